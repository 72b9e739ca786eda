import { describe, expect, it } from 'vitest';
import type { InkReading } from '../../../app/core/given/ink-reading';
import { holdOf } from '../../../app/core/given/line-hold';
import type { Line } from '../../../app/core/page/transcription';

const boxPx = { x0: 100, y0: 100, x1: 400, y1: 130 };
const words = 'отряд прошел около сорока'.split(' ').map((text, i) => ({
  ...{ text, probability: 0.9 },
  boxPx: { x0: 100 + i * 75, y0: 100, x1: 160 + i * 75, y1: 130 },
}));
const READ: InkReading = { unread: [], rows: [{ boxPx, isApart: false, words }] };
const line = (text: string, more: Partial<Line> = {}): Line => ({ id: 'a', text, boxPx, words: [], ...more });

describe('how a line of a given text holds to the scan', () => {
  it('is by its ink, slips of typing and all', () => {
    expect(holdOf(line('отряд прошел около сорока'), READ)).toBeNull();
    expect(holdOf(line('отряд прошла окало сорока'), READ)).toBeNull();
  });

  it('is by a thread where something else was read in its frame', () => {
    expect(holdOf(line('лошадей; фураж выдан на станции'), READ)).toBe('thread');
  });

  it('is not at all without a place', () => {
    expect(holdOf(line('лошадей; фураж', { boxPx: null }), READ)).toBe('no-place');
    expect(holdOf(line('  ', { boxPx: null }), READ)).toBeNull();
  });

  it('cannot be told of one word, of a stamp, or where no machine could read', () => {
    expect(holdOf(line('Подпись'), READ)).toBeNull();
    const stamp = line('Совершенно секретно', { marks: [{ kind: 'stamp', from: 0, to: 19 }] });
    expect(holdOf(stamp, READ)).toBeNull();
    expect(holdOf(line('Совершенно секретно'), { rows: [], unread: [boxPx] })).toBeNull();
  });
});
