import type { Line, MarkKind, Page } from './transcription';

/** A mark or a comment with its place, for a list: sheet and line count from 1; `text` is what it stands on. */
export type Remark = {
  readonly sheet: number;
  /** 0 for a comment on the whole sheet. */
  readonly line: number;
  readonly kind: MarkKind | 'comment';
  readonly text: string;
  /** Where it begins in its line. */
  readonly from: number;
  /** The comment; empty for a mark. */
  readonly note: string;
};

/** Everything that people said of the text and its pages beyond the text, in reading order. */
export function remarksOf(pages: readonly Page[]): readonly Remark[] {
  return pages.flatMap((page, i) => remarksOfPage(page, i + 1));
}

/** The same of one page, the one that counts as `sheet`. */
export function remarksOfPage(page: Page, sheet: number): readonly Remark[] {
  const lines = page.lines.flatMap((line, i) => remarksOfLine(line, sheet, i + 1));
  if (page.comment === undefined) return lines;
  return [{ sheet, line: 0, kind: 'comment', text: '', from: 0, note: page.comment }, ...lines];
}

function remarksOfLine({ text, marks, comment }: Line, sheet: number, line: number): readonly Remark[] {
  if (marks === undefined && comment === undefined) return [];
  const marked = (marks ?? []).map(({ kind, from, to }): Remark => {
    return { sheet, line, kind, text: text.slice(from, to), from, note: '' };
  });
  if (comment === undefined) return marked;
  return [...marked, { sheet, line, kind: 'comment', text, from: 0, note: comment }];
}
