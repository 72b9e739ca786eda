import { pairFinding } from '../evidence/describe';
import type { Rule } from '../evidence/rule';
import type { Token } from '../../text/tokens';

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

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
        const isHyphen = /\p{L}-\p{Lu}/u.test(joined(pair.left) + joined(pair.right));
        const key = isApart ? 'boundary.apart' : 'boundary.together';
        // A name that lost its hyphen is another name.
        return pairFinding(pair, 'word-boundary', isHyphen ? 'medium' : 'low', key);
      }),
};
