// One sheet from its text to the bytes of its scan.
import jpeg from 'jpeg-js';
import { blur } from './raster.mjs';
import { LINE, PITCH, typeLines } from './ink.mjs';
import { dirt, paper } from './paper.mjs';
import { sign } from './hand.mjs';
import { stamp } from './stamp.mjs';

/** A4 at 300 dpi is 2480 × 3508 px. */
export const A4 = { widthMm: 210, heightMm: 297 };
const MM_PER_INCH = 25.4;

/** Red, green and blue of what lies on the sheet, darkest to lightest. */
const GROUND = [26, 23, 20];
const PAPER = [236, 227, 207];
const RIBBON = [44, 41, 46];
const PEN = [38, 44, 84];
const RUBBER = [104, 74, 138];

/**
 * @typedef {object} Setting
 * @property {number} seed
 * @property {number} dpi
 * @property {number} quality of the JPEG, 1–100
 * @property {number} slope tangent of the skew, at most that of 1°
 * @property {{ left: number, top: number }} origin of the typing, mm
 * @property {{ x: number, y: number, turn: number }} stamp its middle, mm, and its tilt (tangent)
 * @property {{ widthMm: number, heightMm: number }} [size] A4 where it is not said
 */

/**
 * @param {readonly import('./layout.mjs').TypedLine[]} lines
 * @param {Setting} setting
 * @param {{ typeface: Function, letters: Function }} faces
 * @returns {{ jpeg: Buffer, widthPx: number, heightPx: number }}
 */
export function scanSheet(lines, setting, faces) {
  const sheet = sheetOf(setting);
  const layers = {
    paper: paper(sheet, sheet.size),
    typed: soften(typeLines(sheet, lines, faces.typeface, setting.origin), sheet),
    pen: handOf(sheet, lines, setting.origin),
    rubber: stamp(sheet, faces.letters, setting.stamp),
    ...dirt(sheet, sheet.size),
  };
  const { data } = jpeg.encode({ ...sizeOf(sheet), data: mix(sheet, layers) }, setting.quality);
  return { jpeg: data, widthPx: sheet.widthPx, heightPx: sheet.heightPx };
}

const sizeOf = (sheet) => ({ width: sheet.widthPx, height: sheet.heightPx });

function sheetOf({ seed, dpi, slope, size = A4 }) {
  const pxPerMm = dpi / MM_PER_INCH;
  const [cx, cy] = [size.widthMm / 2, size.heightMm / 2];
  const place = (x, y) => [(x - (y - cy) * slope) * pxPerMm, (y + (x - cx) * slope) * pxPerMm];
  const [widthPx, heightPx] = [Math.round(size.widthMm * pxPerMm), Math.round(size.heightMm * pxPerMm)];
  return { seed, size, slope, pxPerMm, place, widthPx, heightPx };
}

/** The lens of the film camera. */
const soften = (layer, sheet) => blur(layer, Math.round(sheet.pxPerMm * 0.05));

function handOf(sheet, lines, origin) {
  const line = lines.find((candidate) => candidate.hand);
  const start = { x: origin.left + (line?.column ?? 0) * PITCH, y: origin.top + (line?.row ?? 0) * LINE };
  return sign(sheet, line?.text ?? '', start);
}

function mix(sheet, layers) {
  const count = sheet.widthPx * sheet.heightPx;
  const pixels = Buffer.alloc(count * 4, 255);
  const inks = [
    [layers.rubber.data, RUBBER],
    [layers.pen.data, PEN],
    [layers.typed.data, RIBBON],
    [layers.dark.data, RIBBON],
    [layers.light.data, PAPER],
  ];
  for (let at = 0; at < count; at += 1) {
    const light = layers.paper.data[at];
    for (let channel = 0; channel < 3; channel += 1) {
      let value = GROUND[channel] + (PAPER[channel] - GROUND[channel]) * light;
      for (const [data, colour] of inks) value += (colour[channel] - value) * data[at];
      pixels[at * 4 + channel] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return pixels;
}
