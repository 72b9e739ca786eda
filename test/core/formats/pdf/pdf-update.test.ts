import { PDFDocument, degrees, StandardFonts } from '@cantoo/pdf-lib';
import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { overlapOf, type BoxPx } from '../../../../app/core/base/geometry';
import { readGivenPdf, type GivenPdf } from '../../../../app/core/formats/pdf/given/given-pdf';
import { streamUpdate } from '../../../../app/core/formats/pdf/pdf-update';
import { writePdf } from '../../../../app/core/formats/pdf/pdf-write';
import type { Page } from '../../../../app/core/page/transcription';
import { readPdf } from '../../../helpers/foreign';

const picture = jpeg.encode({ width: 60, height: 40, data: new Uint8Array(9_600).fill(200) }, 80).data;
const CREATED = '2024-05-06T07:08:09Z';
const NEW = {
  title: 'Дело',
  creator: 'Sverka',
  createdUtc: CREATED,
  picture: () => Promise.resolve(picture),
};

const bytesOf = (file: Uint8Array) => ({
  length: file.length,
  piece: (from: number, to: number) => Promise.resolve(file.slice(from, to)),
});

async function given(file: Uint8Array): Promise<GivenPdf> {
  const found = await readGivenPdf(bytesOf(file));
  if (typeof found === 'string') throw new Error(found);
  return found;
}

async function grown(file: Uint8Array, sheets: readonly (readonly [number, Page])[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [file];
  await streamUpdate(await given(file), sheets, (bytes) => Promise.resolve(void pieces.push(bytes)));
  return Buffer.concat(pieces);
}

/** A sheet of so many px with two lines, as it is shown. */
function sheetOf(texts: readonly string[], widthPx: number, heightPx: number): Page {
  const lines = texts.map((text, i) => {
    const box = (from: number, to: number): BoxPx => ({
      ...{ x0: 50 + 20 * from, x1: 45 + 20 * to },
      ...{ y0: 40 + 80 * i, y1: 80 + 80 * i },
    });
    const words = [...text.matchAll(/\S+/gu)].map(({ 0: one, index: from }) => ({
      ...{ from, to: from + one.length, confidence: 0.9, boxPx: box(from, from + one.length) },
    }));
    return { id: `l${i}`, text, boxPx: box(0, text.length), words };
  });
  return { id: '0001', image: { widthPx, heightPx, dpi: 300 }, lines };
}

const TEXTS = ['Сѣверъ № 15603, а́кцентъ', 'вторая строка'];

type Shape = {
  readonly size?: readonly [number, number];
  readonly turned?: number;
  readonly crop?: readonly [number, number, number, number];
  readonly useObjectStreams?: boolean;
  readonly pages?: number;
};

/** A scan in a PDF as other programs make it; 144 units are 600 px at 300 dpi. */
async function scanPdf({
  size = [144, 96],
  turned = 0,
  crop,
  useObjectStreams = false,
  pages = 1,
}: Shape = {}) {
  const pdf = await PDFDocument.create();
  const image = await pdf.embedJpg(picture);
  for (let i = 0; i < pages; i += 1) {
    const page = pdf.addPage([...size]);
    page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
    page.setRotation(degrees(turned));
    if (crop !== undefined) page.setCropBox(...crop);
  }
  return await pdf.save({ useObjectStreams });
}

async function expectText(file: Uint8Array, sheet: Page, index = 0): Promise<void> {
  const read = await readPdf(file);
  if (!read.ok) throw new Error(read.error.code);
  const page = read.value.pages[index];
  expect(page?.lines.map(({ text }) => text)).toEqual(sheet.lines.map(({ text }) => text));
  for (const [i, line] of sheet.lines.entries())
    for (const [n, { boxPx }] of line.words.entries()) {
      const there = page?.lines[i]?.words[n]?.boxPx ?? { x0: 0, y0: 0, x1: 0, y1: 0 };
      expect(overlapOf(boxPx, there), `${i} ${n}`).toBeGreaterThan(0.5);
    }
}

describe('text put behind a PDF that came in', () => {
  it.each([
    { name: 'a table', shape: {} },
    { name: 'streams of objects', shape: { useObjectStreams: true } },
    { name: 'a page turned by 90°', shape: { size: [96, 144], turned: 90 } },
    { name: 'a page on its head', shape: { turned: 180, useObjectStreams: true } },
    { name: 'a page turned by 270°', shape: { size: [96, 144], turned: 270 } },
    { name: 'a cropped page', shape: { size: [244, 196], crop: [30, 20, 144, 96] } },
    { name: 'a cropped and turned page', shape: { size: [196, 244], crop: [30, 20, 96, 144], turned: 90 } },
  ] satisfies readonly { name: string; shape: Shape }[])(
    'leaves every byte of it, and is on its ink: $name',
    async ({ shape }) => {
      const file = await scanPdf(shape);
      const sheet = sheetOf(TEXTS, 600, 400);
      const out = await grown(file, [[0, sheet]]);
      expect(Buffer.from(out.slice(0, file.length)).equals(Buffer.from(file))).toBe(true);
      await expectText(out, sheet);
      // Another library finds its way through it, too.
      expect((await PDFDocument.load(out)).getPageCount()).toBe(1);
    },
  );

  it('takes the place of text that it was given before', async () => {
    const file = await scanPdf({ pages: 2, useObjectStreams: true });
    const [first, second] = [sheetOf(TEXTS, 600, 400), sheetOf(['исправлено'], 600, 400)];
    const once = await grown(file, [
      [0, first],
      [1, first],
    ]);
    const twice = await grown(once, [[0, second]]);
    expect(Buffer.from(twice.slice(0, once.length)).equals(Buffer.from(once))).toBe(true);
    await expectText(twice, second, 0);
    await expectText(twice, first, 1);
    const again = await given(twice);
    expect(again.pages.map(({ contents, mayHaveText }) => [contents.length, mayHaveText])).toEqual([
      [1, false],
      [1, false],
    ]);
  });

  it('goes behind a PDF of our own as well', async () => {
    const sheet = sheetOf(TEXTS, 600, 400);
    const own = await writePdf([sheet, sheet], NEW);
    const other = sheetOf(['другое'], 600, 400);
    const out = await grown(own, [[1, other]]);
    await expectText(out, sheet, 0);
    await expectText(out, other, 1);
  });

  it('turns and crops as the person did', async () => {
    const file = await scanPdf();
    const cropPx = { x0: 25, y0: 20, x1: 575, y1: 300 };
    const out = await grown(file, [[0, { ...sheetOf(TEXTS, 600, 400), geometry: { turns: 1, cropPx } }]]);
    const pdf = await PDFDocument.load(out);
    expect(pdf.getPage(0).getRotation().angle).toBe(90);
    const { x, y, width, height } = pdf.getPage(0).getCropBox();
    expect([x, y, width, height].map((one) => Math.round(one * 10) / 10)).toEqual([6, 24, 132, 67.2]);
  });

  it('is not put where there is text of others, a lock, or damage', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([144, 96]);
    page.drawText('typed', { font: await pdf.embedFont(StandardFonts.Courier), size: 10 });
    expect((await given(await pdf.save())).pages[0]?.mayHaveText).toBe(true);

    const locked = await PDFDocument.create();
    locked.addPage([144, 96]);
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    expect(await readGivenPdf(bytesOf(await locked.save()))).toBe('protected');

    const file = await scanPdf();
    expect(await readGivenPdf(bytesOf(file.slice(0, file.length - 200)))).toBe('damaged');
    expect(await readGivenPdf(bytesOf(new Uint8Array(10)))).toBe('damaged');
  });

  it('says of a signed PDF that it is signed, and leaves one that is certified alone', async () => {
    const make = async (isCertified: boolean) => {
      const pdf = await PDFDocument.create();
      pdf.addPage([144, 96]);
      const { context, catalog } = pdf;
      const signature = context.register(context.obj({ Type: 'Sig', ByteRange: [0, 10, 20, 30] }));
      const field = context.register(context.obj({ FT: 'Sig', V: signature }));
      catalog.set(context.obj('AcroForm'), context.obj({ Fields: [field] }));
      if (isCertified) catalog.set(context.obj('Perms'), context.obj({ DocMDP: signature }));
      return await pdf.save({ useObjectStreams: false });
    };
    expect((await given(await make(false))).isSigned).toBe(true);
    expect(await readGivenPdf(bytesOf(await make(true)))).toBe('certified');
    expect((await given(await scanPdf())).isSigned).toBe(false);
  });
});
