import type { Interned, TokenRanges } from './alignment';
import type { Run } from './moves';
import { FORBIDDEN, pairCosts } from './pair-cost';
import type { PairCosts } from './pair-cost';

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
  const grown: TokenRanges[] = [...moves];
  for (const [i, move] of moves.entries()) {
    const others = grown.filter((_, j) => j !== i);
    const left = roomOf(leftRuns, [move.leftFrom, move.leftTo], others.map(leftOf));
    const right = roomOf(rightRuns, [move.rightFrom, move.rightTo], others.map(rightOf));
    const room = { leftFrom: left[0], leftTo: left[1], rightFrom: right[0], rightTo: right[1] };
    grown[i] = grownBack(interned, costs, grownOn(interned, costs, move, room), room);
  }
  return grown;
}

function leftOf({ leftFrom, leftTo }: TokenRanges): Run {
  return [leftFrom, leftTo];
}

function rightOf({ rightFrom, rightTo }: TokenRanges): Run {
  return [rightFrom, rightTo];
}

/** The tokens without a partner around `[from, to)`, up to the stretches beside it. */
function roomOf(runs: readonly Run[], [from, to]: Run, others: readonly Run[]): Run {
  const before = runs.find(([start, end]) => start <= from && end >= from)?.[0] ?? from;
  const after = runs.find(([start, end]) => start <= to && end >= to)?.[1] ?? to;
  return [
    others.reduce((least, [, end]) => (end <= from ? Math.max(least, end) : least), before),
    others.reduce((most, [start]) => (start >= to ? Math.min(most, start) : most), after),
  ];
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
