/** For each row of an alignment, the columns that are looked at: half-open, one more row than there are left units. */
export type Band = { readonly starts: Int32Array; readonly ends: Int32Array };

type Keyed = { readonly keys: readonly string[] };

/** Columns looked at on either side of the diagonal: a share of the longer side, within limits. */
const DIAGONAL = { least: 20, most: 60, share: 0.1 } as const;
/** Up to so many cells the band follows the diagonal alone, as wide as the sides differ. */
const MOST_DIAGONAL_CELLS = 400_000;
/** Columns on either side of what lies between two anchors. */
const ANCHOR_PAD = 25;

/**
 * Where to look for the beads of two sequences. Short ones: about the diagonal. Long ones, whose diagonals drift apart
 * by hundreds of units: between anchors, which are keys that stand in one unit only on either side and in the same
 * order (the longest such chain, as in patience diff).
 */
export function bandOf(left: readonly Keyed[], right: readonly Keyed[]): Band {
  const width = diagonalWidth(left.length, right.length);
  const anchors = (left.length + 1) * width > MOST_DIAGONAL_CELLS ? anchorChain(left, right) : [];
  return anchors.length === 0
    ? diagonalBand(left.length, right.length, width)
    : anchoredBand(left.length, right.length, anchors);
}

function diagonalWidth(rows: number, columns: number): number {
  const wanted = Math.ceil(Math.max(rows, columns) * DIAGONAL.share);
  const half = Math.min(DIAGONAL.most, Math.max(DIAGONAL.least, wanted));
  return Math.min(columns + 1, 2 * half + Math.abs(rows - columns) + 1);
}

function diagonalBand(rows: number, columns: number, width: number): Band {
  const slope = rows === 0 ? 0 : (columns + 1 - width) / rows;
  const starts = Int32Array.from({ length: rows + 1 }, (_, i) => Math.round(i * slope));
  return { starts, ends: starts.map((start) => start + width) };
}

type Anchor = { readonly i: number; readonly j: number };

function anchoredBand(rows: number, columns: number, anchors: readonly Anchor[]): Band {
  const all = [{ i: 0, j: 0 }, ...anchors, { i: rows, j: columns }];
  const starts = new Int32Array(rows + 1);
  const ends = new Int32Array(rows + 1);
  for (let k = 0; k + 1 < all.length; k += 1) {
    const [from, to] = [all[k], all[k + 1]];
    if (from === undefined || to === undefined) continue;
    for (let i = from.i; i <= to.i; i += 1) {
      const start = Math.max(0, from.j - ANCHOR_PAD);
      starts[i] = i === from.i && k > 0 ? Math.min(starts[i] ?? start, start) : start;
      ends[i] = Math.min(columns + 1, to.j + ANCHOR_PAD + 1);
    }
  }
  return { starts, ends };
}

function anchorChain(left: readonly Keyed[], right: readonly Keyed[]): readonly Anchor[] {
  const there = onlyUnits(right);
  const pairs = [...onlyUnits(left)]
    .flatMap(([key, i]) => {
      const j = there.get(key);
      return j === undefined ? [] : [{ i, j }];
    })
    .sort((a, b) => a.i - b.i || b.j - a.j);
  return longestRise(pairs);
}

/** Keys that stand in one unit only, with that unit's index. */
function onlyUnits(units: readonly Keyed[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  units.forEach(({ keys }, i) => {
    for (const key of new Set(keys)) found.set(key, found.has(key) ? -1 : i);
  });
  return new Map([...found].filter(([, i]) => i !== -1));
}

/** The longest chain in which both indexes rise (patience sorting). */
function longestRise(pairs: readonly Anchor[]): readonly Anchor[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(({ j }, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.j ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const chain: Anchor[] = [];
  for (let at = tails[tails.length - 1] ?? -1; at !== -1; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}
