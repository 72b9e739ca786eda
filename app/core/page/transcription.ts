import type { BoxPx, SheetGeometry } from '../base/geometry';

/**
 * A stretch of a Line's text with the ink it stands for. `from`/`to` are half-open UTF-16 offsets into the
 * text of its Line. `confidence` is 0–1 from a machine, or null once a person has touched the word.
 */
export type Word = {
  readonly from: number;
  readonly to: number;
  readonly boxPx: BoxPx;
  readonly confidence: number | null;
};

export const MARK_KINDS = [
  ...(['heading', 'margin-note', 'handwritten', 'stamp', 'debris'] as const),
  ...(['inserted', 'struck', 'doubtful', 'illegible'] as const),
] as const;

/**
 * What a person says of words beyond their text: typed or written by whom and how (`handwritten`, `stamp`, `inserted`
 * above the line, `struck` out, or no text but the `debris` that recognition made of a stamp or a signature), or how far they can be read (`doubtful`, `illegible`). Outer kinds stand first.
 */
export type MarkKind = (typeof MARK_KINDS)[number];

/** A mark on `[from, to)` of its Line's text, UTF-16. */
export type Mark = { readonly kind: MarkKind; readonly from: number; readonly to: number };

/**
 * One line of the scan. `text` is the truth; `words` point into it in ascending order without overlap, and
 * may leave gaps (spaces, and text a person typed where the machine saw no ink). `boxPx` is null for a line
 * without known ink.
 */
export type Line = {
  readonly id: string;
  readonly text: string;
  readonly boxPx: BoxPx | null;
  readonly words: readonly Word[];
  /** Ascending; marks of one kind neither touch nor overlap. Left out where there are none. */
  readonly marks?: readonly Mark[];
  /** What people note for each other; left out where there is none. */
  readonly comment?: string;
};

/** Where a Page's picture comes from, and its size in original image px. */
export type PageImage = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Dots per inch, or null where the scan does not say. */
  readonly dpi: number | null;
};

/** The text of one scan image in reading order. `id` is the four-digit page number: `0001`. */
export type Page = {
  readonly id: string;
  readonly image: PageImage;
  readonly lines: readonly Line[];
  /** What people note for each other on the whole page; left out where there is none. */
  readonly comment?: string;
  /** How the sheet lies on its scan; left out where nothing is told of it. Boxes are px of the scan as it is, whatever this says. */
  readonly geometry?: SheetGeometry;
};

export const PAGE_STATUSES = [
  'untouched',
  'in-progress',
  'needs-attention',
  'proofread',
  'validated',
] as const;

/** How far a Page has come; `validated` is given by a second person. */
export type PageStatus = (typeof PAGE_STATUSES)[number];

/** Whether anything is written on the page. */
export function hasText(page: Page): boolean {
  return page.lines.some(({ text }) => text.trim() !== '');
}

/** The page's text: its Lines joined by line feeds, with no line feed at the end. */
export function pageText(page: Page): string {
  return page.lines.map((line) => line.text).join('\n');
}

/** The text under `word`. */
export function wordText(line: Line, word: Word): string {
  return line.text.slice(word.from, word.to);
}
