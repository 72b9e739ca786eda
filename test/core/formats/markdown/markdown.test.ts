import { describe, expect, it } from 'vitest';
import { readDocument } from '../document/read';

const read = (text: string) => readDocument('markdown', text);

describe('a Markdown text', () => {
  it('is its text without the signs, lines as they are', () => {
    const text =
      '# Сѣверъ № 5\n\nПервая *строка* и **вторая** &laquo;да&raquo;,\nа́кцентъ \\* `код` [ссылка](http://a.b "имя")\n\n- пункт\n* другой\n\n1. раз\n2. два\n\n> цитата\n\n---\n';
    expect(read(text)).toMatchObject({
      lines: [
        [
          ...['Сѣверъ № 5', 'Первая строка и вторая «да»,', 'а́кцентъ * код ссылка'],
          ...['- пункт', 'другой', '1. раз', '2. два', 'цитата'],
        ],
      ],
      leftOut: { addresses: 'http://a.bимя' },
      isWhole: true,
    });
  });

  it('keeps notes, comments and what stands before the text apart, and rows of tables on lines', () => {
    const text =
      '---\ntitle: Имя\n---\nТекст[^1]. <!-- Проверить -->\n\n[^1]: Сноска\n    дальше\n\n| Винтовок | 150 |\n|---|---|\n| Итого | 12 |\n';
    expect(read(text)).toMatchObject({
      lines: [['Текст.', 'Винтовок\t150', 'Итого\t12']],
      leftOut: { notes: '[^1]: Сноска | дальше | [^1]', comments: '<!-- Проверить -->' },
      apart: { tables: [2, 18] },
      isWhole: true,
    });
  });

  it('leaves a typescript as it is', () => {
    const text = 'Телеграмма № 15603\n2 x 3 = 6; 5 * 6\n/см.сл.лист/ ___ \n(15.1.51 г.)';
    expect(read(text)).toMatchObject({ lines: [text.split('\n').map((line) => line.trim())], isWhole: true });
  });

  it('is refused where it is nested without end', () => {
    expect(['too-large', null]).toContain(read('>'.repeat(20_000) + ' а').code);
  });
});
