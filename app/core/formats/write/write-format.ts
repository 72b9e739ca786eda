import { assertNever } from '../../base/result';
import type { ArchivalReference } from '../../project/project';
import type { Page } from '../../page/transcription';
import type { DocumentInfo } from '../page/page-revision';
import { writeAlto } from '../alto/alto-write';
import type { Beside } from '../docx/docx-write';
import { writeHtml } from '../html/html-write';
import { hocrPieces, writeHocr } from '../hocr/hocr-write';
import { writeMarkdown } from '../markdown/markdown-write';
import { writePageXml } from '../page/page-xml';
import { writePlainText } from '../plain-text';
import { teiPieces, writeTei } from '../tei/tei-write';
import { shapedPage, withDebrisAs } from './shape-text';
import type { SheetHead } from './sheet-heads';
import { PLAIN_OPTIONS, type TextOptions } from './text-options';
import type { DocumentFormat, PageFormat } from './written-formats';

export type WriteOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  /** The program and its version. */
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
  /** The picture of each page as other programs will look for it. */
  readonly imageFilename: (page: Page) => string;
  /** Who corrected the text, and what it was before, by page id: for formats that hold changes. */
  readonly author: string;
  /** Said of the document in files that other programs give back. */
  readonly project?: DocumentInfo;
  readonly before?: ReadonlyMap<string, Page>;
  /** How the text is to be read; as it stands in the lines where it is not given. */
  readonly text?: TextOptions;
  /** What stands above each sheet, by page id, where `text` asks for it. */
  readonly heads?: ReadonlyMap<string, SheetHead>;
  /** What stands beside each sheet in a Word file. */
  readonly beside?: ReadonlyMap<string, Beside>;
  readonly besideAll?: Beside;
  /** Waited for between the parts of a long Word file. */
  readonly pause?: () => Promise<void>;
};

/** One file made of another has everything that it had. */
const AS_IT_IS: TextOptions = { ...PLAIN_OPTIONS, hasDebris: true };

/** The pages as one file of `format`. */
export async function writeWhole(
  pages: readonly Page[],
  format: DocumentFormat,
  options: WriteOptions,
): Promise<string | Uint8Array> {
  const { text = AS_IT_IS, heads, before, ...rest } = options;
  const shaped = pages.map((page) => shapedPage(page, text));
  const written = pages.map((page) => withDebrisAs(page, text));
  const head = text.citesSheets && heads !== undefined ? { heads } : {};
  const { breaksPages } = text;
  switch (format) {
    case 'txt':
      return writePlainText(shaped, { pageBreak: breaksPages ? 'form-feed' : 'blank-line', ...head });
    case 'md':
      return writeMarkdown(shaped, { ...rest, ...head, breaksPages });
    case 'html':
      return writeHtml(shaped, { ...rest, ...head, breaksPages });
    case 'hocr':
      return writeHocr(written, options);
    case 'tei':
      return writeTei(written, options);
    case 'docx': {
      // Its library is as large as all else that writes, so it is loaded when the first Word file is made.
      const { writeDocx } = await import('../docx/docx-write');
      return await writeDocx(shaped, {
        ...{ ...rest, ...head, breaksPages },
        ...(before === undefined || !text.tracksChanges ? {} : { before: shapedBefore(before, text) }),
      });
    }
    default:
      return assertNever(format);
  }
}

/** The same page by page, where a document of very many pages may be too large for one string. */
export function piecesOf(
  pages: readonly Page[],
  format: 'hocr' | 'tei',
  options: WriteOptions,
): Iterable<string> {
  const written = pages.map((page) => withDebrisAs(page, options.text ?? AS_IT_IS));
  return format === 'hocr' ? hocrPieces(written, options) : teiPieces(written, options);
}

function shapedBefore(before: ReadonlyMap<string, Page>, text: TextOptions): ReadonlyMap<string, Page> {
  return new Map([...before].map(([id, page]) => [id, shapedPage(page, text)]));
}

/** One page as a file of `format`. */
export function writeOne(page: Page, format: PageFormat, options: WriteOptions): string {
  const { creator, createdUtc, imageFilename, project, text = AS_IT_IS } = options;
  const about = { creator, createdUtc, imageFilename: imageFilename(page) };
  if (format === 'alto') return writeAlto(withDebrisAs(page, text), about);
  return writePageXml(page, project === undefined ? about : { ...about, project });
}
