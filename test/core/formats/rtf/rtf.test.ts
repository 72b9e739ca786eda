import { describe, expect, it } from 'vitest';
import { latin1Bytes } from '../../../helpers/bytes';
import { rtfOf, rtfText as t } from '../../../helpers/documents';
import { readDocument } from '../document/read';

const read = (source: string) => readDocument('rtf', latin1Bytes(source));
const file = (body: string, head = '\\ansi\\ansicpg1251') =>
  `{\\rtf1${head}\\deff0{\\fonttbl{\\f0\\fcharset204 Times New Roman;}{\\f1\\fcharset0 Arial;}{\\f2\\fcharset128 Mincho;}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\author ${t('Анна')}}}{\\*\\generator Riched20;}${body}}`;

describe('an RTF document', () => {
  it('keeps old letters, combining marks and signs of the format', () => {
    const text = 'Сѣверъ, ѳита, ѵ, і, а́кцентъ {да} \\ 😀';
    expect(read(rtfOf([text]))).toMatchObject({ lines: [[text]], isWhole: true });
    expect(read(file(`${t('из')}\\_${t('за')} \\emdash  \\ldblquote x\\rdblquote\\par`)).lines).toEqual([
      ['из\u2011за — “x”'],
    ]);
  });

  it('decodes bytes by the font, the code page of the file, and Unicode before its stand-in', () => {
    expect(read(file("\\f0\\'cb\\'e8\\'f1\\'f2\\f2\\'93\\'fa\\f1\\'cb\\par")).lines).toEqual([['Лист日Л']]);
    expect(read(file("\\uc2\\u1056\\'d0\\'d0\\uc1 x\\u1099?\\uc0\\u1099 y\\par")).lines).toEqual([
      ['РxыЫ'.replace('Ы', 'ы') + 'y'],
    ]);
    expect(read(file("\\'8b\\'a8\\'e1\\'e2\\par", '\\ansi\\ansicpg866')).lines).toEqual([['Лист']]);
  });

  it('keeps notes, comments, changes, headers, fields and hidden text apart', () => {
    const body = `{\\header\\pard ${t('Фонд')}\\par}${t('Было ')}{\\deleted ${t('вычеркнуто')}}{\\revised ${t('вставлено')}}{\\v ${t('тайно')}}{\\footnote\\pard ${t('Сноска')}}{\\*\\annotation ${t('Проверить')}}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt ${t(' ссылка')}}}{\\*\\unknown xyz}{\\pict\\wmetafile8 0102ab}\\par`;
    expect(read(file(body))).toMatchObject({
      lines: [['Было вставлено ссылка']],
      leftOut: {
        notes: 'Сноска',
        comments: 'Проверить',
        headers: 'Фонд',
        hidden: 'тайно',
        'tracked-deletions': 'вычеркнуто',
        metadata: 'Анна',
        'field-codes': 'HYPERLINK "x"',
      },
      apart: { inserted: [1, 9] },
      isWhole: true,
    });
  });

  it('has lines, pages and rows of tables', () => {
    const row = (...cells: readonly string[]) =>
      `\\trowd\\cellx1\\cellx2 ${cells.map((cell) => `\\pard\\intbl ${t(cell)}\\cell `).join('')}\\row `;
    const body = `${t('раз')}\\line ${t('два')}\\par ${row('Винтовок', '150')}${row('Итого', '')}\\pard ${t('три')}\\page ${t('четыре')}\\par{\\pict\\bin5 \\}{{}x}`;
    expect(read(file(body))).toMatchObject({
      lines: [['раз', 'два', 'Винтовок\t150', 'Итого', 'три'], ['четыре']],
      apart: { tables: [2, 16] },
      isWhole: true,
    });
  });

  it('is refused where it is nested without end, and read as far as it goes where it is cut', () => {
    expect(read(`{\\rtf1${'{'.repeat(3000)}`).code).toBe('too-large');
    expect(read(file(`${t('начало')}\\par ${t('конец')}`).slice(0, -8)).lines[0]?.[0]).toBe('начало');
    expect(read('{\\rtf').code).toBeNull();
  });
});
