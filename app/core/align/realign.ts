import { alignWindow } from './align';
import type { Alignment, Block, Interned, TokenRanges } from './alignment';
import { toBlocks } from './alignment';
import { slideGaps } from './slide';

/** An edit of the left sequence: tokens `[from, oldTo)` of the old one became `[from, newTo)` of the new one. */
export type TokenEdit = { readonly from: number; readonly oldTo: number; readonly newTo: number };

/** The new Alignment, and the ranges (of the new sequences) outside which nothing changed. */
export type Realigned = { readonly alignment: Alignment; readonly window: TokenRanges };

/** Matches this close to an edit may depend on it. */
const GUARD_TOKENS = 8;
/** An equal run holds as an anchor when at least this many of its tokens lie beyond the guard. */
const ANCHOR_TOKENS = 3;

/**
 * Brings `previous` up to date after an edit of the left sequence: only the window between the nearest anchors
 * around the edit is aligned again, the rest is kept. `interned` holds the new sequences; numbers of keys need
 * not agree with those of the old. Moves that touch the window are dropped; a full `align` finds them again.
 */
export function realign(previous: Alignment, edit: TokenEdit, interned: Interned): Realigned {
  const start = anchorBefore(previous.blocks, edit.from - GUARD_TOKENS);
  const end = anchorAfter(previous.blocks, edit.oldTo + GUARD_TOKENS);
  const delta = edit.newTo - edit.oldTo;
  const window = {
    leftFrom: start?.left ?? 0,
    leftTo: end === null ? interned.left.length : end.left + delta,
    rightFrom: start?.right ?? 0,
    rightTo: end === null ? interned.right.length : end.right,
  };
  const pieces = toBlocks([
    ...headOf(previous.blocks, window.leftFrom, window.rightFrom),
    ...alignWindow(interned, window),
    ...(end === null ? [] : tailOf(previous.blocks, end, delta)),
  ]);
  const blocks = slideGaps(pieces, interned.left, interned.right);
  const oldLeftTo = end?.left ?? Infinity;
  return { alignment: { blocks, moves: keptMoves(previous.moves, window, oldLeftTo, delta) }, window };
}

type Cut = { readonly left: number; readonly right: number };

/** The last place at or before `limit` where both sides can be cut inside an equal run. */
function anchorBefore(blocks: readonly Block[], limit: number): Cut | null {
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block?.kind !== 'equal') continue;
    const left = Math.min(limit, block.leftTo);
    if (left - block.leftFrom >= ANCHOR_TOKENS)
      return { left, right: block.rightFrom + left - block.leftFrom };
  }
  return null;
}

/** The first such place at or after `limit`. */
function anchorAfter(blocks: readonly Block[], limit: number): Cut | null {
  for (const block of blocks) {
    if (block.kind !== 'equal') continue;
    const left = Math.max(limit, block.leftFrom);
    if (block.leftTo - left >= ANCHOR_TOKENS) return { left, right: block.rightFrom + left - block.leftFrom };
  }
  return null;
}

function headOf(blocks: readonly Block[], left: number, right: number): readonly Block[] {
  return blocks
    .filter((block) => block.leftFrom < left || block.rightFrom < right)
    .map((block) => ({
      ...block,
      leftTo: Math.min(block.leftTo, left),
      rightTo: Math.min(block.rightTo, right),
    }))
    .filter((block) => block.leftTo > block.leftFrom || block.rightTo > block.rightFrom);
}

function tailOf(blocks: readonly Block[], cut: Cut, delta: number): readonly Block[] {
  return blocks
    .filter((block) => block.leftTo > cut.left || block.rightTo > cut.right)
    .map((block) => ({
      ...block,
      leftFrom: Math.max(block.leftFrom, cut.left) + delta,
      leftTo: block.leftTo + delta,
      rightFrom: Math.max(block.rightFrom, cut.right),
    }));
}

function keptMoves(
  moves: readonly TokenRanges[],
  window: TokenRanges,
  oldLeftTo: number,
  delta: number,
): readonly TokenRanges[] {
  const kept: TokenRanges[] = [];
  for (const move of moves) {
    const touchesRight = move.rightFrom < window.rightTo && move.rightTo > window.rightFrom;
    if (touchesRight) continue;
    if (move.leftTo <= window.leftFrom) kept.push(move);
    else if (move.leftFrom >= oldLeftTo) {
      kept.push({ ...move, leftFrom: move.leftFrom + delta, leftTo: move.leftTo + delta });
    }
  }
  return kept;
}
