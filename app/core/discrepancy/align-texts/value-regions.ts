import type { TokenRanges } from '../../align/alignment';
import type { StepsOff } from '../../text/steps';
import type { Body } from './body';
import type { Region } from './regions';
import { factVerdict } from './written-otherwise';

/** No value is written in more words. */
const MOST_WORDS = 7;
/** An equal word may stand between: `2 кг 400 г` beside `2,4 кг`. */
const MOST_BETWEEN = 1;
/** Regions side by side that one value may be spread over: `12 декабря 1946 г.` beside `12.12.1946`. */
const MOST_REGIONS = 4;

/**
 * Regions of words on one side only, and those they touch, that hold one value written otherwise (`67%` and «67
 * процентов») become one region of words that stand for others.
 */
export function joinValues(
  regions: readonly Region[],
  left: Body,
  right: Body,
  off: StepsOff,
): readonly Region[] {
  const joined: Region[] = [];
  for (let i = 0; i < regions.length;) {
    const count = off.has('numbers') ? 0 : valueFrom(regions, i, left, right, off);
    const first = regions[i] as Region;
    const last = regions[i + count - 1] as Region;
    joined.push(count === 0 ? first : { ...spanning(first, last), kind: 'differ', edge: null });
    i += Math.max(1, count);
  }
  return joined;
}

/** How many regions from `index` on hold one value; 0 for none. */
function valueFrom(
  regions: readonly Region[],
  index: number,
  left: Body,
  right: Body,
  off: StepsOff,
): number {
  for (let count = sideBySide(regions, index); count > 0; count -= 1) {
    const row = regions.slice(index, index + count);
    if (!mayBeOne(row)) continue;
    const whole = {
      ...spanning(row[0] as Region, row[count - 1] as Region),
      kind: 'differ',
      edge: null,
    } as const;
    if (factVerdict({ left, right }, whole, off)?.kind === 'same') return count;
  }
  return 0;
}

/** How many regions from `index` on stand side by side with words in doubt; a lone pair of words is none. */
function sideBySide(regions: readonly Region[], index: number): number {
  const most = Math.min(MOST_REGIONS, regions.length - index);
  let count = 0;
  while (count < most && isInDoubt(regions[index + count]) && isNext(regions, index, count)) count += 1;
  return count === 1 && regions[index]?.kind === 'differ' ? 0 : count;
}

function isInDoubt(region: Region | undefined): boolean {
  return region?.kind === 'differ' || region?.kind === 'missing' || region?.kind === 'extra';
}

function isNext(regions: readonly Region[], index: number, count: number): boolean {
  const [before, region] = [regions[index + count - 1], regions[index + count]];
  if (count === 0 || before === undefined || region === undefined) return true;
  const between = region.leftFrom - before.leftTo;
  return between <= MOST_BETWEEN && between === region.rightFrom - before.rightTo;
}

function mayBeOne(row: readonly Region[]): boolean {
  const [first, last] = [row[0], row[row.length - 1]];
  if (first === undefined || last === undefined) return false;
  const { leftFrom, leftTo, rightFrom, rightTo } = spanning(first, last);
  // Where the words are as many, each pair is looked at by itself.
  if (row.every(({ kind }) => kind === 'differ') && leftTo - leftFrom === rightTo - rightFrom) return false;
  if (row.length === 1 && first.kind === 'differ') return false;
  return Math.max(leftTo - leftFrom, rightTo - rightFrom) <= MOST_WORDS;
}

function spanning(first: TokenRanges, last: TokenRanges): TokenRanges {
  const { leftFrom, rightFrom } = first;
  return { leftFrom, leftTo: last.leftTo, rightFrom, rightTo: last.rightTo };
}
