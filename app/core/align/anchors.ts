import type { TokenRanges } from './alignment';

/** Equal n-grams: `left[i]` and `right[i]` are the positions of their first tokens; `size` is n. */
export type Anchors = { readonly left: Int32Array; readonly right: Int32Array; readonly size: number };

const EMPTY = -1;
const REPEATED = -2;

/** Open addressing over the hashes of n-grams: where each stands on the left and on the right, if only once. */
type Table = {
  readonly mask: number;
  readonly hashes: Int32Array;
  readonly used: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
};

/**
 * The n-grams that occur exactly once on each side of `window`, by left position: the anchors of patience diff
 * and of RETAS (Yalniz and Manmatha, ICDAR 2011). Takes time and memory linear in the window.
 */
export function uniqueAnchors(
  left: Int32Array,
  right: Int32Array,
  window: TokenRanges,
  size: number,
): Anchors {
  const table = newTable(window.leftTo - window.leftFrom + window.rightTo - window.rightFrom);
  enter(table, table.left, left, window.leftFrom, window.leftTo, size);
  enter(table, table.right, right, window.rightFrom, window.rightTo, size);
  const lefts: number[] = [];
  const rights: number[] = [];
  for (let at = window.leftFrom; at + size <= window.leftTo; at += 1) {
    const slot = slotOf(table, hashAt(left, at, size));
    const other = table.right[slot] ?? EMPTY;
    if (table.left[slot] !== at || other < 0 || !sameGram(left, at, right, other, size)) continue;
    lefts.push(at);
    rights.push(other);
  }
  return { left: Int32Array.from(lefts), right: Int32Array.from(rights), size };
}

function newTable(entries: number): Table {
  let slots = 16;
  while (slots < entries * 2) slots *= 2;
  return {
    mask: slots - 1,
    hashes: new Int32Array(slots),
    used: new Uint8Array(slots),
    left: new Int32Array(slots).fill(EMPTY),
    right: new Int32Array(slots).fill(EMPTY),
  };
}

function enter(
  table: Table,
  places: Int32Array,
  ids: Int32Array,
  from: number,
  to: number,
  size: number,
): void {
  for (let at = from; at + size <= to; at += 1) {
    const slot = slotOf(table, hashAt(ids, at, size));
    places[slot] = places[slot] === EMPTY ? at : REPEATED;
  }
}

function slotOf(table: Table, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & table.mask;
  while (table.used[slot] === 1 && table.hashes[slot] !== hash) slot = (slot + 1) & table.mask;
  table.used[slot] = 1;
  table.hashes[slot] = hash;
  return slot;
}

function hashAt(ids: Int32Array, at: number, size: number): number {
  let hash = 0x9e3779b9;
  for (let i = 0; i < size; i += 1) {
    hash = Math.imul(hash ^ (ids[at + i] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash | 0;
}

function sameGram(left: Int32Array, l: number, right: Int32Array, r: number, size: number): boolean {
  for (let i = 0; i < size; i += 1) if (left[l + i] !== right[r + i]) return false;
  return true;
}

/**
 * Which anchors make the longest chain that ascends on both sides (longest increasing subsequence by patience
 * sorting, O(k log k)): indices into `anchors`, ascending.
 */
export function longestChain(anchors: Omit<Anchors, 'size'>): Int32Array {
  const count = anchors.right.length;
  const tails = new Int32Array(count);
  const before = new Int32Array(count);
  let length = 0;
  for (let i = 0; i < count; i += 1) {
    const at = firstNotBelow(anchors.right, tails, length, anchors.right[i] ?? 0);
    before[i] = at > 0 ? (tails[at - 1] ?? EMPTY) : EMPTY;
    tails[at] = i;
    if (at === length) length += 1;
  }
  const chain = new Int32Array(length);
  for (let at = length - 1, i = tails[length - 1] ?? EMPTY; at >= 0; at -= 1, i = before[i] ?? EMPTY)
    chain[at] = i;
  return chain;
}

function firstNotBelow(values: Int32Array, tails: Int32Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
