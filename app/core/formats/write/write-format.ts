import { assertNever } from '../../base/result';
import type { ArchivalReference } from '../../project/project';
import type { Page } from '../../page/transcription';
import type { DocumentInfo } from '../page/page-revision';
import { writeAlto } from '../alto/alto-write';
import { writeDocx } from '../docx/docx-write';
import { writeHocr } from '../hocr/hocr-write';
import { writeMarkdown } from '../markdown/markdown-write';
import { writePageXml } from '../page/page-xml';
import { writePlainText } from '../plain-text';
import { writeTei } from '../tei/tei-write';
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
};

/** The pages as one file of `format`. */
export async function writeWhole(
  pages: readonly Page[],
  format: DocumentFormat,
  options: WriteOptions,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'txt':
      return writePlainText(pages);
    case 'md':
      return writeMarkdown(pages, options);
    case 'hocr':
      return writeHocr(pages, options);
    case 'tei':
      return writeTei(pages, options);
    case 'docx':
      return await writeDocx(pages, options);
    default:
      return assertNever(format);
  }
}

/** One page as a file of `format`. */
export function writeOne(page: Page, format: PageFormat, options: WriteOptions): string {
  const { creator, createdUtc, imageFilename, project } = options;
  const about = { creator, createdUtc, imageFilename: imageFilename(page) };
  if (format === 'alto') return writeAlto(page, about);
  return writePageXml(page, project === undefined ? about : { ...about, project });
}
