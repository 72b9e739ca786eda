import { comparisonKey } from '../../text/key';
import { keyAt } from './body';
import type { Body } from './body';
import type { Kind } from '../model/discrepancy';

export type NumberKind = Extract<
  Kind,
  'number-differs' | 'date-differs' | 'time-differs' | 'document-number-differs'
>;

/** Digits that typescript and its OCR confuse, each pair in ascending order. */
const CONFUSABLE: ReadonlySet<string> = new Set(['38', '17', '06', '09', '69', '56', '08', '68']);

export function hasDigit(text: string): boolean {
  return /\p{N}/u.test(text);
}

export function digitsOf(text: string): string {
  return text.replace(/[^\p{N}]/gu, '');
}

/** Whether two spellings give one value: `10 000` and `10.000`; `15.1.51` and `15.01.1951`. Values, not strings. */
export function sameNumber(here: string, there: string): boolean {
  return valueKey(here) === valueKey(there);
}

function valueKey(text: string): string {
  const date = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/.exec(text.trim());
  if (date !== null) {
    const [day, month, year] = date.slice(1);
    // Two digits mean the twentieth century in the archives this is for.
    return `${Number(day)}.${Number(month)}.${year?.length === 2 ? `19${year}` : (year ?? '')}`;
  }
  const grouped = text.replace(/(?<=\d)[ \u00a0](?=\d{3}(?!\d))/g, '.');
  return grouped
    .split(/\s+/u)
    .map((part) => comparisonKey(part))
    .join(' ');
}

/** Whether one digit differs, and by a confusion that typescript invites. */
export function isConfusableDigit(here: string, there: string): boolean {
  const [a, b] = [digitsOf(here), digitsOf(there)];
  if (a.length !== b.length) return false;
  const unlike = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [[digit, b[i] ?? ''].sort().join('')]));
  return unlike.length === 1 && CONFUSABLE.has(unlike[0] ?? '');
}

const NUMBER_SIGN_BEFORE = /(?:№№?|(?<!\p{L})N[oо°º]?\.?|Nr\.?|(?<!\p{L})(?:НР|нр)\.?|#)\s*$/u;
const DATE_SHAPE = /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/;
const CLOCK_SHAPE = /^\d{1,2}:\d{2}$/;
const MONTH_OR_YEAR =
  /^(?:январ|феврал|март|апрел|ма[йяюе]$|июн|июл|август|сентябр|октябр|ноябр|декабр|г$|год(?:а|у|ом)?$|гг$)/;
const HOUR_OR_MINUTE = /^(?:час|мин(?:ут|$)|ч$)/;

/** What kind of number word `index` is, by its shape, the sign before it and the word after it. */
export function numberRole(body: Body, index: number): NumberKind {
  const from = body.starts[index];
  if (from === undefined) return 'number-differs';
  if (NUMBER_SIGN_BEFORE.test(body.text.slice(Math.max(0, from - 6), from))) {
    return 'document-number-differs';
  }
  const text = body.text.slice(from, body.ends[index] ?? from);
  const next = keyAt(body, index + 1);
  if (DATE_SHAPE.test(text) || MONTH_OR_YEAR.test(next)) return 'date-differs';
  return CLOCK_SHAPE.test(text) || HOUR_OR_MINUTE.test(next) ? 'time-differs' : 'number-differs';
}
