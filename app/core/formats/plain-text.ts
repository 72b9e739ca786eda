import { textWithSigns } from '../page/marks';
import type { Page } from '../page/transcription';
import { accountOf } from './account/account';
import { toXmlCharacters } from './xml/xml-escape';
import { NO_PICTURE, type ReadFile } from './account/read-file';

/** What stands between two pages: a form feed (which `check` takes for the start of a sheet) or an empty line. */
export type PageBreak = 'form-feed' | 'blank-line';

/**
 * The text of `pages`, a line a Line, ending in a line feed. Form feeds stand at the start of a line of their
 * own page, so that every line keeps its number within its page. Doubtful words have `[?]` behind them.
 */
export function writePlainText(
  pages: readonly Page[],
  options: {
    readonly pageBreak: PageBreak;
    /** Lines above each page, by its id. */
    readonly heads?: ReadonlyMap<string, { readonly source: string; readonly note: string }>;
  } = { pageBreak: 'form-feed' },
): string {
  const separator = options.pageBreak === 'form-feed' ? '\n\f' : '\n\n';
  const headOf = (page: Page) => {
    const head = options.heads?.get(page.id);
    return head === undefined ? [] : [head.source, ...(head.note === '' ? [] : [head.note]), ''];
  };
  // A control character makes programs take a text for something else; the other formats cannot hold one either.
  const textOf = (page: Page) =>
    [...headOf(page), ...page.lines.map((line) => toXmlCharacters(textWithSigns(line)))].join('\n');
  return pages.map(textOf).join(separator) + '\n';
}

const NO_IMAGE = { widthPx: 1, heightPx: 1, dpi: null } as const;

/** A decoded plain text with its account; the byte order mark is no text. */
export function readTextPages(given: string): ReadFile {
  const text = given.replace(/^\ufeff/, '');
  const pages = pagesOfText(text, NO_IMAGE);
  return {
    pages,
    pictures: pages.map(() => NO_PICTURE),
    account: accountOf([{ text, leftOut: null }], pages),
  };
}

/** The pages of a plain text: split at form feeds, a Line a line, no ink known. `image` is what all of them get. */
export function pagesOfText(text: string, image: Page['image']): readonly Page[] {
  return text
    .replace(/(\r\n?|\n)$/, '')
    .split('\f')
    .map((sheet, i) => ({
      id: String(i + 1).padStart(4, '0'),
      image,
      lines: sheet
        .replace(/(\r\n?|\n)$/, '')
        .split(/\r\n?|\n/)
        .map((line, n) => ({ id: `l${n + 1}`, text: line, boxPx: null, words: [] })),
    }));
}
