import { findImpossible } from '../../facts/impossible';
import { findStamps } from '../../facts/stamps';
import type { Stamp } from '../../facts/stamps';
import { oneLine } from '../describe';
import type { Finding } from '../discrepancy';
import type { Rule } from '../rule';
import { isComparedFact } from '../translations';

/** Half a year: beyond it a new year began between two marks. */
const HALF_YEAR_MINUTES = 183 * 1440;

/** Dates and times that do not exist, and clerks' marks in an order that cannot be. */
export const impossibleDate: Rule = {
  id: 'impossible-date',
  find: (evidence) => {
    const { text } = evidence.transcription;
    return [
      ...findImpossible(text)
        .filter((one) => !isComparedFact(evidence.translations(), one))
        .map(({ from, to, what }): Finding => ({
          kind: 'impossible-date',
          severity: 'high',
          from,
          to,
          reference: null,
          message: { key: `${what}.impossible`, params: { here: oneLine(text.slice(from, to)) } },
          suggestions: [],
        })),
      ...findStamps(text, evidence.furniture()).flatMap(orderFindings),
    ];
  },
};

/** Each mark against the latest of an earlier step. */
function orderFindings(stamps: readonly Stamp[]): readonly Finding[] {
  return stamps.flatMap((stamp) => {
    const before = stamps.find((other) => other.step < stamp.step && isLater(other, stamp));
    return before === undefined ? [] : [orderFinding(stamp, before)];
  });
}

function isLater(a: Stamp, b: Stamp): boolean {
  return a.minutes > b.minutes && a.minutes - b.minutes < HALF_YEAR_MINUTES;
}

function orderFinding(stamp: Stamp, before: Stamp): Finding {
  return {
    kind: 'impossible-date',
    severity: 'low',
    from: stamp.from,
    to: stamp.to,
    reference: null,
    related: [{ from: before.from, to: before.to }],
    message: { key: 'date.order', params: { here: stamp.text, there: before.text } },
    suggestions: [],
  };
}
