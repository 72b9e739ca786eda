import { letterEdits, UNWEIGHTED } from '../../align/letter-edits';
import { comparisonKey } from '../../text/key';
import { modernised } from '../../text/old-spelling';

/**
 * How people copy wrongly: the share of words, and of the wrong ones the share that one particular other word takes, by how
 * far it is; and what the dictionary says of a slip and of a misreading: the shares that come out as words.
 */
export const SLIPS = {
  word: 0.02,
  swapped: 0.08,
  letter: 0.03,
  ending: 0.02,
  letters: 0.006,
  far: 0.0012,
  spelling: 0.3,
  third: 0.1,
  slipIsWord: 0.3,
  misreadIsWord: 0.12,
  textIsWord: 0.95,
} as const;

/** Of slips in `meant`, the share that give `typed`. */
export function slipShare(typed: string, meant: string): number {
  const [a, b] = [comparisonKey(typed), comparisonKey(meant)];
  if (modernised(a) === modernised(b)) return SLIPS.spelling;
  const edits = letterEdits(a, b, UNWEIGHTED);
  if (edits.length <= 1) return SLIPS.letter;
  if (isSwapped(a, b)) return SLIPS.swapped;
  if (isSameStem(a, b)) return SLIPS.ending;
  return edits.length === 2 ? SLIPS.letters : SLIPS.far;
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

const LONGEST_ENDING = 3;

function isSameStem(a: string, b: string): boolean {
  let stem = 0;
  while (stem < a.length && a[stem] === b[stem]) stem += 1;
  return stem >= 3 && Math.max(a.length, b.length) - stem <= LONGEST_ENDING;
}
