import { fail, ok, type Result } from '../result';
import type { Page } from '../transcription';
import { readAlto } from './alto-read';
import { detectText } from './detect/detect';
import type { FileKind } from './detect/kinds';
import { readHocr } from './hocr';
import { readPageFile } from './page-xml-read';
import { readTextPages } from './plain-text';
import type { ReadFile } from './read-file';
import { readTei } from './tei';
import type { FormatErrorCode } from './xml';

export const FORMAT_IDS = ['page', 'alto', 'hocr', 'tei', 'txt', 'html', 'csv'] as const;

export type FormatId = (typeof FORMAT_IDS)[number];

/** A file format as people choose it. Writers differ in what they need to know and are called by name. */
export type Format = {
  readonly id: FormatId;
  /** Without dots; the first is given to new files. */
  readonly extensions: readonly string[];
  /** The pages of a decoded file and where its text went; null for what is written only. */
  readonly read: ((text: string) => Result<ReadFile, FormatErrorCode>) | null;
  readonly isWritten: boolean;
  /** The kinds of files that are of this format; none for what is written only. */
  readonly kinds: readonly FileKind[];
};

/** One file of each format more, one line here; which of them a file is, `detect` says. */
export const FORMATS: readonly Format[] = [
  { id: 'page', extensions: ['xml'], read: readPageFile, isWritten: true, kinds: ['page-xml'] },
  { id: 'alto', extensions: ['xml', 'alto'], read: readAlto, isWritten: true, kinds: ['alto'] },
  { id: 'tei', extensions: ['xml', 'tei'], read: readTei, isWritten: true, kinds: ['tei'] },
  { id: 'hocr', extensions: ['hocr', 'html', 'htm'], read: readHocr, isWritten: true, kinds: ['hocr'] },
  { id: 'html', extensions: ['html'], read: null, isWritten: true, kinds: [] },
  { id: 'csv', extensions: ['csv'], read: null, isWritten: true, kinds: [] },
  {
    id: 'txt',
    extensions: ['txt', 'md'],
    read: (text) => ok(readTextPages(text)),
    isWritten: true,
    kinds: ['plain-text', 'markdown'],
  },
];

/** Ends of names of files that texts are read from, for the system's dialogs; any file may be tried. */
export const TEXT_ENDINGS: readonly string[] = [
  ...new Set(['txt', 'text', 'md', 'markdown', ...FORMATS.flatMap(endingsRead)]),
];

function endingsRead({ read, extensions }: Format): readonly string[] {
  return read === null ? [] : extensions;
}

/** The format of a decoded file that can be read, or null where none of ours fits. */
export function detectFormat(text: string): Format | null {
  const { kind } = detectText(text);
  return FORMATS.find(({ kinds }) => kinds.includes(kind)) ?? null;
}

/** A decoded file of any format that is read here, its account and which format it is. Fails with `wrong-format` for others. */
export function readFormat(text: string): Result<ReadFile & { readonly format: FormatId }, FormatErrorCode> {
  const format = detectFormat(text);
  if (format?.read == null)
    return fail(
      'wrong-format',
      'The file is neither PAGE XML, ALTO, hOCR, TEI nor plain text. Convert it to one of these.',
    );
  const read = format.read(text);
  return read.ok ? ok({ format: format.id, ...read.value }) : read;
}

/** The pages alone of such a file. */
export function readPages(text: string): Result<readonly Page[], FormatErrorCode> {
  const read = readFormat(text);
  return read.ok ? ok(read.value.pages) : read;
}
