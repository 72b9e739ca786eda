import { describe, expect, it } from 'vitest';
import { differingLines } from '../../../app/core/edit/compare-texts';

describe('differingLines', () => {
  it('names only the lines and words that differ', () => {
    const before = ['Экз. № 2', 'Лист 8', 'Прошу сообщить'];
    const after = ['Экз. № 2', 'Лист 3', 'Прошу сообщить'];
    expect(differingLines(before, after)).toEqual([
      {
        before: [
          { text: 'Лист ', isSame: true },
          { text: '8', isSame: false },
        ],
        after: [
          { text: 'Лист ', isSame: true },
          { text: '3', isSame: false },
        ],
        beforeLine: 1,
        afterLine: 1,
      },
    ]);
  });

  it('shows added and deleted lines on one side only, and nothing for equal texts', () => {
    expect(differingLines(['а'], ['а'])).toEqual([]);
    expect(differingLines(['а', 'б'], ['а'])).toEqual([
      { before: [{ text: 'б', isSame: false }], after: null, beforeLine: 1, afterLine: 1 },
    ]);
    expect(differingLines(['а'], ['а', 'б'])).toEqual([
      { before: null, after: [{ text: 'б', isSame: false }], beforeLine: 1, afterLine: 1 },
    ]);
  });

  it('gives back whole lines when its parts are joined', () => {
    const [line] = differingLines(['в  районе Фузан - Тайко '], ['в районе Пусан - Тайко']);
    expect(line?.before?.map(({ text }) => text).join('')).toBe('в  районе Фузан - Тайко ');
    expect(line?.after?.map(({ text }) => text).join('')).toBe('в районе Пусан - Тайко');
  });
});
