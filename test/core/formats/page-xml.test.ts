import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPageXml, writePageXml } from '../../../app/core/formats/page-xml';
import { pageText } from '../../../app/core/transcription';
import { anyInfo, anyPage, CREATED, pageOf } from './pages';
import { corpusFiles, noSchemas, schemaErrors } from './schema';

const OPTIONS = { imageFilename: '../scan/p1.png', creator: 'Sverka <test>', createdUtc: CREATED };
const SEED = 20240506;

function page(xml: string) {
  const result = readPageXml(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function foreign(body: string): string {
  return `<pc:PcGts xmlns:pc="https://example.org/2018-07-15"><pc:Page imageFilename="a.png" imageWidth="9" imageHeight="9">${body.replace(/<(\/?)(?=[A-Z])/g, '<$1pc:')}</pc:Page></pc:PcGts>`;
}

function region(id: string, ...lines: readonly string[]): string {
  const inner = lines.map((text, i) =>
    line(`${id}l${i}`, `<TextEquiv><Unicode>${text}</Unicode></TextEquiv>`),
  );
  return `<TextRegion id="${id}"><Coords points="0,0 1,1"/>${inner.join('')}</TextRegion>`;
}

function line(id: string, inner: string, attributes = ''): string {
  return `<TextLine id="${id}" ${attributes}><Coords points="1,2 5,2 5,8"/>${inner}</TextLine>`;
}

const text = (xml: string) => pageText(page(xml).page);

describe('PAGE XML written here', () => {
  it('gives back the same page and revision, whatever the text holds', () => {
    fc.assert(
      fc.property(anyPage, anyInfo, (original, info) => {
        const read = page(writePageXml(original, { ...OPTIONS, info }));
        expect(read.page).toEqual(original);
        expect(read.info).toEqual(info);
        expect(read.imageFilename).toBe(OPTIONS.imageFilename);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('has no revision where none was given', () => {
    expect(page(writePageXml(pageOf('а'), OPTIONS)).info).toBeNull();
  });

  it('keeps leading, trailing and double spaces', () => {
    expect(text(writePageXml(pageOf('  а  б '), OPTIONS))).toBe('  а  б ');
  });

  it('takes a text that another program corrected over our note of control characters', () => {
    const xml = writePageXml(pageOf('а\u000bб'), OPTIONS);
    expect(text(xml)).toBe('а\u000bб');
    expect(
      text(
        xml.replace(
          'а\ufffdб</Unicode></TextEquiv>\n      </TextLine>',
          'вг</Unicode></TextEquiv>\n      </TextLine>',
        ),
      ),
    ).toBe('вг');
  });

  it.skipIf(noSchemas)('is valid against the 2019-07-15 schema', async () => {
    const samples = fc.sample(fc.tuple(anyPage, anyInfo), { seed: SEED, numRuns: 12 });
    for (const [sample, info] of samples) {
      const archival = { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1–3' };
      const project = { id: 'p', title: 'Телеграмма & "копия"', archival };
      const xml = writePageXml(sample, { ...OPTIONS, info, project });
      expect(await schemaErrors(xml, 'page-2019-07-15.xsd')).toEqual([]);
    }
    const broken = writePageXml(pageOf('а'), OPTIONS).replace('<Created>', '<Created>x');
    expect(await schemaErrors(broken, 'page-2019-07-15.xsd')).not.toEqual([]);
  });
});

describe('PAGE XML of other programs', () => {
  it('reads regions in reading order, those not named last', () => {
    const order =
      '<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="a"/><UnorderedGroupIndexed index="0" id="u"><RegionRef regionRef="c"/></UnorderedGroupIndexed></OrderedGroup></ReadingOrder>';
    expect(text(foreign(order + region('a', 'A1', 'A2') + region('b', 'B') + region('c', 'C')))).toBe(
      'C\nA1\nA2\nB',
    );
  });

  it('puts regions that ReadingOrder does not name where Transkribus numbered them', () => {
    const numbered = (id: string, index: number) =>
      region(id, id.toUpperCase()).replace(
        `id="${id}"`,
        `id="${id}" custom="readingOrder {index:${index};}"`,
      );
    const order =
      '<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="0" regionRef="b"/><RegionRefIndexed index="1" regionRef="c"/></OrderedGroup></ReadingOrder>';
    const regions = [region('b', 'B'), region('c', 'C'), region('d', 'D'), numbered('a', 0)].join('');
    expect(text(foreign(order + regions))).toBe('A\nB\nC\nD');
    expect(text(foreign(numbered('b', 1) + numbered('c', 2) + numbered('a', 0)))).toBe('A\nB\nC');
    expect(text(foreign(numbered('b', 0) + numbered('c', 0) + numbered('a', 7)))).toBe('B\nC\nA');
  });

  it('orders the cells of a table that a group stands for by that group', () => {
    const cells = ['5', '6', '1', '2', '9'].map((n) => region(`c${n}`, n)).join('');
    const refs = ['1', '2', '5', '6'].map((n, i) => `<RegionRefIndexed index="${i}" regionRef="c${n}"/>`);
    const order = `<ReadingOrder><OrderedGroup><OrderedGroupIndexed index="1" regionRef="t">${refs.join('')}</OrderedGroupIndexed><RegionRefIndexed index="0" regionRef="a"/></OrderedGroup></ReadingOrder>`;
    expect(text(foreign(`${order}<TableRegion id="t">${cells}</TableRegion>${region('a', 'A')}`))).toBe(
      'A\n1\n2\n5\n6\n9',
    );
  });

  it('takes lines wherever they stand: in cells of Transkribus, in elements nobody knows, in the page itself', () => {
    const one = (t: string) => line('l', `<TextEquiv><Unicode>${t}</Unicode></TextEquiv>`);
    const cell = (row: number, col: number, t: string) =>
      `<TableCell row="${row}" col="${col}"><Coords points="0,0 1,1"/>${one(t)}<CornerPts>0 1 2 3</CornerPts></TableCell>`;
    const table = `<TableRegion id="t"><Coords points="0,0 1,1"/>${cell(1, 0, 'c')}${cell(0, 1, 'b')}${cell(0, 0, 'a')}</TableRegion>`;
    expect(text(foreign(`${table}<Rahmen><Kasten>${one('d')}</Kasten></Rahmen>`))).toBe('a\nb\nc\nd');
    expect(text(foreign(one('e') + table))).toBe('e\na\nb\nc');
    expect(
      text(foreign(`<TextRegion><Word><TextEquiv><Unicode>f</Unicode></TextEquiv></Word></TextRegion>`)),
    ).toBe('f');
  });

  it('does not let an empty text hide the words, glyphs or lines that say something', () => {
    const equiv = (t: string) => `<TextEquiv><Unicode>${t}</Unicode></TextEquiv>`;
    const word = `<Word><Coords points="1,1 3,3"/>${equiv('а')}</Word><Word>${equiv(' ')}<Glyph>${equiv('б')}</Glyph></Word>`;
    for (const empty of ['<TextEquiv><Unicode/></TextEquiv>', equiv(' '), '<TextEquiv/>'])
      expect(text(foreign(`<TextRegion>${line('l', word + empty)}</TextRegion>`))).toBe('а б');
    expect(text(foreign(`<TextRegion>${line('l', equiv('') + equiv('в'))}</TextRegion>`))).toBe('в');
    const plain = '<TextEquiv><PlainText>г</PlainText><Unicode></Unicode></TextEquiv>';
    expect(text(foreign(`<TextRegion>${line('l', plain)}</TextRegion>`))).toBe('г');
    const boxed = `<TextRegion>${line('l', '')}${line('m', '')}${equiv('д\nе')}</TextRegion>`;
    expect(text(foreign(boxed))).toBe('д\nе');
    expect(page(foreign(boxed)).page.lines[0]?.boxPx).not.toBeNull();
  });

  it('takes the TextEquiv with the lowest index', () => {
    const equiv = (index: string, t: string) => `<TextEquiv ${index}><Unicode>${t}</Unicode></TextEquiv>`;
    const body = line('l', equiv('', 'x') + equiv('index="2"', 'y') + equiv('index="1"', 'z'));
    expect(text(foreign(`<TextRegion id="r"><Coords points="0,0 1,1"/>${body}</TextRegion>`))).toBe('z');
  });

  it('joins words, or glyphs, where a line has no text of its own', () => {
    const glyph = (t: string) => `<Glyph id="g${t}"><TextEquiv><Unicode>${t}</Unicode></TextEquiv></Glyph>`;
    const word = (inner: string) => `<Word id="w"><Coords points="1,1 3,3"/>${inner}</Word>`;
    const body = line(
      'l',
      word(glyph('а') + glyph('б')) + word('<TextEquiv><Unicode>в</Unicode></TextEquiv>'),
    );
    const read = page(foreign(`<TextRegion id="r">${body}</TextRegion>`)).page;
    expect(pageText(read)).toBe('аб в');
    expect(read.lines[0]?.words.map((w) => [w.from, w.to])).toEqual([
      [0, 2],
      [3, 4],
    ]);
  });

  it('keeps the ink of a word that reads otherwise than its line', () => {
    const word = (t: string, conf: string) =>
      `<Word id="w"><Coords points="1,1 3,3"/><TextEquiv conf="${conf}"><Unicode>${t}</Unicode></TextEquiv></Word>`;
    const body = line(
      'l',
      word('15608', '0.5') + word('от', '7') + '<TextEquiv><Unicode>15603, от</Unicode></TextEquiv>',
    );
    const words = page(foreign(`<TextRegion id="r">${body}</TextRegion>`)).page.lines[0]?.words;
    expect(words?.map((w) => [w.from, w.to, w.confidence])).toEqual([
      [0, 6, 0.5],
      [7, 9, null],
    ]);
  });

  it('reads a region with text but no lines, and points of the years before 2013', () => {
    const body =
      '<TextRegion id="r"><Coords><Point x="4" y="5"/><Point x="1" y="9"/></Coords><TextEquiv><Unicode>а\nб</Unicode></TextEquiv></TextRegion>';
    const read = page(foreign(body)).page;
    expect(pageText(read)).toBe('а\nб');
    expect(read.lines[0]?.boxPx).toEqual({ x0: 1, y0: 5, x1: 4, y1: 9 });
  });

  it('gives every line an id of its own', () => {
    const body = line('l', '') + line('l', '') + '<TextLine/><TextLine/>';
    const ids = page(foreign(`<TextRegion id="r">${body}</TextRegion>`)).page.lines.map((l) => l.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain('');
  });

  it('sorts lines by index, and by the custom order of Transkribus', () => {
    const custom = [2, 0, 1].map((n) =>
      line(`l${n}`, `<TextEquiv><Unicode>${n}</Unicode></TextEquiv>`, `custom="readingOrder {index:${n};}"`),
    );
    const index = [2, 0, 1].map((n) =>
      line(`m${n}`, `<TextEquiv><Unicode>${n}</Unicode></TextEquiv>`, `index="${n}"`),
    );
    for (const lines of [custom, index])
      expect(text(foreign(`<TextRegion id="r">${lines.join('')}</TextRegion>`))).toBe('0\n1\n2');
  });

  it.each([
    ['<!DOCTYPE PcGts><PcGts/>', 'dtd-refused'],
    ['<PcGts><Page></PcGts>', 'malformed'],
    ['', 'malformed'],
    ['<alto/>', 'wrong-format'],
    ['<a>'.repeat(300), 'too-large'],
  ])('refuses %j', (xml, code) => {
    const result = readPageXml(xml);
    expect(result.ok ? null : result.error.code).toBe(code);
  });

  it.skipIf(noSchemas)(
    'opens every page of the corpus and writes it back valid, text and boxes kept',
    async () => {
      const files = corpusFiles((folder) =>
        readdirSync(join(folder, 'page'))
          .filter((name) => name.endsWith('.xml'))
          .map((name) => `page/${name}`),
      );
      expect(files.length).toBeGreaterThan(40);
      for (const [name, xml] of files) {
        const read = page(xml).page;
        const written = writePageXml(read, OPTIONS);
        expect(page(written).page, name).toEqual(read);
        if (written.length < 60_000)
          expect(await schemaErrors(written, 'page-2019-07-15.xsd'), name).toEqual([]);
      }
    },
  );
});
