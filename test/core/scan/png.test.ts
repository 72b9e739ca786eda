import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflatedBytes, png16Samples, readPng16 } from '../../../app/core/scan/png';

type Made = { readonly widthPx: number; readonly heightPx: number; readonly samples: Uint16Array };

const COLOUR_TYPE = { 1: 0, 2: 4, 3: 2, 4: 6 } as const;

/** A PNG of 16 bits a sample whose rows are filtered by 0 to 4 in turn; checksums are left out, which nobody reads here. */
function makePng({ widthPx, heightPx, samples }: Made, perPixel: 1 | 2 | 3 | 4, pieces = 1): Uint8Array {
  const step = perPixel * 2;
  const rowBytes = widthPx * step;
  const raw = Buffer.alloc(heightPx * rowBytes);
  samples.forEach((sample, at) => raw.writeUInt16BE(sample, at * 2));
  const data = Buffer.alloc(heightPx * (rowBytes + 1));
  for (let y = 0; y < heightPx; y += 1) {
    const kind = y % 5;
    data[y * (rowBytes + 1)] = kind;
    for (let i = 0; i < rowBytes; i += 1) {
      const at = (x: number, row: number) => (x < 0 || row < 0 ? 0 : (raw[row * rowBytes + x] ?? 0));
      const [a, b, c] = [at(i - step, y), at(i, y - 1), at(i - step, y - 1)];
      const nearest = [a, b, c].sort((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0;
      const guess = [0, a, b, (a + b) >> 1, nearest][kind] ?? 0;
      data[y * (rowBytes + 1) + 1 + i] = (at(i, y) - guess) & 255;
    }
  }
  const packed = deflateSync(data);
  const cut = Math.ceil(packed.length / pieces);
  const parts = Array.from({ length: pieces }, (_, i) =>
    chunk('IDAT', packed.subarray(i * cut, (i + 1) * cut)),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(widthPx, 0);
  head.writeUInt32BE(heightPx, 4);
  head.set([16, COLOUR_TYPE[perPixel], 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', head), ...parts, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

describe('a PNG of 16 bits', () => {
  it('gives its samples whatever its filters, kinds of colour and pieces', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 }));
    const kinds = fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4);
    fc.assert(
      fc.property(
        sizes,
        kinds,
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.nat(0xffff)),
        (size, perPixel, pieces, values) => {
          const [widthPx, heightPx] = size;
          const samples = Uint16Array.from({ length: widthPx * heightPx * perPixel }, () =>
            Number(values.next().value),
          );
          const png = readPng16(makePng({ widthPx, heightPx, samples }, perPixel, pieces));
          if (png === null) throw new Error('not read');
          const data = Uint8Array.from(inflateSync(Buffer.concat(png.parts)));
          expect(data.length).toBe(inflatedBytes(png));
          expect(png16Samples(png, data)).toEqual(samples);
        },
      ),
    );
  });

  it('cut short or broken gives nothing, and one of 8 bits is left to others', () => {
    const made = makePng({ widthPx: 2, heightPx: 2, samples: Uint16Array.of(1, 2, 3, 4) }, 1);
    const png = readPng16(made);
    if (png === null) throw new Error('not read');
    expect(png16Samples(png, new Uint8Array(3))).toBeNull();
    expect(png16Samples(png, new Uint8Array(inflatedBytes(png)).fill(9))).toBeNull();
    expect(readPng16(made.slice(0, 20))).toBeNull();
    made[24] = 8;
    expect(readPng16(made)).toBeNull();
  });

  it('in seven rounds has each sample at its place', () => {
    const png = { widthPx: 8, heightPx: 8, perPixel: 1, isInterlaced: true, parts: [] } as const;
    const data = new Uint8Array(inflatedBytes(png));
    expect(data.length).toBe(64 * 2 + 15);
    const samples = png16Samples(
      png,
      data.map((_, i) => (i === 2 ? 7 : 0)),
    );
    expect(samples?.indexOf(7)).toBe(0);
  });
});
