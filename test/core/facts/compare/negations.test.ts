import { describe, expect, it } from 'vitest';
import { otherPolarities } from '../../../../app/core/facts/compare/negations';

const polarity = (ru: string, en: string) =>
  otherPolarities(ru, { from: 0, to: ru.length }, en, { from: 0, to: en.length }).map(
    (one) => `${one.isDeniedHere ? 'here' : 'there'}: ${ru.slice(one.ru.from, one.ru.to)}`,
  );

describe('denials', () => {
  it.each([
    ['Правительство намерено закрыть канал.', 'The government does not intend to close the canal.', 'there'],
    ['Слежка была.', 'There was no shadowing.', 'there'],
    ['Войска не отошли к реке.', 'The troops withdrew to the river.', 'here'],
    ['Франция может остаться без союзников.', 'France cannot remain without allies.', 'there'],
    [
      'К лишению свободы с конфискацией имущества.',
      'To imprisonment without confiscation of property.',
      'there',
    ],
    ['Просит менее пяти комплектов.', 'He asks for not less than five sets.', 'there'],
    ['Прибыть не позднее 7 мая.', 'To arrive later than 7 May.', 'here'],
    ['Я ОТВЕТИЛ, ЧТО УПОЛНОМОЧЕН.', 'I replied that I was not authorized.', 'there'],
  ])('%s', (ru, en, side) => {
    expect(polarity(ru, en)).toEqual([`${side}: ${ru}`]);
  });

  it('are told where a date ends a sentence or begins one', () => {
    const ru = 'Комиссия выедет 3 февраля. Он в этом уверен. 14 делегаций прибыли.';
    const en =
      'The commission will leave on February 3. He is not sure of this. 14 delegations have arrived.';
    expect(polarity(ru, en)).toEqual(['there: Он в этом уверен.']);
  });

  it.each([
    ['Явиться непременно.', 'Come without fail.'],
    ['Прибыли все.', 'All without exception arrived.'],
    ['Уехал без промедления.', 'He left at once.'],
    ['Просит не менее пяти комплектов.', 'He asks for at least five sets.'],
    ['Просит более пяти комплектов.', 'He asks for more than five sets.'],
    ['ДО ЮГА НЕ ДОШЛИ ТЧК ВЕРНУЛИСЬ ВСЕ', 'They did not reach the south. All returned.'],
  ])('%s is none', (ru, en) => {
    expect(polarity(ru, en)).toEqual([]);
  });

  it('are told of the sentence they are in', () => {
    const ru = 'Сено вывезено. Лошади больны. Овса нет.';
    const en = 'The hay has not been carted. The horses are sick. There are no oats.';
    expect(polarity(ru, en)).toEqual(['there: Сено вывезено.']);
  });

  it.each([
    ['Потери неизвестны.', 'The losses are not known.'],
    ['Прибыть не позднее 5 мая.', 'Arrive by 5 May.'],
    ['Он не только читал, но и писал.', 'He both read and wrote.'],
    ['Отменить пункт как утративший силу.', 'To repeal the point as no longer in force.'],
    ['Рабочих не хватает.', 'Workers are lacking.'],
    ['Письмо № 4 получено.', 'Letter No. 4 has been received.'],
    ['Две фразы. Не одна.', 'One sentence only, where the other side has two.'],
  ])('in other words, or limits: %s', (ru, en) => {
    expect(polarity(ru, en)).toEqual([]);
  });
});
