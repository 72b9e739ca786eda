import type { BoxPx } from '../base/geometry';
import { blankImage, type GreyImage } from './grey';
import { slopesOf } from './line-slopes';
import { fieldOf, slopeAt, type SlopeField } from './slope-field';

/**
 * The way from a picture whose lines are straight and level back to the one in which they were bent: a px keeps its `x`, and its height
 * there is `ys`, told for every `stepPx`-th px of the straight picture, row by row.
 */
export type Unbending = {
  readonly stepPx: number;
  readonly columns: number;
  readonly rows: number;
  readonly ys: Float32Array;
};

export type Unbent = { readonly image: GreyImage; readonly bend: Unbending };

/** Fewer samples than this are no page of text. */
const FEWEST_SAMPLES = 400;
/** Lines whose slopes differ by more than this (a tangent) are bent. */
const LEAST_SPREAD = 0.02;
const STEP_PX = 16;

/**
 * The picture with the lines of its text made straight and level, or null where they are so already. Each line is followed to
 * both sides from the middle of the sheet, as the letters around it tell its slope; what lies between the lines goes with them.
 */
export function unbent(image: GreyImage, letters: readonly BoxPx[], letterPx: number): Unbent | null {
  const samples = slopesOf(letters, letterPx);
  const field = samples.length < FEWEST_SAMPLES ? null : fieldOf(samples, letterPx, image);
  if (field === null || field.spread < LEAST_SPREAD) return null;
  const bend = traced(field, image);
  return { image: straightened(image, bend), bend };
}

/** Follows every line of px from the middle column to both sides. Lines never cross, since one place has one slope. */
function traced(field: SlopeField, { widthPx, heightPx }: GreyImage): Unbending {
  const columns = Math.ceil(widthPx / STEP_PX) + 1;
  const middle = columns >> 1;
  const rooms = [followed(field, 0, columns, middle), followed(field, heightPx, columns, middle)];
  const above = Math.max(0, ...(rooms[0] ?? []));
  const below = Math.max(0, ...(rooms[1] ?? []).map((y) => heightPx - y));
  const first = -Math.ceil(above / STEP_PX);
  const rows = Math.ceil((heightPx + below) / STEP_PX) + 1 - first;
  const ys = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    ys.set(followed(field, (first + row) * STEP_PX, columns, middle), row * columns);
  return { stepPx: STEP_PX, columns, rows, ys };
}

/** The heights, column after column, of the line that is at `y` in the middle one. */
function followed(field: SlopeField, y: number, columns: number, middle: number): readonly number[] {
  const heights = new Array<number>(columns).fill(y);
  for (const [from, to, by] of [
    [middle, columns - 1, 1],
    [middle, 0, -1],
  ] as const)
    for (let column = from; column !== to; column += by) {
      const here = heights[column] as number;
      const x = column * STEP_PX;
      const half = here + (by * STEP_PX * slopeAt(field, x, here)) / 2;
      heights[column + by] = here + by * STEP_PX * slopeAt(field, x + (by * STEP_PX) / 2, half);
    }
  return heights;
}

/** Only heights change, so that each column is drawn anew by itself (Keys 1981, a = −0.5). What lies outside is white. */
function straightened(image: GreyImage, bend: Unbending): GreyImage {
  const { widthPx, heightPx } = image;
  const out = blankImage(widthPx, (bend.rows - 1) * bend.stepPx);
  const froms = new Float32Array(widthPx);
  for (let y = 0; y < out.heightPx; y += 1) {
    heightsAlong(bend, y + 0.5, froms);
    for (let x = 0; x < widthPx; x += 1) {
      const from = (froms[x] as number) - 0.5;
      if (from >= -0.5 && from <= heightPx - 0.5) out.pixels[y * widthPx + x] = cubicDown(image, x, from);
    }
  }
  return out;
}

/** What `bentY` gives for the middles of all px of a row. */
function heightsAlong({ stepPx, columns, rows, ys }: Unbending, y: number, into: Float32Array): void {
  const top = Math.min(rows - 2, Math.floor(y / stepPx));
  const [t, base] = [y / stepPx - top, top * columns];
  for (let x = 0; x < into.length; x += 1) {
    const left = Math.floor((x + 0.5) / stepPx);
    const [s, at] = [(x + 0.5) / stepPx - left, base + left];
    const here = (ys[at] as number) * (1 - t) + (ys[at + columns] as number) * t;
    const next = (ys[at + 1] as number) * (1 - t) + (ys[at + columns + 1] as number) * t;
    into[x] = here * (1 - s) + next * s;
  }
}

function cubicDown({ widthPx, heightPx, pixels }: GreyImage, x: number, from: number): number {
  const top = Math.floor(from);
  const t = from - top;
  const last = heightPx - 1;
  const p = pixels[(top < 1 ? 0 : top - 1) * widthPx + x] as number;
  const q = pixels[(top < 0 ? 0 : top) * widthPx + x] as number;
  const r = pixels[(top + 1 > last ? last : top + 1) * widthPx + x] as number;
  const s = pixels[(top + 2 > last ? last : top + 2) * widthPx + x] as number;
  const value = q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
  return value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
}

/** The height in the bent picture of a place of the straight one. */
export function bentY({ stepPx, columns, rows, ys }: Unbending, x: number, y: number): number {
  const [u, v] = [x / stepPx, y / stepPx];
  const left = Math.min(columns - 2, Math.max(0, Math.floor(u)));
  const top = Math.min(rows - 2, Math.max(0, Math.floor(v)));
  const [s, t, at] = [u - left, v - top, top * columns + left];
  const above = (ys[at] as number) * (1 - s) + (ys[at + 1] as number) * s;
  const below = (ys[at + columns] as number) * (1 - s) + (ys[at + columns + 1] as number) * s;
  return above * (1 - t) + below * t;
}

/** The upright box around what a box of the straight picture has in the bent one. */
export function bentBox(bend: Unbending, { x0, y0, x1, y1 }: BoxPx): BoxPx {
  const xs = [x0, (x0 + x1) / 2, x1];
  const tops = xs.map((x) => bentY(bend, x, y0));
  const feet = xs.map((x) => bentY(bend, x, y1));
  return { x0, x1, y0: Math.min(...tops), y1: Math.max(...feet) };
}
