import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAgree } from '../../../../app/core/facts/agree/agreement';
import { extractFacts } from '../../../../app/core/facts/read/extract';
import { partialDate, quantity } from '../../../../app/core/facts/grammar/fact';
import type { FactLanguage, FactValue } from '../../../../app/core/facts/grammar/fact';
import { EN_LEXICON } from '../../../../app/core/facts/grammar/lexicon-en';
import { RU_LEXICON } from '../../../../app/core/facts/grammar/lexicon-ru';
import { wordsAt } from '../../../../app/core/facts/grammar/numeral';

const read = (text: string, language: FactLanguage): readonly (readonly [string, readonly FactValue[]])[] =>
  extractFacts(text, language).map((fact) => [fact.text, fact.values]);
const time = (hours: number, minutes: number): FactValue => ({ type: 'time', minutes: hours * 60 + minutes });
const number = (digits: string, suffix = ''): FactValue => ({ type: 'document-number', digits, suffix });

describe('Russian facts', () => {
  it.each<[string, string, FactValue]>([
    ['до 7.400 человек', '7.400', quantity(7400)],
    ['до 7 400 человек', '7 400', quantity(7400)],
    ['около 85 тыс. бойцов', '85 тыс.', quantity(85_000)],
    ['2 тыс. 300 винтовок', '2 тыс. 300', quantity(2300)],
    ['1,5 млн. рублей', '1,5 млн.', quantity(1_500_000)],
    ['полтора миллиона', 'полтора миллиона', quantity(1_500_000)],
    ['два с половиной миллиона', 'два с половиной миллиона', quantity(2_500_000)],
    ['двумстам сорока семи бойцам', 'двумстам сорока семи', quantity(247)],
    ['восемьюдесятью тысячами', 'восемьюдесятью тысячами', quantity(80_000)],
    ['тысяча солдат', 'тысяча', quantity(1000)],
    ['8.000-12.000 человек', '8.000-12.000', quantity(8000, 12_000)],
    ['от 5 до 6 тысяч', '5 до 6 тысяч', quantity(5000, 6000)],
    ['трех-четырех недель', 'трех-четырех', quantity(3, 4)],
    ['пять - шесть дней', 'пять - шесть', quantity(5, 6)],
    ['5-ти дивизий', '5-ти', quantity(5)],
    ['23.4.1952', '23.4.1952', partialDate(1952, 4, 23)],
    ['23.IV.52 г.', '23.IV.52', partialDate(1952, 4, 23)],
    ['23/ХІ-50', '23/ХІ-50', partialDate(1950, 11, 23)],
    ['23 апреля с.г.', '23 апреля', partialDate(null, 4, 23)],
    ['двадцать третьего апреля 1952 года', 'двадцать третьего апреля 1952', partialDate(1952, 4, 23)],
    ['в октябре 1949 г.', 'октябре 1949', partialDate(1949, 10, null)],
    ['в 1949 году', '1949', partialDate(1949, null, null)],
    ['9 час. 05 мин.', '9 час. 05 мин.', time(9, 5)],
    ['девять часов пять минут', 'девять часов пять минут', time(9, 5)],
    ['в 3 часа ночи', '3 часа ночи', time(3, 0)],
    ['в 8 часов вечера', '8 часов вечера', time(20, 0)],
    ['№ 2371/ш', '2371/ш', number('2371', 'sh')],
    ['№\n41847', '41847', number('41847')],
    ['38-я параллель', '38-я', { type: 'designation', ordinal: 38, what: 'parallel' }],
    [
      'тридцать восьмую параллель',
      'тридцать восьмую',
      { type: 'designation', ordinal: 38, what: 'parallel' },
    ],
    ['XIX съезд', 'XIX', { type: 'designation', ordinal: 19, what: 'congress' }],
    ['1О.ООО человек', '1О.ООО', quantity(10_000)],
  ])('%s', (text, span, value) =>
    expect(read(text, 'ru')).toContainEqual([span, expect.arrayContaining([value])]),
  );

  it('keeps every reading of an ambiguous number', () => {
    expect(read('14.45', 'ru')).toEqual([['14.45', [time(14, 45), quantity(14.45)]]]);
    expect(read('14-45', 'ru')).toEqual([['14-45', [time(14, 45), quantity(14, 45)]]]);
    expect(read('16.10', 'ru')).toEqual([
      ['16.10', [partialDate(null, 10, 16), time(16, 10), quantity(16.1)]],
    ]);
  });

  it('gives each day of a shared month its month', () => {
    expect(read('с 5 по 12 мая 1951 г.', 'ru')).toEqual([
      ['5', [partialDate(1951, 5, 5)]],
      ['12 мая 1951', [partialDate(1951, 5, 12)]],
    ]);
  });

  it('does not run over the end of a sentence or paragraph', () => {
    expect(read('в 10.46. 39 человек', 'ru').map(([text]) => text)).toEqual(['10.46', '39']);
    expect(read('взяли сто\n\nдвадцать ушли', 'ru').map(([text]) => text)).toEqual(['сто', 'двадцать']);
  });
});

describe('English facts', () => {
  it.each<[string, string, FactValue]>([
    ['7,400 men', '7,400', quantity(7400)],
    ['85 thousand', '85 thousand', quantity(85_000)],
    ['one and a half million', 'one and a half million', quantity(1_500_000)],
    ['two hundred and forty-seven men', 'two hundred and forty-seven', quantity(247)],
    ['a hundred men', 'a hundred', quantity(100)],
    ['8,000 - 12,000 men', '8,000 - 12,000', quantity(8000, 12_000)],
    ['three-four weeks', 'three-four', quantity(3, 4)],
    ['April 23, 1952', 'April 23, 1952', partialDate(1952, 4, 23)],
    ['the 23rd of April 1952', '23rd of April 1952', partialDate(1952, 4, 23)],
    ['4/23/52', '4/23/52', partialDate(1952, 4, 23)],
    ['13/5-50', '13/5-50', partialDate(1950, 5, 13)],
    ['10/14/50 at 03:15 a.m.', '03:15 a.m.', time(3, 15)],
    ['13:30 p.m.', '13:30 p.m.', time(13, 30)],
    ['2:45 p.m.', '2:45 p.m.', time(14, 45)],
    ['23 hours 30 minutes', '23 hours 30 minutes', time(23, 30)],
    ['1445 hours', '1445', time(14, 45)],
    ['# 600428/sh', '600428/sh', number('600428', 'sh')],
    ['the thirty-eighth parallel', 'thirty-eighth', { type: 'designation', ordinal: 38, what: 'parallel' }],
  ])('%s', (text, span, value) => {
    const found = read(text, 'en').find(([, values]) =>
      values.some((one) => JSON.stringify(one) === JSON.stringify(value)),
    );
    expect(found?.[0].startsWith(span)).toBe(true);
  });

  it('reads a slashed date both ways when both are days', () => {
    expect(read('3/4/51', 'en')).toEqual([['3/4/51', [partialDate(1951, 4, 3), partialDate(1951, 3, 4)]]]);
  });

  it('takes no verb for a month', () => {
    expect(read('We may march on', 'en')).toEqual([]);
    expect(read('No 5 men', 'en').map(([text]) => text)).toEqual(['5']);
  });

  it('marks what an editor put in brackets', () => {
    const facts = extractFacts('12,500 men [25,000 by another count]', 'en');
    expect(facts.map((fact) => fact.isEditorial)).toEqual([false, true]);
  });

  it('makes large numbers strong, small ones firm, and those that come and go soft', () => {
    const strengths = extractFacts('two men, 7 tanks, 11 guns, No. 3, the first, June, June 1950', 'en');
    expect(strengths.map((fact) => fact.strength)).toEqual([
      'firm',
      'firm',
      'strong',
      'strong',
      'soft',
      'firm',
      'strong',
    ]);
  });
});

const EN_ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = 'ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const RU_ONES =
  'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  );
const RU_TENS = 'десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(
  ' ',
);
const RU_HUNDREDS = 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ');

const belowThousand = (
  n: number,
  ones: string[],
  tens: string[],
  hundred: (n: number) => string,
  glue: string,
): string => {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  const below =
    rest < 20
      ? (ones[rest - 1] ?? '')
      : [tens[Math.floor(rest / 10) - 1], ones[(rest % 10) - 1]].filter(Boolean).join(glue);
  return [hundreds > 0 ? hundred(hundreds) : '', below].filter(Boolean).join(' ');
};
const inWords = (n: number, below: (n: number) => string, thousand: string): string =>
  [n >= 1000 ? `${below(Math.floor(n / 1000))} ${thousand}` : '', n % 1000 > 0 ? below(n % 1000) : '']
    .filter(Boolean)
    .join(' ');

describe('number words', () => {
  it('are read back for every number up to 999,999', () => {
    const ru = (n: number): string =>
      belowThousand(n, RU_ONES, RU_TENS, (h) => RU_HUNDREDS[h - 1] ?? '', ' ');
    const en = (n: number): string =>
      belowThousand(n, EN_ONES, EN_TENS, (h) => `${EN_ONES[h - 1] ?? ''} hundred`, '-');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        const russian = inWords(n, ru, 'тысяч');
        const english = inWords(n, en, 'thousand');
        expect(wordsAt(russian, 0, RU_LEXICON)).toMatchObject({ to: russian.length, values: [n] });
        expect(wordsAt(english, 0, EN_LEXICON)).toMatchObject({ to: english.length, values: [n] });
      }),
      { seed: 260, numRuns: 300, verbose: 1 },
    );
  });
});

const grouped = (n: number, separator: string): string => String(n).replace(/\B(?=(\d{3})+$)/g, separator);
const RU_MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
  ' ',
);
const EN_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');
const day = fc.record({
  d: fc.integer({ min: 1, max: 28 }),
  m: fc.integer({ min: 1, max: 12 }),
  y: fc.integer({ min: 1917, max: 1991 }),
});
type Day = { d: number; m: number; y: number };
const ruDates = ({ d, m, y }: Day): string[] => [
  `${d}.${m}.${y}`,
  `${d}.${m}.${y - 1900} г.`,
  `${d}/${ROMAN[m - 1] ?? ''}-${y - 1900}`,
  `${d} ${RU_MONTHS[m - 1] ?? ''} ${y} года`,
  `${d}-го ${RU_MONTHS[m - 1] ?? ''} ${y} г.`,
];
const enDates = ({ d, m, y }: Day): string[] => [
  `${EN_MONTHS[m - 1] ?? ''} ${d}, ${y}`,
  `${d} ${EN_MONTHS[m - 1] ?? ''} ${y}`,
  `${d}.${m}.${y - 1900}`,
  `${m}/${d}/${y - 1900}`,
];
const only = (text: string, language: FactLanguage) => {
  const facts = extractFacts(text, language);
  expect(facts).toHaveLength(1);
  return facts[0] ?? { values: [] };
};

describe('agreement', () => {
  it('never depends on the format, and always on the digits: numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 900_000 }),
        fc.nat(5),
        fc.integer({ min: 1, max: 9 }),
        (n, at, shift) => {
          const ru = [grouped(n, '.'), grouped(n, ' '), String(n)];
          const en = [grouped(n, ','), String(n)];
          for (const here of ru)
            for (const there of en) expect(factsAgree(only(here, 'ru'), only(there, 'en'))).toBe(true);
          const digits = [...String(n)];
          const i = at % digits.length;
          digits[i] = String((Number(digits[i]) + shift) % 10);
          if (digits[0] === '0') return;
          for (const there of en)
            expect(factsAgree(only(grouped(Number(digits.join('')), ' '), 'ru'), only(there, 'en'))).toBe(
              false,
            );
        },
      ),
      { seed: 15603, verbose: 1 },
    );
  });

  it('never depends on the format, and always on the day: dates', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        for (const here of ruDates(a)) {
          for (const there of enDates(a)) expect(factsAgree(only(here, 'ru'), only(there, 'en'))).toBe(true);
          const isSwapped = a.y === b.y && a.d === b.m && a.m === b.d;
          const isSame = a.y === b.y && a.d === b.d && a.m === b.m;
          if (isSame || isSwapped) continue;
          for (const there of enDates(b)) expect(factsAgree(only(here, 'ru'), only(there, 'en'))).toBe(false);
        }
      }),
      { seed: 160151, verbose: 1 },
    );
  });

  it.each([
    ['№ 15601', 'telegram No. 15601'],
    ['телеграмма № 15601/ш', 'telegram 15601'],
    ['38 параллель', 'the 38th parallel'],
    ['16 января', 'January 16, 1951'],
    ['14-45', '2:45 p.m.'],
    ['ф. 45, оп. 1, д. 335, лл. 3–4', 'fond 45, opis 1, delo 335, list 3-4'],
  ])('%s = %s', (ru, en) => {
    const [here] = extractFacts(ru, 'ru');
    const [there] = extractFacts(en, 'en');
    expect(here && there && factsAgree(here, there)).toBe(true);
  });

  it('is linear on hostile input', () => {
    for (const unit of ['1', '1.', '1 ', '№', 'сто ', 'сто-', '1-', '[', 'ф. 1, ', 'hundred and ']) {
      expect(() => extractFacts(unit.repeat(20_000), 'ru')).not.toThrow();
      expect(() => extractFacts(unit.repeat(20_000), 'en')).not.toThrow();
    }
  });
});
