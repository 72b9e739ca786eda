import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearDarkEdges, flattenBackground } from '../../../app/core/image/background';
import { blankImage, blockMeans, type GreyImage } from '../../../app/core/image/grey';
import { estimateSkewRad } from '../../../app/core/image/layout';
import { invertAffine, mapBox, mapPoint, straighten, warp } from '../../../app/core/image/transform';

const DEG = Math.PI / 180;

/** A page of letters 8 px wide and 12 px high on paper of the shade `paper(x, y)`. */
function typedPage(paper: (x: number, y: number) => number, size = 600): GreyImage {
  const page = blankImage(size, size);
  for (let i = 0; i < page.pixels.length; i += 1) {
    const [x, y] = [i % size, Math.floor(i / size)];
    const ink = x > 60 && x < size - 60 && y > 60 && y < size - 60 && x % 14 < 8 && y % 30 < 12;
    page.pixels[i] = ink ? paper(x, y) * 0.3 : paper(x, y);
  }
  return page;
}

describe('geometry', () => {
  it('comes back exactly: a point to itself, a box to one that holds it', () => {
    const arb = {
      scale: fc.double({ min: 0.25, max: 4, noNaN: true }),
      deg: fc.double({ min: -15, max: 15, noNaN: true }),
      x: fc.integer({ min: 0, max: 2480 }),
      y: fc.integer({ min: 0, max: 3508 }),
    };
    fc.assert(
      fc.property(fc.record(arb), ({ scale, deg, x, y }) => {
        const { m } = straighten(
          { widthPx: 2480, heightPx: 3508, pixels: new Uint8Array() },
          scale,
          deg * DEG,
        );
        const back = mapPoint(invertAffine(m), mapPoint(m, { x, y }));
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
        const box = mapBox(invertAffine(m), mapBox(m, { x0: x, y0: y, x1: x + 9, y1: y + 9 }));
        expect(box.x0).toBeLessThanOrEqual(x + 1e-6);
        expect(box.y1).toBeGreaterThanOrEqual(y + 9 - 1e-6);
      }),
    );
  });

  it('copies a picture when nothing is to be turned or scaled', () => {
    const page = typedPage(() => 200, 200);
    const { m, widthPx, heightPx } = straighten(page, 1, 0);
    expect(warp(page, m, widthPx, heightPx)).toEqual(page);
  });
});

describe('deskew', () => {
  it.each([-5, -2, -0.5, 0.5, 3, 5])('finds lines that fall by %d°', (deg) => {
    const page = typedPage(() => 255);
    const { m, widthPx, heightPx } = straighten(page, 1, -deg * DEG);
    expect(estimateSkewRad(warp(page, m, widthPx, heightPx)) / DEG).toBeCloseTo(deg, 0.5);
  });

  it('leaves a level and an empty page level', () => {
    expect(Math.abs(estimateSkewRad(typedPage(() => 255)) / DEG)).toBeLessThan(0.2);
    expect(estimateSkewRad(blankImage(300, 300)) / DEG).toBeCloseTo(0, 6);
  });
});

describe('paper', () => {
  it('leaves a white page as it is', () => {
    const page = typedPage(() => 255);
    expect(flattenBackground(page)).toEqual(page);
  });

  it('makes uneven paper white and keeps ink a share of it', () => {
    const flat = flattenBackground(typedPage((x, y) => 120 + x / 10 + y / 10));
    expect(Math.min(...flat.pixels.filter((_, i) => i % 600 < 50))).toBeGreaterThan(240);
    expect(Math.abs((flat.pixels[301 * 600 + 282] ?? 0) - 0.3 * 255)).toBeLessThan(20);
  });

  it('clears a dark frame and no type', () => {
    const page = typedPage(() => 230);
    for (let y = 0; y < 600; y += 1) page.pixels.fill(10, y * 600, y * 600 + 20);
    const cleared = clearDarkEdges(page);
    expect(Math.min(...cleared.pixels.filter((_, i) => i % 600 < 40))).toBeGreaterThan(200);
    expect(cleared.pixels.filter((_, i) => i % 600 > 60)).toEqual(page.pixels.filter((_, i) => i % 600 > 60));
  });
});

describe('block means', () => {
  it('means the blocks at the edge over what is there', () => {
    expect(blockMeans(blankImage(7, 5, 40), 4)).toEqual(blankImage(2, 2, 40));
  });
});
