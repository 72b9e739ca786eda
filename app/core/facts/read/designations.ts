import { romanNumber, ROMAN_SIGNS } from '../grammar/calendar';
import type { Draft, Recogniser } from '../grammar/fact';
import { lexemeAt, matchAt, nextLexeme, skip, skipGap } from '../grammar/lexer';
import type { Lexicon } from '../grammar/lexicon';
import { LOWEST_STRONG_NUMBER } from './quantities';

const ORDINAL_RU =
  /(\d{1,4})[ \u00a0]?-(?:й|я|е|го|му|м|ю|ой|ый|ая|ое|ую|ые|ых|ого|ому|ым|ыми|ом|ей)(?:[ \u00a0]|(?![\p{L}\d]))/uy;
const ORDINAL_EN = /(\d{1,4})(?:st|nd|rd|th)(?![\p{L}\d])/iuy;
const ROMAN = /[IVXLCІХС]{2,7}(?![\p{L}\d])/uy;
/** One capital, or typed with Cyrillic letters and figures, is a number only before a noun that carries numbers. */
const ROMAN_TYPED = new RegExp(
  String.raw`[${ROMAN_SIGNS}LC]{1,7}(?:-(?:й|го|я|ый|ого|ом|м))?(?![\p{L}\d-])`,
  'uy',
);
const HYPHEN = /-/y;

/** Ordinals and what they number: 38-я параллель, 3rd corps, XIII съезд, тридцать восьмая, thirty-eighth. */
export function designationRecogniser(lexicon: Lexicon): Recogniser {
  const pattern = lexicon.language === 'ru' ? ORDINAL_RU : ORDINAL_EN;
  return (text, at) => {
    const digits = matchAt(pattern, text, at);
    if (digits !== null)
      return [draft(text, at, at + digits[0].trimEnd().length, Number(digits[1]), true, lexicon)];
    const roman = matchAt(ROMAN, text, at);
    // CC, СС and CL are abbreviations; a numeral of hundreds and fifties has ones, fives or tens as well.
    const value = roman === null || /^[LCС]+$/u.test(roman[0]) ? null : romanNumber(roman[0]);
    if (roman !== null && value !== null)
      return [draft(text, at, at + roman[0].length, value, true, lexicon)];
    return (
      typedRoman(text, at, lexicon) ??
      (lexicon.language === 'en' ? quarterAt(text, at) : null) ??
      ordinalWords(text, at, lexicon)
    );
  };
}

function typedRoman(text: string, at: number, lexicon: Lexicon): readonly Draft[] | null {
  const match = matchAt(ROMAN_TYPED, text, at);
  const value = match === null ? null : romanNumber(match[0].replace(/-.*$/u, ''));
  if (match === null || value === null) return null;
  const made = draft(text, at, at + match[0].length, value, true, lexicon);
  const [designation] = made.values;
  return designation?.type === 'designation' && designation.what !== null ? [made] : null;
}

const QUARTER = /Q([1-4])(?![\p{L}\d])/uy;

function quarterAt(text: string, at: number): readonly Draft[] | null {
  const match = matchAt(QUARTER, text, at);
  if (match === null) return null;
  const to = at + match[0].length;
  const values = [{ type: 'designation', ordinal: Number(match[1]), what: 'quarter' }] as const;
  return [{ from: at, to, end: to, values, unit: null, strength: 'strong' }];
}

function ordinalWords(text: string, at: number, lexicon: Lexicon): readonly Draft[] | null {
  const word = lexemeAt(text, at);
  if (word === null) return null;
  const tens = lexicon.cardinals.get(word.key) ?? 0;
  if (tens >= 20 && tens < 100 && tens % 10 === 0) {
    const unit = lexemeAt(text, Math.max(skip(HYPHEN, text, word.to), skipGap(text, word.to)));
    const value = unit === null ? undefined : lexicon.ordinals.get(unit.key);
    if (unit !== null && value !== undefined && value < 10)
      return [draft(text, at, unit.to, tens + value, false, lexicon)];
  }
  const value = lexicon.ordinals.get(word.key);
  return value === undefined ? null : [draft(text, at, word.to, value, false, lexicon)];
}

/** A small ordinal demands in figures before a noun that carries numbers (3-й корпус); «первый» asks for nothing. */
function draft(
  text: string,
  from: number,
  to: number,
  ordinal: number,
  isDigits: boolean,
  lexicon: Lexicon,
): Draft {
  const what = numberedNoun(text, to, lexicon);
  const isStrong = ordinal >= LOWEST_STRONG_NUMBER || (isDigits && what !== null);
  const isOne = ordinal === 1 && what === null;
  const strength = isStrong ? 'strong' : isOne ? 'soft' : 'firm';
  return { from, to, end: to, values: [{ type: 'designation', ordinal, what }], unit: null, strength };
}

/** The noun is the next word or the one after (8-я американская армия). */
function numberedNoun(text: string, at: number, lexicon: Lexicon): string | null {
  const first = nextLexeme(text, at);
  if (first === null) return null;
  const second = nextLexeme(text, first.to);
  return lexicon.numberedNoun(first.key) ?? (second === null ? null : lexicon.numberedNoun(second.key));
}
