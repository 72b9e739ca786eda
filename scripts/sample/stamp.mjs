// A rubber stamp that says what the sheet is. Lengths are millimetres.
import { dot, fillContours, lay, layerOf } from './raster.mjs';
import { noiseField } from './random.mjs';

const WIDTH = 50;
const HEIGHT = 15;
const ROWS = [
  { text: 'ФАКСИМИЛЕ', y: 7.2, cell: 4.4 },
  { text: 'НАБРАНО ПО ПУБЛИКАЦИИ', y: 12.3, cell: 2.05 },
];

/**
 * @param {import('./ink.mjs').Sheet} sheet
 * @param {(character: string) => { contours: number[][] }} letters
 * @param {{ x: number, y: number, turn: number }} at the middle of the stamp and its tilt (tangent)
 * @returns {import('./raster.mjs').Layer}
 */
export function stamp(sheet, letters, at) {
  const page = layerOf(sheet.widthPx, sheet.heightPx);
  const place = (x, y) => {
    const [u, v] = [x - WIDTH / 2, y - HEIGHT / 2];
    return sheet.place(at.x + u - v * at.turn, at.y + v + u * at.turn);
  };
  frame(page, sheet, place, 0, 0.42);
  frame(page, sheet, place, 1.1, 0.16);
  for (const row of ROWS) setRow(page, letters, place, row);
  return worn(page, sheet);
}

function frame(page, sheet, place, inset, width) {
  const corners = [
    [inset, inset],
    [WIDTH - inset, inset],
    [WIDTH - inset, HEIGHT - inset],
    [inset, HEIGHT - inset],
  ];
  corners.forEach(([x, y], i) => {
    const [ex, ey] = corners[(i + 1) % 4];
    const steps = Math.ceil((Math.abs(ex - x) + Math.abs(ey - y)) * sheet.pxPerMm * 2);
    for (let step = 0; step <= steps; step += 1) {
      const t = step / steps;
      const [px, py] = place(x + (ex - x) * t, y + (ey - y) * t);
      dot(page, px, py, (width * sheet.pxPerMm) / 2, 0.8);
    }
  });
}

function setRow(page, letters, place, { text, y, cell }) {
  const left = (WIDTH - text.length * cell) / 2;
  const contours = [...text].flatMap((character, index) =>
    character === ' '
      ? []
      : letters(character).contours.map((points) => moved(points, place, left + index * cell, y, cell)),
  );
  const xs = contours.flatMap((points) => points.filter((_, i) => i % 2 === 0));
  const ys = contours.flatMap((points) => points.filter((_, i) => i % 2 === 1));
  const [x0, y0] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const shifted = contours.map((points) => points.map((value, i) => value - (i % 2 === 0 ? x0 : y0)));
  lay(
    page,
    fillContours(shifted, Math.ceil(Math.max(...xs)) - x0 + 1, Math.ceil(Math.max(...ys)) - y0 + 1),
    x0,
    y0,
  );
}

function moved(points, place, x, y, cell) {
  const out = [];
  for (let i = 0; i < points.length; i += 2)
    out.push(...place(x + points[i] * cell, y + points[i + 1] * cell));
  return out;
}

/** Rubber takes ink unevenly: some of the stamp is missing. */
function worn(page, sheet) {
  const broad = noiseField(sheet.seed + 21, 9);
  const fine = noiseField(sheet.seed + 22, 0.4);
  const { width, data } = page;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] === 0) continue;
    const [x, y] = [(at % width) / sheet.pxPerMm, Math.floor(at / width) / sheet.pxPerMm];
    data[at] *= Math.min(0.8, Math.max(0, 0.5 + 0.25 * broad(x, y) + 0.4 * fine(x, y)));
  }
  return page;
}
