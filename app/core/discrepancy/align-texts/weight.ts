import { keyAt } from './body';
import type { Body } from './body';
import { hasDigit } from './number-pairs';

/**
 * Words whose loss or change turns a sentence round: negations, numbers in words, units. By
 * comparison key, which is lower-case, with е for ё and without stops. Stems take any ending after them.
 */
const NEGATIONS = 'не ни нет нельзя никогда никто ничего никак без кроме'.split(' ');
const UNITS = 'тыс млн млрд км м см кг т тн руб коп час часа часов ч мин минут сек процент процентов'.split(
  ' ',
);
const NUMBERS = (
  'один одна одно одного одной одному одном одним два две двух двум двумя три трех трем тремя шесть шести ' +
  'семь семи восемь восьми сто ста сорок сорока первый первого первой второй второго третий третьего полтора ' +
  'полторы оба обе обоих'
).split(' ');
const STEMS = (
  'четыр пят(?:ь|и|ым|ой|ого)$ девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат ' +
  'семнадцат восемнадцат девятнадцат двадцат тридцат пятьдесят пятидесят шестьдесят шестидесят семьдесят ' +
  'семидесят восемьдесят восьмидесят девяност двест двухсот трист трехсот четырест пятьсот пятисот шестьсот ' +
  'тысяч миллион миллиард тонн километр рубл'
).split(' ');

const WHOLE: ReadonlySet<string> = new Set([...NEGATIONS, ...UNITS, ...NUMBERS]);
const BEGINS = new RegExp(`^(?:${STEMS.join('|')})`, 'u');

export function isNegation(key: string): boolean {
  return NEGATIONS.includes(key);
}

/** Whether a word with this comparison key carries a number, a unit or a negation. */
export function isWeighty(key: string): boolean {
  return hasDigit(key) || WHOLE.has(key) || BEGINS.test(key);
}

const NUMBER_NEXT = /^[\s.]*(?:№|N[oо°º]?\.?\s?\d)/u;
const DATE_NEXT =
  /^[\s.]*\d{1,2}(?:-?го)?[\s.]+(?:(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*|\d{1,2}\.|[IVX]+)/iu;

/** «от» before a date and «за» before №: what editions leave out of the heads of documents. */
export function isBeforeNumber({ text, ends, ...body }: Body, from: number, to: number): boolean {
  if (to - from !== 1) return false;
  const key = keyAt({ text, ends, ...body }, from);
  const next = text.slice(ends[from] ?? 0, (ends[from] ?? 0) + 16);
  return (key === 'от' && DATE_NEXT.test(next)) || (key === 'за' && NUMBER_NEXT.test(next));
}
