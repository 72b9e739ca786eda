import { describe, expect, it } from 'vitest';
import { factsAgree } from '../../../../app/core/facts/agree/agreement';
import { extractFacts } from '../../../../app/core/facts/read/extract';

const first = (text: string, language: 'ru' | 'en') => {
  const [fact] = extractFacts(text, language);
  if (fact === undefined) throw new Error(`Nothing was read in “${text}”.`);
  return fact;
};

describe('one value in two notations', () => {
  it.each([
    ['в 18 часов', 'at six in the evening'],
    ['беседа длилась без четверти час', 'the talk lasted three quarters of an hour'],
    ['1 час 15 минут', 'an hour and a quarter'],
    ['через полчаса', 'half an hour later'],
    ['за полгода', 'for half a year'],
    ['полвагона дров', 'half a wagon of firewood'],
    ['пол-литра керосина', 'half a liter of kerosene'],
    ['полтонны соли', 'half a ton of salt'],
    ['полмешка муки', 'half a sack of flour'],
    ['за полгода', 'for six months'],
    ['в течение 72 часов', 'within three days'],
    ['в 48-часовой срок', 'within two days'],
    ['около 3-х часов дня', 'about 3 p.m.'],
    ['стоит 75 копеек', 'costs 0.75 ruble'],
    ['4.860 руб. 50 коп.', '4,860.50 rubles'],
    ['оклад 3.200 руб.', 'salary R3,200'],
    ['около четверти миллиона пудов', 'about a quarter of a million poods'],
    ['четверть миллиона', '250,000'],
    ['за 1925/26 год', 'for 1925–26'],
    ['№№ 301-306', 'No. 301 to No. 306'],
    ['по средам', 'on Wednesdays'],
    ['в воскресенье', 'on Sunday'],
    ['06.30', '0630 to 0715'],
    ['06.30', 'at 0630'],
    ['два десятка лошадей', 'twenty horses'],
    ['500 рублей', '500-ruble notes'],
    ['НР 7124', 'No. 7124'],
  ])('«%s», “%s”', (ru, en) => {
    expect(factsAgree(first(ru, 'ru'), first(en, 'en'))).toBe(true);
  });

  it.each([
    ['в течение 72 часов', 'within two days'],
    ['за полгода', 'for a year and a half'],
    ['стоит 75 копеек', 'costs 0.57 ruble'],
    ['в 18 часов', 'at six in the morning'],
    ['в четверг', 'on Tuesday'],
    ['3 танка', 'on Wednesday'],
  ])('«%s» is not “%s”', (ru, en) => {
    expect(factsAgree(first(ru, 'ru'), first(en, 'en'))).toBe(false);
  });
});

it('an article with its part is two numbers, and no interval', () => {
  const numbers = (text: string, language: 'ru' | 'en') =>
    extractFacts(text, language).map((fact) => fact.text);
  expect(numbers('по ст. 58-10 УК', 'ru')).toEqual(['58', '10']);
  expect(numbers('under Article 58, paragraph 10', 'en')).toEqual(['58', '10']);
  expect(numbers('по ст. 3-5 Соглашения', 'ru')).toEqual(['3-5']);
});

it.each(['полка', 'полковник', 'полком', 'полоса', 'полезны', 'полиция'])('«%s» is no half', (word) => {
  expect(extractFacts(`у ${word} стоит`, 'ru')).toEqual([]);
});
