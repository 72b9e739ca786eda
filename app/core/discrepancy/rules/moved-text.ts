import { keysBetween, wordsSpan } from '../align-texts/body';
import { referenceSpan } from '../align-texts/comparison';
import type { Comparison } from '../align-texts/comparison';
import { countMessage, oneLine } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Region } from '../align-texts/regions';
import type { Rule } from '../evidence/rule';
import { isNegation } from '../align-texts/weight';

/** Fewer words than a moved stretch has changed places among themselves. */
const FEW_WORDS = 12;

/** Stretches that the reference has in another place: sheets or blocks out of order, or few words. */
export const movedText: Rule = {
  id: 'moved-text',
  scope: 'place',
  find: (evidence) =>
    evidence
      .comparisons()
      .flatMap((comparison) =>
        comparison.regions
          .filter((region) => region.kind === 'moved')
          .map((region) => movedFinding(comparison, region)),
      ),
};

function movedFinding(comparison: Comparison, { leftFrom, leftTo, rightFrom, rightTo }: Region): Finding {
  const reference = referenceSpan(comparison, rightFrom, rightTo);
  const place = { ...wordsSpan(comparison.left, leftFrom, leftTo), reference };
  if (leftTo - leftFrom >= FEW_WORDS) {
    const message = countMessage('moved.text', comparison.left, leftFrom, leftTo);
    return { kind: 'moved-text', severity: 'medium', ...place, message, suggestions: [] };
  }
  const there = oneLine(reference.text);
  // «не все» and «все не» are two things.
  const isGrave = keysBetween(comparison.left, leftFrom, leftTo).some(isNegation);
  // Initials stand before a name in editions and behind it in papers.
  const initials = keysBetween(comparison.left, leftFrom, leftTo).filter((key) => key.length === 1).length;
  const isName = initials > 0 && initials >= leftTo - leftFrom - 1;
  return {
    ...{ kind: 'moved-text', severity: isName ? 'info' : isGrave ? 'high' : 'medium' },
    ...place,
    ...{ message: { key: 'moved.words', params: { there } }, suggestions: [there] },
  };
}
