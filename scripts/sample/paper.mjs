// The sheet under the ink: tone, fibres, holes, the dark ground around it, and the dirt of the film.
import { dot, layerOf } from './raster.mjs';
import { noiseField, stream } from './random.mjs';

const HOLE_RADIUS = 2.9;
const HOLES = [108.5, 188.5];
const HOLE_X = 11;
const EDGE = 1.6;

/**
 * The light the bare sheet returns, 0 (black ground) to 1 (clean paper), for each pixel.
 * @param {import('./ink.mjs').Sheet} sheet
 * @param {{ widthMm: number, heightMm: number }} size
 * @returns {import('./raster.mjs').Layer}
 */
export function paper(sheet, size) {
  const page = layerOf(sheet.widthPx, sheet.heightPx);
  const tone = toneOf(sheet, size);
  const grain = stream(sheet.seed + 11);
  let last = 0;
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      // Neighbours share half their grain: film grain is wider than a pixel, and it packs better so.
      last = 0.5 * last + (grain.next() - 0.5) * 0.075;
      page.data[y * page.width + x] = tone(x / sheet.pxPerMm, y / sheet.pxPerMm) + last;
    }
  }
  cutHoles(page, sheet);
  return page;
}

function toneOf(sheet, { widthMm, heightMm }) {
  const cloud = noiseField(sheet.seed + 12, 60);
  const stain = noiseField(sheet.seed + 13, 17);
  const fibre = noiseField(sheet.seed + 14, 0.7);
  const torn = noiseField(sheet.seed + 15, 6);
  const lean = sheet.slope;
  return (x, y) => {
    // The sheet lies askew on a dark ground, so a wedge of the ground shows along some edges.
    const [u, v] = [x + lean * (y - heightMm / 2), y - lean * (x - widthMm / 2)];
    const inside = Math.min(u, v, widthMm - u, heightMm - v) - EDGE + 0.16 * torn(u, v) + 1.1;
    const edge = Math.min(1, Math.max(0, inside * 3));
    const shade = Math.min(1, Math.max(0, inside / 16));
    const fold = Math.max(0, 1 - Math.abs(v - heightMm * 0.497 - 0.3 * cloud(u, 0)) * 2.2);
    const light = 0.93 + 0.035 * cloud(u, v) + 0.022 * stain(u, v) + 0.022 * fibre(u * 0.6, v * 1.7);
    return 0.12 + (light - 0.07 * (1 - shade) * (1 - shade) - 0.05 * fold - 0.12) * edge;
  };
}

function cutHoles(page, sheet) {
  const shadow = layerOf(page.width, page.height);
  for (const y of HOLES) {
    const [cx, cy] = sheet.place(HOLE_X, y);
    dot(
      shadow,
      cx + 0.12 * sheet.pxPerMm,
      cy + 0.15 * sheet.pxPerMm,
      (HOLE_RADIUS + 0.25) * sheet.pxPerMm,
      0.25,
    );
    dot(shadow, cx, cy, HOLE_RADIUS * sheet.pxPerMm, 0.85);
  }
  for (let at = 0; at < page.data.length; at += 1) page.data[at] *= 1 - shadow.data[at];
}

/**
 * Specks and scratches of the film, dark and light, kept small beside a stroke of type (0.4 mm).
 * @param {import('./ink.mjs').Sheet} sheet
 * @param {{ widthMm: number, heightMm: number }} size
 * @returns {{ dark: import('./raster.mjs').Layer, light: import('./raster.mjs').Layer }}
 */
export function dirt(sheet, { widthMm, heightMm }) {
  const random = stream(sheet.seed + 41);
  const [dark, light] = [layerOf(sheet.widthPx, sheet.heightPx), layerOf(sheet.widthPx, sheet.heightPx)];
  const px = (mm) => mm * sheet.pxPerMm;
  for (let i = 0; i < 420; i += 1) {
    const radius = px(0.03 + 0.13 * random.next() ** 4);
    dot(
      i % 3 === 0 ? light : dark,
      px(random.next() * widthMm),
      px(random.next() * heightMm),
      radius,
      random.between(0.25, 0.8),
    );
  }
  for (let i = 0; i < 5; i += 1) scratch(light, sheet, random, { widthMm, heightMm });
  for (let i = 0; i < 3; i += 1) hair(dark, sheet, random, { widthMm, heightMm });
  return { dark, light };
}

/** Film runs top to bottom through the reader, and so do its scratches. */
function scratch(layer, sheet, random, { widthMm, heightMm }) {
  let x = random.next() * widthMm;
  const from = random.next() * heightMm * 0.6;
  const to = from + random.between(30, 130);
  for (let y = from; y < to; y += 0.05) {
    x += random.normal(0.006);
    if (random.next() < 0.7) dot(layer, x * sheet.pxPerMm, y * sheet.pxPerMm, 0.045 * sheet.pxPerMm, 0.3);
  }
}

function hair(layer, sheet, random, { widthMm, heightMm }) {
  let [x, y] = [random.next() * widthMm, random.next() * heightMm];
  let [dx, dy] = [random.normal(0.05), random.normal(0.05)];
  for (let i = 0; i < 140; i += 1) {
    dx += random.normal(0.006);
    dy += random.normal(0.006);
    x += dx;
    y += dy;
    dot(layer, x * sheet.pxPerMm, y * sheet.pxPerMm, 0.05 * sheet.pxPerMm, 0.4);
  }
}
