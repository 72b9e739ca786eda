import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../app/core/edit/edit';
import { columnsEdit } from '../../../app/core/edit/columns';
import { turnedBox } from '../../../app/core/layout/text-turns';
import type { Line, Page } from '../../../app/core/page/transcription';

const IMAGE = { widthPx: 2000, heightPx: 3000, dpi: 300 };
const LETTER_PX = 20;

/** A line of type whose words begin where they are told to. */
function line(id: string, row: number, ...words: readonly (readonly [text: string, x0: number])[]): Line {
  const text = words.map(([word]) => word).join(' ');
  const y0 = 200 + row * 60;
  let from = 0;
  const made = words.map(([word, x0]) => {
    const own = { from, to: from + word.length };
    from = own.to + 1;
    return { ...own, confidence: 0.4, boxPx: { x0, y0, x1: x0 + word.length * LETTER_PX, y1: y0 + 36 } };
  });
  const x1 = Math.max(...made.map(({ boxPx }) => boxPx.x1));
  return { id, text, boxPx: { x0: words[0]?.[1] ?? 0, y0, x1, y1: y0 + 36 }, words: made };
}

const acrossBoth = (row: number) =>
  line(
    `a${row}`,
    row,
    ...([
      ['левая', 120],
      ['колонка', 260],
      [`л${row}`, 440],
      ['правая', 1050],
      ['колонка', 1210],
      [`п${row}`, 1400],
    ] as const),
  );
const rows = Array.from({ length: 8 }, (_, row) => acrossBoth(row));
const pageOf = (...lines: readonly Line[]): Page => ({ id: '0001', image: IMAGE, lines });

let made = 0;
const newId = () => `new-${(made += 1)}`;
const read = (page: Page) => {
  const edit = columnsEdit(page, newId);
  return edit === null ? null : applyEdit(page, edit);
};
const texts = (page: Page | null) => page?.lines.map(({ text }) => text);

describe('two columns', () => {
  it('that were read across are read one after the other, with every letter', () => {
    const after = read(pageOf(...rows));
    expect(texts(after)).toEqual([
      ...rows.map((_, row) => `левая колонка л${row}`),
      ...rows.map((_, row) => `правая колонка п${row}`),
    ]);
    const words = after?.lines.flatMap((one) => one.words.map(({ boxPx }) => boxPx)) ?? [];
    expect(words).toHaveLength(48);
    expect(new Set(after?.lines.map(({ id }) => id)).size).toBe(16);
    // Once is enough.
    expect(after === null ? 0 : columnsEdit(after, newId)).toBeNull();
  });

  it('stay between what stands over the whole width', () => {
    const head = line('h', -1, ['Заголовок', 700], ['посредине', 900]);
    const foot = line('f', 8, ['Конец', 800]);
    const after = texts(read(pageOf(head, ...rows, foot)));
    expect(after?.[0]).toBe('Заголовок посредине');
    expect(after?.at(-1)).toBe('Конец');
    expect(after?.indexOf('правая колонка п0')).toBe(9);
  });

  it('are found on a sheet that lies on its side', () => {
    const turned = rows.map((one) => ({
      ...one,
      boxPx: one.boxPx === null ? null : turnedBox(one.boxPx, 1),
      words: one.words.map((word) => ({ ...word, boxPx: turnedBox(word.boxPx, 1) })),
    }));
    expect(texts(read(pageOf(...turned)))).toEqual(texts(read(pageOf(...rows))));
  });

  it('are not seen in one column with spaces under each other, nor where one side has hardly a word', () => {
    const plain = Array.from({ length: 8 }, (_, row) =>
      line(
        `p${row}`,
        row,
        ['обычная', 120],
        ['строка', 280],
        ['одной', 420 + 7 * row],
        ['колонки', 560 + 7 * row],
      ),
    );
    expect(columnsEdit(pageOf(...plain), newId)).toBeNull();
    const beside = [...plain, line('n', 3, ['NB', 1500])];
    expect(columnsEdit(pageOf(...beside), newId)).toBeNull();
    expect(columnsEdit(pageOf(), newId)).toBeNull();
  });
});
