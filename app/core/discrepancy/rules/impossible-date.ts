import { findImpossible } from '../../facts/impossible';
import { findStamps } from '../../facts/stamps';
import type { Stamp } from '../../facts/stamps';
import { oneLine } from '../describe';
import type { Finding, Span } from '../discrepancy';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';

/** Half a year: beyond it a new year began between two marks. */
const HALF_YEAR_MINUTES = 183 * 1440;

/** Dates and times that do not exist, and clerks' marks in an order that cannot be (notes 1 row 6). */
export const impossibleDate: Rule = {
  id: 'impossible-date',
  find: (evidence) => {
    const { text } = evidence.transcription;
    return [
      ...findImpossible(text)
        .filter((one) => !isCompared(evidence, one))
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

/** A translation that has the right date says more than the calendar, so the place is left to that rule. */
function isCompared(evidence: Evidence, { from, to }: Span): boolean {
  return evidence
    .translations()
    .some(({ beads }) =>
      beads.some(({ facts }) => facts.differing.some(({ ru }) => ru.from < to && from < ru.to)),
    );
}

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
