import { letterEdits, UNWEIGHTED, type Confusions } from '../../align/letter-edits';
import { modernised } from '../../text/old-spelling';
import { comparisonKey } from '../../text/key';
import { misreadShare, WEIGHTS } from './weigh';

/** A word of a given text beside what a machine read in its ink. */
export type InkPair = {
  readonly text: string;
  readonly read: string;
  /** How likely the machine's least certain word is right. */
  readonly probability: number;
  /** Whether each is a word that the dictionary knows; null without a dictionary, or for what is no word of letters. */
  readonly isTextKnown: boolean | null;
  readonly isReadKnown: boolean | null;
};

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
  slipIsWord: 0.3,
  misreadIsWord: 0.12,
  textIsWord: 0.95,
} as const;

/** How much likelier it is that the ink has what the machine read than what the text has. */
export function inkOdds(pair: InkPair, confusions: Confusions): number {
  const { text, read, probability } = pair;
  const right = Math.min(0.998, Math.max(0.02, probability));
  const misread = (1 - right) * misreadShare(read, text, confusions, WEIGHTS);
  return ((SLIPS.word * slipShare(text, read) * right) / misread) * ofDictionary(pair);
}

function ofDictionary({ isTextKnown, isReadKnown }: InkPair): number {
  const { slipIsWord, misreadIsWord, textIsWord } = SLIPS;
  const ofText =
    isTextKnown === null ? 1 : isTextKnown ? slipIsWord / textIsWord : (1 - slipIsWord) / (1 - textIsWord);
  const ofRead =
    isReadKnown === null ? 1 : isReadKnown ? textIsWord / misreadIsWord : (1 - textIsWord) / (1 - misreadIsWord);
  return ofText * ofRead;
}

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
