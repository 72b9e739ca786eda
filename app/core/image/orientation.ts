import type { QuarterTurns } from '../base/geometry';
import { blobHeightPx, blobWidthPx, inkBlobs } from './blobs';
import { blockMeans, otsuThreshold, type GreyImage } from './grey';
import { IDENTITY, type Affine } from './transform';
import type { Derived } from './resize';

export type { QuarterTurns };

/** The middle of the sheet tells its tone; what lies around it (a film's frame, the glass) does not count. */
const MIDDLE_FROM = 0.2;
const MIDDLE_TO = 0.8;
const NEGATIVE_SHARE = 0.6;

/** Whether ink is light and paper dark, as on a film's negative: most of the middle of the sheet is dark. */
export function isNegative(image: GreyImage): boolean {
  const middle = middleOf(image);
  const threshold = otsuThreshold(middle);
  let dark = 0;
  for (let at = 0; at < middle.pixels.length; at += 1)
    if ((middle.pixels[at] as number) <= threshold) dark += 1;
  return dark > middle.pixels.length * NEGATIVE_SHARE;
}

function middleOf({ widthPx, heightPx, pixels }: GreyImage): GreyImage {
  const [x0, x1] = [Math.floor(widthPx * MIDDLE_FROM), Math.ceil(widthPx * MIDDLE_TO)];
  const [y0, y1] = [Math.floor(heightPx * MIDDLE_FROM), Math.ceil(heightPx * MIDDLE_TO)];
  const middle = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y += 1) {
    middle.set(pixels.subarray(y * widthPx + x0, y * widthPx + x1), (y - y0) * (x1 - x0));
  }
  return { widthPx: x1 - x0, heightPx: y1 - y0, pixels: middle };
}

/** Lines across the sheet give its profile steps; letters in columns give far weaker ones. */
const SIDEWAYS_RATIO = 1.6;
const WORK_SIDE_PX = 500;

/**
 * Whether the lines of text run up or down the picture. Letters tell by where the nearest one stands, beside them on their line,
 * whatever rules and edges there are and however askew they lie; without enough of them, the profile of the columns is sharper
 * than that of the rows.
 */
export function isSideways(image: GreyImage): boolean {
  const [beside, below] = nearestLetters(image);
  const isClear = Math.max(beside, below) > SIDEWAYS_RATIO * Math.min(beside, below);
  if (isClear && beside + below >= FEWEST_LETTERS) return below > beside;
  const side = Math.min(image.widthPx, image.heightPx);
  const small = blockMeans(image, Math.max(1, Math.floor(side / WORK_SIDE_PX)));
  return columnsToRows(small, otsuThreshold(small)) > SIDEWAYS_RATIO;
}

const FEWEST_LETTERS = 20;
const LEAST_LETTER_PX = 5;
const MOST_LETTER_SHARE = 1 / 12;
const NARROWEST = 0.25;

/** Of how many letters the nearest one stands more to the side, and of how many more above or below. */
function nearestLetters(image: GreyImage): readonly [number, number] {
  const highest = Math.min(image.widthPx, image.heightPx) * MOST_LETTER_SHARE;
  const letters = inkBlobs(image, otsuThreshold(image)).filter((blob) => {
    const [small, large] = [blobWidthPx(blob), blobHeightPx(blob)].sort((a, b) => a - b) as [number, number];
    return small >= LEAST_LETTER_PX && large <= highest && small >= NARROWEST * large;
  });
  const middles = letters
    .slice(0, MOST_LETTERS)
    .map(({ x0, y0, x1, y1 }) => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 }));
  const ways = middles.flatMap((middle) => wayToNearest(middle, middles));
  const beside = ways.filter(({ x, y }) => Math.abs(x) > Math.abs(y)).length;
  return [beside, ways.length - beside];
}

/** More than these say no more. */
const MOST_LETTERS = 1_500;

type Point = { readonly x: number; readonly y: number };

function wayToNearest(from: Point, points: readonly Point[]): readonly Point[] {
  let best: Point | null = null;
  let least = Infinity;
  for (const point of points) {
    const [x, y] = [point.x - from.x, point.y - from.y];
    const distance = x * x + y * y;
    if (point === from || distance >= least) continue;
    best = { x, y };
    least = distance;
  }
  return best === null ? [] : [best];
}

function columnsToRows({ widthPx, heightPx, pixels }: GreyImage, threshold: number): number {
  const rows = new Float64Array(heightPx);
  const columns = new Float64Array(widthPx);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      if ((pixels[at] as number) > threshold) continue;
      rows[y] = (rows[y] as number) + 1;
      columns[x] = (columns[x] as number) + 1;
    }
  }
  return steps(columns) / heightPx / Math.max(1e-9, steps(rows) / widthPx);
}

function steps(profile: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < profile.length; i += 1)
    sum += ((profile[i] as number) - (profile[i - 1] as number)) ** 2;
  return sum;
}

/** The picture turned clockwise by quarters, pixel for pixel. */
export function turned(image: GreyImage, turns: QuarterTurns): Derived {
  const { widthPx: w, heightPx: h, pixels } = image;
  if (turns === 0) return { image, m: IDENTITY };
  const m = turnOf(turns, w, h);
  const [widthPx, heightPx] = turns === 2 ? [w, h] : [h, w];
  const out = new Uint8Array(pixels.length);
  for (let y = 0, from = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1, from += 1) {
      const toX = m.a * x + m.b * y + m.tx + (m.a + m.b - 1) / 2;
      const toY = m.c * x + m.d * y + m.ty + (m.c + m.d - 1) / 2;
      out[toY * widthPx + toX] = pixels[from] as number;
    }
  }
  return { image: { widthPx, heightPx, pixels: out }, m };
}

function turnOf(turns: 1 | 2 | 3, w: number, h: number): Affine {
  if (turns === 1) return { a: 0, b: -1, c: 1, d: 0, tx: h, ty: 0 };
  if (turns === 2) return { a: -1, b: 0, c: 0, d: -1, tx: w, ty: h };
  return { a: 0, b: 1, c: -1, d: 0, tx: 0, ty: w };
}
