import type { Finding } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { Rule } from '../evidence/rule';
import type { Witnessed } from '../evidence/witnesses';
import { isOnGivenSheet } from './ink-differs';
import { isSame, not, otherWordings } from './readings-differ';

const HAS_DIGIT = /\d/;

/**
 * A number that stands on one witness alone: the readings differ about it, or nothing else has it.
 * A second reading or a reference that agrees confirms it; a number that no reading has was written by the person.
 */
export const numeralUnconfirmed: Rule = {
  id: 'numeral-unconfirmed',
  find: (evidence) =>
    evidence
      .witnessed()
      .filter((place) => HAS_DIGIT.test(place.text + place.readings.join('')))
      .filter((place) => !evidence.isConfirmed(place))
      .filter(not(isOnGivenSheet(evidence)))
      .flatMap((place) => findingAt(evidence, place)),
};

function findingAt(evidence: Evidence, place: Witnessed): readonly Finding[] {
  const supporters = place.readings.filter(
    (wording) => wording !== null && isSame(wording, place.text),
  ).length;
  if (supporters === 0) return [];
  const others = otherWordings(place);
  const span = { from: place.from, to: place.to };
  if (others.length > 0) {
    const [there = ''] = others;
    const message = { key: 'readings.number', params: { here: place.text, there } } as const;
    return [{ ...base, ...span, severity: 'low', message, suggestions: others }];
  }
  // With one reading and a reference, what the reference lacks is flagged by comparison already.
  const isAlone = supporters === 1 && (place.readings.length > 1 || evidence.references.length === 0);
  if (!isAlone) return [];
  const message = { key: 'readings.alone', params: { here: place.text } } as const;
  return [{ ...base, ...span, severity: 'info', message, suggestions: [] }];
}

const base = { kind: 'numeral-unconfirmed', reference: null } as const;
