import { factPairs } from '../facts/compare';
import type { Comparison } from './comparison';
import type { Span } from './discrepancy';
import type { TranslationComparison } from './translations';

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

function equalSpans({ alignment, left }: Comparison): readonly Span[] {
  return alignment.blocks
    .filter(({ kind }) => kind === 'equal')
    .map(({ leftFrom, leftTo }) => ({
      from: left.words[leftFrom]?.from ?? 0,
      to: left.words[leftTo - 1]?.to ?? 0,
    }));
}

function agreedSpans(translation: TranslationComparison): readonly Span[] {
  return factPairs(translation).agreed.map(({ ru }) => ru);
}
