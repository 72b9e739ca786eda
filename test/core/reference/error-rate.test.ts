import { describe, expect, it } from 'vitest';
import { errorRateOf } from '../../../app/core/reference/error-rate';
import { prepareReference } from '../../../app/core/reference/prepare';
import type { Page } from '../../../app/core/page/transcription';

const PUBLISHED =
  'Китайские и корейские товарищи должны набраться терпения и провести необходимую подготовку к операции. ' +
  'Это также должно быть принято в расчет. Прошу сообщить, каково Ваше мнение?';

function rate(...texts: readonly string[]): number | null {
  const lines = texts.map((text, i) => ({ id: `${i}`, text, boxPx: null, words: [] }));
  const page: Page = { id: '0001', image: { widthPx: 100, heightPx: 100, dpi: null }, lines };
  return errorRateOf({ before: null, page, after: null }, prepareReference(PUBLISHED));
}

const WHOLE = [
  'Китайские и корейские товарищи должны набраться терпения',
  'и провести необходимую подготовку к операции.',
  'Это также должно быть принято в расчёт.',
  'Прошу сообщить, каково Ваше мнение?',
];

describe('the error rate of a sheet against a publication', () => {
  it('is nothing for its own text, ё and furniture of the sheet aside', () => {
    expect(rate(...WHOLE)).toBe(0);
    expect(rate('Экз. № 2', ...WHOLE)).toBe(0);
  });

  it('counts letters', () => {
    const [first = '', ...rest] = WHOLE;
    const wrong = rate(first.replace('корейские', 'корсйекие'), ...rest) ?? 0;
    expect(wrong).toBeGreaterThan(1 / PUBLISHED.length);
    expect(wrong).toBeLessThan(4 / PUBLISHED.length);
  });

  it('counts a line that the sheet lacks', () => {
    const [first = '', second = '', , last = ''] = WHOLE;
    expect(rate(first, second, last)).toBeGreaterThan(0.15);
  });

  it('is not told of another text', () => {
    expect(rate('совсем другой текст о другом', 'и ни одного слова оттуда')).toBeNull();
    expect(rate()).toBeNull();
  });
});
