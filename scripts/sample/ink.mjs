// A typewriter at work: each strike has its own place, weight and wear. Lengths are millimetres unless named Px.
import { blur, fillContours, lay, layerOf } from './raster.mjs';
import { noiseField, stream } from './random.mjs';

/** Typewriters of the time step 2.6 mm a character and 4.25 mm a line. */
export const PITCH = 2.6;
export const LINE = 4.25;
/** The face fills its cell to the brim; a typebar leaves air at both sides. */
const GLYPH_WIDTH = 2.42;
const GLYPH_STRETCH = 1.1;
const MARGIN_CELLS = 0.6;

/**
 * @typedef {object} Sheet
 * @property {number} widthPx
 * @property {number} heightPx
 * @property {number} pxPerMm
 * @property {number} seed
 * @property {(x: number, y: number) => [number, number]} place from millimetres on the sheet to pixels of the scan
 * @property {number} slope tangent of the skew
 */

/**
 * Types the lines of a sheet.
 * @param {Sheet} sheet
 * @param {readonly import('./layout.mjs').TypedLine[]} lines
 * @param {ReturnType<import('./glyphs.mjs').loadTypeface>} typeface
 * @param {{ left: number, top: number }} origin of column 0, row 0
 * @returns {import('./raster.mjs').Layer}
 */
export function typeLines(sheet, lines, typeface, origin) {
  const page = layerOf(sheet.widthPx, sheet.heightPx);
  const machine = machineOf(sheet);
  for (const line of lines.filter((candidate) => !candidate.hand)) {
    const lineDrift = machine.random.normal(0.08);
    [...line.text].forEach((character, index) => {
      if (character === ' ') return;
      const x = origin.left + (line.column + index) * PITCH;
      const y = origin.top + line.row * LINE + lineDrift;
      strike(page, sheet, machine, typeface, { character, x, y });
    });
  }
  return page;
}

function machineOf(sheet) {
  const random = stream(sheet.seed);
  return {
    random,
    wear: new Map(),
    ribbon: noiseField(sheet.seed + 1, 34),
    patch: noiseField(sheet.seed + 2, 5),
    weave: noiseField(sheet.seed + 3, 0.16),
    blot: noiseField(sheet.seed + 4, 0.55),
  };
}

/** What is bent about one typebar shows in every letter it strikes. The same machine types both sheets. */
function wearOf(machine, character) {
  const known = machine.wear.get(character);
  if (known !== undefined) return known;
  const own = stream(character.codePointAt(0) * 7919 + 5);
  const wear = {
    dx: own.normal(0.05),
    dy: own.normal(0.08),
    turn: own.normal(0.009),
    weight: own.normal(0.07),
  };
  machine.wear.set(character, wear);
  return wear;
}

function strike(page, sheet, machine, typeface, { character, x, y }) {
  const { random } = machine;
  const wear = wearOf(machine, character);
  const glyph = typeface(character);
  const turn = wear.turn + random.normal(0.006) + sheet.slope;
  const at = { x: x + wear.dx + random.normal(0.035), y: y + wear.dy + random.normal(0.045) };
  const weight =
    0.82 +
    wear.weight +
    random.normal(0.07) +
    0.14 * machine.ribbon(at.x, at.y * 3) +
    0.07 * machine.patch(at.x, at.y);
  const [cx, cy] = sheet.place(at.x, at.y);
  const scale = GLYPH_WIDTH * sheet.pxPerMm;
  const patch = drawGlyph(glyph.contours, { cx, cy, scale, turn });
  pressInk(patch, sheet, machine, {
    weight,
    lean: random.normal(0.22),
    bold: boldOf(character, glyph.borrowed),
  });
  lay(page, patch.layer, patch.left, patch.top);
}

/** The face draws figures, and the other face its signs, with thinner strokes than its letters; one ribbon inks them all. */
const boldOf = (character, borrowed) => (borrowed ? 0.1 : /\d/.test(character) ? 0.07 : 0);

function drawGlyph(contours, { cx, cy, scale, turn }) {
  const left = Math.floor(cx - scale * MARGIN_CELLS * 0.5);
  const top = Math.floor(cy - scale * 1.5);
  const placed = contours.map((points) => {
    const out = new Array(points.length);
    for (let i = 0; i < points.length; i += 2) {
      const [u, v] = [points[i] * scale, points[i + 1] * scale * GLYPH_STRETCH];
      out[i] = cx - left + u - v * turn;
      out[i + 1] = cy - top + v + u * turn;
    }
    return out;
  });
  const [width, height] = [Math.ceil(scale * (1 + MARGIN_CELLS)), Math.ceil(scale * 2.2)];
  return { left, top, layer: fillContours(placed, width, height) };
}

/** Ink creeps into the paper: a hard strike fills the eyes of letters, a weak one leaves the ribbon's weave. */
function pressInk(patch, sheet, machine, { weight, lean, bold }) {
  const radius = Math.round(sheet.pxPerMm * 0.09);
  const soft = blur(patch.layer, radius);
  const { width, height, data } = soft;
  const threshold = 0.56 - 0.22 * (weight - 0.62) - bold;
  for (let y = 0; y < height; y += 1) {
    const tilt = lean * (y / height - 0.55);
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (data[at] < 0.02) {
        data[at] = 0;
        continue;
      }
      const [u, v] = [(patch.left + x) / sheet.pxPerMm, (patch.top + y) / sheet.pxPerMm];
      const grain = 0.11 * machine.weave(u, v) + 0.1 * machine.blot(u, v);
      const cover = Math.min(1, Math.max(0, (data[at] + grain - threshold) * 3.2 + 0.5));
      data[at] = cover * Math.min(0.97, Math.max(0.2, weight + tilt + grain * (1.5 - weight)));
    }
  }
  patch.layer = soft;
}
