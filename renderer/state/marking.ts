import { applyEdit, editBetween } from '../../app/core/edit';
import { editFromTextChange } from '../../app/core/edit-text';
import { ILLEGIBLE_TEXT, toggleMark, withComment, withMarks } from '../../app/core/marks';
import type { MarkKind, Page } from '../../app/core/transcription';
import { doStep, lineStart, newLineId } from './editing';
import { getState } from './store';

/** A stretch of one Line; offsets count from its start. */
export type MarkedSpan = { readonly lineIndex: number; readonly from: number; readonly to: number };

/** Marks words, or takes the mark off where all of them have it; one step to undo. */
export function markSpans(pageId: string, spans: readonly MarkedSpan[], kind: MarkKind): void {
  change(pageId, (page) => ({
    ...page,
    lines: page.lines.map((line, i) =>
      spans
        .filter(({ lineIndex, from, to }) => lineIndex === i && from < to)
        .reduce((marked, { from, to }) => toggleMark(marked, kind, from, to), line),
    ),
  }));
}

/** Puts [нрзб] in place of what cannot be read, and marks it; one step to undo. Gives where it ends in its Line. */
export function putIllegible(pageId: string, { lineIndex, from, to }: MarkedSpan): number {
  change(pageId, (page) => {
    const start = lineStart(page, lineIndex);
    const edit = editFromTextChange(
      page,
      { from: start + from, to: start + to, text: ILLEGIBLE_TEXT },
      newLineId,
    );
    const typed = applyEdit(page, edit);
    const mark = { kind: 'illegible', from, to: from + ILLEGIBLE_TEXT.length } as const;
    return {
      ...typed,
      lines: typed.lines.map((line, i) =>
        i === lineIndex ? withMarks(line, [...(line.marks ?? []), mark]) : line,
      ),
    };
  });
  return from + ILLEGIBLE_TEXT.length;
}

/** What people note for each other on a Line, or with null on the whole sheet; empty takes it away. */
export function commentOn(pageId: string, lineIndex: number | null, comment: string): void {
  const text = printable(comment);
  change(pageId, (page) => {
    if (lineIndex === null) return withComment(page, text);
    return {
      ...page,
      lines: page.lines.map((line, i) => (i === lineIndex ? withComment(line, text) : line)),
    };
  });
}

/** Without what XML cannot hold: it comes in with pasted text only, and nobody sees it. */
function printable(comment: string): string {
  return comment
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ''));
}

function change(pageId: string, make: (page: Page) => Page): void {
  const { pages, view } = getState();
  const page = pages[pageId]?.page;
  if (page == null || view === null || view.readOnly !== null) return;
  const edit = editBetween(page, make(page));
  if (edit !== null) doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
}
