import { bandOf } from './bead-band';
import type { Band } from './bead-band';
import { LONGEST_SIDE, rowsOf, SKIP_MORE_COST, wayThrough } from './bead-rows';
import type { Frame, Row, RowUnit } from './bead-rows';
import { worthCounter } from './bead-worth';
import type { Worths } from './bead-worth';

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

/** What a fact without counterpart tells against a bead, in thousandths, up to so many facts a unit. */
const ORPHAN_COST = 1200;
const MOST_ORPHANS = 3;
/**
 * Cells this much dearer than the best of their row are not followed. It pays for 40 lost units in a row, and
 * for as many more as one side is longer; that in steps, so that it stays what it is while somebody types.
 */
const BEAM_COST = 100_000;
const BEAM_STEP = 64;
/** Right letters per left letter are taken in such steps, for the same reason. */
const RATIO_STEPS = 128;

/**
 * Aligns two sequences of paragraphs: monotone dynamic programming over beads, scored by length (Gale and
 * Church 1993) and by shared facts weighted by rarity. Right letters per left letter are estimated
 * from the one-to-one beads of a first pass.
 */
export function alignUnits(left: readonly Unit[], right: readonly Unit[]): readonly Bead[] {
  return beadAligner()(left, right);
}

type Pass = { readonly ratio: number; readonly rows: readonly Row[] };

/** What is kept of the last alignment. */
type Kept = {
  readonly left: readonly Unit[];
  readonly right: readonly Unit[];
  readonly band: Band;
  readonly beam: number;
  readonly units: readonly RowUnit[];
  readonly passes: readonly (Pass | null)[];
};

/**
 * An aligner that remembers its last table: rows into which the same goes as before are not computed again. What it
 * gives depends on the two sides alone.
 */
export function beadAligner(): (left: readonly Unit[], right: readonly Unit[]) => readonly Bead[] {
  const worths = worthCounter();
  let kept: Kept | null = null;
  return (left, right) => {
    const band = bandOf(left, right);
    const beam =
      BEAM_COST + SKIP_MORE_COST * BEAM_STEP * Math.ceil(Math.abs(left.length - right.length) / BEAM_STEP);
    const places = placesBefore(kept?.left ?? [], left);
    const worth = worths(left, right);
    const units = rowUnits(left, band, places, worth, kept);
    const now = { left, right, band, beam, units, passes: [] };
    const known = knownRows(now, kept, places);
    const frame = { columns: right.length, beam, ...rightSums(right) };
    const run = (ratio: number, index: number): Pass => {
      const before = kept?.passes[index] ?? null;
      const rows = before?.ratio === ratio ? before.rows : null;
      return { ratio, rows: rowsOf(units, band, { ...frame, ratio }, (i) => rows?.[known(i)] ?? null) };
    };
    const first = run(1, 0);
    const ratio = measuredRatio(beadsOf(first, right.length), left, right);
    const second = ratio === null ? null : run(ratio, 1);
    kept = { ...now, passes: [first, second] };
    return beadsOf(second ?? first, right.length);
  };
}

function rightSums(right: readonly Unit[]): Pick<Frame, 'letters' | 'orphanCosts'> {
  const letters = new Float64Array(right.length + 1);
  const orphanCosts = new Int32Array(right.length + 1);
  right.forEach((unit, j) => {
    letters[j + 1] = (letters[j] ?? 0) + unit.letters;
    orphanCosts[j + 1] = (orphanCosts[j] ?? 0) + orphanCost(unit);
  });
  return { letters, orphanCosts };
}

function orphanCost(unit: Unit): number {
  return Math.min(MOST_ORPHANS, unit.orphans) * ORPHAN_COST;
}

/** For each unit, where it stood before the last change: the units alike at the head and at the tail; else -1. */
function placesBefore(before: readonly Unit[], now: readonly Unit[]): Int32Array {
  const places = new Int32Array(now.length).fill(-1);
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && isAlike(before[head], now[head])) places[head] = head++;
  for (let tail = 1; tail <= shorter - head; tail += 1) {
    if (!isAlike(before[before.length - tail], now[now.length - tail])) break;
    places[now.length - tail] = before.length - tail;
  }
  return places;
}

function isAlike(a: Unit | undefined, b: Unit | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || (a.letters === b.letters && hasSameKeys(a, b));
}

function hasSameKeys({ keys: a }: Unit, { keys: b }: Unit): boolean {
  return a === b || (a.length === b.length && a.every((key, i) => key === b[i]));
}

function rowUnits(
  left: readonly Unit[],
  band: Band,
  places: Int32Array,
  { sharedOf, isSameFor }: Worths,
  kept: Kept | null,
): readonly RowUnit[] {
  return left.map((unit, i) => {
    const from = Math.max(0, band.starts[Math.max(0, i - LONGEST_SIDE + 1)] ?? 0);
    const to = (band.ends[i] ?? 0) + LONGEST_SIDE;
    const cost = orphanCost(unit);
    const place = places[i] ?? -1;
    const before = kept?.units[place];
    const isSame =
      before !== undefined &&
      before.orphanCost === cost &&
      isSameFor(unit.keys) &&
      kept?.band.starts[Math.max(0, place - LONGEST_SIDE + 1)] ===
        band.starts[Math.max(0, i - LONGEST_SIDE + 1)] &&
      kept?.band.ends[place] === band.ends[i];
    if (isSame) return before;
    return { letters: unit.letters, orphanCost: cost, gains: sharedOf(unit.keys, from, to), gainsFrom: from };
  });
}

/** Tells for each row which row of the table before has the same units, band and columns; -1 for none. */
function knownRows(
  now: Omit<Kept, 'passes'>,
  kept: Kept | null,
  places: Int32Array,
): (index: number) => number {
  if (kept === null || kept.beam !== now.beam || kept.right.length !== now.right.length) return () => -1;
  const changed = changedColumns(kept.right, now.right);
  return (i) => {
    const before = i === 0 ? 0 : (places[i - 1] ?? -1) + 1;
    if (i > 0 && before === 0) return -1;
    if (i === now.left.length && before !== kept.left.length) return -1;
    const [start, end] = [now.band.starts[i] ?? 0, now.band.ends[i] ?? 0];
    if (kept.band.starts[before] !== start || kept.band.ends[before] !== end) return -1;
    if (changed.from < end && changed.to > start - LONGEST_SIDE) return -1;
    // One more than a bead takes: the rows above must be those that stood above.
    for (let back = 1; back <= LONGEST_SIDE + 1; back += 1) {
      if (now.units[i - back] !== kept.units[before - back]) return -1;
    }
    return before;
  };
}

/** The right units, from the first to the last, that are not what they were. */
function changedColumns(
  before: readonly Unit[],
  now: readonly Unit[],
): { readonly from: number; readonly to: number } {
  const isSame = (unit: Unit, j: number): boolean => {
    const other = before[j];
    return other !== undefined && other.letters === unit.letters && orphanCost(other) === orphanCost(unit);
  };
  const from = now.findIndex((unit, j) => !isSame(unit, j));
  if (from === -1) return { from: 0, to: 0 };
  let to = now.length;
  while (to > from && isSame(now[to - 1] as Unit, to - 1)) to -= 1;
  return { from, to };
}

function measuredRatio(beads: readonly Bead[], left: readonly Unit[], right: readonly Unit[]): number | null {
  const pairs = beads.filter((bead) => bead.leftTo > bead.leftFrom && bead.rightTo > bead.rightFrom);
  let [lefts, rights] = [0, 0];
  for (const bead of pairs) {
    for (let i = bead.leftFrom; i < bead.leftTo; i += 1) lefts += left[i]?.letters ?? 0;
    for (let j = bead.rightFrom; j < bead.rightTo; j += 1) rights += right[j]?.letters ?? 0;
  }
  if (pairs.length < 3 || lefts === 0) return null;
  return Math.round(RATIO_STEPS * Math.min(1.4, Math.max(0.7, rights / lefts))) / RATIO_STEPS;
}

function beadsOf({ rows }: Pass, columns: number): readonly Bead[] {
  let [leftTo, rightTo] = [rows.length - 1, columns];
  const beads = wayThrough(rows, columns).map(({ left, right }): Bead => {
    const bead = { leftFrom: leftTo - left, leftTo, rightFrom: rightTo - right, rightTo };
    [leftTo, rightTo] = [bead.leftFrom, bead.rightFrom];
    return bead;
  });
  return beads.reverse();
}
