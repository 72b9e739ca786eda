import { pairFinding } from '../evidence/describe';
import type { Rule } from '../evidence/rule';

/** The same letters, written as one word here and as two there. */
export const wordBoundary: Rule = {
  id: 'word-boundary',
  scope: 'place',
  find: (evidence) =>
    evidence
      .pairs()
      .filter((pair) => pair.class === 'boundary')
      .map((pair) => {
        const isApart = pair.left.length > pair.right.length;
        return pairFinding(pair, 'word-boundary', 'low', isApart ? 'boundary.apart' : 'boundary.together');
      }),
};
