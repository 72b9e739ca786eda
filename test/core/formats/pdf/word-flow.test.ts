import { describe, expect, it } from 'vitest';
import { placedWords, withSize } from '../../../../app/core/formats/pdf/invisible-text';
import { flowed } from '../../../../app/core/formats/pdf/word-flow';
import type { Line, Page } from '../../../../app/core/page/transcription';

const spans = (text: string) =>
  [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
const image = { widthPx: 2000, heightPx: 3000, dpi: 300 };
const line = (text: string, change: Partial<Line> = {}): Line => ({
  ...{ id: 'l', text, boxPx: null, words: [] },
  ...change,
});
const pageOf = (...lines: readonly Line[]): Page => ({ id: '0001', image, lines });

describe('words that are typed into a box', () => {
  const text = 'Лорем ипсум долор сит амет консектетур адиписцинг элит '.repeat(8).trim();

  it('fill its rows, each whole and inside of it, none on another', () => {
    const box = { x0: 100, y0: 50, x1: 900, y1: 450 };
    const places = flowed(text, spans(text), box);
    const rows = new Set(places.map(({ y0 }) => y0));
    expect(rows.size).toBeGreaterThan(3);
    for (const [i, { x0, y0, x1, y1 }] of places.entries()) {
      expect(x0).toBeGreaterThanOrEqual(box.x0);
      expect(x1).toBeLessThanOrEqual(box.x1 + 1e-6);
      expect(y1).toBeLessThanOrEqual(box.y1 + 1e-6);
      // Letters of one width, also at the end of a row.
      const { from = 0, to = 0 } = spans(text)[i] ?? {};
      const [first, other] = [places[0], spans(text)[0]];
      const letter = ((first?.x1 ?? 0) - (first?.x0 ?? 0)) / ((other?.to ?? 1) - (other?.from ?? 0));
      expect(x1 - x0).toBeCloseTo((to - from) * letter, 6);
      const next = places[i + 1];
      if (next?.y0 === y0) expect(next.x0).toBeGreaterThan(x1);
    }
  });

  it.each([
    ['inside out', { x0: 988, y0: 164, x1: 1447, y1: 163 }],
    ['inside out in both', { x0: 900, y0: 164, x1: 800, y1: 163 }],
    ['without end', { x0: 0, y0: 0, x1: 100, y1: Infinity }],
    ['nowhere', { x0: NaN, y0: NaN, x1: NaN, y1: NaN }],
    ['of no size', { x0: 5, y0: 5, x1: 5, y1: 5 }],
  ])('stand in one row of a box that is none: %s', (_, box) => {
    const places = flowed(text, spans(text), box);
    expect(places).toHaveLength(spans(text).length);
    expect(new Set(places.map(({ y0 }) => String(y0))).size).toBe(1);
  });

  it('run from the right where their letters do', () => {
    const [first, second] = flowed('אם וגו', spans('אם וגו'), { x0: 0, y0: 0, x1: 600, y1: 40 });
    expect(first).toEqual({ x0: 400, y0: 0, x1: 600, y1: 40 });
    expect(second?.x1).toBe(300);
  });
});

describe('the places of a page’s words', () => {
  it('are shared out where a file tells the same one of several, and of the whole page', () => {
    const boxPx = { x0: 200, y0: 100, x1: 1200, y1: 150 };
    const words = spans('раз два три').map((span) => ({ ...span, boxPx, confidence: null }));
    const whole = { x0: 0, y0: 0, x1: 2000, y1: 3000 };
    const dash = (id: string) =>
      line('—', { id, boxPx: whole, words: [{ from: 0, to: 1, boxPx: whole, confidence: null }] });
    const placed = placedWords(pageOf(line('раз два три', { boxPx, words }), dash('a'), dash('b')));
    const places = placed.map((one) => `${one.boxPx.x0},${one.boxPx.y0}`);
    expect(new Set(places).size).toBe(5);
    expect(placed[0]?.boxPx.x0).toBe(200);
    expect(Math.max(...placed.map((one) => one.boxPx.y1 - one.boxPx.y0))).toBeLessThan(100);
  });

  it('run down the scan where the sheet lies on its side', () => {
    const boxPx = { x0: 100, y0: 200, x1: 150, y1: 1200 };
    const page = { ...pageOf(line('раз два', { boxPx })), geometry: { turns: 3 } as const };
    const [first, second] = placedWords(page);
    expect(first?.boxPx).toMatchObject({ x0: 100, x1: 150, y0: 200 });
    expect(second?.boxPx.y0).toBeGreaterThan(first?.boxPx.y1 ?? Infinity);
    expect(second?.boxPx.y1).toBe(1200);
  });

  it('are on a sheet of A4 where the file tells no size', () => {
    const told = { x0: 0, y0: 0, x1: 1, y1: 1 };
    const page = { ...pageOf(line('раз', { boxPx: told })), image: { widthPx: 1, heightPx: 1, dpi: null } };
    const sized = withSize(page);
    expect(sized.image).toEqual({ widthPx: 2480, heightPx: 3508, dpi: 300 });
    expect(placedWords(sized)[0]?.boxPx.x1).toBe(2480);
    expect(withSize(pageOf())).toEqual(pageOf());
  });
});
