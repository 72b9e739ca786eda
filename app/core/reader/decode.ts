import type { Net } from './net';
import type { Frames } from './run-net';

/** A letter as the net saw it: its middle in px of the line's picture, and how sure it was. */
export type SeenLetter = { readonly char: string; readonly x: number; readonly share: number };

/** Letters without a blank between them; `from` and `to` are px of the line's picture. */
export type SeenWord = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The mean probability of its letters. */
  readonly share: number;
  readonly letters: readonly SeenLetter[];
};

/** The likeliest class of each frame; one that goes on over frames is one letter, its middle weighed by probability. */
export function lettersOf({ count, classes, shares }: Frames, net: Net): readonly SeenLetter[] {
  const found: SeenLetter[] = [];
  const chars = [...net.alphabet];
  let last = 0;
  let weight = 0;
  for (let frame = 0; frame < count; frame += 1) {
    const best = likeliest(shares, frame * classes, classes);
    const share = shares[frame * classes + best] ?? 0;
    const x = (frame + 0.5) * net.framePx;
    const before = found[found.length - 1];
    if (best !== 0 && best === last && before !== undefined) {
      const middle = (before.x * weight + x * share) / (weight + share);
      found[found.length - 1] = { ...before, x: middle, share: Math.max(before.share, share) };
      weight += share;
    } else if (best !== 0) {
      found.push({ char: chars[best - 1] ?? ' ', x, share });
      weight = share;
    }
    last = best;
  }
  return found;
}

function likeliest(shares: Float32Array, from: number, classes: number): number {
  let best = 0;
  for (let i = 1; i < classes; i += 1) if ((shares[from + i] ?? 0) > (shares[from + best] ?? 0)) best = i;
  return best;
}

/** Two letters nearer than this, in pitches, are one strike seen twice. */
const NEAREST = 0.55;

/** The letters without the less likely one of each two that stand in one cell of the typewriter. */
export function onGrid(letters: readonly SeenLetter[], pitchPx: number): readonly SeenLetter[] {
  const kept: SeenLetter[] = [];
  for (const letter of letters) {
    const before = kept[kept.length - 1];
    if (before === undefined || letter.x - before.x >= NEAREST * pitchPx) kept.push(letter);
    else if (rank(letter) > rank(before)) kept[kept.length - 1] = letter;
  }
  return kept;
}

/** A blank gives way to any letter. */
function rank({ char, share }: SeenLetter): number {
  return char === ' ' ? share - 1 : share;
}

export function wordsOf(letters: readonly SeenLetter[], pitchPx: number): readonly SeenWord[] {
  const runs: SeenLetter[][] = [[]];
  for (const letter of letters) {
    if (letter.char === ' ') runs.push([]);
    else runs[runs.length - 1]?.push(letter);
  }
  return runs.filter((run) => run.length > 0).map((run) => wordOf(run, pitchPx));
}

function wordOf(letters: readonly SeenLetter[], pitchPx: number): SeenWord {
  const share = letters.reduce((sum, letter) => sum + letter.share, 0) / letters.length;
  const half = 0.45 * pitchPx;
  return {
    text: letters.map(({ char }) => char).join(''),
    from: (letters[0]?.x ?? 0) - half,
    to: (letters[letters.length - 1]?.x ?? 0) + half,
    share,
    letters,
  };
}

/** Letters that a word needs for its pitch to count, and words that a page needs. */
const FEWEST_LETTERS = 4;
const FEWEST_WORDS = 8;

/** How the letters of a page stand: the middle pitch in px and how far apart the quarters of the words are, as a share of it. */
export type Grid = { readonly pitchPx: number; readonly spread: number };

/** The pitch within words; null where there are too few of them. */
export function gridOf(lines: readonly (readonly SeenLetter[])[]): Grid | null {
  const pitches = lines
    .flatMap((letters) => wordsOf(letters, 0))
    .filter(({ letters }) => letters.length >= FEWEST_LETTERS)
    .map(({ from, to, letters }) => (to - from) / (letters.length - 1))
    .sort((a, b) => a - b);
  if (pitches.length < FEWEST_WORDS) return null;
  const at = (share: number) => pitches[Math.floor(pitches.length * share)] ?? 0;
  return { pitchPx: at(0.5), spread: (at(0.75) - at(0.25)) / at(0.5) };
}
