import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDjvu, readScanHeader } from '../../../app/core/scan/header';
import {
  avifPicture,
  bmpPicture,
  gifPicture,
  heicPicture,
  heicTurned,
  PICTURE_PX,
} from '../../helpers/small-pictures';

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));
const be32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const be16 = (value: number) => [value >>> 8, value & 255];
const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());

const PNG = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a];
const chunk = (type: string, data: readonly number[]) => [
  ...be32(data.length),
  ...ascii(type),
  ...data,
  0,
  0,
  0,
  0,
];
const ihdr = (width: number, height: number) =>
  chunk('IHDR', [...be32(width), ...be32(height), 8, 0, 0, 0, 0]);

const JFIF = (unit: number, density: number) => [
  ...[0xff, 0xe0, ...be16(16), ...ascii('JFIF'), 0, 1, 1, unit],
  ...[...be16(density), ...be16(density), 0, 0],
];
const frame = (marker: number, width: number, height: number) => [
  ...[0xff, marker, ...be16(11), 8, ...be16(height), ...be16(width), 1, 1, 0x11, 0],
];

describe('the header of a PNG', () => {
  it('gives the size, and the resolution in dots per metre as dpi', () => {
    const found = readScanHeader(
      bytes(PNG, ihdr(2480, 3508), chunk('pHYs', [...be32(11_811), ...be32(11_811), 1])),
    );
    expect(found).toEqual({ format: 'png', widthPx: 2480, heightPx: 3508, dpi: 300 });
  });

  it('has no dpi without a pHYs, with one of no unit, and with one after the pixels', () => {
    const physical = chunk('pHYs', [...be32(11_811), ...be32(11_811), 1]);
    const unitless = chunk('pHYs', [...be32(1), ...be32(1), 0]);
    for (const rest of [[], unitless, [...chunk('IDAT', [1]), ...physical]]) {
      expect(readScanHeader(bytes(PNG, ihdr(10, 20), rest))).toMatchObject({
        widthPx: 10,
        heightPx: 20,
        dpi: null,
      });
    }
  });

  it('is read with a size of nothing, which is refused by name', () => {
    expect(readScanHeader(bytes(PNG, ihdr(0, 0)))).toMatchObject({ widthPx: 0, heightPx: 0 });
    expect(readScanHeader(bytes(PNG, ihdr(1, 1)).subarray(0, 20))).toBeNull();
  });
});

describe('the header of a JPEG', () => {
  it('gives the size in the frame header, whatever its kind, and the density in either unit', () => {
    const dpi = readScanHeader(bytes([0xff, 0xd8], JFIF(1, 300), frame(0xc0, 800, 1217)));
    expect(dpi).toEqual({ format: 'jpeg', widthPx: 800, heightPx: 1217, dpi: 300 });
    const perCm = readScanHeader(bytes([0xff, 0xd8], JFIF(2, 118), frame(0xc2, 5, 6)));
    expect(perCm).toEqual({ format: 'jpeg', widthPx: 5, heightPx: 6, dpi: 300 });
  });

  it('takes a density without a unit for none, and steps over fill bytes and other segments', () => {
    const table = [0xff, 0xc4, ...be16(4), 0, 0];
    const found = readScanHeader(bytes([0xff, 0xd8], JFIF(0, 1), [0xff], table, frame(0xc1, 7, 8)));
    expect(found).toEqual({ format: 'jpeg', widthPx: 7, heightPx: 8, dpi: null });
  });

  it('is nothing where no frame header follows', () => {
    expect(readScanHeader(bytes([0xff, 0xd8], JFIF(1, 300)))).toBeNull();
    expect(readScanHeader(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0], new Array<number>(40).fill(7)))).toBeNull();
  });
});

describe('the header of a WebP', () => {
  const riff = (kind: string, rest: readonly number[]) =>
    bytes(ascii('RIFF'), [0, 0, 0, 0], ascii('WEBP'), ascii(kind), rest, new Array<number>(30).fill(0));

  it('gives the size in each of the three kinds', () => {
    const size = { format: 'webp', widthPx: 800, heightPx: 600, dpi: null };
    const le24 = (value: number) => [value & 255, (value >> 8) & 255, value >> 16];
    expect(
      readScanHeader(riff('VP8X', [...new Array<number>(8).fill(0), ...le24(799), ...le24(599)])),
    ).toEqual(size);
    const bits = 799 | (599 << 14);
    const le32 = [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, bits >>> 24];
    expect(readScanHeader(riff('VP8L', [0, 0, 0, 0, 0x2f, ...le32]))).toEqual(size);
    const lossy = [...new Array<number>(10).fill(0), 0x20, 0x03, 0x58, 0x02];
    expect(readScanHeader(riff('VP8 ', lossy))).toEqual(size);
    expect(readScanHeader(riff('ABCD', []))).toBeNull();
  });
});

describe('the header of a JPEG 2000', () => {
  const box = (type: string, data: readonly number[]) => [...be32(8 + data.length), ...ascii(type), ...data];
  const signature = box('jP  ', [0x0d, 0x0a, 0x87, 0x0a]);
  const image = box('ihdr', [...be32(3508), ...be32(2480), 0, 3, 7, 7, 0, 0]);
  /** 11,811 dots a metre as 11811/1 × 10⁰. */
  const resolution = box(
    'res ',
    box('resc', [...be16(11_811), ...be16(1), ...be16(11_811), ...be16(1), 0, 0]),
  );

  it('gives the size of a file, and its resolution where it says one', () => {
    const size = { format: 'jp2', widthPx: 2480, heightPx: 3508 };
    expect(readScanHeader(bytes(signature, box('jp2h', image)))).toEqual({ ...size, dpi: null });
    const full = bytes(signature, box('ftyp', ascii('jp2 ')), box('jp2h', [...image, ...resolution]));
    expect(readScanHeader(full)).toEqual({ ...size, dpi: 300 });
  });

  it('gives the size of a bare codestream: its grid less the offset', () => {
    const siz = [
      0xff,
      0x4f,
      0xff,
      0x51,
      ...be16(41),
      0,
      0,
      ...be32(110),
      ...be32(220),
      ...be32(10),
      ...be32(20),
    ];
    expect(readScanHeader(bytes(siz))).toEqual({ format: 'j2k', widthPx: 100, heightPx: 200, dpi: null });
  });

  it('is nothing where it is cut short, or a box claims to be shorter than its own head', () => {
    expect(readScanHeader(bytes(signature))).toBeNull();
    expect(readScanHeader(bytes(signature, [...be32(0x7fff_ffff), ...ascii('jp2h')], image))).not.toBeNull();
    expect(readScanHeader(bytes(signature, [...be32(3), ...ascii('ftyp')], box('jp2h', image)))).toBeNull();
  });
});

describe('other files', () => {
  it('are known by their first bytes, never by their names', () => {
    expect(readScanHeader(bytes(ascii('%PDF-1.4')))).toEqual({ format: 'pdf' });
    expect(readScanHeader(bytes(new Array<number>(1000).fill(32), ascii('%PDF-1.4')))).toEqual({
      format: 'pdf',
    });
    expect(readScanHeader(bytes(new Array<number>(1030).fill(32), ascii('%PDF-1.4')))).toBeNull();
    for (const head of ['II*\0', 'MM\0*', 'II+\0', 'MM\0+']) {
      expect(readScanHeader(bytes(ascii(head)))).toEqual({ format: 'tiff' });
    }
    expect(readScanHeader(bytes(ascii('Это не скан')))).toBeNull();
    expect(readScanHeader(new Uint8Array())).toBeNull();
  });

  it('never throw, whatever follows a known beginning', () => {
    const heads = [
      PNG,
      [...PNG, ...ihdr(1, 1)],
      [0xff, 0xd8, 0xff],
      [...ascii('RIFF1234WEBPVP8X')],
      ascii('%PDF-'),
      [0, 0, 0, 12, ...ascii('jP  ')],
      [0xff, 0x4f, 0xff, 0x51],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        const found = readScanHeader(bytes(head, [...rest]));
        if (found !== null && 'widthPx' in found) {
          expect(Number.isInteger(found.widthPx) && Number.isInteger(found.heightPx)).toBe(true);
        }
      }),
    );
  });
});

describe('the headers of HEIC, AVIF, BMP and GIF', () => {
  it('say the size before anything is decoded', () => {
    expect(readScanHeader(bmpPicture())).toEqual({ format: 'bmp', ...PICTURE_PX, dpi: 300 });
    expect(readScanHeader(gifPicture())).toEqual({ format: 'gif', ...PICTURE_PX, dpi: null });
    expect(readScanHeader(avifPicture())).toEqual({ format: 'avif', ...PICTURE_PX, dpi: null });
    // What the file codes, before it is cropped and turned.
    const coded = { format: 'heic', widthPx: 64, heightPx: 64, dpi: null };
    expect([heicPicture(), heicTurned()].map(readScanHeader)).toEqual([coded, coded]);
  });

  it('know HEIF by any of its brands, and no film', () => {
    const branded = (major: string, other: string) => {
      const file = heicPicture();
      file.set(ascii(major), 8);
      file.set([...ascii(other), ...ascii(other), ...ascii(other)], 16);
      return readScanHeader(file)?.format ?? null;
    };
    expect(['heix', 'hevc', 'mif1', 'msf1'].map((major) => branded(major, 'miaf'))).toEqual(
      new Array(4).fill('heic'),
    );
    expect([branded('mif1', 'avif'), branded('avis', 'miaf')]).toEqual(['avif', 'avif']);
    expect([branded('isom', 'mp42'), branded('qt  ', 'qt  ')]).toEqual([null, null]);
  });

  it('take the largest size that a file claims, so that none is drawn unseen', () => {
    const gif = gifPicture();
    gif.set([1, 0, 1, 0], 6);
    expect(readScanHeader(gif)).toMatchObject(PICTURE_PX);
    const [heic, at] = [
      heicPicture(),
      heicPicture().join().split('105,115,112,101')[0]?.split(',').length ?? 0,
    ];
    heic.set([0, 1, 0, 0, 0, 1, 0, 0], at - 1 + 8);
    expect(readScanHeader(heic)).toMatchObject({ widthPx: 65_536, heightPx: 65_536 });
  });

  it('are known of every BMP that there is, also of OS/2 and upside down, and of no text that begins alike', () => {
    const old = bytes(ascii('BM'), new Array<number>(12).fill(0), [12, 0, 0, 0, 7, 0, 9, 0, 1, 0, 24, 0]);
    expect(readScanHeader(old)).toEqual({ format: 'bmp', widthPx: 7, heightPx: 9, dpi: null });
    for (const length of [52, 56, 64, 108, 124]) {
      const later = bmpPicture();
      later[14] = length;
      expect(readScanHeader(later)).toMatchObject(PICTURE_PX);
    }
    expect(readScanHeader(bytes(ascii('BM: бумага, том 1, лист 2, оборот')))).toBeNull();
  });

  it('are null where the file is cut short, wherever', () => {
    for (const whole of [heicPicture(), avifPicture(), gifPicture(), bmpPicture()])
      for (let length = 0; length < Math.min(whole.length, 600); length += 1) {
        const found = readScanHeader(whole.subarray(0, length));
        if (found === null || !('widthPx' in found)) continue;
        expect(found.widthPx).toBe(64);
      }
  });

  it('know DjVu, which is refused by its name', () => {
    expect(isDjvu(bytes(ascii('AT&TFORM'), [0, 0, 0, 16], ascii('DJVU')))).toBe(true);
    expect(isDjvu(bytes(ascii('AT&T')))).toBe(false);
  });
});
