import { alignWindow } from '../align/align';
import { internKeys } from '../align/alignment';
import type { Block } from '../align/alignment';
import { letterEdits, UNWEIGHTED } from '../align/letter-edits';

/** What stands where the truth has something else, and how often; empty for what is missing or too much. */
export type ConfusionCount = { readonly here: string; readonly there: string; readonly count: number };

/** Longer stretches that differ are lost or extra text, and no confusion of letters. */
const LONGEST_PAIR = 60;

/** The confusions of `text` (left) for `truth`, most frequent first; both as words between white space. */
export function countConfusions(text: string, truth: string, counts: Map<string, number>): void {
  const [left, right] = [text.split(' '), truth.split(' ')];
  const interned = internKeys(left, right);
  const whole = { leftFrom: 0, leftTo: left.length, rightFrom: 0, rightTo: right.length };
  for (const block of alignWindow(interned, whole)) {
    if (block.kind === 'differ') countPair(left, right, block, counts);
  }
}

function countPair(
  left: readonly string[],
  right: readonly string[],
  { leftFrom, leftTo, rightFrom, rightTo }: Block,
  counts: Map<string, number>,
): void {
  const here = left.slice(leftFrom, leftTo).join(' ');
  const there = right.slice(rightFrom, rightTo).join(' ');
  if (Math.max(here.length, there.length) > LONGEST_PAIR) return;
  for (const edit of letterEdits(here, there, UNWEIGHTED)) {
    const pair = `${edit.here}\u0000${edit.there}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
}

export function mostFrequent(counts: ReadonlyMap<string, number>, most: number): readonly ConfusionCount[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([pair, count]) => {
      const [here = '', there = ''] = pair.split('\u0000');
      return { here, there, count };
    });
}
