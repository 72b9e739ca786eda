import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonEnds,
  commonText,
  firstIndex,
  indexAt,
  linePosition,
  lineStart,
  lineStarts,
  replacementBetween,
} from '../../../app/core/base/positions';

const SEED = 20_261_128;
/** Letters that share one half of their surrogate pairs: 𐍈 and 𐍉 the first, 𐍈 and 😈… the second of some. */
const text = fc
  .array(fc.constantFrom('а', 'б', '𐍈', '𐍉', '😀', '😁', '\u{11348}', '\n'), { maxLength: 8 })
  .map((letters) => letters.join(''));
const isWhole = (part: string) => !/(?:^[\udc00-\udfff])|(?:[\ud800-\udbff]$)/.test(part);

describe('what two texts have in common', () => {
  it('never overlaps, however often they repeat themselves', () => {
    expect(commonText('аа', 'ааа')).toEqual({ head: 2, tail: 0 });
    expect(commonText('', 'а')).toEqual({ head: 0, tail: 0 });
    expect(commonEnds(3, 3, (a, b) => a === b && a !== 1)).toEqual({ head: 1, tail: 1 });
  });

  it('leaves surrogate pairs whole at either end', () => {
    // 𐍈 is d800 df48, 𐍉 d800 df49; 𑍈 (d804 df48) ends like the first.
    expect(commonText('к𐍈', 'к𐍉')).toEqual({ head: 1, tail: 0 });
    expect(commonText('𐍈к', '𑍈к')).toEqual({ head: 0, tail: 1 });
    expect(replacementBetween('😀', '😁')).toEqual({ from: 0, to: 2, inserted: '😁' });
    expect(replacementBetween('а😀', 'а')).toEqual({ from: 1, to: 3, inserted: '' });
  });

  it('gives a replacement that makes one of the other, cut between letters', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = replacementBetween(before, after);
        if (change === null) return before === after;
        const { from, to, inserted } = change;
        const parts = [before.slice(0, from), before.slice(from, to), before.slice(to), inserted];
        return parts.every(isWhole) && before.slice(0, from) + inserted + before.slice(to) === after;
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});

describe('a binary search', () => {
  it('finds the first index that holds, as going through all of them does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (numbers, value) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const plain = sorted.findIndex((one) => one >= value);
        return (
          firstIndex(sorted.length, (i) => (sorted[i] ?? 0) >= value) ===
          (plain === -1 ? sorted.length : plain)
        );
      }),
      { seed: SEED },
    );
  });

  it('finds the part in which an offset is', () => {
    expect([0, 4, 5, 9, 100].map((at) => indexAt([0, 5, 9], at))).toEqual([0, 0, 1, 2, 2]);
    expect(indexAt([], 3)).toBe(0);
  });
});

describe('lines', () => {
  const LINES = ['аб', '', '😀'].map((line) => ({ text: line }));

  it('begin after the line feed of the one before', () => {
    expect(lineStarts(LINES)).toEqual([0, 3, 4]);
    expect([0, 1, 2].map((i) => lineStart(LINES, i))).toEqual([0, 3, 4]);
  });

  it('are found again by an offset, their ends with them', () => {
    const places = [0, 2, 3, 4, 6].map((at) => linePosition(LINES, at));
    expect(places).toEqual([
      { lineIndex: 0, column: 0 },
      { lineIndex: 0, column: 2 },
      { lineIndex: 1, column: 0 },
      { lineIndex: 2, column: 0 },
      { lineIndex: 2, column: 2 },
    ]);
    expect(linePosition(LINES, 99)).toEqual({ lineIndex: 2, column: 0 });
    expect(linePosition([], 0)).toEqual({ lineIndex: 0, column: 0 });
  });
});
