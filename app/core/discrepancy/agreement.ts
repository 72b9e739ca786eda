import { evaluateExact, evaluateFolded } from '../evaluate/evaluate';
import { joinLineEndHyphens } from '../text/ladder';
import { identityMap } from '../text/mapped';
import { findFurniture } from '../text/find-furniture';
import type { Furniture } from '../text/furniture';
import { wordsSpan } from './comparison';
import type { Body, Comparison } from './comparison';
import type { Span } from './discrepancy';
import type { Evidence } from './evidence';

/**
 * How well the transcription agrees with the first reference transcription, or nulls where none was given.
 * `cer` and `wer` are of the stretch in which both take part; page furniture and hyphens at line ends are left
 * out of both, and dashes, quotes and ё are folded unless the check is strictly diplomatic.
 * `referenceCoverage` (0–1) is the share of the transcription's words in the stretch that a reference covers,
 * for the reference that covers most.
 */
export type Agreement =
  | { readonly cer: number; readonly wer: number; readonly referenceCoverage: number }
  | { readonly cer: null; readonly wer: null; readonly referenceCoverage: null };

export function agreementOf(evidence: Evidence): Agreement {
  const comparisons = evidence.comparisons();
  const first = comparisons[0];
  if (first === undefined) return { cer: null, wer: null, referenceCoverage: null };
  const { scope } = first;
  const text = bodyText(first.left, evidence.furniture(), scope.leftFrom, scope.leftTo);
  const furniture = findFurniture(first.right.text, []);
  const truth = bodyText(first.right, furniture, scope.rightFrom, scope.rightTo);
  const { cer, wer } = evidence.settings.strictDiplomatic
    ? evaluateExact(text, truth)
    : evaluateFolded(text, truth);
  return { cer: cer.rate, wer: wer.rate, referenceCoverage: Math.max(...comparisons.map(coverage)) };
}

/** What stands from word `from` to word `to`, without furniture and without hyphens at line ends. */
function bodyText(body: Body, furniture: readonly Furniture[], from: number, to: number): string {
  const span = scopeSpan(body, from, to);
  const pieces: string[] = [];
  let at = span.from;
  for (const mark of furniture) {
    if (mark.to <= at || mark.from >= span.to) continue;
    pieces.push(body.text.slice(at, mark.from));
    at = mark.to;
  }
  pieces.push(body.text.slice(at, span.to));
  return joinLineEndHyphens(identityMap(pieces.join(' '))).text;
}

/** The whole text where the words reach its ends, so that the last full stop counts. */
function scopeSpan(body: Body, from: number, to: number): Span {
  const words = wordsSpan(body, from, to);
  return {
    from: from === 0 ? 0 : words.from,
    to: to === body.words.length ? body.text.length : words.to,
  };
}

function coverage({ left, regions, scope }: Comparison): number {
  const count = left.words.length;
  if (count === 0) return 1;
  const isUnlike = regions.some(
    ({ kind, leftFrom, leftTo }) => kind === 'unlike' && leftTo - leftFrom === count,
  );
  return isUnlike ? 0 : (scope.leftTo - scope.leftFrom) / count;
}
