import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../helpers/bytes';
import { odtOf } from '../../../helpers/documents';
import { readDocument } from '../document/read';

const read = (text: string, options?: Parameters<typeof odtOf>[1]) =>
  readDocument('odt', odtOf(text, options));
const p = (inner: string, style = '') => `<text:p text:style-name="${style}">${inner}</text:p>`;

describe('an OpenDocument text', () => {
  it('keeps old letters and combining marks, and folds white space as the format asks', () => {
    const text = 'Сѣверъ, ѳита, ѵ, і, а́кцентъ';
    const body = p(
      `${text}\n   <text:span>и  далѣе</text:span><text:s text:c="2"/>.<text:tab/>Б<text:line-break/>в`,
    );
    expect(read(body)).toMatchObject({ lines: [[`${text} и далѣе  .\tБ`, 'в']], isWhole: true });
  });

  it('keeps notes, comments, changes, headers and page numbers apart', () => {
    const changes =
      '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/></text:changed-region><text:changed-region text:id="d"><text:deletion><text:p>150</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const body =
      changes +
      p(
        'Было <text:change text:change-id="d"/><text:change-start text:change-id="i"/>300<text:change-end text:change-id="i"/><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Сноска</text:p></text:note-body></text:note><office:annotation><text:p>Проверить</text:p></office:annotation>, с. <text:page-number>7</text:page-number>',
      );
    const masters =
      '<style:master-page><style:header><text:p>Фонд 45</text:p></style:header><style:footer><text:p>Лист <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>';
    expect(read(body, { masters })).toMatchObject({
      lines: [['Было 300, с.']],
      leftOut: {
        notes: '1 | Сноска',
        comments: 'Проверить',
        'tracked-deletions': '150',
        headers: 'Фонд 45 | Лист | 1',
        'page-numbers': '7',
      },
      apart: { inserted: [1, 3] },
      isWhole: true,
    });
  });

  it('has pages by the styles of paragraphs, rows of tables as lines, and lists', () => {
    const styles =
      '<style:style style:name="P"><style:paragraph-properties fo:break-before="page"/></style:style>';
    const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
    const body = `${p('раз')}<table:table><table:table-row>${cell('Винтовок')}${cell('150')}</table:table-row></table:table><text:list><text:list-item>${p('пункт')}</text:list-item></text:list>${p('два', 'P')}`;
    expect(read(body, { styles })).toMatchObject({
      lines: [['раз', 'Винтовок\t150', 'пункт'], ['два']],
      apart: { tables: [1, 11], 'list-numbers': [1, 0] },
      isWhole: true,
    });
  });

  it('is refused in one line where it is protected or damaged', () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const locked = zipSync({ 'content.xml': utf8('%$#'), 'META-INF/manifest.xml': utf8(manifest) });
    expect(readDocument('odt', locked).code).toBe('refused-protected');
    expect(readDocument('odt', zipSync({ 'styles.xml': utf8('<a/>') })).code).toBe('damaged-document');
    expect(readDocument('odt', zipSync({ 'content.xml': utf8('<a><b></a>') })).code).toBe('damaged-document');
  });
});
