import { assertNever } from '../../base/result';
import { digitsOf } from './fact-match';
import type { Fact, FactType, FactValue } from '../grammar/fact';

/**
 * What the transcription would say if the translation were right, in the transcription's own format; empty
 * where that cannot be told (number words, months' names).
 */
export function suggestionFor(ru: Fact, en: Fact, type: FactType): readonly string[] {
  const value = en.values.find((one) => one.type === type);
  const written = value === undefined ? null : rewritten(ru, value, digitsOf(en, type));
  return written === null || written === ru.text ? [] : [written];
}

function rewritten(ru: Fact, value: FactValue, digits: string): string | null {
  switch (value.type) {
    case 'quantity':
    case 'designation':
    case 'document-number':
    case 'archival-reference':
      return withDigits(ru.text, digits.replace(/\D/g, '')) ?? bareNumber(ru.text, digits);
    case 'time':
      return withParts(ru.text, digits.split(':'));
    case 'date':
      return rewrittenDate(ru, value);
    case 'name':
    case 'weekday':
      return null;
    default:
      return assertNever(value);
  }
}

/** A number without separators takes any other number: `1560` → `15603`. */
function bareNumber(text: string, digits: string): string | null {
  return /^\d+$/.test(text) && /^\d+$/.test(digits) ? digits : null;
}

/** The digits of `text` replaced one by one, its separators kept; null when there are more or fewer. */
function withDigits(text: string, digits: string): string | null {
  if ((text.match(/\d/g)?.length ?? 0) !== digits.length) return null;
  let i = 0;
  return text.replace(/\d/g, () => digits[i++] ?? '');
}

/** Each run of digits replaced by the next part, as wide as it was. */
function withParts(text: string, parts: readonly string[]): string | null {
  if ((text.match(/\d+/g)?.length ?? 0) !== parts.length) return null;
  let i = 0;
  return text.replace(/\d+/g, (run) => padded(parts[i++] ?? '', run.length));
}

function padded(part: string, width: number): string {
  return part.length > width ? part : part.padStart(width, '0');
}

/** Dates in digits, and the day and year of dates whose month is a word and agrees. */
function rewrittenDate(ru: Fact, date: Extract<FactValue, { readonly type: 'date' }>): string | null {
  const runs = ru.text.match(/\d+/g) ?? [];
  const isSameMonth = ru.values.some((one) => one.type === 'date' && one.month === date.month);
  const parts = [date.day, date.month, date.year].filter((part) => part !== null).map(String);
  if (runs.length === parts.length) return withYearWidth(ru.text, runs, parts);
  const withoutMonth = [date.day, date.year].filter((part) => part !== null).map(String);
  return isSameMonth && runs.length === withoutMonth.length
    ? withYearWidth(ru.text, runs, withoutMonth)
    : null;
}

function withYearWidth(text: string, runs: readonly string[], parts: readonly string[]): string | null {
  const fitted = parts.map((part, i) => {
    const isShortYear = part.length === 4 && runs[i]?.length === 2 && part.startsWith('19');
    return isShortYear ? part.slice(2) : part;
  });
  return withParts(text, fitted);
}
