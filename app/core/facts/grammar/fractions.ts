import type { Span } from '../../base/span';
import { quantity } from './fact';
import type { FactLanguage, Recogniser } from './fact';
import { matchAt } from './lexer';

const VULGAR: Readonly<Record<string, number>> = {
  ...{ '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅕': 1 / 5, '⅖': 2 / 5, '⅗': 3 / 5 },
  ...{ '⅘': 4 / 5, '⅙': 1 / 6, '⅚': 5 / 6, '⅛': 1 / 8, '⅜': 3 / 8, '⅝': 5 / 8, '⅞': 7 / 8 },
};
const SIGN = /(?:(\d{1,4})[ \u00a0]?)?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])(?![\d\p{L}])/uy;
/** A whole number and a fraction; or a fraction alone with a small denominator. */
const SLASHED = /(?:(\d{1,4})[ \u00a0-])?([1-9])\/([2-9]|10)(?![\d\p{L}]|[./,:-]\d)/uy;

type Fraction = Span & { readonly values: readonly number[] };

/** `1/2`, `14 1/2`, `½`, `14½` as a number. A fraction alone may also be a date: `1/2` is the first of February too. */
export function mixedNumberAt(text: string, at: number): Fraction | null {
  const sign = matchAt(SIGN, text, at);
  if (sign !== null) {
    const value = Number(sign[1] ?? 0) + (VULGAR[sign[2] ?? ''] ?? 0);
    return { from: at, to: at + sign[0].length, values: [value] };
  }
  const match = matchAt(SLASHED, text, at);
  if (match === null) return null;
  const [written, whole = '0', above = '', below = ''] = match;
  const value = Number(above) / Number(below);
  return value >= 1 ? null : { from: at, to: at + written.length, values: [Number(whole) + value] };
}

const ABOVE_RU = 'од(?:на|ной|ну)|дв(?:е|ух|ум|умя)|тр(?:и|ех|ем|емя)|четыр(?:е|ех|ем|ьмя)|пят(?:ь|и|ью)|\\d';
const BELOW_RU: Readonly<Record<string, number>> = {
  ...{ трет: 3, четверт: 4, пят: 5, шест: 6, седьм: 7, восьм: 8, десят: 10 },
};
const ABOVE_EN = 'an?|one|two|three|four|five|\\d';
const BELOW_EN: Readonly<Record<string, number>> = {
  ...{ third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, tenth: 10 },
};
const ABOVE: Readonly<Record<string, number>> = {
  ...{ од: 1, дв: 2, тр: 3, че: 4, пя: 5, a: 1, an: 1, on: 1, tw: 2, th: 3, fo: 4, fi: 5 },
};

/** «четверть миллиона», `three quarters of a million`. */
const SCALE: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /[ \u00a0\n](?:(миллиона)|тысячи)(?!\p{L})/iuy,
  en: /[ \u00a0\n]of a (?:(million)|thousand)(?!\p{L})/iuy,
};

type Pattern = { readonly words: RegExp; readonly below: Readonly<Record<string, number>> };

const PATTERNS: Readonly<Record<FactLanguage, Pattern>> = {
  ru: {
    words: new RegExp(
      `(?:(${ABOVE_RU})[-\\s]+)?(?:(трет|четверт)(?:[ьию]|ей|ям|ями|ях|ью)|(пят|шест|седьм|восьм|десят)(?:ая|ой|ую)\\s+(?:част|дол)[ьияю]|(?<=\\s)(пят|шест|седьм|восьм|десят)(?:ая|ой|ую|ых|ым|ыми))(?!\\p{L})`,
      'iuy',
    ),
    below: BELOW_RU,
  },
  en: {
    words: new RegExp(
      `(?:(${ABOVE_EN})[-\\s]+)(?:(third|quarter|fourth|fifth|sixth|seventh|eighth|tenth)s?)(?!\\p{L})`,
      'iuy',
    ),
    below: BELOW_EN,
  },
};

/**
 * Fractions in words: «две трети», «четверть», two-thirds, three quarters. Soft where one part is meant, since
 * languages differ in whether they say so; `a third` may as well be an ordinal.
 */
export function fractionRecogniser(language: FactLanguage): Recogniser {
  const { words, below } = PATTERNS[language];
  return (text, at) => {
    const match = matchAt(words, text, at);
    if (match === null) return null;
    const [written, above, noun = '', share, numbered] = match;
    const parts = below[(share ?? numbered ?? noun).toLowerCase()];
    if (parts === undefined || (above === undefined && numbered !== undefined)) return null;
    const count = countOf(above);
    const scale = matchAt(SCALE[language], text, at + written.length);
    if (scale !== null) {
      const whole = (count / parts) * (scale[1] === undefined ? 1_000 : 1_000_000);
      const last = at + written.length + scale[0].length;
      return [{ from: at, to: last, end: last, values: [quantity(whole)], unit: null, strength: 'strong' }];
    }
    const to = at + written.length;
    const strength = count > 1 || above?.toLowerCase() === 'one' ? 'firm' : 'soft';
    return [{ from: at, to, end: to, values: [quantity(count / parts)], unit: null, strength }];
  };
}

function countOf(above: string | undefined): number {
  if (above === undefined) return 1;
  const number = Number(above);
  return Number.isNaN(number) ? (ABOVE[above.toLowerCase().slice(0, 2)] ?? 1) : number;
}
