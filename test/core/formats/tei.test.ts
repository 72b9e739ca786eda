import { describe, expect, it } from 'vitest';
import { readTei, writeTei } from '../../../app/core/formats/tei';
import { pageText, type Page } from '../../../app/core/transcription';
import { CREATED, pageOf } from './pages';

const OPTIONS = {
  title: 'Телеграмма & <копия>',
  archival: { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1–3' },
  creator: 'Sverka',
  createdUtc: CREATED,
  imageFilename: (page: Page) => `${page.id}.png`,
};

function pages(xml: string): readonly Page[] {
  const result = readTei(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
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

  it('refuses other XML', () => {
    const result = readTei('<alto/>');
    expect(result.ok ? null : result.error.code).toBe('wrong-format');
  });
});
