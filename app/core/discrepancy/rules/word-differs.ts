import { comparisonKey } from '../../text/key';
import { pairFinding } from '../describe';
import type { DifferingPair } from '../pairs';
import type { Rule } from '../rule';
import { isWeighty } from '../weight';

/** A word that is not the reference's; `high` where a negation, a number or a unit is at stake (notes 1 rows 8, 9). */
export const wordDiffers: Rule = {
  id: 'word-differs',
  scope: 'place',
  find: (evidence) =>
    evidence
      .pairs()
      .filter((pair) => pair.class === 'word')
      .map((pair) =>
        changesMeaning(pair)
          ? pairFinding(pair, 'word-differs', 'high', 'word.meaning')
          : pairFinding(pair, 'word-differs', 'medium', 'word.differs'),
      ),
};

function changesMeaning({ left, right }: DifferingPair): boolean {
  return [...left, ...right].some((token) => isWeighty(comparisonKey(token.text)));
}
