import type { Detected } from '../../base/file-kinds';
import { kindOfZip } from './zip-names';

/** Looks for what a file of no text begins with. Null for what may be text. */
export function kindByMagic(bytes: Uint8Array): Detected | null {
  const found = SIGNATURES.find(({ at = 0, begins }) => hasAt(bytes, at, begins));
  if (found !== undefined) return found.is(bytes);
  if (isPdf(bytes)) return { kind: 'pdf', detail: '' };
  return null;
}

type Signature = {
  /** Latin-1 characters for bytes. */
  readonly begins: string;
  readonly at?: number;
  readonly is: (bytes: Uint8Array) => Detected;
};

const of =
  (kind: Detected['kind'], detail = ''): Signature['is'] =>
  () => ({ kind, detail });

const SIGNATURES: readonly Signature[] = [
  { begins: 'PK\x03\x04', is: kindOfZip },
  { begins: 'PK\x05\x06', is: of('archive', 'ZIP') },
  { begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', is: kindOfOle },
  { begins: '\xdb\xa5\x2d\0', is: of('doc', 'Word 2') },
  { begins: '\x31\xbe\0\0', is: of('doc', 'Write') },
  { begins: '\xffWPC', is: of('doc', 'WordPerfect') },
  { begins: 'AT&TFORM', is: of('djvu') },
  { begins: '%!PS', is: of('postscript') },
  { begins: 'II*\0', is: of('image', 'TIFF') },
  { begins: 'MM\0*', is: of('image', 'TIFF') },
  { begins: 'II+\0', is: of('image', 'TIFF') },
  { begins: 'MM\0+', is: of('image', 'TIFF') },
  { begins: '\xff\xd8\xff', is: of('image', 'JPEG') },
  { begins: '\x89PNG', is: of('image', 'PNG') },
  { begins: 'GIF87a', is: of('image', 'GIF') },
  { begins: 'GIF89a', is: of('image', 'GIF') },
  { begins: '\0\0\0\x0cjP', is: of('image', 'JPEG 2000') },
  { begins: '\xff\x4f\xff\x51', is: of('image', 'JPEG 2000') },
  { begins: 'WEBPVP8', at: 8, is: of('image', 'WebP') },
  { begins: 'ftyphei', at: 4, is: of('image', 'HEIC') },
  { begins: 'ftyphev', at: 4, is: of('image', 'HEIC') },
  { begins: 'ftypmif1', at: 4, is: of('image', 'HEIC') },
  { begins: 'ftypmsf1', at: 4, is: of('image', 'HEIC') },
  { begins: 'ftypavif', at: 4, is: of('image', 'AVIF') },
  { begins: 'ftypavis', at: 4, is: of('image', 'AVIF') },
  { begins: '\x1f\x8b', is: of('archive', 'gzip') },
  { begins: 'BZh', is: kindOfBzip },
  { begins: '\xfd7zXZ', is: of('archive', 'XZ') },
  { begins: '7z\xbc\xaf\x27\x1c', is: of('archive', '7-Zip') },
  { begins: 'Rar!\x1a\x07', is: of('archive', 'RAR') },
  { begins: 'ustar\0', at: 257, is: of('archive', 'tar') },
  { begins: 'ustar  \0', at: 257, is: of('archive', 'tar') },
  { begins: 'BM', is: kindOfBmp },
];

function hasAt(bytes: Uint8Array, at: number, begins: string): boolean {
  if (at + begins.length > bytes.length) return false;
  for (let i = 0; i < begins.length; i += 1) if (bytes[at + i] !== begins.charCodeAt(i)) return false;
  return true;
}

/** Two letters alone are no mark: a text may begin with them. The four bytes after the size are always zero. */
function kindOfBmp(bytes: Uint8Array): Detected {
  return hasAt(bytes, 6, '\0\0\0\0') ? { kind: 'image', detail: 'BMP' } : textAfterAll();
}

function kindOfBzip(bytes: Uint8Array): Detected {
  return hasAt(bytes, 4, '1AY&SY') ? { kind: 'archive', detail: 'bzip2' } : textAfterAll();
}

function textAfterAll(): Detected {
  return { kind: 'plain-text', detail: '' };
}

/** Streams of a compound file that say which program it is of; their names stand in it in UTF-16. */
function kindOfOle(bytes: Uint8Array): Detected {
  const has = (name: string) =>
    indexOf(bytes, [...name].map((letter) => `${letter}\0`).join(''), bytes.length) >= 0;
  if (has('WordDocument')) return { kind: 'doc', detail: 'Word' };
  if (has('Workbook')) return { kind: 'spreadsheet', detail: 'Excel' };
  if (has('EncryptedPackage')) return { kind: 'protected', detail: '' };
  if (has('PowerPoint Document')) return { kind: 'presentation', detail: 'PowerPoint' };
  return { kind: 'doc', detail: '' };
}

/** Readers accept a PDF whose header stands somewhere in its first kilobyte (ISO 32000-1, annex H.3.4.1). */
const PDF_HEAD_BYTES = 1_024;
/** A text that only speaks of PDF has no objects. */
const PDF_OBJECT_BYTES = 64_000;

function isPdf(bytes: Uint8Array): boolean {
  const at = indexOf(bytes, '%PDF-', PDF_HEAD_BYTES);
  return at === 0 || (at > 0 && indexOf(bytes.subarray(at), ' obj', PDF_OBJECT_BYTES) > 0);
}

function indexOf(bytes: Uint8Array, wanted: string, within: number): number {
  const first = wanted.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0 && at < within; at = bytes.indexOf(first, at + 1))
    if (hasAt(bytes, at, wanted)) return at;
  return -1;
}
