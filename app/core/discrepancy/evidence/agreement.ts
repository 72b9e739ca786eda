import { editDistance, wordEditDistance } from '../../evaluate/edit-distance';
import { internKeys } from '../../align/alignment';
import { findFurniture } from '../../text/find-furniture';
import { charAt } from '../../text/text-view';
import { foldSpelling } from '../../text/fold';
import type { Body } from '../align-texts/body';
import type { Comparison } from '../align-texts/comparison';
import type { Coverage } from './coverage';
import type { Span } from '../../base/span';
import type { Evidence } from './evidence';
import { LINE_END_SIGNS } from '../../text/line-end';

/**
 * How well the transcription agrees with the first reference transcription that can be compared with it, as shares of
 * its characters and words that differ; null where there is none: a rate of nothing would look like a text without
 * faults. They are of the stretch in which both take part; page furniture and hyphens at line ends are left out of both,
 * and dashes, quotes and ё are folded unless the check is strictly diplomatic. So they are no CER and WER, which
 * `sverka evaluate` gives of whole texts.
 * `referenceCoverage` (0–1) is the share of the transcription's words in the stretch that a reference covers,
 * for the reference that covers most.
 */
export type Agreement =
  | {
      readonly characterDifference: number;
      readonly wordDifference: number;
      readonly referenceCoverage: number;
    }
  | {
      readonly characterDifference: null;
      readonly wordDifference: null;
      readonly referenceCoverage: number | null;
    };

/** Within equal words the texts are cut at least this often, so that the pieces stay short. */
const WORDS_PER_PIECE = 16;

export function agreementOf(evidence: Evidence, { words: count, references }: Coverage): Agreement {
  // Coverage lists them first and in the same order.
  const beside = evidence.comparisons().map((comparison, i) => ({ comparison, covered: references[i] }));
  if (beside.length === 0)
    return { characterDifference: null, wordDifference: null, referenceCoverage: null };
  const most = beside.reduce((max, { covered }) => Math.max(max, covered?.transcriptionWords ?? 0), 0);
  const referenceCoverage = count === 0 ? 1 : most / count;
  const first = beside.find(({ covered }) => covered?.reason === null)?.comparison;
  if (first === undefined) return { characterDifference: null, wordDifference: null, referenceCoverage };
  const normalise = evidence.settings.strictDiplomatic
    ? collapsed
    : (text: string) => foldSpelling(collapsed(text));
  const here = blanked(evidence.transcription.text, evidence.furniture());
  const there = blanked(first.reference.text, findFurniture(first.reference.text, []));
  const counts = { chars: 0, charEdits: 0, words: 0, wordEdits: 0 };
  for (const [left, right] of pieces(first)) {
    const [written, wanted] = [here.slice(left.from, left.to), there.slice(right.from, right.to)];
    const truth = normalise(wanted);
    const text = written === wanted ? truth : normalise(written);
    // The space between two pieces is a character of the text as well.
    counts.chars += truth.length + 1;
    if (text === truth) {
      counts.words += countWords(truth);
      continue;
    }
    counts.words += countWords(truth);
    counts.charEdits += editDistance(text, truth);
    counts.wordEdits += wordEdits(wordsOf(text), wordsOf(truth));
  }
  return {
    characterDifference: quotient(counts.charEdits, counts.chars - 1),
    wordDifference: quotient(counts.wordEdits, counts.words),
    referenceCoverage,
  };
}

/** An empty truth gives 0 where nothing was typed and 1 otherwise, as in `evaluateText`. */
function quotient(edits: number, truthLength: number): number {
  return truthLength > 0 ? edits / truthLength : Math.min(1, edits);
}

/** `text` with spaces in place of the spans, so that offsets stay what they are. */
function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.from), ' '.repeat(span.to - span.from));
    at = span.to;
  }
  return parts.join('') + text.slice(at);
}

/** The common stretch of both texts, cut before equal words with white space before them on both sides. */
function pieces({ left, right, blocks, scope }: Comparison): readonly (readonly [Span, Span])[] {
  const found: (readonly [Span, Span])[] = [];
  let [here, there] = [scopeStart(left, scope.leftFrom), scopeStart(right, scope.rightFrom)];
  for (const block of blocks) {
    if (block.kind !== 'equal') continue;
    for (let i = 0; i < block.leftTo - block.leftFrom; i += WORDS_PER_PIECE) {
      const nextHere = cutBefore(left, block.leftFrom + i);
      const nextThere = cutBefore(right, block.rightFrom + i);
      if (nextHere === null || nextThere === null || nextHere <= here || nextThere <= there) continue;
      found.push([
        { from: here, to: nextHere },
        { from: there, to: nextThere },
      ]);
      [here, there] = [nextHere, nextThere];
    }
  }
  const ends = [scopeEnd(left, scope.leftTo), scopeEnd(right, scope.rightTo)] as const;
  return [
    ...found,
    [
      { from: here, to: ends[0] },
      { from: there, to: ends[1] },
    ],
  ];
}

function cutBefore(body: Body, index: number): number | null {
  const at = body.starts[index] ?? 0;
  return /\s/.test(charAt(body.text, at - 1)) ? at : null;
}

function scopeStart(body: Body, index: number): number {
  return index === 0 ? 0 : (body.starts[index] ?? body.text.length);
}

/** The whole text where the words reach its end, so that the last full stop counts. */
function scopeEnd(body: Body, index: number): number {
  return index === body.count ? body.text.length : (body.ends[index - 1] ?? 0);
}

const BROKEN_WORD = new RegExp(String.raw`(?<=\p{L})${LINE_END_SIGNS}\s*\n\s*(?=\p{Ll})`, 'gu');

/** White space other than a single space, which needs no replacing. */
const BLANKS = /\s{2,}|[^\S ]/g;

/** NFC, words broken at line ends joined (over the blank of furniture too), white space collapsed. */
function collapsed(text: string): string {
  const composed = text.normalize('NFC');
  const joined = composed.includes('\n') ? composed.replace(BROKEN_WORD, '') : composed;
  return joined.replace(BLANKS, ' ').trim();
}

/** Words of a text with single spaces between. */
function countWords(text: string): number {
  let count = text === '' ? 0 : 1;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) count += 1;
  return count;
}

/** Equal words at either end cost nothing, and of a piece with one slip they are all the others. */
function wordEdits(here: readonly string[], there: readonly string[]): number {
  const most = Math.min(here.length, there.length);
  let before = 0;
  while (before < most && here[before] === there[before]) before += 1;
  let after = 0;
  while (after < most - before && here[here.length - 1 - after] === there[there.length - 1 - after])
    after += 1;
  const [left, right] = [here.slice(before, here.length - after), there.slice(before, there.length - after)];
  if (left.length <= 1 && right.length <= 1) return Math.max(left.length, right.length);
  const ids = internKeys(left, right);
  return wordEditDistance(ids.left, ids.right);
}

function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
