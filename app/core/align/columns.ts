import type { Block, BlockKind, TokenRanges } from './alignment';
import { BLOCK_KINDS } from './alignment';
import { SHORTEST_MOVE } from './moves';

/** A row of whole numbers that can be cut into: it grows by half when it is full. */
export type Column = {
  readonly length: () => number;
  readonly at: (index: number) => number;
  /** The numbers as they stand; the view is good until the next change. */
  readonly view: () => Int32Array;
  readonly push: (value: number) => void;
  readonly splice: (from: number, to: number, values: ArrayLike<number>) => void;
  /** Adds `by` to everything from `from` on. */
  readonly shift: (from: number, by: number) => void;
  /** The first index whose number is over `value`; the numbers must ascend. */
  readonly firstOver: (value: number) => number;
};

export function newColumn(capacity = 64): Column {
  let values = new Int32Array(capacity);
  let length = 0;
  const reserve = (wanted: number): void => {
    if (wanted <= values.length) return;
    const grown = new Int32Array(wanted + (wanted >> 1));
    grown.set(values.subarray(0, length));
    values = grown;
  };
  return {
    length: () => length,
    at: (index) => (index < length ? (values[index] ?? 0) : 0),
    view: () => values.subarray(0, length),
    push: (value) => {
      reserve(length + 1);
      values[length] = value;
      length += 1;
    },
    splice: (from, to, added) => {
      const grown = length + added.length - (to - from);
      reserve(grown);
      values.copyWithin(from + added.length, to, length);
      values.set(added, from);
      length = grown;
    },
    shift: (from, by) => {
      if (by !== 0) addTo(values, from, length, by);
    },
    firstOver: (value) => {
      let [low, high] = [0, length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((values[middle] ?? 0) > value) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

/** Adds `by` to the numbers `[from, to)`: the loop that every edit of a long text runs over all that follows. */
export function addTo(values: Int32Array, from: number, to: number, by: number): void {
  const end = Math.min(to, values.length);
  for (let i = Math.max(0, from); i < end; i += 1) values[i] = (values[i] as number) + by;
}

/** The blocks of an Alignment as columns of numbers, so that a long one can be cut into in no time. */
export type BlockColumns = {
  readonly count: () => number;
  readonly at: (index: number) => Block;
  readonly kindAt: (index: number) => BlockKind;
  readonly slice: (from: number, to: number) => readonly Block[];
  /** Puts `blocks` in place of `[from, to)` and moves the left sides of what follows. */
  readonly splice: (from: number, to: number, blocks: readonly Block[], leftShift: number) => void;
  /** The block in which left token `left` stands, or the last one. */
  readonly find: (left: number) => number;
  /** How many tokens found a partner, alike or not. */
  readonly matched: () => number;
  /** Whether either side has a row of tokens without a partner that is long enough to have moved. */
  readonly hasLongRuns: () => boolean;
  /** Tokens of either side in blocks that have no partner there. */
  readonly runs: (side: 'left' | 'right') => readonly (readonly [from: number, to: number])[];
};

export function blockColumns(blocks: readonly Block[]): BlockColumns {
  const columns = [kindColumn, leftFrom, leftTo, rightFrom, rightTo].map((read) => {
    const column = newColumn(Math.max(64, blocks.length));
    for (const block of blocks) column.push(read(block));
    return column;
  });
  const [kinds, leftFroms, leftTos, rightFroms, rightTos] = columns as [
    Column,
    Column,
    Column,
    Column,
    Column,
  ];
  const kindAt = (index: number): BlockKind => BLOCK_KINDS[kinds.at(index)] ?? 'equal';
  const at = (index: number): Block => ({
    kind: kindAt(index),
    leftFrom: leftFroms.at(index),
    leftTo: leftTos.at(index),
    rightFrom: rightFroms.at(index),
    rightTo: rightTos.at(index),
  });
  const tally: Tally = { matched: 0, longLeft: 0, longRight: 0 };
  for (const block of blocks) count(tally, block, 1);
  const sideOf = (side: 'left' | 'right'): readonly [Int32Array, Int32Array] =>
    side === 'left' ? [leftFroms.view(), leftTos.view()] : [rightFroms.view(), rightTos.view()];
  return {
    count: () => kinds.length(),
    at,
    kindAt,
    slice: (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, i) => at(from + i)),
    splice: (from, to, added, leftShift) => {
      for (let i = from; i < to; i += 1) count(tally, at(i), -1);
      for (const block of added) count(tally, block, 1);
      for (const [i, read] of [kindColumn, leftFrom, leftTo, rightFrom, rightTo].entries())
        columns[i]?.splice(from, to, added.map(read));
      leftFroms.shift(from + added.length, leftShift);
      leftTos.shift(from + added.length, leftShift);
    },
    find: (left) => Math.max(0, Math.min(leftTos.firstOver(left), kinds.length() - 1)),
    matched: () => tally.matched,
    hasLongRuns: () => tally.longLeft > 0 && tally.longRight > 0,
    runs: (side) => {
      const [from, to] = sideOf(side);
      const kind = kinds.view();
      const found: [number, number][] = [];
      for (let i = 0; i < kind.length; i += 1) {
        const isAlone = kind[i] !== EQUAL && kind[i] !== DIFFER;
        if (isAlone && (to[i] ?? 0) > (from[i] ?? 0)) found.push([from[i] ?? 0, to[i] ?? 0]);
      }
      return found;
    },
  };
}

type Tally = { matched: number; longLeft: number; longRight: number };

/** Takes a block into the sums, or out of them. */
function count(tally: Tally, { kind, ...ranges }: Block, sign: 1 | -1): void {
  const lefts = leftTo(ranges) - leftFrom(ranges);
  const rights = rightTo(ranges) - rightFrom(ranges);
  if (kind === 'equal' || kind === 'differ') {
    tally.matched += sign * Math.min(lefts, rights);
    return;
  }
  if (lefts >= SHORTEST_MOVE) tally.longLeft += sign;
  if (rights >= SHORTEST_MOVE) tally.longRight += sign;
}

const EQUAL = BLOCK_KINDS.indexOf('equal');
const DIFFER = BLOCK_KINDS.indexOf('differ');

const kindColumn = ({ kind }: Block): number => BLOCK_KINDS.indexOf(kind);
const leftFrom = (ranges: TokenRanges): number => ranges.leftFrom;
const leftTo = (ranges: TokenRanges): number => ranges.leftTo;
const rightFrom = (ranges: TokenRanges): number => ranges.rightFrom;
const rightTo = (ranges: TokenRanges): number => ranges.rightTo;
