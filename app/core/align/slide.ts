import type { Block } from './alignment';
import { toBlocks } from './alignment';

/** Sliding may bring two gaps together, which may then slide on; this many rounds settle any real text. */
const MOST_ROUNDS = 4;

/**
 * Moves every gap that could stand in several places as far on as it goes: of a word typed twice the second
 * is extra, and equal inputs give equal blocks however they were cut into windows.
 */
export function slideGaps(blocks: readonly Block[], left: Int32Array, right: Int32Array): readonly Block[] {
  let settled = blocks;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const slid = slideOnce(settled, left, right);
    if (slid === null) return settled;
    settled = toBlocks(slid);
  }
  return settled;
}

/** One round from the last gap to the first, or null when nothing slides. */
function slideOnce(blocks: readonly Block[], left: Int32Array, right: Int32Array): readonly Block[] | null {
  const slid: Block[] = [];
  let isChanged = false;
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const gap = blocks[i] as Block;
    const next = slid[slid.length - 1];
    const count = next?.kind === 'equal' && isLone(gap, blocks[i - 1]) ? slideBy(gap, next, left, right) : 0;
    if (next === undefined || count === 0) {
      slid.push(gap);
      continue;
    }
    isChanged = true;
    slid[slid.length - 1] = { ...next, leftFrom: next.leftFrom + count, rightFrom: next.rightFrom + count };
    const moved = { leftFrom: gap.leftFrom + count, leftTo: gap.leftTo + count };
    slid.push({ kind: gap.kind, ...moved, rightFrom: gap.rightFrom + count, rightTo: gap.rightTo + count });
    const { leftFrom, rightFrom } = gap;
    slid.push({ kind: 'equal', leftFrom, leftTo: leftFrom + count, rightFrom, rightTo: rightFrom + count });
  }
  return isChanged ? slid.reverse() : null;
}

/** A gap on one side only: beside a gap of the other side there is no telling which of them slides. */
function isLone(gap: Block, before: Block | undefined): boolean {
  if (gap.kind === 'right-only') return before?.kind !== 'left-only';
  return gap.kind === 'left-only';
}

function slideBy(gap: Block, next: Block, left: Int32Array, right: Int32Array): number {
  const isLeft = gap.kind === 'left-only';
  const ids = isLeft ? left : right;
  const [from, to] = isLeft ? [gap.leftFrom, gap.leftTo] : [gap.rightFrom, gap.rightTo];
  const most = next.leftTo - next.leftFrom;
  let count = 0;
  while (count < most && ids[from + count] === ids[to + count]) count += 1;
  return count;
}
