import { hasWord } from '../../project/project-words';
import { comparisonKey } from '../../text/key';
import { pairFinding } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { DifferingPair } from '../align-texts/pairs';
import type { Rule } from '../evidence/rule';
import { weightedDistance } from '../../align/letter-edits';
import { isWeighty } from '../align-texts/weight';

/**
 * A word that is not the reference's; `high` where a negation, a number or a unit is at stake.
 * Where one of two words is no word at all and the letters are easily confused, the message says which.
 */
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
          : withNonWord(evidence, pair, pairFinding(pair, 'word-differs', 'medium', 'word.differs')),
      ),
};

function changesMeaning({ left, right }: DifferingPair): boolean {
  return [...left, ...right].some((token) => isWeighty(comparisonKey(token.text)));
}

/** Confusions that cost more than this share of the letters make another word, not a misread one. */
const MOST_COST = 0.35;

function withNonWord(evidence: Evidence, { left, right }: DifferingPair, finding: Finding): Finding {
  const { dictionary } = evidence.aids;
  const [here, there] = [String(finding.message.params['here']), finding.suggestions[0] ?? ''];
  if (dictionary === null || left.length !== 1 || right.length !== 1 || /[^\p{L}]/u.test(here + there)) {
    return finding;
  }
  const cost = weightedDistance(here.toLowerCase(), there.toLowerCase(), evidence.confusions());
  if (cost > Math.max(here.length, there.length) * MOST_COST) return finding;
  const [isHere, isThere] = [dictionary.knows(here), dictionary.knows(there)];
  if (isHere === isThere) return finding;
  // The person said that the word is right here: nothing to ask, but nothing to hide either.
  if (isThere && hasWord(evidence.projectWords ?? [], here)) return { ...finding, severity: 'info' };
  const key = isThere ? 'word.nonWord' : 'word.referenceNonWord';
  return { ...finding, message: { ...finding.message, key } };
}
