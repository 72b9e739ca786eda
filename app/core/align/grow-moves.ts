import { firstIndex } from '../base/positions';
import type { Interned, TokenRanges } from './alignment';
import { FORBIDDEN, pairCosts } from './pair-cost';
import type { PairCosts } from './pair-cost';
import type { Run } from './runs-across';

/** So many tokens in a row that stand for nothing end a moved stretch; on either side, or on both. */
const MOST_SKIPPED = 2;
/** Keys shorter than this may be alike by chance: they belong to a stretch that goes on behind them. */
const SHORTEST_SURE = 3;

/** A word from which the end of its sheet cuts so many letters is no slip; its other half stands elsewhere. */
const FEWEST_CUT = 2;

/** Edit distances that all stretches of a document may take together. */
const MOST_DISTANCES = 50_000;

/** Where a stretch may grow to: `[from, to)` on either side. */
type Room = TokenRanges;

/**
 * Moved stretches with the words around them that a slip keeps from being equal. An anchor ends before the first
 * slip; so the last words of a moved sheet would belong to no stretch at all:
 *
 *     here   … и доходил отписом. │Оглежнла и доходил решил отдругил│ …
 *     there  …            ◄──────  Отложила│и доходил решил отдругил│
 *
 * A stretch grows only over tokens without a partner, and never into another stretch.
 */
export function growMoves(
  interned: Interned,
  moves: readonly TokenRanges[],
  leftRuns: readonly Run[],
  rightRuns: readonly Run[],
): readonly TokenRanges[] {
  if (moves.length === 0) return moves;
  const costs = pairCosts(interned.keys, MOST_DISTANCES);
  const left = sideOf(leftRuns, moves.map(leftOf));
  const right = sideOf(rightRuns, moves.map(rightOf));
  return moves.map((move) => {
    const [here, there] = [roomOf(left, leftOf(move)), roomOf(right, rightOf(move))];
    const room = { leftFrom: here[0], leftTo: here[1], rightFrom: there[0], rightTo: there[1] };
    const grown = grownBack(interned, costs, grownOn(interned, costs, move, room), room);
    regrow(left, leftOf(move), leftOf(grown));
    regrow(right, rightOf(move), rightOf(grown));
    return grown;
  });
}

function leftOf({ leftFrom, leftTo }: TokenRanges): Run {
  return [leftFrom, leftTo];
}

function rightOf({ rightFrom, rightTo }: TokenRanges): Run {
  return [rightFrom, rightTo];
}

/** One side: its tokens without a partner, in order, and where the stretches begin and end as they stand, ascending. */
type Side = { readonly runs: readonly Run[]; readonly starts: Int32Array; readonly ends: Int32Array };

function sideOf(runs: readonly Run[], stretches: readonly Run[]): Side {
  return {
    runs,
    starts: Int32Array.from(stretches, ([from]) => from).sort(),
    ends: Int32Array.from(stretches, ([, to]) => to).sort(),
  };
}

/** The tokens without a partner around `[from, to)`, up to the stretches beside it. */
function roomOf({ runs, starts, ends }: Side, [from, to]: Run): Run {
  const endBefore = ends[firstIndex(ends.length, (i) => (ends[i] ?? 0) > from) - 1];
  const startAfter = starts[firstIndex(starts.length, (i) => (starts[i] ?? 0) >= to)];
  const before = runAt(runs, from)?.[0] ?? from;
  const after = runAt(runs, to)?.[1] ?? to;
  return [Math.max(before, endBefore ?? before), Math.min(after, startAfter ?? after)];
}

/** The first run that holds or touches the boundary `at`. */
function runAt(runs: readonly Run[], at: number): Run | undefined {
  const run = runs[firstIndex(runs.length, (i) => (runs[i]?.[1] ?? 0) >= at)];
  return run !== undefined && run[0] <= at ? run : undefined;
}

function regrow({ starts, ends }: Side, [from, to]: Run, [newFrom, newTo]: Run): void {
  replaceIn(starts, from, newFrom);
  replaceIn(ends, to, newTo);
}

/** Puts `next` in the place of one `value`; the numbers still ascend. */
function replaceIn(values: Int32Array, value: number, next: number): void {
  let at = firstIndex(values.length, (i) => (values[i] ?? 0) >= value);
  for (; at > 0 && (values[at - 1] ?? 0) > next; at -= 1) values[at] = values[at - 1] ?? 0;
  for (; at + 1 < values.length && (values[at + 1] ?? 0) < next; at += 1) values[at] = values[at + 1] ?? 0;
  values[at] = next;
}

function grownOn(interned: Interned, costs: PairCosts, move: TokenRanges, room: Room): TokenRanges {
  const keyAt = (steps: number, side: 'left' | 'right'): number | null => {
    const [at, end] = side === 'left' ? [move.leftTo, room.leftTo] : [move.rightTo, room.rightTo];
    return at + steps < end ? (interned[side][at + steps] ?? null) : null;
  };
  const isCut = (here: string, there: string): boolean => there.startsWith(here);
  const [left, right] = stepsAlike(interned.keys, costs, keyAt, isCut);
  return { ...move, leftTo: move.leftTo + left, rightTo: move.rightTo + right };
}

function grownBack(interned: Interned, costs: PairCosts, move: TokenRanges, room: Room): TokenRanges {
  const keyAt = (steps: number, side: 'left' | 'right'): number | null => {
    const [at, first] = side === 'left' ? [move.leftFrom, room.leftFrom] : [move.rightFrom, room.rightFrom];
    return at - 1 - steps >= first ? (interned[side][at - 1 - steps] ?? null) : null;
  };
  const isCut = (here: string, there: string): boolean => there.endsWith(here);
  const [left, right] = stepsAlike(interned.keys, costs, keyAt, isCut);
  return { ...move, leftFrom: move.leftFrom - left, rightFrom: move.rightFrom - right };
}

/** How many tokens of either side go on alike from the end of a stretch, the last of them alike for sure and whole. */
function stepsAlike(
  keys: readonly string[],
  costs: PairCosts,
  keyAt: (steps: number, side: 'left' | 'right') => number | null,
  isCut: (here: string, there: string) => boolean,
): readonly [left: number, right: number] {
  const isAlike = (left: number, right: number): boolean => {
    const [here, there] = [keyAt(left, 'left'), keyAt(right, 'right')];
    return here !== null && there !== null && (here === there || costs.pair(here, there) !== FORBIDDEN);
  };
  const isLong = (left: number): boolean => (keys[keyAt(left, 'left') ?? -1]?.length ?? 0) >= SHORTEST_SURE;
  const isHalf = (left: number, right: number): boolean => {
    const [here, there] = [keys[keyAt(left, 'left') ?? -1] ?? '', keys[keyAt(right, 'right') ?? -1] ?? ''];
    return there.length - here.length >= FEWEST_CUT && isCut(here, there);
  };
  let [left, right, sureLeft, sureRight] = [0, 0, 0, 0];
  for (;;) {
    const skip = SKIPS.find(([l, r]) => isAlike(left + l, right + r));
    if (skip === undefined) return [sureLeft, sureRight];
    [left, right] = [left + skip[0], right + skip[1]];
    if (isLong(left)) {
      // What stands before half a word is sure, and the half is left out.
      const whole = isHalf(left, right) ? 0 : 1;
      [sureLeft, sureRight] = [left + whole, right + whole];
    }
    [left, right] = [left + 1, right + 1];
  }
}

/** Tokens to pass over on either side before the next that are alike, fewest first. */
const SKIPS: readonly (readonly [number, number])[] = Array.from(
  { length: (MOST_SKIPPED + 1) ** 2 },
  (_, i): readonly [number, number] => [i % (MOST_SKIPPED + 1), Math.floor(i / (MOST_SKIPPED + 1))],
).sort(([a, b], [c, d]) => a + b - c - d);
