import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';

const BODY =
  'В ближайшие два месяца китайские добровольцы и корейские войска должны проделать серьезную работу.\n' +
  'Прошу сообщить, каково Ваше мнение об этом вопросе.';

function flags(text: string, reference: string | null) {
  return checkFindings({
    transcription: { file: 'sheet.txt', text, sheetStarts: [] },
    references: reference === null ? [] : [{ file: 'book.txt', role: 'transcription', text: reference }],
    settings: { strictDiplomatic: false },
  }).discrepancies.map(({ kind, text: here, suggestions }) => ({ kind, here, to: suggestions[0] }));
}

describe('page furniture that both sides have', () => {
  const head = (wording: string) => `${wording}\nЭкз. № 2\nЛист 8\n${BODY}\nотп.Степанова 17.45 16.1`;
  const right = head('Продолжение шифртелеграммы № 15603');

  it('is compared like any other text', () => {
    expect(flags(head('Продолжение пифртелеграмыы № 15603'), right)).toEqual([
      { kind: 'word-differs', here: 'пифртелеграмыы', to: 'шифртелеграммы' },
    ]);
    expect(flags(head('Продолжение шифртелеграммы № 15608'), right)).toEqual([
      { kind: 'document-number-differs', here: '15608', to: '15603' },
    ]);
    expect(flags(right.replace('отп.Степанова', 'отп.Стеланова'), right)).toEqual([
      { kind: 'word-differs', here: 'Стеланова', to: 'Степанова' },
    ]);
  });

  it('is excused where one side lacks it', () => {
    expect(flags(right, right)).toEqual([]);
    expect(flags(right, BODY)).toEqual([]);
    expect(flags(BODY, right)).toEqual([]);
  });
});

describe('signs that no typewriter sets', () => {
  it.each([
    ['войска ©', '©'],
    ['войска | отошли', '|'],
    ['вой^ска', '^'],
    ['он сказал: войска»', '»'],
    ['войска w отошли', 'w'],
    ['вой"ска', '"'],
  ])('are flagged without a reference: %s', (text, sign) => {
    expect(flags(`${BODY}\n${text} вчера.`, null)).toContainEqual({
      kind: 'impossible-sign',
      here: sign,
      to: '',
    });
  });

  it.each(['«войска»', 'XI съезд', 'N 15', 'в "Правде"', 'Radio Free Europe'])('are not in: %s', (text) => {
    const kinds = flags(`${BODY}\nЭто ${text} вчера.`, null).map(({ kind }) => kind);
    expect(kinds).not.toContain('impossible-sign');
  });
});

describe('a sheet that is missing', () => {
  const document = (numbers: readonly number[]): string =>
    numbers.map((n) => `- ${n} -\nЭкз. № 2\nЛист ${n}\n${BODY}`).join('\n\f');
  const breaks = (text: string) => flags(text, null).filter(({ kind }) => kind === 'sheet-sequence');

  it('is said once where both series of numbers show it', () => {
    expect(breaks(document([1, 2, 3, 4, 5]))).toEqual([]);
    expect(breaks(document([1, 2, 4, 5, 6]))).toHaveLength(1);
  });

  it('is said of each series where they part', () => {
    const text = document([1, 2, 4, 5, 6]).replace('- 4 -\n', '- 5 -\n');
    expect(breaks(text).length).toBeGreaterThan(1);
  });
});
