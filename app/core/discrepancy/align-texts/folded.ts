import { isInOldSpelling } from '../../text/old-spelling';
import { comparisonKey } from '../../text/key';
import type { StepName, StepsOff } from '../../text/steps';
import { apparatusAt } from './apparatus';
import type { Body } from './body';
import type { Comparison } from './comparison';
import { foldedSteps } from './pairs';

/** How many places each step of normalisation took for the same; steps without any are left out. */
export type Folded = Readonly<Partial<Record<StepName, number>>>;

/** What the steps that read an edition folded away between the transcription and one reference. */
export function foldedOf(comparison: Comparison, off: StepsOff): Folded {
  const counts: Partial<Record<StepName, number>> = {};
  const count = (step: StepName | null, places = 1): void => {
    if (step !== null && places > 0) counts[step] = (counts[step] ?? 0) + places;
  };
  for (const step of foldedSteps(comparison, off)) count(step);
  for (const { kind, rightFrom, rightTo } of comparison.regions)
    if (kind === 'missing') count(apparatusAt(comparison.right, rightFrom, rightTo, off));
  if (!off.has('old-spelling')) count('old-spelling', wordsInOldSpelling(comparison));
  return counts;
}

/** So much of a text tells how it is spelt. */
const SAMPLE_CHARS = 20_000;

/** Equal words that the two texts spell otherwise, where one of them has the spelling before 1918. */
function wordsInOldSpelling({ left, right, blocks }: Comparison): number {
  if (isOld(left) === isOld(right)) return 0;
  let found = 0;
  for (const { kind, leftFrom, leftTo, rightFrom } of blocks) {
    if (kind !== 'equal') continue;
    for (let i = 0; i < leftTo - leftFrom; i += 1)
      if (keyOf(left, leftFrom + i) !== keyOf(right, rightFrom + i)) found += 1;
  }
  return found;
}

function isOld({ text }: Body): boolean {
  return isInOldSpelling(text.slice(0, Math.min(text.length, SAMPLE_CHARS)));
}

function keyOf({ text, starts, ends }: Body, index: number): string {
  return comparisonKey(text.slice(starts[index] ?? 0, ends[index] ?? 0));
}
