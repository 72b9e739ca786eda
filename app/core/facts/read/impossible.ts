import type { Span } from '../../base/span';
import { isPossible } from '../grammar/calendar';
import { dayMonthAt, numericDateAt } from './dates';
import { RU_LEXICON } from '../grammar/lexicon-ru';
import { impossibleTimeAt } from './times';

/** A date or time as written that no calendar or clock has. */
export type Impossible = Span & { readonly what: 'date' | 'time' };

const NUMBER_START = /(?<![\p{L}\p{N}][.,:/-]?)\d{1,2}(?!\d)/gu;
/** Digits after such a sign number a document or name a place in a file. */
const AFTER_SIGN = /(?:№|#|\bN|(?:^|[^\p{L}])(?:ф|оп|д|лл?|п|пп|ст|гл)\.)\s*$/u;
/** Numbers with hyphens throughout are seldom dates. */
const DATE_SIGN = /^\d{1,2}[./]/;

/** The impossible dates and times of a Russian text: 31.2.51, 30 февраля, 15.13.1951, 25:10. */
export function findImpossible(text: string): readonly Impossible[] {
  const found: Impossible[] = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER_START)) {
    if (match.index < end || AFTER_SIGN.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    const one = impossibleAt(text, match.index);
    if (one === null) continue;
    found.push(one);
    end = one.to;
  }
  return found;
}

function impossibleAt(text: string, from: number): Impossible | null {
  const numeric = numericDateAt(text, from, RU_LEXICON);
  if (numeric !== null) {
    const isDate = DATE_SIGN.test(text.slice(from, from + 3));
    return isDate && !numeric.dates.some(isPossible) ? { from, to: numeric.to, what: 'date' } : null;
  }
  const inWords = dayMonthAt(text, from, RU_LEXICON) ?? [];
  const wrong = inWords.find((one) => one.from === from && !one.dates.some(isPossible));
  if (wrong !== undefined) return { from, to: wrong.to, what: 'date' };
  const timeEnd = impossibleTimeAt(text, from, RU_LEXICON);
  return timeEnd === null ? null : { from, to: timeEnd, what: 'time' };
}
