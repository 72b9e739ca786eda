// Pages made harder with a seed: what scans and copies do to a real page whose truth is known.
import { readFileSync } from 'node:fs';
import jpeg from 'jpeg-js';
import { noiseField, stream } from '../sample/random.mjs';

/** @typedef {{ width: number, height: number, data: Float32Array }} Grey values 0–255 */

const PAPER = 235;

/** What is done to a page; `random` is its own, `other` is a page that may shine through. */
const WAYS = {
  skewed: (page, random) => turned(page, (random.next() < 0.5 ? -1 : 1) * random.between(2, 4)),
  small: (page) => resized(page, 0.6),
  narrow: (page) => resized(page, Math.min(0.9, 800 / page.width)),
  blurred: (page, random) => blurred(page, random.between(0.8, 1.2)),
  stained: (page, random) => stained(page, Math.floor(random.between(1, 1e6))),
  jpeg: (page) => page,
  'shines through': (page, random, other) => shone(page, other, random.between(0.2, 0.35)),
  cropped: (page, random) => cropped(page, random),
};
export const HARDER = Object.keys(WAYS);

/** Compression that leaves blocks to be seen. */
const HARD_QUALITY = 12;
const QUALITY = 80;

/**
 * @param {string} picture path of a JPEG
 * @param {string} way one of `HARDER`
 * @param {number} seed
 * @param {string} other the page that shines through
 * @returns {Buffer} a grey JPEG
 */
export function harder(picture, way, seed, other = picture) {
  const random = stream(seed * 6151 + HARDER.indexOf(way));
  const made = WAYS[way](greyOf(picture), random, greyOf(other));
  return jpegOf(made, way === 'jpeg' ? HARD_QUALITY : QUALITY);
}

/** @returns {Grey} */
function greyOf(path) {
  const { width, height, data } = jpeg.decode(readFileSync(path), {
    useTArray: true,
    maxMemoryUsageInMB: 2048,
  });
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.299 * data[at * 4] + 0.587 * data[at * 4 + 1] + 0.114 * data[at * 4 + 2];
  return { width, height, data: grey };
}

function jpegOf({ width, height, data }, quality) {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < data.length; at += 1)
    pixels.fill(Math.min(255, Math.max(0, Math.round(data[at]))), at * 4, at * 4 + 3);
  return jpeg.encode({ width, height, data: pixels }, quality).data;
}

/** A page of this size, each of whose pixels is `at(x, y)`. */
function painted(width, height, at) {
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[y * width + x] = at(x, y);
  return { width, height, data };
}

/** The grey value between pixels; paper beyond the edge. */
function between({ width, height, data }, x, y) {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return PAPER;
  const [u, v, at] = [x - x0, y - y0, y0 * width + x0];
  const above = data[at] * (1 - u) + data[at + 1] * u;
  const below = data[at + width] * (1 - u) + data[at + width + 1] * u;
  return above * (1 - v) + below * v;
}

function turned(page, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(page.width * cos + page.height * Math.abs(sin));
  const height = Math.ceil(page.height * cos + page.width * Math.abs(sin));
  return painted(width, height, (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    return between(page, dx * cos + dy * sin + page.width / 2, dy * cos - dx * sin + page.height / 2);
  });
}

/** Each new pixel is the mean of what lies under it. */
function resized(page, scale) {
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const samples = 3;
  return painted(width, height, (x, y) => {
    let sum = 0;
    for (let j = 0; j < samples; j += 1)
      for (let i = 0; i < samples; i += 1)
        sum += between(
          page,
          (x + (i + 0.5) / samples) / scale - 0.5,
          (y + (j + 0.5) / samples) / scale - 0.5,
        );
    return sum / samples ** 2;
  });
}

/** A lens out of focus, of this standard deviation in px. */
function blurred(page, sd) {
  const reach = Math.ceil(sd * 3);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sd ** 2)));
  const all = bell.reduce((sum, one) => sum + one, 0);
  const weights = Float32Array.from(bell, (one) => one / all);
  return convolved(convolved(page, weights, 1), weights, page.width);
}

/** `step` is 1 along the rows and the width down the columns; the ends of the page take what is nearest. */
function convolved({ width, height, data }, weights, step) {
  const [made, reach] = [new Float32Array(data.length), (weights.length - 1) / 2];
  for (let at = 0; at < data.length; at += 1) {
    let sum = 0;
    for (let i = -reach; i <= reach; i += 1) {
      const from = at + i * step;
      sum += weights[i + reach] * (from < 0 || from >= data.length ? PAPER : data[from]);
    }
    made[at] = sum;
  }
  return { width, height, data: made };
}

/** Rings and clouds of damp: paper and ink go darker together. */
function stained(page, seed) {
  const [large, small] = [noiseField(seed, page.width / 4), noiseField(seed + 1, page.width / 18)];
  return painted(page.width, page.height, (x, y) => {
    const cloud = Math.max(0, large(x, y) + 0.3 * small(x, y));
    const isRim = cloud > 0.32 && cloud < 0.36;
    return page.data[y * page.width + x] * (1 - 0.35 * Math.min(1, cloud * 1.6)) - (isRim ? 35 : 0);
  });
}

/** The other side's ink, mirrored, a little out of focus and out of place. */
function shone(page, other, share) {
  const back = blurred(other, 1.2);
  return painted(page.width, page.height, (x, y) => {
    const ink = PAPER - between(back, other.width - 1 - x + 6, y - 9);
    return page.data[y * page.width + x] - share * Math.max(0, ink);
  });
}

/** The edges go as far as the text and a little into the paper between lines: no letter is cut. */
function cropped(page, random) {
  const ink = inkBox(page);
  const gap = () => Math.round(random.between(2, 5));
  const [x0, y0] = [Math.max(0, ink.x0 - gap()), Math.max(0, ink.y0 - gap())];
  const [x1, y1] = [Math.min(page.width, ink.x1 + gap()), Math.min(page.height, ink.y1 + gap())];
  return painted(x1 - x0, y1 - y0, (x, y) => page.data[(y + y0) * page.width + x + x0]);
}

/** Where a row or column has more than single dark pixels. */
function inkBox({ width, height, data }) {
  const sorted = Float32Array.from(data).sort();
  const dark = sorted[Math.floor(sorted.length / 2)] * 0.6;
  const [rows, columns] = [new Uint32Array(height), new Uint32Array(width)];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (data[y * width + x] < dark) {
        rows[y] += 1;
        columns[x] += 1;
      }
  const first = (counts) =>
    Math.max(
      0,
      counts.findIndex((count) => count >= 2),
    );
  const last = (counts) => counts.findLastIndex((count) => count >= 2) + 1;
  return { x0: first(columns), y0: first(rows), x1: last(columns), y1: last(rows) };
}
