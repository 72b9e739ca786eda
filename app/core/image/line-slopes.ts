import type { BoxPx } from '../base/geometry';

/** How the line that two letters stand on falls to the right between them (a tangent), and where that is. */
export type SlopeSample = { readonly x: number; readonly y: number; readonly slope: number };

/** Letters of one line stand no farther apart than so many heights of a small letter; columns do. */
const NEAR = 1.9;
/** They share so much of the lower one's height. */
const SHARED = 0.5;
/** Two letters tell a slope from so far apart on: a px more or less says little then. */
const LEAST_REACH = 6;
/** And no farther apart than this: a bent line has another slope there. */
const MOST_REACH = 13;
/** A line has so many samples a letter at most. */
const STEP = 2;

/**
 * The slopes of the lines of text, wherever two letters tell one: by their feet, since most letters stand on the line.
 * `letters` are boxes of what could be letters, `letterPx` is the height of the small ones.
 */
export function slopesOf(letters: readonly BoxPx[], letterPx: number): readonly SlopeSample[] {
  return chainsOf(letters, letterPx).flatMap((chain) => samplesOf(chain, letterPx));
}

/** Letters that follow each other on a line, from the left. A line bent or torn by a gap may be several. */
export function chainsOf(letters: readonly BoxPx[], letterPx: number): readonly (readonly BoxPx[])[] {
  const sorted = [...letters].sort((a, b) => a.x0 - b.x0);
  const rows = new Map<number, BoxPx[][]>();
  const chains: BoxPx[][] = [];
  for (const letter of sorted) {
    const chain = goesOnFrom(rows, letter, letterPx) ?? [];
    if (chain.length === 0) chains.push(chain);
    chain.push(letter);
    const row = bandOf(letter, letterPx);
    const here = rows.get(row) ?? [];
    if (!here.includes(chain)) here.push(chain);
    rows.set(row, here);
  }
  return chains;
}

/** Chains are kept by the band of the sheet in which they were last seen, so that few are looked at. */
function bandOf({ y0, y1 }: BoxPx, letterPx: number): number {
  return Math.floor((y0 + y1) / 2 / (2 * letterPx));
}

function goesOnFrom(
  rows: ReadonlyMap<number, readonly BoxPx[][]>,
  letter: BoxPx,
  letterPx: number,
): BoxPx[] | null {
  const row = bandOf(letter, letterPx);
  let best: BoxPx[] | null = null;
  let nearest = Infinity;
  for (let band = row - 1; band <= row + 1; band += 1)
    for (const chain of rows.get(band) ?? []) {
      const last = chain.at(-1);
      const gap = last === undefined ? Infinity : letter.x0 - last.x1;
      if (last === undefined || gap > NEAR * letterPx || gap >= nearest) continue;
      if (letter.x1 <= last.x1 || sharedShare(last, letter) < SHARED) continue;
      [best, nearest] = [chain, gap];
    }
  return best;
}

function sharedShare(a: BoxPx, b: BoxPx): number {
  return (Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)) / Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

function samplesOf(chain: readonly BoxPx[], letterPx: number): readonly SlopeSample[] {
  const samples: SlopeSample[] = [];
  const [least, most] = [LEAST_REACH * letterPx, MOST_REACH * letterPx];
  for (const [i, a] of chain.entries())
    for (let j = i + STEP; j < chain.length; j += STEP) {
      const b = chain[j] as BoxPx;
      const across = (b.x0 + b.x1 - a.x0 - a.x1) / 2;
      if (across > most) break;
      if (across < least) continue;
      const x = (a.x0 + a.x1 + b.x0 + b.x1) / 4;
      samples.push({ x, y: (a.y1 + b.y1) / 2, slope: (b.y1 - a.y1) / across });
    }
  return samples;
}
