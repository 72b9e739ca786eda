import { ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import type { ReadableFile } from '../disk/fs';
import { refuse, type StoreResult } from '../disk/store-error';
import {
  clashingPath,
  isOfSystem,
  isPlainPath,
  MOST_ARCHIVE_BYTES,
  MOST_ENTRIES,
  MOST_RATIO,
  RATIO_FROM_BYTES,
} from './archive-limits';

export const TAIL_BYTES = 22;
const MOST_COMMENT_BYTES = 65_535;
const ENTRY_BYTES = 46;
export const HEAD_BYTES = 30;
const TAIL_SIGN = 0x06054b50;
const ENTRY_SIGN = 0x02014b50;
const MOST_DIRECTORY_BYTES = 64_000_000;

/** One file in an archive, as its central directory has it. */
export type ArchiveEntry = {
  /** With `/`, checked: plain names only. */
  readonly path: string;
  readonly isDeflated: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc32: number;
  /** Where its own head begins. */
  readonly at: number;
  /** Where the next thing begins: its bytes end before. */
  readonly before: number;
};

/** What the central directory lists, each entry known to be safe to take. */
export async function readDirectory(
  file: ReadableFile,
  path: string,
  size: number,
): Promise<StoreResult<readonly ArchiveEntry[]>> {
  const damaged = refuse('archive-damaged', { file: path });
  const tailFrom = Math.max(0, size - TAIL_BYTES - MOST_COMMENT_BYTES);
  const tail = await attempt(path, () => readWhole(file, tailFrom, size - tailFrom));
  if (!tail.ok) return tail;
  const at = tail.value === null ? -1 : findTail(tail.value);
  if (tail.value === null || at < 0) return refuse('archive-empty', { file: path });
  const count = tail.value.readUInt16LE(at + 10);
  const length = tail.value.readUInt32LE(at + 12);
  const from = tail.value.readUInt32LE(at + 16);
  const isOnePart = tail.value.readUInt32LE(at + 4) === 0 && tail.value.readUInt16LE(at + 8) === count;
  if (count > MOST_ENTRIES || from > MOST_ARCHIVE_BYTES || length > MOST_DIRECTORY_BYTES)
    return refuse('archive-too-large', { file: path });
  if (!isOnePart || from + length > tailFrom + at) return damaged;
  const directory = await attempt(path, () => readWhole(file, from, length));
  if (!directory.ok) return directory;
  const entries = directory.value === null ? null : parseDirectory(directory.value, count);
  return entries === null ? damaged : checkEntries(entries, path, from);
}

/** The last place whose comment ends with the file. */
function findTail(tail: Buffer): number {
  for (let at = tail.length - TAIL_BYTES; at >= 0; at--) {
    const isTail = tail.readUInt32LE(at) === TAIL_SIGN;
    if (isTail && at + TAIL_BYTES + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return -1;
}

type RawEntry = Omit<ArchiveEntry, 'before' | 'isDeflated'> & {
  readonly method: number;
  readonly isSecret: boolean;
  /** Of Unix; 0 where another system has packed it. */
  readonly fileType: number;
  readonly nameBytes: number;
};

function parseDirectory(directory: Buffer, count: number): readonly RawEntry[] | null {
  const entries: RawEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGN) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const end =
      at + ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const flags = directory.readUInt16LE(at + 8);
    const path = nameOf(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes), flags);
    if (end > directory.length || path === null) return null;
    const isOfUnix = directory.readUInt8(at + 5) === UNIX;
    entries.push({
      ...{ path, nameBytes },
      isSecret: (flags & IS_SECRET) !== 0,
      method: directory.readUInt16LE(at + 10),
      crc32: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      fileType: isOfUnix ? directory.readUInt16LE(at + 40) & FILE_TYPE : 0,
      at: directory.readUInt32LE(at + 42),
    });
    at = end;
  }
  return entries;
}

const UNIX = 3;
const FILE_TYPE = 0xf000;
/** None given, a plain file, a folder. */
const PLAIN_TYPES: readonly number[] = [0, 0x8000, 0x4000];

/** Bits of an entry's flags (APPNOTE 6.3.10, 4.4.4). */
const IS_SECRET = 1;
const IS_UTF8 = 1 << 11;

/** Windows in Russian packs names in its old code page, and says so only by not saying UTF-8. */
function nameOf(bytes: Uint8Array, flags: number): string | null {
  const name = utf8(bytes);
  return name !== null || (flags & IS_UTF8) !== 0 ? name : new TextDecoder('ibm866').decode(bytes);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Refuses the whole archive for one entry that should not be there; folders and what systems add are passed over. */
function checkEntries(
  raw: readonly RawEntry[],
  path: string,
  directoryFrom: number,
): StoreResult<readonly ArchiveEntry[]> {
  const unsafe = raw.find((entry) => !isSafe(entry));
  if (unsafe !== undefined) return refuse('archive-unsafe', { file: path, entry: shown(unsafe.path) });
  const total = raw.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > MOST_ARCHIVE_BYTES) return refuse('archive-too-large', { file: path });
  const inPlace = [...raw].sort((a, b) => a.at - b.at);
  const before = new Map(inPlace.map((entry, i) => [entry, inPlace[i + 1]?.at ?? directoryFrom]));
  const isApart = (entry: RawEntry) =>
    entry.at + HEAD_BYTES + entry.nameBytes + entry.packedBytes <= (before.get(entry) ?? 0);
  if (!raw.every(isApart)) return refuse('archive-damaged', { file: path });
  const files = raw.filter((entry) => !entry.path.endsWith('/') && !isOfSystem(entry.path));
  const clash = clashingPath(files.map((entry) => entry.path));
  if (clash !== null) return refuse('archive-unsafe', { file: path, entry: shown(clash) });
  return ok(
    files.map((entry) => ({
      path: entry.path,
      isDeflated: entry.method !== 0,
      packedBytes: entry.packedBytes,
      bytes: entry.bytes,
      crc32: entry.crc32,
      at: entry.at,
      before: before.get(entry) ?? 0,
    })),
  );
}

function isSafe({ path, method, isSecret, fileType, bytes, packedBytes }: RawEntry): boolean {
  const isFolder = path.endsWith('/');
  if (!isPlainPath(isFolder ? path.slice(0, -1) : path) && !isOfSystem(path)) return false;
  if (isSecret || (method !== 0 && method !== 8) || !PLAIN_TYPES.includes(fileType)) return false;
  if (isFolder && bytes > 0) return false;
  if (method === 0 && bytes !== packedBytes) return false;
  return bytes <= RATIO_FROM_BYTES || bytes <= packedBytes * MOST_RATIO;
}

/** A name from outside, fit for a line of a message. */
function shown(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '�').slice(0, 120);
}

/** Null where the file ends before. */
export async function readWhole(file: ReadableFile, from: number, bytes: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes;) {
    const piece = await file.read(from + at, bytes - at);
    if (piece.length === 0) return null;
    pieces.push(piece);
    at += piece.length;
  }
  return Buffer.concat(pieces);
}
