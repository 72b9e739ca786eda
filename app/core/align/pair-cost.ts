import { editsBetween } from '../base/edits-between';

/**
 * Costs of matching keys, by their numbers; `FORBIDDEN` where two keys have too little in common. Constants:
 * Equal 0; alike 0.15 + share of edits, up to half; joined 0.3 + share of edits, up to a third.
 */
export type PairCosts = {
  readonly pair: (left: number, right: number) => number;
  /** Two keys of one side written together against one of the other. */
  readonly join: (first: number, second: number, other: number) => number;
  /** An order of the keys that no side has a part in. */
  readonly isOver: (a: number, b: number) => boolean;
};

export const FORBIDDEN = Infinity;
const ALIKE = 0.15;
const JOINED = 0.3;
const MOST_EDITS = 0.5;
const MOST_EDITS_JOINED = 0.34;
/** Two numbers, or two keys of at most two letters, may replace each other whatever they hold. */
const SHORT_KEY = 2;

/** Two words of 64 letters. */
const PLAIN_PRODUCT = 4_096;

const CACHE_SLOTS = 1 << 15;
/** A pair of numbers as one number: keys are fewer than this. */
const MOST_KEYS = 1 << 26;

/** What is known of keys by their numbers, and the costs of the pairs met last. */
type Traits = {
  masks: Int32Array;
  lengths: Int32Array;
  isNumber: Uint8Array;
  count: number;
  readonly cachedPair: Float64Array;
  readonly cachedCost: Float64Array;
};

/** Kept as long as the keys are, so that aligning one window again costs no pass over all of them. */
const traitsOfKeys = new WeakMap<readonly string[], Traits>();

function traitsOf(keys: readonly string[]): Traits {
  const traits = traitsOfKeys.get(keys) ?? {
    ...{ masks: new Int32Array(0), lengths: new Int32Array(0), isNumber: new Uint8Array(0), count: 0 },
    cachedPair: new Float64Array(CACHE_SLOTS).fill(-1),
    cachedCost: new Float64Array(CACHE_SLOTS),
  };
  traitsOfKeys.set(keys, traits);
  if (traits.masks.length < keys.length) growTraits(traits, keys.length + (keys.length >> 1) + 64);
  for (let i = traits.count; i < keys.length; i += 1) {
    const key = keys[i] ?? '';
    traits.masks[i] = letterMask(key);
    traits.lengths[i] = key.length;
    traits.isNumber[i] = /^\p{N}/u.test(key) ? 1 : 0;
  }
  traits.count = keys.length;
  return traits;
}

function growTraits(traits: Traits, capacity: number): void {
  const { masks, lengths, isNumber } = traits;
  traits.masks = new Int32Array(capacity);
  traits.masks.set(masks);
  traits.lengths = new Int32Array(capacity);
  traits.lengths.set(lengths);
  traits.isNumber = new Uint8Array(capacity);
  traits.isNumber.set(isNumber);
}

/**
 * Costs over `keys`. The cache has a fixed size, and after `mostDistances` edit distances keys that are not equal
 * count as unlike, so hostile input can make neither memory nor time grow without bound.
 */
export function pairCosts(keys: readonly string[], mostDistances: number): PairCosts {
  const { masks, lengths, isNumber, cachedPair, cachedCost } = traitsOf(keys);

  let distancesLeft = mostDistances;

  const editsOf = (a: number, b: number): number => editsBetween(keys[a] ?? '', keys[b] ?? '');

  const computePair = (left: number, right: number, longest: number): number => {
    const share = editsOf(left, right) / longest;
    if (share <= MOST_EDITS) return ALIKE + share;
    const mayReplace = longest <= SHORT_KEY || (isNumber[left] === 1 && isNumber[right] === 1);
    return mayReplace ? ALIKE + MOST_EDITS + (share - MOST_EDITS) * 0.6 : FORBIDDEN;
  };

  const pair = (left: number, right: number): number => {
    if (left === right) return 0;
    const areNumbers = isNumber[left] === 1 && isNumber[right] === 1;
    const [lefts, rights] = [lengths[left] ?? 0, lengths[right] ?? 0];
    const least = Math.max(leastEdits(masks[left] ?? 0, masks[right] ?? 0), Math.abs(lefts - rights));
    const longest = Math.max(lefts, rights);
    if (!areNumbers && longest > SHORT_KEY && least > longest * MOST_EDITS) return FORBIDDEN;
    const id = left * MOST_KEYS + right;
    const slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> 17;
    if (cachedPair[slot] === id) return cachedCost[slot] ?? FORBIDDEN;
    distancesLeft -= weightOf(lefts, rights);
    if (distancesLeft < 0) return FORBIDDEN;
    const cost = computePair(left, right, longest);
    cachedPair[slot] = id;
    cachedCost[slot] = cost;
    return cost;
  };

  const join = (first: number, second: number, other: number): number => {
    const length = (lengths[first] ?? 0) + (lengths[second] ?? 0);
    const longest = Math.max(length, lengths[other] ?? 0);
    const most = longest * MOST_EDITS_JOINED;
    if (Math.abs(length - (lengths[other] ?? 0)) > most) return FORBIDDEN;
    if (leastEdits((masks[first] ?? 0) | (masks[second] ?? 0), masks[other] ?? 0) > most) return FORBIDDEN;
    distancesLeft -= weightOf(length, lengths[other] ?? 0);
    if (distancesLeft < 0) return FORBIDDEN;
    const edits = editsBetween((keys[first] ?? '') + (keys[second] ?? ''), keys[other] ?? '');
    if (edits > most) return FORBIDDEN;
    // «и войска» against «войска» is a word too many, not a word torn apart.
    const either = Math.min(editsOf(first, other), editsOf(second, other));
    return edits < either ? JOINED + edits / longest : FORBIDDEN;
  };

  return { pair, join, isOver: (a, b) => (keys[a] ?? '') > (keys[b] ?? '') };
}

/** What one distance takes from what all may take: words of a real text are of one weight. */
function weightOf(lefts: number, rights: number): number {
  return Math.max(1, (lefts * rights) / PLAIN_PRODUCT);
}

/** One bit for each class of letters (code modulo 32) that a key holds. */
function letterMask(key: string): number {
  let mask = 0;
  for (let i = 0; i < key.length; i += 1) mask |= 1 << (key.charCodeAt(i) & 31);
  return mask;
}

/** A lower bound of the edit distance: one edit can bring in at most one class of letters and drop one. */
function leastEdits(a: number, b: number): number {
  return Math.max(bitCount(a & ~b), bitCount(b & ~a));
}

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
