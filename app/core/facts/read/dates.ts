import type { Span } from '../../base/span';
import { isPossible, numericDates, ROMAN_SIGNS } from '../grammar/calendar';
import { partialDate, quantity } from '../grammar/fact';
import type { Draft, FactLanguage, PartialDate, Recogniser } from '../grammar/fact';
import { lexemeAt, matchAt, skip, skipGap } from '../grammar/lexer';
import { exactlyIn, nearlyIn } from '../grammar/lexicon';
import type { Lexicon } from '../grammar/lexicon';

/** A date as written, before it is asked whether there is such a day. */
export type DateReading = Span & { readonly end: number; readonly dates: readonly PartialDate[] };

const ROMAN = `[${ROMAN_SIGNS}]{1,4}`;
const FULL = new RegExp(
  String.raw`(\d{1,2})([./-])(\d{1,2}|${ROMAN})[./-](\d{4}|\d{2})(?![\d\p{L}]|[./]\d)`,
  'uy',
);
/** Typists also put spaces after both stops; one space alone is rather the end of a sentence. */
const SPACED = new RegExp(
  String.raw`(\d{1,2})(\.) (\d{1,2}|${ROMAN})\. (\d{4}|\d{2})(?![\d\p{L}]|[./]\d)`,
  'uy',
);
/** `16/I 1951 г.`: the year stands apart, and its mark tells that it is one. */
const APART = new RegExp(
  String.raw`(\d{1,2})([./])(\d{1,2}|${ROMAN})[ \u00a0](\d{4}|\d{2})(?=[ \u00a0]?г(?:\.|од))`,
  'uy',
);
const ISO = /(\d{4})-(\d{2})-(\d{2})(?!\d)/y;
const SHORT = new RegExp(String.raw`(\d{1,2})([./])(\d{1,2}|${ROMAN})(?![\d\p{L}]|[./,:-]\d)`, 'uy');
const YEAR_MARK = /[ \u00a0]?(?:гг?\.|год(?:а|у|ом|ы|ов)?(?!\p{L})|г(?![\p{L}.]))/uy;
const THIS_YEAR = /[ \u00a0]?(?:с\.?\s?г\.|с\/г|т\.?\s?г\.|(?:сего|текущего)\s+года)/iuy;

/** Dates in digits, day first; with slashes or hyphens in English also month first. */
export function numericDateAt(text: string, at: number, lexicon: Lexicon): DateReading | null {
  const iso = matchAt(ISO, text, at);
  if (iso !== null) {
    const [written, year = '', month = '', day = ''] = iso;
    return reading(at, written.length, [partialDate(Number(year), Number(month), Number(day))]);
  }
  const full = matchAt(FULL, text, at) ?? matchAt(SPACED, text, at) ?? matchAt(APART, text, at);
  if (full === null) return null;
  const [written, first = '', separator = '', second = '', year = ''] = full;
  const isMonthFirst = lexicon.language === 'en' && separator !== '.';
  const found = reading(at, written.length, numericDates(first, second, year, isMonthFirst));
  return { ...found, end: skip(YEAR_MARK, text, found.to) };
}

function reading(from: number, length: number, dates: readonly PartialDate[]): DateReading {
  return { from, to: from + length, end: from + length, dates };
}

/** Dates in digits as facts: whole ones, and a day and month alone (`16.1`), which may also be a decimal. */
export function numericDateRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    const whole = numericDateAt(text, at, lexicon);
    const found = whole ?? shortDateAt(text, at, lexicon);
    const possible = (found?.dates ?? []).filter(isPossible);
    // An impossible date is a misread one, and is compared as such; `16.45` is simply no date.
    const dates = possible.length === 0 && whole !== null ? whole.dates : possible;
    return found === null || dates.length === 0 ? null : [asDraft(found, dates)];
  };
}

function shortDateAt(text: string, at: number, lexicon: Lexicon): DateReading | null {
  const match = matchAt(SHORT, text, at);
  if (match === null) return null;
  const [written, first = '', separator = '', second = ''] = match;
  const isMonthFirst = lexicon.language === 'en' && separator === '/';
  const found = reading(at, written.length, numericDates(first, second, null, isMonthFirst));
  return { ...found, end: skip(THIS_YEAR, text, found.to) };
}

function asDraft(found: DateReading, dates: readonly PartialDate[]): Draft {
  const isMonthAlone = dates.every((date) => date.day === null && date.year === null);
  return { ...found, values: dates, unit: null, strength: isMonthAlone ? 'firm' : 'strong' };
}

const MONTH_IN_RANGE = String.raw`\d{1,2}|${ROMAN}`;
const DAY_RANGE = new RegExp(
  String.raw`(\d{1,2})(?:[./](${MONTH_IN_RANGE})(?:[./-](\d{4}|\d{2}))?\.?)?(?:г\.)?[ \u00a0]?[-–—][ \u00a0]?` +
    String.raw`((\d{1,2})[./](${MONTH_IN_RANGE})(?:[./-](\d{4}|\d{2}))?)(?![\d\p{L}]|[./:-]\d)`,
  'uy',
);

/** `12-19.06.50`, `28.06-3.07.50`: two days; what the first does not say the second does. */
export const dayRangeRecogniser: Recogniser = (text, at) => {
  const match = matchAt(DAY_RANGE, text, at);
  if (match === null) return null;
  const [written, day = '', month, year, last = '', lastDay = '', lastMonth = '', lastYear] = match;
  const [first] = numericDates(day, month ?? lastMonth, year ?? lastYear ?? null, false);
  const [second] = numericDates(lastDay, lastMonth, lastYear ?? null, false);
  if (first === undefined || second === undefined || !isPossible(first) || !isPossible(second)) return null;
  if (month === undefined && Number(day) >= Number(lastDay)) return null;
  const to = at + written.length;
  const firstTo = at + (/^[^-–—]*[^-–—\s]/u.exec(written)?.[0].length ?? 0);
  const end = skip(YEAR_MARK, text, to);
  return [
    { from: at, to: firstTo, end: firstTo, values: [first], unit: null, strength: 'strong' },
    { from: to - last.length, to, end, values: [second], unit: null, strength: 'strong' },
  ];
};

type Day = Span & { readonly day: number };

/** A day of the month: `16`, `16-го`, `16th`, `шестнадцатого`, `sixteenth`. */
function dayAt(text: string, at: number, lexicon: Lexicon): Day | null {
  const digits = matchAt(DAY_DIGITS, text, at);
  if (digits !== null) return { from: at, to: at + digits[0].length, day: Number(digits[1]) };
  const word = lexemeAt(text, at);
  if (word === null) return null;
  const tens = lexicon.cardinals.get(word.key) ?? lexicon.ordinals.get(word.key) ?? 0;
  const unit = tens === 20 || tens === 30 ? unitOrdinal(text, word.to, lexicon) : null;
  if (unit !== null) return { from: at, to: unit.to, day: tens + unit.day };
  const day = lexicon.ordinals.get(word.key);
  return day === undefined || day > 31 ? null : { from: at, to: word.to, day };
}

const DAY_DIGITS =
  /(\d{1,2})(?:["»”](?=\s)|-?(?:го|ого|е|ое|му|ому|м|st|nd|rd|th)(?!\p{L}))?(?![\d\p{L}]|[.,:/]\d)/uy;
const HYPHEN = /-/y;

function unitOrdinal(text: string, at: number, lexicon: Lexicon): Day | null {
  const from = Math.max(skip(HYPHEN, text, at), skipGap(text, at));
  const word = from === at ? null : lexemeAt(text, from);
  const day = word === null ? undefined : lexicon.ordinals.get(word.key);
  return word === null || day === undefined || day > 9 ? null : { from, to: word.to, day };
}

const DOT = /\./y;
const OF = /(?:\s+of)(?=\s)/iuy;
const TO_ANOTHER_DAY =
  /[ \u00a0]*(?:[-–—]|,|\s(?:и|по|до|на|или|and|to|or|through|into)\s)[ \u00a0]*(?:the\s+)?/iuy;
const YEAR = /(?:[ \u00a0]?,?\s{0,2}|\s+of\s+)(\d{4})(?![\d\p{L}]|[.,]\d)/uy;
const SHORT_YEAR = /\s{1,2}(\d{2})(?=[ \u00a0]?г(?:\.|ода))/uy;

/** «В феврале месяце». */
const MONTH_WORD = /[ \u00a0]+месяц(?:а|е|у|ем)?(?!\p{L})/iuy;

type Month = { readonly month: number; readonly to: number };

/**
 * A month's name. English ones need their capital: may and march are verbs. Behind a day a long name may have one letter
 * misread (`mayBeMisread`): «2 фенраля» is a day in February.
 */
export function monthAt(text: string, at: number, lexicon: Lexicon, mayBeMisread = false): Month | null {
  const word = lexemeAt(text, at);
  const find = mayBeMisread ? nearlyIn : exactlyIn;
  const month = word === null ? undefined : find(lexicon.months, word.key);
  if (word === null || month === undefined) return null;
  if (lexicon.language === 'en' && !/^\p{Lu}/u.test(text.slice(at, at + 1))) return null;
  const to = word.key.length <= 4 && month !== 5 ? skip(DOT, text, word.to) : word.to;
  return { month, to: skip(MONTH_WORD, text, to) };
}

type Year = { readonly year: number | null; readonly to: number; readonly end: number };

/** The year after a month, if one is said; `end` is after `г.`, `года`, `с.г.`. */
function yearAt(text: string, at: number): Year {
  const match = matchAt(YEAR, text, at) ?? matchAt(SHORT_YEAR, text, at);
  if (match === null) return { year: null, to: at, end: skip(THIS_YEAR, text, at) };
  const written = match[1] ?? '';
  const to = at + match[0].length;
  return {
    year: written.length === 2 ? 1900 + Number(written) : Number(written),
    to,
    end: skip(YEAR_MARK, text, to),
  };
}

/** One or more days of one month, as facts that each know month and year. */
function dayFacts(
  days: readonly Day[],
  month: Month,
  year: Year,
  span: (day: Day, isLast: boolean) => Span,
): readonly DateReading[] {
  return days.map((day, i) => ({
    ...span(day, i === days.length - 1),
    end: year.end,
    dates: [partialDate(year.year, month.month, day.day)],
  }));
}

/** `16 января 1951 г.`, `16-18 января`, `с 5 по 12 января`, `the 16th of January, 1951`. */
export function dayMonthAt(text: string, at: number, lexicon: Lexicon): readonly DateReading[] | null {
  const days = daysAt(text, at, lexicon);
  const last = days[days.length - 1];
  if (last === undefined) return null;
  const gap = skipGap(text, lexicon.language === 'en' ? skip(OF, text, last.to) : last.to);
  const month = gap === last.to ? null : monthAt(text, gap, lexicon, lexicon.language === 'ru');
  if (month === null || (lexicon.language === 'en' && hasOwnDay(text, gap, month.to))) return null;
  const year = yearAt(text, month.to);
  return dayFacts(days, month, year, (day, isLast) => ({ from: day.from, to: isLast ? year.to : day.to }));
}

/** `25⏎March 9, 1931`: on a line of its own the month has a day of its own. */
function hasOwnDay(text: string, at: number, end: number): boolean {
  return (
    text.slice(Math.max(0, at - 1), at) === '\n' &&
    /^\s\d{1,2},?\s\d{4}(?!\d)/u.test(text.slice(end, end + 12))
  );
}

/** At most this many days share one month's name. */
const MOST_DAYS = 6;

function daysAt(text: string, at: number, lexicon: Lexicon): readonly Day[] {
  const days: Day[] = [];
  for (let day = dayAt(text, at, lexicon); day !== null && days.length < MOST_DAYS;) {
    days.push(day);
    const next = skip(TO_ANOTHER_DAY, text, day.to);
    day = next === day.to ? null : dayAt(text, next, lexicon);
  }
  return days;
}

/** `January 16, 1951`, `January 16-18`: English only. */
export function monthDayAt(text: string, at: number, lexicon: Lexicon): readonly DateReading[] | null {
  const month = lexicon.language === 'en' ? monthAt(text, at, lexicon) : null;
  if (month === null) return null;
  const gap = skipGap(text, month.to);
  const days = gap === month.to ? [] : daysAt(text, gap, lexicon);
  const last = days[days.length - 1];
  if (last === undefined) return null;
  const year = yearAt(text, last.to);
  return dayFacts(days, month, year, (day, isLast) => ({
    from: day === days[0] ? at : day.from,
    to: isLast ? year.to : day.to,
  }));
}

const YEAR_BEFORE = /(\d{4})[ \u00a0]год(?:а|у),?\s+(?=\p{L})/uy;
const DAY_AFTER = /\s+(\d{1,2})[ \u00a0](?:дня|числа)(?!\p{L})/uy;

/** «1937 года, ноября 19 дня», «ноября 19 дня»: as courts and churches dated. */
function monthDayOldAt(text: string, at: number, lexicon: Lexicon): readonly DateReading[] | null {
  if (lexicon.language !== 'ru') return null;
  const year = matchAt(YEAR_BEFORE, text, at);
  const month = monthAt(text, at + (year?.[0].length ?? 0), lexicon);
  const day = month === null ? null : matchAt(DAY_AFTER, text, month.to);
  if (month === null || day === null) return null;
  const to = month.to + day[0].length;
  const date = partialDate(year === null ? null : Number(year[1]), month.month, Number(day[1]));
  return [{ from: at, to, end: to, dates: [date] }];
}

/** A month with its year, or alone (which is soft). */
function monthYearAt(text: string, at: number, lexicon: Lexicon): readonly DateReading[] | null {
  const month = monthAt(text, at, lexicon);
  if (month === null) return null;
  const year = yearAt(text, month.to);
  return [{ from: at, to: year.to, end: year.end, dates: [partialDate(year.year, month.month, null)] }];
}

/** Dates with the month in words. */
export function wordDateRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    const found =
      monthDayOldAt(text, at, lexicon) ??
      dayMonthAt(text, at, lexicon) ??
      monthDayAt(text, at, lexicon) ??
      monthYearAt(text, at, lexicon);
    return found === null ? null : found.map((one) => asDraft(one, one.dates));
  };
}

const YEAR_ALONE = /(\d{4})(?:-(?:й|го|м|му|ый|ого|ом|ому)(?!\p{L}))?(?![\d\p{L}]|[.,]\d)/uy;

/** `1950 года`, `1950 г.`: certainly a year. */
export const yearRecogniser: Recogniser = (text, at) => {
  const match = matchAt(YEAR_ALONE, text, at);
  if (match === null) return null;
  const to = at + match[0].length;
  const end = skip(YEAR_MARK, text, to);
  const value = partialDate(Number(match[1]), null, null);
  return end === to ? null : [{ from: at, to, end, values: [value], unit: null, strength: 'strong' }];
};

const DECADE: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /(\d{4}|\d0)(?:-?е|-?х|-?ые|-?ых)[ \u00a0\n]+год(?:ах|ов|ы|ам|ами)(?!\p{L})|(\d0)-х[ \u00a0\n]+чис(?:ел|л)/iuy,
  en: /(?:(\d{3}0)|['’]?(\d0))['’]?s(?![\p{L}\d])/uy,
};

const TENS_RU = 'двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност'.split(' ');
const TENS_EN = 'twent thirt fort fift sixt sevent eight ninet'.split(' ');
const DECADE_IN_WORDS: Readonly<Record<FactLanguage, RegExp>> = {
  ru: new RegExp(`(${TENS_RU.join('|')})ы(?:е|х|м|ми)[ \\u00a0\\n]+год(?:ах|ов|ы|ам|ами)(?!\\p{L})`, 'iuy'),
  en: new RegExp(`(${TENS_EN.join('|')})ies(?!\\p{L})`, 'iuy'),
};

/** «в тридцатых годах», `the thirties`. */
export function decadeInWordsRecogniser(language: FactLanguage): Recogniser {
  const tens = language === 'ru' ? TENS_RU : TENS_EN;
  return (text, at) => {
    const match = matchAt(DECADE_IN_WORDS[language], text, at);
    if (match === null) return null;
    const year = 1920 + 10 * tens.indexOf((match[1] ?? '').toLowerCase());
    const to = at + match[0].replace(/\s.*$/su, '').length;
    const values = [quantity(year, year + 9)];
    return [{ from: at, to, end: at + match[0].length, values, unit: null, strength: 'strong' }];
  };
}

/** «в 30-х годах», `the 1930s`: ten years; «20-х чисел» and `the 20s of February` are days from the twentieth on. */
export function decadeRecogniser(language: FactLanguage): Recogniser {
  return (text, at) => {
    const match = matchAt(DECADE[language], text, at);
    if (match === null) return null;
    const [written, first, second] = match;
    const number = Number(first ?? second);
    const years = number < 100 ? [1900 + number] : [number];
    const decade = years.map((year) => quantity(year, year + 9));
    const day =
      language === 'ru' ? (first === undefined ? [number] : []) : second === undefined ? [] : [number];
    const days = day.map((ordinal) => ({ type: 'designation' as const, ordinal, what: null }));
    const to = at + (language === 'ru' ? /^\d+-?[а-я]+/iu : /^.*$/u).exec(written)![0].length;
    const values = language === 'ru' && first === undefined ? days : [...decade, ...days];
    return [{ from: at, to, end: at + written.length, values, unit: null, strength: 'strong' }];
  };
}

const SPLIT_YEARS = /(1[5-9]\d\d)[/–—-](\d{2})(?![\d\p{L}]|[./,-]\d)/uy;

/** `1948/49`: a year of business or school, as long as 1948–1949. */
export const splitYearsRecogniser: Recogniser = (text, at) => {
  const match = matchAt(SPLIT_YEARS, text, at);
  if (match === null) return null;
  const first = Number(match[1]);
  if ((first + 1) % 100 !== Number(match[2])) return null;
  const to = at + match[0].length;
  return [
    {
      from: at,
      to,
      end: skip(YEAR_MARK, text, to),
      values: [quantity(first, first + 1)],
      unit: null,
      strength: 'strong',
    },
  ];
};
