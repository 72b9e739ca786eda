import { describe, expect, it } from 'vitest';
import { blankImage } from '../../../app/core/image/grey';
import { boxOnPage, lineAt } from '../../../app/core/reader/line-picture';
import type { Net } from '../../../app/core/reader/net';

const NET: Net = { alphabet: ' а', heightPx: 36, baselinePx: 25, letterPx: 13, framePx: 4, layers: [] };

/** Letters 13 px high whose feet stand on a line that falls by `slope`, every fourth with a tail. */
function typed(slope: number, heightPx = 13) {
  return Array.from({ length: 40 }, (_, i) => {
    const x0 = 20 + i * 12;
    const foot = Math.round(100 + slope * (x0 + 4));
    return { x0, y0: foot - heightPx, x1: x0 + 8, y1: foot + (i % 4 === 0 ? 4 : 0) };
  });
}

function pageOf(letters: ReturnType<typeof typed>) {
  const page = blankImage(560, 200);
  for (const { x0, y0, x1, y1 } of letters)
    for (let y = y0; y < y1; y += 1) page.pixels.fill(0, y * page.widthPx + x0, y * page.widthPx + x1);
  return page;
}

const BOX = { x0: 18, y0: 80, x1: 500, y1: 125 };

describe('the picture of a line', () => {
  it.each([0, 0.02, -0.015])(
    'has the feet of letters on its baseline, on a sheet that falls by %f',
    (slope) => {
      const letters = typed(slope);
      const line = lineAt(pageOf(letters), BOX, letters, 13, NET);
      const { image, left } = line ?? { image: blankImage(0, 0), left: 0 };
      for (const i of [1, 19, 38]) {
        const x = Math.round((letters[i]?.x0 ?? 0) + 4 - left);
        const column = Array.from({ length: 36 }, (_, y) => image.pixels[y * image.widthPx + x] ?? 255);
        const lowest = column.map((grey) => grey < 128).lastIndexOf(true);
        expect(Math.abs(lowest - 24)).toBeLessThanOrEqual(1);
      }
    },
  );

  it('makes letters of another size as high as the net knows them', () => {
    const letters = typed(0, 26);
    const line = lineAt(pageOf(letters), BOX, letters, 26, NET);
    expect(line?.scale).toBe(2);
    expect(line?.image.widthPx).toBe((BOX.x1 - BOX.x0) / 2 + 20);
  });

  it('tells where on the page something stands', () => {
    const letters = typed(0.02);
    const line = lineAt(pageOf(letters), BOX, letters, 13, NET);
    const box = line === null ? null : boxOnPage(line, 100, 140, 13);
    expect(box?.x0).toBeCloseTo(BOX.x0 - 10 + 100);
    expect(box === null ? 0 : box.y1 - 0.25 * 13).toBeCloseTo(100 + 0.02 * 128, 0);
  });

  it('is none of a box without width, and of one wider than any line', () => {
    const page = pageOf([]);
    expect(lineAt(page, { ...BOX, x1: BOX.x0 }, [], 13, NET)).toBeNull();
    expect(lineAt(page, { ...BOX, x1: 90_000 }, [], 13, NET)).toBeNull();
  });
});
