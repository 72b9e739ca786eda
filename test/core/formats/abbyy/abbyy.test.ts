import { describe, expect, it } from 'vitest';
import { readAbbyy } from '../../../../app/core/formats/abbyy/abbyy';
import { readDocument } from '../document/read';

const char = (sign: string, l: number, more = '') =>
  `<charParams l="${l}" t="10" r="${l + 8}" b="30" charConfidence="80">${sign}${more}</charParams>`;
const line = (inner: string) =>
  `<line l="0" t="5" r="100" b="35"><formatting lang="RussianOldSpelling">${inner}</formatting></line>`;
const block = (type: string, inner: string) =>
  `<block blockType="${type}"><text><par>${inner}</par></text></block>`;
const file = (page: string) =>
  `<?xml version="1.0"?><document xmlns="http://www.abbyy.com/FineReader_xml/FineReader6-schema-v1.xml"><page width="300" height="200" resolution="300">${page}</page></document>`;

describe('an XML file of FineReader', () => {
  it('is its lines, with words where letters have boxes, and other readings named', () => {
    const variants =
      '<charRecVariants><charRecVariant charConfidence="20">е</charRecVariant></charRecVariants>';
    const xml = file(
      block('Text', line(char('С', 10) + char('ѣ', 20, variants) + char(' ', 30) + char('5', 40))) +
        block('Table', line('Винтовокъ 150')) +
        '<block blockType="Picture"/>',
    );
    expect(readDocument('abbyy-xml', xml)).toMatchObject({
      lines: [['Сѣ 5', 'Винтовокъ 150']],
      leftOut: { alternatives: 'е' },
      isWhole: true,
    });
    const read = readAbbyy(xml);
    const page = read.ok ? read.value.pages[0] : undefined;
    expect(page?.image).toEqual({ widthPx: 300, heightPx: 200, dpi: 300 });
    expect(page?.lines[0]?.words).toEqual([
      { from: 0, to: 2, boxPx: { x0: 10, y0: 10, x1: 28, y1: 30 }, confidence: 0.8 },
      { from: 3, to: 4, boxPx: { x0: 40, y0: 10, x1: 48, y1: 30 }, confidence: 0.8 },
    ]);
  });

  it('is refused where it is other XML', () => {
    expect(readDocument('abbyy-xml', '<document/>').code).toBe('wrong-format');
  });
});
