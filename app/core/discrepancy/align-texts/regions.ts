import type { Block, TokenRanges } from '../../align/alignment';
import { runsAcross, type Run } from '../../align/runs-across';

/**
 * One place where the two texts part. `differ`: few words stand for few others. `missing` and `extra`: words on
 * one side only. `moved`: words that stand elsewhere in the other text. `unlike`: much on both sides, nothing in
 * common. `edge`: whether it lies before the first or after the last match.
 */
export type Region = TokenRanges & {
  readonly kind: 'differ' | 'missing' | 'extra' | 'moved' | 'unlike';
  readonly edge: 'head' | 'tail' | null;
};

/** From this many words on, words on one side only are a lost (or extra) stretch and not a slip. */
export const LONG_RUN = 4;
/** A match of at most this many words between two long runs is chance: «и», «в», «на». */
const ISLAND = 3;
/** An island is also at most this share of the shorter run beside it. */
const ISLAND_SHARE = 0.3;
/** Runs on both sides at one place, each at least this long, say only that the texts are unlike there. */
const UNLIKE_RUN = 8;

/** Texts of which less than this share matches are not compared word by word. */
const COMPARABLE_SHARE = 0.4;
/** Below this many words a share says little. */
const FEWEST_TO_JUDGE = 20;

/** Equal words in a row that no patch of unlike text goes on across. */
const PATCH_ISLAND = 4;
/** Regions on either side of this many equal words have nothing to do with each other. */
export const BARRIER = 8;

/** Whether a block or region of few words pairs words that are alike; by the keys of both texts. */
export type IsAlike = (ranges: TokenRanges) => boolean;

/** What is asked of the words of a region: whether they are alike, the very same, or one thing in other pieces. */
export type RegionWords = {
  readonly isAlike: IsAlike;
  readonly isSame: IsAlike;
  readonly isInPieces: IsAlike;
};

export function isMatched(kind: Block['kind']): boolean {
  return kind === 'equal' || kind === 'differ';
}

/**
 * The regions of `blocks`, which may be a part of an alignment that begins and ends in long equal blocks: at most
 * one for each lost, extra, moved or unlike stretch, in order. `scope` is the whole alignment's.
 */
export function findRegions(
  blocks: readonly Block[],
  moves: readonly TokenRanges[],
  scope: TokenRanges,
  { isAlike, isSame, isInPieces }: RegionWords,
): readonly Region[] {
  const cuts = {
    left: runsAcross(moves.map(({ leftFrom, leftTo }) => [leftFrom, leftTo])),
    right: runsAcross(moves.map(({ rightFrom, rightTo }) => [rightFrom, rightTo])),
  };
  const parted = blocks
    .flatMap((block) => withoutMoves(block, cuts))
    .filter((block) => block.kind !== 'equal');
  const joined = joinExchanged(
    joinAcrossIslands(joinPatches(joinUnlike(joinPieces(parted.map(asRegion), isInPieces)), isAlike)),
    isSame,
  );
  return [...joined, ...moves.map((move): Region => ({ ...move, kind: 'moved', edge: null }))]
    .map((region) => withEdge(region, scope))
    .sort((a, b) => a.leftFrom - b.leftFrom || a.rightFrom - b.rightFrom);
}

/** No number and no name is written in more pieces. */
const MOST_PIECES = 5;

/** Side by side are one number or name in pieces: `2.181.300` and `2 181 300`, «Ли-ён-ика» and «Ли Ён Ика». */
function joinPieces(regions: readonly Region[], isInPieces: IsAlike): readonly Region[] {
  const joined: Region[] = [];
  for (const region of regions) {
    const last = joined[joined.length - 1];
    const whole = last === undefined ? null : spanning(last, region);
    const isOne =
      last !== undefined &&
      whole !== null &&
      (last.kind === 'differ' || region.kind === 'differ') &&
      region.leftFrom === last.leftTo &&
      region.rightFrom === last.rightTo &&
      Math.max(lefts(whole), rights(whole)) <= MOST_PIECES &&
      isInPieces(whole);
    if (isOne) joined[joined.length - 1] = { ...whole, kind: 'differ', edge: null };
    else joined.push(region);
  }
  return joined;
}

/** Words that changed places stand so near to each other. */
const EXCHANGE_REACH = 4;

/** An extra and a missing stretch of the same words with few equal words between them: words in another order. */
function joinExchanged(regions: readonly Region[], isSame: IsAlike): readonly Region[] {
  const joined: Region[] = [];
  for (let i = 0; i < regions.length; i += 1) {
    const [first, second] = [regions[i] as Region, regions[i + 1]];
    const whole = second === undefined ? null : exchanged(first, second, isSame);
    joined.push(whole ?? first);
    if (whole !== null) i += 1;
  }
  return joined;
}

function exchanged(first: Region, second: Region, isSame: IsAlike): Region | null {
  const kinds = `${first.kind} ${second.kind}`;
  if (kinds !== 'extra missing' && kinds !== 'missing extra') return null;
  const [extra, missing] = first.kind === 'extra' ? [first, second] : [second, first];
  const island = second.leftFrom - first.leftTo;
  if (island < 1 || island > EXCHANGE_REACH || island !== second.rightFrom - first.rightTo) return null;
  const { leftFrom, leftTo } = extra;
  const words = { leftFrom, leftTo, rightFrom: missing.rightFrom, rightTo: missing.rightTo };
  return leftTo - leftFrom <= EXCHANGE_REACH && isSame(words)
    ? { ...spanning(first, second), kind: 'moved', edge: null }
    : null;
}

function asRegion(block: Block): Region {
  return { ...block, kind: regionKind(block), edge: null };
}

function regionKind(block: Block): Region['kind'] {
  switch (block.kind) {
    case 'left-only':
      return 'extra';
    case 'right-only':
      return 'missing';
    case 'not-comparable':
      return 'unlike';
    default:
      return 'differ';
  }
}

/** Which stretches that moved take words of `[from, to)` away, on either side. */
type Cuts = Readonly<Record<'left' | 'right', (from: number, to: number) => readonly Run[]>>;

/** What is left of a one-sided block once moved stretches are out of it; crumbs go with the move. */
function withoutMoves(block: Block, moved: Cuts): readonly Block[] {
  if (block.kind !== 'left-only' && block.kind !== 'right-only') return [block];
  const isLeft = block.kind === 'left-only';
  const [from, to] = isLeft ? [block.leftFrom, block.leftTo] : [block.rightFrom, block.rightTo];
  const cuts = (isLeft ? moved.left : moved.right)(from, to);
  if (cuts.length === 0) return [block];
  return remainders(from, to, cuts)
    .filter(([start, end]) => end - start > LONG_RUN)
    .map(([start, end]) =>
      isLeft ? { ...block, leftFrom: start, leftTo: end } : { ...block, rightFrom: start, rightTo: end },
    );
}

function remainders(from: number, to: number, cuts: readonly Run[]): readonly [number, number][] {
  const rest: [number, number][] = [];
  let start = from;
  for (const [cutFrom, cutTo] of cuts) {
    if (cutFrom > start) rest.push([start, cutFrom]);
    start = Math.max(start, cutTo);
  }
  if (start < to) rest.push([start, to]);
  return rest;
}

/** An extra and a missing run at one place become one unlike region, when both are long. */
function joinUnlike(regions: readonly Region[]): readonly Region[] {
  const joined: Region[] = [];
  for (const region of regions) {
    const last = joined[joined.length - 1];
    const isPair = last?.kind === 'extra' && region.kind === 'missing' && last.leftTo === region.leftFrom;
    if (isPair && lefts(last) >= UNLIKE_RUN && rights(region) >= UNLIKE_RUN) {
      joined[joined.length - 1] = { ...spanning(last, region), kind: 'unlike', edge: null };
    } else joined.push(region);
  }
  return joined;
}

/** A patch in which less than 40 % of the words match becomes one unlike region. */
function joinPatches(regions: readonly Region[], isAlike: IsAlike): readonly Region[] {
  const joined: Region[] = [];
  for (let from = 0; from < regions.length;) {
    let to = from + 1;
    while (to < regions.length && islandBefore(regions, to) <= PATCH_ISLAND) to += 1;
    pushPatch(joined, regions.slice(from, to), isAlike);
    from = to;
  }
  return joined;
}

/** One region where the whole row is a poor match, else the row divided where most words agree. */
function pushPatch(joined: Region[], row: readonly Region[], isAlike: IsAlike): void {
  const first = row[0];
  const last = row[row.length - 1];
  if (first === undefined || last === undefined) return;
  const whole = spanning(first, last);
  // A row that is short on either side cannot be poor, and neither can its parts.
  if (row.length === 1 || Math.min(lefts(whole), rights(whole)) < FEWEST_TO_JUDGE) {
    joined.push(...row);
    return;
  }
  if (matchedIn(row, isAlike) < Math.min(lefts(whole), rights(whole)) * COMPARABLE_SHARE) {
    joined.push({ ...whole, kind: 'unlike', edge: null });
    return;
  }
  const cut = widestIsland(row);
  pushPatch(joined, row.slice(0, cut), isAlike);
  pushPatch(joined, row.slice(cut), isAlike);
}

function islandBefore(regions: readonly Region[], index: number): number {
  const [next, before] = [regions[index], regions[index - 1]];
  if (next === undefined || before === undefined) return 0;
  return Math.min(next.leftFrom - before.leftTo, next.rightFrom - before.rightTo);
}

function widestIsland(row: readonly Region[]): number {
  let cut = 1;
  for (let i = 2; i < row.length; i += 1) if (islandBefore(row, i) > islandBefore(row, cut)) cut = i;
  return cut;
}

/** Equal words between the regions of a row, and words in them that are alike. */
function matchedIn(row: readonly Region[], isAlike: IsAlike): number {
  return row.reduce((sum, region, i) => {
    const island = i === 0 ? 0 : islandBefore(row, i);
    const isPair = region.kind === 'differ' && isAlike(region);
    return sum + island + (isPair ? Math.min(lefts(region), rights(region)) : 0);
  }, 0);
}

/** Long runs of one kind with nothing but an island between them are one run. */
function joinAcrossIslands(regions: readonly Region[]): readonly Region[] {
  const joined: Region[] = [];
  // The next one is last: taking from the front of a long array moves all of it.
  const rest = [...regions].reverse();
  for (let region = rest.pop(); region !== undefined; region = rest.pop()) {
    for (let next = nextLong(region, rest); next !== null; next = nextLong(region, rest)) {
      const from: Region = region;
      const between = rest.splice(rest.length - 1 - next, next + 1).reverse();
      const other = between.pop() as Region;
      // What stands on the other side at either end of the island is a run of its own; the rest is chance.
      const kept = between.filter((one) => isBeside(from, one) || isBeside(one, other));
      rest.push(...kept.reverse());
      region = { ...spanning(from, other), kind: from.kind, edge: null };
    }
    joined.push(region);
  }
  return joined;
}

/** How many regions after `region` (`rest` holds them from last to first) the one stands that it goes on with, or null. */
function nextLong(region: Region, rest: readonly Region[]): number | null {
  if (!isLong(region)) return null;
  for (let i = 0; i < rest.length; i += 1) {
    const next = rest[rest.length - 1 - i] as Region;
    const island = Math.min(next.leftFrom - region.leftTo, next.rightFrom - region.rightTo);
    if (island > ISLAND) return null;
    if (next.kind !== region.kind || !isLong(next)) {
      const beside = rest[rest.length - 2 - i];
      const isApart = !isBeside(region, next) && (beside === undefined || !isBeside(next, beside));
      if (isApart && (isLong(next) || size(next) > ISLAND)) return null;
      continue;
    }
    const shorter = Math.min(size(region), size(next));
    return island <= Math.max(1, shorter * ISLAND_SHARE) ? i : null;
  }
  return null;
}

/** Whether `next` follows `region` with no equal word between. */
function isBeside(region: TokenRanges, next: TokenRanges): boolean {
  return Math.min(next.leftFrom - region.leftTo, next.rightFrom - region.rightTo) <= 0;
}

function isLong(region: Region): boolean {
  return (
    (region.kind === 'extra' || region.kind === 'missing' || region.kind === 'unlike') &&
    size(region) >= LONG_RUN
  );
}

function lefts(region: TokenRanges): number {
  return region.leftTo - region.leftFrom;
}

function rights(region: TokenRanges): number {
  return region.rightTo - region.rightFrom;
}

function size(region: TokenRanges): number {
  return Math.max(lefts(region), rights(region));
}

function spanning(first: TokenRanges, last: TokenRanges): TokenRanges {
  const { leftFrom, rightFrom } = first;
  return { leftFrom, leftTo: last.leftTo, rightFrom, rightTo: last.rightTo };
}

function withEdge(region: Region, scope: TokenRanges): Region {
  if (region.leftTo <= scope.leftFrom && region.rightTo <= scope.rightFrom)
    return { ...region, edge: 'head' };
  const isTail = region.leftFrom >= scope.leftTo && region.rightFrom >= scope.rightTo;
  return isTail ? { ...region, edge: 'tail' } : region;
}

/** Measured against the shorter text: a reference may well hold many sheets more than the transcription. */
export function isComparable(matched: number, leftCount: number, rightCount: number): boolean {
  const shorter = Math.min(leftCount, rightCount);
  return shorter < FEWEST_TO_JUDGE || matched >= shorter * COMPARABLE_SHARE;
}
