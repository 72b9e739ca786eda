import { partialDate, quantity } from './fact';
import type { Draft, FactValue, Recogniser, UnitClass } from './fact';
import { lexemeAt, matchAt, nextLexeme, skip, skipGap } from './lexer';
import type { Lexicon } from './lexicon';
import { numeralAt } from './numeral';
import type { Numeral } from './numeral';

/** Below this a number is soft: translators write it in words, or leave it to grammar. */
export const LOWEST_STRONG_NUMBER = 11;
/** A bare whole number in this interval may be a year. */
export const YEARS = { from: 1700, to: 2100 } as const;

const DASH = /[ \t\u00a0]*[-–—][ \t\u00a0]*(?:\r?\n[ \t]*)?/y;
/** A cardinal with the ending of its case: 5-ти, 2-х, 3-мя. */
const CARDINAL_ENDING = /-(?:ти|мя|ми|х|и|ю)(?![\p{L}])/uy;
const PERCENT = /[ \u00a0]?%/y;

/** Numbers and intervals of numbers in digits and words, with the class of what they count. */
export function quantityRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    const first = numeralAt(text, at, lexicon);
    if (first === null) return null;
    const second = rangeEnd(text, first, lexicon);
    const to = skip(CARDINAL_ENDING, text, (second ?? first).to);
    const values = second === null ? singleValues(first) : rangeValues(first, second);
    return values.length === 0 ? null : [draft(text, at, to, values, lexicon)];
  };
}

function draft(
  text: string,
  from: number,
  to: number,
  values: readonly FactValue[],
  lexicon: Lexicon,
): Draft {
  const unit = unitAfter(text, to, lexicon);
  return { from, to, end: to, values, unit, strength: strengthOf(values) };
}

function strengthOf(values: readonly FactValue[]): Draft['strength'] {
  const isLarge = values.some((value) => value.type === 'quantity' && value.highest >= LOWEST_STRONG_NUMBER);
  return isLarge ? 'strong' : 'soft';
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
  const from = rangeEndStart(text, skip(CARDINAL_ENDING, text, first.to), lexicon, isBetween);
  const second = from === null ? null : numeralAt(text, from, lexicon);
  return second !== null && rangeValues(first, second).length > 0 ? second : null;
}

/** `между 10 и 15`, `between 10 and 15`. */
const BETWEEN = /(?:между|between)\s+$/iu;
const AND = new Set(['и', 'and']);

function rangeEndStart(text: string, at: number, lexicon: Lexicon, isBetween: boolean): number | null {
  const dash = matchAt(DASH, text, at);
  if (dash !== null) return at + dash[0].length;
  const word = nextLexeme(text, at);
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

/** The class of the noun after a number, looking over one adjective. */
function unitAfter(text: string, at: number, lexicon: Lexicon): UnitClass | null {
  if (matchAt(PERCENT, text, at) !== null) return 'percent';
  const first = lexemeAt(text, skipGap(text, at));
  if (first === null) return null;
  const second = nextLexeme(text, first.to);
  return lexicon.unitOf(first.key) ?? (second === null ? null : lexicon.unitOf(second.key));
}
