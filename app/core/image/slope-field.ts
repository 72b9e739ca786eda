import type { SlopeSample } from './line-slopes';

/** The slope of the lines all over a picture: one value for each knot, `stepPx` apart, the first at the corner. */
export type SlopeField = {
  readonly stepPx: number;
  readonly columns: number;
  readonly rows: number;
  readonly slopes: Float32Array;
  /** How far the slopes of its lines are apart: from the tenth to the ninetieth hundredth of the knots that have text. */
  readonly spread: number;
};

/** Knots stand so many heights of a small letter apart, and hear of the slopes within so many around them. */
const STEP = 4;
const REACH_ACROSS = 6;
const REACH_DOWN = 7;
/** Fewer samples tell a knot nothing; more than the most are passed over. */
const FEWEST = 12;
const ROUNDS = 2;

/** The field of what most samples around each knot say; a knot without text goes by those around it. Null without any. */
export function fieldOf(
  samples: readonly SlopeSample[],
  letterPx: number,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): SlopeField | null {
  const stepPx = STEP * letterPx;
  const [columns, rows] = [Math.ceil(widthPx / stepPx) + 1, Math.ceil(heightPx / stepPx) + 1];
  const heard: number[][] = Array.from({ length: columns * rows }, () => []);
  const [across, down] = [(REACH_ACROSS * letterPx) / stepPx, (REACH_DOWN * letterPx) / stepPx];
  for (const { x, y, slope } of samples) {
    const [u, v] = [x / stepPx, y / stepPx];
    for (let row = atLeast(v - down); row <= Math.min(rows - 1, v + down); row += 1)
      for (let column = atLeast(u - across); column <= Math.min(columns - 1, u + across); column += 1)
        heard[row * columns + column]?.push(slope);
  }
  const told = heard.map((slopes) => (slopes.length < FEWEST ? null : medianOf(slopes)));
  const filled = filledIn(told, columns, rows);
  if (filled === null) return null;
  let slopes = filled;
  for (let round = 0; round < ROUNDS; round += 1) slopes = smoothed(slopes, columns, rows);
  return { stepPx, columns, rows, slopes, spread: spreadOf(told.flatMap((slope) => slope ?? [])) };
}

function spreadOf(slopes: readonly number[]): number {
  const sorted = [...slopes].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return at(0.9) - at(0.1);
}

const atLeast = (value: number) => Math.max(0, Math.ceil(value));

function medianOf(values: readonly number[]): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/** Knots that know nothing take the mean of the neighbours that do, again and again from the text outwards. */
function filledIn(told: readonly (number | null)[], columns: number, rows: number): Float32Array | null {
  if (told.every((slope) => slope === null)) return null;
  let known = told;
  while (known.includes(null)) {
    const before = known;
    known = before.map((slope, at) => {
      if (slope !== null) return slope;
      const around = neighboursOf(at, columns, rows).flatMap((other) => before[other] ?? []);
      return around.length === 0 ? null : around.reduce((sum, one) => sum + one, 0) / around.length;
    });
  }
  return Float32Array.from(known, (slope) => slope ?? 0);
}

function neighboursOf(at: number, columns: number, rows: number): readonly number[] {
  const [column, row] = [at % columns, Math.floor(at / columns)];
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
      if (x !== column || y !== row) found.push(y * columns + x);
  return found;
}

function smoothed(slopes: Float32Array, columns: number, rows: number): Float32Array {
  return slopes.map((slope, at) => {
    const around = neighboursOf(at, columns, rows);
    const mean = around.reduce((sum, other) => sum + (slopes[other] ?? 0), 0) / Math.max(1, around.length);
    return (slope + mean) / 2;
  });
}

/** The slope at a place, between the knots in proportion. */
export function slopeAt({ stepPx, columns, rows, slopes }: SlopeField, x: number, y: number): number {
  const u = Math.min(columns - 1, Math.max(0, x / stepPx));
  const v = Math.min(rows - 1, Math.max(0, y / stepPx));
  const [left, top] = [Math.min(columns - 2, Math.floor(u)), Math.min(rows - 2, Math.floor(v))];
  const [s, t] = [u - left, v - top];
  const at = top * columns + left;
  const above = (slopes[at] as number) * (1 - s) + (slopes[at + 1] as number) * s;
  const below = (slopes[at + columns] as number) * (1 - s) + (slopes[at + columns + 1] as number) * s;
  return above * (1 - t) + below * t;
}
