import { describe, expect, it } from 'vitest';
import { inColumns } from '../../../app/core/layout/reading-order';
import type { Line } from '../../../app/core/page/transcription';
import { wordsOf } from '../../../app/core/recognise/account';
import { lineOfWords } from '../../../app/core/recognise/lines';

const LETTER = 10;

/** A line whose words stand one letter apart from `x` on. */
function at(x: number, y: number, text: string): Line {
  let from = x;
  const words = text.split(' ').map((word) => {
    const x0 = from;
    from += (word.length + 1) * LETTER;
    return { text: word, boxPx: { x0, y0: y, x1: x0 + word.length * LETTER, y1: y + 20 }, confidence: 0.9 };
  });
  return lineOfWords(words, `${x}-${y}`);
}

const together = (a: Line, b: Line): Line => {
  const words = [a, b].flatMap(({ text, words: own }) =>
    own.map(({ from, to, boxPx, confidence }) => ({ text: text.slice(from, to), boxPx, confidence })),
  );
  return lineOfWords(words, a.id);
};

const ROWS = Array.from({ length: 12 }, (_, i) => 100 + i * 32);
const left = (y: number) =>
  at(100, y, `левый столбец строка номер ${String.fromCodePoint(0x430 + (y - 100) / 32)}`);
const right = (y: number, x = 460) =>
  at(x, y, `правый столбец строка номер ${String.fromCodePoint(0x430 + (y - 100) / 32)}`);
const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);

describe('columns of prose', () => {
  it('are read one after the other, in whatever order their lines were found', () => {
    const mixed = ROWS.flatMap((y) => [right(y), left(y)]).reverse();
    expect(texts(inColumns(mixed))).toEqual(texts([...ROWS.map(left), ...ROWS.map((y) => right(y))]));
  });

  it('stay apart where a line was read over both, and no word is lost', () => {
    const lines = ROWS.map((y) => together(left(y), right(y)));
    const ordered = inColumns(lines);
    expect(texts(ordered)).toEqual(texts([...ROWS.map(left), ...ROWS.map((y) => right(y))]));
    expect(wordsOf(ordered)).toBe(wordsOf(lines));
    expect(new Set(ordered.map(({ id }) => id)).size).toBe(ordered.length);
    for (const { text, words } of ordered)
      expect(words.map(({ from, to }) => text.slice(from, to)).join(' ')).toBe(text);
  });

  it('lean with the sheet', () => {
    const lean = (y: number) => Math.round((y - 100) * 0.05);
    const lines = ROWS.flatMap((y) => [at(100 + lean(y), y, left(y).text), right(y, 420 + lean(y))]);
    expect(texts(inColumns(lines))).toEqual(texts([...ROWS.map(left), ...ROWS.map((y) => right(y))]));
  });

  it('have headings over both between what is above and below', () => {
    const heading = at(160, 276, 'заголовок над обоими столбцами целиком во всю ширину');
    const rows = ROWS.filter((y) => y < 260 || y > 310);
    const lines = [...rows.map(left), heading, ...rows.map((y) => right(y))];
    const [above, below] = [rows.filter((y) => y < 276), rows.filter((y) => y > 276)];
    expect(texts(inColumns(lines))).toEqual(
      texts([
        ...[...above.map(left), ...above.map((y) => right(y)), heading],
        ...[...below.map(left), ...below.map((y) => right(y))],
      ]),
    );
  });

  it('may be three', () => {
    const third = (y: number) => at(830, y, 'третий столбец строка номер такая');
    const lines = ROWS.flatMap((y) => [third(y), left(y), right(y)]);
    expect(texts(inColumns(lines))).toEqual(
      texts([...ROWS.map(left), ...ROWS.map((y) => right(y)), ...ROWS.map(third)]),
    );
  });
});

describe('what is no prose stays as it was found', () => {
  it('a table of names and figures', () => {
    const lines = ROWS.flatMap((y) => [at(100, y, 'Углич'), at(400, y, '15.09'), at(600, y, '1440')]);
    expect(inColumns(lines)).toEqual(lines);
  });

  it('a list of names with their posts', () => {
    const posts = ['слесарь', 'начальник цеха', 'инженер завода номер пять', 'врач', 'учитель школы'];
    const lines = ROWS.flatMap((y, i) => [at(100, y, 'Алексеев Николай П.'), at(460, y, posts[i % 5] ?? '')]);
    expect(inColumns(lines)).toEqual(lines);
  });

  it('but a table that was read after the paragraph under it comes before it, its rows in their order', () => {
    const prose = (y: number) =>
      at(100, y, `войска должны проделать серьезную и большую работу к сроку ${y}`);
    const row = (y: number) => at(200, y, `Углич ${y} вагонов`);
    const [above, table, below] = [[100, 132].map(prose), [180, 212, 244].map(row), [300, 332].map(prose)];
    const note = at(900, 140, 'на полях');
    expect(inColumns([...above, ...below, note, ...table])).toEqual([...above, ...table, ...below, note]);
    expect(inColumns([...above, ...table, ...below, note])).toEqual([...above, ...table, ...below, note]);
  });

  it('one column', () => {
    const lines = ROWS.map((y) => at(100, y, 'войска должны проделать серьезную и большую работу'));
    expect(inColumns(lines)).toEqual(lines);
    expect(inColumns([])).toEqual([]);
  });
});
