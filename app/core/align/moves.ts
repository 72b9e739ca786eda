import type { Block, Interned, TokenRanges } from './alignment';
import { uniqueAnchors } from './anchors';

/** A stretch counts as moved from this many tokens on: shorter ones are formulae that recur (notes 1 row 14). */
export const SHORTEST_MOVE = 15;
/** Anchors of one moved stretch stand at most this far apart, and drift by at most `MOST_DRIFT` tokens. */
const MOST_APART = 10;
const MOST_DRIFT = 3;
/** This share of a moved stretch must have found no partner in order, on either side. */
const UNMATCHED_SHARE = 0.6;
const ANCHOR_SIZE = 3;

/** Stretches that match out of order, by left position: unique 3-grams off the chain that run side by side. */
export function findMoves(interned: Interned, blocks: readonly Block[]): readonly TokenRanges[] {
  const unmatched = unmatchedTokens(interned, blocks);
  // Only then can anything have moved; most pairs of texts stop here.
  if (unmatched.longestLeft < SHORTEST_MOVE || unmatched.longestRight < SHORTEST_MOVE) return [];
  return runs(offChainAnchors(interned, unmatched.left, unmatched.right)).filter(
    (run) =>
      run.leftTo - run.leftFrom >= SHORTEST_MOVE &&
      share(unmatched.left, run.leftFrom, run.leftTo) >= UNMATCHED_SHARE &&
      share(unmatched.right, run.rightFrom, run.rightTo) >= UNMATCHED_SHARE,
  );
}

type Unmatched = {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  readonly longestLeft: number;
  readonly longestRight: number;
};

function unmatchedTokens(interned: Interned, blocks: readonly Block[]): Unmatched {
  const left = new Uint8Array(interned.left.length);
  const right = new Uint8Array(interned.right.length);
  let [longestLeft, longestRight] = [0, 0];
  for (const block of blocks) {
    if (block.kind === 'equal' || block.kind === 'differ') continue;
    left.fill(1, block.leftFrom, block.leftTo);
    right.fill(1, block.rightFrom, block.rightTo);
    longestLeft = Math.max(longestLeft, block.leftTo - block.leftFrom);
    longestRight = Math.max(longestRight, block.rightTo - block.rightFrom);
  }
  return { left, right, longestLeft, longestRight };
}

type Anchor = { readonly left: number; readonly right: number };

function offChainAnchors(interned: Interned, left: Uint8Array, right: Uint8Array): readonly Anchor[] {
  const whole = { leftFrom: 0, leftTo: left.length, rightFrom: 0, rightTo: right.length };
  const anchors = uniqueAnchors(interned.left, interned.right, whole, ANCHOR_SIZE);
  const found: Anchor[] = [];
  for (let i = 0; i < anchors.left.length; i += 1) {
    const anchor = { left: anchors.left[i] ?? 0, right: anchors.right[i] ?? 0 };
    if (left[anchor.left] === 1 && right[anchor.right] === 1) found.push(anchor);
  }
  return found;
}

function runs(anchors: readonly Anchor[]): readonly TokenRanges[] {
  const found: TokenRanges[] = [];
  for (const { left, right } of anchors) {
    const next = {
      leftFrom: left,
      leftTo: left + ANCHOR_SIZE,
      rightFrom: right,
      rightTo: right + ANCHOR_SIZE,
    };
    const last = found[found.length - 1];
    if (last !== undefined && goesOn(last, next)) {
      found[found.length - 1] = { ...last, leftTo: next.leftTo, rightTo: next.rightTo };
    } else found.push(next);
  }
  return found;
}

function goesOn(run: TokenRanges, next: TokenRanges): boolean {
  const leftStep = next.leftTo - run.leftTo;
  const rightStep = next.rightTo - run.rightTo;
  return leftStep <= MOST_APART && rightStep > 0 && Math.abs(leftStep - rightStep) <= MOST_DRIFT;
}

function share(flags: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) count += flags[i] ?? 0;
  return to > from ? count / (to - from) : 0;
}
