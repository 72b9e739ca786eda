import { oneLine } from '../discrepancy/evidence/describe';
import { isSame, type Weighed } from '../discrepancy/evidence/weigh';
import { witnessesOf, type Witnessed } from '../discrepancy/evidence/witnesses';
import type { Discrepancy } from '../discrepancy/model/discrepancy';
import { calibrated, type Knot } from '../recognise/calibration';
import { leastCertainIn } from '../recognise/pass-certainty';
import { lineStart } from '../base/positions';
import type { Span } from '../base/span';
import { pageText, type Line, type Page } from '../page/transcription';
import type { LineSpan } from './document-text';

/** A flag and where it stands on its pages. */
export type FlagPlace = { readonly discrepancy: Discrepancy; readonly parts: readonly LineSpan[] };

/** What the document knows beside the check. */
export type DocumentKnowledge = {
  readonly page: (pageId: string) => Page | null;
  /** The texts of the passes that read a page, the best first. */
  readonly passes: (pageId: string) => readonly string[];
  /** How sure each of them was of its words, where that is known. */
  readonly certainties?: (pageId: string) => readonly (readonly number[])[];
  /** Every page with text. */
  readonly pages: readonly Page[];
  readonly knots: readonly Knot[];
};

/** What is known of a flag's place, for `weigh`; `others` are the readings that can stand in it. */
export function placeEvidence(
  { discrepancy, parts }: FlagPlace,
  others: readonly string[],
  known: DocumentKnowledge,
): Weighed {
  const text = oneLine(discrepancy.text);
  const passes = passesAt(parts, known).map((pass) => pass?.text ?? null);
  // A letter changed in a word takes its figure away; what a pass has as well was read all the same.
  const isRead = passes.some((pass) => pass !== null && pass !== '' && isSame(pass, text));
  return {
    ...{ kind: discrepancy.kind, text, others, passes },
    probability: leastCertain(parts, known) ?? (isRead ? READ_UNRATED : null),
    witnesses: discrepancy.witnesses ?? [],
    nonWords: nonWordsOf(discrepancy, others),
    elsewhere: (reading) => Math.max(0, countOf(reading, known.pages) - (reading === text ? 1 : 0)),
    ...(discrepancy.ink === undefined ? {} : { read: discrepancy.ink }),
    hasRoom: text === '' ? roomAt(parts[0], others[0] ?? '', known) : null,
  };
}

/** How likely a machine's word is right of which nothing more is known. */
const READ_UNRATED = 0.85;

/** A reading that only a pass has was not looked up: where the text itself is no word, it is taken for none either. */
function nonWordsOf(discrepancy: Discrepancy, others: readonly string[]): readonly string[] | null {
  const { nonWords, suggestions, witnesses = [] } = discrepancy;
  if (nonWords === undefined) return null;
  const known = [...suggestions.map((one) => one.trim()), ...witnesses.map((one) => one.text)];
  return [...nonWords, ...others.filter((one) => !known.includes(one))];
}

/** How likely the machine's least certain word of a place is right; null once a person has touched one. */
export function leastCertain(
  parts: readonly LineSpan[],
  { page, knots }: Pick<DocumentKnowledge, 'page' | 'knots'>,
): number | null {
  const words = parts.flatMap(({ pageId, lineIndex, from, to }) =>
    (page(pageId)?.lines[lineIndex]?.words ?? []).filter((word) => word.from < to && word.to > from),
  );
  const confidences = words.flatMap(({ confidence }) => confidence ?? []);
  if (words.length === 0 || confidences.length < words.length) return null;
  return calibrated(Math.min(...confidences), knots);
}

/** What one pass of recognition has at a place: the number of the pass, from 1. */
export type PassReading = {
  readonly pass: number;
  readonly text: string;
  /** Where that stands in the text of the pass, from its first word to its last; null for no word. */
  readonly span: Span | null;
};

/** What each pass has at a place; null for one that cannot be laid beside it. */
export function passesAt(
  parts: readonly LineSpan[],
  { page, passes }: Pick<DocumentKnowledge, 'page' | 'passes'>,
): readonly (PassReading | null)[] {
  const [first] = parts;
  const own = first === undefined ? null : page(first.pageId);
  const texts = first === undefined ? [] : passes(first.pageId);
  const last = parts[parts.length - 1];
  if (first === undefined || last === undefined || own === null || texts.length === 0) return [];
  if (last.pageId !== first.pageId) return [];
  const from = lineStart(own.lines, first.lineIndex) + first.from;
  const to = lineStart(own.lines, last.lineIndex) + last.to;
  const touched = laidOut(own, texts).filter((one) => one.from < to && one.to > from);
  const isExact = touched[0] !== undefined && touched[0].from >= from && (touched.at(-1)?.to ?? 0) <= to;
  if (!isExact) return texts.map(() => null);
  return texts.map((_, i) => {
    const readings = touched.map(({ readings: of }) => of[i] ?? null);
    if (readings.some((one) => one === null)) return null;
    const spans = touched.flatMap((one) => one.spans[i] ?? []);
    const [first, last] = [spans[0], spans[spans.length - 1]];
    const span = first === undefined || last === undefined ? null : { from: first.from, to: last.to };
    return { pass: i + 1, text: readings.filter((one) => one !== '').join(' '), span };
  });
}

/** How likely what a pass has there is right, by its least certain word; null where its words have no figures. */
export function passProbability(
  { pass, span }: PassReading,
  [first]: readonly LineSpan[],
  { passes, certainties, knots }: DocumentKnowledge,
): number | null {
  const [text, figures] = [
    passes(first?.pageId ?? '')[pass - 1],
    certainties?.(first?.pageId ?? '')[pass - 1],
  ];
  if (span === null || text === undefined || figures === undefined) return null;
  const least = leastCertainIn(text, figures, span);
  return least === null ? null : calibrated(least, knots);
}

type LaidOut = { readonly texts: readonly string[]; readonly words: readonly Witnessed[] };
const laid = new WeakMap<Page, LaidOut>();

function laidOut(page: Page, texts: readonly string[]): readonly Witnessed[] {
  const before = laid.get(page);
  if (before?.texts === texts) return before.words;
  const words = witnessesOf(
    textOf(page),
    texts.map((text, i) => ({ name: String(i + 1), text })),
  );
  laid.set(page, { texts, words });
  return words;
}

const LETTER = /[\p{L}\p{N}]/u;

/** How often a reading stands in the pages as words of its own. A key changes one page; the text of the others stays. */
function countOf(reading: string, pages: readonly Page[]): number {
  if (reading.length < 3) return 0;
  let count = 0;
  for (const page of pages) {
    const text = textOf(page);
    for (let at = text.indexOf(reading); at >= 0; at = text.indexOf(reading, at + reading.length)) {
      const isWhole = !LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + reading.length] ?? ' ');
      if (isWhole) count += 1;
    }
  }
  return count;
}

const pageTexts = new WeakMap<Page, string>();

function textOf(page: Page): string {
  const text = pageTexts.get(page) ?? pageText(page);
  pageTexts.set(page, text);
  return text;
}

/** Of the width of the words in question, what must be free for them, and under what there is no room at all. */
const ROOM_FROM = 0.7;
const NO_ROOM_BELOW = 0.4;
/** A space is about as wide as a letter in typescript. */
const SPACE_LETTERS = 1;

/** Whether there is ink without words at an empty place, as wide as `missing` would be. */
function roomAt(
  part: LineSpan | undefined,
  missing: string,
  { page: pageOf }: Pick<DocumentKnowledge, 'page'>,
): boolean | null {
  const page = part === undefined ? null : pageOf(part.pageId);
  const line = part === undefined ? undefined : page?.lines[part.lineIndex];
  if (part === undefined || page === null || line === undefined) return null;
  const letterPx = letterWidth(line);
  const gapPx = letterPx === null ? null : gapAt(line, part.from, page);
  if (letterPx === null || gapPx === null) return null;
  const freeLetters = gapPx / letterPx - SPACE_LETTERS;
  const length = missing.trim().length;
  // A Line may end anywhere; only between words is free room a sign of ink.
  const isBetween =
    line.words.some(({ to }) => to <= part.from) && line.words.some(({ from }) => from >= part.from);
  if (freeLetters >= length * ROOM_FROM) return isBetween ? true : null;
  return freeLetters < Math.max(1, length * NO_ROOM_BELOW) ? false : null;
}

/** The free width at a column: between two words, or to where the page's longest lines begin and end. */
export function gapAt(line: Line, column: number, page: Page): number | null {
  const before = line.words.filter(({ to }) => to <= column).at(-1);
  const after = line.words.find(({ from }) => from >= column);
  if (before === undefined && after === undefined) return null;
  const boxes = page.lines.flatMap(({ words }) => words.map(({ boxPx }) => boxPx));
  const leftPx = before?.boxPx.x1 ?? Math.min(...boxes.map(({ x0 }) => x0));
  const rightPx = after?.boxPx.x0 ?? Math.max(...boxes.map(({ x1 }) => x1));
  return rightPx - leftPx;
}

/** The width of a letter in a Line, px: the median over its words. */
export function letterWidth({ words }: Line): number | null {
  const widths = words
    .map(({ from, to, boxPx }) => (boxPx.x1 - boxPx.x0) / Math.max(1, to - from))
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? null;
}

/** The readings that can stand at a place, best first: suggestions, then what references and passes have. */
export function otherReadings(
  { discrepancy }: FlagPlace,
  passes: readonly (PassReading | null)[],
): readonly string[] {
  const { text, suggestions, witnesses = [] } = discrepancy;
  const own = oneLine(text);
  const printed = witnesses.filter(({ role }) => role === 'transcription').map((one) => one.text);
  const all = [...suggestions.map((one) => one.trim()), ...printed, ...passes.map((one) => one?.text ?? '')];
  const found: string[] = [];
  for (const reading of all) {
    if (reading === '' || reading.includes('\n') || reading === own) continue;
    const isKnown = found.some((one) => one === reading || isSame(one, reading));
    // What comparison folds away is another reading only where a rule says so.
    const isFolded = isSame(reading, own) && !suggestions.some((one) => one.trim() === reading);
    if (!isKnown && !isFolded) found.push(reading);
  }
  return found.slice(0, MOST_READINGS);
}

const MOST_READINGS = 7;
