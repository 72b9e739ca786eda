import { describe, expect, it } from 'vitest';
import { impossibleTriples } from '../../../app/core/text/letter-triples';

describe('threes of letters', () => {
  it.each(['области', 'жизненности', 'подъём', 'взгляд', 'въезд', 'революция', 'и'])(
    'of a word are possible: %s',
    (word) => {
      expect(impossibleTriples(word)).toBe(0);
    },
  );

  it.each([
    ['ькосмос', 1],
    ['щьъжгшы', 5],
    ['чыла', 2],
  ])('of %s are not', (word, least) => {
    expect(impossibleTriples(word)).toBeGreaterThanOrEqual(least);
  });
});
