import { editsBetween } from '../../base/edits-between';
import { unionBox } from '../../base/geometry';
import type { Span } from '../../base/span';
import type { InkReading } from '../../given/ink-reading';
import { comparisonKey } from '../../text/key';
import { isOldMisreading } from '../../text/old-spelling';
import { nonWordsAmong } from '../evidence/testimony';
import { wordsIn } from '../../given/words';
import { isWeighty } from '../align-texts/weight';
import { oneLine } from '../evidence/describe';
import type { Evidence } from '../evidence/evidence';
import { placesBesideInk, type InkPlace } from '../evidence/ink-beside';
import { likelyInk } from '../evidence/likely-ink';
import { inkOdds } from '../evidence/weigh-ink';
import type { Rule } from '../evidence/rule';
import type { Finding, Severity } from '../model/discrepancy';
import type { MessageKey } from '../model/messages';
import { lackingText } from './ink-lacks';
import { textWithoutInk } from './ink-none';

/** A place of one sheet whose text was given: `at` is where the sheet's text begins in the document. */
export type InkSheet = {
  readonly at: number;
  readonly sheet: number;
  readonly text: string;
  readonly reading: InkReading;
};

/**
 * Where a text that claims to say what the scan says and the machine's reading of the ink part. The machine is a witness:
 * what it is sure of against a likely slip of typing leads, and its own usual misreadings stay quiet.
 */
export const inkDiffers: Rule = {
  id: 'ink-differs',
  find: (evidence) =>
    inkSheets(evidence).flatMap((sheet) => {
      const places = placesBesideInk(sheet.text, sheet.reading);
      const threads = threadsOf(sheet.text, places);
      const isOnThread = ({ words, span, ink }: InkPlace): boolean =>
        words.length > 0 &&
        ink.length > 0 &&
        threads.some(({ from, to }) => span.from >= from && span.to <= to);
      return [
        ...threads.map((line) => threadFinding(sheet, line)),
        ...places.flatMap((place) => (isOnThread(place) ? [] : findingsAt(evidence, sheet, place))),
      ];
    }),
};

/** So many words a line must have, and so few letters read alike, for it to hang by a thread. */
const FEWEST_ON_THREAD = 3;
const THREAD_BELOW = 0.4;

/** The lines of which the machine read something else nearly all through: it, or the place, is wrong. */
function threadsOf(text: string, places: readonly InkPlace[]): readonly Span[] {
  const differing = places.filter(({ words, ink }) => words.length > 0 && ink.length > 0);
  if (differing.length < FEWEST_ON_THREAD) return [];
  return linesOf(text).filter(({ from, to }) => {
    const words = wordsIn(text.slice(from, to));
    const own = differing.filter(({ span }) => span.from >= from && span.to <= to);
    const letters = words.reduce((sum, { text: word }) => sum + word.length, 0);
    const unlike = own.reduce((sum, place) => sum + editsBetween(keysOf(place.words), keysOf(place.ink)), 0);
    return words.length >= FEWEST_ON_THREAD && letters > 0 && 1 - unlike / letters < THREAD_BELOW;
  });
}

function keysOf(words: readonly { readonly key: string }[]): string {
  return words.map(({ key }) => key).join('');
}

function linesOf(text: string): readonly Span[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const from = at;
    at += line.length + 1;
    return { from, to: from + line.length };
  });
}

function threadFinding({ at, text }: InkSheet, line: Span): Finding {
  const here = text.slice(line.from, line.to).trim();
  return {
    kind: 'not-comparable',
    severity: 'low',
    ...moved(line, at),
    reference: null,
    message: { key: 'ink.thread', params: { here } },
    suggestions: [],
  };
}

export function inkSheets({ ink = [], transcription, sheets }: Evidence): readonly InkSheet[] {
  return sheets().flatMap(({ from, to }, sheet): readonly InkSheet[] => {
    const reading = ink[sheet] ?? null;
    return reading === null ? [] : [{ at: from, sheet, text: transcription.text.slice(from, to), reading }];
  });
}

/** Whether a place is on a sheet whose text was given: there the reading is a witness by a rule of its own. */
export function isOnGivenSheet(evidence: Evidence): (place: Span) => boolean {
  const spans = inkSheets(evidence).map(({ at, text }) => ({ from: at, to: at + text.length }));
  return ({ from }) => spans.some((span) => from >= span.from && from < span.to);
}

function findingsAt(evidence: Evidence, sheet: InkSheet, place: InkPlace): readonly Finding[] {
  if (place.words.length === 0) return lackingText(evidence, sheet, place);
  if (place.ink.length === 0) return textWithoutInk(evidence, sheet, place);
  const isLong = place.words.length > MOST_WORDS || place.ink.length > MOST_WORDS;
  if (isLong)
    return [
      ...textWithoutInk(evidence, sheet, { ...place, ink: [] }),
      ...lackingText(evidence, sheet, place),
    ];
  const finding = wordFinding(evidence, sheet, place);
  return finding === null ? [] : [finding];
}

const MOST_WORDS = 3;
/** From these odds on that the ink has what the machine read, a place is asked about, and asked about first. */
export const ASK_FROM = 0.02;
export const MEDIUM_FROM = 0.06;

/** What is left of the odds against the text where another reading of the same ink has what it has. */
const BORNE_OUT = 0.1;

const HAS_DIGIT = /\d/;

function wordFinding(evidence: Evidence, { at, sheet }: InkSheet, place: InkPlace): Finding | null {
  const here = spoken(place.words);
  const raw = spoken(place.ink);
  const isDigits = /^[\p{P}\s]*\d[\d.,:/-]*[\p{P}\s]*$/u.test(here);
  const there = isDigits && !HAS_DIGIT.test(raw) && HAS_DIGIT.test(asDigits(raw)) ? asDigits(raw) : raw;
  if (isSameReading(here, there)) return null;
  const probability = Math.min(...place.ink.map((word) => word.probability));
  const isNumber = HAS_DIGIT.test(comparisonKey(here)) && HAS_DIGIT.test(there);
  const odds = inkOdds(
    {
      ...{ text: here, read: there, probability },
      isTextKnown: isNumber ? null : knowsAll(evidence, wholes(place.words)),
      isReadKnown: isNumber ? null : knowsAll(evidence, wholes(place.ink)),
    },
    evidence.confusions(),
  );
  const { dictionary } = evidence.aids;
  const isOne = place.words.length === 1 && place.ink.length === 1;
  const likely = isNumber || dictionary === null || !isOne ? null : likelyInk(here, there, dictionary);
  const others = isOne ? (place.ink[0]?.alternatives ?? []).map((text) => spoken([{ text }])) : [];
  const isBorneOut = others.some((text) => isSameReading(here, text));
  const severity = severityOf(
    here,
    there,
    (likely === null ? odds : Math.max(odds, MEDIUM_FROM)) * (isBorneOut ? BORNE_OUT : 1),
    isNumber && !isBorneOut,
    probability,
  );
  if (severity === null) return null;
  const boxPx = unionBox(place.ink.map((word) => word.boxPx));
  const isBoundary = place.words.length !== place.ink.length && sameLetters(here, there);
  const message: MessageKey = isNumber ? 'ink.number' : isBoundary ? 'ink.boundary' : 'ink.word';
  return {
    kind: isNumber ? 'number-differs' : isBoundary ? 'word-boundary' : 'word-differs',
    severity: isBoundary && severity === 'high' ? 'medium' : severity,
    ...moved(place.span, at),
    reference: null,
    ...(boxPx === null ? {} : { ink: { sheet, boxPx, text: there, probability } }),
    message: { key: message, params: { here, there, percent: Math.round(probability * 100) } },
    suggestions: [...new Set([...(likely === null ? [] : [likely]), there, ...others])].filter(
      (text) => text === there || !isSameReading(here, text),
    ),
  };
}

/** A machine that is less sure of a number with more or fewer digits may have made them. */
const NUMBER_FROM = 0.8;

function digitsOf(text: string): string {
  return text.replace(/\D+/g, '');
}

function severityOf(
  here: string,
  there: string,
  odds: number,
  isNumber: boolean,
  probability: number,
): Severity | null {
  if (isNumber && isPlainNumber(there)) {
    const isOfOneLength = digitsOf(here).length === digitsOf(there).length;
    if (digitsOf(here) === digitsOf(there))
      return odds < ASK_FROM || probability < NUMBER_FROM ? null : 'low';
    if (probability < NUMBER_FROM && !isOfOneLength) return 'low';
    return odds >= ASK_FROM / 8 && isOfOneLength ? 'high' : 'medium';
  }
  if (odds < ASK_FROM) return null;
  if (odds < MEDIUM_FROM) return 'low';
  const keys = [here, there].map((text) => comparisonKey(text));
  return keys.some(isWeighty) ? 'high' : 'medium';
}

/** Digits with the signs that stand in numbers, and letters behind them at most: «15.1.51г.», «50-летие». */
function isPlainNumber(text: string): boolean {
  return /^[\p{P}\p{S}\s]*\d[\d.,:/\s-]*\p{L}*[\p{P}\p{S}\s]*$/u.test(text);
}

/** «О» and «0», «734:» and «734$»: the signs beside a number, and what looks like a digit, are the machine's own matter. */
function isSameReading(here: string, there: string): boolean {
  if (comparisonKey(here) === comparisonKey(there) || isOldMisreading(here, there)) return true;
  if (!HAS_DIGIT.test(here + there)) return false;
  const plain = (text: string): string => asDigits(text).replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
  return plain(here) === plain(there);
}

/** A machine reads a digit as the letter that looks like it; beside a number of the text the letter is taken for the digit. */
function asDigits(text: string): string {
  return text.replace(/[ЗзОоОбIlЧВ]/gu, (letter) => LOOK_ALIKE[letter] ?? letter);
}

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...{ З: '3', з: '3', О: '0', о: '0', б: '6', I: '1', l: '1', Ч: '4', В: '8' },
};

function sameLetters(a: string, b: string): boolean {
  const letters = (text: string): string =>
    text
      .split(/\s+/)
      .map((word) => comparisonKey(word))
      .join('');
  return letters(a) === letters(b);
}

export function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

export function spoken(words: readonly { readonly text: string }[]): string {
  return oneLine(
    words
      .map(({ text }) => text)
      .join(' ')
      .replace(/(?<=\p{L})-\s(?=\p{Ll})/gu, ''),
  );
}

function wholes(words: readonly { readonly whole: string }[]): string {
  return words.map(({ whole }) => whole).join(' ');
}

const WORD = /[\p{L}\p{M}]+/gu;

/** Whether dictionary, project or abbreviations know every word of letters; null where there are none or no dictionary is. */
export function knowsAll({ aids, projectWords = [] }: Evidence, text: string): boolean | null {
  const { dictionary } = aids;
  const words = (text.match(WORD) ?? []).filter((word) => word.length > 1);
  if (words.length === 0 || dictionary === null) return null;
  return nonWordsAmong([words.join(' ')], dictionary, projectWords).length === 0;
}
