import { fail, ok, type Result } from '../base/result';
import type { Page } from '../page/transcription';
import { readAbbyy } from './abbyy/abbyy';
import type { ReadFile } from './account/read-file';
import { readAlto } from './alto/alto-read';
import { detectText } from './detect/detect';
import { isRefused, type FileKind, type GivenFile } from '../base/file-kinds';
import { documentError } from './detect/refusals';
import { readDocx, readWordXml } from './docx/docx';
import { latin1 } from './encoding/code-pages';
import type { Decode } from './encoding/encodings';
import { FORMAT_IDS, type FormatId } from './format-ids';
import { readHocr } from './hocr/hocr';
import { readHtmlText } from './html/html-read';
import { readMarkdown } from './markdown/markdown';
import { readFlatOdt, readOdt } from './odt/odt';
import { readPageFile } from './page/page-xml-read';
import { readTextPages } from './plain-text';
import { readRtf } from './rtf/rtf-read';
import { readTei } from './tei/tei';
import type { FormatErrorCode } from './xml/xml';

export { FORMAT_IDS, type FormatId };

/** The pages of a file and where its text went. */
export type FormatReader = (file: GivenFile, decode: Decode) => Result<ReadFile, FormatErrorCode>;

/** A file format as people choose it. Writers differ in what they need to know and are called by name. */
export type Format = {
  readonly id: FormatId;
  /** Without dots; the first is given to new files. */
  readonly extensions: readonly string[];
  /** Null for what is written only, and for PDF, which a reader outside core opens. */
  readonly read: FormatReader | null;
  readonly isWritten: boolean;
  /** The kinds of files that are of this format; none for what is written only. */
  readonly kinds: readonly FileKind[];
};

const ofText =
  (read: (text: string) => Result<ReadFile, FormatErrorCode>): FormatReader =>
  (file) =>
    read('text' in file ? file.text : latin1(file.bytes));

/** Of a document that is packed, or text itself where it says so. */
const ofBytes =
  (
    read: (bytes: Uint8Array, decode: Decode) => Result<ReadFile, FormatErrorCode>,
    readText: (text: string) => Result<ReadFile, FormatErrorCode> = () => documentError('damaged-document'),
  ): FormatReader =>
  (file, decode) =>
    'bytes' in file ? read(file.bytes, decode) : readText(file.text);

/** One file of each format more, one line here; which of them a file is, `detect` says. */
export const FORMATS: readonly Format[] = [
  { id: 'page', extensions: ['xml'], read: ofText(readPageFile), isWritten: true, kinds: ['page-xml'] },
  { id: 'alto', extensions: ['xml', 'alto'], read: ofText(readAlto), isWritten: true, kinds: ['alto'] },
  { id: 'tei', extensions: ['xml', 'tei'], read: ofText(readTei), isWritten: true, kinds: ['tei'] },
  {
    id: 'hocr',
    extensions: ['hocr', 'html', 'htm'],
    read: ofText(readHocr),
    isWritten: true,
    kinds: ['hocr'],
  },
  { id: 'abbyy', extensions: ['xml'], read: ofText(readAbbyy), isWritten: false, kinds: ['abbyy-xml'] },
  {
    id: 'html',
    extensions: ['html', 'htm', 'xhtml'],
    read: ofText(readHtmlText),
    isWritten: true,
    kinds: ['html'],
  },
  { id: 'csv', extensions: ['csv'], read: null, isWritten: true, kinds: [] },
  { id: 'docx', extensions: ['docx'], read: ofBytes(readDocx), isWritten: false, kinds: ['docx'] },
  { id: 'word-xml', extensions: ['xml'], read: ofText(readWordXml), isWritten: false, kinds: ['word-xml'] },
  {
    id: 'odt',
    extensions: ['odt', 'fodt'],
    read: ofBytes(readOdt, readFlatOdt),
    isWritten: false,
    kinds: ['odt'],
  },
  { id: 'rtf', extensions: ['rtf'], read: ofBytes(readRtf), isWritten: false, kinds: ['rtf'] },
  { id: 'pdf', extensions: ['pdf'], read: null, isWritten: false, kinds: ['pdf'] },
  {
    id: 'md',
    extensions: ['md', 'markdown'],
    read: ofText(readMarkdown),
    isWritten: false,
    kinds: ['markdown'],
  },
  {
    id: 'txt',
    extensions: ['txt', 'text'],
    read: ofText((text) => ok(readTextPages(text))),
    isWritten: true,
    kinds: ['plain-text'],
  },
];

/** Ends of names of files that texts are read from, for the system's dialogs; any file may be tried. */
export const TEXT_ENDINGS: readonly string[] = [
  ...new Set(['txt', ...FORMATS.flatMap(({ kinds, extensions }) => (kinds.length === 0 ? [] : extensions))]),
];

/** A file with the format it turned out to be of. */
export type FormatFile = ReadFile & { readonly format: FormatId };

/** Reads a file of a kind that `detect` has found. Fails with `wrong-format` for PDF, which is opened elsewhere. */
export function readGiven(file: GivenFile, decode: Decode): Result<FormatFile, FormatErrorCode> {
  const format = formatOf(file.kind);
  if (format?.read == null) return notRead();
  const read = format.read(file, decode);
  return read.ok ? ok({ format: format.id, ...read.value }) : read;
}

function formatOf(kind: FileKind): Format | null {
  return FORMATS.find(({ kinds }) => kinds.includes(kind)) ?? null;
}

function notRead(): Result<never, FormatErrorCode> {
  return fail('wrong-format', { formats: READABLE });
}

/** The formats that are read, as a list for people. */
export const READABLE = 'PAGE XML, ALTO, hOCR, TEI, ABBYY XML, DOCX, ODT, RTF, HTML, Markdown, TXT';

/** The format of a decoded file that can be read, or null where none of ours fits. */
export function detectFormat(text: string): Format | null {
  return formatOf(detectText(text).kind);
}

/** A decoded file of any format that is text, its account and which format it is. Fails with `wrong-format` for others. */
export function readFormat(text: string): Result<FormatFile, FormatErrorCode> {
  const { kind } = detectText(text);
  const given = kind === 'empty' ? 'plain-text' : kind;
  return isRefused(given) ? notRead() : readGiven({ kind: given, text }, () => '');
}

/** The pages alone of such a file. */
export function readPages(text: string): Result<readonly Page[], FormatErrorCode> {
  const read = readFormat(text);
  return read.ok ? ok(read.value.pages) : read;
}
