import { expect, it } from 'vitest';
import { characterBox, digitsOf, isDigitId, withDigit } from '../../../app/core/page/digits';
import type { Page } from '../../../app/core/page/transcription';

const PAGE: Page = {
  id: '0001',
  image: { widthPx: 500, heightPx: 500, dpi: null },
  lines: [
    {
      ...{ id: 'a', text: '№ 15603 от 16.1', boxPx: null },
      words: [{ from: 2, to: 7, boxPx: { x0: 100, y0: 10, x1: 150, y1: 30 }, confidence: 0.9 }],
    },
  ],
};

it('gives every digit its share of its word’s ink, and leaves out what has none', () => {
  const digits = digitsOf(PAGE);
  expect(digits.map(({ digit }) => digit).join('')).toBe('15603');
  expect(digits[4]?.boxPx).toEqual({ x0: 140, x1: 150, y0: 10, y1: 30 });
  expect(digits[0]).toMatchObject({ lineIndex: 0, at: 2, id: 'digit:0001:a:0:1' });
});

it('names the place anew when the digit is put right', () => {
  const [place] = digitsOf(PAGE).slice(4);
  if (place === undefined) throw new Error('no digit');
  expect(withDigit(place, '8').id).toBe('digit:0001:a:4:8');
  expect(isDigitId(place.id)).toBe(true);
  expect(isDigitId('a1b2c3d4')).toBe(false);
});

it('has no ink for a character between the words', () => {
  const [line] = PAGE.lines;
  expect(line === undefined ? null : characterBox(line, 8)).toBeNull();
});
