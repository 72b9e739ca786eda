import { describe, expect, it } from 'vitest';
import { checkText } from '../../../app/core/discrepancy/check';
import type { ReportedDiscrepancy } from '../../../app/core/discrepancy/check';
import { copyCounts } from '../../../app/core/facts/compare/copies';

const check = (text: string): readonly ReportedDiscrepancy[] =>
  checkText(
    {
      transcription: { file: 'a', text, sheetStarts: [] },
      references: [],
      settings: { strictDiplomatic: false },
    },
    'en',
  ).discrepancies;

describe('copies', () => {
  it.each<[string, number, number]>([
    ['Отп. 11 экз.\nРазослано: Сталину (2), Молотову (1), Маленкову, Берия', 11, 5],
    ['Отпечатано в 4 экз.: Сталину - 2, Молотову - 1', 4, 3],
    ['Копии: Сталину (2), Молотову\nотп. четыре экз.', 4, 3],
    ['Рассылка: Сталину 2, Молотову 1; Жукову\n\nотп. 3 экз.', 3, 4],
  ])('%s', (text, stated, listed) => expect(copyCounts(text)).toMatchObject([{ stated, listed }]));

  it.each([
    'Отп. 4 экз.: Сталину (2), Молотову, Берия',
    'отп. четыре экз.\nэкз. № 4 - 8 отдел.',
    'Копии: Сталину (2), Молотову',
    'Разослано: Сталину\nотп. 3 экз.',
    'Всего прибыло 5 экз.',
  ])('says nothing of %s', (text) => expect(copyCounts(text)).toEqual([]));

  it('is for information only', () => {
    const [one] = check('ШИФРТЕЛЕГРАММА № 5\n\nОтп. 11 экз.\nРазослано: Сталину (2), Молотову');
    expect(one).toMatchObject({ kind: 'number-differs', severity: 'info', text: '11' });
  });

  it('is linear on hostile input', () => {
    for (const unit of ['Копии: ', 'Копии: А, ', 'отп. 5 экз. ', 'А, '])
      expect(() => copyCounts(`Копии: ${unit.repeat(5_000)}`)).not.toThrow();
  });
});

describe('the document’s period', () => {
  const papers = 'Письмо от 3.1.1951. Ответ от 5.1.1951. Телеграмма от 16.1.51 г.';

  it('flags a year that one confusable digit puts outside, and offers the one inside', () => {
    const flags = check(`${papers}\n15.1.57 г.`).filter(({ kind }) => kind === 'impossible-date');
    expect(flags).toMatchObject([{ text: '15.1.57', severity: 'low', suggestions: ['15.1.51'] }]);
  });

  it.each([
    ['years within it', `${papers}\nПринята 15.1.56 г.`],
    ['cited dates', `${papers} Договор от 14.8.1945 и манифест 25.10.1917.`],
    ['too few dates', 'Письмо от 3.1.1951.\nПринята 15.1.57 г.'],
  ])('leaves %s alone', (_, text) =>
    expect(check(text).filter(({ kind }) => kind === 'impossible-date')).toEqual([]),
  );
});
