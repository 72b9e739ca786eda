import { wordsSpan } from '../align-texts/body';
import { referenceSpan } from '../align-texts/comparison';
import { countMessage } from '../evidence/describe';
import type { Rule } from '../evidence/rule';

/** Stretches that the reference has in another place: sheets or blocks out of order. */
export const movedText: Rule = {
  id: 'moved-text',
  scope: 'place',
  find: (evidence) =>
    evidence.comparisons().flatMap((comparison) =>
      comparison.regions
        .filter((region) => region.kind === 'moved')
        .map(({ leftFrom, leftTo, rightFrom, rightTo }) => ({
          kind: 'moved-text',
          severity: 'medium',
          ...wordsSpan(comparison.left, leftFrom, leftTo),
          reference: referenceSpan(comparison, rightFrom, rightTo),
          message: countMessage('moved.text', comparison.left, leftFrom, leftTo),
          suggestions: [],
        })),
    ),
};
