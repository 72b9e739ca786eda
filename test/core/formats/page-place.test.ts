import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declaredUtf8, placePageXml } from '../../../app/core/formats/page-place';
import { readPageXml } from '../../../app/core/formats/page-xml';
import { pageText } from '../../../app/core/transcription';
import { corpusFiles, noSchemas, schemaErrors } from './schema';

const placed = (xml: string, from: { widthPx: number; heightPx: number }, by: number) => {
  const image = { widthPx: from.widthPx * by, heightPx: from.heightPx * by, dpi: null };
  const result = placePageXml(xml, from, image);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('placePageXml', () => {
  it('scales polygons, baselines, grids, points of 2010, sizes and exact boxes, and nothing else', () => {
    const xml = `<PcGts><!-- 10,20 --><Page imageFilename="1,2.jpg" imageWidth='100' imageHeight = "200" imageXResolution="300" imageYResolution="300"><TableRegion id="t"><Coords points="0,0 11,21"/><Grid><GridPoints index="0" points="1,2 3,4"/></Grid><TextLine custom="readingOrder {index:3;} sverka {box:1.5,2,3,4; text:5;}" x="7"><Coords><Point x="5" y="6"/></Coords><Baseline points='2,3 4.5,5'/><TextEquiv><Unicode>10,20 30,40</Unicode></TextEquiv></TextLine></TableRegion></Page></PcGts>`;
    const image = { widthPx: 200, heightPx: 600, dpi: null };
    const result = placePageXml(xml, { widthPx: 100, heightPx: 200 }, image);
    expect(result.ok && result.value).toBe(
      `<PcGts><!-- 10,20 --><Page imageFilename="1,2.jpg" imageWidth='200' imageHeight = "600" imageXResolution="600" imageYResolution="900"><TableRegion id="t"><Coords points="0,0 22,63"/><Grid><GridPoints index="0" points="2,6 6,12"/></Grid><TextLine custom="readingOrder {index:3;} sverka {box:3,6,6,12; text:5;}" x="7"><Coords><Point x="10" y="18"/></Coords><Baseline points='4,9 9,15'/><TextEquiv><Unicode>10,20 30,40</Unicode></TextEquiv></TextLine></TableRegion></Page></PcGts>`,
    );
  });

  it('writes a size that is missing, and leaves boxes alone where they count in the same px', () => {
    const image = { widthPx: 100, heightPx: 200, dpi: null };
    const result = placePageXml('<PcGts><Page imageFilename="a"/></PcGts>', image, image);
    expect(result.ok && result.value).toBe(
      '<PcGts><Page imageFilename="a" imageWidth="100" imageHeight="200"/></PcGts>',
    );
  });

  it('changes the encoding that a declaration names', () => {
    expect(declaredUtf8(`<?xml version='1.0' encoding='windows-1251' standalone="no"?><a/>`)).toBe(
      `<?xml version='1.0' encoding="UTF-8" standalone="no"?><a/>`,
    );
    expect(declaredUtf8('<a encoding="x"/>')).toBe('<a encoding="x"/>');
  });

  it.skipIf(noSchemas)(
    'keeps every file of the corpus but for its numbers, its text and its validity',
    async () => {
      const files = corpusFiles((folder) =>
        readdirSync(join(folder, 'page'))
          .filter((name) => name.endsWith('.xml'))
          .map((name) => `page/${name}`),
      );
      let tried = 0;
      for (const [name, xml] of files) {
        const read = readPageXml(xml);
        if (!read.ok || !/imageWidth="[1-9]/.test(xml)) continue;
        const twice = placed(xml, read.value.page.image, 2);
        const numbersOf = (text: string) => text.replace(/-?\d+(\.\d+)?/g, '0');
        expect(numbersOf(twice), name).toBe(numbersOf(xml));
        const again = readPageXml(twice);
        const pages = [read, again].map((one) => (one.ok ? pageText(one.value.page) : ''));
        expect(pages[1], name).toBe(pages[0]);
        const boxes = read.value.page.lines.map(({ boxPx }) => boxPx);
        const whole = boxes.every((box) => box === null || Object.values(box).every(Number.isInteger));
        const doubled = boxes.map((box) =>
          box === null ? null : { x0: 2 * box.x0, y0: 2 * box.y0, x1: 2 * box.x1, y1: 2 * box.y1 },
        );
        if (whole)
          expect(again.ok && again.value.page.lines.map(({ boxPx }) => boxPx), name).toEqual(doubled);
        tried += 1;
        const isSmall = xml.length < 60_000 && xml.includes('2019-07-15');
        if (isSmall && (await schemaErrors(xml, 'page-2019-07-15.xsd')).length === 0)
          expect(await schemaErrors(twice, 'page-2019-07-15.xsd'), name).toEqual([]);
      }
      expect(tried).toBeGreaterThan(35);
    },
    120_000,
  );
});
