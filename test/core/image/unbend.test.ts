import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../app/core/base/geometry';
import { blankImage, type GreyImage } from '../../../app/core/image/grey';
import { chainsOf, slopesOf } from '../../../app/core/image/line-slopes';
import { letterBoxes } from '../../../app/core/image/letters';
import { withoutShadows } from '../../../app/core/image/local-paper';
import { cleanPage } from '../../../app/core/image/prepare';
import { fieldOf, slopeAt } from '../../../app/core/image/slope-field';
import { bentBox, bentY, unbent } from '../../../app/core/image/unbend';

const LETTER = 14;
const SIZE = { widthPx: 900, heightPx: 900 };

type Course = (x: number) => number;

/** Lines of letters that run as `course` says, words of six, in columns that begin at `lefts`. */
function lettersAlong(course: Course, lefts: readonly number[] = [60]): readonly BoxPx[] {
  const width = (SIZE.widthPx - 60) / lefts.length - 60;
  return lefts.flatMap((left) =>
    Array.from({ length: 22 }, (_, row) => 90 + row * 34).flatMap((y) =>
      Array.from({ length: Math.floor(width / 15) }, (_, i) => ({ i, x: left + i * 15 }))
        .filter(({ i }) => i % 7 !== 6)
        .map(({ i, x }) => {
          const foot = Math.round(y + course(x + 5)) + (i % 5 === 0 ? 4 : 0);
          return { x0: x, x1: x + 11, y0: foot - LETTER, y1: foot };
        }),
    ),
  );
}

function drawn(letters: readonly BoxPx[]): GreyImage {
  const page = blankImage(SIZE.widthPx, SIZE.heightPx);
  for (const { x0, x1, y0, y1 } of letters)
    for (let y = Math.max(0, y0); y < Math.min(SIZE.heightPx, y1); y += 1)
      page.pixels.fill(50, y * SIZE.widthPx + x0, y * SIZE.widthPx + x1);
  return page;
}

const ARC: Course = (x) => 40 * (1 - ((x - 450) / 450) ** 2);
const CREASE: Course = (x) => 0.05 * Math.abs(x - 450);

describe('lines of letters', () => {
  it('follows a line along its bend, and never over the space between columns', () => {
    const chains = chainsOf(lettersAlong(ARC, [60, 480]), LETTER);
    expect(chains).toHaveLength(44);
    expect(chains.every((chain) => new Set(chain.map(({ x0 }) => x0 < 450)).size === 1)).toBe(true);
  });

  it('tells the slope where it is, whatever hangs below the line', () => {
    const field = fieldOf(slopesOf(lettersAlong(CREASE, [60, 480]), LETTER), LETTER, SIZE);
    expect(field).not.toBeNull();
    if (field === null) return;
    expect(slopeAt(field, 200, 400)).toBeCloseTo(-0.05, 2);
    expect(slopeAt(field, 700, 400)).toBeCloseTo(0.05, 2);
  });

  it('knows nothing of a picture without text', () => {
    expect(fieldOf([], LETTER, SIZE)).toBeNull();
  });
});

describe('straightening bent lines', () => {
  it.each([
    ['bulging', ARC],
    ['kinked at a fold', CREASE],
  ])('makes lines level that are %s, and every box finds its ink again', (_, course) => {
    const letters = lettersAlong(course, [60, 480]);
    const straight = unbent(drawn(letters), letters, LETTER);
    expect(straight).not.toBeNull();
    if (straight === null) return;
    const made = letterBoxes(straight.image, LETTER);
    expect(made.length).toBe(letters.length);
    const lines = chainsOf(made, LETTER).map((chain) => chain.map(({ y1 }) => y1));
    for (const feet of lines) expect(Math.max(...feet) - Math.min(...feet)).toBeLessThanOrEqual(8);
    for (const box of made) {
      const back = bentBox(straight.bend, box);
      const middle = { x: (back.x0 + back.x1) / 2, y: (back.y0 + back.y1) / 2 };
      const near = letters.filter(
        ({ x0, x1, y0, y1 }) =>
          middle.x > x0 - 2 && middle.x < x1 + 2 && middle.y > y0 - 2 && middle.y < y1 + 2,
      );
      expect(near).toHaveLength(1);
    }
  });

  it('leaves straight lines alone, level or leaning', () => {
    for (const fall of [0, 0.012]) {
      const letters = lettersAlong((x) => fall * x);
      expect(unbent(drawn(letters), letters, LETTER)).toBeNull();
    }
  });

  it('never lets lines cross', () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), fc.nat(899), (height, x) => {
        const letters = lettersAlong((at) => height * Math.sin(at / 150));
        const straight = unbent(drawn(letters), letters, LETTER);
        if (straight === null) return;
        const ys = Array.from({ length: 50 }, (_, i) => bentY(straight.bend, x, i * 17));
        expect(ys.every((y, i) => i === 0 || y > (ys[i - 1] ?? 0))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('is done to a sheet before it is read', () => {
    const clean = cleanPage(drawn(lettersAlong(ARC, [60, 480])));
    expect(clean.bend).not.toBeNull();
    expect(cleanPage(drawn(lettersAlong(() => 0, [60, 480]))).bend).toBeNull();
  });
});

it('takes a shadow off to within four px of its edge, and leaves the type', () => {
  const letters = lettersAlong(() => 0);
  const page = drawn(letters);
  const shaded = {
    ...page,
    pixels: page.pixels.map((one, at) => (at % SIZE.widthPx > 470 ? one * 0.7 : one)),
  };
  const clear = withoutShadows(shaded, LETTER);
  const dark = (image: GreyImage) => image.pixels.filter((one) => one < 160).length;
  expect(clear.pixels.filter((one) => one > 120 && one < 250).length).toBeLessThanOrEqual(4 * SIZE.heightPx);
  expect(dark(clear)).toBeGreaterThan(0.95 * dark(page));
});
