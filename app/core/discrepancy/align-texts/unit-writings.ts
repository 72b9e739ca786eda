import { RU_LEXICON } from '../../facts/grammar/lexicon-ru';
import { keyAt } from './body';
import type { Body } from './body';

/** Words `[leftFrom, leftTo)` of one text and those of the other that stand for them. */
export type Words = {
  readonly leftFrom: number;
  readonly leftTo: number;
  readonly rightFrom: number;
  readonly rightTo: number;
};

/** A unit or an interval on both sides, written with a sign on one and in words on the other. */
export function isSignOrWords(left: Body, right: Body, words: Words): boolean {
  if (isPercentInWords(left, right, words) || isRangeInWords(left, right, words)) return true;
  const here =
    powerUnit(left, words.leftFrom, words.leftTo) ?? compoundMeasure(left, words.leftFrom, words.leftTo);
  if (here === null) return false;
  const there = [powerUnit, compoundMeasure].map((read) => read(right, words.rightFrom, words.rightTo));
  return there.includes(here);
}

/** The sign on one side and the word on the other: `67%`, «67 процентов». */
function isPercentInWords(left: Body, right: Body, { leftFrom, leftTo, rightFrom, rightTo }: Words): boolean {
  const isWord = (body: Body, from: number, to: number): boolean =>
    to - from === 1 && RU_LEXICON.unitOf(keyAt(body, from)) === 'percent';
  const hasSign = (body: Body, at: number): boolean =>
    /^\s?%/u.test(body.text.slice(body.ends[at - 1] ?? 0, body.starts[at] ?? body.text.length));
  if (leftTo === leftFrom) return isWord(right, rightFrom, rightTo) && hasSign(left, leftFrom);
  return rightTo === rightFrom && isWord(left, leftFrom, leftTo) && hasSign(right, rightFrom);
}

/** A unit of area or volume: «м²», «м2», «кв. м», «кв. метров», «квадратных метров». */
const POWER_UNIT =
  /^(?:(?:(кв)|куб)[. ]+|(?:(квадратн)|кубическ)\p{L}{2,3} )?(?:(мм|миллим)|(см|сантим)|(дм|децим)|(км|килом)|м)(?:(?<=м)етр\p{L}{0,3})?\.?([²2³3])?$/u;
const MOST_POWER_WORDS = 2;
/** How each such unit begins: a quick look that spares most words the rest. */
const MAY_BE_POWER = /^(?:к[вуим]|м[мие.²23³]|с[ам]|д[ем])/iu;

/** The unit of words `[from, to)` with its power: `м2`; null where they are no such unit. */
function powerUnit({ text, starts, ends }: Body, from: number, to: number): string | null {
  if (to === from || to - from > MOST_POWER_WORDS) return null;
  const written = text.slice(starts[from] ?? 0, ends[to - 1] ?? 0);
  if (!MAY_BE_POWER.test(written)) return null;
  const match = POWER_UNIT.exec(written.toLowerCase().replace(/\s+/gu, ' '));
  if (match === null) return null;
  const [whole, square, squareWord, milli, centi, deci, kilo, sign] = match;
  const isNamed = /^к(?:в|уб)/u.test(whole);
  if (isNamed === (sign !== undefined)) return null;
  const isSquare = isNamed ? (square ?? squareWord) !== undefined : sign === '²' || sign === '2';
  const prefix = [milli, centi, deci, kilo].findIndex((one) => one !== undefined);
  return `${['м', 'с', 'д', 'к'][prefix] ?? ''}м${isSquare ? 2 : 3}`;
}

/** Measures that adjectives are made of, with their abbreviations. */
const MEASURES: readonly (readonly [stem: string, ...short: readonly string[]])[] = [
  ['миллиметр', 'мм'],
  ['сантиметр', 'см'],
  ['километр', 'км'],
  ['метр', 'м'],
  ['килограмм', 'кг'],
  ['грамм', 'г', 'гр'],
  ['тонн', 'т', 'тн'],
  ['литр', 'л'],
  ['процентн', '%'],
  ['часов', 'ч', 'час'],
  ['минутн', 'мин'],
  ['дневн', 'дн'],
  ['месячн', 'мес'],
];
/** Figures first, or a measure in it: a quick look that spares most words the rest. */
const MAY_MEASURE = /^\d|метр|грамм|тонн|литр|процентн|часов|минутн|дневн|месячн/iu;
const IN_FIGURES = /^(\d{1,4})(?:-?(?:х|ти|и|ми))?[- ]?([\p{L}%]+)\.?$/u;
const ONE = 'одно';

/** What «3-х мм», «3-миллиметровый» and «трехмиллиметровый» measure alike: `3 миллиметр`; null for anything else. */
function compoundMeasure({ text, starts, ends }: Body, from: number, to: number): string | null {
  if (to === from || to - from > MOST_POWER_WORDS) return null;
  const written = text.slice(starts[from] ?? 0, ends[to - 1] ?? 0);
  if (!MAY_MEASURE.test(written)) return null;
  const plain = written.toLowerCase().replace(/ё/gu, 'е').replace(/\s+/gu, ' ');
  const figures = IN_FIGURES.exec(plain);
  if (figures !== null) return measured(Number(figures[1]), figures[2] ?? '');
  for (let end = 2; end < plain.length - 3; end += 1) {
    const count = plain.slice(0, end);
    const value = count === ONE ? 1 : RU_LEXICON.cardinals.get(count);
    const found = value === undefined ? null : measured(value, plain.slice(end));
    if (found !== null) return found;
  }
  return null;
}

function measured(value: number, unit: string): string | null {
  const found = MEASURES.find(([stem, ...short]) => short.includes(unit) || unit.startsWith(stem));
  return found === undefined ? null : `${value} ${found[0]}`;
}

/** The measure that a whole word or an abbreviation is written of. */
const MEASURE_OF = new Map(MEASURES.flatMap((row) => row.map((writing) => [writing, row] as const)));

/** Two abbreviations of one measure, or one and the whole word: `тн` and `т` behind a figure. */
export function areOneMeasure(a: string, b: string): boolean {
  return isOfMeasure(b, MEASURE_OF.get(a)) || isOfMeasure(a, MEASURE_OF.get(b));
}

function isOfMeasure(key: string, row: (typeof MEASURES)[number] | undefined): boolean {
  return row !== undefined && (row.includes(key) || key.startsWith(row[0]));
}

const FIRST_OF_RANGE = new Set(['с', 'со', 'от']);
const LAST_OF_RANGE = new Set(['по', 'до']);
/** «с 28 июня 1950 г. по»: so far apart may the two words stand. */
const LONGEST_FIRST = 5;

/** «с 5 по 7 мая», «от 10 до 12» where the other text writes a dash: each of the two words is a region of its own. */
function isRangeInWords(left: Body, right: Body, words: Words): boolean {
  const { leftFrom, leftTo, rightFrom, rightTo } = words;
  if (leftTo - leftFrom === 1 && rightTo === rightFrom) return isOfRange(left, leftFrom, right, rightFrom);
  return rightTo - rightFrom === 1 && leftTo === leftFrom && isOfRange(right, rightFrom, left, leftFrom);
}

/** Whether word `at` is of an interval that the other text, which goes on at `beside`, has with a dash. */
function isOfRange(body: Body, at: number, other: Body, beside: number): boolean {
  const key = keyAt(body, at);
  if (LAST_OF_RANGE.has(key)) return isDashBefore(other, beside);
  if (!FIRST_OF_RANGE.has(key)) return false;
  for (let i = 1; i <= LONGEST_FIRST; i += 1) {
    if (LAST_OF_RANGE.has(keyAt(body, at + 1 + i))) return isDashBefore(other, beside + i);
    if (keyAt(body, at + i) !== keyAt(other, beside + i - 1)) return false;
  }
  return false;
}

/** Whether a dash leads to a number. */
function isDashBefore(body: Body, index: number): boolean {
  const { text, starts, ends } = body;
  const [end, start, key] = [ends[index - 1], starts[index], keyAt(body, index)];
  const { cardinals, ordinals } = RU_LEXICON;
  if (!/^\p{N}/u.test(key) && !cardinals.has(key) && !ordinals.has(key)) return false;
  return end !== undefined && start !== undefined && /^\.?\s?[-–—]\s?$/u.test(text.slice(end, start));
}
