import type { BlockColumns } from '../../align/columns';
import type { Block, TokenRanges } from '../../align/alignment';
import { firstIndex } from '../../base/positions';
import type { WordRange } from './dirty-ranges';

/** The blocks of an alignment in order, and the one in which a word of the transcription stands. */
export type BlockRow = Pick<BlockColumns, 'count' | 'at' | 'find'>;

export function blockRow(blocks: readonly Block[]): BlockRow {
  return {
    count: () => blocks.length,
    at: (index) => blocks[index] as Block,
    find: (left) =>
      Math.max(
        0,
        Math.min(
          firstIndex(blocks.length, (i) => (blocks[i]?.leftTo ?? 0) > left),
          blocks.length - 1,
        ),
      ),
  };
}

/** Of more words without a partner nothing is known: they may have moved. */
const LONGEST_ALONE = 12;

/**
 * The words of a reference that stand where the words `range` of the transcription do; for an empty range what stands
 * between two words. Null outside the `scope` that both texts have in common.
 */
export function besideWords(blocks: BlockRow, scope: TokenRanges, { from, to }: WordRange): WordRange | null {
  if (blocks.count() === 0 || from < scope.leftFrom || to > scope.leftTo) return null;
  const isEmpty = to <= from;
  const first = isEmpty ? endOf(blocks, from - 1) : startOf(blocks, from);
  const end = isEmpty ? startOf(blocks, to) : endOf(blocks, to - 1);
  const block = blocks.at(blocks.find(from));
  if (!isEmpty && end <= first && block.leftTo - block.leftFrom > LONGEST_ALONE) return null;
  return { from: first, to: Math.max(first, end) };
}

function startOf(blocks: BlockRow, word: number): number {
  const { kind, leftFrom, leftTo, rightFrom, rightTo } = blocks.at(blocks.find(Math.max(0, word)));
  if (word >= leftTo) return rightTo;
  return kind === 'equal' ? rightFrom + word - leftFrom : rightFrom;
}

function endOf(blocks: BlockRow, word: number): number {
  if (word < 0) return 0;
  const { kind, leftFrom, rightFrom, rightTo } = blocks.at(blocks.find(word));
  return kind === 'equal' ? rightFrom + word - leftFrom + 1 : rightTo;
}
