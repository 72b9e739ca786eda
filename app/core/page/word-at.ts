import { containsPoint, type BoxPx } from '../base/geometry';
import type { Line, Page, Word } from './transcription';

/** The Word at a caret before `column` of its Line: the one it stands in, or at an edge of; null between words. */
export function wordAtColumn(line: Line, column: number): Word | null {
  const inside = line.words.find(({ from, to }) => from <= column && column < to);
  return inside ?? line.words.find(({ to }) => to === column) ?? null;
}

/** A stretch of one Line; empty where the Line has no word there. */
export type PlaceInLine = { readonly lineIndex: number; readonly from: number; readonly to: number };

/**
 * The word of the text whose ink is at a point of the image: the smallest box that holds it, since boxes of
 * neighbouring lines overlap; in a line between two words the nearer one. Null where no line is.
 */
export function wordAtPoint(page: Page, xPx: number, yPx: number): PlaceInLine | null {
  const under = page.lines.flatMap(({ words }, lineIndex) =>
    words.flatMap(({ boxPx, from, to }) =>
      containsPoint(boxPx, xPx, yPx) ? [{ place: { lineIndex, from, to }, areaPx: areaOf(boxPx) }] : [],
    ),
  );
  const [smallest] = under.sort((a, b) => a.areaPx - b.areaPx);
  return smallest?.place ?? nearestInLine(page, xPx, yPx);
}

function nearestInLine(page: Page, xPx: number, yPx: number): PlaceInLine | null {
  const lineIndex = page.lines.findIndex(({ boxPx }) => boxPx !== null && containsPoint(boxPx, xPx, yPx));
  const line = page.lines[lineIndex];
  if (line === undefined) return null;
  const away = ({ boxPx }: Word) => Math.max(boxPx.x0 - xPx, xPx - boxPx.x1, 0);
  const nearest = line.words.reduce<Word | null>(
    (best, word) => (best === null || away(word) < away(best) ? word : best),
    null,
  );
  return { lineIndex, from: nearest?.from ?? 0, to: nearest?.to ?? 0 };
}

function areaOf({ x0, y0, x1, y1 }: BoxPx): number {
  return (x1 - x0) * (y1 - y0);
}
