import { commonEnds } from '../base/positions';
import type { SheetGeometry } from '../base/geometry';
import { withComment } from '../page/marks';
import { hasSameGeometry, withGeometry } from '../page/sheet-geometry';
import type { Line, Page } from '../page/transcription';

/**
 * A change of one Page as a value: at Line `at`, the Lines `removed` stood and the Lines `inserted` stand now.
 * It is its own inverse with the two swapped, and can be logged and sent as it is.
 */
export type Edit = {
  readonly pageId: string;
  readonly at: number;
  readonly removed: readonly Line[];
  readonly inserted: readonly Line[];
  /** The Page's comment before and after, where it changes, too; empty for none. */
  readonly comment?: { readonly before: string; readonly after: string };
  /** How the sheet lies on its scan before and after, where it changes; null for untold. */
  readonly geometry?: { readonly before: SheetGeometry | null; readonly after: SheetGeometry | null };
};

/** The page after `edit`; Lines outside it are shared. Throws when the page is not the one the Edit was made for. */
export function applyEdit(page: Page, edit: Edit): Page {
  const standing = page.lines.slice(edit.at, edit.at + edit.removed.length);
  const isFitting =
    page.id === edit.pageId &&
    standing.length === edit.removed.length &&
    standing.every((line, i) => line.text === edit.removed[i]?.text);
  if (!isFitting) throw new Error(`The Edit at line ${edit.at} was made for another state of ${page.id}.`);
  const lines = [
    ...page.lines.slice(0, edit.at),
    ...edit.inserted,
    ...page.lines.slice(edit.at + edit.removed.length),
  ];
  const { comment, geometry } = edit;
  const edited =
    geometry === undefined ? { ...page, lines } : withGeometry({ ...page, lines }, geometry.after);
  return comment === undefined ? edited : withComment(edited, comment.after);
}

/** The Edit that takes `edit` back. */
export function invertEdit(edit: Edit): Edit {
  const { comment, geometry } = edit;
  return {
    ...edit,
    removed: edit.inserted,
    inserted: edit.removed,
    ...(comment === undefined ? {} : { comment: { before: comment.after, after: comment.before } }),
    ...(geometry === undefined ? {} : { geometry: { before: geometry.after, after: geometry.before } }),
  };
}

/** How many Lines `edit` takes away beyond those it puts in their place. */
export function deletedLines(edit: Edit): number {
  return Math.max(0, edit.removed.length - edit.inserted.length);
}

/** The Edit from one state of a page to another, as small as whole Lines allow, or null when nothing differs. */
export function editBetween(before: Page, after: Page): Edit | null {
  const { lines: a } = before;
  const { lines: b } = after;
  const { head, tail } = commonEnds(a.length, b.length, (i, j) => a[i] === b[j]);
  const removed = a.slice(head, a.length - tail);
  const inserted = b.slice(head, b.length - tail);
  const comment = { before: before.comment ?? '', after: after.comment ?? '' };
  const isCommented = comment.before !== comment.after;
  const geometry = { before: before.geometry ?? null, after: after.geometry ?? null };
  const isTurned = !hasSameGeometry(before.geometry, after.geometry);
  if (removed.length === 0 && inserted.length === 0 && !isCommented && !isTurned) return null;
  const rest = { ...(isCommented ? { comment } : {}), ...(isTurned ? { geometry } : {}) };
  return { pageId: before.id, at: head, removed, inserted, ...rest };
}
