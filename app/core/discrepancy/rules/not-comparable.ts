import { wordsSpan } from '../body';
import { referenceSpan } from '../comparison';
import type { Comparison } from '../comparison';
import type { Finding } from '../discrepancy';
import type { Region } from '../regions';
import type { Rule } from '../rule';

/** Where the texts have too little in common to tell what differs: one Finding instead of many. */
export const notComparable: Rule = {
  id: 'not-comparable',
  scope: 'place',
  find: (evidence) =>
    evidence
      .comparisons()
      .flatMap((comparison) =>
        comparison.regions
          .filter((region) => region.kind === 'unlike')
          .map((region) => unlikeFinding(comparison, region)),
      ),
};

function unlikeFinding(comparison: Comparison, region: Region): Finding {
  const { leftFrom, leftTo, rightFrom, rightTo } = region;
  const isWhole = leftTo - leftFrom === comparison.left.count;
  return {
    kind: 'not-comparable',
    severity: 'medium',
    ...wordsSpan(comparison.left, leftFrom, leftTo),
    reference: referenceSpan(comparison, rightFrom, rightTo),
    message: { key: isWhole ? 'unlike.whole' : 'unlike.here', params: {} },
    suggestions: [],
  };
}
