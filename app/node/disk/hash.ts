import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** How many hex digits of a content hash stand in a file name: 128 bits, short enough for Windows paths. */
export const NAME_HASH_DIGITS = 32;

export function nameHash(hash: string): string {
  return hash.slice(0, NAME_HASH_DIGITS);
}

/**
 * The bytes of which a name holds the hash: `bytes` themselves, or what they were before another program (git, mail)
 * gave them the line ends of another system; null for anything else.
 */
export function bytesAsWritten(bytes: Uint8Array, hashStart: string): Uint8Array | null {
  if (nameHash(sha256Hex(bytes)) === hashStart) return bytes;
  const plain = withLineFeeds(bytes);
  return plain !== bytes && nameHash(sha256Hex(plain)) === hashStart ? plain : null;
}

/** With a line feed alone for each CR LF; the same array where there is none. */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0x0d)) return bytes;
  const kept = bytes.filter((byte, i) => byte !== 0x0d || bytes[i + 1] !== 0x0a);
  return kept.length === bytes.length ? bytes : kept;
}

/** What stands in the name of every immutable file of a project: its number and the start of its SHA-256. */
export type HashedName = { readonly number: number; readonly hashStart: string; readonly rest: string };

/** `rest` is what follows the hash: an extension, or a dash and the name a person gave. Null for any other name. */
export function parseHashedName(name: string): HashedName | null {
  const [, digits, hashStart, rest] = /^(\d{4,9})-([0-9a-f]{32})([.-].*|)$/su.exec(name) ?? [];
  if (digits === undefined || hashStart === undefined || rest === undefined) return null;
  return { number: Number(digits), hashStart, rest };
}

export function hashedName(number: number, digits: number, hash: string, rest: string): string {
  return `${String(number).padStart(digits, '0')}-${nameHash(hash)}${rest}`;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let remainder = index;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

/** CRC-32 as in ISO 3309 and gzip (Node's own `zlib.crc32` is too young), of `bytes` after those that gave `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = before ^ 0xffffffff;
  for (const byte of bytes) remainder = (CRC_TABLE[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8);
  return (remainder ^ 0xffffffff) >>> 0;
}

/** The same as 8 lower-case hex digits. */
export function crc32Hex(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
