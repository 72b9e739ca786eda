import { describe, expect, it } from 'vitest';
import { prepareReference } from '../../../app/core/reference/prepare';
import { blockAround, isDiffering, layoutOf, shownRows } from '../../../app/core/reference/rows';
import type { Page } from '../../../app/core/page/transcription';

function pageOf(texts: readonly string[], id = '0001'): Page {
  return {
    id,
    image: { widthPx: 100, heightPx: 100, dpi: null },
    lines: texts.map((text, i) => ({ id: `${id}-${i}`, text, boxPx: null, words: [] })),
  };
}

const LINES = [
  'Экз. № 2',
  'Китайские и корсйские товарищи должны набраться терпения',
  'заметка синим карандашом',
  'и провести необходимую подготовку к операции.',
  'Прошу сообщить, каково Ваше мнение?',
];
const PUBLISHED =
  'Китайские и корейские товарищи должны набраться терпения и провести необходимую подготовку к операции. ' +
  'Это также должно быть принято в расчет. Прошу сообщить, каково Ваше мнение?';

describe('rows beside a reference', () => {
  const { rows, isComparable } = layoutOf(
    { before: null, page: pageOf(LINES), after: null },
    prepareReference(PUBLISHED),
  );

  it('says of every line how it stands to the reference, and where a line was lost', () => {
    expect(isComparable).toBe(true);
    expect(rows.map(({ kind, lineIndex }) => `${lineIndex} ${kind}`)).toEqual([
      ...['0 furniture', '1 differs', '2 unknown', '3 same', '3 lost', '4 same'],
    ]);
    expect(rows[4]?.theirs[0]?.text).toBe('Это также должно быть принято в расчет.');
  });

  it('marks the words that differ and no others', () => {
    const marked = rows[1]?.theirs.filter(({ isSame }) => !isSame).map(({ text }) => text.trim());
    expect(marked).toEqual(['корейские']);
  });

  it('is not comparable where the texts have nothing in common', () => {
    const page = pageOf(['совсем другой текст о другом', 'и ни одного слова оттуда']);
    expect(layoutOf({ before: null, page, after: null }, prepareReference(PUBLISHED)).isComparable).toBe(
      false,
    );
  });

  it('a block is the lines that differ side by side', () => {
    expect(blockAround(rows, 1)).toEqual({ from: 0, to: 3 });
    expect(blockAround(rows, 4)).toEqual({ from: 3, to: 5 });
  });

  it('takes the words of a page from where its neighbours say it stands', () => {
    const before = pageOf(['Первый лист начинается здесь', 'С большевистским приветом. МАО'], '0001');
    const page = pageOf(['Второй лист ещё короче', 'С большевистским приветом. МАО'], '0002');
    const text = [before, page].flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    const layout = layoutOf({ before, page, after: null }, prepareReference(text));
    expect(layout.rows.filter(isDiffering)).toEqual([]);
  });
});

describe('shownRows', () => {
  it('hides what is alike, with or without a line around', () => {
    const differing = [false, false, true, false, false];
    expect(shownRows(differing, 'all')).toEqual([0, 1, 2, 3, 4]);
    expect(shownRows(differing, 'around')).toEqual([1, 2, 3]);
    expect(shownRows(differing, 'differing')).toEqual([2]);
  });
});
