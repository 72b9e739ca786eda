import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../app/core/geometry';
import { inkLinesWithoutWords } from '../../../app/core/recognise/ink-lines';

/** Boxes of letters in a row, 14 px high, a blank cell after every fifth. */
const row = (y: number, letters: number, x = 100): readonly BoxPx[] =>
  Array.from({ length: letters }, (_, i) => {
    const x0 = x + (i + Math.floor(i / 5)) * 15;
    return { x0, y0: y + (i % 3), x1: x0 + 11, y1: y + 14 + (i % 3) };
  });
const around = (letters: readonly BoxPx[]): BoxPx => ({
  x0: Math.min(...letters.map(({ x0 }) => x0)),
  y0: Math.min(...letters.map(({ y0 }) => y0)),
  x1: Math.max(...letters.map(({ x1 }) => x1)),
  y1: Math.max(...letters.map(({ y1 }) => y1)),
});

describe('ink without words', () => {
  it('is every row that no word lies on, from the top, with its box', () => {
    const [read, lost, other] = [row(100, 20), row(140, 20), row(300, 9, 700)];
    expect(inkLinesWithoutWords([...other, ...lost, ...read], [around(read)])).toEqual([
      around(lost),
      around(other),
    ]);
  });

  it('is a lost value between words that were read', () => {
    const [left, value, right] = [row(100, 5), row(100, 3, 300), row(100, 5, 500)];
    const found = inkLinesWithoutWords([...left, ...value, ...right], [around(left), around(right)]);
    expect(found).toEqual([around(value)]);
  });

  it('is nothing where all was read, and no scrap of two blobs', () => {
    const lines = [0, 1, 2].map((at) => row(100 + at * 40, 30));
    expect(inkLinesWithoutWords(lines.flat(), lines.map(around))).toEqual([]);
    expect(inkLinesWithoutWords(row(100, 2), [])).toEqual([]);
  });

  it('has each letter in one line at most, and none that a word covers', () => {
    const box = fc
      .tuple(fc.nat(900), fc.nat(900), fc.integer({ min: 4, max: 40 }), fc.integer({ min: 8, max: 40 }))
      .map(([x0, y0, w, h]) => ({ x0, y0, x1: x0 + w, y1: y0 + h }));
    fc.assert(
      fc.property(fc.array(box, { maxLength: 60 }), fc.array(box, { maxLength: 10 }), (letters, words) => {
        const lines = inkLinesWithoutWords(letters, words);
        expect(lines.length * 3).toBeLessThanOrEqual(letters.length);
        expect(inkLinesWithoutWords(letters, [{ x0: -99, y0: -99, x1: 2000, y1: 2000 }])).toEqual([]);
      }),
    );
  });
});
