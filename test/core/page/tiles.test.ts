import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_PICTURE_PX,
  pictureSidePx,
  TILE_PX,
  tileIndex,
  tileLevels,
  tilesOf,
} from '../../../app/core/page/tiles';

const side = fc.integer({ min: 1, max: 32_767 });
const sizes = fc.record({ widthPx: side, heightPx: side });

describe('tiles of a page', () => {
  test('a page of A4 at 300 dpi keeps its one picture', () => {
    const page = { widthPx: 2480, heightPx: 3508 };
    expect(pictureSidePx(page)).toBeNull();
    expect(tilesOf(page)).toEqual([]);
  });

  test('a page of 100 megapixels has two levels that are finer than its picture', () => {
    const page = { widthPx: 10_000, heightPx: 10_000 };
    expect(pictureSidePx(page)).toBe(3464);
    expect(tileLevels(page)).toEqual([
      { reduction: 1, columns: 10, rows: 10 },
      { reduction: 2, columns: 5, rows: 5 },
    ]);
  });

  test('the tiles of each level cover the page once', () => {
    fc.assert(
      fc.property(sizes, (page) => {
        const areaPx = tilesOf(page).reduce(
          (sum, { boxPx }) => sum + (boxPx.x1 - boxPx.x0) * (boxPx.y1 - boxPx.y0),
          0,
        );
        expect(areaPx).toBe(tileLevels(page).length * page.widthPx * page.heightPx);
      }),
      { numRuns: 50 },
    );
  });

  test('a tile is found where it was put, and is no larger than a tile may be', () => {
    fc.assert(
      fc.property(sizes, (page) => {
        const tiles = tilesOf(page);
        for (const { reduction, columns, rows } of tileLevels(page)) {
          const index = tileIndex(page, reduction, columns - 1, rows - 1) ?? -1;
          expect(tiles[index]?.boxPx).toMatchObject({ x1: page.widthPx, y1: page.heightPx });
          expect(tileIndex(page, reduction, columns, 0)).toBeNull();
        }
        expect(tiles.every(({ widthPx, heightPx }) => Math.max(widthPx, heightPx) <= TILE_PX)).toBe(true);
        expect(tileIndex(page, 3, 0, 0)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  test('the picture of a large page is no larger than a picture may be', () => {
    fc.assert(
      fc.property(sizes, ({ widthPx, heightPx }) => {
        const longest = pictureSidePx({ widthPx, heightPx });
        const scale = longest === null ? 1 : longest / Math.max(widthPx, heightPx);
        expect(widthPx * heightPx * scale ** 2).toBeLessThanOrEqual(MAX_PICTURE_PX);
      }),
    );
  });
});
