import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnSize, fitCanvas, MAX_PAGE_PX, MAX_SIDE_PX, refusedSize } from '../../../app/core/scan/limits';

describe('the size at which a page is drawn', () => {
  it('is its own, turned as its orientation says', () => {
    const stored = { widthPx: 2480, heightPx: 3508, dpi: { x: 300, y: 300 }, orientation: 1 };
    expect(drawnSize(stored)).toEqual({ widthPx: 2480, heightPx: 3508, dpi: 300 });
    expect(drawnSize({ ...stored, orientation: 6 })).toEqual({ widthPx: 3508, heightPx: 2480, dpi: 300 });
  });

  it('has square pixels where a fax has not', () => {
    const fax = { widthPx: 1728, heightPx: 1082, dpi: { x: 204, y: 98 }, orientation: 1 };
    expect(drawnSize(fax)).toEqual({ widthPx: 1728, heightPx: 2252, dpi: 204 });
  });

  it('always fits a canvas and keeps its shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (w, h) => {
        const { widthPx, heightPx } = fitCanvas(w, h, null);
        expect(widthPx * heightPx).toBeLessThanOrEqual(MAX_PAGE_PX);
        expect(Math.max(widthPx, heightPx)).toBeLessThanOrEqual(MAX_SIDE_PX);
        expect(Math.abs(widthPx * h - heightPx * w)).toBeLessThanOrEqual(2 * Math.max(w, h));
      }),
    );
  });
});

describe('sizes that are refused', () => {
  it('can be allowed up to what the decoder holds', () => {
    expect(refusedSize(20_000, 20_000)).toBe('scan-too-large');
    expect(refusedSize(20_000, 20_000, true)).toBeNull();
    expect(refusedSize(60_000, 60_000, true)).toBe('far-too-large');
    expect(refusedSize(0, 60_000, true)).toBe('zero-size');
    expect(refusedSize(16_384, 16_384)).toBeNull();
  });
});
