import { alignWindow } from '../align/align';
import { internKeys } from '../align/alignment';
import type { Block, Interned } from '../align/alignment';
import { foldSpelling } from '../text/fold';
import { editDistance, wordEditDistance } from './edit-distance';

/** Edits (insertions, deletions, substitutions), what they are counted against, and their quotient. */
export type ErrorRate = { readonly edits: number; readonly truthLength: number; readonly rate: number };

/** One way of counting. `normalisation` names what was done to both texts before, in order. */
export type Scores = {
  readonly normalisation: readonly NormalisationStep[];
  /** In characters (UTF-16 units after NFC; white space counts). */
  readonly cer: ErrorRate;
  /** In words: what stands between white space, punctuation with it. */
  readonly wer: ErrorRate;
};

export type NormalisationStep = 'nfc' | 'collapse-white-space' | 'fold-dashes' | 'fold-quotes' | 'fold-yo';

/** `exact`: every sign counts. `folded`: dashes, quotation marks and ё/е of every shape are taken as the same. */
export type Evaluation = { readonly exact: Scores; readonly folded: Scores };

/** Up to this product of lengths (of five pages or so) the edit distance is computed over the whole texts. */
const WHOLE_PRODUCT = 100_000_000;

/**
 * Character and word error rate of `text` against `truth`. A rate is edits ÷ length of the truth and may pass
 * 1; with an empty truth it is 0 for an empty text and 1 for any other. Long texts are aligned by words first
 * and the edits counted between the matches, which bounds the work and can only overstate them.
 */
export function evaluateText(text: string, truth: string): Evaluation {
  const exact = [collapsed(text), collapsed(truth)] as const;
  const folded = [foldSpelling(exact[0]), foldSpelling(exact[1])] as const;
  return {
    exact: { normalisation: ['nfc', 'collapse-white-space'], ...score(...exact) },
    folded: {
      normalisation: ['nfc', 'collapse-white-space', 'fold-dashes', 'fold-quotes', 'fold-yo'],
      ...score(...folded),
    },
  };
}

function collapsed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function score(text: string, truth: string): Pick<Scores, 'cer' | 'wer'> {
  const words = internKeys(wordsOf(text), wordsOf(truth));
  const isWhole = text.length * truth.length <= WHOLE_PRODUCT;
  const edits = isWhole ? wholeEdits(text, truth, words) : editsBetweenMatches(words);
  return {
    cer: errorRate(edits.chars, truth.length, text.length),
    wer: errorRate(edits.words, words.right.length, words.left.length),
  };
}

function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

function errorRate(edits: number, truthLength: number, textLength: number): ErrorRate {
  return { edits, truthLength, rate: truthLength > 0 ? edits / truthLength : Math.min(1, textLength) };
}

type Edits = { readonly chars: number; readonly words: number };

function wholeEdits(text: string, truth: string, words: Interned): Edits {
  return { chars: editDistance(text, truth), words: wordEditDistance(words.left, words.right) };
}

function editsBetweenMatches(words: Interned): Edits {
  const [leftTo, rightTo] = [words.left.length, words.right.length];
  const blocks = alignWindow(words, { leftFrom: 0, leftTo, rightFrom: 0, rightTo });
  let edits: Edits = { chars: 0, words: 0 };
  for (let i = 0; i < blocks.length;) {
    const end = endOfGap(blocks, i);
    if (end > i) edits = added(edits, gapEdits(words, blocks[i], blocks[end - 1]));
    i = Math.max(end, i + 1);
  }
  return edits;
}

function endOfGap(blocks: readonly Block[], from: number): number {
  let end = from;
  while (end < blocks.length && blocks[end]?.kind !== 'equal') end += 1;
  return end;
}

function gapEdits(words: Interned, first: Block | undefined, last: Block | undefined): Edits {
  if (first === undefined || last === undefined) return { chars: 0, words: 0 };
  const left = words.left.subarray(first.leftFrom, last.leftTo);
  const right = words.right.subarray(first.rightFrom, last.rightTo);
  return {
    chars: editDistance(spelled(left, words.keys), spelled(right, words.keys)),
    words: wordEditDistance(left, right),
  };
}

/** Every word with the space before it, so that a lost word counts its space too. */
function spelled(ids: Int32Array, keys: readonly string[]): string {
  let text = '';
  for (const id of ids) text += ` ${keys[id] ?? ''}`;
  return text;
}

function added(a: Edits, b: Edits): Edits {
  return { chars: a.chars + b.chars, words: a.words + b.words };
}
