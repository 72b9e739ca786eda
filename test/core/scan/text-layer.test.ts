import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesFromTextItems, type TextItem } from '../../../app/core/scan/text-layer';
import { wordText } from '../../../app/core/page/transcription';

const IMAGE = { widthPx: 1000, heightPx: 1000, dpi: 300 };
const item = (text: string, x0: number, y0: number, endsLine = false): TextItem => ({
  text,
  boxPx: { x0, y0, x1: x0 + text.length * 10, y1: y0 + 20 },
  endsLine,
});

describe('the text layer of a PDF', () => {
  it('becomes Lines with a box for each word', () => {
    const lines = linesFromTextItems([item('Лист 8', 100, 50, true), item('МАО', 100, 90)], IMAGE);
    expect(lines.map(({ text }) => text)).toEqual(['Лист 8', 'МАО']);
    expect(lines[0]?.words).toEqual([
      { from: 0, to: 4, boxPx: { x0: 100, y0: 50, x1: 140, y1: 70 }, confidence: null },
      { from: 5, to: 6, boxPx: { x0: 150, y0: 50, x1: 160, y1: 70 }, confidence: null },
    ]);
  });

  it('joins what the file has cut inside a word, and parts what stands apart', () => {
    const joined = linesFromTextItems(
      [item('шифр', 0, 0), item('телеграмма', 40, 0), item('№', 160, 0)],
      IMAGE,
    );
    expect(joined.map(({ text }) => text)).toEqual(['шифртелеграмма №']);
  });

  it('begins a new line where the next item stands lower, though the file does not say so', () => {
    expect(linesFromTextItems([item('а', 0, 0), item('б', 0, 40)], IMAGE)).toHaveLength(2);
  });

  it('leaves out what is off the page, and what has no ink', () => {
    const hidden = [item('x', -500, 0), item('  ', 0, 0), item('\u0000\uFFFD', 50, 0)];
    expect(linesFromTextItems(hidden, IMAGE)).toEqual([]);
  });

  it('always gives words that point at their own text, in order, inside the page', () => {
    const items = fc.array(
      fc.record({
        text: fc.string({ unit: 'grapheme', maxLength: 12 }),
        x: fc.integer({ min: -50, max: 1100 }),
        y: fc.integer({ min: -50, max: 1100 }),
        endsLine: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(items, (given) => {
        const lines = linesFromTextItems(
          given.map(({ text, x, y, endsLine }) => item(text, x, y, endsLine)),
          IMAGE,
        );
        for (const line of lines) {
          let at = 0;
          for (const word of line.words) {
            expect(word.from).toBeGreaterThanOrEqual(at);
            expect(wordText(line, word)).toMatch(/^\S+$/);
            expect(word.boxPx.x1).toBeLessThanOrEqual(1000);
            at = word.to;
          }
        }
      }),
    );
  });
});
