import type { Span } from '../../base/span';
import { digitSlip } from '../grammar/digits';
import type { Fact, PartialDate } from '../grammar/fact';
import { extractFacts } from './extract';

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

/** What may be a year in figures, misread ones too: of four, or of two behind a separator or before «г». */
const FIGURE = String.raw`[\dОоOoЗзбlI|]`;
const YEAR = new RegExp(
  String.raw`(?<!\d)${FIGURE}{4}(?!\d)|[./\s-]${FIGURE}{2}(?=[ \u00a0]?г)|[./-][ \u00a0]?${FIGURE}{2}(?!\d)`,
  'gu',
);

/**
 * The facts of the lines in which a year stands, and of those beside them, which a date may begin or end on. Whole dates
 * need no more, and most lines of a document have none.
 */
export function factsNearYears(text: string): readonly Fact[] {
  return linesNear(text, YEAR).flatMap(({ from, to }) =>
    extractFacts(text.slice(from, to), 'ru').map((fact) => ({
      ...fact,
      from: fact.from + from,
      to: fact.to + from,
    })),
  );
}

/** The lines with a match and their neighbours, together where they touch. */
function linesNear(text: string, pattern: RegExp): readonly Span[] {
  const spans: Span[] = [];
  for (const { index } of text.matchAll(pattern)) {
    const last = spans[spans.length - 1];
    if (last !== undefined && text.indexOf('\n', index) < last.to && index < last.to) continue;
    const start = text.lastIndexOf('\n', index - 1);
    const from = start < 1 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
    const to = lineEnd(text, lineEnd(text, index) + 1);
    if (last !== undefined && from <= last.to) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
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
