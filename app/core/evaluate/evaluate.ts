import { alignWindow } from '../align/align';
import { internKeys } from '../align/alignment';
import type { Block, Interned } from '../align/alignment';
import { foldSpelling } from '../text/fold';
import { countConfusions, mostFrequent } from './confusion-counts';
import type { ConfusionCount } from './confusion-counts';
import { editDistance, wordEditDistance } from './edit-distance';
import { asGraphemes, wordsOf } from './graphemes';

/** Edits (insertions, deletions, substitutions), what they are counted against, and their quotient. */
export type ErrorRate = { readonly edits: number; readonly truthLength: number; readonly rate: number };

/** One way of counting. `normalisation` names what was done to both texts before, in order. */
export type Scores = {
  readonly normalisation: readonly NormalisationStep[];
  /** In grapheme clusters (UAX #29); white space counts. */
  readonly cer: ErrorRate;
  /** In words by UAX #29; punctuation and white space are no words. */
  readonly wer: ErrorRate;
};

export type NormalisationStep = 'nfc' | 'collapse-white-space' | 'fold-dashes' | 'fold-quotes' | 'fold-yo';

/** `exact`: every sign counts. `folded`: dashes, quotation marks and ё/е of every shape are taken as the same. */
export type Evaluation = { readonly exact: Scores; readonly folded: Scores };

/** A page of a text with the same page of the truth. */
export type PagePair = { readonly name: string; readonly text: string; readonly truth: string };

export type PageEvaluation = Evaluation & { readonly name: string };

/** Several pages: together, one by one with the worst first, and what is most often taken for what. */
export type DocumentEvaluation = Evaluation & {
  readonly pages: readonly PageEvaluation[];
  readonly confusions: readonly ConfusionCount[];
};

/** Up to this product of lengths (of five pages or so) the edit distance is computed over the whole texts. */
const WHOLE_PRODUCT = 100_000_000;
const MOST_CONFUSIONS = 20;

const EXACT: readonly NormalisationStep[] = ['nfc', 'collapse-white-space'];
const FOLDED: readonly NormalisationStep[] = [...EXACT, 'fold-dashes', 'fold-quotes', 'fold-yo'];

/**
 * Character and word error rate of `text` against `truth`, by the field's definition: insertions, deletions and
 * substitutions ÷ length of the truth, so a rate may pass 1; with an empty truth it is 0 for an empty text and 1 for
 * any other. Long texts are aligned by words first and the edits counted between the matches, which bounds the work
 * and can only overstate them.
 */
export function evaluateText(text: string, truth: string): Evaluation {
  const exact = [collapsed(text), collapsed(truth)] as const;
  const folded = [foldSpelling(exact[0]), foldSpelling(exact[1])] as const;
  return {
    exact: { normalisation: EXACT, ...score(...exact) },
    folded: { normalisation: FOLDED, ...score(...folded) },
  };
}

/** The same page by page; the totals are of all edits against all of the truth. */
export function evaluatePages(pages: readonly PagePair[]): DocumentEvaluation {
  const counts = new Map<string, number>();
  const scored = pages.map(({ name, text, truth }) => {
    countConfusions(collapsed(text), collapsed(truth), counts);
    return { name, ...evaluateText(text, truth) };
  });
  return {
    exact: together(scored.map(({ exact }) => exact)) ?? { normalisation: EXACT, ...score('', '') },
    folded: together(scored.map(({ folded }) => folded)) ?? { normalisation: FOLDED, ...score('', '') },
    pages: [...scored].sort((a, b) => b.exact.cer.rate - a.exact.cer.rate),
    confusions: mostFrequent(counts, MOST_CONFUSIONS),
  };
}

/**
 * Pages of two text files: form feeds stand between them. Where one has more pages than the other, which belongs to which
 * cannot be told, and both are one pair whose name says the two counts.
 */
export function pagePairs(text: string, truth: string): readonly PagePair[] {
  const [here, there] = [pagesOf(text), pagesOf(truth)];
  if (here.length !== there.length) {
    const name = `${here.length} ≠ ${there.length}`;
    return [{ name, text: here.join('\n'), truth: there.join('\n') }];
  }
  return here.map((page, i) => ({ name: String(i + 1), text: page, truth: there[i] ?? '' }));
}

/** A form feed at the end ends the last page and begins none. */
function pagesOf(text: string): readonly string[] {
  return text.replace(/\f\s*$/u, '').split('\f');
}

function together(all: readonly Scores[]): Scores | null {
  const [first] = all;
  if (first === undefined) return null;
  return {
    normalisation: first.normalisation,
    cer: sumOf(all.map(({ cer }) => cer)),
    wer: sumOf(all.map(({ wer }) => wer)),
  };
}

function sumOf(rates: readonly ErrorRate[]): ErrorRate {
  const edits = rates.reduce((sum, rate) => sum + rate.edits, 0);
  const truthLength = rates.reduce((sum, rate) => sum + rate.truthLength, 0);
  return { edits, truthLength, rate: truthLength > 0 ? edits / truthLength : Math.min(1, edits) };
}

function collapsed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function score(text: string, truth: string): Pick<Scores, 'cer' | 'wer'> {
  const units = new Map<string, string>();
  const [here, there] = [asGraphemes(text, units), asGraphemes(truth, units)];
  const isWhole = here.length * there.length <= WHOLE_PRODUCT;
  const chars = isWhole ? editDistance(here, there) : editsBetweenMatches(here, there);
  const words = internKeys(wordsOf(text), wordsOf(truth));
  return {
    cer: errorRate(chars, there.length, here.length),
    wer: errorRate(wordEdits(words), words.right.length, words.left.length),
  };
}

function errorRate(edits: number, truthLength: number, textLength: number): ErrorRate {
  return { edits, truthLength, rate: truthLength > 0 ? edits / truthLength : Math.min(1, textLength) };
}

function wordEdits(words: Interned): number {
  if (words.left.length * words.right.length <= WHOLE_PRODUCT)
    return wordEditDistance(words.left, words.right);
  return gapsOf(words).reduce(
    (sum, { left, right }) => sum + wordEditDistance(words.left.slice(...left), words.right.slice(...right)),
    0,
  );
}

/** Characters between words that match; every word goes with the space before it. */
function editsBetweenMatches(text: string, truth: string): number {
  const words = internKeys(text.split(' '), truth.split(' '));
  return gapsOf(words).reduce((sum, { left, right }) => {
    const here = spelled(words.left.subarray(...left), words.keys);
    return sum + editDistance(here, spelled(words.right.subarray(...right), words.keys));
  }, 0);
}

type Gap = { readonly left: [from: number, to: number]; readonly right: [from: number, to: number] };

/** The stretches in which two sequences part, in order. */
function gapsOf(words: Interned): readonly Gap[] {
  const [leftTo, rightTo] = [words.left.length, words.right.length];
  const blocks = alignWindow(words, { leftFrom: 0, leftTo, rightFrom: 0, rightTo });
  const gaps: Gap[] = [];
  for (let i = 0; i < blocks.length;) {
    const end = endOfGap(blocks, i);
    const [first, last] = [blocks[i], blocks[end - 1]];
    if (end > i && first !== undefined && last !== undefined) {
      gaps.push({ left: [first.leftFrom, last.leftTo], right: [first.rightFrom, last.rightTo] });
    }
    i = Math.max(end, i + 1);
  }
  return gaps;
}

function endOfGap(blocks: readonly Block[], from: number): number {
  let end = from;
  while (end < blocks.length && blocks[end]?.kind !== 'equal') end += 1;
  return end;
}

function spelled(ids: Int32Array, keys: readonly string[]): string {
  let text = '';
  for (const id of ids) text += ` ${keys[id] ?? ''}`;
  return text;
}
