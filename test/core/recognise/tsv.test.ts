import { describe, expect, it } from 'vitest';
import { blocksFromTsv } from '../../../app/core/recognise/tsv';

const row = (...cells: readonly (string | number)[]) => cells.join('\t');

describe('Tesseract’s TSV', () => {
  it('becomes lines of words with boxes; boxes around words and broken rows are passed over', () => {
    const tsv = [
      row(1, 1, 0, 0, 0, 0, 0, 0, 800, 1200, -1, ''),
      row(5, 1, 1, 1, 1, 1, 10, 20, 30, 12, 96.5, 'Лист'),
      row(5, 1, 1, 1, 1, 2, 50, 20, 8, 12, 41, '8'),
      row(5, 1, 2, 1, 1, 1, 10, 60, 30, 12, 90, 'МАО'),
      row(5, 1, 2, 1, 1),
      '',
    ].join('\n');
    const lines = blocksFromTsv(tsv).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines));
    expect(lines.map(({ words }) => words.map(({ text }) => text))).toEqual([['Лист', '8'], ['МАО']]);
    expect(lines[0]?.words[0]).toEqual({
      text: 'Лист',
      confidence: 96.5,
      bbox: { x0: 10, y0: 20, x1: 40, y1: 32 },
    });
  });
});
