import { commonAreaPx, overlapOf, type BoxPx } from '../base/geometry';
import type { InkReading, ReadRow, ReadWord } from './ink-reading';
import { wordKeyOf } from './words';

/** Boxes that share so much are of the same word. */
const SAME_WORD = 0.5;
/** A row of which rows of another reading cover so little is one that it lacks. */
const LACKING_SHARE = 0.2;

/**
 * The reading with what other passes and a second reader say of the same ink: what they have for its words, and the rows
 * that it lacks. All of them are witnesses of a given text.
 */
export function withOtherReadings(reading: InkReading, others: readonly InkReading[]): InkReading {
  if (others.length === 0) return reading;
  const words = others.flatMap(({ rows }) => rows.flatMap((row) => row.words));
  const rows: readonly ReadRow[] = reading.rows.map((row) => ({
    ...row,
    words: row.words.map((word) => withAlternatives(word, words)),
  }));
  const whole = others
    .flatMap((other) => other.rows)
    .reduce<readonly ReadRow[]>((all, row) => (isLacking(row.boxPx, all) ? placed(all, row) : all), rows);
  const unread = reading.unread.filter((box) => isLacking(box, whole));
  return { ...reading, rows: whole, unread };
}

function withAlternatives(word: ReadWord, words: readonly ReadWord[]): ReadWord {
  const own = wordKeyOf(word.text);
  const there = words.filter(({ boxPx }) => overlapOf(boxPx, word.boxPx) >= SAME_WORD);
  const differing = there.map(({ text }) => text).filter((text) => wordKeyOf(text) !== own);
  return differing.length === 0 ? word : { ...word, alternatives: [...new Set(differing)] };
}

function isLacking(box: BoxPx, rows: readonly ReadRow[]): boolean {
  const areaPx = (box.x1 - box.x0) * (box.y1 - box.y0);
  const coveredPx = rows.reduce((sum, { boxPx }) => sum + commonAreaPx(box, boxPx), 0);
  return coveredPx < areaPx * LACKING_SHARE;
}

/** A row goes behind the last one above it in its columns. */
function placed(rows: readonly ReadRow[], row: ReadRow): readonly ReadRow[] {
  const { x0, x1, y0, y1 } = row.boxPx;
  const above = rows.map(
    ({ boxPx, isApart }) =>
      isApart === row.isApart && boxPx.y1 <= (y0 + y1) / 2 && boxPx.x0 < x1 && boxPx.x1 > x0,
  );
  const at = above.lastIndexOf(true) + 1;
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}
