import type { BoxPx } from '../../base/geometry';
import type { InkReading } from '../../given/ink-reading';
import type { InkPlace, RowWord } from './ink-beside';

/** Of the width that the words need, so much must lie free between their neighbours for ink to be there. */
const ROOM = 0.55;
/** Rows farther apart than so many usual distances have room for a row between. */
const ROWS_APART = 1.6;

/**
 * Whether words of the text for which nothing was read can have ink: a stretch of it that bears no word lies between the
 * neighbours, or free room of their width inside a row, where a machine may have lost short words.
 */
export function hasInkRoom(place: InkPlace, reading: InkReading): boolean {
  const { before, after, words } = place;
  const region = regionBetween(before, after, reading);
  if (region !== null && reading.unread.some((box) => isMostlyIn(box, region))) return true;
  if (before === null || after === null || before.row !== after.row) return false;
  const letterPx = (before.boxPx.x1 - before.boxPx.x0) / Math.max(1, before.text.length);
  const letters = words.reduce((sum, { text }) => sum + text.length + 1, 0);
  return after.boxPx.x0 - before.boxPx.x1 >= letters * letterPx * ROOM + letterPx;
}

/** Whether words stand where the sheet has ink without words that somebody has transcribed: they are its words. */
export function isOnTranscribedInk({ before, after }: InkPlace, reading: InkReading): boolean {
  const { transcribed = [] } = reading;
  const region = transcribed.length === 0 ? null : regionBetween(before, after, reading);
  return region !== null && transcribed.some((box) => isMostlyIn(box, region));
}

/** The part of the sheet between two words of the reading: of one row, or from the upper row to the lower. */
function regionBetween(before: RowWord | null, after: RowWord | null, { rows }: InkReading): BoxPx | null {
  const boxes = rows.map(({ boxPx }) => boxPx);
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(({ x0 }) => x0));
  const right = Math.max(...boxes.map(({ x1 }) => x1));
  const above = before === null ? -Infinity : before.boxPx.y0;
  const below = after === null ? Infinity : after.boxPx.y1;
  if (before !== null && after !== null && before.row === after.row)
    return { x0: before.boxPx.x1, x1: after.boxPx.x0, y0: above, y1: below };
  const reach = 4 * usualHeight(boxes);
  return { x0: left - reach, x1: right + reach, y0: above, y1: below };
}

function usualHeight(boxes: readonly BoxPx[]): number {
  const heights = boxes.map(({ y0, y1 }) => y1 - y0).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

function isMostlyIn(box: BoxPx, region: BoxPx): boolean {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  return x >= region.x0 && x < region.x1 && y >= region.y0 && y < region.y1;
}

/** Whether so much paper lies between the rows of two words that a row without words can stand there. */
export function hasRowRoom({ before, after }: InkPlace, { rows }: InkReading): boolean {
  if (before === null || after === null || after.row <= before.row) return false;
  const bottoms = rows.map(({ boxPx }) => boxPx.y1);
  const steps = bottoms
    .slice(1)
    .flatMap((y1, i) => (y1 > (bottoms[i] ?? y1) ? [y1 - (bottoms[i] ?? y1)] : []));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Infinity;
  return after.boxPx.y1 - before.boxPx.y1 >= usual * (after.row - before.row) * ROWS_APART;
}
