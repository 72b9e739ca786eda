import type { BoxPx } from '../../base/geometry';
import { uprightTurns } from '../../layout/text-turns';
import type { Page } from '../../page/transcription';
import { lineTokens } from '../xml/line-tokens';

/** A word of a page with the place that it is set in, in px; no word is left without one. */
export type PlacedWord = { readonly text: string; readonly boxPx: BoxPx };

/** Height of a line of which no ink is known, as a share of the page's. */
const LINE_HEIGHT = 0.01;

/** Letters are some half as wide as a line is high. */
const LETTER_SHAPE = 0.5;

/**
 * All words of the page in order. One whose ink is not known stands in its line where its letters are in the text, in a
 * block of several lines in one of these; a line without ink stands at the head of the page.
 */
export function placedWords(page: Page): readonly PlacedWord[] {
  const isOnSide = uprightTurns(page) % 2 === 1;
  return page.lines.flatMap((line, i) => {
    const box = line.boxPx ?? placeWithoutInk(page, i);
    const rows = isOnSide ? 1 : rowsIn(box, line.text);
    return lineTokens(line).map(({ text, boxPx, from, to }) => ({
      text,
      boxPx: boxPx ?? partOf(box, rows, from / line.text.length, to / line.text.length),
    }));
  });
}

function placeWithoutInk({ image: { widthPx, heightPx } }: Page, index: number): BoxPx {
  const height = LINE_HEIGHT * heightPx;
  const y0 = Math.min(heightPx - height, index * height);
  return { x0: 0, y0, x1: widthPx, y1: y0 + height };
}

/** How many rows a text fills in a box: a file may know the place of a paragraph and of none of its lines. */
function rowsIn({ x0, y0, x1, y1 }: BoxPx, text: string): number {
  const rows = Math.sqrt(((y1 - y0) * LETTER_SHAPE * text.length) / Math.max(1, x1 - x0));
  return Math.max(1, Math.round(rows));
}

/** `from`, `to`: shares of the text. What begins on a row stays on it. */
function partOf({ x0, y0, x1, y1 }: BoxPx, rows: number, from: number, to: number): BoxPx {
  const row = Math.min(rows - 1, Math.floor(from * rows));
  const [width, height] = [x1 - x0, (y1 - y0) / rows];
  const top = y0 + height * row;
  const at = (share: number) => x0 + width * Math.min(1, share * rows - row);
  return { x0: at(from), y0: top, x1: at(to), y1: top + height };
}
