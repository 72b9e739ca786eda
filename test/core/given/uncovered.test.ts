import { describe, expect, it } from 'vitest';
import { withoutCovered } from '../../../app/core/given/uncovered';
import type { Line } from '../../../app/core/page/transcription';

const box = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1 });
const line = (...edges: Parameters<typeof box>): Line => ({
  ...{ id: 'l', text: 'штамп', words: [] },
  boxPx: box(...edges),
});
const reading = { rows: [], unread: [box(0, 0, 100, 40), box(0, 100, 100, 140)] };

describe('ink that lines stand on by now', () => {
  it('is no longer unread, as soon as lines cover half of it', () => {
    expect(withoutCovered(reading, [line(0, 0, 100, 25)]).unread).toEqual([box(0, 100, 100, 140)]);
    expect(withoutCovered(reading, [line(0, 100, 100, 112), line(0, 114, 100, 126)]).unread).toEqual([
      box(0, 0, 100, 40),
    ]);
  });

  it('leaves out rows of which the sheet has a stamp or a note, and no others', () => {
    const note: Line = { ...line(0, 0, 100, 30), marks: [{ kind: 'stamp', from: 0, to: 5 }] };
    const rows = [box(0, 0, 100, 30), box(0, 60, 100, 90)].map((boxPx) => ({
      ...{ boxPx, isApart: true, words: [] },
    }));
    expect(withoutCovered({ rows, unread: [] }, [note, line(0, 60, 100, 90)]).rows).toEqual([rows[1]]);
  });

  it('stays where lines touch it alone, and then the reading is the same object', () => {
    const bare: Line = { ...line(0, 0, 0, 0), boxPx: null };
    expect(withoutCovered(reading, [bare, line(0, 30, 100, 60)])).toBe(reading);
  });
});
