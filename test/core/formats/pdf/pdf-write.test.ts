import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../../app/core/base/geometry';
import { streamPdf, writePdf } from '../../../../app/core/formats/pdf/pdf-write';
import type { Page } from '../../../../app/core/page/transcription';
import { readPdf } from '../../../helpers/foreign';

const image = { widthPx: 600, heightPx: 400, dpi: 300 };
const TEXTS = ['Сѣверъ № 15603, а́кцентъ', 'ѳита и ѵжица 😀 «да»'];

const lines = TEXTS.map((text, i) => ({
  ...{ id: `l${i}`, text, boxPx: { x0: 50, y0: 40 + 80 * i, x1: 550, y1: 80 + 80 * i } },
  words: [...text.matchAll(/\S+/gu)].map(({ 0: one, index: from }) => ({
    ...{ from, to: from + one.length, confidence: 0.9 },
    boxPx: { x0: 50 + 20 * from, y0: 40 + 80 * i, x1: 45 + 20 * (from + one.length), y1: 80 + 80 * i },
  })),
}));
const page: Page = { id: '0001', image, lines };
const picture = jpeg.encode(
  { width: 600, height: 400, data: new Uint8Array(600 * 400 * 4).fill(200) },
  80,
).data;
const OPTIONS = {
  title: 'Дело',
  creator: 'Sverka',
  createdUtc: '2024-05-06T07:08:09Z',
  picture: () => Promise.resolve(picture),
};

/** A JPEG of four colours, as far as its head goes. */
function jpegOfFour(): Uint8Array {
  const frame = [0xff, 0xc0, 0, 20, 8, 1, 144, 2, 88, 4, ...Array<number>(12).fill(1)];
  return Uint8Array.from([0xff, 0xd8, ...frame, 0xff, 0xd9]);
}

const area = ({ x0, y0, x1, y1 }: BoxPx) => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);

/** Intersection over union. */
function overlap(a: BoxPx, b: BoxPx): number {
  const both = area({
    ...{ x0: Math.max(a.x0, b.x0), y0: Math.max(a.y0, b.y0) },
    ...{ x1: Math.min(a.x1, b.x1), y1: Math.min(a.y1, b.y1) },
  });
  return both / (area(a) + area(b) - both);
}

describe('a searchable PDF', () => {
  it('gives back every word where its ink is', async () => {
    const read = await readPdf(await writePdf([page, page], OPTIONS));
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.pages.map((one) => one.lines.map(({ text }) => text))).toEqual([TEXTS, TEXTS]);
    expect(read.value.account).toMatchObject({ lost: 0, invented: 0 });
    const [first] = read.value.pages;
    expect(first?.image).toEqual(image);
    for (const [i, line] of lines.entries())
      for (const [n, { boxPx }] of line.words.entries()) {
        const there = first?.lines[i]?.words[n]?.boxPx;
        expect(overlap(boxPx, there ?? { x0: 0, y0: 0, x1: 0, y1: 0 }), `${i} ${n}`).toBeGreaterThan(0.5);
      }
  });

  it.each([1, 2, 3] as const)(
    'of a scan that is turned by %d quarters stands upright, its words on their ink',
    async (turns) => {
      const onScan = (boxPx: BoxPx): BoxPx => {
        const { x0, y0, x1, y1 } = boxPx;
        if (turns === 3) return { x0: 400 - y1, y0: x0, x1: 400 - y0, y1: x1 };
        if (turns === 2) return { x0: 600 - x1, y0: 400 - y1, x1: 600 - x0, y1: 400 - y0 };
        return { x0: y0, y0: 600 - x1, x1: y1, y1: 600 - x0 };
      };
      const turned: Page = {
        id: '0001',
        image: turns === 2 ? image : { widthPx: 400, heightPx: 600, dpi: 300 },
        geometry: { turns },
        lines: lines.map((line) => ({
          ...line,
          boxPx: onScan(line.boxPx),
          words: line.words.map((word) => ({ ...word, boxPx: onScan(word.boxPx) })),
        })),
      };
      const read = await readPdf(await writePdf([turned], OPTIONS));
      if (!read.ok) throw new Error(read.error.code);
      const [first] = read.value.pages;
      expect(first?.image).toEqual(image);
      expect(first?.lines.map(({ text }) => text)).toEqual(TEXTS);
      for (const [i, line] of lines.entries())
        for (const [n, { boxPx }] of line.words.entries()) {
          const there = first?.lines[i]?.words[n]?.boxPx;
          expect(overlap(boxPx, there ?? { x0: 0, y0: 0, x1: 0, y1: 0 }), `${i} ${n}`).toBeGreaterThan(0.5);
        }
    },
  );

  it('of a cropped sheet shows the crop, and no more is cut off its picture', async () => {
    const cropPx = { x0: 25, y0: 20, x1: 575, y1: 300 };
    const bytes = Buffer.from(await writePdf([{ ...page, geometry: { cropPx } }], OPTIONS));
    expect(bytes.includes(Buffer.from(picture))).toBe(true);
    const read = await readPdf(bytes);
    const [first] = read.ok ? read.value.pages : [];
    expect([first?.image.widthPx, first?.image.heightPx]).toEqual([550, 280]);
    expect(first?.lines.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('keeps to PDF/A-2u, and says so only where it does', async () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    const whole = text(await writePdf([page], OPTIONS));
    // ISO 19005-2: 6.1.2 header, 6.1.3 identifier, 6.2.3 output intent, 6.6.2 metadata, 6.6.4 the claim.
    expect(whole).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/);
    expect(whole).toMatch(/trailer\n<<[^>]*\/ID \[<([0-9a-f]{32})> <\1>\] >>\nstartxref\n\d+\n%%EOF\n$/);
    expect(whole).toMatch(
      /\/OutputIntents \[<< \/Type \/OutputIntent \/S \/GTS_PDFA1 [^[]*\/DestOutputProfile \d+ 0 R/,
    );
    expect(whole).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
    expect(whole).toContain('<xmp:CreateDate>2024-05-06T07:08:09Z</xmp:CreateDate>');
    expect(whole).toContain('/CreationDate (D:20240506070809Z)');
    expect(whole).not.toMatch(/\/SMask|\/Encrypt|\/Interpolate|\/JS/);
    const print = jpegOfFour();
    expect(text(await writePdf([page], { ...OPTIONS, picture: () => Promise.resolve(print) }))).not.toContain(
      'pdfaid:part',
    );
  });

  it('finds every object where its table says it is', async () => {
    const bytes = Buffer.from(await writePdf([page, page], OPTIONS)).toString('latin1');
    const [, from = ''] = /startxref\n(\d+)/.exec(bytes) ?? [];
    const rows = bytes.slice(Number(from)).match(/^\d{10} 00000 n $/gm) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    for (const [i, row] of rows.entries())
      expect(bytes.slice(Number(row.slice(0, 10)))).toMatch(new RegExp(`^${i + 1} 0 obj\n`));
  });

  it('gives its pages out one by one, and asks for the next picture when the last is out', async () => {
    const told: string[] = [];
    let pictures = 0;
    const count = () => {
      pictures += 1;
      told.push(`picture ${pictures}`);
      return Promise.resolve(picture);
    };
    await streamPdf([page, page, page], { ...OPTIONS, picture: count }, (bytes) => {
      if (bytes.length === picture.length) told.push('out');
      return Promise.resolve();
    });
    expect(told).toEqual([1, 2, 3].flatMap((n) => [`picture ${n}`, 'out']));
  });

  it('holds the bytes of a JPEG as they are', async () => {
    const bytes = Buffer.from(await writePdf([page], OPTIONS));
    expect(bytes.includes(Buffer.from(picture))).toBe(true);
  });

  it('leaves out no word that has no ink, nor a page without a picture', async () => {
    const bare: Page = { ...page, lines: [{ id: 'l', text: 'без чернил', boxPx: null, words: [] }] };
    const read = await readPdf(await writePdf([bare], { ...OPTIONS, picture: () => Promise.resolve(null) }));
    expect(read.ok && read.value.pages[0]?.lines.map(({ text }) => text)).toEqual(['без чернил']);
  });
});
