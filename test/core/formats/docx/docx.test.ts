import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxOf, wordParagraph as p, wordRun as r } from '../../../helpers/documents';
import { utf8 } from '../../../helpers/bytes';
import { readDocument } from '../document/read';

const read = (body: string, parts: Readonly<Record<string, string>> = {}) =>
  readDocument('docx', docxOf(body, parts));

describe('a Word document', () => {
  it('keeps old letters, combining marks, hyphens and symbols', () => {
    const text = 'Сѣверъ, ѳита, ѵ, і, а́кцентъ, ё и ё';
    const body =
      p(r(text)) + p(`${r('из')}<w:r><w:noBreakHyphen/></w:r>${r('за')}<w:r><w:softHyphen/></w:r>`);
    expect(read(body)).toMatchObject({ lines: [[text, 'из\u2011за\u00ad']], isWhole: true });
  });

  it('takes tracked insertions, leaves deletions out, and says both', () => {
    const body = p(
      `${r('Было ')}<w:del w:author="А">${'<w:r><w:delText>150</w:delText></w:r>'}</w:del><w:ins w:author="А">${r('300')}</w:ins><w:moveFrom>${r('сюда')}</w:moveFrom><w:moveTo>${r(' туда')}</w:moveTo>`,
    );
    expect(read(body)).toMatchObject({
      lines: [['Было 300 туда']],
      leftOut: { 'tracked-deletions': '150 | сюда' },
      apart: { inserted: [2, 7] },
      isWhole: true,
    });
  });

  it('keeps notes, comments, headers, page numbers and hidden text apart', () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r>';
    const body =
      p(`${r('Текст')}<w:r><w:footnoteReference w:id="2"/></w:r>${hidden}`) +
      p(`${r('с. ')}${field('PAGE', '7')}<w:fldSimple w:instr=" NUMPAGES ">${r('9')}</w:fldSimple>`) +
      p(field('HYPERLINK "http://a.b"', 'ссылка'));
    const parts = {
      'footnotes.xml': `<w:footnotes><w:footnote w:id="2">${p('Сноска')}</w:footnote></w:footnotes>`,
      'endnotes.xml': `<w:endnotes><w:endnote>${p('Концевая')}</w:endnote></w:endnotes>`,
      'comments.xml': `<w:comments><w:comment>${p('Проверить')}</w:comment></w:comments>`,
      'header1.xml': `<w:hdr>${p('Фонд 45')}</w:hdr>`,
      'footer2.xml': `<w:ftr>${p('Лист')}</w:ftr>`,
    };
    expect(read(body, parts)).toMatchObject({
      lines: [['Текст', 'с.', 'ссылка']],
      leftOut: {
        notes: 'Сноска | Концевая',
        comments: 'Проверить',
        headers: 'Фонд 45 | Лист',
        hidden: 'тайно',
        'page-numbers': '7 | 9',
      },
      isWhole: true,
    });
  });

  it('sets a row of a table on a line, and the lines of a layout one after the other', () => {
    const cell = (...texts: readonly string[]) => `<w:tc><w:tcPr/>${texts.map(p).join('')}</w:tc>`;
    const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const inner = `<w:tc><w:tbl>${row(cell('д'), cell('е'))}</w:tbl>${p('')}</w:tc>`;
    const body = `<w:tbl>${row(cell('Винтовок'), cell('150'), cell(''))}${row(cell('а', 'б'), cell('в'))}${row(inner, cell('ж'))}</w:tbl>${p('дальше')}`;
    expect(read(body)).toMatchObject({
      lines: [['Винтовок\t150', 'а', 'б', 'в', 'д\tе\tж', 'дальше']],
      isWhole: true,
    });
  });

  it('ends pages at breaks that were set, lines at breaks of lines, and follows text boxes', () => {
    const box = `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>${p('в рамке')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('в рамке')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      p(`${r('раз')}<w:r><w:br/></w:r>${r('два')}${box}`) +
      p('<w:r><w:br w:type="page"/></w:r>') +
      `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${r('три')}</w:p>` +
      `<w:p><w:pPr><w:pageBreakBefore/></w:pPr>${r('четыре')}</w:p>`;
    expect(read(body)).toMatchObject({
      lines: [['раз', 'два', 'в рамке'], ['три'], ['четыре']],
      apart: { 'text-boxes': [1, 6], 'list-numbers': [1, 0] },
      leftOut: { fallback: 'в рамке' },
      isWhole: true,
    });
  });

  it('is found where the package says, under any name', () => {
    const bytes = zipSync({
      '_rels/.rels': utf8(
        '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>',
      ),
      'word/document2.xml': utf8('<document><body><p><r><t>там</t></r></p></body></document>'),
    });
    expect(readDocument('docx', bytes).lines).toEqual([['там']]);
  });

  it('is refused in one line where it is damaged, a bomb, or more than text', () => {
    const damaged = docxOf(p('текст')).slice(0, 400);
    expect(readDocument('docx', damaged).code).toBe('damaged-document');
    expect(readDocument('docx', docxOf('<w:p>')).code).toBe('damaged-document');
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(65_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(readDocument('docx', bomb).code).toBe('too-large');
    expect(readDocument('docx', docxOf('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300))).code).toBe(
      'too-large',
    );
    const entity = zipSync({
      'word/document.xml': utf8('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'),
    });
    expect(readDocument('docx', entity).code).toBe('dtd-refused');
  });

  it('of Word 2003, or as one XML file, is read by the same words', () => {
    const old = `<w:wordDocument xmlns:w="w" xmlns:aml="a"><w:body><w:p>${r('Было ')}<aml:annotation w:type="Word.Deletion"><w:r><w:delText>150</w:delText></w:r></aml:annotation><aml:annotation w:type="Word.Insertion">${r('300')}</aml:annotation><w:r><w:footnote><w:p>${r('Сноска')}</w:p></w:footnote></w:r></w:p></w:body></w:wordDocument>`;
    expect(readDocument('word-xml', old)).toMatchObject({
      lines: [['Было 300']],
      leftOut: { notes: 'Сноска', 'tracked-deletions': '150' },
      isWhole: true,
    });
    const flat = `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part><pkg:xmlData><w:document><w:body>${p('текст')}</w:body></w:document></pkg:xmlData></pkg:part><pkg:part><pkg:xmlData><w:hdr>${p('верх')}</w:hdr></pkg:xmlData></pkg:part></pkg:package>`;
    expect(readDocument('word-xml', flat)).toMatchObject({
      lines: [['текст']],
      leftOut: { headers: 'верх' },
      isWhole: true,
    });
  });
});
