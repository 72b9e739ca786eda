import { describe, expect, it } from 'vitest';
import { pageDetails, paperCm } from '../../../app/core/progress/page-details';
import type { Line, Page } from '../../../app/core/page/transcription';

const BOX = { x0: 0, y0: 0, x1: 10, y1: 10 };
/** What the machine says is what holds. */
const KNOTS = [
  { confidence: 0, share: 0 },
  { confidence: 1, share: 1 },
];
const IMAGE = { widthPx: 2480, heightPx: 3508, dpi: 300 };

function line(id: string, ...words: readonly (readonly [string, number | null])[]): Line {
  const text = words.map(([word]) => word).join(' ');
  let from = 0;
  const placed = words.map(([word, confidence]) => {
    const span = { from, to: from + word.length, boxPx: BOX, confidence };
    from += word.length + 1;
    return span;
  });
  return { id, text, boxPx: BOX, words: placed };
}

const page = (...lines: readonly Line[]): Page => ({ id: '0001', image: IMAGE, lines });

describe('details of a page', () => {
  it('counts lines with text, words, and what is left of the machine', () => {
    const details = pageDetails(
      page(line('a', ['№', 0.9], ['112095', 0.4]), line('b'), line('c', ['Берлин,', null], ['война', 0.8])),
      0.5,
      KNOTS,
    );
    expect(details).toEqual({
      lines: 2,
      words: 3,
      machineWords: 3,
      meanProbability: expect.closeTo(0.7) as number,
      doubtfulWords: 1,
    });
  });

  it('has no probability where a person has touched every word, or there is none', () => {
    expect(pageDetails(page(line('a', ['слово', null])), 0.5).meanProbability).toBeNull();
    expect(pageDetails(page(), 0.5)).toMatchObject({ lines: 0, words: 0, meanProbability: null });
  });

  it('gives the size on paper where the resolution is known', () => {
    expect(paperCm(IMAGE)).toEqual([21, 29.7]);
    expect(paperCm({ ...IMAGE, dpi: null })).toBeNull();
    expect(paperCm({ ...IMAGE, dpi: 0 })).toBeNull();
  });
});
