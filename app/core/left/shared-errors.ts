import { align } from '../align/align';
import { internKeys } from '../align/alignment';
import { foundIn, wordKeys, type ReadTwice } from './readers-counts';

/** A stretch in which a text and its truth differ. */
export type Difference = {
  /** Indexes of its words in the text, half-open. */
  readonly from: number;
  readonly to: number;
  /** How many words the truth has in its place. */
  readonly there: number;
};

/** Where the words of a text differ from the truth. What stands elsewhere as it should is no error. */
export function differencesOf(words: readonly string[], truth: readonly string[]): readonly Difference[] {
  const { blocks, moves } = align(internKeys(words, truth));
  const isMoved = (at: number, side: 'left' | 'right') =>
    moves.some((move) => at >= move[`${side}From`] && at < move[`${side}To`]);
  return blocks.flatMap(({ kind, leftFrom, leftTo, rightFrom, rightTo }) => {
    if (kind === 'equal' || (leftTo > leftFrom && isMoved(leftFrom, 'left'))) return [];
    if (rightTo > rightFrom && leftTo === leftFrom && isMoved(rightFrom, 'right')) return [];
    return [{ from: leftFrom, to: leftTo, there: rightTo - rightFrom }];
  });
}

/**
 * How many words both readers have wrong alike, and how many both lack: what no comparison of the two can show. `truth` is the
 * text that a person vouches for.
 */
export function sharedErrors({ text, first, second }: ReadTwice, truth: readonly string[]): number {
  const words = wordKeys(text);
  const [a, b] = [foundIn(words, wordKeys(first)), foundIn(words, wordKeys(second))];
  return differencesOf(words, wordKeys(truth)).reduce((sum, { from, to, there }) => {
    const alike = words.slice(from, to).filter((_, i) => a[from + i] === true && b[from + i] === true).length;
    return sum + alike + Math.max(0, there - (to - from));
  }, 0);
}
