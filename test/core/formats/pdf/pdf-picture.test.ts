import { unzlibSync, zlibSync } from 'fflate';
import { expect, it } from 'vitest';
import { pdfPicture } from '../../../../app/core/formats/pdf/pdf-picture';

const long = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const chunk = (name: string, data: readonly number[]) => [
  ...long(data.length),
  ...[...name].map((one) => one.charCodeAt(0)),
  ...data,
  ...long(0),
];

/** `rows` with the filter of each before it. */
function png(
  width: number,
  colours: number,
  rows: readonly (readonly number[])[],
  interlaced = 0,
): Uint8Array {
  const head = [...long(width), ...long(rows.length), 8, colours, 0, 0, interlaced];
  const packed = zlibSync(Uint8Array.from(rows.flat()));
  const palette = colours === 3 ? chunk('PLTE', [1, 2, 3, 4, 5, 6]) : [];
  const sign = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([
    ...sign,
    ...chunk('IHDR', head),
    ...palette,
    // In two pieces, as large pictures have them.
    ...chunk('IDAT', [...packed.subarray(0, 5)]),
    ...chunk('IDAT', [...packed.subarray(5)]),
    ...chunk('IEND', []),
  ]);
}

it('the pixels of a PNG stay packed as they are', () => {
  const rows = [
    [1, 9, 1],
    [2, 0, 0],
  ];
  const grey = pdfPicture(png(2, 0, rows));
  expect(grey?.entries).toContain('/DeviceGray');
  expect(grey?.entries).toContain('/Predictor 15 /Colors 1 /BitsPerComponent 8 /Columns 2');
  expect([...unzlibSync(grey?.bytes ?? new Uint8Array())]).toEqual(rows.flat());
  expect(pdfPicture(png(2, 3, rows))?.entries).toContain('[/Indexed /DeviceRGB 1 <010203040506>]');
});

it('what is transparent in a PNG shows the paper, whatever filter its rows have', () => {
  // Grey and alpha; each row says the same two pixels, 10 opaque and 200 of no weight, in another way.
  const rows = [
    [0, 10, 255, 200, 0],
    [1, 10, 255, 190, 1],
    [2, 0, 0, 0, 0],
    [3, 5, 128, 95, 129],
    [4, 0, 0, 0, 0],
  ];
  const picture = pdfPicture(png(2, 4, rows));
  const pixels = [...unzlibSync(picture?.bytes ?? new Uint8Array())];
  expect(pixels.slice(0, 6)).toEqual([10, 255, 10, 255, 10, 255]);
  expect(pixels).toHaveLength(10);
});

it('is none of what is interlaced, cut off, or no picture', () => {
  const whole = png(2, 0, [[0, 1, 2]]);
  expect(pdfPicture(png(2, 0, [[0, 1, 2]], 1))).toBeNull();
  expect(pdfPicture(whole.subarray(0, 40))).toBeNull();
  expect(pdfPicture(Uint8Array.from([0xff, 0xd8, 1, 2, 3]))).toBeNull();
  expect(pdfPicture(new Uint8Array())).toBeNull();
  expect(pdfPicture(png(2, 6, [[0, 1, 2]]))).toBeNull();
});
