import { inNewLetters } from '../../text/old-spelling';
import { charAt } from '../../text/text-view';
import { wordKey } from '../../project/project-words';
import { wordAt } from '../align-texts/body';
import type { Body } from '../align-texts/body';
import type { Dictionary } from './aids';
import { closeLooks } from './close-looks';
import type { CloseLooks } from './close-looks';
import { oneLine } from './describe';
import type { Evidence } from './evidence';
import { capitalised, shapeOf, withoutPrefix } from './garbled';
import type { Shape } from './garbled';
import type { Vocabulary } from './vocabulary';

/**
 * A word that the dictionary does not have, or has not in one part between hyphens. `probability`: what the machine gave
 * it where it was not sure.
 */
export type Unknown = {
  readonly index: number;
  readonly word: string;
  readonly part: string;
  readonly shape: Shape;
  readonly probability: number | null;
};

/** The unknown words of a document that no reference settles, and which of them get a close look. */
export type UnknownWords = CloseLooks & {
  readonly words: readonly Unknown[];
  /** Whether the text has a word, in small letters, anywhere. */
  readonly stands: (word: string) => boolean;
};

export const NO_UNKNOWN: UnknownWords = { words: [], close: new Set(), leftOut: 0, stands: () => false };

/** A word that stands so often as it is, is meant so: a term of the document. */
const OFTEN = 3;

export function unknownWordsOf(evidence: Evidence): UnknownWords {
  const { dictionary } = evidence.aids;
  if (dictionary === null) return NO_UNKNOWN;
  const body = evidence.body();
  const counts = countsOf(body);
  const words = unknownWords(evidence, counts, { vocabulary: evidence.vocabulary(), dictionary });
  const looks = closeLooks(
    words.map(({ index, part, shape, probability }) => ({
      at: body.starts[index] ?? 0,
      ...{ part, shape, isDoubted: probability !== null },
    })),
    evidence.sheets(),
  );
  return { words, ...looks, stands: counts.stands };
}

type Knowing = { readonly vocabulary: Vocabulary; readonly dictionary: Dictionary };

/** Longer than any word of any language: no dictionary is asked for it. */
const LONGEST_WORD = 200;

function unknownWords(evidence: Evidence, counts: Counts, knowing: Knowing): readonly Unknown[] {
  const body = evidence.body();
  const settled = wordsUnderReference(evidence);
  const doubts = doubtsByWord(evidence);
  const own = new Set((evidence.projectWords ?? []).map(wordKey));
  const found: Unknown[] = [];
  for (let i = 0; i < body.count; i += 1) {
    if (settled[i] === 1 || (counts.of(body.ids[i] ?? 0) ?? 0) >= OFTEN) continue;
    const word = oneLine(wordAt(body, i)?.text ?? '');
    if (word.length > LONGEST_WORD) continue;
    if (isAbbreviated(body, i, word) || own.has(wordKey(word))) continue;
    const isStart = beginsSentence(body, i);
    const part = partsOf(word).find(
      (one) => isUnknown(one, shapeOf(one, isStart), knowing) && !isCounted(word, one, knowing),
    );
    const shape = part === undefined ? null : shapeOf(part, isStart);
    if (part === undefined || shape === null) continue;
    found.push({ index: i, word, part, shape, probability: doubts.get(i) ?? null });
  }
  return found;
}

/** Shorter parts of a word with hyphens are not asked of the dictionary. */
export const SHORTEST_PART = 4;

/** The word; of one with hyphens in small letters («50-летие») the parts that are words. */
function partsOf(word: string): readonly string[] {
  if (!/^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)+$/u.test(word)) return [word];
  return word.split('-').filter((part) => part.length >= SHORTEST_PART);
}

/** «50-летие»: what stands behind figures is the second half of a word; «6-вольтовый» is an adjective of its unit. */
function isCounted(word: string, part: string, { vocabulary }: Knowing): boolean {
  if (!/^\p{N}/u.test(word)) return false;
  const unit = OF_UNIT.exec(part)?.[1] ?? '';
  return [...COUNTS.map((count) => count + part), unit].some((one) => vocabulary.isKnown(one) === true);
}

const COUNTS = ['сто', 'двух', 'пяти'];
const OF_UNIT = /^(\p{L}{3,}?)[ео]?(?:в|н)(?:ый|ой|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми)$/u;

/**
 * A name is unknown where it is no word in small letters either; «названье» is «название», «разведуправление» an
 * institution, and «50-тонный» what «стотонный» is.
 */
function isUnknown(part: string, shape: Shape | null, { vocabulary, dictionary }: Knowing): boolean {
  const word = part.toLowerCase();
  if (shape === null || vocabulary.isKnown(word) !== false) return false;
  const isKnown = (other: string): boolean => vocabulary.isKnown(other) === true;
  if (isKnown(inNewLetters(word))) return false;
  if (isKnown(word.replace(/ь(?=[еяюи])/gu, 'и')) || isKnown(withoutPrefix(word))) return false;
  return shape === 'small' || !dictionary.knows(capitalised(word));
}

/** After a stop or an empty line: on a new line alone, a name may go on with the sentence. */
const BEGINS_SENTENCE = /(?:^|[.!?:;…]|\n[ \t\r]*\n)[\s()*_#/-]*$/u;
const LOOK_BACK = 24;

function beginsSentence(body: Body, index: number): boolean {
  const at = body.starts[index] ?? 0;
  return BEGINS_SENTENCE.test(body.text.slice(Math.max(0, at - LOOK_BACK), at));
}

/** «инж.», «центн.»: an abbreviation, whichever it is. */
function isAbbreviated(body: Body, index: number, word: string): boolean {
  const isCut = word.length <= 4 || /[бвгджзклмнпрстфхцчшщ]{2}$/u.test(word);
  return isCut && charAt(body.text, body.ends[index] ?? 0) === '.';
}

/** 1 for each word in the stretch that some reference covers: it confirms the word, or has its own question. */
function wordsUnderReference(evidence: Evidence): Uint8Array {
  const settled = new Uint8Array(evidence.body().count);
  for (const { scope, regions } of evidence.comparisons()) {
    settled.fill(1, scope.leftFrom, scope.leftTo);
    for (const { kind, leftFrom, leftTo } of regions) {
      if (kind === 'unlike') settled.fill(0, leftFrom, leftTo);
      if (kind === 'moved') settled.fill(1, leftFrom, leftTo);
    }
  }
  return settled;
}

function doubtsByWord(evidence: Evidence): ReadonlyMap<number, number> {
  const { starts, ends } = evidence.body();
  const found = new Map<number, number>();
  let word = 0;
  for (const { from, to, probability } of evidence.doubts()) {
    while (word < ends.length && (ends[word] ?? 0) <= from) word += 1;
    for (let i = word; i < starts.length && (starts[i] ?? 0) < to; i += 1) {
      found.set(i, Math.min(probability, found.get(i) ?? 1));
    }
  }
  return found;
}

type Counts = Pick<UnknownWords, 'stands'> & { readonly of: (id: number) => number | undefined };

function countsOf({ ids, keys }: Body): Counts {
  const counts = new Uint32Array(keys.length);
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  const standing = new Set<string>();
  counts.forEach((count, id) => {
    if (count > 0) standing.add(keys[id] ?? '');
  });
  return { of: (id) => counts[id], stands: (word) => standing.has(wordKey(word)) };
}
