import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLetterspaced, tokenise } from '../../../app/core/text/tokens';

const texts = (text: string) => tokenise(text).map((token) => token.text);
const kinds = (text: string) => tokenise(text).map((token) => token.kind);

describe('tokenise', () => {
  it('keeps inner hyphens in words and takes apart ranges of numbers', () => {
    expect(texts('Дэ-хуай, двух-трех; 38-я')).toEqual(['Дэ-хуай', ',', 'двух-трех', ';', '38-я']);
    expect(texts('10.000-15.000 и 14-45')).toEqual(['10.000', '-', '15.000', 'и', '14', '-', '45']);
    expect(texts('Фузан - Тайко')).toEqual(['Фузан', '-', 'Тайко']);
  });

  it('keeps inner separators in numbers but not the stop of a sentence', () => {
    expect(texts('16.1.1951. В 14:45')).toEqual(['16.1.1951', '.', 'В', '14:45']);
    expect(kinds('10.000 З5 38-я № 1476/ш')).toEqual(['number', 'word', 'word', 'punctuation', 'word']);
  });

  it.each(['-', '--', '-\u00ad', '\u00ad', '=', '==', '¬', '\u2e17', '-='])(
    'joins a word broken at a line end by %j',
    (sign) => {
      const texts = (text: string) => tokenise(text).map((token) => token.text);
      expect(texts(`серь${sign}\n ёзный`)).toEqual([`серь${sign}\n ёзный`]);
    },
  );

  it('takes an equals sign for what it is between numbers, and before a capital', () => {
    expect(tokenise('15 =\nрублей').map((token) => token.text)).toEqual(['15', '=', 'рублей']);
    expect(tokenise('2=\nдва').map((token) => token.text)).toEqual(['2', '=', 'два']);
    expect(tokenise('а=\nБ').map((token) => token.text)).toEqual(['а', '=', 'Б']);
  });

  it('joins a word broken at a line end, and only before a lower-case letter', () => {
    expect(texts('организа-\nции')).toEqual(['организа-\nции']);
    expect(texts('организа-\r\n   ции')).toEqual(['организа-\r\n   ции']);
    expect(texts('Мао-\nЦзе')).toEqual(['Мао', '-', 'Цзе']);
  });

  it('takes a letterspaced word as one, and a row of one-letter words as many', () => {
    expect(texts('Ш Т Ы К О В сказал')).toEqual(['Ш Т Ы К О В', 'сказал']);
    expect(texts('и я в с')).toEqual(['и', 'я', 'в', 'с']);
    expect(isLetterspaced('М А О')).toBe(true);
    expect(isLetterspaced('МАО')).toBe(false);
  });

  it('covers every character that is not white space, once and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'аБяZ1 0.-,/\n\t№«»\u0301\u00ad’') }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(text.slice(end, token.from)).toMatch(/^[\s\u00ad\u0301]*$/u);
          expect(token.text).toBe(text.slice(token.from, token.to));
          expect(token.to).toBeGreaterThan(token.from);
          end = token.to;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { seed: 15603, verbose: 1 },
    );
  });

  it('is linear on hostile input', () => {
    for (const unit of ['а-', 'а ', '1.', 'а- ', 'а-\n', '- ', '«']) {
      expect(tokenise(unit.repeat(100_000)).length).toBeGreaterThan(0);
    }
  });
});
