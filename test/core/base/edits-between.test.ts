import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsBetween } from '../../../app/core/base/edits-between';

describe('editsBetween', () => {
  test('is the Levenshtein distance of words', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 40 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editsBetween(a, b)).toBe(distance(a, b));
      }),
    );
  });

  test('finds one slip in a long stretch without a space', () => {
    const [head, tail] = ['аб'.repeat(4_000), 'вг'.repeat(4_000)];
    expect(editsBetween(`${head}д${tail}`, `${head}е${tail}`)).toBe(1);
  });

  test('two enormous stretches without a letter in common are as far apart as they can be', () => {
    expect(editsBetween('а'.repeat(3_000_000), 'б'.repeat(2_999_999))).toBe(3_000_000);
  });
});
