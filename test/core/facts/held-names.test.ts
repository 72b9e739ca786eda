import { describe, expect, it } from 'vitest';
import { namesOfHalf, scoreNames } from '../../bench/names';

/** Sums only: what is missed in the held half is not to be looked at. `npm run bench -- names` prints both halves. */
describe('the held list of names', () => {
  it.each(['open', 'held'] as const)(
    'matches 95 in a hundred of the %s half, and of cross pairs at most one',
    (half) => {
      const { pairs, matched, crossPairs, crossMatched } = scoreNames(namesOfHalf(half));
      expect(pairs).toBeGreaterThan(75);
      expect(matched / pairs).toBeGreaterThanOrEqual(0.95);
      expect(crossMatched / crossPairs).toBeLessThanOrEqual(0.01);
    },
  );
});
