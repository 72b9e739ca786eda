import { quantity } from '../grammar/fact';
import type { Draft, FactLanguage, FactValue, Recogniser, Time } from '../grammar/fact';
import { lexemeAt, matchAt, skip, skipGap } from '../grammar/lexer';
import type { Lexicon } from '../grammar/lexicon';
import { LOWEST_STRONG_NUMBER } from './quantities';
import { wordsAt } from '../grammar/numeral';

const CLOCK = /(\d{1,2})([.:-])(\d{2})(?![\d\p{L}]|[.,:/-]\d)/uy;
const MERIDIEM = /[ \u00a0]?(a|p)\.?[ \u00a0]?m(?:\.|(?!\p{L}))/iuy;
const MILITARY = /(\d{2})(\d{2})(?=[ \u00a0]?(?:hours|hrs)(?!\p{L}))/iuy;
/** `0630`, and what it lasts until: no other number is written with a zero before it, but one behind №. */
const MILITARY_BARE =
  /(?<!(?:№|#|(?<!\p{L})no)[.\s]*)(?<![\d\p{L}.,:/])(0\d|(?<=(?<!\d)0\d[0-5]\d(?:[ \u00a0]?[-–—][ \u00a0]?|\s(?:to|until|till|до)\s))(?:1\d|2[0-3]))([0-5]\d)(?![\d\p{L}]|[.,:/]\d)/iuy;
const HOURS_RU = /[ \u00a0\n]{0,2}(?:час(?:ов|а|у|ам|ами|ах)?(?!\p{L})\.?|ч(?!\p{L})\.?)/iuy;
/** Behind hours and a number, «нин.» and «мип.» are minutes that were misread. */
const MINUTES_RU =
  /[ \u00a0\n]{0,2}(?:(?:\p{Ll}ин|м\p{Ll}н|ми\p{Ll})\.|мин(?:ут[аыу]?|утам|утами|утах)?(?!\p{L})\.?|м\.)/iuy;
const HOURS_EN = /[ \u00a0\n-]{0,2}(?:hours?|hrs?\.?)(?!\p{L})/iuy;
const MINUTES_EN = /[ \u00a0\n-]{0,2}(?:minutes?|mins?\.?)(?!\p{L})/iuy;
const OCLOCK = /[ \u00a0]?o['’]clock/iuy;
const JOINER = /[ \u00a0\n]*(?:,|(?:и|and)\s)?[ \u00a0\n]*/iuy;
const PART_OF_DAY = /[ \u00a0\n]+(утра|дня|вечера|ночи)(?!\p{L})/iuy;
const PART_OF_DAY_EN = /[ \u00a0\n]+in the (morning|afternoon|evening)(?!\p{L})/iuy;
const MINUTES_A_HOUR = 60;

function time(hours: number, minutes: number): Time | null {
  return hours <= 24 && minutes < MINUTES_A_HOUR
    ? { type: 'time', minutes: hours * MINUTES_A_HOUR + minutes }
    : null;
}

/** `2:45 p.m.`, and `13:30 p.m.`, which is 13:30 all the same. */
function meridian(hours: number, half: string): number {
  if (half.toLowerCase() === 'a') return hours === 12 ? 0 : hours;
  return hours < 12 ? hours + 12 : hours;
}

function draft(from: number, to: number, values: readonly FactValue[], isStrong: boolean): Draft {
  return { from, to, end: to, values, unit: null, strength: isStrong ? 'strong' : 'soft' };
}

/** `14.45`, `14:45`, `14-45`, with a.m. and p.m.; and `1445 hours`. */
export const clockRecogniser: Recogniser = (text, at) => {
  const match = matchAt(CLOCK, text, at) ?? matchAt(MILITARY, text, at) ?? matchAt(MILITARY_BARE, text, at);
  if (match === null) return null;
  const isMilitary = match.length === 3;
  const to = at + match[0].length;
  const half = matchAt(MERIDIEM, text, to);
  const hours = Number(match[1]);
  const minutes = Number(match[match.length - 1]);
  const value = time(half === null ? hours : meridian(hours, half[1] ?? ''), minutes);
  // With a colon it can only be a time, so a misread one is compared as such: 17:87.
  if (value === null) return match[2] === ':' ? precise(at, to, hours, minutes) : null;
  const end = isMilitary ? skip(HOURS_EN, text, to) : to + (half?.[0].length ?? 0);
  return [draft(at, end, [value], true)];
};

const TO_ANOTHER_TIME = /[ \u00a0]?[-–—][ \u00a0]?|[ \u00a0\n]+(?:до|to|until|till)[ \u00a0\n]+/iuy;

/** `с 19.05 до 20.50`, `16.07-16.25`: two times of the clock. */
export const clockRangeRecogniser: Recogniser = (text, at) => {
  const first = matchAt(CLOCK_OF_RANGE, text, at);
  if (first === null) return militaryRange(text, at);
  const from = at + first[0].length;
  const next = skip(TO_ANOTHER_TIME, text, from);
  const second = next === from ? null : matchAt(CLOCK, text, next);
  const values = [first, second].map((one) => (one === null ? null : time(Number(one[1]), Number(one[3]))));
  const [start, stop] = values;
  if (second === null || start === null || start === undefined || stop === null || stop === undefined)
    return null;
  if (first[2] !== second[2] || matchAt(SCALE_AFTER, text, next + second[0].length) !== null) return null;
  const decimal = (one: RegExpExecArray): readonly FactValue[] =>
    one[2] === '.' ? [quantity(Number(`${one[1] ?? ''}.${one[3] ?? ''}`))] : [];
  return [
    draft(at, from, [start, ...decimal(first)], true),
    draft(next, next + second[0].length, [stop, ...decimal(second)], true),
  ];
};

/** `0630 to 0715`. */
function militaryRange(text: string, at: number): readonly Draft[] | null {
  const first = matchAt(MILITARY_BARE, text, at);
  if (first === null) return null;
  const next = skip(TO_ANOTHER_TIME, text, at + first[0].length);
  const second = matchAt(MILITARY_BARE, text, next);
  if (second === null) return null;
  const [start, stop] = [first, second].map((one) => time(Number(one[1]), Number(one[2])));
  if (start === null || start === undefined || stop === null || stop === undefined) return null;
  return [draft(at, at + first[0].length, [start], true), draft(next, next + second[0].length, [stop], true)];
}

const CLOCK_OF_RANGE = /(\d{1,2})([.:])(\d{2})(?![\d\p{L}]|[.,:/]\d)/uy;
/** What is counted so is no time. */
const SCALE_AFTER = /[ \u00a0]?(?:%|тыс|млн|руб|тонн|км|кг|percent|million|thousand|ton|rub|kilo|km)/iuy;

const HALF_PAST: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /половин[ауые]й?\s+(?=\p{L})/iuy,
  en: /half[ -]past\s+(?=\p{L})/iuy,
};

/** «в половине седьмого» and `half past six`: the half of the day is not said. */
export function halfPastRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    const match = matchAt(HALF_PAST[lexicon.language], text, at);
    if (match === null) return null;
    const word = lexemeAt(text, at + match[0].length);
    const isRussian = lexicon.language === 'ru';
    const said = word === null ? undefined : (isRussian ? lexicon.ordinals : lexicon.cardinals).get(word.key);
    if (word === null || said === undefined || said > 12) return null;
    const hour = (isRussian ? said - 1 : said) % 12;
    const values = [hour, hour + 12].flatMap((one) => time(one, 30) ?? []);
    return [{ ...draft(at, word.to, values, false), strength: 'firm' }];
  };
}

/** A small number in digits or words, as hours and minutes have it. */
function countAt(text: string, at: number, lexicon: Lexicon): { value: number; to: number } | null {
  const article = lexicon.language === 'en' ? matchAt(AN_HOUR, text, at) : null;
  if (article !== null) return { value: 1, to: at + article[0].length - 1 };
  const digits = matchAt(/(\d{1,2})(?:-(?:ти|мя|ми|х|и)(?!\p{L}))?(?![\d]|[.,:]\d)/uy, text, at);
  if (digits !== null) return { value: Number(digits[1]), to: at + digits[0].length };
  const words = wordsAt(text, at, lexicon);
  const [value] = words?.values ?? [];
  return words === null || value === undefined || !Number.isInteger(value) || value > 60
    ? null
    : { value, to: words.to };
}

const AN_HOUR = /an\s(?=hour)/iuy;

/** `14 часов 45 минут`, `14 час. 45 мин.`, `14 hours 45 minutes`, `3 часа дня`, `3 o'clock`, `3 p.m.` */
export function spokenTimeRecogniser(lexicon: Lexicon): Recogniser {
  const hoursMark = lexicon.language === 'ru' ? HOURS_RU : HOURS_EN;
  const minutesMark = lexicon.language === 'ru' ? MINUTES_RU : MINUTES_EN;
  return (text, at) => {
    const hours = countAt(text, at, lexicon);
    if (hours === null) return null;
    const afterHours = skip(hoursMark, text, hours.to);
    if (afterHours === hours.to) return lexicon.language === 'en' ? meridianHours(text, at, hours) : null;
    const minutes = countAt(text, skip(JOINER, text, afterHours), lexicon);
    const end = minutes === null ? 0 : skip(minutesMark, text, minutes.to);
    if (minutes !== null && end > minutes.to) return precise(at, end, hours.value, minutes.value);
    return wholeHours(text, at, afterHours, hours.value);
  };
}

/** Hours and minutes may also be a duration, or misread: they are kept as they are. */
function precise(from: number, to: number, hours: number, minutes: number): readonly Draft[] {
  return [draft(from, to, [{ type: 'time', minutes: hours * MINUTES_A_HOUR + minutes }], true)];
}

const AT_A_TIME = /(?<!\p{L})(?:в|к|около|после|at|by|about|after)\s+$/iu;

/** `14 часов` is a time or a duration; `в 3 часа дня` is 15:00. */
function wholeHours(text: string, from: number, to: number, hours: number): readonly Draft[] | null {
  const part = matchAt(PART_OF_DAY, text, to)?.[1]?.toLowerCase();
  if (part === undefined) {
    const value = time(hours, 0);
    const times = value === null ? [] : [value];
    // Behind «в» it is a time, else rather as many hours.
    const isTime = AT_A_TIME.test(text.slice(Math.max(0, from - 10), from));
    const values = isTime ? [...times, quantity(hours)] : [quantity(hours), ...times];
    const strength = hours >= LOWEST_STRONG_NUMBER ? 'strong' : 'firm';
    return [{ ...draft(from, to, values, true), unit: 'hour', strength }];
  }
  const isAfternoon = hours < 12 && (part === 'дня' || part === 'вечера');
  const isMidnight = hours === 12 && part === 'ночи';
  const value = time(isMidnight ? 0 : isAfternoon ? hours + 12 : hours, 0);
  return value === null ? null : [draft(from, skip(PART_OF_DAY, text, to), [value], true)];
}

function meridianHours(
  text: string,
  from: number,
  hours: { value: number; to: number },
): readonly Draft[] | null {
  const half = matchAt(MERIDIEM, text, hours.to);
  if (half !== null) return precise(from, hours.to + half[0].length, meridian(hours.value, half[1] ?? ''), 0);
  const end = skip(OCLOCK, text, hours.to);
  const part = matchAt(PART_OF_DAY_EN, text, end)?.[1]?.toLowerCase();
  if (part !== undefined && hours.value <= 12) {
    const hour = part !== 'morning' && hours.value < 12 ? hours.value + 12 : hours.value;
    return precise(from, skip(PART_OF_DAY_EN, text, end), hour, 0);
  }
  const values = [hours.value, hours.value + 12].flatMap((hour) => time(hour, 0) ?? []);
  return end === hours.to ? null : [draft(from, end, values, false)];
}

const PART_HOURS: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /(?:(полчаса|получаса)|(три четверти часа)|(четверть часа))(?!\p{L})/iuy,
  en: /(?:(half an hour)|(three[ -]quarters of an hour)|(a quarter of an hour))(?!\p{L})/iuy,
};
const PART_MINUTES = [30, 45, 15];
const AND_A_PART = /(?:an|one) hour and (?:a (half|quarter)|(three quarters))(?!\p{L})/iuy;
const SHORT_OF = /без четверти[ \u00a0\n]+(?=\p{L})/iuy;

/** `three quarters of an hour`, «полчаса», `an hour and a quarter`; «без четверти час» is a time or as long a while. */
export function partHourRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    const part = matchAt(PART_HOURS[lexicon.language], text, at);
    if (part !== null) {
      const minutes = PART_MINUTES[part.slice(1).findIndex((one) => one !== undefined)] ?? 0;
      return [partHour(at, at + part[0].length, minutes)];
    }
    if (lexicon.language === 'ru') return shortOfHour(text, at, lexicon);
    const more = matchAt(AND_A_PART, text, at);
    const minutes = more?.[2] !== undefined ? 45 : more?.[1]?.toLowerCase() === 'half' ? 30 : 15;
    return more === null ? null : [partHour(at, at + more[0].length, MINUTES_A_HOUR + minutes)];
  };
}

function partHour(from: number, to: number, minutes: number): Draft {
  const values = [{ type: 'time', minutes } as const, quantity(minutes), quantity(minutes / MINUTES_A_HOUR)];
  return { from, to, end: to, values, unit: 'hour', strength: 'firm' };
}

function shortOfHour(text: string, at: number, lexicon: Lexicon): readonly Draft[] | null {
  const match = matchAt(SHORT_OF, text, at);
  const word = match === null ? null : lexemeAt(text, at + match[0].length);
  if (word === null) return null;
  const hour = word.key === 'час' ? 1 : lexicon.cardinals.get(word.key);
  if (hour === undefined || hour < 1 || hour > 12) return null;
  const minutes = hour * MINUTES_A_HOUR - 15;
  const values = [minutes, minutes + 720].map((one) => ({ type: 'time', minutes: one }) as const);
  const lasting = hour === 1 ? [quantity(45), quantity(0.75)] : [];
  return [
    { from: at, to: word.to, end: word.to, values: [...values, ...lasting], unit: null, strength: 'firm' },
  ];
}

const NOON: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /(?:полдень|полудня|(полночь|полуночи))(?!\p{L})/iuy,
  en: /(?:12[ \u00a0])?(?:noon|(midnight))(?!\p{L})/iuy,
};
const NOON_MINUTES = 720;

/** `noon`, `12 noon`, `midnight`, «в полдень»: soft, since translators also write 12:00. */
export function noonRecogniser(language: FactLanguage): Recogniser {
  return (text, at) => {
    const match = matchAt(NOON[language], text, at);
    if (match === null) return null;
    const minutes = match[1] === undefined ? NOON_MINUTES : 0;
    return [draft(at, at + match[0].length, [{ type: 'time', minutes }], false)];
  };
}

const IMPOSSIBLE_CLOCK = /(\d{2}):(\d{2})(?!\d)/y;

/**
 * A time that no clock shows: `25:10`, `14 час. 75 мин.`. Where the separator is a full stop it might be a
 * decimal, and `30 час. 10 мин.` may be a duration, so those are left alone. Returns where it ends.
 */
export function impossibleTimeAt(text: string, at: number, lexicon: Lexicon): number | null {
  const clock = matchAt(IMPOSSIBLE_CLOCK, text, at);
  if (clock !== null) return time(Number(clock[1]), Number(clock[2])) === null ? at + clock[0].length : null;
  const hours = countAt(text, at, lexicon);
  const afterHours = hours === null ? at : skip(HOURS_RU, text, hours.to);
  if (hours === null || afterHours === hours.to) return null;
  const minutes = countAt(text, skipGap(text, afterHours), lexicon);
  const end = minutes === null ? 0 : skip(MINUTES_RU, text, minutes.to);
  if (minutes === null || end === minutes.to) return null;
  return minutes.value >= MINUTES_A_HOUR ? end : null;
}
