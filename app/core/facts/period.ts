import type { Span } from '../discrepancy/discrepancy';
import { digitSlip } from './digits';
import type { Fact, PartialDate } from './fact';

/** A whole date whose year lies outside the document's period, and the year that it may be misread for. */
export type OutsideDate = Span & { readonly year: number; readonly nearest: number };

/** Years on either side of the middle one that still belong to a document's period. */
const HALF_PERIOD_YEARS = 5;
/** Fewer whole dates than this show no period. */
const LEAST_DATES = 3;

/**
 * Dates of `facts` outside the period that the dates of the document and its translations show, where one confusable
 * digit brings them back: 15.1.57 among papers of 1951. Others may be cited dates of treaties and births, and are let
 * alone.
 */
export function datesOutsidePeriod(
  facts: readonly Fact[],
  witnesses: readonly Fact[],
): readonly OutsideDate[] {
  const years = [...facts, ...witnesses].flatMap((fact) => wholeYear(fact) ?? []).sort((a, b) => a - b);
  const middle = years[Math.floor(years.length / 2)];
  if (middle === undefined || years.length < LEAST_DATES) return [];
  return facts.flatMap((fact) => {
    const year = wholeYear(fact);
    if (year === null || Math.abs(year - middle) <= HALF_PERIOD_YEARS) return [];
    const nearest = periodYears(middle)
      .filter((one) => digitSlip(String(year), String(one)) === 'confusable')
      .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    return nearest === undefined ? [] : [{ from: fact.from, to: fact.to, year, nearest }];
  });
}

function periodYears(middle: number): readonly number[] {
  return Array.from({ length: 2 * HALF_PERIOD_YEARS + 1 }, (_, i) => middle - HALF_PERIOD_YEARS + i);
}

function wholeYear({ values }: Fact): number | null {
  const dates = values.filter(
    (value): value is PartialDate => value.type === 'date' && value.day !== null && value.month !== null,
  );
  const [first] = dates;
  return first === undefined || dates.some(({ year }) => year !== first.year) ? null : first.year;
}
