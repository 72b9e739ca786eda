import { type Edit } from './edit';
import { unionBox } from './geometry';
import { withRemarksOf } from './retype-line';
import type { Line, Page, Word } from './transcription';

/** The Edit that moves Line `index` up (-1) or down (1) in the reading order, or null at the page's end. */
export function moveLineEdit(page: Page, index: number, by: 1 | -1): Edit | null {
  const at = by === 1 ? index : index - 1;
  const [first, second] = [page.lines[at], page.lines[at + 1]];
  if (first === undefined || second === undefined) return null;
  return { pageId: page.id, at, removed: [first, second], inserted: [second, first] };
}

/**
 * What was read again in the place of Line `index`, as that Line: pieces that a second reading sees as several lines
 * are joined by spaces, and what lies above or below the Line's own ink is left out. Its marks and its comment stay.
 * Null where nothing was read.
 */
export function rereadLine(line: Line, read: readonly Line[]): Line | null {
  const pieces = read.filter((piece) => isWithin(piece, line));
  let text = '';
  const words: Word[] = [];
  for (const piece of pieces) {
    const from = text === '' ? 0 : text.length + 1;
    text = text === '' ? piece.text : `${text} ${piece.text}`;
    words.push(...piece.words.map((word) => ({ ...word, from: word.from + from, to: word.to + from })));
  }
  if (text === '') return null;
  const boxPx = unionBox(words.map(({ boxPx }) => boxPx)) ?? line.boxPx;
  return withRemarksOf({ id: line.id, text, boxPx, words }, line);
}

function isWithin({ boxPx }: Line, { boxPx: own }: Line): boolean {
  if (boxPx === null || own === null) return true;
  const middle = (boxPx.y0 + boxPx.y1) / 2;
  return middle >= own.y0 && middle < own.y1;
}

/** Where two texts differ: the stretch of `b` between what both begin and what both end with, half-open. */
export function differingStretch(a: string, b: string): { readonly from: number; readonly to: number } {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let tail = 0;
  const most = Math.min(a.length, b.length) - from;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { from, to: b.length - tail };
}
