import { describe, expect, it } from 'vitest';
import { joinPages } from '../../../app/core/check/document-text';
import { cropBox, inkOf, lineInk } from '../../../app/core/check/ink';
import type { Line, Page } from '../../../app/core/page/transcription';

const boxAt = (x0: number, y0: number) => ({ x0, y0, x1: x0 + 90, y1: y0 + 24 });
const image = { widthPx: 1000, heightPx: 1400, dpi: 300 };

/** A Line of the words of `text`, 100 px apart. */
function lineOf(id: string, text: string, y0: number): Line {
  const words = [...text.matchAll(/\S+/g)].map((found, i) => {
    const from = found.index;
    return { from, to: from + found[0].length, boxPx: boxAt(100 * (i + 1), y0), confidence: 0.9 };
  });
  return { id, text, words, boxPx: { x0: 100, y0, x1: 100 * words.length + 90, y1: y0 + 24 } };
}

const pages: readonly Page[] = [
  { id: '0001', image, lines: [lineOf('a', 'телеграммы № 15608', 100), lineOf('b', 'Лист 8', 200)] },
  { id: '0002', image, lines: [lineOf('c', 'МАО ЦЗЕ-ДУН', 300)] },
];
const document = joinPages(pages);
const spanOf = (text: string) => {
  const from = document.text.indexOf(text);
  return { from, to: from + text.length };
};

describe('ink', () => {
  it('is the box of the words that a stretch of a Line touches', () => {
    const [line] = pages[0]?.lines ?? [];
    expect(line && lineInk(line, 13, 18)).toEqual(boxAt(300, 100));
    expect(line && lineInk(line, 11, 18)).toEqual({ ...boxAt(200, 100), x1: 390 });
    expect(line && lineInk(line, 15, 15)).toEqual(boxAt(300, 100));
  });

  it('is the Line’s own where no word has any', () => {
    const typed = { ...lineOf('a', 'слово', 100), words: [] };
    expect(lineInk(typed, 0, 5)).toEqual(typed.boxPx);
    expect(lineInk({ ...typed, boxPx: null }, 0, 5)).toBeNull();
  });

  it('is found from a span of the whole document, on the page where it begins', () => {
    expect(inkOf(document, pages, spanOf('15608'))).toEqual({ pageId: '0001', boxPx: boxAt(300, 100) });
    expect(inkOf(document, pages, spanOf('ЦЗЕ-ДУН'))).toEqual({ pageId: '0002', boxPx: boxAt(200, 300) });
    const across = { from: spanOf('8\n').from, to: spanOf('МАО').to };
    expect(inkOf(document, pages, { from: spanOf('Лист').from, to: across.to })).toEqual({
      pageId: '0001',
      boxPx: { ...boxAt(100, 200), x1: 290 },
    });
  });

  it('is the Line at which missing text would stand', () => {
    const { from } = spanOf('Лист');
    expect(inkOf(document, pages, { from, to: from })).toEqual({
      pageId: '0001',
      boxPx: pages[0]?.lines[1]?.boxPx,
    });
  });
});

describe('the crop that is shown', () => {
  it('has the ink and its neighbours, stays on the page, and is never as high as a screen', () => {
    const ink = boxAt(300, 100);
    const crop = cropBox(ink, image);
    expect(crop.x0).toBeLessThan(ink.x0);
    expect(crop.y0).toBeLessThan(ink.y0);
    expect(crop.x1).toBeGreaterThan(ink.x1);
    expect(crop.y1).toBeGreaterThan(ink.y1);
    expect(cropBox({ x0: 0, y0: 0, x1: 1000, y1: 1400 }, image)).toMatchObject({ x0: 0, y0: 0, x1: 1000 });
    expect(cropBox({ x0: 0, y0: 0, x1: 1000, y1: 1400 }, image).y1).toBeLessThan(600);
  });
});
