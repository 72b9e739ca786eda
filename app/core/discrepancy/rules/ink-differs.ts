import { unionBox } from '../../base/geometry';
import type { Span } from '../../base/span';
import type { InkReading } from '../../given/ink-reading';
import { comparisonKey } from '../../text/key';
import { isWeighty } from '../align-texts/weight';
import { oneLine } from '../evidence/describe';
import type { Evidence } from '../evidence/evidence';
import { placesBesideInk, type InkPlace } from '../evidence/ink-beside';
import { inkOdds } from '../evidence/weigh-ink';
import type { Rule } from '../evidence/rule';
import type { Finding, Severity } from '../model/discrepancy';
import type { MessageKey } from '../model/messages';
import { lackingText } from './ink-lacks';
import { textWithoutInk } from './ink-none';

/** A place of one sheet whose text was given: `at` is where the sheet's text begins in the document. */
export type InkSheet = { readonly at: number; readonly sheet: number; readonly text: string; readonly reading: InkReading };

/**
 * Where a text that claims to say what the scan says and the machine's reading of the ink part. The machine is a witness:
 * what it is sure of against a likely slip of typing leads, and its own usual misreadings stay quiet.
 */
export const inkDiffers: Rule = {
  id: 'ink-differs',
  find: (evidence) =>
    inkSheets(evidence).flatMap((sheet) =>
      placesBesideInk(sheet.text, sheet.reading).flatMap((place) => findingsAt(evidence, sheet, place)),
    ),
};

export function inkSheets({ ink = [], transcription, sheets }: Evidence): readonly InkSheet[] {
  return sheets().flatMap(({ from, to }, sheet): readonly InkSheet[] => {
    const reading = ink[sheet] ?? null;
    return reading === null ? [] : [{ at: from, sheet, text: transcription.text.slice(from, to), reading }];
  });
}

function findingsAt(evidence: Evidence, sheet: InkSheet, place: InkPlace): readonly Finding[] {
  if (place.words.length === 0) return lackingText(evidence, sheet, place);
  if (place.ink.length === 0) return textWithoutInk(evidence, sheet, place);
  const isLong = place.words.length > MOST_WORDS || place.ink.length > MOST_WORDS;
  if (isLong) return [...textWithoutInk(evidence, sheet, { ...place, ink: [] }), ...lackingText(evidence, sheet, place)];
  const finding = wordFinding(evidence, sheet, place);
  return finding === null ? [] : [finding];
}

const MOST_WORDS = 3;
/** From these odds on that the ink has what the machine read, a place is asked about, and asked about first. */
export const ASK_FROM = 0.08;
export const MEDIUM_FROM = 0.25;

const HAS_DIGIT = /\d/;

function wordFinding(evidence: Evidence, { at, sheet }: InkSheet, place: InkPlace): Finding | null {
  const here = spoken(place.words);
  const there = spoken(place.ink);
  const probability = Math.min(...place.ink.map((word) => word.probability));
  const isNumber = HAS_DIGIT.test(comparisonKey(here)) && HAS_DIGIT.test(there);
  const odds = inkOdds(
    {
      ...{ text: here, read: there, probability },
      isTextKnown: isNumber ? null : knowsAll(evidence, here),
      isReadKnown: isNumber ? null : knowsAll(evidence, there),
    },
    evidence.confusions(),
  );
  const severity = severityOf(here, there, odds, isNumber);
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
    suggestions: [there],
  };
}

function severityOf(here: string, there: string, odds: number, isNumber: boolean): Severity | null {
  if (isNumber && isPlainNumber(there)) return odds >= ASK_FROM / 8 ? 'high' : 'medium';
  if (odds < ASK_FROM) return null;
  if (odds < MEDIUM_FROM) return 'low';
  const keys = [here, there].map((text) => comparisonKey(text));
  return keys.some(isWeighty) ? 'high' : 'medium';
}

/** Digits with the signs that stand in numbers. */
function isPlainNumber(text: string): boolean {
  return /^[\p{P}\p{S}\s]*\d[\d.,:/\s-]*(?:г|гг|го|м|й|я|е|ти|и)?[\p{P}\p{S}\s]*$/u.test(text);
}

function sameLetters(a: string, b: string): boolean {
  const letters = (text: string): string => text.split(/\s+/).map((word) => comparisonKey(word)).join('');
  return letters(a) === letters(b);
}

export function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

export function spoken(words: readonly { readonly text: string }[]): string {
  return oneLine(words.map(({ text }) => text).join(' ').replace(/(?<=\p{L})-\s(?=\p{Ll})/gu, ''));
}

const WORD = /[\p{L}\p{M}]+/gu;

/** Whether dictionary, project and references know every word of letters; null where there are none or no dictionary is. */
export function knowsAll({ vocabulary }: Evidence, text: string): boolean | null {
  const words = (text.match(WORD) ?? []).filter((word) => word.length > 1);
  if (words.length === 0) return null;
  const known = words.map((word) => vocabulary().isKnown(word) ?? vocabulary().isKnown(word.toLowerCase()));
  if (known.some((one) => one === null || one === undefined)) return null;
  return known.every((one) => one === true);
}
