import type { Confusions } from '../../align/letter-edits';
import { SLIPS, slipShare } from './slips';
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

/** How much likelier it is that the ink has what the machine read than what the text has. */
export function inkOdds(pair: InkPair, confusions: Confusions): number {
  const { text, read, probability } = pair;
  const right = Math.min(0.998, Math.max(0.02, probability));
  const misread = (1 - right) * misreadShare(read, text, confusions, WEIGHTS);
  const odds = ((SLIPS.word * slipShare(text, read) * right) / misread) * ofDictionary(pair);
  return isThirdLikely(pair) ? Math.max(odds, SLIPS.third) : odds;
}

/** Neither is a word, so the ink has a third one, which the machine misread and the text does not have. */
function isThirdLikely({ text, isTextKnown, isReadKnown }: InkPair): boolean {
  return isTextKnown === false && isReadKnown === false && /^[\p{P}]*\p{Ll}{4,}/u.test(text);
}

function ofDictionary({ isTextKnown, isReadKnown }: InkPair): number {
  const { slipIsWord, misreadIsWord, textIsWord } = SLIPS;
  const ofText =
    isTextKnown === null ? 1 : isTextKnown ? slipIsWord / textIsWord : (1 - slipIsWord) / (1 - textIsWord);
  const ofRead =
    isReadKnown === null
      ? 1
      : isReadKnown
        ? textIsWord / misreadIsWord
        : (1 - textIsWord) / (1 - misreadIsWord);
  return ofText * ofRead;
}
