import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editPageXml, readPageXml, writePageXml } from '../../../app/core/formats/page-xml';
import { pageText, type Line, type Page, type Word } from '../../../app/core/transcription';
import { anyPage, CREATED, lineOf, pageOf } from './pages';
import { corpusFiles, noSchemas, schemaErrors } from './schema';

const OPTIONS = { imageFilename: 'p.png', creator: 'test', createdUtc: CREATED };

function page(xml: string): Page {
  const result = readPageXml(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.page;
}

function edit(original: string, after: Page): string {
  const result = editPageXml(original, page(original), after);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function withLines(original: Page, change: (lines: readonly Line[]) => readonly Line[]): Page {
  return { ...original, lines: change(original.lines) };
}

/** The line with word `index` retyped by a person: its place grows or shrinks, and those behind it move. */
function retype(line: Line, index: number, text: string): Line {
  const word = line.words[index];
  if (word === undefined) return { ...line, text };
  const shift = text.length - (word.to - word.from);
  const words = line.words.map((one, i): Word => {
    if (i === index) return { ...one, to: one.to + shift, confidence: null };
    return i < index ? one : { ...one, from: one.from + shift, to: one.to + shift };
  });
  return { ...line, words, text: line.text.slice(0, word.from) + text + line.text.slice(word.to) };
}

const FOREIGN = [
  '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n',
  '<!-- made elsewhere --><?pi keep?>\r\n',
  '<pc:PcGts xmlns:pc="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15" xmlns:x="urn:x">\r\n',
  '  <pc:Metadata><pc:Creator>x</pc:Creator><x:own a="1"/></pc:Metadata>\r\n',
  '  <pc:Page imageFilename="a.png" imageWidth="900" imageHeight="900">\r\n',
  '    <pc:TextRegion id="r1" custom="readingOrder {index:0;}">\r\n',
  '      <pc:Coords points="0,0 900,0 900,900"/>\r\n',
  '      <pc:TextLine id="l1" custom="a {b:c;}"><pc:Coords points="0,0 50,0 50,9"/>\r\n',
  '        <pc:Word id="w1"><pc:Coords points="0,0 9,0 9,9"/><pc:Glyph id="g1"><pc:Coords points="0,0 9,9"/><pc:TextEquiv><pc:Unicode>№</pc:Unicode></pc:TextEquiv></pc:Glyph>\r\n',
  '          <pc:TextEquiv conf="0.8"><pc:Unicode>№</pc:Unicode></pc:TextEquiv></pc:Word>\r\n',
  "        <pc:Word id='w2'><pc:Coords points='10,0 40,0 40,9'/>\r\n",
  "          <pc:TextEquiv index='0' conf = '0.7'><pc:Unicode>15608</pc:Unicode></pc:TextEquiv><pc:TextEquiv index='1'><pc:Unicode>15603</pc:Unicode></pc:TextEquiv></pc:Word>\r\n",
  '        <pc:TextEquiv><pc:PlainText>plain</pc:PlainText><pc:Unicode><![CDATA[№ 15608]]></pc:Unicode></pc:TextEquiv>\r\n',
  '      </pc:TextLine><!-- between -->\r\n',
  '      <pc:TextLine id="l2"><pc:Coords points="0,10 50,10 50,19"/><pc:TextEquiv><pc:Unicode/></pc:TextEquiv></pc:TextLine>\r\n',
  '      <pc:TextEquiv><pc:Unicode>№ 15608\r\n</pc:Unicode></pc:TextEquiv>\r\n',
  '    </pc:TextRegion>\r\n  </pc:Page>\r\n</pc:PcGts>\r\n',
].join('');

describe('editPageXml', () => {
  const equiv = (text: string) => `<TextEquiv><Unicode>${text}</Unicode></TextEquiv>`;
  const coords = (y: number) => `<Coords points="0,${y} 90,${y} 90,${y + 9}"/>`;

  it('edits lines in cells and in elements that nobody knows, and leaves the rest', () => {
    const cell = (id: string, y: number, text: string) =>
      `<TableCell row="0" col="${y}">${coords(y)}<TextLine id="${id}">${coords(y)}${equiv(text)}</TextLine><CornerPts>0 1 2 3</CornerPts></TableCell>`;
    const xml = `<PcGts><Metadata/><Page imageWidth="99" imageHeight="99"><TableRegion id="t">${cell('a', 0, 'раз')}${cell('b', 1, 'два')}</TableRegion><Rahmen><TextLine id="c">${coords(20)}${equiv('три')}</TextLine></Rahmen></Page></PcGts>`;
    const after = withLines(page(xml), ([a, b, c]) =>
      a === undefined || b === undefined || c === undefined
        ? []
        : [a, { ...b, text: 'Два' }, c, { ...c, id: 'd', text: 'четыре' }],
    );
    const edited = edit(xml, after);
    expect(edited).toContain('<CornerPts>0 1 2 3</CornerPts>');
    expect(pageText(page(edited))).toBe('раз\nДва\nтри\nчетыре');
    expect(edited.replace('Два', 'два').replace(/<TextLine id="d".*?<\/TextLine>/s, '')).toBe(xml);
  });

  it('lets nothing that stood below come up where a person takes a text away', () => {
    const words = `<Word>${coords(0)}${equiv('раз')}</Word><Word>${equiv('два')}</Word>`;
    const xml = `<PcGts><Metadata/><Page imageWidth="99" imageHeight="99"><TextRegion id="r"><TextLine id="a">${coords(0)}${words}<TextEquiv><Unicode/></TextEquiv></TextLine>${equiv('other text')}</TextRegion></Page></PcGts>`;
    expect(pageText(page(xml))).toBe('раз два');
    const edited = edit(
      xml,
      withLines(page(xml), (lines) => lines.map((line) => ({ ...line, text: '', words: [] }))),
    );
    expect(pageText(page(edited))).toBe('');
    expect(edited).toContain('<TextRegion id="r"><TextLine id="a">');
  });

  it('gives an unedited file back byte for byte', () => {
    expect(edit(FOREIGN, page(FOREIGN))).toBe(FOREIGN);
  });

  it('writes one word into its word, its line and the text of its region, and nowhere else', () => {
    const after = withLines(page(FOREIGN), ([first, ...rest]) => [
      retype(first as Line, 1, '15 & 603'),
      ...rest,
    ]);
    const expected = FOREIGN.replace("'0' conf = '0.7'><pc:Unicode>15608", "'0'><pc:Unicode>15 &amp; 603")
      .replace('<![CDATA[№ 15608]]>', '№ 15 &amp; 603')
      .replace('<pc:Unicode>№ 15608\r\n', '<pc:Unicode>№ 15 &amp; 603\r\n');
    expect(edit(FOREIGN, after)).toBe(expected);
  });

  it('fills an element that was empty', () => {
    const after = withLines(page(FOREIGN), ([first, second]) => [
      first as Line,
      { ...(second as Line), text: 'я' },
    ]);
    const expected = FOREIGN.replace('<pc:Unicode/>', '<pc:Unicode>я</pc:Unicode>').replace(
      '15608\r\n</',
      '15608\r\nя</',
    );
    expect(edit(FOREIGN, after)).toBe(expected);
  });

  it('adds, removes and moves lines and leaves the others as they were', () => {
    const original = writePageXml(pageOf('раз', 'два', 'три', 'пять'), OPTIONS).replace(/\n/g, '\r\n');
    const [one, two, three, five] = page(original).lines as [Line, Line, Line, Line];
    const four = lineOf('new line', 'четыре <', 900);
    const after = withLines(page(original), () => [lineOf('zero', 'ноль', 1), two, one, four, five]);
    const edited = edit(original, after);
    expect(pageText(page(edited))).toBe('ноль\nдва\nраз\nчетыре <\nпять');
    expect(edited).not.toContain(three.id + '"');
    for (const line of [one, two, five]) {
      const source = new RegExp(`<TextLine id="${line.id}"[^]*?</TextLine>`);
      expect(source.exec(edited)?.[0]).toBe(source.exec(original)?.[0]);
    }
    expect(page(edited).lines[3]?.words).toEqual(four.words);
  });

  it('adds, merges and drops words by their ink', () => {
    const original = writePageXml(pageOf('по лучение № 3'), OPTIONS);
    const line = page(original).lines[0] as Line;
    const [a, b, c] = line.words as [Word, Word, Word];
    const joined = { x0: a.boxPx.x0, y0: a.boxPx.y0, x1: b.boxPx.x1, y1: b.boxPx.y1 };
    const words = [
      { from: 0, to: 9, boxPx: joined, confidence: null },
      { ...c, from: 10, to: 11 },
    ];
    const after = withLines(page(original), () => [{ ...line, text: 'получение №', words }]);
    expect(page(edit(original, after)).lines[0]).toEqual({ ...line, text: 'получение №', words });
  });

  it('edits the text of a region that has no lines', () => {
    const xml =
      '<PcGts><Page imageWidth="9" imageHeight="9"><TextRegion id="r"><Coords points="1,1 2,2"/><TextEquiv><Unicode>а\nб</Unicode></TextEquiv></TextRegion></Page></PcGts>';
    const after = withLines(page(xml), ([a, b]) => [
      a as Line,
      { ...(b as Line), text: 'в' },
      lineOf('x', 'г', 1),
    ]);
    expect(edit(xml, after)).toBe(xml.replace('а\nб', 'а\nв\nг'));
  });

  it('says so when the file cannot hold the change', () => {
    const xml = '<PcGts><Page imageWidth="9" imageHeight="9"/></PcGts>';
    const result = editPageXml(xml, page(xml), pageOf('а'));
    expect(result.ok ? null : result.error.code).toBe('not-spliced');
  });

  it('turns any page into any other that shares some of its lines, or says that it cannot', () => {
    const cases = fc.tuple(anyPage, anyPage, fc.array(fc.nat(9), { maxLength: 8 }));
    let edited = 0;
    fc.assert(
      fc.property(cases, ([a, b, picks]) => {
        const original = writePageXml(a, OPTIONS);
        const pool = [...a.lines, ...b.lines.map((line) => ({ ...line, id: line.id + '-b' }))];
        const lines = [...new Set(picks)].flatMap((i) => pool[i] ?? []);
        const result = editPageXml(original, a, { ...a, lines });
        if (!result.ok) {
          expect(result.error.code).toBe('not-spliced');
          return;
        }
        edited += 1;
        expect(page(result.value).lines.length).toBe(lines.length);
      }),
      { seed: 42, numRuns: 300 },
    );
    expect(edited).toBeGreaterThan(200);
  });

  const files = corpusFiles((folder) =>
    readdirSync(join(folder, 'page'))
      .filter((name) => name.endsWith('.xml'))
      .map((name) => `page/${name}`),
  );
  /** The file without the text of its Unicode elements and without confidences. */
  const skeleton = (xml: string) =>
    xml.replace(/(<(?:\w+:)?Unicode)(?:\/>|>[^<]*<\/(?:\w+:)?Unicode>)/g, '$1').replace(/ conf="[^"]*"/g, '');

  it.skipIf(noSchemas)(
    'keeps every file of the corpus byte for byte, and edits single words in them',
    async () => {
      let edits = 0;
      for (const [name, xml] of files) {
        const before = page(xml);
        expect(edit(xml, before), name).toBe(xml);
        const targets = [0, Math.floor(before.lines.length / 2), before.lines.length - 1];
        for (const target of new Set(targets)) {
          const line = before.lines[target];
          if (line === undefined || line.text === '') continue;
          const changed = retype(line, line.words.length >> 1, 'Правка');
          const after = withLines(before, (lines) => lines.map((one, i) => (i === target ? changed : one)));
          const edited = edit(xml, after);
          expect(page(edited).lines[target], name).toEqual(changed);
          expect(page(edited).lines.length).toBe(before.lines.length);
          expect(skeleton(edited) === skeleton(xml), `${name}: only text may differ`).toBe(true);
          edits += 1;
        }
        const namespace = /PAGE\/gts\/pagecontent\/(2013|2017|2018|2019)-07-15/.exec(xml)?.[1];
        const first = before.lines[0];
        if (xml.length > 60_000 || namespace === undefined || first === undefined) continue;
        const schema = `page-${namespace}-07-15.xsd`;
        if ((await schemaErrors(xml, schema)).length > 0) continue;
        const after = withLines(before, ([, ...rest]) => [
          retype(first, 0, 'Я'),
          lineOf('added', 'новая', 5),
          ...rest,
        ]);
        expect(await schemaErrors(edit(xml, after), schema), name).toEqual([]);
      }
      expect(edits).toBeGreaterThan(80);
    },
  );
});
