import type { TokenRanges } from './alignment';

/** Equal n-grams: `left[i]` and `right[i]` are the positions of their first tokens; `size` is n. */
export type Anchors = { readonly left: Int32Array; readonly right: Int32Array; readonly size: number };

/** Where an n-gram stands that occurs not once, but never or more than once. */
const NOWHERE = 0;
const REPEATED = -1;

/**
 * Open addressing over the hashes of n-grams. A slot is four numbers side by side, so that a look-up touches memory in one
 * place: whether it is used, the hash, and the place on the left and on the right, counted from one.
 */
type Table = { readonly mask: number; readonly slots: Int32Array };

const SLOT_NUMBERS = 4;
const HASH = 1;
const LEFT = 2;
const RIGHT = 3;

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
  const [lefts, rights] = [window.leftTo - window.leftFrom, window.rightTo - window.rightFrom];
  const table = newTable(lefts + rights);
  enter(table, LEFT, left, window.leftFrom, window.leftTo, size);
  enter(table, RIGHT, right, window.rightFrom, window.rightTo, size);
  const found = {
    left: new Int32Array(Math.min(lefts, rights)),
    right: new Int32Array(Math.min(lefts, rights)),
  };
  let count = 0;
  for (let at = window.leftFrom; at + size <= window.leftTo; at += 1) {
    const slot = slotOf(table, hashAt(left, at, size));
    const other = (table.slots[slot + RIGHT] ?? NOWHERE) - 1;
    if (table.slots[slot + LEFT] !== at + 1 || other < 0 || !sameGram(left, at, right, other, size)) continue;
    found.left[count] = at;
    found.right[count] = other;
    count += 1;
  }
  return { left: found.left.slice(0, count), right: found.right.slice(0, count), size };
}

function newTable(entries: number): Table {
  let slots = 16;
  while (slots < entries * 2) slots *= 2;
  return { mask: slots - 1, slots: new Int32Array(slots * SLOT_NUMBERS) };
}

function enter(
  table: Table,
  side: typeof LEFT | typeof RIGHT,
  ids: Int32Array,
  from: number,
  to: number,
  size: number,
): void {
  const { slots } = table;
  for (let at = from; at + size <= to; at += 1) {
    const place = slotOf(table, hashAt(ids, at, size)) + side;
    slots[place] = slots[place] === NOWHERE ? at + 1 : REPEATED;
  }
}

/** Where the numbers of the slot for `hash` begin. */
function slotOf({ mask, slots }: Table, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[slot * SLOT_NUMBERS] === 1 && slots[slot * SLOT_NUMBERS + HASH] !== hash)
    slot = (slot + 1) & mask;
  slots[slot * SLOT_NUMBERS] = 1;
  slots[slot * SLOT_NUMBERS + HASH] = hash;
  return slot * SLOT_NUMBERS;
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

const NO_ANCHOR = -1;

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
    before[i] = at > 0 ? (tails[at - 1] ?? NO_ANCHOR) : NO_ANCHOR;
    tails[at] = i;
    if (at === length) length += 1;
  }
  const chain = new Int32Array(length);
  for (let at = length - 1, i = tails[length - 1] ?? NO_ANCHOR; at >= 0; at -= 1, i = before[i] ?? NO_ANCHOR)
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
