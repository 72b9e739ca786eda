import { latin1 } from '../encoding/code-pages';
import type { Detected } from '../../base/file-kinds';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** Fixed parts of the records (APPNOTE.TXT 4.3). */
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const MOST_COMMENT_BYTES = 65_535;
/** Enough to know a document by its parts. */
const MOST_NAMES = 1_000;

/** What a zip file is: a document of an office program, a book, or a mere archive. Nothing is unpacked. */
export function kindOfZip(bytes: Uint8Array): Detected {
  const media = mimetypeOf(bytes);
  if (media.includes('epub')) return { kind: 'epub', detail: '' };
  if (media.includes('opendocument.text')) return { kind: 'odt', detail: '' };
  if (media.includes('opendocument.spreadsheet')) return { kind: 'spreadsheet', detail: 'OpenDocument' };
  if (media.includes('opendocument.presentation')) return { kind: 'presentation', detail: 'OpenDocument' };
  const names = entryNames(bytes);
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('word/')) return { kind: 'docx', detail: '' };
  if (has('xl/')) return { kind: 'spreadsheet', detail: 'Excel' };
  if (has('ppt/')) return { kind: 'presentation', detail: 'PowerPoint' };
  if (has('META-INF/container.xml') || has('OEBPS/')) return { kind: 'epub', detail: '' };
  // Packed anew by hand, OpenDocument does not begin with what it is.
  if (has('content.xml')) return { kind: 'odt', detail: '' };
  return { kind: 'archive', detail: 'ZIP' };
}

/** OpenDocument and EPUB begin with an entry of this name that is not packed. */
function mimetypeOf(bytes: Uint8Array): string {
  const name = nameAt(bytes, LOCAL_BYTES, word(bytes, 26));
  const from = LOCAL_BYTES + word(bytes, 26) + word(bytes, 28);
  return name === 'mimetype' ? latin1(bytes.subarray(from, from + 80)) : '';
}

/** From the directory at the end, or, where that is lost, from the headers at the beginning. */
function entryNames(bytes: Uint8Array): readonly string[] {
  const end = endOfDirectory(bytes);
  const names: string[] = [];
  let at = end < 0 ? bytes.length : double(bytes, end + 16);
  while (names.length < MOST_NAMES && double(bytes, at) === CENTRAL_HEADER) {
    const length = word(bytes, at + 28);
    names.push(nameAt(bytes, at + CENTRAL_BYTES, length));
    at += CENTRAL_BYTES + length + word(bytes, at + 30) + word(bytes, at + 32);
  }
  return names.length > 0 ? names : localNames(bytes);
}

function endOfDirectory(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - END_BYTES - MOST_COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1)
    if (double(bytes, at) === END_OF_DIRECTORY) return at;
  return -1;
}

function localNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  const P = 0x50;
  for (let at = 0; at >= 0 && names.length < MOST_NAMES; at = bytes.indexOf(P, at + 1))
    if (double(bytes, at) === LOCAL_HEADER) names.push(nameAt(bytes, at + LOCAL_BYTES, word(bytes, at + 26)));
  return names;
}

function nameAt(bytes: Uint8Array, from: number, length: number): string {
  return latin1(bytes.subarray(from, from + Math.min(length, 255)));
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function double(bytes: Uint8Array, at: number): number {
  return (word(bytes, at) | (word(bytes, at + 2) << 16)) >>> 0;
}
