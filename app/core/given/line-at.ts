import { overlapOf, type BoxPx } from '../base/geometry';
import type { Line, Word } from '../page/transcription';
import type { InkReading } from './ink-reading';
import { relayLine } from './relay';
import { wordsIn } from './words';

const NOTHING_READ: InkReading = { rows: [], unread: [] };

/** Boxes that share so much are of the same ink. */
const SAME_INK = 0.5;

/** A Line with `text` on the ink of `boxPx`: each word on that of the reading's word, where there are as many; a stamp or a note stays one. */
export function lineAt(
  reading: InkReading | null,
  boxPx: BoxPx,
  text: string,
  id: string,
): Line & { readonly boxPx: BoxPx } {
  const row = reading?.rows.find((one) => overlapOf(one.boxPx, boxPx) >= SAME_INK);
  const ink = row?.words ?? [];
  const words = wordsIn(text);
  const own: readonly Word[] =
    ink.length === words.length
      ? words.flatMap(({ from, to }, i) => {
          const read = ink[i];
          if (read === undefined) return [];
          // Nobody has looked at a word that goes in as it was read.
          const confidence = read.text === text.slice(from, to) ? read.probability : null;
          return [{ from, to, boxPx: read.boxPx, confidence }];
        })
      : relayLine({ id, text, boxPx, words: [] }, reading ?? NOTHING_READ).words;
  const marks = row?.role === undefined ? {} : { marks: [{ kind: row.role, from: 0, to: text.length }] };
  return { id, text, boxPx, words: own, ...marks };
}
