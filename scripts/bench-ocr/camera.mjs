// A printed sheet as a camera sees it on a table: bent, folded, a little askew, light from one side. Lengths are millimetres unless named Px.
import jpeg from 'jpeg-js';
import { noiseField, stream } from '../sample/random.mjs';

/**
 * How a sheet lies. Slopes are tangents. `arc` is how far its lines bulge in the middle, `spine` how far they run down at the left edge
 * of a book, `wave` how far paper that was damp goes up and down; `crease` is a fold from top to bottom at `at` (a share of the width) where
 * lines kink by `kink`, `fold` one across at `at` of the height.
 * @typedef {object} Lie
 * @property {number} turn
 * @property {number} far how much farther the top is than the foot, as a share
 * @property {number} aside how much farther the right is than the left
 * @property {number} arc
 * @property {number} spine
 * @property {number} wave
 * @property {{ at: number, kink: number } | null} crease
 * @property {{ at: number, tip: number } | null} fold
 */

const PAPER = 214;
const INK = 46;
const TABLE = 58;
/** The table around the sheet, as a share of its size. */
const AROUND = 0.05;

/**
 * @param {import('../sample/raster.mjs').Layer} ink
 * @param {{ widthMm: number, heightMm: number, pxPerMm: number }} sheet
 * @param {Lie} lie
 * @param {{ seed: number, pxPerMm: number, quality: number, noise: number, blur: number, shade: number }} camera
 * @returns {Buffer} a grey JPEG
 */
export function photographed(ink, sheet, lie, camera) {
  const size = { width: sheet.widthMm * (1 + 2 * AROUND), height: sheet.heightMm * (1 + 2 * AROUND) };
  const [width, height] = [size.width, size.height].map((mm) => Math.round(mm * camera.pxPerMm));
  const place = placeOf(sheet, lie, size, camera);
  const light = lightOf(sheet, lie, camera);
  const random = stream(camera.seed + 5);
  const soft = softened(ink, camera.blur * sheet.pxPerMm);
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let v = 0; v < height; v += 1)
    for (let u = 0; u < width; u += 1) {
      const [x, y] = place(u / camera.pxPerMm, v / camera.pxPerMm);
      const isPaper = x >= 0 && y >= 0 && x < sheet.widthMm && y < sheet.heightMm;
      const cover = isPaper ? between(soft, x * sheet.pxPerMm, y * sheet.pxPerMm) : 0;
      const bare = isPaper ? PAPER - (PAPER - INK) * Math.min(1, cover) : TABLE;
      const value = bare * light(x, y) + random.normal(camera.noise);
      pixels.fill(
        Math.min(255, Math.max(0, Math.round(value))),
        (v * width + u) * 4,
        (v * width + u) * 4 + 3,
      );
    }
  return jpeg.encode({ width, height, data: pixels }, camera.quality).data;
}

/** Where on the sheet the camera looks, from mm of its picture. */
function placeOf({ widthMm, heightMm }, lie, size, { seed }) {
  const [cos, sin] = [Math.cos(Math.atan(lie.turn)), Math.sin(Math.atan(lie.turn))];
  const damp = noiseField(seed + 21, widthMm / 3);
  return (u, v) => {
    const [p, q] = [u / size.width - 0.5, v / size.height - 0.5];
    const near = 1 + lie.far * q + lie.aside * p;
    const [a, b] = [(p / near) * size.width, (q / near) * size.height];
    const [x, y] = [a * cos + b * sin + widthMm / 2, b * cos - a * sin + heightMm / 2];
    const share = x / widthMm;
    let down = lie.arc * (1 - (2 * share - 1) ** 2) - lie.spine * Math.exp(-x / (0.12 * widthMm));
    down += lie.wave * damp(x, y * 0.6);
    if (lie.crease !== null) down += lie.crease.kink * Math.abs(x - lie.crease.at * widthMm);
    const under = lie.fold === null ? 0 : Math.max(0, y - lie.fold.at * heightMm);
    const across = lie.fold === null ? 0 : lie.fold.tip * under * (share - 0.5);
    return [x + across, y + down + (lie.fold === null ? 0 : lie.fold.tip * under * (share - 0.5) * 0.6)];
  };
}

/** Light falls off towards one corner; a fold is bright on one side and dark on the other; a spine lies in shadow. */
function lightOf({ widthMm, heightMm }, lie, { seed, shade }) {
  const random = stream(seed + 11);
  const angle = random.between(0, 2 * Math.PI);
  const cloud = noiseField(seed + 12, 0.8);
  return (x, y) => {
    const [p, q] = [x / widthMm - 0.5, y / heightMm - 0.5];
    const fall = (p * Math.cos(angle) + q * Math.sin(angle)) / 1.42 + 0.5;
    let light = 1 - shade * fall - 0.25 * shade * (0.5 + 0.5 * cloud(p, q));
    if (lie.crease !== null) light *= creaseLight(x - lie.crease.at * widthMm);
    if (lie.fold !== null) light *= creaseLight(y - lie.fold.at * heightMm);
    return light * (1 - 0.45 * Math.min(1, lie.spine / 4) * Math.exp(-x / (0.05 * widthMm)));
  };
}

/** Across a crease: a dark line, a shadow on one side of it and a gleam on the other. */
function creaseLight(mm) {
  const line = 1 - 0.3 * Math.exp(-((mm / 0.5) ** 2));
  return line * (mm > 0 ? 1 - 0.22 * Math.exp(-mm / 14) : 1 + 0.06 * Math.exp(mm / 8));
}

/** A lens of this radius, in px of the ink: twice a box, which is near a bell. */
function softened(ink, radiusPx) {
  const reach = Math.max(0, Math.round(radiusPx));
  if (reach === 0) return ink;
  return boxed(boxed(boxed(boxed(ink, reach, 1), reach, ink.width), reach, 1), reach, ink.width);
}

function boxed({ width, height, data }, reach, step) {
  const made = new Float32Array(data.length);
  const lanes = step === 1 ? height : width;
  const length = step === 1 ? width : height;
  for (let lane = 0; lane < lanes; lane += 1) {
    const base = step === 1 ? lane * width : lane;
    let sum = 0;
    for (let i = -reach; i < length; i += 1) {
      if (i + reach < length) sum += data[base + (i + reach) * step];
      if (i - reach - 1 >= 0) sum -= data[base + (i - reach - 1) * step];
      if (i >= 0) made[base + i * step] = sum / (2 * reach + 1);
    }
  }
  return { width, height, data: made };
}

function between({ width, height, data }, x, y) {
  const [x0, y0] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return 0;
  const [u, v, at] = [x - 0.5 - x0, y - 0.5 - y0, y0 * width + x0];
  const above = data[at] * (1 - u) + data[at + 1] * u;
  const below = data[at + width] * (1 - u) + data[at + width + 1] * u;
  return above * (1 - v) + below * v;
}
