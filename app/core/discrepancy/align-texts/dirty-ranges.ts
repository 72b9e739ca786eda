import type { Block } from '../../align/alignment';
import type { BlockColumns } from '../../align/columns';
import { BARRIER } from './regions';

/**
 * Which words have to be looked at again after an edit. An equal block of at least `BARRIER` words is a barrier: no rule
 * looks across it, so what is beyond it cannot have changed.
 */

/** Words `[from, to)` of the transcription. */
export type WordRange = { readonly from: number; readonly to: number };

/** Words of an equal stretch that go with the regions beside it; fewer than a barrier has. */
const MARGIN = BARRIER - 1;
/** A repeated line is sought so far from an extra one, and so far may an edit make one of it. */
const TWICE_REACH = 260;
const SHORTEST_TWICE = 3;

/** The blocks of `range`; equal ones at its ends are cut to it. */
export function clipped(blocks: BlockColumns, { from, to }: WordRange): readonly Block[] {
  const found: Block[] = [];
  for (let i = blocksBefore(blocks, from); i < blocks.count(); i += 1) {
    const block = blocks.at(i);
    if (block.leftFrom >= to && block.leftTo > block.leftFrom) break;
    if (block.leftTo < from || (block.leftTo === from && block.kind === 'equal')) continue;
    if (block.kind !== 'equal') found.push(block);
    else {
      const head = Math.max(0, from - block.leftFrom);
      const tail = Math.max(0, block.leftTo - to);
      const cut = { leftFrom: block.leftFrom + head, leftTo: block.leftTo - tail };
      found.push({ ...block, ...cut, rightFrom: block.rightFrom + head, rightTo: block.rightTo - tail });
    }
  }
  return found;
}

/** The first block that may reach word `from`, blocks of the reference alone at that place with it. */
export function blocksBefore(blocks: BlockColumns, from: number): number {
  let index = blocks.find(from);
  while (index > 0 && blocks.at(index - 1).leftTo >= from) index -= 1;
  return index;
}

function isBarrier(blocks: BlockColumns, index: number): boolean {
  if (blocks.kindAt(index) !== 'equal') return false;
  const { leftFrom, leftTo } = blocks.at(index);
  return leftTo - leftFrom >= BARRIER;
}

/** All words in ranges of about `words` each, cut inside barriers. */
export function rangesOf(blocks: BlockColumns, words: number): readonly WordRange[] {
  const ranges: WordRange[] = [];
  let from = 0;
  for (let i = 0; i < blocks.count(); i += 1) {
    const { leftFrom } = blocks.at(i);
    if (leftFrom + MARGIN - from < words || !isBarrier(blocks, i)) continue;
    ranges.push({ from, to: leftFrom + MARGIN });
    from = leftFrom + MARGIN;
  }
  return [...ranges, { from, to: Infinity }];
}

/** The words from the barrier before the blocks `[from, to]` to the one after. */
function between(blocks: BlockColumns, from: number, to: number): WordRange {
  let first = from;
  while (first > 0 && !isBarrier(blocks, first)) first -= 1;
  let last = to;
  while (last < blocks.count() - 1 && !isBarrier(blocks, last)) last += 1;
  return {
    from: isBarrier(blocks, first) ? blocks.at(first).leftTo - MARGIN : 0,
    to: isBarrier(blocks, last) ? blocks.at(last).leftFrom + MARGIN : Infinity,
  };
}

/** The range around words `[from, to)`: a long equal stretch in which an end lies is cut near it. */
export function rangeAround(blocks: BlockColumns, { from, to }: WordRange): WordRange {
  const first = blocksBefore(blocks, from);
  const last = blocks.find(Math.max(from, to - 1));
  const found = between(blocks, Math.max(0, first), last);
  return { from: Math.min(found.from, from), to: Math.max(found.to, to) };
}

/** Whether an extra stretch stands twice is seen far from it, so an edit may change what is said of one. */
export function extrasNear(blocks: BlockColumns, seen: WordRange, touched: WordRange): readonly WordRange[] {
  const found: WordRange[] = [];
  const reach = { from: Math.max(0, touched.from - TWICE_REACH), to: touched.to + TWICE_REACH };
  let doneTo = 0;
  for (let i = blocksBefore(blocks, reach.from); i < blocks.count(); i += 1) {
    const { kind, leftFrom, leftTo } = blocks.at(i);
    if (leftFrom > reach.to) break;
    const isExtra = kind === 'left-only' && leftTo - leftFrom >= SHORTEST_TWICE;
    if (!isExtra || leftFrom < doneTo || (leftFrom >= seen.from && leftTo <= seen.to)) continue;
    const around = rangeAround(blocks, { from: leftFrom, to: leftTo });
    found.push(around);
    doneTo = around.to;
  }
  return found;
}
