import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesFromBlocks, type TesseractBlock, type TesseractWord } from '../../../app/core/recognise/lines';

const IMAGE = { widthPx: 1000, heightPx: 800, dpi: 300 };
const word = (text: string, x0 = 10, confidence = 90): TesseractWord => ({
  text,
  confidence,
  bbox: { x0, y0: 20, x1: x0 + 50, y1: 44 },
});
const block = (...lines: readonly (readonly TesseractWord[])[]): TesseractBlock => ({
  paragraphs: [{ lines: lines.map((words) => ({ words })) }],
});

describe('what Tesseract saw', () => {
  it('becomes Lines in its own order, with words that stand where the text says', () => {
    const lines = linesFromBlocks(
      [block([word('Лист'), word('8', 70, 12.3456)]), block([word('МАО')])],
      IMAGE,
    );
    expect(lines.map(({ id, text }) => [id, text])).toEqual([
      ['l001', 'Лист 8'],
      ['l002', 'МАО'],
    ]);
    expect(lines[0]?.words).toEqual([
      { from: 0, to: 4, boxPx: { x0: 10, y0: 20, x1: 60, y1: 44 }, confidence: 0.9 },
      { from: 5, to: 6, boxPx: { x0: 70, y0: 20, x1: 120, y1: 44 }, confidence: 0.1235 },
    ]);
    expect(lines[0]?.boxPx).toEqual({ x0: 10, y0: 20, x1: 120, y1: 44 });
  });

  it('loses what is not visible, and the lines that have nothing else', () => {
    const lines = linesFromBlocks([block([word(' '), word('')], [word('\n'), word(' а б ')])], IMAGE);
    expect(lines.map(({ id, text, words }) => [id, text, words.length])).toEqual([['l001', 'а б', 1]]);
  });

  it('keeps boxes inside the image and confidence between 0 and 1', () => {
    const wild = { text: 'x', confidence: 150, bbox: { x0: -5, y0: -9, x1: 5000, y1: 5000 } };
    const [line] = linesFromBlocks([block([wild, { ...wild, confidence: -3 }])], IMAGE);
    expect(line?.boxPx).toEqual({ x0: 0, y0: 0, x1: 1000, y1: 800 });
    expect(line?.words.map(({ confidence }) => confidence)).toEqual([1, 0]);
  });

  it('has words that are slices of the line, one space apart', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('а', 'Я', '1', ' ', '\t', '№') }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, (texts) => {
        for (const line of linesFromBlocks([block(texts.map((text) => word(text)))], IMAGE)) {
          expect(line.text).toBe(line.words.map(({ from, to }) => line.text.slice(from, to)).join(' '));
          expect(line.text).toBe(line.text.trim());
        }
      }),
    );
  });
});
