import { describe, expect, test } from 'vitest';
import { coveredSheets, sheetRanges } from '../../../app/core/reference/covered-sheets';

const FIRST = 'Войска под руководством товарища отошли на новый рубеж к югу от реки и ждут приказа';
const SECOND = 'Продовольствие будет доставлено по железной дороге до конца месяца в полном объёме';

describe('the sheets that a transcription covers', () => {
  test('are those whose words it has, whatever signs and ё it writes', () => {
    const reference = `Предисловие. ${SECOND.replace('ё', 'е').replace('месяца', 'месяца,')}`;
    expect(coveredSheets(reference, [FIRST, SECOND])).toEqual([1]);
  });

  test('are told through what recognition spoils', () => {
    expect(
      coveredSheets(SECOND, [SECOND.replace('железной', 'железпой').replace('полном', 'подном')]),
    ).toEqual([0]);
  });

  test('are none of a sheet with a heading alone, or without text', () => {
    expect(coveredSheets(FIRST, ['Войска под руководством товарища', ''])).toEqual([]);
  });
});

test.each([
  [[], ''],
  [[0], '1'],
  [[0, 1, 2, 6], '1–3, 7'],
])('ranges of %j', (indexes, text) => {
  expect(sheetRanges(indexes)).toBe(text);
});
