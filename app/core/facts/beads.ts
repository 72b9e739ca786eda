import { bandOf } from './bead-band';
import type { Band } from './bead-band';

/**
 * One unit of a side for alignment: its size, the keys of its facts, and how many of its strong facts stand
 * nowhere on the other side.
 */
export type Unit = { readonly letters: number; readonly keys: readonly string[]; readonly orphans: number };

/**
 * Which units of the left side say what which units of the right side say: half-open index intervals. One of
 * them is empty where the other side has no counterpart.
 */
export type Bead = {
  readonly leftFrom: number;
  readonly leftTo: number;
  readonly rightFrom: number;
  readonly rightTo: number;
};

/** Variance per letter of the length of a translation (Gale and Church 1993). */
const VARIANCE = 6.8;
/** Shapes of beads with the negative logarithm of their priors (Gale and Church 1993; 3:1 and 2:2 as 2:2). */
const SHAPES = [
  { left: 1, right: 1, cost: 0.12 },
  { left: 2, right: 1, cost: 3.1 },
  { left: 1, right: 2, cost: 3.1 },
  { left: 2, right: 2, cost: 4.5 },
  { left: 3, right: 1, cost: 5 },
  { left: 1, right: 3, cost: 5 },
] as const;
/** A unit without counterpart; each further one in a row is likelier, since sheets get lost whole. */
const SKIP_COST = 4.6;
const SKIP_MORE_COST = 2;
/** Beyond this the lengths say no more: half of a paragraph may be lost. */
const WORST_LENGTH_COST = 14;
/** What a fact without counterpart tells against a bead, up to so many facts a unit. */
const ORPHAN_COST = 1.2;
const MOST_ORPHANS = 3;
/** What one shared key can be worth at most. */
const BEST_KEY = 4;
/**
 * Cells this much dearer than the best of their row are not followed. It pays for 40 lost units in a row, and
 * for as many more as one side is longer.
 */
const BEAM_COST = 100;

/**
 * Aligns two sequences of paragraphs: monotone dynamic programming over beads, scored by length (Gale and
 * Church 1993) and by shared facts weighted by rarity (notes 3.3). `ratio` is right letters per left letter;
 * after a first pass it is estimated again from the one-to-one beads.
 */
export function alignUnits(left: readonly Unit[], right: readonly Unit[]): readonly Bead[] {
  const band = bandOf(left, right);
  const shared = sharedWorth(left, right, band);
  const first = align(left, right, { band, shared, ratio: 1 });
  const ratio = measuredRatio(first, left, right);
  return ratio === null ? first : align(left, right, { band, shared, ratio });
}

function measuredRatio(beads: readonly Bead[], left: readonly Unit[], right: readonly Unit[]): number | null {
  const pairs = beads.filter((bead) => bead.leftTo > bead.leftFrom && bead.rightTo > bead.rightFrom);
  const leftSums = runningSums(left, lettersOf);
  const rightSums = runningSums(right, lettersOf);
  const lefts = pairs.reduce((total, bead) => total + between(leftSums, bead.leftFrom, bead.leftTo), 0);
  const rights = pairs.reduce((total, bead) => total + between(rightSums, bead.rightFrom, bead.rightTo), 0);
  return pairs.length < 3 || lefts === 0 ? null : Math.min(1.4, Math.max(0.7, rights / lefts));
}

function lettersOf(unit: Unit): number {
  return unit.letters;
}

function orphanCost(unit: Unit): number {
  return Math.min(MOST_ORPHANS, unit.orphans) * ORPHAN_COST;
}

/** The sum of `measure` before each unit, and after the last. */
function runningSums(units: readonly Unit[], measure: (unit: Unit) => number): Float64Array {
  const sums = new Float64Array(units.length + 1);
  units.forEach((unit, i) => {
    sums[i + 1] = (sums[i] ?? 0) + measure(unit);
  });
  return sums;
}

function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}

/** The weight of each key: how surprising it is that two units share it. */
function keyWorth(left: readonly Unit[], right: readonly Unit[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of [...left, ...right])
    for (const key of new Set(unit.keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const total = left.length + right.length;
  return new Map(
    [...counts].map(([key, count]) => [key, Math.min(BEST_KEY, Math.max(0, Math.log(total / count)))]),
  );
}

/** For each left unit, what it shares with the right units of its band: right index → worth. */
function sharedWorth(
  left: readonly Unit[],
  right: readonly Unit[],
  band: Band,
): readonly ReadonlyMap<number, number>[] {
  const worth = keyWorth(left, right);
  const holders = new Map<string, number[]>();
  right.forEach((unit, j) => {
    for (const key of new Set(unit.keys)) {
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [j]);
      else list.push(j);
    }
  });
  return left.map((unit, i) => {
    const row = new Map<number, number>();
    const to = (band.ends[i] ?? 0) + LONGEST_SIDE;
    for (const key of new Set(unit.keys)) {
      const list = holders.get(key) ?? [];
      for (let at = firstFrom(list, (band.starts[i] ?? 0) - LONGEST_SIDE); at < list.length; at += 1) {
        const j = list[at] ?? to;
        if (j >= to) break;
        row.set(j, (row.get(j) ?? 0) + (worth.get(key) ?? 0));
      }
    }
    return row;
  });
}

/** A bead reaches so many units beyond the cell where it begins. */
const LONGEST_SIDE = 3;

/** The index of the first of ascending numbers that is at least `least`. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthCost(leftLetters: number, rightLetters: number, ratio: number): number {
  const expected = leftLetters * ratio;
  const deviation = Math.sqrt(Math.max(1, (expected + rightLetters) / 2) * VARIANCE);
  const z = Math.abs(rightLetters - expected) / deviation;
  return Math.min(WORST_LENGTH_COST, (z * z) / 2 + Math.log(1 + 0.8 * z));
}

const STATES = 3;
const MATCHED = 0;
const SKIPPED_LEFT = 1;
const SKIPPED_RIGHT = 2;

type Problem = {
  readonly rows: number;
  readonly columns: number;
  readonly leftSums: Float64Array;
  readonly rightSums: Float64Array;
  readonly leftOrphans: Float64Array;
  readonly rightOrphans: Float64Array;
  readonly shared: readonly ReadonlyMap<number, number>[];
  readonly ratio: number;
};

type Grid = {
  readonly band: Band;
  /** How many cells stand before each row. */
  readonly offsets: Int32Array;
  readonly cost: Float32Array;
  /** Which move led here: state before × number of moves + move. */
  readonly back: Int8Array;
};

/** What both passes have in common, and what they have not. */
type Frame = {
  readonly band: Band;
  readonly shared: readonly ReadonlyMap<number, number>[];
  readonly ratio: number;
};

function align(
  left: readonly Unit[],
  right: readonly Unit[],
  { band, shared, ratio }: Frame,
): readonly Bead[] {
  const problem: Problem = {
    rows: left.length,
    columns: right.length,
    leftSums: runningSums(left, lettersOf),
    rightSums: runningSums(right, lettersOf),
    leftOrphans: runningSums(left, orphanCost),
    rightOrphans: runningSums(right, orphanCost),
    shared,
    ratio,
  };
  const grid = makeGrid(band);
  grid.cost[cell(grid, 0, 0, MATCHED)] = 0;
  const beam = BEAM_COST + SKIP_MORE_COST * Math.abs(left.length - right.length);
  for (let i = 0; i <= left.length; i += 1) {
    const from = grid.band.starts[i] ?? 0;
    const to = Math.min(grid.band.ends[i] ?? 0, right.length + 1);
    const limit = cheapestInRow(grid, i, from, to) + beam;
    for (let j = from; j < to; j += 1) relax(grid, problem, i, j, limit);
  }
  return trace(grid, left.length, right.length);
}

function makeGrid(band: Band): Grid {
  const offsets = new Int32Array(band.starts.length + 1);
  band.starts.forEach((start, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + (band.ends[i] ?? start) - start;
  });
  const size = (offsets[band.starts.length] ?? 0) * STATES;
  return {
    ...{ band, offsets },
    cost: new Float32Array(size).fill(Infinity),
    back: new Int8Array(size).fill(-1),
  };
}

/** The cell's index, or -1 outside the band. */
function cell({ band, offsets }: Grid, i: number, j: number, state: number): number {
  const start = band.starts[i] ?? 0;
  return j < start || j >= (band.ends[i] ?? 0) ? -1 : ((offsets[i] ?? 0) + j - start) * STATES + state;
}

const MOVES = SHAPES.length + 2;
const SKIP_LEFT = SHAPES.length;
const SKIP_RIGHT = SHAPES.length + 1;

function cheapestInRow(grid: Grid, i: number, from: number, to: number): number {
  let least = Infinity;
  for (let at = cell(grid, i, from, 0); at < cell(grid, i, to - 1, 0) + STATES; at += 1)
    least = Math.min(least, grid.cost[at] ?? Infinity);
  return least;
}

/** Carries the costs of one cell, unless they are above `limit`, on to the cells that a bead leads to. */
function relax(grid: Grid, problem: Problem, i: number, j: number, limit: number): void {
  const state = cheapest(grid, i, j);
  const at = cell(grid, i, j, 0);
  const best = grid.cost[at + state] ?? Infinity;
  if (best === Infinity || best > limit) return;
  for (let move = 0; move < SHAPES.length; move += 1) {
    const shape = SHAPES[move];
    if (shape === undefined || i + shape.left > problem.rows || j + shape.right > problem.columns) continue;
    const cost = best + shape.cost + beadCost(problem, i, i + shape.left, j, j + shape.right);
    arrive(grid, i + shape.left, j + shape.right, MATCHED, cost, state, move);
  }
  for (let from = 0; from < STATES; from += 1) {
    const cost = grid.cost[at + from] ?? Infinity;
    if (i < problem.rows)
      arrive(grid, i + 1, j, SKIPPED_LEFT, cost + skipCost(from === SKIPPED_LEFT), from, SKIP_LEFT);
    if (j < problem.columns)
      arrive(grid, i, j + 1, SKIPPED_RIGHT, cost + skipCost(from === SKIPPED_RIGHT), from, SKIP_RIGHT);
  }
}

function cheapest(grid: Grid, i: number, j: number): number {
  const at = cell(grid, i, j, 0);
  let state = 0;
  for (let other = 1; other < STATES; other += 1)
    if ((grid.cost[at + other] ?? Infinity) < (grid.cost[at + state] ?? Infinity)) state = other;
  return state;
}

function skipCost(isMore: boolean): number {
  return isMore ? SKIP_MORE_COST : SKIP_COST;
}

function arrive(
  grid: Grid,
  i: number,
  j: number,
  state: number,
  cost: number,
  from: number,
  move: number,
): void {
  const index = cell(grid, i, j, state);
  if (index === -1 || cost >= (grid.cost[index] ?? Infinity)) return;
  grid.cost[index] = cost;
  grid.back[index] = from * MOVES + move;
}

function beadCost(
  problem: Problem,
  leftFrom: number,
  leftTo: number,
  rightFrom: number,
  rightTo: number,
): number {
  let gain = 0;
  for (let i = leftFrom; i < leftTo; i += 1) {
    const row = problem.shared[i];
    if (row === undefined || row.size === 0) continue;
    for (let j = rightFrom; j < rightTo; j += 1) gain += row.get(j) ?? 0;
  }
  const leftLetters = between(problem.leftSums, leftFrom, leftTo);
  const rightLetters = between(problem.rightSums, rightFrom, rightTo);
  const orphans =
    between(problem.leftOrphans, leftFrom, leftTo) + between(problem.rightOrphans, rightFrom, rightTo);
  return lengthCost(leftLetters, rightLetters, problem.ratio) + orphans - gain;
}

function trace(grid: Grid, rows: number, columns: number): readonly Bead[] {
  const beads: Bead[] = [];
  let i = rows;
  let j = columns;
  let state = cheapest(grid, i, j);
  while (i > 0 || j > 0) {
    const back = grid.back[cell(grid, i, j, state)] ?? -1;
    if (back < 0) break;
    const move = back % MOVES;
    const shape = SHAPES[move];
    const leftFrom = i - (shape?.left ?? (move === SKIP_LEFT ? 1 : 0));
    const rightFrom = j - (shape?.right ?? (move === SKIP_RIGHT ? 1 : 0));
    beads.push({ leftFrom, leftTo: i, rightFrom, rightTo: j });
    state = (back - move) / MOVES;
    i = leftFrom;
    j = rightFrom;
  }
  return beads.reverse();
}
