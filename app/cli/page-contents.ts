import type { RecognisedPage } from '../core/recognise/engine';
import { noticeOf } from '../core/recognise/notice';
import { writePageXml } from '../core/formats/page/page-xml';
import { writePlainText } from '../core/formats/plain-text';
import { withDebrisAs } from '../core/formats/write/shape-text';
import { assertNever } from '../core/base/result';
import type { Page } from '../core/page/transcription';
import type { CliIo } from './io';
import type { RecogniseFormat } from './options';

const ENDING: Readonly<Record<RecogniseFormat, string>> = { txt: '.txt', page: '.xml', json: '.json' };

/** Where a page comes from: its file, and which of its pages it is, from 1. */
export type Source = {
  readonly file: string;
  readonly page: number;
  readonly pages: number;
  readonly sha256?: string;
};

/** The page’s number as it stands in names, from an index that counts from 0. */
export function idOf(index: number): string {
  return String(index + 1).padStart(4, '0');
}

export function fileName(name: string, id: string, format: RecogniseFormat): string {
  return `${name}-${id}${ENDING[format]}`;
}

export function pageOf({ page }: Source, { image, lines }: RecognisedPage): Page {
  return { id: idOf(page - 1), image, lines };
}

/** A page in one of the formats that a file can have. */
export function contentOf(
  io: CliIo,
  page: Page,
  read: RecognisedPage,
  format: RecogniseFormat,
  source: Source,
  imageFilename: string,
): string {
  switch (format) {
    case 'txt':
      return writePlainText([withDebrisAs(page, { hasDebris: false })]);
    case 'page':
      // The scan as it is called in the archive: other programs find it by that.
      return writePageXml(page, {
        ...{ imageFilename, creator: `Sverka ${io.version}` },
        createdUtc: io.deps.nowUtc(),
      });
    case 'json':
      return `${JSON.stringify(jsonOf(page, read, source), null, 2)}\n`;
    default:
      return assertNever(format);
  }
}

export function jsonOf(page: Page, read: RecognisedPage, source: Source): object {
  const { readings, account, leftOut } = read;
  return { version: 1, ...page, readings, account, leftOut, source, notice: noticeOf(read) };
}
