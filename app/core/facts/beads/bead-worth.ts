type Keyed = { readonly keys: readonly string[] };

/** What shared keys are worth between two sequences of units as they are now. */
export type Worths = {
  /**
   * Sums of what a unit with these keys shares with the right units `[from, to)`, in thousandths: before each and after
   * the last. Null where it shares nothing.
   */
  readonly sharedOf: (keys: readonly string[], from: number, to: number) => Int32Array | null;
  /** Whether these keys are worth what they were the time before, and the right side is the same. */
  readonly isSameFor: (keys: readonly string[]) => boolean;
};

/** What one shared key can be worth at most, in thousandths. */
const BEST_KEY = 4_000;
/** The number of units is taken in such steps of its logarithm, so that one more does not change what all keys are worth. */
const TOTAL_STEPS = 4;

/** Weighs keys by how surprising it is that two units share them; counts on from the time before. */
export function worthCounter(): (left: readonly Keyed[], right: readonly Keyed[]) => Worths {
  let before: {
    readonly left: readonly Keyed[];
    readonly right: readonly Keyed[];
    readonly total: number;
  } | null = null;
  let counts = new Map<string, number>();
  let holders: ReadonlyMap<string, readonly number[]> = new Map();
  return (left, right) => {
    const total = steppedLog(left.length + right.length);
    const isSameRight = before !== null && isSameSide(before.right, right);
    const touched = new Map<string, number>();
    if (before !== null && isSameRight) recount(counts, before.left, left, touched);
    else {
      counts = new Map();
      for (const { keys } of left) count(counts, keys, 1);
      for (const { keys } of right) count(counts, keys, 1);
      holders = holdersOf(right);
    }
    const worthOf = (held: number): number =>
      Math.min(BEST_KEY, Math.max(0, Math.round(1000 * (total - Math.log(held)))));
    const changed = new Set(
      [...touched]
        .filter(([key, held]) => worthOf(held) !== worthOf(counts.get(key) ?? 0))
        .map(([key]) => key),
    );
    const isAllNew = !isSameRight || before?.total !== total;
    before = { left, right, total };
    const holding = holders;
    return {
      sharedOf: (keys, from, to) =>
        sharedSums(keys, from, to, holding, (key) => worthOf(counts.get(key) ?? 0)),
      isSameFor: (keys) => !isAllNew && (changed.size === 0 || !keys.some((key) => changed.has(key))),
    };
  };
}

function steppedLog(total: number): number {
  return Math.round(Math.log(Math.max(1, total)) * TOTAL_STEPS) / TOTAL_STEPS;
}

function isSameSide(a: readonly Keyed[], b: readonly Keyed[]): boolean {
  return a.length === b.length && a.every((unit, i) => isSameUnit(unit, b[i]));
}

function isSameUnit({ keys: a }: Keyed, unit: Keyed | undefined): boolean {
  const b = unit?.keys ?? [];
  return a === b || (a.length === b.length && a.every((key, i) => key === b[i]));
}

/** Counts the units that are not what they were out and in; `touched` gets the counts before. */
function recount(
  counts: Map<string, number>,
  before: readonly Keyed[],
  now: readonly Keyed[],
  touched: Map<string, number>,
): void {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && isSameUnit(before[head] as Keyed, now[head])) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    isSameUnit(before[before.length - 1 - tail] as Keyed, now[now.length - 1 - tail])
  )
    tail += 1;
  const out = before.slice(head, before.length - tail);
  const into = now.slice(head, now.length - tail);
  for (const key of [...out, ...into].flatMap(({ keys }) => keys)) touched.set(key, counts.get(key) ?? 0);
  for (const { keys } of out) count(counts, keys, -1);
  for (const { keys } of into) count(counts, keys, 1);
}

function count(counts: Map<string, number>, keys: readonly string[], by: number): void {
  for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + by);
}

function holdersOf(right: readonly Keyed[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  right.forEach(({ keys }, j) => {
    for (const key of new Set(keys)) {
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [j]);
      else list.push(j);
    }
  });
  return holders;
}

function sharedSums(
  keys: readonly string[],
  from: number,
  to: number,
  holders: ReadonlyMap<string, readonly number[]>,
  worthOf: (key: string) => number,
): Int32Array | null {
  let sums: Int32Array | null = null;
  for (const key of new Set(keys)) {
    const list = holders.get(key) ?? [];
    const worth = worthOf(key);
    for (let at = firstFrom(list, from); at < list.length && (list[at] ?? to) < to; at += 1) {
      sums ??= new Int32Array(to - from + 1);
      const place = (list[at] ?? 0) - from + 1;
      sums[place] = (sums[place] ?? 0) + worth;
    }
  }
  if (sums === null) return null;
  for (let i = 1; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0);
  return sums;
}

/** The index of the first of ascending numbers that is at least `least`. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
