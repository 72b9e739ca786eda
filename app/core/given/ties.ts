import { align } from '../align/align';
import { internKeys, type Block } from '../align/alignment';
import { editsBetween } from '../base/edits-between';
import type { GivenWord, InkWord } from './words';

/**
 * Where a word of the text stands in the machine's reading: its words `[from, to)`. `likeness` is 1 where they agree, less
 * the more letters differ, and 0 where the place is only guessed between neighbours.
 */
export type Tie = { readonly from: number; readonly to: number; readonly likeness: number };

/** Of stretches without a partner, one may be so many times as long as the other and still be the same words. */
const MOST_LONGER = 2.5;

/** The place of each word of the text, or null where the reading has nothing for it. */
export function tieWords(given: readonly GivenWord[], ink: readonly InkWord[]): readonly (Tie | null)[] {
  const interned = internKeys(
    given.map(({ key }) => key),
    ink.map(({ key }) => key),
  );
  const { blocks, moves } = align(interned);
  const ties: (Tie | null)[] = given.map(() => null);
  for (const block of blocks) tieBlock(ties, block, given, ink);
  for (const { leftFrom, leftTo, rightFrom } of moves) {
    for (let i = leftFrom; i < leftTo; i += 1) {
      const at = rightFrom + i - leftFrom;
      if (ties[i] === null && given[i]?.key === ink[at]?.key) ties[i] = { from: at, to: at + 1, likeness: 1 };
    }
  }
  guessBetween(ties, blocks, given, ink);
  return ties;
}

function tieBlock(
  ties: (Tie | null)[],
  { kind, leftFrom, leftTo, rightFrom, rightTo }: Block,
  given: readonly GivenWord[],
  ink: readonly InkWord[],
): void {
  if (kind === 'equal') {
    for (let i = 0; i < leftTo - leftFrom; i += 1) {
      const at = rightFrom + i;
      ties[leftFrom + i] = { from: at, to: at + 1, likeness: 1 };
    }
  }
  if (kind !== 'differ') return;
  const lefts = leftTo - leftFrom;
  const rights = rightTo - rightFrom;
  const likeness = likenessOf(joined(given, leftFrom, leftTo), joined(ink, rightFrom, rightTo));
  if (lefts === rights) {
    for (let i = 0; i < lefts; i += 1) {
      const at = rightFrom + i;
      const own = likenessOf(given[leftFrom + i]?.key ?? '', ink[at]?.key ?? '');
      ties[leftFrom + i] = { from: at, to: at + 1, likeness: own };
    }
  } else if (lefts === 1 || rights === 1) {
    for (let i = leftFrom; i < leftTo; i += 1) ties[i] = { from: rightFrom, to: rightTo, likeness };
  } else proportional(ties, { leftFrom, leftTo, rightFrom, rightTo }, given, ink);
}

function joined(words: readonly { readonly key: string }[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map(({ key }) => key)
    .join('');
}

function likenessOf(a: string, b: string): number {
  return Math.max(0, 1 - editsBetween(a, b) / Math.max(1, a.length, b.length));
}

type Ranges = Pick<Block, 'leftFrom' | 'leftTo' | 'rightFrom' | 'rightTo'>;

/** Words that a reading hardly has a letter of stand where their share of the stretch's letters stands. */
function proportional(
  ties: (Tie | null)[],
  { leftFrom, leftTo, rightFrom, rightTo }: Ranges,
  given: readonly GivenWord[],
  ink: readonly InkWord[],
): void {
  const lettersLeft = joined(given, leftFrom, leftTo).length;
  const lettersRight = joined(ink, rightFrom, rightTo).length;
  let before = 0;
  for (let i = leftFrom; i < leftTo; i += 1) {
    const { length } = given[i]?.key ?? '';
    const middle = ((before + length / 2) / Math.max(1, lettersLeft)) * lettersRight;
    before += length;
    let [at, end] = [rightFrom, ink[rightFrom]?.key.length ?? 0];
    while (end < middle && at < rightTo - 1) {
      at += 1;
      end += ink[at]?.key.length ?? 0;
    }
    ties[i] = { from: at, to: at + 1, likeness: likenessOf(given[i]?.key ?? '', ink[at]?.key ?? '') / 2 };
  }
}

/** Stretches of one side that meet stretches of the other between the same neighbours, and are about as long. */
function guessBetween(
  ties: (Tie | null)[],
  blocks: readonly Block[],
  given: readonly GivenWord[],
  ink: readonly InkWord[],
): void {
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    const range =
      block.kind === 'not-comparable'
        ? block
        : block.kind === 'left-only' && next?.kind === 'right-only'
          ? { ...next, leftFrom: block.leftFrom, leftTo: block.leftTo }
          : null;
    if (range === null || ties[range.leftFrom] !== null) continue;
    const left = joined(given, range.leftFrom, range.leftTo).length;
    const right = joined(ink, range.rightFrom, range.rightTo).length;
    if (Math.max(left, right) <= Math.max(1, Math.min(left, right)) * MOST_LONGER)
      proportional(ties, range, given, ink);
  }
}
