import type { Band } from './bead-band';

/** What one unit of the left side brings into the table: its size, its orphans' cost and what it shares. */
export type RowUnit = {
  readonly letters: number;
  readonly orphanCost: number;
  /** Sums of what it shares with the right units from `gainsFrom` on, before each and after the last; null for nothing. */
  readonly gains: Int32Array | null;
  readonly gainsFrom: number;
};

/** What all rows have in common. Costs are whole thousandths, so that sums are exact wherever they begin. */
export type Frame = {
  readonly columns: number;
  /** Running sums of the right units: letters, and cost of orphans. */
  readonly letters: Float64Array;
  readonly orphanCosts: Int32Array;
  readonly ratio: number;
  readonly beam: number;
};

/**
 * One row of the table: what it costs at least to get to each cell of the band in each state, counted from the cheapest
 * of the row, and the move that led there. `step` is how much dearer that cheapest is than the row's before.
 */
export type Row = {
  readonly start: number;
  readonly costs: Int32Array;
  readonly back: Int8Array;
  readonly step: number;
};

/** Variance per letter of the length of a translation (Gale and Church 1993). */
const VARIANCE = 6.8;
/** Shapes of beads with the negative logarithm of their priors (Gale and Church 1993; 3:1 and 2:2 as 2:2). */
export const SHAPES = [
  { left: 1, right: 1, cost: 120 },
  { left: 2, right: 1, cost: 3100 },
  { left: 1, right: 2, cost: 3100 },
  { left: 2, right: 2, cost: 4500 },
  { left: 3, right: 1, cost: 5000 },
  { left: 1, right: 3, cost: 5000 },
] as const;
/** A bead takes at most so many units of a side. */
export const LONGEST_SIDE = 3;
/** A unit without counterpart; each further one in a row is likelier, since sheets get lost whole. */
const SKIP_COST = 4600;
export const SKIP_MORE_COST = 2000;
/** Beyond this the lengths say no more: half of a paragraph may be lost. */
const WORST_LENGTH_COST = 14;

const STATES = 3;
const MATCHED = 0;
const SKIPPED_LEFT = 1;
const SKIPPED_RIGHT = 2;
export const MOVES = SHAPES.length + 2;
export const SKIP_LEFT = SHAPES.length;
const SKIP_RIGHT = SHAPES.length + 1;
const NEVER = 0x3fffffff;

/**
 * All rows of the table. `known` gives the row that stood in the same place before when everything that goes into it
 * but the rows above is the same; where those are the same too, it is taken over.
 */
export function rowsOf(
  units: readonly RowUnit[],
  band: Band,
  frame: Frame,
  known: (index: number) => Row | null,
): readonly Row[] {
  const rows: Row[] = [];
  let taken = 0;
  for (let i = 0; i <= units.length; i += 1) {
    const before = known(i);
    const isTaken = before !== null && taken >= Math.min(i, LONGEST_SIDE);
    const row = isTaken ? before : makeRow(rows, i, units, band, frame);
    const isSame = before !== null && (isTaken || isSameRow(row, before));
    rows.push(isSame ? before : row);
    taken = isSame ? taken + 1 : 0;
  }
  return rows;
}

function isSameRow(a: Row, b: Row): boolean {
  if (a.step !== b.step || a.start !== b.start || a.costs.length !== b.costs.length) return false;
  return a.costs.every((cost, i) => cost === b.costs[i]) && a.back.every((move, i) => move === b.back[i]);
}

function makeRow(rows: readonly Row[], i: number, units: readonly RowUnit[], band: Band, frame: Frame): Row {
  const start = band.starts[i] ?? 0;
  const width = Math.max(0, Math.min(band.ends[i] ?? 0, frame.columns + 1) - start);
  const costs = new Int32Array(width * STATES).fill(NEVER);
  const back = new Int8Array(width * STATES).fill(-1);
  const row = { start, costs, back, step: 0 };
  if (i === 0 && width > 0) costs[MATCHED] = 0;
  let above = 0;
  for (let left = 1; left <= Math.min(i, LONGEST_SIDE); left += 1) {
    const source = rows[i - left] as Row;
    takeBeads(row, source, above, units, i, left, frame);
    if (left === 1) takeSkips(row, source, frame);
    above -= source.step;
  }
  return finished(row, frame);
}

/** The costs of beads of `left` units that end in this row. `above`: what the source row's cheapest costs more. */
function takeBeads(
  row: Row,
  source: Row,
  above: number,
  units: readonly RowUnit[],
  i: number,
  left: number,
  frame: Frame,
): void {
  const taken = units.slice(i - left, i);
  const letters = taken.reduce((sum, unit) => sum + unit.letters, 0);
  const orphans = taken.reduce((sum, unit) => sum + unit.orphanCost, 0);
  const expected = letters * frame.ratio;
  const { start, costs, back } = row;
  const width = costs.length / STATES;
  for (let from = source.start, cell = 0; cell < source.costs.length; from += 1, cell += STATES) {
    const state = cheapest(source.costs, cell);
    const best = source.costs[cell + state] ?? NEVER;
    if (best > frame.beam) continue;
    for (let move = 0; move < SHAPES.length; move += 1) {
      const shape = SHAPES[move];
      if (shape === undefined || shape.left !== left) continue;
      const to = from + shape.right;
      if (to < start || to >= start + width || to > frame.columns) continue;
      const at = (to - start) * STATES + MATCHED;
      const rightOrphans = (frame.orphanCosts[to] ?? 0) - (frame.orphanCosts[from] ?? 0);
      const sure = best + above + shape.cost + orphans + rightOrphans - gainOf(taken, from, to);
      // Lengths can only make it dearer, and their logarithm is what takes time.
      if (sure >= (costs[at] ?? NEVER)) continue;
      const cost = sure + lengthCost(expected, (frame.letters[to] ?? 0) - (frame.letters[from] ?? 0));
      if (cost >= (costs[at] ?? NEVER)) continue;
      costs[at] = cost;
      back[at] = state * MOVES + move;
    }
  }
}

function gainOf(units: readonly RowUnit[], from: number, to: number): number {
  let gain = 0;
  for (const { gains, gainsFrom } of units) {
    if (gains === null) continue;
    const last = gains.length - 1;
    gain += (gains[clamped(to - gainsFrom, last)] ?? 0) - (gains[clamped(from - gainsFrom, last)] ?? 0);
  }
  return gain;
}

function clamped(at: number, last: number): number {
  return at < 0 ? 0 : at > last ? last : at;
}

function lengthCost(expected: number, letters: number): number {
  const deviation = Math.sqrt(Math.max(1, (expected + letters) / 2) * VARIANCE);
  const z = Math.abs(letters - expected) / deviation;
  return Math.round(1000 * Math.min(WORST_LENGTH_COST, (z * z) / 2 + Math.log(1 + 0.8 * z)));
}

/** The left unit has no counterpart. */
function takeSkips(row: Row, source: Row, frame: Frame): void {
  const { start, costs, back } = row;
  for (let at = SKIPPED_LEFT; at < costs.length; at += STATES) {
    const cell = (start - source.start) * STATES + at - SKIPPED_LEFT;
    if (cell < 0 || cell >= source.costs.length) continue;
    if ((source.costs[cell + cheapest(source.costs, cell)] ?? NEVER) > frame.beam) continue;
    takeSkip(costs, back, at, source.costs, cell, SKIPPED_LEFT, SKIP_LEFT);
  }
}

/** Goes on to where right units have no counterpart, and counts from the cheapest cell. */
function finished(row: Row, frame: Frame): Row {
  const { start, costs, back } = row;
  const least = costs.reduce((low, cost) => Math.min(low, cost), NEVER);
  if (least === NEVER) return row;
  for (let cell = 0; cell + STATES < costs.length; cell += STATES) {
    if ((costs[cell + cheapest(costs, cell)] ?? NEVER) > least + frame.beam) continue;
    takeSkip(costs, back, cell + STATES + SKIPPED_RIGHT, costs, cell, SKIPPED_RIGHT, SKIP_RIGHT);
  }
  const counted = costs.map((cost) => (cost === NEVER ? NEVER : cost - least));
  return { start, costs: counted, back, step: least };
}

function takeSkip(
  costs: Int32Array,
  back: Int8Array,
  at: number,
  source: Int32Array,
  cell: number,
  skipped: number,
  move: number,
): void {
  for (let state = 0; state < STATES; state += 1) {
    const before = source[cell + state] ?? NEVER;
    if (before === NEVER) continue;
    const cost = before + (state === skipped ? SKIP_MORE_COST : SKIP_COST);
    if (cost >= (costs[at] ?? NEVER)) continue;
    costs[at] = cost;
    back[at] = state * MOVES + move;
  }
}

function cheapest(costs: Int32Array, cell: number): number {
  let state = 0;
  for (let other = 1; other < STATES; other += 1)
    if ((costs[cell + other] ?? NEVER) < (costs[cell + state] ?? NEVER)) state = other;
  return state;
}

/** The moves of the cheapest way to the last cell, from the end: the number of units that each takes on both sides. */
export function wayThrough(
  rows: readonly Row[],
  columns: number,
): readonly { readonly left: number; readonly right: number }[] {
  const moves: { left: number; right: number }[] = [];
  let [i, j] = [rows.length - 1, columns];
  const cellAt = (row: Row | undefined): number => (j - (row?.start ?? 0)) * STATES;
  let state = cheapest(rows[i]?.costs ?? new Int32Array(0), cellAt(rows[i]));
  while (i > 0 || j > 0) {
    const back = rows[i]?.back[cellAt(rows[i]) + state] ?? -1;
    if (back < 0) break;
    const move = back % MOVES;
    const shape = SHAPES[move];
    const left = shape?.left ?? (move === SKIP_LEFT ? 1 : 0);
    const right = shape?.right ?? (move === SKIP_LEFT ? 0 : 1);
    moves.push({ left, right });
    state = (back - move) / MOVES;
    i -= left;
    j -= right;
  }
  return moves;
}
