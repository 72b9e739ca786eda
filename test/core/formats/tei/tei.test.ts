import { describe, expect, it } from 'vitest';
import { readTei, writeTei } from '../../../../app/core/formats/tei/tei';
import { pageText, type Page } from '../../../../app/core/page/transcription';
import { CREATED, pageOf } from '../pages';

const OPTIONS = {
  title: 'Телеграмма & <копия>',
  archival: { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1–3' },
  creator: 'Sverka',
  createdUtc: CREATED,
  imageFilename: (page: Page) => `${page.id}.png`,
};

function pages(xml: string): readonly Page[] {
  const result = readTei(xml);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.pages;
}

function tei(body: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>no</title></teiHeader><text>${body}</text></TEI>`;
}

describe('TEI written here', () => {
  it('gives text and boxes of lines back, page by page', () => {
    const [a, b, c] = pageOf('Лист 3', '', '«а»  & <б>').lines;
    if (a === undefined || b === undefined || c === undefined) throw new Error('no lines');
    const first: Page = { ...pageOf(), lines: [a, b, { ...c, boxPx: null }] };
    const read = pages(writeTei([first, { ...pageOf('конец'), id: '0002' }], OPTIONS));
    expect(read.map(pageText)).toEqual(['Лист 3\n\n«а»  & <б>', 'конец']);
    expect(read[0]?.lines.map((line) => line.boxPx)).toEqual([a.boxPx, b.boxPx, null]);
    expect(read[0]?.image).toEqual({ ...first.image, dpi: null });
  });

  it('says how a sheet lies on its scan, in whole degrees and, where it is finer, in words', () => {
    const lying = (geometry: NonNullable<Page['geometry']>) =>
      /<zone [^>]*type="sheet".*/.exec(writeTei([{ ...pageOf('Лист'), geometry }], OPTIONS))?.[0];
    const cropPx = { x0: 10, y0: 20, x1: 500, y1: 900 };
    expect(lying({ turns: 1, cropPx })).toBe(
      '<zone xml:id="s1-sheet" type="sheet" ulx="10" uly="20" lrx="500" lry="900" rotate="270"/>',
    );
    const fine = lying({ turns: 0, levelDeg: -1.2 });
    expect(fine).toContain(
      'rotate="1"><note type="level">upright when turned clockwise by -1.2°</note></zone>',
    );
    expect(writeTei([pageOf('Лист')], OPTIONS)).not.toContain('type="sheet"');
    const [read] = pages(writeTei([{ ...pageOf('Лист'), geometry: { turns: 1, levelDeg: 0.5 } }], OPTIONS));
    expect(read === undefined ? '' : pageText(read)).toBe('Лист');
  });

  it('cites the source', () => {
    expect(writeTei([], OPTIONS)).toContain('<p>АПРФ, ф. 45, оп. 1, д. 337, лл. 1–3</p>');
  });
});

describe('TEI of others', () => {
  it('reads paragraphs as lines where there are no line beginnings', () => {
    const body = '<body><head>Шифр</head>\n<p>первый\n   абзац</p><p>второй <hi>!</hi></p></body>';
    expect(pages(tei(body)).map(pageText)).toEqual(['Шифр\nпервый абзац\nвторой !']);
  });

  it('reads what the source has, not what the editor made of it', () => {
    const body =
      '<body><p>a <choice><sic>b</sic><corr>c</corr></choice><note>d</note> <choice><orig>e</orig><reg>f</reg></choice></p></body>';
    expect(pages(tei(body)).map(pageText)).toEqual(['a b e']);
  });

  it('begins pages at pb inside paragraphs', () => {
    expect(pages(tei('<body><p>a<pb/>b<lb/>c</p></body>')).map(pageText)).toEqual(['a', 'b\nc']);
  });

  const lines = (body: string) => pages(tei(body)).flatMap((page) => page.lines.map(({ text }) => text));
  const row = (...cells: readonly string[]) =>
    `<row>${cells.map((cell) => `<cell>${cell}</cell>`).join('')}</row>`;

  it('reads rows of tables as lines and keeps their cells apart, compact or with white space', () => {
    const compact = `<body><table>${row('Винтовок', '150', '7316')}${row('<p>Патронов</p><p>бр.</p>', '<hi>20</hi>', '')}</table></body>`;
    const expected = ['Винтовок 150 7316', 'Патронов бр. 20'];
    expect(lines(compact)).toEqual(expected);
    expect(lines(compact.replace(/></g, '>\n   <'))).toEqual(expected);
  });

  it('never lets blocks run into each other, known or not', () => {
    const blocks = ['quote', 'said', 'fw', 'trailer', 'docTitle', 'ramka'];
    for (const name of blocks)
      expect(lines(`<body><div><${name}>а</${name}><${name}>б</${name}></div></body>`), name).toEqual([
        'а',
        'б',
      ]);
    expect(lines('<body><ramka><p>а</p></ramka><ramka>б</ramka></body>')).toEqual(['а', 'б']);
    expect(
      lines(
        '<body><sp><speaker>Мао</speaker><p>Да.</p></sp><list><item>1</item><item>2</item></list></body>',
      ),
    ).toEqual(['Мао', 'Да.', '1', '2']);
    expect(
      lines('<body><p>Он сказал <quote>да</quote> и <ramka>у</ramka>шёл <hi>о</hi><hi>н</hi></p></body>'),
    ).toEqual(['Он сказал да и ушёл он']);
    expect(lines('<body><p><w>Войска</w><w>идут</w><pc>.</pc></p></body>')).toEqual(['Войска идут.']);
  });

  it('begins no empty line where a block and a line beginning meet', () => {
    const body = '<body><p><lb/>а<lb/>б</p>\n<p><lb/>в</p><head>г</head><lb/><lb/>д<lb/></body>';
    expect(lines(body)).toEqual(['а', 'б', 'в', 'г', '', 'д']);
  });

  it('says with a hyphen that a word goes on over a break', () => {
    expect(lines('<body><p>комен<lb break="no"/>дант</p></body>')).toEqual(['комен-', 'дант']);
    expect(lines('<body><p>комен-\n<lb break="no"/>дант</p></body>')).toEqual(['комен-', 'дант']);
    expect(
      lines('<body><p>комен¬<lb break="no"/>дант<lb break="yes"/>ра<cb break="no"/>з</p></body>'),
    ).toEqual([...['комен¬', 'дант', 'ра-', 'з']]);
    const over = '<body><p>комен<pb break="no"/><lb break="no"/>дант</p></body>';
    expect(pages(tei(over)).map(pageText)).toEqual(['комен-', 'дант']);
  });

  it('takes one reading of several', () => {
    const read = (inner: string) => lines(`<body><p>x ${inner}</p></body>`)[0];
    expect(read('<choice><corr>а</corr><sic>б</sic></choice>')).toBe('x б');
    expect(read('<choice>\n <unclear>а</unclear> <unclear>б</unclear>\n</choice>')).toBe('x а');
    expect(read('<corr>а</corr> <reg>б</reg>')).toBe('x а б');
    expect(read('<sic>а</sic> <corr>б</corr> <orig>в</orig><reg>г</reg>')).toBe('x а в');
    expect(read('отъ<reg>от</reg> ко<corr>м</corr>ендант')).toBe('x отъ комендант');
    expect(read('<choice><abbr>г<am>.</am></abbr><expan>г<ex>ород</ex></expan></choice>')).toBe('x г.');
    expect(read('<expan>г<ex>ород</ex></expan>')).toBe('x г');
    expect(read('<app><rdg>а</rdg><lem>б</lem></app>')).toBe('x б');
    expect(read('<app><rdg>а</rdg><rdgGrp><rdg>б</rdg></rdgGrp></app>')).toBe('x а');
    expect(read('<subst><del>а</del><add>б</add></subst>')).toBe('x б');
    expect(read('<del>а</del><add>б</add><supplied>в</supplied>')).toBe('x абв');
  });

  it('leaves notes out unless they stand in the margin', () => {
    expect(lines('<body><p>а<note>б</note><note place="margin">в</note> г</p></body>')).toEqual([
      'а',
      'в',
      'г',
    ]);
  });

  it('finds boxes by corners and by points, sizes of surfaces, and the pictures’ names', () => {
    const facsimile = `<facsimile xml:id="f1"><surface ulx="100" uly="0" lrx="2100" lry="3000"><graphic url="1.jpg" width="2000px"/>
      <zone points="110,10 980,10 980,50 110,50" xml:id="z1"/></surface></facsimile>
      <facsimile xml:id="f2"><surface xml:id="s2"><graphic url="2.jpg" width="500px" height="700 px"/><zone points="1 2 30 40" xml:id="z2"/></surface></facsimile>`;
    const body = `<text><body><pb facs="#f1"/><p facs="#z1">а</p><pb facs="x.xml#s2"/><p>б <lb facs="#nosuch #z2"/>в</p></body></text>`;
    const read = readTei(`<TEI>${facsimile}${body}</TEI>`);
    if (!read.ok) throw new Error(read.error.code);
    const [first, second] = read.value.pages;
    expect([first?.image, second?.image]).toEqual([
      { widthPx: 2000, heightPx: 3000, dpi: null },
      { widthPx: 500, heightPx: 700, dpi: null },
    ]);
    expect(first?.lines[0]?.boxPx).toEqual({ x0: 10, y0: 10, x1: 880, y1: 50 });
    expect(second?.lines.map(({ boxPx }) => boxPx)).toEqual([null, { x0: 1, y0: 2, x1: 30, y1: 40 }]);
    expect(read.value.pictures).toEqual([
      { fileName: '1.jpg', isSizeTold: true },
      { fileName: '2.jpg', isSizeTold: true },
    ]);
  });

  it('reads every text of a file, and what is written on surfaces where there is no other', () => {
    const corpus = '<teiCorpus><TEI><text><p>а</p></text></TEI><TEI><text><p>б</p></text></TEI></teiCorpus>';
    expect(pages(corpus).map(pageText)).toEqual(['а', 'б']);
    const document =
      '<sourceDoc><surface ulx="0" uly="0" lrx="9" lry="8"><zone><line>а</line><line>б</line></zone></surface><surface><line>в</line></surface></sourceDoc>';
    expect(pages(`<TEI>${document}</TEI>`).map(pageText)).toEqual(['а\nб', 'в']);
    expect(pages(`<TEI>${document}<text><p>г</p></text></TEI>`).map(pageText)).toEqual(['г']);
  });

  it('refuses other XML', () => {
    const result = readTei('<alto/>');
    expect(result.ok ? null : result.error.code).toBe('wrong-format');
  });
});
