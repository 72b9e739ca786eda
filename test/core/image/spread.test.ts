import { describe, expect, it } from 'vitest';
import { blankImage, type GreyImage } from '../../../app/core/image/grey';
import { findGutter } from '../../../app/core/image/spread';

/** Rows of type: dark strokes with the gaps of letters and words, between two columns of px. */
function type(image: GreyImage, fromX: number, toX: number, rows = 24): void {
  const { widthPx, heightPx, pixels } = image;
  const pitch = Math.floor((heightPx * 0.8) / rows);
  for (let row = 0; row < rows; row += 1)
    for (let y = 0; y < 9; y += 1)
      for (let x = fromX; x < toX; x += 1)
        if ((x + 3 * row) % 7 < 4 && (x + 11 * row) % 61 > 6)
          pixels[(Math.floor(heightPx * 0.1) + row * pitch + y) * widthPx + x] = 40;
}

/** A shadow in the fold, darkest at `at`, and the dark table around the book. */
function shade(image: GreyImage, at: number): void {
  const { widthPx, heightPx, pixels } = image;
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      const deep = Math.max(0, 1 - Math.abs(x - at) / 40);
      const i = y * widthPx + x;
      pixels[i] = (pixels[i] as number) * (1 - 0.7 * deep);
      if (x < 15 || x > widthPx - 15) pixels[i] = 30;
    }
}

describe('the gutter of a spread', () => {
  it.each([0.44, 0.5, 0.57])('is found between its pages, at %d of the width', (share) => {
    const image = blankImage(1200, 800, 225);
    const at = Math.round(1200 * share);
    type(image, 60, at - 45);
    type(image, at + 45, 1140);
    const found = findGutter(image);
    expect(found.isSpread).toBe(true);
    expect(Math.abs(found.at * 1200 - at)).toBeLessThan(30);
  });

  it('is found in its shadow, with the table around the book', () => {
    const image = blankImage(1200, 800, 225);
    type(image, 60, 540);
    type(image, 640, 1140);
    shade(image, 590);
    const found = findGutter(image);
    expect(found.isSpread).toBe(true);
    expect(Math.abs(found.at * 1200 - 590)).toBeLessThan(35);
  });

  it('is found where one page is nearly empty', () => {
    const image = blankImage(1200, 800, 225);
    type(image, 60, 540, 24);
    type(image, 650, 1140, 6);
    expect(findGutter(image).isSpread).toBe(true);
  });

  it.each([
    ['a single page', 700, 1000, [[60, 640]]],
    [
      'a single page in two columns',
      700,
      1000,
      [
        [60, 330],
        [370, 640],
      ],
    ],
    ['a wide sheet of whole lines', 1200, 800, [[60, 1140]]],
    ['a wide sheet with writing on one side', 1200, 800, [[60, 500]]],
    ['a blank one', 1200, 800, []],
  ] as const)('is none of %s', (_, width, height, columns) => {
    const image = blankImage(width, height, 225);
    for (const [from, to] of columns) type(image, from, to);
    const found = findGutter(image);
    expect(found.isSpread).toBe(false);
    expect(found.at).toBeGreaterThan(0.3);
    expect(found.at).toBeLessThan(0.7);
  });
});
