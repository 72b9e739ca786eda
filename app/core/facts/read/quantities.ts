import { partialDate, quantity } from '../grammar/fact';
import type { Draft, FactValue, Recogniser, UnitClass } from '../grammar/fact';
import { EN_LEXICON } from '../grammar/lexicon-en';
import { lexemeAt, matchAt, nextLexeme, skip, skipGap } from '../grammar/lexer';
import type { Lexicon } from '../grammar/lexicon';
import { numeralAt } from '../grammar/numeral';
import { measureRecogniser } from './measures';
import type { Numeral } from '../grammar/numeral';

/** Below this a number is soft: translators write it in words, or leave it to grammar. */
export const LOWEST_STRONG_NUMBER = 11;
/** A bare whole number in this interval may be a year. */
export const YEARS = { from: 1700, to: 2100 } as const;

/** A dash with more white space around it stands in an empty cell of a table, and the next row may begin with a label. */
const DASH = /[ \u00a0]?[-–—](?:[ \u00a0]?|[ \t]*\r?\n[ \t]*(?!\d{1,3}[.)]\s))(?=\S)/y;
const DASH_OF_WORDS = /[ \t\u00a0]*(?:\r?\n[ \t]*)?[-–—][ \t\u00a0]*(?:\r?\n[ \t]*)?/y;
/** A cardinal with the ending of its case: 5-ти, 2-х, 3-мя. */
const CARDINAL_ENDING = /-(?:ти|мя|ми|х|и|ю)(?![\p{L}])/uy;
/** «2 раза» is what «дважды» is, and `two times` what `twice` is. */
const TIMES = /[ \u00a0](?:раза?|times)(?!\p{L})/iuy;
const PERCENT = /[ \u00a0]?%/y;

const AND_A_HALF = /(\p{L}+)\s+and\s+an?\s+$/iu;

/** The noun of `a month and a half`, in small letters; null where no such half is at `at`. */
function nounBeforeHalf(text: string, at: number): string | null {
  return AND_A_HALF.exec(text.slice(Math.max(0, at - 24), at))?.[1]?.toLowerCase() ?? null;
}

/** `a month and a half`: the half is read with what it is of. */
export const nounAndHalfRecogniser: Recogniser = (text, at) => {
  const half = lexemeAt(text, at);
  if (half?.key !== 'half') return null;
  const unit = EN_LEXICON.unitOf(nounBeforeHalf(text, at) ?? '');
  if (unit === null) return null;
  return [{ from: at, to: half.to, end: half.to, values: [quantity(1.5)], unit, strength: 'firm' }];
};

/** The half of `a month and a half` is no half of what stands behind it. */
function isHalfOfNoun(text: string, { from, to }: Numeral): boolean {
  if (text.slice(from, to).toLowerCase() !== 'half') return false;
  return EN_LEXICON.unitOf(nounBeforeHalf(text, from) ?? '') !== null;
}

/** Numbers and intervals of numbers in digits and words, with the class of what they count. */
export function quantityRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    const first = numeralAt(text, at, lexicon);
    if (first === null || (first.isWords && isHalfOfNoun(text, first))) return null;
    const second = rangeEnd(text, first, lexicon);
    const to = skip(TIMES, text, skip(CARDINAL_ENDING, text, (second ?? first).to));
    const whole = second === null ? singleValues(first) : rangeValues(first, second);
    if (whole.length === 0) return null;
    const unit = unitAfter(text, to, lexicon);
    const values = unit === 'money' && matchAt(HUNDREDTHS, text, to) !== null ? withHundredths(whole) : whole;
    const strength = strengthOf(text, { ...first, to }, values, unit);
    const label = isLabel(text, at, to) ? ({ isLabel: true } as const) : {};
    return [{ from: at, to, end: to, values, unit, strength, ...label }];
  };
}

/** Before such a word a number names one of several, however small it is: ст. 4, п. 6, кв. 12, Article 4. */
const NAMING =
  /(?:(?<!\p{L})(?:(?:ст|ч|пп?|стр|гл|кв|лл?|абз|табл|рис|прил|экз|вып|разд|art|para?s?|pp?|ch|sec|item|apt|appendix|annex)\.?|(?:стать|параграф|пункт|подпункт|лист|страниц|глав|раздел|квартир|дом|приложени|поезд|серия|серии|том|выпуск)\p{L}{0,3}|articles?|parts?|points?|paragraphs?|sections?|chapters?|clauses?|pages?|sheets?|house|apartment|train|volume|issue|schedule|series)|§§?)[ \u00a0\n]{0,2}$/iu;
/** «ст. 58-10», `Article 58, paragraph 10`: an article and its part, and no numbers from one to another. */
const ARTICLE = /\d{1,3}-\d{1,2}(?![\p{L}\d-]|[.,]\d)/uy;

export const articleRecogniser: Recogniser = (text, at) => {
  const match = matchAt(ARTICLE, text, at);
  if (
    match === null ||
    !/(?:ст|стать\p{L}{1,2}|art|articles?)\.?[ \u00a0]$/iu.test(text.slice(Math.max(0, at - 10), at))
  )
    return null;
  const [first = '', second = ''] = match[0].split('-');
  if (Number(first) < Number(second)) return null;
  const between = at + first.length;
  const last = between + 1 + second.length;
  const part = (from: number, to: number, number: string): Draft => ({
    ...{ from, to, end: to, values: [quantity(Number(number))], unit: null, strength: 'strong' },
  });
  return [part(at, between, first), part(between + 1, last, second)];
};

/** A number or letter before a full stop or bracket at the start of a line: the label of a list. */
const LABEL_BEFORE = /(?:^|\n)[ \t\u00a0]*\(?$/u;
const LABEL_AFTER = /[.)](?=\s|$)/uy;
const LOOK_BACK = 16;

function isLabel(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - LOOK_BACK), from);
  return LABEL_BEFORE.test(before) && matchAt(LABEL_AFTER, text, to) !== null;
}

/** Small numbers are asked for where they are figures or count something, since words for them come and go. */
function strengthOf(
  text: string,
  { from, to }: Numeral,
  values: readonly FactValue[],
  unit: UnitClass | null,
): Draft['strength'] {
  const before = text.slice(Math.max(0, from - LOOK_BACK), from);
  if (values.some((value) => value.type === 'quantity' && value.highest >= LOWEST_STRONG_NUMBER))
    return to - from <= 2 && isLabel(text, from, to) ? 'soft' : 'strong';
  const isFigure = /^\d/u.test(text.slice(from, from + 1));
  if (isFigure && NAMING.test(before)) return 'strong';
  if (isFigure && isLabel(text, from, to)) return 'soft';
  const isOne = values.every((value) => value.type === 'quantity' && value.highest === 1);
  return isFigure || unit !== null || !isOne ? 'firm' : 'soft';
}

function singleValues(numeral: Numeral): readonly FactValue[] {
  const [value = 0] = numeral.values;
  const isYear =
    !numeral.isWords &&
    numeral.scale === 1 &&
    numeral.to - numeral.from === 4 &&
    value >= YEARS.from &&
    value <= YEARS.to;
  const dates = isYear ? [partialDate(value, null, null)] : [];
  return [...numeral.values.map((one) => quantity(one)), ...dates];
}

/** The second number of `10.000-15.000`, `10 до 15`, `двух-трех`; or null. */
function rangeEnd(text: string, first: Numeral, lexicon: Lexicon): Numeral | null {
  const isBetween = BETWEEN.test(text.slice(Math.max(0, first.from - 10), first.from));
  const from = rangeEndStart(text, skip(CARDINAL_ENDING, text, first.to), lexicon, isBetween, first.isWords);
  const second = from === null ? null : numeralAt(text, from, lexicon);
  // «телег 65 - 97 руб. 50 коп.»: what stands behind the dash is a sum of its own.
  if (from !== null && measureRecogniser(lexicon)(text, from) !== null) return null;
  return second !== null && rangeValues(first, second).length > 0 ? second : null;
}

/** `между 10 и 15`, `between 10 and 15`. */
const BETWEEN = /(?:между|between)\s+$/iu;
const AND = new Set(['и', 'and']);
const IN_A_YEAR = /(?<!\p{L})(?:in|by|в|к)\s+1[789]\d\d$/iu;

function rangeEndStart(
  text: string,
  at: number,
  lexicon: Lexicon,
  isBetween: boolean,
  isWords: boolean,
): number | null {
  const dash = matchAt(isWords ? DASH_OF_WORDS : DASH, text, at);
  if (dash !== null) return at + dash[0].length;
  const word = nextLexeme(text, at);
  // `in 1949 to 2,115,000` tells a year and then a number.
  if (IN_A_YEAR.test(text.slice(Math.max(0, at - LOOK_BACK), at))) return null;
  const isRange = word !== null && (lexicon.rangeWords.has(word.key) || (isBetween && AND.has(word.key)));
  return isRange ? skipGap(text, word.to) : null;
}

/**
 * Ascending intervals only. In `100-150 тыс.` the scale belongs to both ends. Two ambiguous ends are read in
 * the same way: `10.000-15.000` is thousands twice or decimals twice.
 */
function rangeValues(first: Numeral, second: Numeral): readonly FactValue[] {
  const isShared = first.scale === 1 && second.scale > 1;
  const isParallel = first.values.length === second.values.length;
  return first.values.flatMap((low, i) =>
    second.values.flatMap((high, j) => {
      if (isParallel && i !== j) return [];
      const lowest = isShared && low < (second.unscaled[j] ?? high) ? low * second.scale : low;
      return lowest < high ? [quantity(lowest, high)] : [];
    }),
  );
}

const HUNDREDTHS = /[ \u00a0]?(?:коп(?:е\p{L}+|\.)|kope[ck]\p{L}*|cents?(?!\p{L}))/iuy;

/** 75 kopecks are 0.75 of a ruble, too. */
function withHundredths(values: readonly FactValue[]): readonly FactValue[] {
  return [
    ...values,
    ...values.flatMap((one) =>
      one.type === 'quantity' ? [quantity(one.lowest / 100, one.highest / 100)] : [],
    ),
  ];
}

/** `R3,200`: rubles with their letter before the number. */
const CURRENCY = /Rs?\.?(?=\d{1,3},\d{3}|\d{3})/y;

export const currencyRecogniser: Recogniser = (text, at) => {
  const sign = matchAt(CURRENCY, text, at);
  const number = sign === null ? null : numeralAt(text, at + sign[0].length, EN_LEXICON);
  if (number === null) return null;
  const { from, to } = number;
  return [{ from, to, end: to, values: singleValues(number), unit: 'money', strength: 'strong' }];
};

/** `48-часовой`, `10-дневный`. */
const COMPOUND_UNIT = /-(?:(час)ов|дневн)\p{L}{2,3}(?!\p{L})/uy;
const SHORTEST_ADJECTIVE = 3;
/** `500-ruble notes`, `a 90-volt battery`. */
const COMPOUND_EN = /-(?=\p{Ll})/uy;

/** The class of the noun after a number, looking over one adjective. */
function unitAfter(text: string, at: number, lexicon: Lexicon): UnitClass | null {
  if (matchAt(PERCENT, text, at) !== null) return 'percent';
  const ofHours = matchAt(COMPOUND_UNIT, text, at);
  if (ofHours !== null) return ofHours[1] === undefined ? 'day' : 'hour';
  const joined = lexicon.language === 'en' ? skip(COMPOUND_EN, text, at) : at;
  const first = lexemeAt(text, joined > at ? joined : skipGap(text, at));
  if (first === null) return null;
  const unit = lexicon.unitOf(first.key);
  if (joined > at) return unit;
  // Behind «и», «из», of another thing follows.
  if (unit !== null || first.key.length < SHORTEST_ADJECTIVE) return unit;
  const second = nextLexeme(text, first.to);
  return second === null ? null : lexicon.unitOf(second.key);
}
