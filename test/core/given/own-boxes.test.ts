import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../app/core/base/geometry';
import { layOnInk } from '../../../app/core/given/lay-on-ink';
import { withOwnBoxes } from '../../../app/core/given/own-boxes';
import type { Line, Page } from '../../../app/core/page/transcription';

const ROWS = ['Сообщаем, что отряд прошел', 'километров и вышел к реке.', 'Потеряно две лошади'];

/** Lines of words 10 px a letter; everything `scale` times as large and `offPx` lower. */
function page(rows: readonly string[], scale = 1, offPx = 0): Page {
  const box = (row: number, from: number, to: number): BoxPx => ({
    ...{ x0: (100 + from * 10) * scale, x1: (100 + to * 10) * scale },
    ...{ y0: (100 + row * 40 + offPx) * scale, y1: (130 + row * 40 + offPx) * scale },
  });
  const lines = rows.map((text, row): Line => {
    const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
      ...{ from: index, to: index + word.length, confidence: 0.9 },
      boxPx: box(row, index, index + word.length),
    }));
    return { id: `r${row}`, text, boxPx: box(row, 0, text.length), words };
  });
  return { id: '0001', image: { widthPx: 1000 * scale, heightPx: 1400 * scale, dpi: null }, lines };
}

const INK = page(ROWS.map((row) => row.replace('отряд', 'отрлд').replace('две', 'дбе')));
const laidOn = (file: Page) => layOnInk([file.lines.map(({ text }) => text)], [INK]);
const boxesOf = (lines: readonly Line[] = []) => lines.map(({ boxPx, words }) => [boxPx, words.length]);

describe('a given file with boxes of its own', () => {
  it('keeps them where it was made on the same picture, scaled to the sheet', () => {
    const half = page(ROWS, 0.5, 2);
    const { sheets } = withOwnBoxes(laidOn(half), [{ page: half, isSizeTold: true }], [INK]);
    const expected = page(ROWS, 1, 2).lines;
    expect(boxesOf(sheets[0]?.lines)).toEqual(boxesOf(expected));
    expect(sheets[0]?.lines[2]?.words.map(({ boxPx }) => boxPx)).toEqual(
      expected[2]?.words.map(({ boxPx }) => boxPx),
    );
  });

  it('is laid where its boxes are of another picture', () => {
    const other = page(ROWS, 1, 300);
    const laid = laidOn(other);
    expect(withOwnBoxes(laid, [{ page: other, isSizeTold: true }], [INK])).toEqual(laid);
  });

  it('has its frames alone where it has no words, and no more than it had laid where it has no frames', () => {
    const framed = {
      ...page(ROWS, 1, 2),
      lines: page(ROWS, 1, 2).lines.map((line) => ({ ...line, words: [] })),
    };
    const [sheet] = withOwnBoxes(laidOn(framed), [{ page: framed, isSizeTold: true }], [INK]).sheets;
    expect(boxesOf(sheet?.lines)).toEqual(boxesOf(page(ROWS, 1, 2).lines));
    const bare = { ...framed, lines: framed.lines.map((line) => ({ ...line, boxPx: null })) };
    const laid = laidOn(bare);
    expect(withOwnBoxes(laid, [{ page: bare, isSizeTold: true }], [INK])).toEqual(laid);
  });

  it('changes nothing of a text that is not that of the file', () => {
    const laid = laidOn(page(ROWS));
    expect(withOwnBoxes(laid, [{ page: page(ROWS.slice(1)), isSizeTold: true }], [INK])).toBe(laid);
  });
});
