import { factPairs } from '../../facts/compare/compare';
import { wordsSpan } from '../align-texts/body';
import type { Comparison } from '../align-texts/comparison';
import type { Span } from '../../base/span';
import type { TranslationComparison } from '../evidence/translations';

/** Which places of the transcription a reference has in the same words, or a translation as the same fact. */
export function confirmedPlaces(
  length: number,
  comparisons: readonly Comparison[],
  translations: readonly TranslationComparison[],
): (place: Span) => boolean {
  const isCovered = new Uint8Array(length);
  const spans = [...comparisons.flatMap(equalSpans), ...translations.flatMap(agreedSpans)];
  for (const { from, to } of spans) isCovered.fill(1, from, to);
  return ({ from, to }) => isCovered.subarray(from, to).every((one) => one === 1);
}

function equalSpans({ blocks, left }: Comparison): readonly Span[] {
  return blocks
    .filter(({ kind }) => kind === 'equal')
    .map(({ leftFrom, leftTo }) => wordsSpan(left, leftFrom, leftTo));
}

function agreedSpans(translation: TranslationComparison): readonly Span[] {
  return factPairs(translation).agreed.map(({ ru }) => ru);
}
