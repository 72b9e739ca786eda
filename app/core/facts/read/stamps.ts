import type { Span } from '../../base/span';
import type { Furniture } from '../../text/furniture';
import { extractFacts } from './extract';
import type { PartialDate } from '../grammar/fact';

/** What a clerk did when, in the order in which it must be done: written, received, deciphered, typed. */
export type Stamp = Span & {
  readonly step: 0 | 1 | 2 | 3;
  readonly text: string;
  /** Minutes since the year's beginning, every month counted as 31 days: for order only. */
  readonly minutes: number;
};

const STEPS = [
  [/принят|получ/iu, 1],
  [/расш/iu, 2],
  [/отп|печ|маш/iu, 3],
] as const;
/** A document's own date stands alone on a line, at most this far above the typist's marks. */
const DATE_REACH = 300;
const DATE_LINE = /^[ \t*_]*\d{1,2}[./][\dIVXХ]{1,4}[./]\d{2,4}(?:\s*г\.?)?[ \t*_\r]*$/gmu;
const MINUTES_A_DAY = 1440;

/** The dated marks of each foot of `text`, in the order of the text. A mark without a day is left out. */
export function findStamps(text: string, furniture: readonly Furniture[]): readonly (readonly Stamp[])[] {
  const feet: Stamp[][] = [];
  let end = -Infinity;
  for (const mark of furniture) {
    if (mark.kind !== 'typist-mark') continue;
    if (mark.from - end > DATE_REACH) feet.push(documentDate(text, mark.from));
    end = mark.to;
    feet[feet.length - 1]?.push(...stampOf(text, mark));
  }
  return feet;
}

function documentDate(text: string, at: number): Stamp[] {
  const start = Math.max(0, at - DATE_REACH);
  const lines = [...text.slice(start, at).matchAll(DATE_LINE)];
  const line = lines[lines.length - 1];
  if (line === undefined) return [];
  const from = start + line.index;
  return dated(text, { from, to: from + line[0].length }, 0);
}

function stampOf(text: string, mark: Span): readonly Stamp[] {
  const written = text.slice(mark.from, mark.to);
  const step = STEPS.find(([pattern]) => pattern.test(written))?.[1];
  return step === undefined ? [] : dated(text, mark, step);
}

function dated(text: string, span: Span, step: Stamp['step']): Stamp[] {
  const facts = extractFacts(text.slice(span.from, span.to), 'ru');
  const days = facts.flatMap((fact) => fact.values.filter((value) => value.type === 'date'));
  const times = facts.flatMap((fact) => fact.values.filter((value) => value.type === 'time'));
  const day = days.map(dayOfYear).find((value) => value !== null);
  if (day === undefined || day === null) return [];
  const time = times[0]?.minutes ?? (step === 0 ? 0 : MINUTES_A_DAY - 1);
  return [
    { ...span, step, text: text.slice(span.from, span.to).trim(), minutes: day * MINUTES_A_DAY + time },
  ];
}

function dayOfYear({ month, day }: PartialDate): number | null {
  return month === null || day === null ? null : month * 31 + day;
}
