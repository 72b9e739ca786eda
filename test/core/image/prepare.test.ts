import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankImage, type GreyImage } from '../../../app/core/image/grey';
import { letterHeightPx } from '../../../app/core/image/letters';
import { isNegative, isSideways, turned, type QuarterTurns } from '../../../app/core/image/orientation';
import { cleanPage, preparedAs, PREPARATIONS } from '../../../app/core/image/prepare';
import { inverted, shrink } from '../../../app/core/image/resize';
import { median3, soften, stretched } from '../../../app/core/image/soften';
import { composed, invertAffine, mapPoint, straighten, warp } from '../../../app/core/image/transform';

const DEG = Math.PI / 180;

/** Rows of letters `letterPx` high and two thirds as wide, on grey paper. */
function typed(letterPx: number, widthPx = 640, heightPx = 800): GreyImage {
  const page = blankImage(widthPx, heightPx, 190);
  const cell = Math.round(letterPx * 1.1);
  for (let i = 0; i < page.pixels.length; i += 1) {
    const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
    const isText = x > 60 && x < widthPx - 60 && y > 60 && y < heightPx - 90;
    // Words begin anywhere, so that letters do not stand in columns over the whole sheet.
    const shiftPx = (Math.floor(y / (letterPx * 3)) * 37) % (cell * 7);
    const isInk = (x + shiftPx) % cell < letterPx * 0.66 && y % (letterPx * 3) < letterPx;
    // Every seventh place is a blank, as between words.
    if (isText && isInk && Math.floor((x + shiftPx) / cell) % 7 !== 0) page.pixels[i] = 60;
  }
  return page;
}

function imageOf(rows: readonly (readonly number[])[]): GreyImage {
  return { widthPx: rows[0]?.length ?? 0, heightPx: rows.length, pixels: Uint8Array.from(rows.flat()) };
}

const arbImage = fc
  .record({ widthPx: fc.integer({ min: 1, max: 24 }), heightPx: fc.integer({ min: 1, max: 24 }) })
  .chain((size) =>
    fc
      .uint8Array({ minLength: size.widthPx * size.heightPx, maxLength: size.widthPx * size.heightPx })
      .map((pixels): GreyImage => ({ ...size, pixels })),
  );

describe('shrinking', () => {
  it('takes the mean of what each pixel covers', () => {
    const { image } = shrink(
      imageOf([
        [0, 100, 200, 200],
        [100, 200, 200, 200],
      ]),
      0.5,
    );
    expect(image).toEqual(imageOf([[100, 200]]));
  });

  it('keeps the mean shade, and an even picture even', () => {
    fc.assert(
      fc.property(arbImage, fc.double({ min: 0.1, max: 1, noNaN: true }), (image, scale) => {
        const small = shrink(image, scale).image;
        const mean = ({ pixels }: GreyImage) => pixels.reduce((sum, one) => sum + one, 0) / pixels.length;
        expect(Math.abs(mean(small) - mean(image))).toBeLessThan(1.5);
        const even = shrink(blankImage(image.widthPx, image.heightPx, 77), scale).image;
        expect(even.pixels.every((shade) => shade === 77)).toBe(true);
      }),
    );
  });
});

describe('filters', () => {
  it('leave an even picture as it is, and stay between the darkest and the lightest', () => {
    fc.assert(
      fc.property(arbImage, (image) => {
        for (const filter of [soften, median3]) {
          const out = filter(image).pixels;
          expect(Math.min(...out)).toBeGreaterThanOrEqual(Math.min(...image.pixels));
          expect(Math.max(...out)).toBeLessThanOrEqual(Math.max(...image.pixels));
        }
      }),
    );
  });

  it('median: a speck goes, a stroke of two px stays', () => {
    const page = blankImage(9, 9);
    page.pixels[4 * 9 + 4] = 0;
    expect(median3(page)).toEqual(blankImage(9, 9));
    const stroke = blankImage(9, 9);
    for (let y = 0; y < 9; y += 1) stroke.pixels.fill(0, y * 9 + 3, y * 9 + 5);
    expect(median3(stroke)).toEqual(stroke);
  });

  it('contrast: ink becomes black, paper white, order stays', () => {
    const out = stretched(imageOf([[60, 60, 120, 180, 235, 250]])).pixels;
    expect([out[0], out[4], out[5]]).toEqual([0, 255, 255]);
    expect(out[2]).toBeLessThan(out[3] ?? 0);
  });
});

describe('letters', () => {
  it.each([9, 14, 22, 27])('of %d px are measured', (letterPx) => {
    expect(letterHeightPx(typed(letterPx))).toBeCloseTo(letterPx, -0.5);
  });

  it('are not seen on a blank sheet or in a few specks', () => {
    const page = blankImage(400, 400);
    expect(letterHeightPx(page)).toBeNull();
    page.pixels.fill(0, 4000, 4012);
    expect(letterHeightPx(page)).toBeNull();
  });
});

/** Even numbers from 0 to 1 that a seed gives (mulberry32). */
function evenNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paper whose shade varies by so much, in clumps of so many px. */
function grainy(deviation: number, clumpPx: number, seed: number, widthPx = 700, heightPx = 900): GreyImage {
  const next = evenNumbers(seed);
  const page = blankImage(widthPx, heightPx, 225);
  // The sum of four even numbers is near enough to a normal one.
  const small = blankImage(Math.ceil(widthPx / clumpPx), Math.ceil(heightPx / clumpPx));
  for (let i = 0; i < small.pixels.length; i += 1)
    small.pixels[i] = Math.min(255, 225 + deviation * 1.73 * (next() + next() + next() + next() - 2));
  for (let i = 0; i < page.pixels.length; i += 1) {
    const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
    const clump = Math.floor(y / clumpPx) * small.widthPx + Math.floor(x / clumpPx);
    page.pixels[i] = Math.min(255, (small.pixels[clump] ?? 225) + 3 * (next() - 0.5));
  }
  return soften(page, 2);
}

describe('a blank sheet', () => {
  it.each([
    { deviation: 2, clumpPx: 1 },
    { deviation: 6, clumpPx: 2 },
    { deviation: 10, clumpPx: 3 },
    { deviation: 12, clumpPx: 6 },
    { deviation: 20, clumpPx: 1 },
  ])(
    'with grain of %o has no letters and no ink, and is not enlarged (seed 21)',
    ({ deviation, clumpPx }) => {
      const page = grainy(deviation, clumpPx, 21);
      expect(letterHeightPx(page)).toBeNull();
      const { image, hasInk, letters } = cleanPage(page);
      expect({ hasInk, letters: letters.length }).toEqual({ hasInk: false, letters: 0 });
      expect(image.widthPx * image.heightPx).toBeLessThanOrEqual(page.widthPx * page.heightPx);
    },
  );

  it('with a mark or two keeps those, and nothing of its grain (seed 22)', () => {
    const page = grainy(8, 2, 22);
    for (let y = 400; y < 414; y += 1)
      for (const x of [300, 320, 340]) page.pixels.fill(60, y * page.widthPx + x, y * page.widthPx + x + 8);
    const { image, hasInk } = cleanPage(page);
    expect(hasInk).toBe(true);
    const dark = [...image.pixels].filter((shade) => shade < 150).length;
    expect(dark).toBeGreaterThan(250);
    expect([...image.pixels].filter((shade) => shade < 250).length).toBeLessThan(3 * dark);
  });

  it('full of type on the same grain has its letters (seed 23)', () => {
    const grain = grainy(8, 2, 23, 640, 800);
    const page = typed(14);
    page.pixels.forEach((shade, i) => {
      page.pixels[i] = Math.min(255, Math.max(0, shade + (grain.pixels[i] ?? 225) - 225));
    });
    expect(letterHeightPx(page)).toBeCloseTo(14, -0.5);
    expect(cleanPage(page).letters.length).toBeGreaterThan(100);
  });
});

describe('dots between words', () => {
  it('are not taken for letters, however many there are', () => {
    const solid = typed(20, 900, 900);
    const isInk = (at: number) => (solid.pixels[at] ?? 255) < 100;
    // Letters are strokes around paper, which dots are not.
    const isInside = (at: number) => [-3, 3, -2700, 2700].every((step) => isInk(at + step));
    const page = { ...solid, pixels: solid.pixels.map((shade, at) => (isInside(at) ? 190 : shade)) };
    for (let y = 100; y < 900; y += 60)
      for (let x = 70; x < 830; x += 12)
        for (let row = y; row < y + 6; row += 1)
          if ((page.pixels[row * 900 + x] ?? 0) > 150) page.pixels.fill(40, row * 900 + x, row * 900 + x + 6);
    expect(letterHeightPx(page)).toBeCloseTo(20, -0.8);
  });
});

describe('which way up', () => {
  it.each([-9, -4, 4, 9])(
    'is known of a page that lies sideways and askew by %d°, with an edge around it',
    (deg) => {
      const page = typed(14);
      const { m, widthPx, heightPx } = straighten(page, 1, deg * DEG);
      const askew = warp(page, m, widthPx, heightPx);
      for (let x = 0; x < widthPx; x += 1) askew.pixels.fill(20, 4 * widthPx + x, 4 * widthPx + x + 1);
      expect(isSideways(askew)).toBe(false);
      expect(isSideways(turned(askew, 1).image)).toBe(true);
      expect(isSideways(turned(askew, 3).image)).toBe(true);
    },
  );

  it('knows lines that run up or down, and a negative', () => {
    const page = typed(14);
    expect(isSideways(page)).toBe(false);
    expect(isSideways(turned(page, 1).image)).toBe(true);
    expect(isNegative(page)).toBe(false);
    expect(isNegative(inverted(page))).toBe(true);
  });

  it('turns back to the same picture, and its transform says where each pixel went', () => {
    fc.assert(
      fc.property(arbImage, fc.constantFrom<QuarterTurns>(0, 1, 2, 3), (image, turns) => {
        const { image: out, m } = turned(image, turns);
        expect(turned(out, ((4 - turns) % 4) as QuarterTurns).image).toEqual(image);
        for (let i = 0; i < image.pixels.length; i += 1) {
          const at = mapPoint(m, { x: (i % image.widthPx) + 0.5, y: Math.floor(i / image.widthPx) + 0.5 });
          expect(out.pixels[Math.floor(at.y) * out.widthPx + Math.floor(at.x)]).toBe(image.pixels[i]);
        }
      }),
    );
  });

  it('composes transforms in order', () => {
    const a = straighten({ widthPx: 300, heightPx: 200, pixels: new Uint8Array() }, 0.5, 5 * DEG).m;
    const b = turned(blankImage(300, 200), 1).m;
    const both = mapPoint(composed(a, b), { x: 12, y: 34 });
    const one = mapPoint(b, mapPoint(a, { x: 12, y: 34 }));
    expect(both.x).toBeCloseTo(one.x, 9);
    expect(both.y).toBeCloseTo(one.y, 9);
  });
});

describe('a page made clean', () => {
  it.each([
    { letterPx: 28, deg: 0, isUpsideDown: false },
    { letterPx: 28, deg: 6, isUpsideDown: false },
    { letterPx: 8, deg: 0, isUpsideDown: false },
    { letterPx: 14, deg: -9, isUpsideDown: true },
    { letterPx: 20, deg: 0, isUpsideDown: true },
  ] as const)('has letters of one size on white, and the way back: %o', ({ letterPx, deg, isUpsideDown }) => {
    const page = typed(letterPx);
    const { m, widthPx, heightPx } = straighten(page, 1, -deg * DEG);
    const askew = deg === 0 ? page : warp(page, m, widthPx, heightPx);
    const { image, toOriginal } = cleanPage(askew, { isSideways: null, isUpsideDown });
    expect(letterHeightPx(image) ?? 0).toBeGreaterThan(9);
    expect(letterHeightPx(image) ?? 99).toBeLessThan(19);
    expect(image.pixels[Math.round(image.widthPx / 2)]).toBeGreaterThan(240);
    // Dark places of the clean page are dark in the scan, where the inverse says they are.
    const there = invertAffine(invertAffine(toOriginal));
    let [dark, agreeing] = [0, 0];
    for (let i = 0; i < image.pixels.length; i += 7) {
      if ((image.pixels[i] ?? 255) > 90) continue;
      const at = mapPoint(there, { x: (i % image.widthPx) + 0.5, y: Math.floor(i / image.widthPx) + 0.5 });
      dark += 1;
      if ((askew.pixels[Math.floor(at.y) * askew.widthPx + Math.floor(at.x)] ?? 255) < 130) agreeing += 1;
    }
    expect(dark).toBeGreaterThan(500);
    expect(agreeing / dark).toBeGreaterThan(0.95);
  });

  it('is upright when it was scanned sideways', () => {
    const page = typed(14);
    const { image, toOriginal } = cleanPage(turned(page, 3).image);
    expect([image.widthPx, image.heightPx]).toEqual([page.widthPx, page.heightPx]);
    expect(mapPoint(toOriginal, { x: 0, y: 0 })).toEqual({ x: 0, y: page.widthPx });
  });

  it('is handed over in as many ways as there are, each of the same size', () => {
    const page = cleanPage(typed(14)).image;
    const made = PREPARATIONS.map((preparation) => preparedAs(preparation, page));
    expect(new Set(made.map(({ pixels }) => pixels.length))).toEqual(new Set([page.pixels.length]));
    expect(new Set(made.map(({ pixels }) => pixels.join())).size).toBe(PREPARATIONS.length);
  });
});
