import { describe, expect, it } from 'vitest';
import { compareWithTranslation } from '../../../../app/core/facts/compare/compare';

const SHARED_RU =
  'В марте на станцию Ачинск прибыло 214 вагонов с лесом и 37 вагонов с углем, из них разгружено только 150; начальник станции Захаров просит прислать 60 рабочих и 4 паровоза до 12 апреля, иначе пути будут заняты.';
const SHARED_EN =
  'In March 214 cars of timber and 37 cars of coal arrived at the Achinsk station, of which only 150 have been unloaded; the station master Zakharov asks for 60 workers and 4 locomotives by April 12, otherwise the tracks will be blocked.';
const BEFORE_EN = [
  'Report on the state of the railway for the first quarter.',
  'The repair of the bridge over the Chulym took 19 days and 8,300 rubles; the commission of engineer Orlov accepted it on February 3 with two remarks.',
  'Of the 92 switchmen 11 are ill; their places are taken by pupils of the school in Krasnoyarsk, who have had three weeks of training and are paid 45 rubles.',
];
const AFTER_RU = [
  'Дров заготовлено 5.600 кубометров против 7.000 по плану, и до осени склад у разъезда Каштан остается пустым, о чем доложено 28 апреля.',
  'В школе машинистов учатся 48 человек, экзамены назначены на 16 мая; учебников прислано 20, обещано еще 15.',
  'Кассу обревизовал инспектор Белов, недостачи нет, остаток 1.270 рублей сдан в банк.',
];

const compared = (ru: readonly string[], en: readonly string[]) => {
  const text = ru.join('\n\n');
  return compareWithTranslation(text, [], [{ from: 0, to: text.length }], en.join('\n\n'));
};

describe('a translation that ends where the transcription begins', () => {
  it('is compared in what both have', () => {
    const found = compared([SHARED_RU, ...AFTER_RU], [...BEFORE_EN, SHARED_EN]);
    expect(found.isComparable).toBe(true);
    expect(found.beads.map(({ facts }) => facts.differing.length + facts.onlyRu.length)).toEqual([0]);
    expect(found.gaps.map(({ side, isAtEdge }) => [side, isAtEdge])).toEqual([
      ['en', true],
      ['ru', true],
    ]);
  });

  it('has nothing to do with another document', () => {
    expect(compared(AFTER_RU, BEFORE_EN).isComparable).toBe(false);
  });
});
