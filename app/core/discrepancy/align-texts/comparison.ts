import type { Block, TokenRanges } from '../../align/alignment';
import { wordsSpan } from './body';
import type { Body } from './body';
import type { ReferenceSpan } from '../model/discrepancy';
import type { Span } from '../../base/span';
import type { Region } from './regions';
import type { ReferenceText } from './source-text';

/**
 * A transcription (left) laid beside one reference transcription (right), by the words of their bodies: the whole of
 * it, or for a rule that looks at places only the stretch that is to be looked at.
 */
export type Comparison = {
  readonly reference: ReferenceText;
  readonly left: Body;
  readonly right: Body;
  readonly blocks: readonly Block[];
  /** Where they part, for the rules: gathered into few regions, moves taken out. */
  readonly regions: readonly Region[];
  /** The stretch in which both texts take part: from their first to their last match. */
  readonly scope: TokenRanges;
};

/** Words `[from, to)` of the reference, for a Finding. */
export function referenceSpan(comparison: Comparison, from: number, to: number): ReferenceSpan {
  return referenceText(comparison.reference, wordsSpan(comparison.right, from, to));
}

/** A raw span of a reference, for a Finding. */
export function referenceText({ file, role, text }: ReferenceText, { from, to }: Span): ReferenceSpan {
  return { file, role, from, to, text: text.slice(from, to) };
}
