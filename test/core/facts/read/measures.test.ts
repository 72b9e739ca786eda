import { describe, expect, it } from 'vitest';
import { extractFacts } from '../../../../app/core/facts/read/extract';

const values = (text: string, language: 'ru' | 'en') =>
  extractFacts(text, language).map(({ text: written, values: [first] }) =>
    first?.type === 'quantity' ? `${written} = ${first.lowest}` : written,
  );

describe('two measures of one value', () => {
  it.each([
    ['уплачено 412 р. 75 к. вперед', 'ru', '412 р. 75 к. = 412.75'],
    ['по 2 кг 400 г хлеба', 'ru', '2 кг 400 г = 2.4'],
    ['длина 3 м 5 см', 'ru', '3 м 5 см = 3.05'],
    ['3 rubles and 50 kopecks', 'en', '3 rubles and 50 kopecks = 3.5'],
    ['2 kilograms 400 grams', 'en', '2 kilograms 400 grams = 2.4'],
  ] as const)('%s', (text, language, said) => {
    expect(values(text, language)).toEqual([said]);
  });

  it('part an interval: what stands behind the dash is a sum', () => {
    expect(values('carts 65 - 97 rubles 50 kopecks', 'en')).toEqual([
      '65 = 65',
      '97 rubles 50 kopecks = 97.5',
    ]);
  });

  it('are none where the second is no part of the first', () => {
    expect(values('2 кг хлеба, 30 м ткани', 'ru')).toEqual(['2 = 2', '30 = 30']);
    expect(values('за сутки 86 миль', 'ru')).toEqual(['сутки = 24', '86 = 86']);
    expect(values('трое суток', 'ru')).toEqual(['трое = 3']);
  });
});

describe('decades in words', () => {
  it.each([
    ['в тридцатых годах', 'ru', 'тридцатых = 1930'],
    ['сороковые годы', 'ru', 'сороковые = 1940'],
    ['in the thirties', 'en', 'thirties = 1930'],
  ] as const)('%s', (text, language, said) => {
    expect(values(text, language)).toEqual([said]);
  });
});
