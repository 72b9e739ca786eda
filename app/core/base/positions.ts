/**
 * Positions in texts and lists. Offsets are UTF-16, stretches are half-open, and no stretch that is found here begins or
 * ends inside a surrogate pair: half of 𐍈 or of an emoji is no letter, can be neither shown nor written to a file.
 */

/** How many items two sequences have in common at their start and at their end; the two never overlap. */
export type CommonEnds = { readonly head: number; readonly tail: number };

/** A replacement: `[from, to)` becomes `inserted`. */
export type Replacement = { readonly from: number; readonly to: number; readonly inserted: string };

/**
 * `isSame(a, b)` compares item `a` of the one sequence with item `b` of the other; `isSameTail` does at the end, where
 * items may be the same but for their places.
 */
export function commonEnds(
  countA: number,
  countB: number,
  isSame: (a: number, b: number) => boolean,
  isSameTail = isSame,
): CommonEnds {
  const shorter = Math.min(countA, countB);
  let head = 0;
  while (head < shorter && isSame(head, head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSameTail(countA - 1 - tail, countB - 1 - tail)) tail += 1;
  return { head, tail };
}

/** What two texts begin and end with alike, in whole characters. */
export function commonText(a: string, b: string): CommonEnds {
  const ends = commonEnds(a.length, b.length, (i, j) => a.charCodeAt(i) === b.charCodeAt(j));
  const { head, tail } = ends;
  const isHeadCut = head > 0 && isHighSurrogate(a.charCodeAt(head - 1));
  const isTailCut = tail > 0 && isLowSurrogate(a.charCodeAt(a.length - tail));
  return { head: isHeadCut ? head - 1 : head, tail: isTailCut ? tail - 1 : tail };
}

/** The least replacement of whole characters that makes one text of the other; null where they are the same. */
export function replacementBetween(before: string, after: string): Replacement | null {
  if (before === after) return null;
  const { head, tail } = commonText(before, after);
  return { from: head, to: before.length - tail, inserted: after.slice(head, after.length - tail) };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * By binary search the first of `count` indexes for which `holds`, or `count` where there is none. From the first one
 * on it must hold for all.
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the last of `starts`, which ascend from 0, that is not after `offset`. */
export function indexAt(starts: readonly number[], offset: number): number {
  return Math.max(0, firstIndex(starts.length, (index) => (starts[index] ?? 0) > offset) - 1);
}

type HasText = { readonly text: string };

/** Where each of some lines begins in all of them, joined by line feeds. */
export function lineStarts(lines: readonly HasText[]): readonly number[] {
  let at = 0;
  return lines.map(({ text }) => {
    const start = at;
    at += text.length + 1;
    return start;
  });
}

/** Where line `index` begins. */
export function lineStart(lines: readonly HasText[], index: number): number {
  let start = 0;
  for (let i = 0; i < index; i += 1) start += (lines[i]?.text.length ?? 0) + 1;
  return start;
}

/** The line and column of an offset into the joined lines; both count from 0. Beyond the end it is the last line's start. */
export function linePosition(
  lines: readonly HasText[],
  offset: number,
): { readonly lineIndex: number; readonly column: number } {
  let start = 0;
  for (const [lineIndex, { text }] of lines.entries()) {
    if (offset <= start + text.length) return { lineIndex, column: offset - start };
    start += text.length + 1;
  }
  return { lineIndex: Math.max(0, lines.length - 1), column: 0 };
}
