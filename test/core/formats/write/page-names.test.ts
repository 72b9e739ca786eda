import { describe, expect, it } from 'vitest';
import { pageNames } from '../../../../app/core/formats/write/page-names';

const image = { widthPx: 10, heightPx: 10, dpi: null };
const hash = (letter: string) => letter.repeat(64);
const scan = (letter: string, file: string) => ({ file: `scan/${file}`, sha256: hash(letter), bytes: 1 });
const sheet = (id: string, letter: string, scanIndex = 0) => ({
  ...{ id, scanSha256: hash(letter), scanIndex, image, status: 'untouched' as const },
});

describe('names of the files of an export', () => {
  it('are those of the archive, and a picture that is a scan stays what it is', () => {
    const names = pageNames({
      scans: [
        scan('a', `0001-${'a'.repeat(32)}-f45_op1_d337_001.tif`),
        scan('b', 'дело.pdf'),
        scan('c', 'f45_op1_d337_001.JPG'),
      ],
      pages: [sheet('0001', 'a'), sheet('0002', 'b'), sheet('0003', 'b', 1), sheet('0004', 'c')],
    });
    expect([...names.values()]).toEqual([
      { stem: 'f45_op1_d337_001', imageFilename: 'f45_op1_d337_001.tif', scanSha256: hash('a') },
      { stem: 'дело-0001', imageFilename: 'дело-0001.jpg', scanSha256: null },
      { stem: 'дело-0002', imageFilename: 'дело-0002.jpg', scanSha256: null },
      { stem: 'f45_op1_d337_001-0004', imageFilename: 'f45_op1_d337_001-0004.JPG', scanSha256: hash('c') },
    ]);
  });

  it('are those of each picture, also where two have the same bytes; halves of a spread share one', () => {
    const cut = (x0: number, x1: number) => ({ geometry: { cropPx: { x0, y0: 0, x1, y1: 10 } } });
    const names = pageNames({
      scans: [scan('a', 'l001об.jpg'), scan('b', 'spread.jpg')],
      pages: [
        sheet('0001', 'a'),
        { ...sheet('0002', 'a'), scanName: 'l002об.jpg' },
        sheet('0003', 'a'),
        { ...sheet('0004', 'b'), ...cut(0, 5) },
        { ...sheet('0005', 'b'), ...cut(5, 10) },
      ],
    });
    expect([...names.values()].map(({ imageFilename, scanSha256 }) => [imageFilename, scanSha256])).toEqual([
      ['l001об.jpg', hash('a')],
      ['l002об.jpg', hash('a')],
      ['l001об-0003.jpg', hash('a')],
      ['spread-0001.jpg', null],
      ['spread-0001-0005.jpg', null],
    ]);
  });
});
