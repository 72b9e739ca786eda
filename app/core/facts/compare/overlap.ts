import type { Bead, Unit } from '../beads/beads';

/** So many facts and names must stand in what both texts have, and in no other part of either do they weigh. */
const FEWEST_SHARED = 3;
/** What both have is about as long in either language, and longer than a heading. */
const LEAST_LENGTHS = 0.75;
const FEWEST_LETTERS = 150;
/** More units of either text than these are not tried: their number is squared. */
const MOST_UNITS = 60;

type Overlap = { readonly lefts: number; readonly rights: number; readonly shared: number };

/**
 * Two texts of which one begins where the other ends: the beads of a transcription whose first sheets alone were
 * translated last, or the other way round. Null where no such stretch shares enough.
 */
export function alignOverlap(
  left: readonly Unit[],
  right: readonly Unit[],
  align: (left: readonly Unit[], right: readonly Unit[]) => readonly Bead[],
): readonly Bead[] | null {
  const [head, tail] = [overlapOf(left, [...right].reverse()), overlapOf([...left].reverse(), right)];
  if (head === null && tail === null) return null;
  const isHead = (head?.shared ?? 0) >= (tail?.shared ?? 0);
  const { lefts, rights } = (isHead ? head : tail) as Overlap;
  // Units `[leftFrom, leftFrom + lefts)` stand beside as many at the other end of the right side.
  const [leftFrom, rightFrom] = isHead ? [0, right.length - rights] : [left.length - lefts, 0];
  const inside = align(left.slice(leftFrom, leftFrom + lefts), right.slice(rightFrom, rightFrom + rights));
  const shifted = inside.map((bead) => ({
    leftFrom: bead.leftFrom + leftFrom,
    leftTo: bead.leftTo + leftFrom,
    rightFrom: bead.rightFrom + rightFrom,
    rightTo: bead.rightTo + rightFrom,
  }));
  const before = { leftFrom: 0, leftTo: leftFrom, rightFrom: 0, rightTo: rightFrom };
  const after = {
    leftFrom: leftFrom + lefts,
    leftTo: left.length,
    rightFrom: rightFrom + rights,
    rightTo: right.length,
  };
  return [before, ...shifted, after].filter(
    ({ leftTo, rightTo, ...from }) => leftTo > from.leftFrom || rightTo > from.rightFrom,
  );
}

/** How many units at the start of both lists are the same text, by their length and what they share. */
function overlapOf(left: readonly Unit[], right: readonly Unit[]): Overlap | null {
  let best: Overlap | null = null;
  let [lefts, leftLetters, rightLetters] = [0, 0, 0];
  for (let rights = 1; rights <= Math.min(MOST_UNITS, right.length); rights += 1) {
    rightLetters += right[rights - 1]?.letters ?? 0;
    while (
      lefts < Math.min(MOST_UNITS, left.length) &&
      leftLetters + (left[lefts]?.letters ?? 0) / 2 < rightLetters
    ) {
      leftLetters += left[lefts]?.letters ?? 0;
      lefts += 1;
    }
    const [least, most] = [Math.min(leftLetters, rightLetters), Math.max(leftLetters, rightLetters)];
    if (least < FEWEST_LETTERS || least < LEAST_LENGTHS * most) continue;
    const shared = sharedIn(left.slice(0, lefts), right.slice(0, rights));
    if (shared >= FEWEST_SHARED && shared > (best?.shared ?? 0)) best = { lefts, rights, shared };
  }
  return best;
}

/** The facts and names of both, less those that only one has. */
function sharedIn(left: readonly Unit[], right: readonly Unit[]): number {
  const [here, there] = [left, right].map((units) => new Set(units.flatMap(({ keys }) => keys)));
  if (here === undefined || there === undefined) return 0;
  const shared = [...here].filter((key) => there.has(key)).length;
  return shared - (here.size - shared + (there.size - shared)) / 2;
}
