import { comparisonKey } from '../../text/key';
import type { Span } from '../../base/span';
import { isOnGivenSheet } from './ink-differs';
import type { Finding } from '../model/discrepancy';
import type { Rule } from '../evidence/rule';
import type { Witnessed } from '../evidence/witnesses';

const HAS_DIGIT = /\d/;

/**
 * A word that the readings of the page disagree about. Numbers have a rule of their own. A place
 * where a reference confirms the transcription is settled, and so is one where the person wrote what no reading has.
 */
export const readingsDiffer: Rule = {
  id: 'readings-differ',
  find: (evidence) =>
    evidence.readings === undefined || evidence.readings.length < 2
      ? []
      : evidence
          .witnessed()
          .filter((place) => !HAS_DIGIT.test(place.text + place.readings.join('')))
          .filter((place) => !evidence.isConfirmed(place))
          .filter(not(isOnGivenSheet(evidence)))
          .flatMap((place) => findingAt(place)),
};

export function not(test: (place: Span) => boolean): (place: Span) => boolean {
  return (place) => !test(place);
}

function findingAt(place: Witnessed): readonly Finding[] {
  const others = otherWordings(place);
  const supporters = place.readings.filter(
    (wording) => wording !== null && isSame(wording, place.text),
  ).length;
  if (others.length === 0 || supporters === 0) return [];
  const [there = ''] = others;
  return [
    {
      kind: 'readings-differ',
      severity: supporters > place.readings.length / 2 ? 'low' : 'medium',
      from: place.from,
      to: place.to,
      reference: null,
      message: { key: 'readings.differ', params: { here: place.text, there } },
      suggestions: others,
    },
  ];
}

/** What other readings have, each once, as they wrote it. A reading that has nothing there offers nothing. */
export function otherWordings(place: Witnessed): readonly string[] {
  const others = place.readings.filter(
    (wording): wording is string => wording !== null && wording !== '' && !isSame(wording, place.text),
  );
  return [...new Set(others)];
}

/** Case, punctuation and ё are no disagreement: comparison folds them away. */
export function isSame(a: string, b: string): boolean {
  return keysOf(a) === keysOf(b);
}

/** Where words are parted does count. */
function keysOf(wording: string): string {
  return wording
    .split(/\s+/)
    .map((word) => comparisonKey(word))
    .filter(Boolean)
    .join(' ');
}
