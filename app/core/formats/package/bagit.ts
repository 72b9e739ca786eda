import { fail, ok, type Result } from '../../base/result';

/** BagIt (RFC 8493) with the bag-info that OCRD-ZIP asks for. Hashes are lower-case hex digits. */
export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export type BagInfo = {
  /** Of the object in its own system. */
  readonly identifier: string;
  /** `2024-05-06`. */
  readonly dayUtc: string;
  readonly software: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
};

export function bagInfo({ identifier, dayUtc, software, payloadBytes, payloadFiles }: BagInfo): string {
  const lines = [
    'BagIt-Profile-Identifier: https://ocr-d.de/en/spec/bagit-profile.json',
    'Ocrd-Mets: mets.xml',
    `Ocrd-Identifier: ${oneLine(identifier)}`,
    `Bagging-Date: ${dayUtc}`,
    `Bag-Software-Agent: ${oneLine(software)}`,
    `Payload-Oxum: ${payloadBytes}.${payloadFiles}`,
  ];
  return `${lines.join('\n')}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}

/** Line feeds and percent signs in names are written as the RFC says (2.1.3). */
export function writeManifest(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].map(([path, hash]) => {
    const safe = path.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
    return `${hash}  ${safe}\n`;
  });
  return lines.join('');
}

/** Path → hash. Fails with `malformed` and the line at which it is no manifest. */
export function readManifest(text: string): Result<ReadonlyMap<string, string>, 'malformed'> {
  const hashes = new Map<string, string>();
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const [, hash, path] = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
    if (hash === undefined || path === undefined) return fail('malformed', { at: `${i + 1}:1` });
    const plain = path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%');
    hashes.set(plain.replace(/^\.\//, ''), hash.toLowerCase());
  }
  return ok(hashes);
}

/** Checksum files of a bag by what they are of and made with: `manifest-sha512.txt`. */
export function manifestAlgorithm(name: string): 'md5' | 'sha1' | 'sha256' | 'sha512' | null {
  const found = /(?:^|\/)(?:tag)?manifest-(md5|sha1|sha256|sha512)\.txt$/.exec(name)?.[1];
  return found === 'md5' || found === 'sha1' || found === 'sha256' || found === 'sha512' ? found : null;
}
