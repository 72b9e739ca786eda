import { romanNumber } from '../../facts/grammar/calendar';
import type { FactType } from '../../facts/grammar/fact';
import { foldScript } from '../../text/fold';
import { comparisonKey } from '../../text/key';
import { ALL_RUNGS } from '../../text/steps';
import type { StepName, StepsOff } from '../../text/steps';
import { charAt } from '../../text/text-view';
import { isLetterspaced } from '../../text/tokens';
import type { Token } from '../../text/tokens';
import { isBareAbbreviation, isContracted, isInitialsOf, isShortFor, isShortRowFor } from './abbreviations';
import { keyAt, keysBetween, wordAt, wordsBetween, writtenBetween } from './body';
import type { Body } from './body';
import type { Comparison } from './comparison';
import type { Region } from './regions';
import { hasOneStem } from './one-stem';
import { digitsOf, hasDigit, numberRole, sameNumber } from './number-pairs';
import type { NumberKind } from './number-pairs';
import { areOneMeasure } from './unit-writings';
import { factVerdict } from './written-otherwise';

/** What it is that differs. `same`: only what comparison folds away (`10 000` and `10.000`, «двух - трех»). */
export type PairClass = 'same' | 'boundary' | 'number' | 'name' | 'word';

/** Few words of the transcription that stand for few words of a reference, and are not the same. */
export type DifferingPair = {
  readonly comparison: Comparison;
  readonly region: Region;
  readonly left: readonly Token[];
  readonly right: readonly Token[];
  readonly class: PairClass;
  /** For class `number`: what kind of number, as far as its surroundings tell. */
  readonly numberKind: NumberKind | null;
  /** For class `same`: the step of normalisation that folds the difference away; null for layout. */
  readonly foldedBy: StepName | null;
};

export function differingPairs(comparison: Comparison, off: StepsOff = ALL_RUNGS): readonly DifferingPair[] {
  return comparison.regions
    .filter((region) => region.kind === 'differ')
    .map((region) => differingPair(comparison, region, off));
}

/** The step that folds each differing place away where one does; for counting, at less cost than the pairs. */
export function foldedSteps(comparison: Comparison, off: StepsOff): readonly StepName[] {
  return comparison.regions
    .filter((region) => region.kind === 'differ')
    .flatMap((region) => {
      const { left, right } = tokensOf(comparison, region);
      if (isPlainPair(left, right)) return [];
      const step = foldedStep(comparison, region, left, right, off);
      if (step !== null) return [step];
      const verdict = factVerdict(comparison, region, off);
      return verdict?.kind === 'same' ? [verdict.by] : [];
    });
}

const PLAIN = /^\p{Ll}+$/u;
/** Shorter words may be abbreviations of others than those they begin. */
const SHORTEST_PLAIN = 5;

/**
 * One word in small letters for another, neither of which begins the other: no step makes these the same. Most differing
 * places of a text that was badly read are so.
 */
function isPlainPair(left: readonly Token[], right: readonly Token[]): boolean {
  if (left.length !== 1 || right.length !== 1) return false;
  const [here, there] = [left[0]?.text ?? '', right[0]?.text ?? ''];
  if (here.length < SHORTEST_PLAIN || there.length < SHORTEST_PLAIN) return false;
  return !here.startsWith(there) && !there.startsWith(here) && PLAIN.test(here) && PLAIN.test(there);
}

function tokensOf({ left, right }: Comparison, region: Region): Pick<DifferingPair, 'left' | 'right'> {
  const { leftFrom, leftTo, rightFrom, rightTo } = region;
  return { left: wordsBetween(left, leftFrom, leftTo), right: wordsBetween(right, rightFrom, rightTo) };
}

function differingPair(comparison: Comparison, region: Region, off: StepsOff): DifferingPair {
  const { left, right } = tokensOf(comparison, region);
  const isPlain = isPlainPair(left, right);
  const foldedBy = isPlain ? null : foldedStep(comparison, region, left, right, off);
  const verdict = foldedBy === null ? factVerdict(comparison, region, off) : null;
  const base = { comparison, region, left, right };
  if (isPlain && verdict === null) return { ...base, class: 'word', numberKind: null, foldedBy: null };
  if (foldedBy !== null) return { ...base, class: 'same', numberKind: null, foldedBy };
  if (verdict?.kind === 'same') return { ...base, class: 'same', numberKind: null, foldedBy: verdict.by };
  const pairClass = classOf(comparison, region, left, right, off);
  if (verdict !== null && pairClass !== 'same' && !isMixedWord(left, right))
    return { ...base, class: 'number', numberKind: kindOfFact(verdict.type), foldedBy: null };
  const numberKind = pairClass === 'number' ? kindOfNumber(comparison, region) : null;
  return { ...base, class: pairClass, numberKind, foldedBy: null };
}

/** A figure within a word that the reference has without one: a misread letter, and no number. */
function isMixedWord(left: readonly Token[], right: readonly Token[]): boolean {
  const isMixed = (tokens: readonly Token[]): boolean => /\p{L}\d|\d\p{L}{2}/u.test(joinedText(tokens));
  const isPlain = (tokens: readonly Token[]): boolean => !/\d/u.test(joinedText(tokens));
  return (isMixed(left) && isPlain(right)) || (isMixed(right) && isPlain(left));
}

function kindOfFact(type: FactType): NumberKind {
  switch (type) {
    case 'date':
    case 'weekday':
      return 'date-differs';
    case 'time':
      return 'time-differs';
    case 'document-number':
    case 'archival-reference':
      return 'document-number-differs';
    default:
      return 'number-differs';
  }
}

/** The step that makes the words of a pair the same: an editor's brackets and note marks, or abbreviations. */
function foldedStep(
  { left: leftBody, right: rightBody }: Comparison,
  { leftFrom, leftTo, rightFrom, rightTo }: Region,
  left: readonly Token[],
  right: readonly Token[],
  off: StepsOff,
): StepName | null {
  const [here, there] = [keysBetween(leftBody, leftFrom, leftTo), keysBetween(rightBody, rightFrom, rightTo)];
  if (!off.has('editorial') && right.some(({ text }) => EDITORS_SIGN.test(text))) {
    const bare = right.map(({ text }) => comparisonKey(withoutEditor(text), off)).filter((key) => key !== '');
    if (bare.join('') !== there.join('') && bare.join('') === here.join('')) return 'editorial';
  }
  if (!off.has('numbers') && areSameRoman(left, right)) return 'numbers';
  if (!off.has('script') && areSameInLatin(left, right)) return 'script';
  if (off.has('abbreviations')) return null;
  if (isShortRow(left, here, there) || isShortRow(right, there, here)) return 'abbreviations';
  if (isInitialsOf(writtenBetween(leftBody, leftFrom, leftTo), there)) return 'abbreviations';
  if (isInitialsOf(writtenBetween(rightBody, rightFrom, rightTo), here)) return 'abbreviations';
  if (left.length !== right.length) return null;
  if (
    left.length === 1 &&
    /^\d/u.test(keyAt(leftBody, leftFrom - 1)) &&
    areOneMeasure(here[0] ?? '', there[0] ?? '')
  )
    return 'abbreviations';
  const isAll = here.every((key, i) => {
    const other = there[i] ?? '';
    const [one, two] = [left[i], right[i]] as const;
    if (key === other) return true;
    if (one === undefined || two === undefined) return false;
    return isShort(leftBody, one, key, other) || isShort(rightBody, two, other, key);
  });
  return isAll ? 'abbreviations' : null;
}

/** Roman numerals of one value, typed in Latin letters and in what a machine without them had: III and Ш, VП-VШ. */
function areSameRoman(left: readonly Token[], right: readonly Token[]): boolean {
  const mayBe = ([first]: readonly Token[]): boolean => BEGINS_AS_ROMAN.test(first?.text ?? '');
  if (!mayBe(left) || !mayBe(right)) return false;
  const [here, there] = [left, right].map((tokens) =>
    joinedText(tokens)
      .split(/[-–—\s]+/u)
      .map(romanNumber),
  );
  if (here === undefined || there === undefined || here.length !== there.length) return false;
  const isLatin = /^[IVXLC]{2,}/u.test(joinedText(left)) || /^[IVXLC]{2,}/u.test(joinedText(right));
  return isLatin && here.every((value, i) => value !== null && value === there[i]);
}

/** «HAM» in Latin letters and «НАМ»: a rule of its own tells which is typed so. */
function areSameInLatin(left: readonly Token[], right: readonly Token[]): boolean {
  const [here, there] = [left[0]?.text ?? '', right[0]?.text ?? ''];
  if (left.length !== 1 || right.length !== 1 || here.length !== there.length) return false;
  if (!LATIN_WORD.test(here) && !LATIN_WORD.test(there)) return false;
  // `foldScript` spares words without a Cyrillic letter, so one is lent to them.
  return foldScript(`я${here}`) === foldScript(`я${there}`);
}

const LATIN_WORD = /^[A-Za-z]+$/;

/** What an editor supplied, or the mark of a note. */
const EDITORS_SIGN = /[[\]<>\d⁰¹²³⁴-⁹ᵃ-ᵛ]/u;
const BEGINS_AS_ROMAN = /^[IVXLCХІПШУ1l]{1,7}(?![\p{Ll}])/u;

/** What the edition's word is without what its editor supplied, and without the mark of a note. */
function withoutEditor(text: string): string {
  return text
    .replace(/\[[^\]]*\]?|<[^>]*>?/gu, '')
    .replace(/^\d*>/u, '')
    .replace(/^[⁰¹²³⁴-⁹ᵃ-ᵛ]+(?=\p{L})/u, '')
    .replace(/(?<=\p{L}{2})(?:\d{1,3}|[⁰¹²³⁴-⁹ᵃ-ᵛ]+)(?=\p{L}*$)/u, '');
}

function isShortRow(tokens: readonly Token[], short: readonly string[], long: readonly string[]): boolean {
  return tokens.every(({ kind }) => kind === 'word') && isShortRowFor(short, long);
}

function isShort(body: Body, { to, text }: Token, short: string, long: string): boolean {
  if (isContracted(text, long)) return true;
  if (!isShortFor(short, long)) return false;
  return charAt(body.text, to) === '.' || isBareAbbreviation(short);
}

function classOf(
  comparison: Comparison,
  region: Region,
  left: readonly Token[],
  right: readonly Token[],
  off: StepsOff,
): PairClass {
  const [here, there] = [joinedText(left), joinedText(right)];
  if ((hasDigit(here) || hasDigit(there)) && !isMixedWord(left, right)) {
    if (sameNumber(here, there)) return 'same';
    if (digitsOf(here) !== digitsOf(there) || isNumbers(left) || isNumbers(right)) return 'number';
  }
  const { left: leftBody, right: rightBody } = comparison;
  const leftKey = keysBetween(leftBody, region.leftFrom, region.leftTo).join('');
  if (leftKey === keysBetween(rightBody, region.rightFrom, region.rightTo).join('')) {
    const isLayout = isLayoutOnly(leftBody, left, off) || isLayoutOnly(rightBody, right, off);
    return isLayout ? 'same' : 'boundary';
  }
  return isNamePair(comparison, region) ? 'name' : 'word';
}

function joinedText(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}

function isNumbers(tokens: readonly Token[]): boolean {
  return tokens.every((token) => token.kind === 'number');
}

/**
 * Whether the words are apart by layout alone: a hyphen or dash with or without spaces, a hyphen at a line end
 * (behind which the furniture of the next sheet may stand), or letterspacing that ran on into the next word.
 */
function isLayoutOnly(body: Body, tokens: readonly Token[], off: StepsOff): boolean {
  const [first, second] = tokens;
  if (first === undefined) return false;
  if (second === undefined) return isLetterspaced(first.text);
  const between = body.text.slice(first.to, second.from);
  if (off.has('line-end-hyphens') && between.includes('\n')) return false;
  return /^\s*[-\u2010-\u2015\u00ac](?:\s*$|[ \t]*\r?\n)/u.test(between);
}

function kindOfNumber({ left, right }: Comparison, region: Region): NumberKind {
  const there = numberRole(right, region.rightFrom);
  return there === 'number-differs' ? numberRole(left, region.leftFrom) : there;
}

const CAPITALISED = /^\p{Lu}\p{M}*[\p{Ll}-]/u;
const BEGINS_SENTENCE = /(?:^|[.!?:;…"«»“”()\n\r])[\s"«»“”'’()*_#/-]*$/u;
const LOOK_BACK = 24;

/** Where only one side has a capital, a name has at least so many letters, and so has a stem that two words share. */
const SHORTEST_NAME = 4;
/**
 * Whether two words are a name, or two: one stands as a name does, and the other has a capital too. A small letter on the
 * other side speaks for an office or institution («Правительства», «правительство») where only the endings differ; where
 * the stems do, it is a misread capital.
 */
function isNamePair({ left, right }: Comparison, { leftFrom, rightFrom }: Region): boolean {
  const [here, there] = [isName(left, leftFrom), isName(right, rightFrom)];
  if (here === there) return here;
  const words = [wordAt(left, leftFrom)?.text ?? '', wordAt(right, rightFrom)?.text ?? ''] as const;
  if (words.every((word) => /^\p{Lu}/u.test(word))) return true;
  return words.every((word) => word.length >= SHORTEST_NAME) && !hasOneStem(...words, SHORTEST_NAME);
}

/**
 * A capitalised word that does not begin a sentence, a quotation or a line. Words all in capitals do not count:
 * headings and addresses are typed so.
 */
function isName(body: Body, index: number): boolean {
  const word = wordAt(body, index);
  if (word === undefined || !CAPITALISED.test(word.text)) return false;
  const before = body.text.slice(Math.max(0, word.from - LOOK_BACK), word.from);
  return word.from > 0 && !BEGINS_SENTENCE.test(before.replace(/(\p{L},?)[ \t]*\r?\n[ \t]*$/u, '$1 '));
}
