import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../app/core/base/geometry';
import type { InkReading } from '../../../app/core/given/ink-reading';
import { relayLine, relayPage } from '../../../app/core/given/relay';
import type { Line } from '../../../app/core/page/transcription';

const LETTER_PX = 10;
const rowBox = (row: number, from: number, to: number): BoxPx => ({
  ...{ x0: 100 + from * LETTER_PX, x1: 100 + to * LETTER_PX },
  ...{ y0: 100 + row * 40, y1: 130 + row * 40 },
});

/** What a machine read, letters of one width. */
function readingOf(...rows: readonly string[]): InkReading {
  return {
    unread: [],
    rows: rows.map((text, row) => ({
      ...{ boxPx: rowBox(row, 0, text.length), isApart: false },
      words: [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
        ...{ text: word, probability: 0.9, boxPx: rowBox(row, index, index + word.length) },
      })),
    })),
  };
}

const READ = readingOf('отряд прошел около сорока', 'километров и вышел к реке');
const line = (text: string, boxPx: BoxPx | null): Line => ({ id: 'a', text, boxPx, words: [] });
const boxes = ({ words }: Line) => words.map(({ boxPx }) => boxPx);
const ofRow = (row: number) => READ.rows[row]?.words.map(({ boxPx }) => boxPx);
const frameOf = (row: number) => READ.rows[row]?.boxPx ?? null;

describe('a line that is laid anew', () => {
  it('goes to the ink inside its frame, word for word', () => {
    const moved = { ...line('километров и вышел к реке', frameOf(1)), words: [] };
    expect(boxes(relayLine(moved, READ))).toEqual(ofRow(1));
    const { words } = relayLine(moved, READ);
    expect(relayLine({ ...moved, words }, READ).words).toBe(words);
  });

  it('has words that the machine misread on their ink, and lost ones in the room between', () => {
    const read = readingOf('отряд npoшeл       сорока');
    const laid = relayLine(line('отряд прошел около сорока', rowBox(0, 0, 25)), read);
    expect(boxes(laid).map(({ x0 }) => Math.round((x0 - 100) / LETTER_PX))).toEqual([0, 6, 13, 19]);
  });

  it('parts the ink of two words that a machine took for one', () => {
    const laid = relayLine(line('отряд прошел', rowBox(0, 0, 12)), readingOf('отрядпрошел'));
    const [first, second] = boxes(laid);
    expect(first?.x1).toBeLessThanOrEqual(second?.x0 ?? 0);
    expect(second?.x1).toBe(100 + 11 * LETTER_PX);
  });

  it('spreads over a frame in which nothing was read, letter by letter', () => {
    const frame = rowBox(9, 0, 11);
    const laid = relayLine(line('СОВ СЕКРЕТН', frame), READ);
    expect(boxes(laid)).toEqual([rowBox(9, 0, 3), rowBox(9, 4, 11)]);
  });

  it('leaves a word that a machine read itself, and a line without a frame', () => {
    const own = { from: 0, to: 5, boxPx: rowBox(5, 0, 5), confidence: 0.8 };
    const read = { ...line('отряд прошел', rowBox(0, 0, 12)), words: [own] };
    expect(relayLine(read, READ).words[0]).toBe(own);
    const bare = line('отряд прошел', null);
    expect(relayLine(bare, READ)).toBe(bare);
  });
});

describe('a sheet that is laid anew', () => {
  it('brings a line whose frame holds something else to its own row', () => {
    const page = {
      ...{ id: '0001', image: { widthPx: 800, heightPx: 800, dpi: null } },
      lines: [line('километров и вышел к реке', frameOf(0))],
    };
    expect(boxes(relayPage(page, READ).lines[0] as Line)).toEqual(ofRow(1));
  });

  it('gives a line that was typed without a frame that of its row, and changes nothing twice', () => {
    const page = {
      ...{ id: '0001', image: { widthPx: 800, heightPx: 800, dpi: null } },
      lines: [line('отряд прошел около сорока', frameOf(0)), line('километров и вышла к реке', null)],
    };
    const laid = relayPage(page, READ);
    expect(laid.lines.map(({ boxPx }) => boxPx)).toEqual([frameOf(0), frameOf(1)]);
    expect(laid.lines.map(boxes)).toEqual([ofRow(0), ofRow(1)]);
    expect(relayPage(laid, READ)).toBe(laid);
  });
});
