import type { BoxPx } from '../../base/geometry';
import type { Span } from '../../base/span';

/** Letters are some half as wide as a line is high. */
const LETTER_SHAPE = 0.5;

/** Letters of Hebrew and Arabic, and of the scripts beside them, which run from right to left. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;

/**
 * Where each word of a text would stand if it were typed into `box` with letters of one width: in one row, or in as many as
 * fill it best; no word is parted. `words`: spans of the text, in order.
 */
export function flowed(text: string, words: readonly Span[], box: BoxPx): readonly BoxPx[] {
  const rows = rowsIn(box, text);
  const { capacity, starts } = wrapped(words, text.length, rows);
  const isFromRight = 2 * (text.match(FROM_RIGHT)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0);
  const letter = (box.x1 - box.x0) / Math.max(1, capacity);
  const height = (box.y1 - box.y0) / rows;
  return words.map(({ from, to }, i) => {
    const { row, column } = starts[i] ?? { row: 0, column: 0 };
    const [begin, end] = [column * letter, (column + to - from) * letter];
    const top = box.y0 + height * row;
    const across = isFromRight
      ? { x0: box.x1 - end, x1: box.x1 - begin }
      : { x0: box.x0 + begin, x1: box.x0 + end };
    return { ...across, y0: top, y1: top + height };
  });
}

/**
 * How many rows a text fills in a box: a file may know the place of a paragraph and of none of its lines. One in a box that is
 * none, turned inside out or without end: files of other programs have those.
 */
function rowsIn({ x0, y0, x1, y1 }: BoxPx, text: string): number {
  const rows = Math.round(Math.sqrt(((y1 - y0) * LETTER_SHAPE * text.length) / Math.max(1, x1 - x0)));
  return Number.isFinite(rows) ? Math.max(1, rows) : 1;
}

type Start = { readonly row: number; readonly column: number };

/** The narrowest column, in letters, in which the words take no more than `rows` rows. */
function wrapped(
  words: readonly Span[],
  length: number,
  rows: number,
): { readonly capacity: number; readonly starts: readonly Start[] } {
  const longest = Math.max(1, ...words.map(({ from, to }) => to - from));
  for (let capacity = Math.max(longest, Math.ceil(length / rows)); ; capacity += Math.ceil(capacity / 50)) {
    const starts = startsIn(words, capacity);
    if (capacity >= length || (starts[starts.length - 1]?.row ?? 0) < rows) return { capacity, starts };
  }
}

function startsIn(words: readonly Span[], capacity: number): readonly Start[] {
  let [row, rowFrom] = [0, 0];
  return words.map(({ from, to }) => {
    if (to - rowFrom > capacity) [row, rowFrom] = [row + 1, from];
    return { row, column: from - rowFrom };
  });
}
