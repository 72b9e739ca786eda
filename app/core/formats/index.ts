import { fail, ok, type Result } from '../result';
import type { Page } from '../transcription';
import { readAlto } from './alto-read';
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
  /** Whether a file looks like this format, by its first few thousand characters. */
  readonly detect: (head: string) => boolean;
};

const isHocr = (head: string) =>
  /class\s*=\s*["'][^"']*\bocrx?_/i.test(head) || /\bocr-(system|capabilities)\b/i.test(head);

/** In the order in which they are tried on a file; plain text takes what is left. */
export const FORMATS: readonly Format[] = [
  { id: 'page', extensions: ['xml'], read: readPageFile, isWritten: true, detect: rootIs('PcGts') },
  { id: 'alto', extensions: ['xml', 'alto'], read: readAlto, isWritten: true, detect: rootIs('alto') },
  {
    id: 'tei',
    extensions: ['xml', 'tei'],
    read: readTei,
    isWritten: true,
    detect: rootIs('TEI|TEI\\.2|teiCorpus'),
  },
  { id: 'hocr', extensions: ['hocr', 'html', 'htm'], read: readHocr, isWritten: true, detect: isHocr },
  { id: 'html', extensions: ['html'], read: null, isWritten: true, detect: () => false },
  { id: 'csv', extensions: ['csv'], read: null, isWritten: true, detect: () => false },
  {
    id: 'txt',
    extensions: ['txt', 'md'],
    read: (text) => ok(readTextPages(text)),
    isWritten: true,
    detect: (head) => !/^\ufeff?\s*<[?!a-z]/i.test(head),
  },
];

function rootIs(names: string): (head: string) => boolean {
  const root = new RegExp(
    `^\\ufeff?\\s*(?:<\\?[^>]*>\\s*|<!--[^]*?-->\\s*|<!DOCTYPE[^>[]*(?:\\[[^\\]]*\\])?[^>]*>\\s*)*<(?:[\\w.-]+:)?(?:${names})[\\s>/]`,
  );
  return (head) => root.test(head);
}

/** The format of a decoded file that can be read, or null where none of ours fits. */
export function detectFormat(text: string): Format | null {
  const head = text.slice(0, 4096);
  return FORMATS.find((format) => format.read !== null && format.detect(head)) ?? null;
}

/** The pages of a file of any format that is read here. Fails with `wrong-format` for others. */
export function readPages(text: string): Result<readonly Page[], FormatErrorCode> {
  const format = detectFormat(text);
  if (format?.read == null)
    return fail(
      'wrong-format',
      'The file is neither PAGE XML, ALTO, hOCR, TEI nor plain text. Convert it to one of these.',
    );
  const read = format.read(text);
  return read.ok ? ok(read.value.pages) : read;
}
