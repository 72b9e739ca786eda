import type { Interned, TokenRanges } from './alignment';
import { uniqueAnchors } from './anchors';
import { anchorRuns, SHORTEST_MOVE } from './moves';

const ANCHOR_SIZE = 3;
/** More stretches than this are not weighed against each other: their number is squared. */
const MOST_RUNS = 3_000;

/**
 * Long stretches that both texts share out of order, by left position: sheets in reverse, pairs that changed places,
 * versos after rectos. What stays in order is the chain of most tokens. An alignment that does not know of them would
 * pair a moved sheet with whatever stands in its place.
 */
export function stretchesOutOfOrder({ left, right }: Interned): readonly TokenRanges[] {
  const whole = { leftFrom: 0, leftTo: left.length, rightFrom: 0, rightTo: right.length };
  const anchors = uniqueAnchors(left, right, whole, ANCHOR_SIZE);
  const runs = anchorRuns(anchors).filter(({ leftFrom, leftTo }) => leftTo - leftFrom >= SHORTEST_MOVE);
  if (runs.length > MOST_RUNS) return [];
  const inOrder = heaviestChain(runs);
  return runs.filter((run) => !inOrder.has(run)).map((run) => grown(run, left, right));
}

/** The runs, ascending on both sides, that hold most tokens together. */
function heaviestChain(runs: readonly TokenRanges[]): ReadonlySet<TokenRanges> {
  const best = runs.map(({ leftFrom, leftTo }) => leftTo - leftFrom);
  const before = runs.map(() => -1);
  for (const [i, run] of runs.entries()) {
    const own = best[i] ?? 0;
    for (let j = 0; j < i; j += 1) {
      const weight = (best[j] ?? 0) + own;
      if ((runs[j]?.rightFrom ?? 0) >= run.rightFrom || weight <= (best[i] ?? 0)) continue;
      best[i] = weight;
      before[i] = j;
    }
  }
  const chain = new Set<TokenRanges>();
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = before[at] ?? -1) {
    const run = runs[at];
    if (run !== undefined) chain.add(run);
  }
  return chain;
}

/** The stretch with the equal tokens beside it on either side. */
function grown(run: TokenRanges, left: Int32Array, right: Int32Array): TokenRanges {
  let { leftFrom, leftTo, rightFrom, rightTo } = run;
  while (leftFrom > 0 && rightFrom > 0 && left[leftFrom - 1] === right[rightFrom - 1])
    [leftFrom, rightFrom] = [leftFrom - 1, rightFrom - 1];
  while (leftTo < left.length && rightTo < right.length && left[leftTo] === right[rightTo])
    [leftTo, rightTo] = [leftTo + 1, rightTo + 1];
  return { leftFrom, leftTo, rightFrom, rightTo };
}

/** Tokens set aside, so that nothing is paired with them: numbers of keys that are like no other and not each other. */
export function setAside(
  { left, right, keys }: Interned,
  aside: readonly TokenRanges[],
  numberOf: (key: string) => number,
): Interned {
  if (aside.length === 0) return { left, right, keys };
  const [here, there] = [Int32Array.from(left), Int32Array.from(right)];
  for (const { leftFrom, leftTo, rightFrom, rightTo } of aside) {
    here.fill(numberOf(ASIDE.left), Math.max(0, leftFrom), Math.max(0, leftTo));
    there.fill(numberOf(ASIDE.right), Math.max(0, rightFrom), Math.max(0, rightTo));
  }
  return { left: here, right: there, keys };
}

/** No word is written so. */
const ASIDE = { left: '«««', right: '»»»' } as const;
