import { containsPoint } from '../base/geometry';
import { isApart } from '../page/marks';
import type { Line } from '../page/transcription';
import { wordsWithin } from './frame-words';
import type { InkReading } from './ink-reading';
import { THREAD_BELOW } from './lay-on-ink';
import { tieWords } from './ties';
import { wordsOfGiven } from './words';

/** How a Line of a given text holds to the scan where it hardly does: by a thread, or it has no place on it. */
export type LineHold = 'thread' | 'no-place';

/** A word alone may be misread whole. */
const FEWEST_WORDS = 2;

/** Whether a Line hangs by a thread on what was read inside its frame; null where it holds, or nobody can tell. */
export function holdOf(line: Line, reading: InkReading): LineHold | null {
  const given = wordsOfGiven([line.text]);
  if (given.length === 0 || isApart(line)) return null;
  const { boxPx } = line;
  if (boxPx === null) return 'no-place';
  const ink = wordsWithin(reading.rows, boxPx);
  const isBare = reading.unread.some(({ x0, y0, x1, y1 }) =>
    containsPoint(boxPx, (x0 + x1) / 2, (y0 + y1) / 2),
  );
  // On ink that no machine could read there is nothing to hold to, and nothing that speaks against it.
  if (given.length < FEWEST_WORDS || (ink.length === 0 && isBare)) return null;
  const ties = tieWords(given, ink);
  const letters = given.reduce((sum, { key }) => sum + key.length, 0);
  const alike = given.reduce((sum, { key }, i) => sum + key.length * (ties[i]?.likeness ?? 0), 0);
  return alike < letters * THREAD_BELOW ? 'thread' : null;
}
