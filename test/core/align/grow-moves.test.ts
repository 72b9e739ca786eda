import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interned, TokenRanges } from '../../../app/core/align/alignment';
import { growMoves } from '../../../app/core/align/grow-moves';
import type { Run } from '../../../app/core/align/runs-across';

const KEYS = ['слово', 'слава', 'и', 'дело', 'тело', 'бумага', 'бумаги', 'не'];
const TOKENS = 90;

const tokens = fc
  .array(fc.nat(KEYS.length - 1), { minLength: TOKENS, maxLength: TOKENS })
  .map((ids) => Int32Array.from(ids));

/** Cuts that ascend, taken two by two: stretches that do not overlap. */
const stretches = (count: number) =>
  fc
    .uniqueArray(fc.nat(TOKENS), { minLength: 2 * count, maxLength: 2 * count })
    .map((cuts) => [...cuts].sort((a, b) => a - b))
    .map((cuts) => Array.from({ length: count }, (_, i): Run => [cuts[2 * i] ?? 0, cuts[2 * i + 1] ?? 0]));

const moves = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc
    .tuple(
      stretches(count),
      fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
      stretches(count),
    )
    .map(([lefts, order, rights]) =>
      lefts.map(([leftFrom, leftTo], i): TokenRanges => {
        const [rightFrom, rightTo] = rights[order[i] ?? 0] ?? [0, 0];
        return { leftFrom, leftTo, rightFrom, rightTo };
      }),
    ),
);

const ALONE: readonly Run[] = [[0, TOKENS]];

describe('growMoves', () => {
  test('grows a stretch over the slips beside it, and not beyond what stands alone', () => {
    const keys = ['раз', 'приказ', 'войскам', 'фронта', 'приказы', 'два', 'отдан', 'отдал'];
    const interned: Interned = {
      left: Int32Array.of(0, 1, 2, 3, 6),
      right: Int32Array.of(5, 4, 2, 3, 7),
      keys,
    };
    const move = { leftFrom: 2, leftTo: 4, rightFrom: 2, rightTo: 4 };
    expect(growMoves(interned, [move], [[1, 5]], [[0, 5]])).toEqual([
      { leftFrom: 1, leftTo: 5, rightFrom: 1, rightTo: 5 },
    ]);
    expect(growMoves(interned, [move], [[2, 4]], [[0, 5]])).toEqual([move]);
  });

  test('no stretch loses a token or takes one of another, however they lie', () => {
    fc.assert(
      fc.property(tokens, tokens, moves, (left, right, given) => {
        const grown = growMoves({ left, right, keys: KEYS }, given, ALONE, ALONE);
        for (const [i, one] of grown.entries()) {
          const before = given[i] as TokenRanges;
          expect(one.leftFrom <= before.leftFrom && one.leftTo >= before.leftTo).toBe(true);
          expect(one.rightFrom <= before.rightFrom && one.rightTo >= before.rightTo).toBe(true);
        }
        expect(areApart(grown.map(({ leftFrom, leftTo }) => [leftFrom, leftTo]))).toBe(true);
        expect(areApart(grown.map(({ rightFrom, rightTo }) => [rightFrom, rightTo]))).toBe(true);
      }),
    );
  });
});

function areApart(runs: readonly Run[]): boolean {
  const sorted = [...runs].sort(([a], [b]) => a - b);
  return sorted.every(([from], i) => i === 0 || from >= (sorted[i - 1]?.[1] ?? 0));
}
