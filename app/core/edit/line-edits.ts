import { commonText } from '../base/positions';
import { type Edit } from './edit';
import { commonAreaPx, containsPoint, unionBox, type BoxPx } from '../base/geometry';
import { textTurns, uprightBox } from '../layout/text-turns';
import { withRemarksOf } from './retype-line';
import type { Line, Page, Word } from '../page/transcription';

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

/**
 * The Edit that puts Lines read in `boxPx` of the page in the place of those whose middle lies in it; Lines between them
 * that lie outside stay, behind what was read. With none inside, what was read comes after the Line above it. Null where
 * there is nothing to put in and nothing to take out.
 */
export function replaceWithinEdit(page: Page, boxPx: BoxPx, read: readonly Line[]): Edit | null {
  const inside = page.lines.flatMap((line, i) => (isMiddleIn(line, boxPx) ? [i] : []));
  const [at, last] = [inside[0], inside[inside.length - 1]];
  if (at === undefined || last === undefined) {
    return read.length === 0
      ? null
      : { pageId: page.id, at: placeBelow(page.lines, boxPx), removed: [], inserted: read };
  }
  const removed = page.lines.slice(at, last + 1);
  const kept = removed.filter((line) => !isMiddleIn(line, boxPx));
  return { pageId: page.id, at, removed, inserted: [...read, ...kept] };
}

/** From this share of its area under a Line on, what was read is that Line once more. */
const SAME_LINE_SHARE = 0.5;

/**
 * The Edit that puts Lines read in `boxPx` beside those that are there: none of these goes, and what was read of their ink
 * is left out. Null where nothing is left.
 */
export function insertWithinEdit(page: Page, boxPx: BoxPx, read: readonly Line[]): Edit | null {
  const inserted = read.filter(
    ({ boxPx: own }) => own === null || !page.lines.some((line) => isMostlyUnder(own, line.boxPx)),
  );
  if (inserted.length === 0) return null;
  return { pageId: page.id, at: placeBelow(page.lines, boxPx), removed: [], inserted };
}

function isMostlyUnder(own: BoxPx, line: BoxPx | null): boolean {
  const areaPx = (own.x1 - own.x0) * (own.y1 - own.y0);
  return line !== null && commonAreaPx(own, line) >= areaPx * SAME_LINE_SHARE;
}

/** The Edit that puts a Line with ink behind the one above it. */
export function insertBelowEdit(page: Page, line: Line & { readonly boxPx: BoxPx }): Edit {
  return { pageId: page.id, at: placeBelow(page.lines, line.boxPx), removed: [], inserted: [line] };
}

function isMiddleIn({ boxPx }: Line, area: BoxPx): boolean {
  if (boxPx === null) return false;
  return containsPoint(area, (boxPx.x0 + boxPx.x1) / 2, (boxPx.y0 + boxPx.y1) / 2);
}

/**
 * The index behind the lowest Line that stands above `area` and in its columns; 0 where none does. Beside all columns, as a
 * note in the margin stands, it is behind the lowest Line above.
 */
function placeBelow(lines: readonly Line[], scanArea: BoxPx): number {
  const turns = textTurns(lines);
  const area = uprightBox(scanArea, turns);
  const boxes = lines.map(({ boxPx }) => (boxPx === null ? null : uprightBox(boxPx, turns)));
  const isBeside = (boxPx: BoxPx): boolean => boxPx.x0 < area.x1 && boxPx.x1 > area.x0;
  const isInMargin = !boxes.some((boxPx) => boxPx !== null && isBeside(boxPx));
  let best = -1;
  let lowest = -Infinity;
  boxes.forEach((boxPx, i) => {
    if (boxPx === null || !(isInMargin || isBeside(boxPx))) return;
    const isAbove = boxPx.y1 <= (area.y0 + area.y1) / 2;
    if (isAbove && boxPx.y1 >= lowest) [best, lowest] = [i, boxPx.y1];
  });
  return best + 1;
}

/** The Edit that gives Line `index` another box; words whose ink lies outside it have none from then on. */
export function frameLineEdit(page: Page, index: number, boxPx: BoxPx): Edit | null {
  const line = page.lines[index];
  if (line === undefined) return null;
  const words = line.words.filter(({ boxPx: own }) =>
    containsPoint(boxPx, (own.x0 + own.x1) / 2, (own.y0 + own.y1) / 2),
  );
  return { pageId: page.id, at: index, removed: [line], inserted: [{ ...line, boxPx, words }] };
}

function isWithin({ boxPx }: Line, line: Line): boolean {
  if (boxPx === null || line.boxPx === null) return true;
  const turns = textTurns([line]);
  const [piece, own] = [uprightBox(boxPx, turns), uprightBox(line.boxPx, turns)];
  const middle = (piece.y0 + piece.y1) / 2;
  return middle >= own.y0 && middle < own.y1;
}

/** Where two texts differ: the stretch of `b` between what both begin and what both end with, half-open. */
export function differingStretch(a: string, b: string): { readonly from: number; readonly to: number } {
  const { head, tail } = commonText(a, b);
  return { from: head, to: b.length - tail };
}
