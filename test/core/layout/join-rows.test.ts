import { expect, it } from 'vitest';
import { joinedRows } from '../../../app/core/layout/join-rows';
import { wordText, type Line } from '../../../app/core/page/transcription';

const PITCH = 30;

function piece(text: string, column: number, row: number): Line {
  const [x, y] = [column * PITCH, row * 78];
  const words = [...text.matchAll(/\S+/g)].map((word) => {
    const [from, to] = [word.index, word.index + word[0].length];
    return {
      from,
      to,
      boxPx: { x0: x + from * PITCH, y0: y, x1: x + to * PITCH - 4, y1: y + 48 },
      confidence: 0.9,
    };
  });
  const boxPx = { x0: x, y0: y, x1: x + text.length * PITCH - 4, y1: y + 48 };
  return { id: `${column}-${row}`, text, boxPx, words };
}

const ROWS = [0, 1, 2, 3, 4, 5];

it('puts words together that stand under each other by chance, and keeps real columns apart', () => {
  const narrow = ROWS.map((row) => piece('победа', 0, row));
  const wide = ROWS.map((row) => piece('телеграмма операция', 7, row));
  const right = ROWS.map((row) => piece('другой столбец', 34, row));
  const joined = joinedRows([...narrow, ...wide, ...right]);
  expect(joined.map(({ text }) => text)).toEqual([
    ...ROWS.map(() => 'победа телеграмма операция'),
    ...ROWS.map(() => 'другой столбец'),
  ]);
  const [first] = joined;
  expect(first?.words.map((word) => wordText(first, word))).toEqual(['победа', 'телеграмма', 'операция']);
  expect(first?.boxPx).toEqual({ x0: 0, y0: 0, x1: 26 * PITCH - 4, y1: 48 });
});

it('joins three pieces in their order on the row, in whatever order they were read', () => {
  const row = [piece('третья', 16, 0), piece('первая', 0, 0), piece('вторая', 8, 0)];
  const others = ROWS.map((at) => piece('войска должны проделать', 0, at + 2));
  expect(joinedRows([...row, ...others])[0]?.text).toBe('первая вторая третья');
});

it('leaves lines one under the other alone', () => {
  const lines = ROWS.map((row) => piece('войска должны проделать', 0, row));
  expect(joinedRows(lines)).toEqual(lines);
});
