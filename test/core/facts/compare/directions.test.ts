import { describe, expect, it } from 'vitest';
import { otherSides } from '../../../../app/core/facts/compare/directions';

const sides = (ru: string, en: string) =>
  otherSides(ru, { from: 0, to: ru.length }, en, { from: 0, to: en.length }).map(
    (one) => `${ru.slice(one.ru.from, one.ru.to)} ≠ ${en.slice(one.en.from, one.en.to)}`,
  );

describe('sides of the compass', () => {
  it.each([
    ['отошли на юг', 'withdrew to the north', 'юг ≠ north'],
    ['на северо-востоке от города', 'northwest of the city', 'северо-востоке ≠ northwest'],
    ['в 40 км западнее Ассаба', '40 km east of Assab', 'западнее ≠ east'],
    ['ветер зюйд-ост', 'wind south-west', 'зюйд-ост ≠ south-west'],
    ['на левом берегу', 'on the right bank', 'левом ≠ right'],
  ])('%s', (ru, en, said) => {
    expect(sides(ru, en)).toEqual([said]);
  });

  it.each([
    ['отошли на север', 'withdrew northward'],
    ['юго-западный ветер', 'a southwesterly wind'],
    ['с юга на восток', 'from the south eastwards'],
    ['в Югославии и на западе', 'in Yugoslavia and in the west'],
    ['войска КНА', 'the North Korean troops'],
    ['вышли из Нома', 'left Nome'],
    ['на левом фланге', 'on the left flank'],
  ])('agree or are said once: %s', (ru, en) => {
    expect(sides(ru, en)).toEqual([]);
  });
});
