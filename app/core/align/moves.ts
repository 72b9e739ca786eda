import type { Block, Interned, TokenRanges } from './alignment';
import { uniqueAnchors } from './anchors';
import type { Anchors } from './anchors';
import { runsAcross, type Run } from './runs-across';

/** A stretch counts as moved from this many tokens on: shorter ones are formulae that recur. */
export const SHORTEST_MOVE = 15;
/** Anchors of one moved stretch stand at most this far apart, and drift by at most `MOST_DRIFT` tokens. */
const MOST_APART = 10;
const MOST_DRIFT = 3;
/** This share of a moved stretch must have found no partner in order, on either side. */
const UNMATCHED_SHARE = 0.6;
const ANCHOR_SIZE = 3;

/** Stretches that match out of order, by left position: 3-grams off the chain, each unique there, side by side. */
export function findMoves(interned: Interned, blocks: readonly Block[]): readonly TokenRanges[] {
  return movesAmong(
    interned,
    runsOf(blocks, 'left-only', (block) => [block.leftFrom, block.leftTo]),
    runsOf(blocks, 'right-only', (block) => [block.rightFrom, block.rightTo]),
  );
}

function runsOf(blocks: readonly Block[], kind: Block['kind'], read: (block: Block) => Run): readonly Run[] {
  return blocks.flatMap((block) =>
    block.kind === kind || block.kind === 'not-comparable' ? [read(block)] : [],
  );
}

/** The same from the runs of tokens without a partner on either side, in order. */
export function movesAmong(
  interned: Interned,
  leftRuns: readonly Run[],
  rightRuns: readonly Run[],
): readonly TokenRanges[] {
  // Only then can anything have moved; most pairs of texts stop here.
  if (longest(leftRuns) < SHORTEST_MOVE || longest(rightRuns) < SHORTEST_MOVE) return [];
  const [leftAcross, rightAcross] = [runsAcross(leftRuns), runsAcross(rightRuns)];
  return anchorRuns(offChainAnchors(interned, leftRuns, rightRuns)).filter(
    ({ leftFrom, leftTo, rightFrom, rightTo }) =>
      leftTo - leftFrom >= SHORTEST_MOVE &&
      share(leftAcross(leftFrom, leftTo), leftFrom, leftTo) >= UNMATCHED_SHARE &&
      share(rightAcross(rightFrom, rightTo), rightFrom, rightTo) >= UNMATCHED_SHARE,
  );
}

function longest(all: readonly Run[]): number {
  return all.reduce((most, [from, to]) => Math.max(most, to - from), 0);
}

/** Unmatched tokens stand side by side in one sequence, with a token of their own kind after each run. */
function offChainAnchors(
  { left, right }: Interned,
  leftRuns: readonly Run[],
  rightRuns: readonly Run[],
): Anchors {
  const here = gathered(left, leftRuns, -1);
  const there = gathered(right, rightRuns, -1 - leftRuns.length);
  const whole = { leftFrom: 0, leftTo: here.ids.length, rightFrom: 0, rightTo: there.ids.length };
  const anchors = uniqueAnchors(here.ids, there.ids, whole, ANCHOR_SIZE);
  return {
    left: anchors.left.map((at) => here.places[at] ?? 0),
    right: anchors.right.map((at) => there.places[at] ?? 0),
    size: anchors.size,
  };
}

function gathered(
  ids: Int32Array,
  all: readonly Run[],
  separator: number,
): { readonly ids: Int32Array; readonly places: Int32Array } {
  const length = all.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const found = { ids: new Int32Array(length), places: new Int32Array(length) };
  let at = 0;
  all.forEach(([from, to], i) => {
    for (let place = from; place < to; place += 1, at += 1) {
      found.ids[at] = ids[place] ?? 0;
      found.places[at] = place;
    }
    // Numbers of keys are never negative, so no n-gram across the end of a run occurs twice.
    found.ids[at] = separator - i;
    at += 1;
  });
  return found;
}

/** Anchors side by side as stretches, in the order of the left side. */
export function anchorRuns({ left: lefts, right: rights, size }: Anchors): readonly TokenRanges[] {
  const found: { leftFrom: number; leftTo: number; rightFrom: number; rightTo: number }[] = [];
  for (let i = 0; i < lefts.length; i += 1) {
    const [left, right] = [lefts[i] ?? 0, rights[i] ?? 0];
    const [leftTo, rightTo] = [left + size, right + size];
    const last = found[found.length - 1];
    if (last !== undefined && goesOn(leftTo - last.leftTo, rightTo - last.rightTo)) {
      last.leftTo = leftTo;
      last.rightTo = rightTo;
    } else found.push({ leftFrom: left, leftTo, rightFrom: right, rightTo });
  }
  return found;
}

function goesOn(leftStep: number, rightStep: number): boolean {
  return leftStep <= MOST_APART && rightStep > 0 && Math.abs(leftStep - rightStep) <= MOST_DRIFT;
}

/** The share of `[from, to)` that lies in the runs. */
function share(all: readonly Run[], from: number, to: number): number {
  const covered = all.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  );
  return to > from ? covered / (to - from) : 0;
}
