import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsAcross, type Run } from '../../../app/core/align/runs-across';

const run = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]): Run => [from, from + length]);

describe('runsAcross', () => {
  test('finds what a search through all of them finds, by where it begins', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), run, (runs, [from, to]) => {
        const wanted = runs.filter(([start, end]) => start < to && end > from).sort(([a], [b]) => a - b);
        expect(runsAcross(runs)(from, to)).toEqual(wanted);
      }),
    );
  });

  test('runs that only touch share nothing', () => {
    expect(
      runsAcross([
        [0, 5],
        [9, 12],
      ])(5, 9),
    ).toEqual([]);
  });
});
