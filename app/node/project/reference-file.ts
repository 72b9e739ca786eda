import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReferenceRole } from '../../core/project/project';
import type { Span } from '../../core/base/span';
import type { FilePage } from '../../core/given/own-boxes';
import { fail, ok, type Result } from '../../core/base/result';
import { takeApart } from '../../core/facts/compare/take-apart';
import { isParsed, KIND_NAMES, type GivenFile } from '../../core/base/file-kinds';
import type { TextNote } from '../../core/formats/encoding/notes';
import { openText, textOfPages } from '../../core/formats/open-text';
import { decodeBytes } from '../disk/decode-bytes';
import type { ForeignCode, ReadForeign } from './foreign-page';
import type { NewReference } from './project-create';

export type TextFileCode =
  'missing' | 'is-folder' | 'no-text' | 'file-too-large' | 'unreadable' | ForeignCode;

/** A file's text to compare: of what is more than text what stands on its lines, pages parted by form feeds. */
export type TextFile = {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** What the person should know of how it was read. */
  readonly notes: readonly TextNote[];
  /** Its pages with the places of their words, where the file is of a format with pages. */
  readonly pages?: readonly FilePage[];
};

/** A text file larger than this is not a transcription: War and Peace is 6 MB. */
const MAX_TEXT_BYTES = 64_000_000;

/**
 * Reads a text of any kind that is read here (`HANDLING` in core), in any encoding that Russian texts come in. `read`
 * parses what is more than text.
 */
export async function readTextFile(path: string, read: ReadForeign): Promise<Result<TextFile, TextFileCode>> {
  const bytes = await readBytes(path);
  return bytes.ok ? await readTextBytes(bytes.value, basename(path), read) : bytes;
}

/** The same of bytes that are here already; `name` may be empty. */
export async function readTextBytes(
  bytes: Uint8Array,
  name: string,
  read: ReadForeign,
): Promise<Result<TextFile, TextFileCode>> {
  if (bytes.length === 0) return fail('refused-empty');
  if (bytes.length > MAX_TEXT_BYTES) return fail('file-too-large');
  const opened = openText(bytes, name, decodeBytes);
  if (!opened.ok) return opened;
  const { file, notes } = opened.value;
  const taken = await textOfFile(file, read);
  if (!taken.ok) return taken;
  if (taken.value.text.trim() === '') return fail('no-text');
  return ok({ ...taken.value, bytes, notes: [...notes, ...taken.value.notes] });
}

async function textOfFile(
  file: GivenFile,
  read: ReadForeign,
): Promise<Result<Omit<TextFile, 'bytes'>, ForeignCode>> {
  const { kind } = file;
  if (!isParsed(kind)) return ok({ text: 'text' in file ? file.text : '', notes: [] });
  const found = await read(file);
  if (!found.ok) return found;
  const { pages, pictures, account } = found.value;
  const lines = pages.reduce((sum, page) => sum + page.lines.length, 0);
  const params = { format: KIND_NAMES[kind], pages: pages.length, lines, account };
  return ok({
    text: textOfPages(pages),
    notes: [{ code: 'read-as', params }],
    pages: pages.map((page, i) => ({ page, isSizeTold: pictures[i]?.isSizeTold === true })),
  });
}

/** The bytes of a text file of a reasonable size. */
export async function readBytes(path: string): Promise<Result<Uint8Array, TextFileCode>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail('is-folder');
    if (found.size > MAX_TEXT_BYTES) return fail('file-too-large');
    return ok(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('missing');
    return fail('unreadable', { reason: code ?? '?' });
  }
}

/**
 * Texts to compare with, ready for a project. A file that holds both languages is taken apart by script and gives two, whatever `role` says.
 */
export async function readReferences(
  path: string,
  role: ReferenceRole,
  readForeign: ReadForeign,
): Promise<Result<readonly NewReference[], TextFileCode>> {
  const read = await readTextFile(path, readForeign);
  if (!read.ok) return read;
  const fileName = basename(path);
  const label = basename(path, extname(path));
  const { text, bytes, notes } = read.value;
  const halves = takeApart(text);
  if (halves === null) return ok([{ role, label, fileName, bytes, text, notes }]);
  const half = (half: ReferenceRole): NewReference => {
    return { role: half, label: `${label} (${half})`, fileName, bytes, text: textOf(text, halves[half]) };
  };
  return ok([{ ...half('transcription'), notes }, half('translation')]);
}

function textOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ from, to }) => text.slice(from, to)).join('\n\n');
}
