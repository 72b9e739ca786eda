import type { Span } from '../../base/span';
import { lexemeAt, matchAt, nextLexeme, skip, skipGap } from './lexer';
import { mixedNumberAt } from './fractions';
import { nearlyIn } from './lexicon';
import type { Lexicon } from './lexicon';

/**
 * One number as written. `values` holds every reading (`10.000` is 10000 or 10), already times `scale`
 * (1000 for `тыс.`, else 1). `unscaled` are the readings before that.
 */
export type Numeral = Span & {
  readonly values: readonly number[];
  readonly unscaled: readonly number[];
  readonly scale: number;
  readonly isWords: boolean;
};

/** A line of prose may end within a number grouped by spaces; a line that ends otherwise is a row of a table. */
const GROUPED =
  /\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*|(?:(?:[ \u00a0\u2009\u202f]|\n(?=\d{3} \p{Ll}))\d{3})+)(?![\d\p{L}])/uy;
/** `4,860.50`: thousands apart by one sign and the fraction by another. */
const GROUPED_DECIMAL =
  /\d{1,3}(?:(?:,\d{3})+\.|(?:\.\d{3})+,|(?:[ \u00a0]\d{3})+[.,])\d{1,2}(?![\d\p{L}]|[.,/-]\d)/uy;
const DECIMAL = /\d+[.,]\d+(?!\d|[.,/]\d)/y;
const INTEGER = /\d+/y;
const FULL_STOP = /\./y;
/** More digits than this are not a quantity, and a double could not hold them. */
const LONGEST_NUMBER = 15;

/** The number that begins exactly at `at`, in digits or words, with its scale word; or null. */
export function numeralAt(text: string, at: number, lexicon: Lexicon): Numeral | null {
  const digits = digitsAt(text, at, lexicon);
  return digits === null ? wordsAt(text, at, lexicon) : scaled(text, digits, lexicon);
}

type Digits = { readonly from: number; readonly to: number; readonly values: readonly number[] };

/** A number in digits: grouped by thousands, decimal, or plain. An ambiguous one has both values. */
function digitsAt(text: string, at: number, lexicon: Lexicon): Digits | null {
  const mixed = mixedNumberAt(text, at);
  if (mixed !== null) return mixed;
  const exact = matchAt(GROUPED_DECIMAL, text, at)?.[0];
  if (exact !== undefined) {
    const value = Number(
      exact
        .replace(/[.,](?=\d{1,2}$)/u, 'p')
        .replace(/[^\dp]/gu, '')
        .replace('p', '.'),
    );
    return { from: at, to: at + exact.length, values: [value] };
  }
  const match = matchAt(GROUPED, text, at) ?? matchAt(DECIMAL, text, at) ?? matchAt(INTEGER, text, at);
  if (match === null || match[0].length > LONGEST_NUMBER) return null;
  return { from: at, to: at + match[0].length, values: digitValues(match[0], lexicon) };
}

/** English groups by commas and nothing else by them; no one writes thousandths that are nought. */
function digitValues(written: string, { language }: Lexicon): readonly number[] {
  const [first = '', ...rest] = written.split(/[.,\s]/);
  if (rest.length === 0) return [Number(first)];
  const whole = Number(first + rest.join(''));
  const decimal = Number(`${first}.${rest.join('')}`);
  const isGrouped = rest.every((part) => part.length === 3) && !first.startsWith('0');
  const isSurelyGrouped = isGrouped && (rest[0] === '000' || (language === 'en' && written.includes(',')));
  const isDecimal = rest.length === 1 && /[.,]/.test(written) && !isSurelyGrouped;
  return [...(isGrouped ? [whole] : []), ...(isDecimal ? [decimal] : [])];
}

/** `2 тыс. 500`, `2,5 млн.`, `18 млн. 700 тыс.`: the scale word, and a smaller number that goes on from it. */
function scaled(text: string, digits: Digits, lexicon: Lexicon): Numeral {
  const halved = skip(lexicon.half, text, digits.to);
  const unscaled = halved === digits.to ? digits.values : digits.values.map((value) => value + 0.5);
  const word = nextLexeme(text, halved);
  const scale = (word === null ? undefined : scaleOf(word.key, text, word.to, lexicon)) ?? 1;
  if (word === null || scale === 1)
    return { from: digits.from, to: digits.to, values: digits.values, unscaled, scale: 1, isWords: false };
  const end = skip(FULL_STOP, text, word.to);
  const values = unscaled.map((value) => rounded(value * scale));
  const rest = restAt(text, skipGap(text, end), scale, lexicon);
  const [addend] = rest?.values ?? [];
  const goesOn = rest !== null && addend !== undefined && end < rest.from;
  return {
    from: digits.from,
    to: goesOn ? rest.to : isAbbreviation(word.key) || THOUSANDS_MISREAD.test(word.key) ? end : word.to,
    values: goesOn ? values.map((value) => value + addend) : values,
    unscaled,
    scale,
    isWords: false,
  };
}

/** «тые.» and «тнс.» behind a number are thousands that were misread. */
const THOUSANDS_MISREAD = /^(?:т\p{Ll}с|ты\p{Ll}|\p{Ll}ыс)$/u;

function scaleOf(key: string, text: string, end: number, lexicon: Lexicon): number | undefined {
  const isMisread = lexicon.language === 'ru' && text[end] === '.' && THOUSANDS_MISREAD.test(key);
  return nearlyIn(lexicon.scales, key) ?? (isMisread ? lexicon.scales.get('тыс') : undefined);
}

/** `2 тыс. 500`, `6 миллионов 350 тысяч`: what goes on is smaller than the scale, and no smaller than hundreds. */
function restAt(text: string, at: number, scale: number, lexicon: Lexicon): Numeral | null {
  const digits = digitsAt(text, at, lexicon);
  const rest = digits === null ? null : scaled(text, digits, lexicon);
  const [addend] = rest?.values ?? [];
  return addend !== undefined && addend >= 100 && addend < scale ? rest : null;
}

function isAbbreviation(key: string): boolean {
  return key === 'тыс' || key === 'млн' || key === 'млрд' || key === 'mln';
}

/** Decimal fractions times a scale carry binary dust: 1.1 × 1000000. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A sum under way: `total` of finished thousands, `current` below them. */
type Sum = { readonly total: number; readonly current: number; readonly lastScale: number };

/** A number in words: сто двадцать пять тысяч; one hundred and five. Null when no number word is at `at`. */
export function wordsAt(text: string, at: number, lexicon: Lexicon): Numeral | null {
  let sum: Sum = { total: 0, current: 0, lastScale: Infinity };
  let end = at;
  for (let word = firstWord(text, at, lexicon); word !== null; word = followingWord(text, end, lexicon)) {
    const next = added(sum, word.key, end === at, lexicon);
    if (next === null) break;
    sum = next;
    end = word.to;
    const halved = skip(lexicon.half, text, end);
    if (halved > end) {
      sum = { ...sum, current: sum.current + 0.5 };
      end = halved;
    }
  }
  if (end === at) return null;
  const value = rounded(sum.total + sum.current);
  const scale = sum.current === 0 ? sum.lastScale : 1;
  return { from: at, to: end, values: [value], unscaled: [value / scale], scale, isWords: true };
}

const ARTICLE = /an?[ \u00a0]+(?=(?:dozen|hundred|thousand|million|billion)(?!\p{L}))/iuy;
const HALF_A = /half[ \u00a0]+an?[ \u00a0]+(?=(?:dozen|thousand|million|billion)(?!\p{L}))/iuy;

/** `a hundred` counts as `one hundred`, `half a million` as half of one. */
function firstWord(text: string, at: number, lexicon: Lexicon): { key: string; to: number } | null {
  const half = lexicon.language === 'en' ? matchAt(HALF_A, text, at) : null;
  if (half !== null) return { key: 'half', to: at + half[0].trimEnd().length };
  const article = lexicon.language === 'en' ? matchAt(ARTICLE, text, at) : null;
  return article === null ? lexemeAt(text, at) : { key: 'one', to: at + article[0].trimEnd().length };
}

const COMPOUND_HYPHEN = /-/y;

function followingWord(text: string, end: number, lexicon: Lexicon): { key: string; to: number } | null {
  const hyphen = skip(COMPOUND_HYPHEN, text, end);
  if (hyphen > end) return lexemeAt(text, hyphen);
  const word = nextLexeme(text, end);
  if (word === null || !lexicon.joiners.has(word.key)) return word;
  const after = nextLexeme(text, word.to);
  const isAfterHundred = text.slice(Math.max(0, end - 7), end).toLowerCase() === 'hundred';
  return after !== null && isAfterHundred && lexicon.cardinals.has(after.key) ? after : null;
}

function added(sum: Sum, key: string, isFirst: boolean, lexicon: Lexicon): Sum | null {
  const value = lexicon.cardinals.get(key);
  if (value !== undefined) return fits(sum, value) ? { ...sum, current: sum.current + value } : null;
  const scale = lexicon.scales.get(key);
  if (scale === undefined) return null;
  if (sum.current === 0 && !(isFirst && lexicon.bareScales.has(key))) return null;
  if (scale === 100)
    return sum.current >= 1 && sum.current < 100 ? { ...sum, current: sum.current * 100 } : null;
  if (scale >= sum.lastScale) return null;
  return { total: sum.total + (sum.current === 0 ? 1 : sum.current) * scale, current: 0, lastScale: scale };
}

/** Whether `value` can follow: сто двадцать пять, but not два три (which are two numbers). */
function fits(sum: Sum, value: number): boolean {
  if (value >= sum.lastScale) return false;
  if (sum.current === 0) return true;
  if (!Number.isInteger(value) || !Number.isInteger(sum.current)) return false;
  if (value < 10) return sum.current % 10 === 0 && sum.current % 100 !== 10;
  if (value < 100) return sum.current % 100 === 0;
  return sum.current % 1000 === 0;
}
