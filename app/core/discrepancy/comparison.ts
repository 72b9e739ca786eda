import { align } from '../align/align';
import { internKeys } from '../align/alignment';
import type { Alignment, TokenRanges } from '../align/alignment';
import { findFurniture } from '../text/find-furniture';
import type { Furniture } from '../text/furniture';
import { comparisonKey } from '../text/key';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import type { ReferenceSpan, Span } from './discrepancy';
import { findRegions, scopeOf } from './regions';
import type { Region } from './regions';
import type { ReferenceText } from './source-text';

/** The words and numbers of a text in order: no punctuation, no page furniture. `keys` are parallel to `words`. */
export type Body = {
  readonly text: string;
  readonly words: readonly Token[];
  readonly keys: readonly string[];
};

/** A transcription (left) laid beside one reference transcription (right), by the words of their bodies. */
export type Comparison = {
  readonly reference: ReferenceText;
  readonly left: Body;
  readonly right: Body;
  readonly alignment: Alignment;
  /** Where they part, for the rules: gathered into few regions, moves taken out. */
  readonly regions: readonly Region[];
  /** The stretch in which both texts take part: from their first to their last match. */
  readonly scope: TokenRanges;
};

export function bodyOf(text: string, furniture: readonly Furniture[], tokens = tokenise(text)): Body {
  const known = new Map<string, string>();
  const words = outside(tokens, furniture).filter((token) => token.kind !== 'punctuation');
  const keys = words.map((token) => {
    const key = known.get(token.text) ?? comparisonKey(token.text);
    known.set(token.text, key);
    return key;
  });
  return { text, words, keys };
}

/** The tokens that touch none of the spans. Both are in order, so one pass is enough. */
function outside(tokens: readonly Token[], spans: readonly Span[]): readonly Token[] {
  let next = 0;
  return tokens.filter((token) => {
    while ((spans[next]?.to ?? Infinity) <= token.from) next += 1;
    return token.to <= (spans[next]?.from ?? Infinity);
  });
}

export function compareWith(left: Body, reference: ReferenceText): Comparison {
  const right = bodyOf(reference.text, findFurniture(reference.text, []));
  const alignment = align(internKeys(left.keys, right.keys));
  return {
    reference,
    left,
    right,
    alignment,
    regions: findRegions(alignment),
    scope: scopeOf(alignment.blocks),
  };
}

/** The raw span of words `[from, to)`; for no words, the place after the word before, its punctuation included. */
export function wordsSpan(body: Body, from: number, to: number): Span {
  const first = body.words[from];
  const last = body.words[to - 1];
  if (to > from && first !== undefined && last !== undefined) return { from: first.from, to: last.to };
  const at = placeAfter(body, from - 1);
  return { from: at, to: at };
}

const CLOSING = /[^\s\p{L}\p{N}«„“"(№-]*/uy;

/** Where text after word `index` would stand: behind the punctuation that clings to it; -1 is before the first word. */
function placeAfter(body: Body, index: number): number {
  const word = body.words[index];
  if (word === undefined) return body.words[0]?.from ?? body.text.length;
  CLOSING.lastIndex = word.to;
  CLOSING.exec(body.text);
  return CLOSING.lastIndex;
}

/** Words `[from, to)` of the reference, for a Finding. */
export function referenceSpan(comparison: Comparison, from: number, to: number): ReferenceSpan {
  return referenceText(comparison.reference, wordsSpan(comparison.right, from, to));
}

/** A raw span of a reference, for a Finding. */
export function referenceText({ file, role, text }: ReferenceText, { from, to }: Span): ReferenceSpan {
  return { file, role, from, to, text: text.slice(from, to) };
}
