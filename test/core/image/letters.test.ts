import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../app/core/base/geometry';
import type { GreyImage } from '../../../app/core/image/grey';
import { letterBoxes } from '../../../app/core/image/letters';

const [WIDTH, HEIGHT, LETTER] = [600, 200, 14];
const [PAPER, INK] = [250, 30];

function page(dark: readonly BoxPx[]): GreyImage {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);
  for (const { x0, y0, x1, y1 } of dark)
    for (let y = y0; y < y1; y += 1) pixels.fill(INK, y * WIDTH + x0, y * WIDTH + x1);
  return { widthPx: WIDTH, heightPx: HEIGHT, pixels };
}

/** Forty letters, each by itself. */
const LETTERS = Array.from({ length: 40 }, (_, i) => {
  return { x0: 10 + i * 14, y0: 20, x1: 20 + i * 14, y1: 20 + LETTER };
});

describe('what could be letters', () => {
  it('is each letter by itself, and the letters of a word that has run together, side by side', () => {
    const word = { x0: 100, y0: 80, x1: 184, y1: 80 + LETTER };
    const found = letterBoxes(page([...LETTERS, word]), LETTER);
    expect(found.filter(({ y0 }) => y0 < 50)).toEqual(LETTERS);
    const cut = found.filter(({ y0 }) => y0 > 50);
    expect(cut).toHaveLength(6);
    expect(cut.map(({ x0, x1 }) => x1 - x0)).toEqual(Array<number>(6).fill(14));
    expect([cut[0]?.x0, cut[5]?.x1]).toEqual([100, 184]);
  });

  it('is neither a frame nor a rule, however long', () => {
    const [x0, y0, x1, y1] = [50, 100, 400, 130];
    const frame = [
      { x0, y0, x1, y1: y0 + 2 },
      { x0, y0: y1 - 2, x1, y1 },
      { x0, y0, x1: x0 + 2, y1 },
      { x0: x1 - 2, y0, x1, y1 },
    ];
    const rule = { x0: 20, y0: 160, x1: 580, y1: 164 };
    const bar = { x0: 20, y0: 175, x1: 580, y1: 190 };
    expect(letterBoxes(page([...LETTERS, ...frame, rule, bar]), LETTER)).toEqual(LETTERS);
  });
});
