import { describe, expect, it } from 'vitest';
import { compareNaturally, isScanName } from '../../../app/core/scan/scan-files';

describe('natural order', () => {
  it('counts as people do, in Latin and Cyrillic', () => {
    const names = ['лист 10.tif', 'лист 2.tif', 'Лист 1.tif', 'p10.png', 'p9.png', 'p1b.png', 'p1a.png'];
    expect([...names].sort(compareNaturally)).toEqual([
      ...['Лист 1.tif', 'лист 2.tif', 'лист 10.tif'],
      ...['p1a.png', 'p1b.png', 'p9.png', 'p10.png'],
    ]);
  });

  it('orders equal names the same way whichever comes first', () => {
    expect(compareNaturally('a1', 'A01')).toBe(-compareNaturally('A01', 'a1'));
    expect(compareNaturally('a1', 'a1')).toBe(0);
  });
});

describe('names of scans', () => {
  it('are known by their ending, whatever its letters', () => {
    expect(
      ['a.TIF', 'лист.jp2', 'x.y.Pdf', 'a.webp', 'IMG_1.HEIC', 'a.bmp', 'a.djvu'].every(isScanName),
    ).toBe(true);
    expect(['Thumbs.db', '.DS_Store', '._лист.tif', 'tif', 'a.txt', ''].some(isScanName)).toBe(false);
  });
});
