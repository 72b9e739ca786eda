import { describe, expect, it } from 'vitest';
import { checkText } from '../../../../app/core/discrepancy/check';

/** Sheets of a report and what a translation has for each; the last sheet has no figures. */
const SHEETS: readonly (readonly [ru: string, en: string])[] = [
  [
    'Донесение от 3 марта 1943 г. о положении в порту.\n\nВ порт прибыло 14 судов с грузом, из них 6 танкеров.',
    'Report of March 3, 1943, on the situation in the port.\n\nFourteen ships with cargo have arrived in the port, among them 6 tankers.',
  ],
  [
    'Разгружено 2.750 тонн угля и 480 тонн муки.\n\nНа складах занято 37 помещений.',
    '2,750 tons of coal and 480 tons of flour have been unloaded.\n\nThirty-seven rooms of the warehouses are in use.',
  ],
  [
    'Работает 915 грузчиков в две смены, по 12 часов каждая.\n\nЗа февраль выплачено 63.400 рублей.',
    'There are 915 stevedores at work in two shifts of 12 hours each.\n\nFor February 63,400 rubles were paid.',
  ],
  [
    'Лед держится до 20 апреля, ледокол занят 5 суток из 7.\n\nПросим прислать 26 лебедок.',
    'The ice holds until April 20; the icebreaker is busy 5 days out of 7.\n\nWe ask you to send 26 winches.',
  ],
];
const TRANSLATION = SHEETS.map(([, en]) => en).join('\n\n');

function flagsOf(sheets: readonly string[], language: 'en' | 'ru' = 'en') {
  return checkText(
    {
      transcription: { file: 'text', text: sheets.join('\n\f'), sheetStarts: [] },
      references: [{ file: 'translation', role: 'translation', text: TRANSLATION }],
      settings: { strictDiplomatic: false },
    },
    language,
  ).discrepancies.filter(({ severity }) => severity !== 'info');
}

const russian = (order: readonly number[]) => order.map((i) => SHEETS[i]?.[0] ?? '');

describe('sheets in another order than the translation', () => {
  it.each([
    ['reversed', [3, 2, 1, 0], 3],
    ['swapped in pairs', [1, 0, 3, 2], 2],
    ['versos after rectos', [0, 2, 1, 3], 1],
    ['one at the end', [0, 2, 3, 1], 1],
  ])('%s: moves alone', (_, order, moves) => {
    const found = flagsOf(russian(order));
    expect(found.map(({ kind }) => kind)).toEqual(Array<string>(moves).fill('moved-text'));
    for (const one of found) expect(one.reference?.text).not.toBe('');
  });

  it('a fault on a moved sheet is told at its place', () => {
    const [first = '', second = '', third = '', fourth = ''] = russian([0, 1, 2, 3]);
    const found = flagsOf([first, third.replace('915', '975'), second, fourth]);
    expect(found.map(({ kind }) => kind).sort()).toEqual(['moved-text', 'number-differs']);
    expect(found.find(({ kind }) => kind === 'number-differs')).toMatchObject({ text: '975' });
  });

  it('in order, and without one of them, nothing has moved', () => {
    expect(flagsOf(russian([0, 1, 2, 3]))).toEqual([]);
    expect(flagsOf(russian([0, 1, 3])).map(({ kind }) => kind)).toEqual(['missing-text']);
  });

  it('a paragraph that goes on over the end of its sheet moves with both', () => {
    const whole = russian([0, 1, 2, 3]).join('\n\n');
    const cut = whole.indexOf('муки');
    const found = flagsOf([whole.slice(cut), whole.slice(0, cut)]);
    expect(found.map(({ kind }) => kind)).toEqual(['moved-text']);
  });

  it('says so in Russian', () => {
    const [moved] = flagsOf(russian([1, 0]), 'ru');
    expect(moved?.message).toContain('В переводе текст этого листа стоит в другом месте');
  });
});
