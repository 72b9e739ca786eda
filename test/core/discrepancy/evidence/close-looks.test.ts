import { describe, expect, it } from 'vitest';
import { closeLooks } from '../../../../app/core/discrepancy/evidence/close-looks';
import type { UnknownWord } from '../../../../app/core/discrepancy/evidence/close-looks';

const word = (at: number, part: string, isDoubted = false): UnknownWord => ({
  ...{ at, part, isDoubted },
  shape: 'small',
});

/** Words of five letters, all different. */
const many = (from: number, count: number): readonly UnknownWord[] =>
  Array.from({ length: count }, (_, i) =>
    word(
      from + i,
      `щ${[...String(from + i).padStart(5, '0')].map((digit) => 'абвгдежзик'[Number(digit)]).join('')}`,
    ),
  );

describe('close looks at unknown words', () => {
  it('are had by all words of an ordinary document', () => {
    expect(closeLooks(many(0, 400), []).close.size).toBe(400);
  });

  it('are shared among the sheets, whatever stands on those before', () => {
    const sheets = [
      { from: 0, to: 5_000 },
      { from: 5_000, to: 10_000 },
    ];
    const own = [word(5_001, 'необхолимым'), word(5_002, 'тнфом')];
    const { close: found, leftOut } = closeLooks([...many(0, 900), ...own], sheets);
    expect(own.every(({ part }) => found.has(part))).toBe(true);
    expect([found.size, leftOut]).toEqual([302, 600]);
  });

  it('go to words that the machine was not sure of, and then to longer ones', () => {
    const crowd = many(0, 900);
    const { close: found } = closeLooks([...crowd, word(901, 'тнф', true), word(902, 'необхолимым')], []);
    expect(found.size).toBe(600);
    expect([found.has('тнф'), found.has('необхолимым')]).toEqual([true, true]);
  });

  it('do not hang on the order of the words', () => {
    const crowd = many(0, 900);
    const backwards = [...crowd].reverse();
    expect([...closeLooks(crowd, []).close].sort()).toEqual([...closeLooks(backwards, []).close].sort());
  });

  it('are for few names: other words come near to them by accident', () => {
    expect(closeLooks([{ ...word(0, 'жимерип'), shape: 'name' }], [])).toEqual({
      close: new Set(),
      leftOut: 0,
    });
  });
});
