// A signature in ink: letters as the path of a pen, drawn with a nib that widens on the down stroke.
import { dot, layerOf } from './raster.mjs';
import { noiseField } from './random.mjs';

/** Unit: the height of a small letter; y up from the baseline; each stroke is x, y, x, y … */
const LETTERS = {
  В: [
    1.5,
    [
      0.25, 2.2, 0.1, 1.0, 0.0, 0.0, 0.5, -0.05, 1.0, 0.3, 0.85, 0.95, 0.3, 1.15, 0.9, 1.4, 1.05, 2.0, 0.6,
      2.35, 0.0, 2.1,
    ],
  ],
  И: [
    1.9,
    [
      0.0, 1.9, 0.3, 2.15, 0.35, 1.2, 0.25, 0.25, 0.6, 0.0, 1.0, 0.8, 1.3, 2.1, 1.25, 0.9, 1.25, 0.15, 1.5,
      0.05, 1.8, 0.4,
    ],
  ],
  М: [
    2.5,
    [
      -0.3, 0.15, 0.0, 0.0, 0.35, 0.8, 0.7, 2.2, 0.85, 1.2, 1.0, 0.3, 1.4, 1.3, 1.75, 2.25, 1.8, 1.1, 1.85,
      0.15, 2.1, 0.0, 2.5, 0.3,
    ],
  ],
  а: [
    1.1,
    [0.75, 0.8, 0.35, 1.0, 0.0, 0.45, 0.25, 0.0, 0.65, 0.4, 0.8, 0.95, 0.75, 0.3, 0.85, 0.0, 1.1, 0.25],
  ],
  к: [1.15, [0.0, 0.3, 0.2, 1.0, 0.1, 0.0, 0.25, 0.5, 0.7, 1.0, 0.35, 0.55, 0.6, 0.05, 0.85, 0.0, 1.15, 0.3]],
  р: [
    1.15,
    [
      0.0, 0.3, 0.25, 1.0, 0.1, -0.2, 0.0, -1.1, 0.2, 0.4, 0.55, 1.0, 0.9, 0.6, 0.7, 0.05, 0.5, 0.15, 0.8,
      0.0, 1.15, 0.3,
    ],
  ],
  о: [1.0, [0.5, 0.95, 0.1, 0.75, 0.1, 0.15, 0.45, 0.0, 0.75, 0.4, 0.5, 0.95, 0.7, 0.75, 1.0, 0.7]],
  в: [
    1.3,
    [
      0.0, 0.7, 0.2, 1.3, 0.5, 1.9, 0.3, 1.0, 0.15, 0.2, 0.5, 0.0, 0.8, 0.4, 0.55, 0.8, 0.3, 0.65, 0.8, 0.55,
      1.5, 0.5, 2.6, 0.75, 4.4, 0.55, 5.6, 0.95,
    ],
  ],
};
const SMALL_LETTER = 2.3;
const SLANT = 0.32;
const SPACE = 0.9;

/**
 * @param {import('./ink.mjs').Sheet} sheet
 * @param {string} text letters of LETTERS, full stops and spaces
 * @param {{ x: number, y: number }} start where the pen begins, millimetres
 * @returns {import('./raster.mjs').Layer}
 */
export function sign(sheet, text, start) {
  const page = layerOf(sheet.widthPx, sheet.heightPx);
  const pen = { page, sheet, flow: noiseField(sheet.seed + 31, 2.2) };
  let x = start.x;
  for (const character of text) {
    const [advance, path] = LETTERS[character] ?? [SPACE, null];
    if (character === '.') drawPath(pen, [0.1, 0.0, 0.2, 0.05], { x, y: start.y });
    if (path !== null) drawPath(pen, path, { x, y: start.y });
    x += (character === '.' ? 0.7 : advance) * SMALL_LETTER;
  }
  return page;
}

/** A Catmull-Rom spline through the points, laid down as overlapping dots. */
function drawPath({ page, sheet, flow }, path, at) {
  const count = path.length / 2;
  const point = (i) => {
    const k = Math.min(count - 1, Math.max(0, i)) * 2;
    return [at.x + (path[k] + path[k + 1] * SLANT) * SMALL_LETTER, at.y - path[k + 1] * SMALL_LETTER];
  };
  const steps = Math.ceil(sheet.pxPerMm * 5);
  for (let i = 0; i + 1 < count; i += 1) {
    const ends = [point(i - 1), point(i), point(i + 1), point(i + 2)];
    const down = Math.max(0, ends[2][1] - ends[1][1]) / SMALL_LETTER;
    for (let step = 0; step < steps; step += 1) {
      const [x, y] = spline(ends, step / steps);
      const [px, py] = sheet.place(x, y);
      const width = 0.2 + 0.12 * Math.min(1, down) + 0.03 * flow(x, y);
      dot(page, px, py, width * sheet.pxPerMm, 0.82 + 0.12 * flow(y, x));
    }
  }
}

function spline([a, b, c, d], t) {
  const along = (k) =>
    0.5 *
    (2 * b[k] +
      (c[k] - a[k]) * t +
      (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
      (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
  return [along(0), along(1)];
}
