import { overlapOf, type BoxPx, type QuarterTurns } from '../../base/geometry';
import { turnedBox, uprightBox, uprightTurns } from '../../layout/text-turns';
import type { Line, Page } from '../../page/transcription';
import { VECTOR_DPI } from '../../scan/limits';
import { lineTokens, type LineToken } from '../xml/line-tokens';
import { flowed } from './word-flow';

/** A word of a page with the place that it is set in, in px; no word is left without one. */
export type PlacedWord = { readonly text: string; readonly boxPx: BoxPx };

/** Height of a line of which no ink is known, as a share of the page's. */
const LINE_HEIGHT = 0.01;

/** Boxes that share more than this of their area are the same place, told twice. */
const SAME_PLACE = 0.9;

/** A page has at least three units a side (ISO 32000-1, C.2), and one of a file that tells no size is a sheet of A4. */
const LEAST_INCHES = 3 / 72;
const A4 = { widthPx: 2480, heightPx: 3508, dpi: VECTOR_DPI };

/** The page as it can be drawn: one whose size is not known gets one, and places on it count for nothing. */
export function withSize(page: Page): Page {
  const { widthPx, heightPx, dpi } = page.image;
  if (Math.min(widthPx, heightPx) >= LEAST_INCHES * (dpi ?? VECTOR_DPI)) return page;
  const lines = page.lines.map((line) => ({ ...line, boxPx: null, words: [] }));
  return { id: page.id, image: A4, lines };
}

/**
 * All words of the page in order. One whose ink is not known stands in its line where its letters are in the text, in a
 * block of several lines in one of these; a line without ink stands at the head of the page. A place that is told of several
 * words of a line, or of the whole page, is none, and one that is told of several lines is shared out among them: programs that
 * read a PDF take words on top of each other for one.
 */
export function placedWords(page: Page): readonly PlacedWord[] {
  const lies = ((4 - uprightTurns(page)) % 4) as QuarterTurns;
  const whole = { x0: 0, y0: 0, x1: page.image.widthPx, y1: page.image.heightPx };
  const nowhere = page.lines.length > 1 ? [whole] : [];
  const boxes = page.lines.map(({ boxPx }, i) =>
    boxPx === null || nowhere.some((one) => isSame(boxPx, one))
      ? placeWithoutInk(whole, lies, i)
      : sharedOut(page.lines, i, boxPx, lies),
  );
  return page.lines.flatMap((line, i) => wordsIn(line, boxes[i] ?? whole, nowhere, lies));
}

/** The place of a line; of several lines in turn with the same one each has its row of it. */
function sharedOut(lines: readonly Line[], index: number, box: BoxPx, lies: QuarterTurns): BoxPx {
  let [from, to] = [index, index + 1];
  while (isSame(lines[from - 1]?.boxPx ?? null, box)) from -= 1;
  while (isSame(lines[to]?.boxPx ?? null, box)) to += 1;
  if (to - from === 1) return box;
  const { x0, y0, x1, y1 } = uprightBox(box, lies);
  const height = (y1 - y0) / (to - from);
  const top = y0 + height * (index - from);
  return turnedBox({ x0, y0: top, x1, y1: top + height }, lies);
}

/** `not`: places that say nothing. */
function wordsIn(line: Line, box: BoxPx, not: readonly BoxPx[], lies: QuarterTurns): readonly PlacedWord[] {
  const tokens = lineTokens(line);
  const places = flowed(line.text, tokens, uprightBox(box, lies));
  return tokens.map((token, n) => {
    const isOwn = token.boxPx !== null && !not.some((one) => isSame(token.boxPx, one));
    const own = isOwn && isAlone(tokens, n) ? token.boxPx : null;
    return { text: token.text, boxPx: own ?? turnedBox(places[n] ?? uprightBox(box, lies), lies) };
  });
}

/** Whether neither the word before nor the one behind has the same place. */
function isAlone(tokens: readonly LineToken[], n: number): boolean {
  return ![n - 1, n + 1].some((other) => isSame(tokens[n]?.boxPx ?? null, tokens[other]?.boxPx ?? null));
}

function isSame(a: BoxPx | null, b: BoxPx | null): boolean {
  return a !== null && b !== null && overlapOf(a, b) > SAME_PLACE;
}

function placeWithoutInk(whole: BoxPx, lies: QuarterTurns, index: number): BoxPx {
  const { x0, y0, x1, y1 } = uprightBox(whole, lies);
  const height = LINE_HEIGHT * (y1 - y0);
  const top = Math.min(y1 - height, y0 + index * height);
  return turnedBox({ x0, y0: top, x1, y1: top + height }, lies);
}
