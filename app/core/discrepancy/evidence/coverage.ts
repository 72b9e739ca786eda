import type { TokenRanges } from '../../align/alignment';
import type { Body } from '../align-texts/body';
import type { Comparison } from '../align-texts/comparison';
import type { ReferenceRole } from '../../project/project';
import { firstIndex } from '../../base/positions';
import type { Span } from '../../base/span';
import type { Evidence } from './evidence';
import { foldedOf } from '../align-texts/folded';
import type { Folded } from '../align-texts/folded';
import { LONG_RUN, type Region } from '../align-texts/regions';
import type { ReferenceText } from '../align-texts/source-text';
import type { TranslationComparison } from './translations';

/** Why nothing of a reference was compared. */
export type NotComparedReason =
  /** The transcription has no words outside its page furniture. */
  | 'empty-text'
  | 'empty-reference'
  /** Too little of the two is alike: another document, or one whose sheets lie in another order. */
  | 'too-unlike'
  /** As `too-unlike`, and the reference holds two scripts, which were not taken apart. */
  | 'two-languages'
  /** Neither side of a translation has a number, a date or a name, so there is nothing to compare. */
  | 'no-facts';

/** How much of one reference was laid beside how much of the transcription. Words are those outside page furniture. */
export type ReferenceCoverage = {
  readonly file: string;
  readonly role: ReferenceRole;
  /** A translation is compared by its numbers, dates and names alone. */
  readonly by: 'words' | 'facts';
  readonly words: number;
  /** = `words` − `wordsBefore` − `wordsAfter` − `unlikeWords`, or 0 where there is a `reason`. */
  readonly comparedWords: number;
  /** Words of the reference before and after the stretch that both texts share: out of the transcription's scope. */
  readonly wordsBefore: number;
  readonly wordsAfter: number;
  /** Words in stretches where the two texts have too little in common to tell what differs. */
  readonly unlikeWords: number;
  /** Words of the transcription that stand beside this reference. */
  readonly transcriptionWords: number;
  /** Numbers, dates and names that were looked for on the other side; 0 where words are compared. */
  readonly facts: number;
  /** How many places each step of normalisation took for the same: nothing of an edition is passed over in silence. */
  readonly folded: Folded;
  /** Null where something was compared. */
  readonly reason: NotComparedReason | null;
};

/** What was compared with what. Nothing may be called free of discrepancies beyond it. */
export type Coverage = {
  /** Words of the transcription outside page furniture. */
  readonly words: number;
  /** Of these, the words that stand beside at least one reference. */
  readonly comparedWords: number;
  /** Why nothing at all was compared; null where something was. `not-split`: one file of two languages. */
  readonly reason: 'no-reference' | 'not-split' | 'empty-text' | 'no-reference-fits' | null;
  /** References that were compared word by word, then translations, each in the order given. */
  readonly references: readonly ReferenceCoverage[];
  /** Words on sheets whose text was given and checked against what a machine read in the ink; left out where there are none. */
  readonly inkWords?: number;
  /** Words that no dictionary has and that were not looked at closely, being too many; left out where there are none. */
  readonly unlookedWords?: number;
};

type Covered = { readonly reference: ReferenceCoverage; readonly ranges: readonly Span[] };

export function coverageOf(evidence: Evidence): Coverage {
  const body = evidence.body();
  const covered = [
    ...evidence.comparisons().map((comparison) => wordsCovered(comparison, evidence)),
    ...evidence.translations().map((translation) => factsCovered(translation, body)),
  ];
  const onInk = wordsOnInk(evidence, body);
  const comparedWords = unionLength([...covered.flatMap(({ ranges }) => ranges), ...onInk]);
  const inkWords = unionLength(onInk);
  const unlookedWords = evidence.unknown().leftOut;
  return {
    words: body.count,
    comparedWords,
    reason: comparedWords > 0 ? null : whyNothing(body.count, covered.length),
    references: covered.map(({ reference }) => reference),
    ...(inkWords === 0 ? {} : { inkWords }),
    ...(unlookedWords === 0 ? {} : { unlookedWords }),
  };
}

/** The words of the sheets that a reading of the ink is a witness of. */
function wordsOnInk({ ink = [], sheets }: Evidence, { starts, count }: Body): readonly Span[] {
  if (ink.every((one) => one === null)) return [];
  return sheets().flatMap(({ from, to }, sheet) => {
    const reading = ink[sheet] ?? null;
    if (reading === null || reading.rows.length === 0) return [];
    const first = firstIndex(count, (i) => (starts[i] ?? 0) >= from);
    return [{ from: first, to: firstIndex(count, (i) => (starts[i] ?? 0) >= to) }];
  });
}

function whyNothing(words: number, references: number): Coverage['reason'] {
  if (words === 0) return 'empty-text';
  return references === 0 ? 'no-reference' : 'no-reference-fits';
}

function wordsCovered(comparison: Comparison, evidence: Evidence): Covered {
  const { reference, left, right, regions } = comparison;
  const parted = regions.map((region) => partOf(region, left, right));
  const sum = (part: Part) =>
    parted.reduce((total, one, i) => total + (one === part ? rightsOf(regions[i]) : 0), 0);
  const ranges = withoutRanges(
    left.count,
    regions.filter((region, i) => isUncovered(region, parted[i])),
  );
  const [wordsBefore, wordsAfter, unlikeWords] = [sum('before'), sum('after'), sum('unlike')];
  const comparedWords = Math.max(0, right.count - wordsBefore - wordsAfter - unlikeWords);
  const transcriptionWords = unionLength(ranges);
  const folded = foldedOf(comparison, evidence.off);
  const words = { wordsBefore, wordsAfter, unlikeWords, comparedWords, transcriptionWords };
  const counts = { ...words, facts: 0, folded };
  const isCompared = comparedWords > 0 && transcriptionWords > 0;
  const reason = isCompared ? null : whyNotCompared(reference, left.count, right.count);
  return covered(reference, 'words', right.count, counts, ranges, reason);
}

type Counts = Omit<ReferenceCoverage, 'file' | 'role' | 'by' | 'words' | 'reason'>;

function covered(
  { file, role }: ReferenceText,
  by: ReferenceCoverage['by'],
  words: number,
  counts: Counts,
  ranges: readonly Span[],
  reason: NotComparedReason | null,
): Covered {
  if (reason === null) return { reference: { file, role, by, words, ...counts, reason }, ranges };
  const none = {
    comparedWords: 0,
    wordsBefore: 0,
    wordsAfter: 0,
    transcriptionWords: 0,
    facts: 0,
    folded: {},
  };
  return { reference: { file, role, by, words, ...none, unlikeWords: words, reason }, ranges: [] };
}

function whyNotCompared({ text }: ReferenceText, here: number, there: number): NotComparedReason {
  if (here === 0) return 'empty-text';
  if (there === 0) return 'empty-reference';
  return holdsTwoScripts(text) ? 'two-languages' : 'too-unlike';
}

type Part = 'before' | 'after' | 'unlike' | 'inside';

/** Where a region of a reference lies; a few words at an edge are a slip and not another part of a volume. */
function partOf(region: Region, left: Body, right: Body): Part {
  if (region.kind === 'unlike') return 'unlike';
  const count = region.kind === 'extra' ? region.leftTo - region.leftFrom : rightsOf(region);
  if ((region.kind !== 'missing' && region.kind !== 'extra') || count < LONG_RUN) return 'inside';
  if (region.edge === 'head' || isFirst(region)) return 'before';
  return region.edge === 'tail' || isLast(region, left, right) ? 'after' : 'inside';
}

function isFirst({ kind, leftFrom, rightFrom }: Region): boolean {
  return (kind === 'missing' ? rightFrom : leftFrom) === 0;
}

function isLast({ kind, leftTo, rightTo }: Region, left: Body, right: Body): boolean {
  return kind === 'missing' ? rightTo === right.count : leftTo === left.count;
}

/** Whether the words of the transcription in a region stand beside nothing. */
function isUncovered({ kind }: Region, part: Part | undefined): boolean {
  return kind === 'unlike' || (kind === 'extra' && part !== 'inside');
}

function rightsOf(region: TokenRanges | undefined): number {
  return region === undefined ? 0 : region.rightTo - region.rightFrom;
}

function factsCovered(comparison: TranslationComparison, body: Body): Covered {
  const { reference, beads, ru, en } = comparison;
  const { text } = reference;
  const words = countWords(text, { from: 0, to: text.length });
  const [first, last] = [beads[0]?.en.from ?? 0, beads[beads.length - 1]?.en.to ?? 0];
  const wordsBefore = countWords(text, { from: 0, to: first });
  const wordsAfter = countWords(text, { from: last, to: text.length });
  const ranges = beads.map((bead) => wordRange(body, bead.ru));
  const transcriptionWords = unionLength(ranges);
  const facts = factCount(comparison) + Math.min(total(ru.names), total(en.names));
  const comparedWords = Math.max(0, words - wordsBefore - wordsAfter);
  const beside = { comparedWords, wordsBefore, wordsAfter, unlikeWords: 0, transcriptionWords };
  const counts = { ...beside, facts, folded: {} };
  const isBeside = comparison.isComparable && comparedWords > 0 && transcriptionWords > 0;
  const reason = isBeside ? (facts > 0 ? null : 'no-facts') : whyNotCompared(reference, body.count, words);
  return covered(reference, 'facts', words, counts, ranges, reason);
}

function factCount({ beads, ru, en }: TranslationComparison): number {
  const own = Math.min(ru.own.length, en.own.length);
  return beads.reduce((sum, { facts }) => {
    return sum + facts.agreed.length + facts.differing.length + facts.onlyRu.length + facts.onlyEn.length;
  }, own);
}

function total(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}

/** The words of the body that begin in `span`. */
function wordRange({ starts, count }: Body, { from, to }: Span): Span {
  return { from: firstNotBefore(starts, count, from), to: firstNotBefore(starts, count, to) };
}

function firstNotBefore(starts: Int32Array, count: number, offset: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `[0, count)` without the left sides of `regions`. */
function withoutRanges(count: number, regions: readonly TokenRanges[]): readonly Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const { leftFrom, leftTo } of [...regions].sort((a, b) => a.leftFrom - b.leftFrom)) {
    if (leftFrom > at) kept.push({ from: at, to: leftFrom });
    at = Math.max(at, leftTo);
  }
  if (at < count) kept.push({ from: at, to: count });
  return kept;
}

function unionLength(ranges: readonly Span[]): number {
  let [length, at] = [0, 0];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, at));
    at = Math.max(at, to);
  }
  return length;
}

/** Pieces between white space that hold a letter or a digit. */
function countWords(text: string, { from, to }: Span): number {
  let count = 0;
  for (const [piece] of text.slice(from, to).matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(piece)) count += 1;
  return count;
}

/** Each script must have at least so many letters: a Russian text may well quote a name in Latin letters. */
const LEAST_LETTERS = 100;

/** Whether a text is written in Latin and Cyrillic letters, each at some length. */
export function holdsTwoScripts(text: string): boolean {
  return hasLetters(text, /\p{Script=Latin}/gu) && hasLetters(text, /\p{Script=Cyrillic}/gu);
}

function hasLetters(text: string, letter: RegExp): boolean {
  const found = text.matchAll(letter);
  for (let i = 0; i < LEAST_LETTERS; i += 1) if (found.next().done === true) return false;
  return true;
}
