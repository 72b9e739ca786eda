import type { Finding, Kind } from '../model/discrepancy';
import type { Span } from '../../base/span';

/** Checks of a word against itself: where a reference already questions the word, they add nothing. */
const SELF_CHECKS: ReadonlySet<Kind> = new Set([
  'digit-letter-mix',
  'mixed-script',
  'readings-differ',
  'numeral-unconfirmed',
]);

/**
 * The findings without those that repeat another: of two of one kind at one place (two references that agree)
 * the first stays, with the suggestions of both; a check of a word against itself yields to a reference.
 */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const kept = new Map<string, Finding>();
  const questioned = wordsInQuestion(findings);
  for (const finding of findings) {
    if (isOfItself(finding) && questioned.has(placeOf(finding))) continue;
    const key = `${finding.kind} ${placeOf(finding)}${inkPlaceOf(finding)}`;
    const first = kept.get(key);
    kept.set(key, first === undefined ? finding : withSuggestionsOf(first, finding));
  }
  return [...kept.values()];
}

/** A figure for a letter that the reference shows is no check of the word against itself. */
function isOfItself({ kind, reference }: Finding): boolean {
  return SELF_CHECKS.has(kind) && (kind !== 'digit-letter-mix' || reference === null);
}

function wordsInQuestion(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.filter(offersAnotherReading).map(placeOf));
}

/** With another wording, or by saying that there should be nothing. */
function offersAnotherReading({ kind, from, to, reference, severity }: Finding): boolean {
  if (reference === null || to <= from || severity === 'info') return false;
  return reference.to > reference.from || kind === 'extra-text';
}

function placeOf(span: Span): string {
  return `${span.from}-${span.to}`;
}

/** Lines that the text lacks stand at one place of it, and apart on the scan. */
function inkPlaceOf({ from, to, ink }: Finding): string {
  return ink === undefined || to > from ? '' : ` ${ink.boxPx.x0} ${ink.boxPx.y0}`;
}

function withSuggestionsOf(first: Finding, second: Finding): Finding {
  return { ...first, suggestions: [...new Set([...first.suggestions, ...second.suggestions])] };
}
