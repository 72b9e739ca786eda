export const BLOCK_KINDS = ['equal', 'differ', 'left-only', 'right-only', 'not-comparable'] as const;

/**
 * What a stretch of two token sequences has in common. `equal`: as many tokens on both sides, alike one by one.
 * `differ`: tokens that stand for each other but are not alike (1:1, 1:2, 2:1, or up to 3:3 without likeness).
 * `not-comparable`: both sides have tokens and nothing ties them together.
 */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Half-open token ranges of the left and the right sequence. */
export type TokenRanges = {
  readonly leftFrom: number;
  readonly leftTo: number;
  readonly rightFrom: number;
  readonly rightTo: number;
};

export type Block = TokenRanges & { readonly kind: BlockKind };

/**
 * Two sequences laid side by side. `blocks` cover both from end to end in order; neighbours never have the same
 * kind, except `differ`. `moves` are stretches of at least `SHORTEST_MOVE` tokens that match out of order; in
 * `blocks` they stand as `left-only` in one place and `right-only` in another.
 */
export type Alignment = { readonly blocks: readonly Block[]; readonly moves: readonly TokenRanges[] };

/** Two sequences of interned tokens, and the key behind each number. */
export type Interned = {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly keys: readonly string[];
};

/** Numbers in place of keys, so that comparing tokens is comparing integers. */
export function internKeys(left: readonly string[], right: readonly string[]): Interned {
  const table = newKeyTable();
  return {
    left: Int32Array.from(left, table.numberOf),
    right: Int32Array.from(right, table.numberOf),
    keys: table.keys,
  };
}

/** Keys numbered in the order in which they are first seen. It only grows. */
export type KeyTable = { readonly keys: readonly string[]; readonly numberOf: (key: string) => number };

export function newKeyTable(): KeyTable {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    return keys.push(key) - 1;
  };
  return { keys, numberOf };
}

/** Unmatched neighbours of at most this many tokens on each side are read as standing for each other. */
const LONGEST_REPLACEMENT = 3;

/**
 * Pieces in order become blocks: neighbours of one kind merge, tokens lacking on both sides at one place come
 * left first, and where both are few they become one `differ`.
 */
export function toBlocks(all: readonly Block[]): readonly Block[] {
  // An empty piece between two unmatched ones must not keep them apart.
  const pieces = all.filter((piece) => piece.leftTo > piece.leftFrom || piece.rightTo > piece.rightFrom);
  const blocks: Block[] = [];
  for (let i = 0; i < pieces.length;) {
    const end = endOfUnmatched(pieces, i);
    if (end === i) {
      append(blocks, pieces[i]);
      i += 1;
    } else {
      appendUnmatched(blocks, pieces[i], pieces[end - 1]);
      i = end;
    }
  }
  return blocks;
}

function endOfUnmatched(pieces: readonly Block[], from: number): number {
  let end = from;
  while (pieces[end]?.kind === 'left-only' || pieces[end]?.kind === 'right-only') end += 1;
  return end;
}

function appendUnmatched(blocks: Block[], first: Block | undefined, last: Block | undefined): void {
  if (first === undefined || last === undefined) return;
  const { leftFrom, rightFrom } = first;
  const { leftTo, rightTo } = last;
  const lefts = leftTo - leftFrom;
  const rights = rightTo - rightFrom;
  if (lefts > 0 && rights > 0 && lefts <= LONGEST_REPLACEMENT && rights <= LONGEST_REPLACEMENT) {
    append(blocks, { kind: 'differ', leftFrom, leftTo, rightFrom, rightTo });
    return;
  }
  if (lefts > 0) append(blocks, { kind: 'left-only', leftFrom, leftTo, rightFrom, rightTo: rightFrom });
  if (rights > 0) append(blocks, { kind: 'right-only', leftFrom: leftTo, leftTo, rightFrom, rightTo });
}

function append(blocks: Block[], next: Block | undefined): void {
  if (next === undefined || (next.leftFrom === next.leftTo && next.rightFrom === next.rightTo)) return;
  const last = blocks[blocks.length - 1];
  if (last === undefined || last.kind !== next.kind || next.kind === 'differ') blocks.push(next);
  else {
    // Written out: one block grows by hundreds of pieces, and a spread copy costs several times as much.
    const { kind, leftFrom, rightFrom } = last;
    blocks[blocks.length - 1] = { kind, leftFrom, leftTo: next.leftTo, rightFrom, rightTo: next.rightTo };
  }
}
