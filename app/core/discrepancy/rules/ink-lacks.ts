import { unionBox } from '../../base/geometry';
import { comparisonKey } from '../../text/key';
import { isWeighty } from '../align-texts/weight';
import type { Evidence } from '../evidence/evidence';
import type { InkPlace, RowWord } from '../evidence/ink-beside';
import type { Finding, Severity } from '../model/discrepancy';
import { knowsAll, spoken, type InkSheet } from './ink-differs';

/** A machine makes words of dirt: what it was less sure of than this is none, unless the dictionary has it. */
const SURE = 0.9;
const FAIRLY_SURE = 0.66;
const HARDLY_SURE = 0.4;
const FEWEST_LETTERS = 3;
const LONG = 4;
/** So many words are text that was lost, and not a word. */
const MANY = 4;
const MOST_SUGGESTED = 12;
/** Of the words of a row that the text lacks whole, so many must be words. */
const WORDS_SHARE = 0.5;

/** Words of the ink that the text lacks; a row that it lacks whole was not transcribed. One Finding a row. */
export function lackingText(
  evidence: Evidence,
  { at, sheet, reading }: InkSheet,
  place: InkPlace,
): readonly Finding[] {
  const rows = new Map<number, RowWord[]>();
  for (const word of place.ink) rows.set(word.row, [...(rows.get(word.row) ?? []), word]);
  const position = at + (place.words.length === 0 ? place.span.from : place.span.to);
  return [...rows].flatMap(([row, words]): readonly Finding[] => {
    const all = reading.rows[row]?.words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length ?? 0;
    const isWhole = words.length === all;
    const severity = isWhole ? rowSeverity(evidence, words) : wordsSeverity(evidence, words);
    const boxPx = unionBox(words.map((word) => word.boxPx));
    if (severity === null || boxPx === null) return [];
    const there = spoken(words);
    const probability = Math.min(...words.map((word) => word.probability));
    return [
      {
        kind: isWhole ? 'not-transcribed' : 'missing-text',
        severity: words.some(({ isApart }) => isApart) ? 'low' : severity,
        ...{ from: position, to: position },
        reference: null,
        ink: { sheet, boxPx, text: there, probability },
        message: { key: isWhole ? 'ink.row' : 'ink.missing', params: { there } },
        suggestions: isWhole || words.length > MOST_SUGGESTED ? [] : [` ${there}`],
      },
    ];
  });
}

function rowSeverity(evidence: Evidence, words: readonly RowWord[]): Severity | null {
  const real = words.filter((word) => isWord(evidence, word));
  if (real.length === 0) return null;
  if (real.length < words.length * WORDS_SHARE) return 'low';
  const letters = real.reduce((sum, { key }) => sum + key.length, 0);
  return real.length >= MANY || letters >= 12
    ? 'high'
    : real.some(({ key }) => /\d/.test(key))
      ? 'medium'
      : 'low';
}

function wordsSeverity(evidence: Evidence, words: readonly RowWord[]): Severity | null {
  const real = words.filter((word) => isWord(evidence, word));
  if (real.length === 0) return null;
  const isGrave = real.length >= MANY || real.some(({ text }) => isWeighty(comparisonKey(text)));
  return isGrave ? 'high' : 'medium';
}

/** Dirt makes short words and odd ones; what the dictionary has, and what is as long as a word, is ink. */
function isWord(evidence: Evidence, { text, whole, key, probability }: RowWord): boolean {
  if (/^\d+$/.test(key)) return probability >= FAIRLY_SURE;
  const isKnown = knowsAll(evidence, whole);
  if (isKnown === true && key.length >= FEWEST_LETTERS) return true;
  if (key.length < 2) return probability >= SURE && /^[авиксоуя]$/u.test(key);
  if (isKnown === true) return probability >= FAIRLY_SURE;
  return /^[\p{P}]*[\p{L}-]+[\p{P}]*$/u.test(text) && key.length >= LONG && probability >= HARDLY_SURE;
}
