import { containsPoint, unionBox, type BoxPx } from '../base/geometry';
import type { Leader } from '../image/leaders';
import type { GreyImage } from '../image/grey';
import { warp } from '../image/transform';
import type { PreparedPage } from '../reader/read-page';
import { coverOf, inkLinesWithoutWords } from './ink-lines';
import type { Line } from '../page/transcription';
import { meanConfidence } from './confidence';
import { lineFromWords, wordsIn, type TesseractBlock, type TesseractWord } from './lines';

/** A stretch of a line that no word was read on, cut out and enlarged to be read by itself. `boxPx` is its part of the page. */
export type Strip = { readonly image: GreyImage; readonly boxPx: BoxPx };

/** So much larger than on the page: what is read badly is small or has run together. */
const ENLARGED = 1.5;
/** Room around the ink, in heights of a small letter. */
const ROOM_ASIDE = 1;
const ROOM_ABOVE = 0.55;
/** A line goes on over blanks up to this, in heights of a small letter: dots that lead to a number are no letters, but ink. */
const BLANK = 2.5;
/** Up to this shade it is ink. */
const INK = 140;
/** A page with more lines than this that nobody read is no page of text. */
const MOST = 80;
/** Two boxes stand on one line when they share so much of the lower one's height. */
const SHARED = 0.5;

/** What is to be read once more: whole stretches of ink between the words that were read. */
export function stripsOf(
  page: PreparedPage & { readonly leaders: readonly Leader[] },
  blocks: readonly TesseractBlock[],
): readonly Strip[] {
  const words = coverOf(wordsIn(blocks).map(({ text, bbox }) => ({ text, boxPx: bbox })));
  const led = page.leaders.flatMap((leader) => ledBy(leader, page, words) ?? []);
  const missed = [...inkLinesWithoutWords(page.letters, words), ...led].map((box) => grown(box, page, words));
  const boxes = onePerLine(missed);
  return boxes.length > MOST ? [] : boxes.map((box) => cutOut(page, box));
}

/** A number of one digit is too little to be a line, but not behind dots that lead to it. */
const LED = 4;

function ledBy(
  { boxPx }: Leader,
  { letters, letterPx }: PreparedPage,
  words: readonly BoxPx[],
): BoxPx | null {
  const [x, y] = [boxPx.x1, (boxPx.y0 + boxPx.y1) / 2];
  const next = letters.filter(
    ({ x0, y0, y1 }) => x0 >= x && x0 - x <= LED * letterPx && y >= y0 && y <= y1 + letterPx / 2,
  );
  const isRead = ({ x0, x1, y0, y1 }: BoxPx) =>
    words.some((word) => containsPoint(word, (x0 + x1) / 2, (y0 + y1) / 2));
  return next.some(isRead) ? null : unionBox(next);
}

/** The box as far to both sides as there is ink and no word. */
function grown(box: BoxPx, { image, letterPx }: PreparedPage, words: readonly BoxPx[]): BoxPx {
  const beside = words.filter((word) => isOnLine(word, box));
  const left = Math.max(0, ...beside.map(({ x1 }) => x1).filter((x) => x <= (box.x0 + box.x1) / 2));
  const right = Math.min(
    image.widthPx,
    ...beside.map(({ x0 }) => x0).filter((x) => x >= (box.x0 + box.x1) / 2),
  );
  const blank = BLANK * letterPx;
  return {
    ...box,
    x0: Math.min(box.x0, lastInk(image, box, Math.floor(box.x0), Math.ceil(left), blank)),
    x1: Math.max(box.x1, lastInk(image, box, Math.ceil(box.x1), Math.floor(right), blank)),
  };
}

function isOnLine(a: BoxPx, b: BoxPx): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared >= SHARED * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

/** The farthest column with ink on the way from one place to another before a blank that is too wide. */
function lastInk(image: GreyImage, box: BoxPx, from: number, to: number, blank: number): number {
  const by = Math.sign(to - from);
  let last = from;
  for (let x = from; x !== to && Math.abs(x - last) <= blank && by !== 0; x += by)
    if (hasInk(image, box, x)) last = x;
  return last;
}

function hasInk({ widthPx, heightPx, pixels }: GreyImage, { y0, y1 }: BoxPx, x: number): boolean {
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(heightPx, y1); y += 1)
    if (x >= 0 && x < widthPx && (pixels[y * widthPx + x] as number) <= INK) return true;
  return false;
}

/** Pieces of one line that have grown together are one. */
function onePerLine(boxes: readonly BoxPx[]): readonly BoxPx[] {
  const lines: BoxPx[] = [];
  for (const box of [...boxes].sort((a, b) => a.x0 - b.x0)) {
    const at = lines.findIndex((line) => isOnLine(line, box) && box.x0 <= line.x1);
    const joined = at < 0 ? null : unionBox([lines[at] as BoxPx, box]);
    if (joined === null) lines.push(box);
    else lines[at] = joined;
  }
  return lines.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

function cutOut({ image, letterPx }: PreparedPage, ink: BoxPx): Strip {
  const boxPx = {
    x0: Math.max(0, Math.floor(ink.x0 - ROOM_ASIDE * letterPx)),
    x1: Math.min(image.widthPx, Math.ceil(ink.x1 + ROOM_ASIDE * letterPx)),
    y0: Math.max(0, Math.floor(ink.y0 - ROOM_ABOVE * letterPx)),
    y1: Math.min(image.heightPx, Math.ceil(ink.y1 + ROOM_ABOVE * letterPx)),
  };
  const [tx, ty] = [-boxPx.x0 * ENLARGED, -boxPx.y0 * ENLARGED];
  const m = { a: ENLARGED, b: 0, c: 0, d: ENLARGED, tx, ty };
  const side = (px: number) => Math.ceil(px * ENLARGED);
  return { image: warp(image, m, side(boxPx.x1 - boxPx.x0), side(boxPx.y1 - boxPx.y0)), boxPx };
}

/** The words that a strip gave, in px of its page, from the left. */
export function wordsOfStrip({ boxPx }: Strip, blocks: readonly TesseractBlock[]): readonly TesseractWord[] {
  return wordsIn(blocks).map((word) => ({
    ...word,
    bbox: {
      x0: word.bbox.x0 / ENLARGED + boxPx.x0,
      y0: word.bbox.y0 / ENLARGED + boxPx.y0,
      x1: word.bbox.x1 / ENLARGED + boxPx.x0,
      y1: word.bbox.y1 / ENLARGED + boxPx.y0,
    },
  }));
}

/** With less confidence than this a second try is a guess; where it has a whole word, with less than the other. */
const LEAST_CONFIDENCE = 0.5;
const LEAST_OF_WORDS = 0.2;
const WORD = /\p{L}{5}/u;
const NUMBER = /\p{N}/u;

/** A few letters alone are a piece of a stamp as often as of the text; they are set aside and named. */
function leastFor(text: string): number {
  if (WORD.test(text)) return LEAST_OF_WORDS;
  return NUMBER.test(text) ? LEAST_CONFIDENCE : Infinity;
}

type Tried = { readonly taken: readonly Line[]; readonly doubted: readonly Line[] };

/** The strips that gave words as Lines in px of the page: those that may stand on the sheet, and those that say nothing. */
export function triedLines(
  tries: readonly (readonly TesseractWord[])[],
  size: Pick<GreyImage, 'widthPx' | 'heightPx'>,
): Tried {
  const lines = tries
    .filter((words) => words.length > 0)
    .map((words, i) => lineFromWords(words, `t${String(i + 1).padStart(3, '0')}`, size));
  const isTaken = (line: Line) => meanConfidence([line]) >= leastFor(line.text);
  return { taken: lines.filter(isTaken), doubted: lines.filter((line) => !isTaken(line)) };
}

/**
 * The lines with `added` among them: each behind the nearest one that stands before it, on its own height or above it in the same
 * column; one with none before it stands first of those that it is above.
 */
export function placedAmong(lines: readonly Line[], added: readonly Line[]): Line[] {
  const placed = [...lines];
  for (const line of added) placed.splice(placeFor(line, placed), 0, line);
  return placed;
}

function placeFor({ boxPx }: Line, lines: readonly Line[]): number {
  if (boxPx === null) return lines.length;
  const left = lines.map((line) =>
    line.boxPx !== null && isOnLine(line.boxPx, boxPx) ? line.boxPx.x1 : Infinity,
  );
  const beside = nearestTo(left.map((x1) => boxPx.x0 - x1 + boxPx.y1 - boxPx.y0));
  if (beside >= 0) return beside + 1;
  const above = nearestTo(
    lines.map((line) => (isOver(line.boxPx, boxPx) ? boxPx.y0 - (line.boxPx as BoxPx).y0 : Infinity)),
  );
  if (above >= 0) return above + 1;
  const below = lines.findIndex((line) => isOver(boxPx, line.boxPx));
  return below < 0 ? lines.length : firstBetween(boxPx, lines, below);
}

/** Lines aside that stand between `boxPx` and the one under it, and are read before that one, are read after `boxPx`, too. */
function firstBetween(boxPx: BoxPx, lines: readonly Line[], below: number): number {
  const under = lines[below]?.boxPx?.y0 ?? 0;
  const isBetween = (at: BoxPx | null | undefined) =>
    at !== null && at !== undefined && at.y0 >= boxPx.y0 && at.y0 <= under;
  let first = below;
  while (first > 0 && isBetween(lines[first - 1]?.boxPx)) first -= 1;
  return first;
}

/** The index of the least number that is not below 0 and finite; -1 where there is none. */
function nearestTo(distances: readonly number[]): number {
  let best = -1;
  for (const [i, distance] of distances.entries())
    if (distance >= 0 && distance < (distances[best] ?? Infinity)) best = i;
  return best;
}

/** Whether one box stands higher than the other and has part of its width under it. */
function isOver(a: BoxPx | null, b: BoxPx | null): boolean {
  return a !== null && b !== null && a.y0 < b.y0 && a.x0 < b.x1 && b.x0 < a.x1 && !isOnLine(a, b);
}
