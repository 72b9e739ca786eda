import type { MarkKind, Page } from './transcription';

/** A mark or a comment with its place, for a list: sheet and line count from 1; `text` is what it stands on. */
export type Remark = {
  readonly sheet: number;
  /** 0 for a comment on the whole sheet. */
  readonly line: number;
  readonly kind: MarkKind | 'comment';
  readonly text: string;
  /** The comment; empty for a mark. */
  readonly note: string;
};

/** Everything that people said of the text and its pages beyond the text, in reading order. */
export function remarksOf(pages: readonly Page[]): readonly Remark[] {
  return pages.flatMap((page, i) => {
    const sheet = i + 1;
    const whole: readonly Remark[] =
      page.comment === undefined ? [] : [{ sheet, line: 0, kind: 'comment', text: '', note: page.comment }];
    const lines = page.lines.flatMap(({ text, marks = [], comment }, n): readonly Remark[] => [
      ...marks.map(({ kind, from, to }) => ({
        sheet,
        line: n + 1,
        kind,
        text: text.slice(from, to),
        note: '',
      })),
      ...(comment === undefined
        ? []
        : [{ sheet, line: n + 1, kind: 'comment' as const, text, note: comment }]),
    ]);
    return [...whole, ...lines];
  });
}
