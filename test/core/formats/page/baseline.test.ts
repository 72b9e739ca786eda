import { describe, expect, it } from 'vitest';
import { baselinePoints } from '../../../../app/core/formats/page/baseline';
import { writeAlto } from '../../../../app/core/formats/alto/alto';
import { writePageXml } from '../../../../app/core/formats/page/page-xml';
import type { Line, Page } from '../../../../app/core/page/transcription';
import { CREATED } from '../pages';

const image = { widthPx: 1000, heightPx: 500, dpi: null };
const word = (from: number, to: number, y1: number) => ({
  ...{ from, to, confidence: null },
  boxPx: { x0: 10 * from, y0: 100, x1: 10 * to, y1 },
});
const line = (words: Line['words']): Line => ({
  ...{ id: 'l1', text: 'она ура мама', words },
  boxPx: { x0: 0, y0: 100, x1: 120, y1: 150 },
});

describe('the line that letters stand on', () => {
  it('is where words without descenders end, and is reckoned where there are no words', () => {
    const words = [word(0, 3, 140), word(4, 7, 150), word(8, 12, 141)];
    expect(baselinePoints(line(words), image)).toBe('0,141 120,141');
    expect(baselinePoints(line([]), image)).toBe('0,140 120,140');
    expect(baselinePoints({ ...line([]), boxPx: null }, image)).toBeNull();
  });

  it('stands in what other programs get', () => {
    const page: Page = { id: '0001', image, lines: [line([])] };
    const options = { imageFilename: 'a.png', creator: 'Sverka', createdUtc: CREATED };
    expect(writePageXml(page, options)).toContain('<Baseline points="0,140 120,140"/>');
    expect(writeAlto(page, options)).toContain(' BASELINE="0,140 120,140"');
  });
});
