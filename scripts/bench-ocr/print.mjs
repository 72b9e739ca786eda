// Printed sheets with known text and known order of reading: columns, tables, lists, notes beside the text. Lengths are millimetres.
import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { flatten } from '../sample/glyphs.mjs';
import { breaksOf } from '../sample/hyphenate.mjs';
import { fillContours, lay, layerOf } from '../sample/raster.mjs';

/** Text is set in points, each so many mm; lines stand 1.22 of their size apart. */
const POINT = 0.3528;
const LEADING = 1.22;

/**
 * One piece of type: `x` is its left end, `y` its baseline.
 * @typedef {{ text: string, x: number, y: number, size: number, font: object, spacing?: number, isUnderlined?: boolean }} Piece
 */

/** What is set: the pieces, the rules between cells, and the text in the order in which a person reads it. */
export class Sheet {
  pieces = [];
  rules = [];
  truth = [];

  /** @param {string} text one line of the truth; an empty one parts paragraphs */
  reads(text) {
    this.truth.push(text);
  }
}

export const sizeOf = (points) => points * POINT;
export const lineOf = (points) => points * POINT * LEADING;

export function loadFont(path) {
  const bytes = readFileSync(path);
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** How wide a text is, with `spacing` mm between its letters. Letters are set one by one, without the features of the font. */
export function widthOf(font, text, size, spacing = 0) {
  const units = [...text].reduce((sum, one) => sum + font.charToGlyph(one).advanceWidth, 0);
  return (units * size) / font.unitsPerEm + spacing * [...text].length;
}

/**
 * Sets a paragraph in a column, both edges even, words broken where they may be. Answers the lines that it took.
 * @returns {{ words: { text: string, x: number }[], text: string }[]} x from the column's left edge
 */
export function setParagraph(text, { font, size, width, indent = 0, isJustified = true }) {
  const space = widthOf(font, ' ', size);
  const lines = [];
  const waiting = text.split(/\s+/u).filter((word) => word !== '');
  while (waiting.length > 0) {
    const from = lines.length === 0 ? indent : 0;
    const taken = takeLine(waiting, { font, size, space, room: width - from });
    const isLast = waiting.length === 0;
    lines.push(placed(taken, { font, size, space, from, width, isEven: isJustified && !isLast }));
  }
  return lines;
}

/** Takes what fits off the front of `waiting`; the rest of a broken word stays there. */
function takeLine(waiting, { font, size, space, room }) {
  const taken = [];
  let used = 0;
  while (waiting.length > 0) {
    const before = taken.length === 0 ? 0 : space;
    const left = room - used - before;
    const word = waiting[0];
    const width = widthOf(font, word, size);
    if (width <= left) {
      taken.push(waiting.shift());
      used += before + width;
      continue;
    }
    const at = breaksOf(word).findLast((one) => widthOf(font, `${word.slice(0, one)}-`, size) <= left);
    if (at !== undefined) {
      taken.push(`${word.slice(0, at)}-`);
      waiting[0] = word.slice(at);
    } else if (taken.length === 0) taken.push(waiting.shift());
    break;
  }
  return taken;
}

function placed(words, { font, size, space, from, width, isEven }) {
  const widths = words.map((word) => widthOf(font, word, size));
  const ink = widths.reduce((sum, one) => sum + one, 0);
  const gap = isEven && words.length > 1 ? (width - from - ink) / (words.length - 1) : space;
  let x = from;
  const set = words.map((text, i) => {
    const here = x;
    x += widths[i] + gap;
    return { text, x: here };
  });
  return { words: set, text: words.join(' ') };
}

const MARGIN_PX = 1;

/** The sheet's ink, 0–1 a pixel. */
export function drawn(sheet, { widthMm, heightMm, pxPerMm }) {
  const page = layerOf(Math.round(widthMm * pxPerMm), Math.round(heightMm * pxPerMm));
  for (const piece of sheet.pieces) drawPiece(page, piece, pxPerMm);
  for (const rule of sheet.rules) drawRule(page, rule, pxPerMm);
  return page;
}

function drawPiece(page, { text, x, y, size, font, spacing = 0, isUnderlined = false }, pxPerMm) {
  let at = x;
  for (const letter of text) {
    drawLetter(page, font.charToGlyph(letter), size * pxPerMm, at * pxPerMm, y * pxPerMm);
    at += widthOf(font, letter, size, spacing);
  }
  if (isUnderlined)
    drawRule(page, { x0: x, x1: at - spacing, y0: y + 0.12 * size, y1: y + 0.18 * size }, pxPerMm);
}

function drawLetter(page, glyph, sizePx, xPx, yPx) {
  const contours = flatten(glyph.path.commands, sizePx / glyph.path.unitsPerEm);
  if (contours.length === 0) return;
  const every = (parity) => contours.flatMap((points) => points.filter((_, i) => i % 2 === parity));
  const [left, right] = reachOf(every(0), xPx);
  const [top, foot] = reachOf(every(1), yPx);
  const moved = contours.map((points) =>
    points.map((value, i) => (i % 2 === 0 ? value + xPx - left : value + yPx - top)),
  );
  lay(page, fillContours(moved, right - left, foot - top), left, top);
}

/** From which whole px to which the values go, moved by `by`. */
function reachOf(values, by) {
  return [Math.floor(Math.min(...values) + by) - MARGIN_PX, Math.ceil(Math.max(...values) + by) + MARGIN_PX];
}

function drawRule(page, { x0, y0, x1, y1 }, pxPerMm) {
  const [left, top] = [Math.floor(x0 * pxPerMm), Math.floor(y0 * pxPerMm)];
  const corners = [x0, y0, x1, y0, x1, y1, x0, y1].map(
    (value, i) => value * pxPerMm - (i % 2 === 0 ? left : top),
  );
  const [width, height] = [Math.ceil((x1 - x0) * pxPerMm) + 2, Math.ceil((y1 - y0) * pxPerMm) + 2];
  lay(page, fillContours([corners], width, height), left, top);
}
