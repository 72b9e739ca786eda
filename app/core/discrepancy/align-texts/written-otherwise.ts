import { editsBetween } from '../../base/edits-between';
import { factsAgree } from '../../facts/agree/agreement';
import { commonType } from '../../facts/agree/agreement';
import { extractFacts } from '../../facts/read/extract';
import type { Fact, FactType } from '../../facts/grammar/fact';
import { RU_LEXICON } from '../../facts/grammar/lexicon-ru';
import type { StepName, StepsOff } from '../../text/steps';
import { isShortFor } from './abbreviations';
import { keyAt } from './body';
import type { Body } from './body';
import type { Comparison } from './comparison';
import type { Span } from '../../base/span';
import type { Region } from './regions';
import { hasSameRest, YEAR_MARKS } from './rest-of-words';
import { isSignOrWords } from './unit-writings';
import type { Words } from './unit-writings';

/** What the same grammar that reads translations says of two stretches: one value written otherwise, or two values. */
export type FactVerdict =
  { readonly kind: 'same'; readonly by: StepName } | { readonly kind: 'differ'; readonly type: FactType };

/** How far a number or date may reach beyond the words that differ. */
const REACH_WORDS = 6;
const REACH_CHARS = 60;
const NUMERIC = /\p{N}|[IVXХІПШУ]|%/u;
/** The same of one word: a Roman numeral is all of it, or what stands before a hyphen or slash. */
const MAY_BE_NUMERIC = /[\p{N}%]|^[IVXLХІПШУ]+(?:[-/]|$)/u;
/** Most words; there is no figure in them. */
const SMALL_LETTERS = /^[а-яё]+$/;
/** A letter among figures is a misread figure, and reported as such. */
const MIXED = /\d[ОоOoЗзбБIl]|[ОоOoЗзбБIl]\d/u;
const PART = /^[1-9]\/\d$/u;
/**
 * Compares the facts of few words and of few others that stand for them, each read with the equal words around it. Null
 * where there are none on either side, or where they do not explain the difference.
 */
export function factVerdict(
  { left, right }: Pick<Comparison, 'left' | 'right'>,
  region: Region,
  off: StepsOff,
): FactVerdict | null {
  if (isSignOrWords(left, right, region) && !off.has('numbers')) return { kind: 'same', by: 'numbers' };
  if (!mayBeFact(left, region.leftFrom, region.leftTo) && !mayBeFact(right, region.rightFrom, region.rightTo))
    return null;
  const known = verdictsOf.get(right) ?? new Map<string, FactVerdict | null>();
  verdictsOf.set(right, known);
  const key = keyOf(left, region, off);
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  if (known.size >= MOST_KNOWN) known.clear();
  const verdict = readVerdict(left, right, region, off);
  known.set(key, verdict);
  return verdict;
}

/** What was said of a place is asked again for the summary. It hangs on nothing beyond the words around. */
const verdictsOf = new WeakMap<Body, Map<string, FactVerdict | null>>();
const MOST_KNOWN = 20_000;
/** Facts are read from `REACH_CHARS` around, and the words at either end are whole. */
const AROUND_CHARS = 120;

function keyOf({ text, starts, ends }: Body, region: Region, off: StepsOff): string {
  const { leftFrom, leftTo, rightFrom, rightTo } = region;
  const from = starts[leftFrom] ?? text.length;
  const to = leftTo > leftFrom ? (ends[leftTo - 1] ?? from) : from;
  const around = text.slice(Math.max(0, from - AROUND_CHARS), Math.min(text.length, to + AROUND_CHARS));
  const before = Math.min(from, AROUND_CHARS);
  const numbers = off.has('numbers') ? 'off' : '';
  return `${rightFrom} ${rightTo} ${leftTo - leftFrom} ${before} ${to - from} ${numbers} ${around}`;
}

function readVerdict(left: Body, right: Body, region: Region, off: StepsOff): FactVerdict | null {
  let words: Words = region;
  const [ours, theirs] = [
    factsAround(left, words.leftFrom, words.leftTo),
    factsAround(right, words.rightFrom, words.rightTo),
  ];
  let [here, there] = [
    touching(ours, left, words.leftFrom, words.leftTo),
    touching(theirs, right, words.rightFrom, words.rightTo),
  ];
  // What is widened is as far as the facts of either side reach.
  if (here.length === 0 && there.length === 0) return null;
  for (let step = 0; step < 2; step += 1) {
    const wider = widened(words, left, right, here, there);
    if (isSameRange(wider, words)) break;
    words = wider;
    here = touching(ours, left, words.leftFrom, words.leftTo);
    there = touching(theirs, right, words.rightFrom, words.rightTo);
  }
  if (here.length === 0 || there.length === 0) return null;
  if (here.length === there.length && here.every((fact, i) => isSameValue(fact, there[i]))) {
    const isOtherWriting = here.some((fact, i) => isWrittenOtherwise(fact, there[i] as Fact));
    const isAll = isOtherWriting && hasSameRest(left, right, words, here, there);
    return isAll && !off.has('numbers') ? { kind: 'same', by: 'numbers' } : null;
  }
  const pair = differingIn(here, there, left, right, region);
  return pair === null ? null : { kind: 'differ', type: pair };
}

const FACT_WORDS: ReadonlySet<string> = new Set(
  [RU_LEXICON.cardinals, RU_LEXICON.ordinals, RU_LEXICON.scales, RU_LEXICON.months].flatMap((table) => [
    ...table.keys(),
  ]),
);

function mayBeFact(body: Body, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (FACT_WORDS.has(keyAt(body, i))) return true;
    const written = body.text.slice(body.starts[i] ?? 0, body.ends[i] ?? 0);
    if (!SMALL_LETTERS.test(written) && MAY_BE_NUMERIC.test(written)) return true;
  }
  return false;
}

/** The facts that touch words `[from, to)`; between words, those that reach over the place. */
function touching(facts: readonly Fact[], body: Body, from: number, to: number): readonly Fact[] {
  const span = spanOf(body, from, to);
  return facts.filter((fact) => fact.from < span.to && fact.to > span.from);
}

/** The facts of words `[from, to)` and of those around that one value may be spread over. */
function factsAround(body: Body, from: number, to: number): readonly Fact[] {
  const span = spanOf(body, from, to);
  const start = Math.max(0, span.from - REACH_CHARS, body.starts[Math.max(0, from - REACH_WORDS)] ?? 0);
  const last = body.ends[Math.min(body.count - 1, to + REACH_WORDS)] ?? body.text.length;
  const end = Math.min(body.text.length, span.to + REACH_CHARS, last);
  const { text, at } = withoutYearBrackets(body.text.slice(start, end));
  return extractFacts(text, 'ru').map((fact) => ({
    ...fact,
    from: at(fact.from) + start,
    to: at(fact.to - 1) + 1 + start,
  }));
}

const YEAR_BRACKETS = /[[<](?:1[5-9]|20)[\]>](?=\d{2}(?!\d))/gu;

/** `[19]43` is read as a year; with where a place of what is left stands in the whole. */
function withoutYearBrackets(text: string): {
  readonly text: string;
  readonly at: (place: number) => number;
} {
  const cuts = [...text.matchAll(YEAR_BRACKETS)].flatMap(({ index }) => [index, index + 3]);
  if (cuts.length === 0) return { text, at: (place) => place };
  const kept = [...text].filter((_, i) => !cuts.includes(i)).join('');
  return {
    text: kept,
    at: (place) => cuts.reduce((moved, cut) => (cut <= moved ? moved + 1 : moved), place),
  };
}

function spanOf(body: Body, from: number, to: number): Span {
  if (to > from) return { from: body.starts[from] ?? 0, to: body.ends[to - 1] ?? 0 };
  const before = body.ends[from - 1] ?? 0;
  return { from: before, to: body.starts[from] ?? before };
}

/** The words of both sides that the facts take in, as far as what stands around is equal. */
function widened(
  words: Words,
  left: Body,
  right: Body,
  here: readonly Fact[],
  there: readonly Fact[],
): Words {
  const [a, b] = [
    wordsIn(left, here, words.leftFrom, words.leftTo),
    wordsIn(right, there, words.rightFrom, words.rightTo),
  ];
  let before = Math.max(words.leftFrom - a.from, words.rightFrom - b.from);
  let after = Math.max(a.to - words.leftTo, b.to - words.rightTo);
  while (
    before > 0 &&
    !isEqualStretch(left, right, words.leftFrom - before, words.rightFrom - before, before)
  )
    before -= 1;
  while (after > 0 && !isEqualStretch(left, right, words.leftTo, words.rightTo, after)) after -= 1;
  return {
    leftFrom: words.leftFrom - before,
    leftTo: words.leftTo + after,
    rightFrom: words.rightFrom - before,
    rightTo: words.rightTo + after,
  };
}

function isSameRange(a: Words, b: Words): boolean {
  return (
    a.leftFrom === b.leftFrom &&
    a.leftTo === b.leftTo &&
    a.rightFrom === b.rightFrom &&
    a.rightTo === b.rightTo
  );
}

function isEqualStretch(left: Body, right: Body, from: number, other: number, count: number): boolean {
  for (let i = 0; i < count; i += 1) {
    if (keyAt(left, from + i) === '' || keyAt(left, from + i) !== keyAt(right, other + i)) return false;
  }
  return true;
}

function wordsIn(body: Body, facts: readonly Fact[], from: number, to: number): Span {
  let [first, last] = [from, to];
  for (const fact of facts) {
    while (first > 0 && (body.ends[first - 1] ?? 0) > fact.from) first -= 1;
    while (last < body.count && (body.starts[last] ?? Infinity) < fact.to) last += 1;
  }
  return { from: first, to: last };
}

function isSameValue(here: Fact, there: Fact | undefined): boolean {
  return there !== undefined && factsAgree(here, there);
}

/** «яннаря», «нин.», «августоа»: facts are read through wrong letters, which are to be told and not folded away. */
function isMisread(here: string, there: string): boolean {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  const others = wordsOf(there);
  return wordsOf(here).some(
    (word) => !others.includes(word) && !FACT_WORDS.has(word) && others.some(isNearly(word)),
  );
}

/** From so many letters on, a word with two wrong letters is still known for what it was. */
const LONG_WORD = 6;

/** Letters that are wrong, too many or too few; «год» beside «года» is no slip, and neither is «час.» beside «часов». */
const isNearly =
  (word: string) =>
  (other: string): boolean =>
    editsBetween(word, other) <= (Math.min(word.length, other.length) >= LONG_WORD ? 2 : 1) &&
    (word.length === other.length ||
      !(YEAR_MARKS.has(word) || RU_LEXICON.unitOf(word) !== null || isShortFor(word, other)));

/** Two number words of one value are two forms of a word; an ending behind figures may be left out, not be another. */
function isWrittenOtherwise(here: Fact, there: Fact): boolean {
  if (MIXED.test(here.text) || isMisread(here.text, there.text) || isMisread(there.text, here.text))
    return false;
  if (here.text === there.text) return true;
  const [a, b] = [here.text, there.text].map((text) => text.toLowerCase().replace(/\s+/gu, ' '));
  if (!NUMERIC.test(here.text) && !NUMERIC.test(there.text)) return false;
  const [ending, other] = [a, b].map((text) => /\d-?([а-я]+)$/u.exec(text ?? '')?.[1] ?? '');
  return ending === '' || other === '' || ending === other;
}

/** The type in which the first facts that part do so; null where the differing words are no part of them. */
function differingIn(
  here: readonly Fact[],
  there: readonly Fact[],
  left: Body,
  right: Body,
  region: Region,
): FactType | null {
  const [a, b] = [
    spanOf(left, region.leftFrom, region.leftTo),
    spanOf(right, region.rightFrom, region.rightTo),
  ];
  const touches = (fact: Fact, span: Span): boolean => fact.from < span.to && span.from < fact.to;
  const one = here.find((fact) => touches(fact, a) && !there.some((other) => factsAgree(fact, other)));
  const other = there.find((fact) => touches(fact, b) && !here.some((each) => factsAgree(fact, each)));
  if (one === undefined || other === undefined) return null;
  // `2/3` could be the second of March, too, but not where both sides have such a part.
  if ([one, other].every(({ text }) => PART.test(text))) return 'quantity';
  return commonType(one, other) ?? other.values[0]?.type ?? null;
}
