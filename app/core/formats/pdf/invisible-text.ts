import type { BoxPx } from '../../base/geometry';
import type { Line, Page } from '../../page/transcription';
import { lineTokens } from '../xml/line-tokens';

/** A word of a page with the place that it is set in, in px; no word is left without one. */
export type PlacedWord = { readonly text: string; readonly boxPx: BoxPx };

/** Height of a line of which no ink is known, as a share of the page's. */
const LINE_HEIGHT = 0.01;

/**
 * All words of the page in order. One that a person typed where no ink is known stands in its line where its letters are
 * in the text; a line without ink stands at the head of the page.
 */
export function placedWords(page: Page): readonly PlacedWord[] {
  return page.lines.flatMap((line, i) => {
    const box = line.boxPx ?? placeWithoutInk(page, i);
    return lineTokens(line).map(({ text, boxPx, from, to }) => ({
      text,
      boxPx: boxPx ?? partOf(box, line, from, to),
    }));
  });
}

function placeWithoutInk({ image: { widthPx, heightPx } }: Page, index: number): BoxPx {
  const height = LINE_HEIGHT * heightPx;
  const y0 = Math.min(heightPx - height, index * height);
  return { x0: 0, y0, x1: widthPx, y1: y0 + height };
}

function partOf(box: BoxPx, { text }: Line, from: number, to: number): BoxPx {
  const at = (offset: number) => box.x0 + ((box.x1 - box.x0) * offset) / Math.max(1, text.length);
  return { ...box, x0: at(from), x1: at(to) };
}
