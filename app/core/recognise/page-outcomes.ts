import { align } from '../align/align';
import { internKeys } from '../align/alignment';
import { containsPoint, overlapOf, type BoxPx } from '../base/geometry';
import { isApart } from '../page/marks';
import { foldSpelling } from '../text/fold';
import type { Line, Word } from '../page/transcription';
import type { Outcome } from './calibration';

/** From this share on (intersection over union) two boxes are of the same ink. */
const SAME_INK = 0.5;

/**
 * What became of the words that a machine read, once a person has vouched for the page: a word was right if the saved
 * text has it on the same ink, or at its place where the ink says nothing, whatever its dashes, quotation marks and ё.
 * Stamps, handwriting and notes in the margin are left out, since people often leave them as they are.
 */
export function pageOutcomes(read: readonly Line[], saved: readonly Line[]): readonly Outcome[] {
  const apart = [...read, ...saved].flatMap((line) => (isApart(line) && line.boxPx ? [line.boxPx] : []));
  const words = inkedWords(read).filter(
    ({ boxPx: { x0, y0, x1, y1 } }) => !apart.some((box) => containsPoint(box, (x0 + x1) / 2, (y0 + y1) / 2)),
  );
  const inked = inkedWords(saved);
  const isInPlace = wordsInPlace(
    words.map(({ text }) => text),
    saved.map(({ text }) => text).join('\n'),
  );
  return words.flatMap(({ text, boxPx, confidence }, i) => {
    if (confidence === null) return [];
    const isOnInk = inked.some((one) => one.text === text && overlapOf(one.boxPx, boxPx) >= SAME_INK);
    return [{ confidence, isRight: isOnInk || isInPlace[i] === true }];
  });
}

/** For each of the words in order whether `text` has it, too, at the place where it stands. */
export function wordsInPlace(words: readonly string[], text: string): readonly boolean[] {
  const isInPlace = words.map(() => false);
  const { blocks } = align(
    internKeys(words.map(foldSpelling), foldSpelling(text).split(/\s+/).filter(Boolean)),
  );
  for (const { kind, leftFrom, leftTo } of blocks)
    if (kind === 'equal') isInPlace.fill(true, leftFrom, leftTo);
  return isInPlace;
}

type InkedWord = { readonly text: string; readonly boxPx: BoxPx; readonly confidence: number | null };

function inkedWords(lines: readonly Line[]): readonly InkedWord[] {
  return lines.flatMap((line) =>
    line.words.map((word, i) => ({
      text: foldSpelling(wholeWord(line, word, line.words[i - 1], line.words[i + 1])),
      boxPx: word.boxPx,
      confidence: word.confidence,
    })),
  );
}

/** The word with signs that a person typed beside it without a space, up to the words around it. */
function wholeWord({ text }: Line, { from, to }: Word, before?: Word, after?: Word): string {
  const [least, most] = [before?.to ?? 0, after?.from ?? text.length];
  const head = /\S*$/.exec(text.slice(least, from))?.[0] ?? '';
  const tail = /^\S*/.exec(text.slice(to, most))?.[0] ?? '';
  return `${head}${text.slice(from, to)}${tail}`;
}
