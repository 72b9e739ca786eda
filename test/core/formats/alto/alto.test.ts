import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAlto, writeAlto } from '../../../../app/core/formats/alto/alto';
import { pageText, type Page } from '../../../../app/core/page/transcription';
import { anyPage, CREATED, pageOf } from '../pages';
import { corpusFiles, noSchemas, schemaErrors } from '../schema';

const OPTIONS = { imageFilename: 'p&1.png', creator: 'Sverka <test>', createdUtc: CREATED };

function pages(xml: string, dpi?: number): readonly Page[] {
  const result = readAlto(xml, dpi === undefined ? {} : { dpi });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.pages;
}

function alto(lines: string, unit = 'pixel', before = ''): string {
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>${unit}</MeasurementUnit></Description>${before}<Layout><Page ID="p" WIDTH="2540" HEIGHT="2540"><PrintSpace>${lines}</PrintSpace></Page></Layout></alto>`;
}

describe('ALTO written here', () => {
  it('gives text, boxes and confidences back', () => {
    const page = pageOf('Лист 3', '«а» & <б>', '');
    const read = pages(writeAlto(page, OPTIONS), 300)[0];
    const ids = { lines: page.lines.map((line, i) => ({ ...line, id: `line${i + 1}` })) };
    expect(read).toEqual({ ...page, ...ids });
  });

  it('says of a turned and cropped sheet how it lies, its boxes in px of the scan as it is', () => {
    const page = pageOf('Лист 3');
    const cropPx = { x0: 5, y0: 6, x1: page.image.widthPx - 7, y1: page.image.heightPx - 8 };
    const lying = writeAlto({ ...page, geometry: { turns: 1, levelDeg: -0.5, cropPx } }, OPTIONS);
    expect(lying).toContain(' ROTATION="89.5"');
    expect(lying).toMatch(/<PrintSpace[^>]* HPOS="5"[^>]* VPOS="6"/);
    expect(pages(lying)[0]?.lines.map(({ boxPx }) => boxPx)).toEqual(page.lines.map(({ boxPx }) => boxPx));
    expect(writeAlto(page, OPTIONS)).not.toContain('ROTATION');
  });

  it.skipIf(noSchemas)('stays valid where a sheet is turned and cropped', async () => {
    const cropPx = { x0: 5, y0: 6, x1: 90, y1: 80 };
    const lying = writeAlto({ ...pageOf('Лист 3'), geometry: { turns: 3, levelDeg: 1.25, cropPx } }, OPTIONS);
    expect(await schemaErrors(lying, 'alto-4-4.xsd')).toEqual([]);
  });

  it('writes text that a person typed without ink, and ink without words', () => {
    const [first] = pageOf('а б').lines;
    if (first === undefined) throw new Error('no line');
    const lines = [
      { ...first, text: 'а б в', words: first.words.slice(0, 1) },
      { ...first, id: 'x', boxPx: null },
    ];
    const read = pages(writeAlto({ ...pageOf(), lines }, OPTIONS))[0];
    expect(read?.lines.map((line) => [line.text, line.words.length])).toEqual([
      ['а б в', 1],
      ['а б', 2],
    ]);
  });

  it.skipIf(noSchemas)('is valid against the 4.4 schema and keeps all text but spaces', async () => {
    for (const page of fc.sample(anyPage, { seed: 9, numRuns: 12 })) {
      const xml = writeAlto(page, OPTIONS);
      expect(await schemaErrors(xml, 'alto-4-4.xsd')).toEqual([]);
      const bare = (text: string) =>
        text.replace(/[\u0000-\u001f\ufffe\ufffd]|\p{Cs}/gu, '').replace(/\s/g, '');
      expect(bare(pages(xml).map(pageText).join(''))).toBe(bare(pageText(page)));
    }
  });
});

describe('ALTO of other programs', () => {
  it('joins strings with and without SP, and hyphens', () => {
    const xml = alto(
      '<TextBlock><TextLine><String CONTENT="а"/><SP/><String CONTENT="б"/><String CONTENT="те"/><HYP CONTENT="-"/></TextLine></TextBlock>',
    );
    expect(pages(xml).map(pageText)).toEqual(['а б те-']);
  });

  it('turns mm10 and inch1200 into px, and drops boxes of unknown units', () => {
    const line =
      '<TextBlock><TextLine HPOS="254" VPOS="0" WIDTH="254" HEIGHT="127"><String CONTENT="а"/></TextLine></TextBlock>';
    const box = (unit: string, dpi?: number) => pages(alto(line, unit), dpi)[0]?.lines[0]?.boxPx;
    expect(box('mm10')).toEqual({ x0: 300, y0: 0, x1: 600, y1: 150 });
    expect(box('mm10', 600)?.x0).toBe(600);
    expect(box('inch1200')?.x0).toBe(64);
    expect(box('mm')).toBeNull();
    expect(pages(alto(line, 'mm')).map(pageText)).toEqual(['а']);
  });

  it('follows the reading order of 4.3, and reads shapes', () => {
    const block = (id: string) =>
      `<TextBlock ID="${id}"><TextLine ID="l${id}"><Shape><Polygon POINTS="1 2 30 40"/></Shape><String CONTENT="${id}"/></TextLine></TextBlock>`;
    const order =
      '<ReadingOrder><OrderedGroup><ElementRef REF="b"/><ElementRef REF="la"/></OrderedGroup></ReadingOrder>';
    const page = pages(alto(block('a') + block('c') + block('b'), 'pixel', order))[0];
    expect(page?.lines.map((line) => line.text)).toEqual(['b', 'a', 'c']);
    expect(page?.lines[0]?.boxPx).toEqual({ x0: 1, y0: 2, x1: 30, y1: 40 });
  });

  it('says a hyphen once, whether the string, HYP or both have it, and leaves out whole words', () => {
    const line = (string: string, hyp: string) =>
      `<TextLine><String CONTENT="${string}" SUBS_TYPE="HypPart1" SUBS_CONTENT="добровольцы"/>${hyp}</TextLine>`;
    const lines = [
      line('доб-', '<HYP CONTENT="-" HPOS="620"/>'),
      line('доб', '<HYP CONTENT="-"/>'),
      line('доб', '<HYP/>'),
      line('доб¬', '<HYP CONTENT="\u00ad"/>'),
      line('доб=', '<HYP CONTENT="="/>'),
      line('доб', '<HYP CONTENT="\u00ad"/>'),
    ];
    expect(pages(alto(`<TextBlock>${lines.join('')}</TextBlock>`))[0]?.lines.map(({ text }) => text)).toEqual(
      [...['доб-', 'доб-', 'доб-', 'доб¬', 'доб=', 'доб\u00ad']],
    );
  });

  it('takes strings wherever they stand, and the letters of a string that leaves it to them', () => {
    const glyphs = '<Glyph CONTENT="д"/><Glyph CONTENT="а"/>';
    const body = `<TextBlock><TextLine><Wrapper><String CONTENT="раз"/><String CONTENT="">${glyphs}</String></Wrapper></TextLine><String CONTENT="два"/></TextBlock>`;
    expect(pages(alto(body)).map(pageText)).toEqual(['раз да\nдва']);
    const loose = '<TextBlock><String CONTENT="раз"/><SP/><String CONTENT="два"/></TextBlock>';
    expect(pages(alto(loose)).map(pageText)).toEqual(['раз два']);
  });

  it('names the picture and says whether its size is told', () => {
    const told = alto('').replace(
      '</MeasurementUnit>',
      '</MeasurementUnit><sourceImageInformation><fileName>a/1.tif</fileName></sourceImageInformation>',
    );
    const pictureIn = (xml: string) => {
      const read = readAlto(xml);
      return read.ok ? read.value.pictures : read.error;
    };
    expect(pictureIn(told)).toEqual([{ fileName: 'a/1.tif', isSizeTold: true }]);
    expect(pictureIn(alto('').replace('WIDTH="2540"', ''))).toEqual([{ fileName: '', isSizeTold: false }]);
  });

  it('refuses other XML', () => {
    const result = readAlto('<PcGts><Page/></PcGts>');
    expect(result.ok ? null : result.error.code).toBe('wrong-format');
  });

  it.skipIf(noSchemas)('opens every ALTO file of the corpus', () => {
    const files = corpusFiles((folder) =>
      ['alto', 'alto/invalid'].flatMap((sub) =>
        readdirSync(join(folder, sub))
          .filter((name) => name.endsWith('.xml'))
          .map((name) => `${sub}/${name}`),
      ),
    ).filter(([, xml]) => xml.includes('<alto'));
    expect(files.length).toBeGreaterThanOrEqual(14);
    for (const [name, xml] of files) {
      const strings = [...xml.matchAll(/<String[^>]*?CONTENT="([^"]*)"/g)].filter(([, text]) =>
        text?.trim(),
      ).length;
      const read = pages(xml);
      const words = read.flatMap((page) =>
        page.lines.flatMap((line) => line.text.split(/\s+/).filter((t) => t !== '')),
      );
      expect(words.length, name).toBeGreaterThanOrEqual(strings);
      for (const page of read)
        expect(new Set(page.lines.map((line) => line.id)).size, name).toBe(page.lines.length);
    }
  });
});
