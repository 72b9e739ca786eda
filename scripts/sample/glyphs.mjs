// Outlines of characters in typewriter cells: x from 0 to 1 across the cell, y down from the baseline, unit = one cell.
import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';

const CURVE_STEPS = 6;

/**
 * @param {{ face: string, signs: string }} files the typewriter face, and the face for the signs it lacks
 * @returns {(character: string) => { contours: number[][], borrowed: boolean }} each contour is x, y, x, y …
 */
export function loadTypeface(files) {
  const face = load(files.face);
  const signs = load(files.signs);
  const cache = new Map();
  return (character) => {
    const known = cache.get(character);
    if (known !== undefined) return known;
    const borrowed = face.charToGlyphIndex(character) === 0;
    const font = borrowed ? signs : face;
    if (font.charToGlyphIndex(character) === 0) throw new Error(`No face has the character ${character}`);
    const glyph = font.charToGlyph(character);
    const made = { contours: flatten(glyph.path.commands, 1 / glyph.advanceWidth), borrowed };
    cache.set(character, made);
    return made;
  };
}

function load(file) {
  const bytes = readFileSync(file);
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Curves become short straight pieces; `scale` turns font units into cells. */
export function flatten(commands, scale) {
  const contours = [];
  let points = [];
  let [px, py] = [0, 0];
  for (const command of commands) {
    if (command.type === 'M') contours.push((points = []));
    if (command.type === 'Z') continue;
    const [x, y] = [command.x * scale, -command.y * scale];
    const curve = curveOf(command, px, py, x, y, scale);
    if (curve === null) points.push(x, y);
    else for (let i = 1; i <= CURVE_STEPS; i += 1) points.push(...curve(i / CURVE_STEPS));
    [px, py] = [x, y];
  }
  return contours;
}

function curveOf(command, px, py, x, y, scale) {
  const [ax, ay] = [command.x1 * scale, -command.y1 * scale];
  if (command.type === 'Q') {
    return (t) => {
      const s = 1 - t;
      return [s * s * px + 2 * s * t * ax + t * t * x, s * s * py + 2 * s * t * ay + t * t * y];
    };
  }
  if (command.type !== 'C') return null;
  const [bx, by] = [command.x2 * scale, -command.y2 * scale];
  return (t) => {
    const s = 1 - t;
    const [k0, k1, k2, k3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return [k0 * px + k1 * ax + k2 * bx + k3 * x, k0 * py + k1 * ay + k2 * by + k3 * y];
  };
}
