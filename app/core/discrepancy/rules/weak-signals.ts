import { inNewLetters } from '../../text/old-spelling';
import { charAt } from '../../text/text-view';
import { oneLine } from '../evidence/describe';
import { keyAt, wordAt } from '../align-texts/body';
import type { Body } from '../align-texts/body';
import { capitalised, garbler, mayBeWord, ranked, shapeOf, withoutPrefix } from '../evidence/garbled';
import { closeLooks } from '../evidence/close-looks';
import type { Garbled, Garbler, Shape } from '../evidence/garbled';
import type { Dictionary } from '../evidence/aids';
import { wordKey } from '../../project/project-words';
import type { Finding, Severity } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { MessageKey } from '../model/messages';
import type { Rule } from '../evidence/rule';
import type { Vocabulary } from '../evidence/vocabulary';

/** A word that stands so often as it is, is meant so: a term of the document. */
const OFTEN = 3;
const MOST_NEAR = 3;

/**
 * A word that the machine was not sure of or the dictionary does not have. Neither says much, so a word is flagged
 * only when two weak signals agree: low confidence, not in the dictionary, near a word of it, letters that no word has.
 * Where a reference has the word too, or questions it already, there is nothing to add.
 */
export const weakSignals: Rule = {
  id: 'weak-signals',
  find: (evidence) => {
    const { dictionary } = evidence.aids;
    if (dictionary === null) return [];
    const body = evidence.body();
    const settled = wordsUnderReference(evidence);
    const doubts = doubtsByWord(evidence);
    const vocabulary = evidence.vocabulary();
    const counts = countsOf(body);
    const garbled = garblerOf(evidence, vocabulary, dictionary);
    const unknown = unknownWords(evidence, settled, counts, { vocabulary, dictionary });
    const close = closeLooks(
      unknown.map(({ index, part, shape }) => ({
        at: body.starts[index] ?? 0,
        ...{ part, shape, isDoubted: doubts.has(index) },
      })),
      evidence.sheets(),
    );
    const found: Finding[] = [];
    for (const [at, one] of unknown.entries()) {
      const like =
        garbled(one.part, one.shape, close.has(one.part.toLowerCase())) ?? amongUnknown(unknown, at);
      const probability = doubts.get(one.index) ?? null;
      if (like === null && probability === null) continue;
      const before = keyAt(body, one.index - 1);
      const near =
        like === null ? [] : ranked(like.words, before, counts.stands).map((text) => wholeOf(one, text));
      found.push(finding(body, one.index, { ...one, like, near, probability }));
    }
    return found;
  },
};

/** A word that the dictionary does not have, or has not in one part between hyphens. */
type Unknown = {
  readonly index: number;
  readonly word: string;
  readonly part: string;
  readonly shape: Shape;
};

type Knowing = { readonly vocabulary: Vocabulary; readonly dictionary: Dictionary };

function unknownWords(
  { body: bodyOf, projectWords = [] }: Evidence,
  settled: Uint8Array,
  counts: Counts,
  knowing: Knowing,
): readonly Unknown[] {
  const body = bodyOf();
  const own = new Set(projectWords.map(wordKey));
  const found: Unknown[] = [];
  for (let i = 0; i < body.count; i += 1) {
    if (settled[i] === 1 || (counts.of(body.ids[i] ?? 0) ?? 0) >= OFTEN) continue;
    const word = oneLine(wordAt(body, i)?.text ?? '');
    if (isAbbreviated(body, i, word) || own.has(wordKey(word))) continue;
    const isStart = beginsSentence(body, i);
    const part = partsOf(word).find(
      (one) => isUnknown(one, shapeOf(one, isStart), knowing) && !isCounted(word, one, knowing),
    );
    const shape = part === undefined ? null : shapeOf(part, isStart);
    if (part !== undefined && shape !== null) found.push({ index: i, word, part, shape });
  }
  return found;
}

const SHORTEST_PART = 4;

/** The word; of one with hyphens in small letters («50-летие») the parts that are words. */
function partsOf(word: string): readonly string[] {
  if (!/^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)+$/u.test(word)) return [word];
  return word.split('-').filter((part) => part.length >= SHORTEST_PART);
}

/** «50-летие»: what stands behind figures is the second half of a word. */
function isCounted(word: string, part: string, { vocabulary }: Knowing): boolean {
  return /^\p{N}/u.test(word) && COUNTS.some((count) => vocabulary.isKnown(count + part) === true);
}

const COUNTS = ['сто', 'двух', 'пяти'];

function wholeOf({ word, part, shape }: Unknown, text: string): string {
  return word === part ? inShape(text, shape) : word.replace(part, () => text);
}

/** Words on either side of which so many are unknown were hardly read at all. */
const AROUND = 8;
const FEWEST_AROUND = 3;
const SHORTEST_AMONG = 5;

function amongUnknown(unknown: readonly Unknown[], at: number): Garbled | null {
  const one = unknown[at];
  if (one === undefined || one.shape === 'name' || one.part.length < SHORTEST_AMONG) return null;
  const around = unknown
    .slice(Math.max(0, at - AROUND), at + AROUND + 1)
    .filter((other) => other.shape !== 'name' && Math.abs(other.index - one.index) <= AROUND);
  return around.length > FEWEST_AROUND ? { how: 'among-unknown', words: [] } : null;
}

const garblers = new WeakMap<Vocabulary, Garbler>();

/** One for all checks of one vocabulary: looking for likely words takes some time. */
function garblerOf(evidence: Evidence, vocabulary: Vocabulary, dictionary: Dictionary): Garbler {
  const made = garblers.get(vocabulary) ?? garbler(vocabulary, dictionary, evidence.confusions());
  garblers.set(vocabulary, made);
  return made;
}

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

function inShape(text: string, shape: Shape): string {
  if (shape === 'shouted') return text.toUpperCase();
  return shape === 'small' || shape === 'mixed' ? text : capitalised(text);
}

type Doubted = Unknown & {
  readonly like: Garbled | null;
  readonly near: readonly string[];
  readonly probability: number | null;
};

function finding(body: Body, index: number, doubted: Doubted): Finding {
  const { word, near, probability } = doubted;
  return {
    kind: probability !== null ? 'low-confidence' : 'not-in-dictionary',
    severity: severityOf(doubted),
    from: body.starts[index] ?? 0,
    to: body.ends[index] ?? 0,
    reference: null,
    message: {
      key: messageOf(doubted),
      params: { here: word, there: near[0] ?? '', percent: Math.round((probability ?? 0) * 100) },
    },
    suggestions: near.slice(0, MOST_NEAR),
  };
}

function messageOf({ like, near, probability }: Doubted): MessageKey {
  if (probability !== null) return near.length > 0 ? 'weak.unsureNear' : 'weak.unsure';
  if (near.length > 0) return like?.how === 'confusion' ? 'weak.near' : 'weak.like';
  return like?.how === 'impossible' ? 'weak.impossible' : 'weak.among';
}

/** The longer a word, the less likely it comes near another by accident. */
const LONG_WORD = 8;
const SHORT_WORD = 5;

function severityOf({ part, shape, like, probability, near }: Doubted): Severity {
  if (like === null || like.how === 'among-unknown') return 'low';
  if (probability !== null) return 'medium';
  if (shape !== 'small') return like.how === 'confusion' && mayBeWord(part, shape) ? 'medium' : 'low';
  if (like.how === 'confusion') return part.length >= SHORT_WORD ? 'medium' : 'low';
  // A prefix makes other words than the dictionary has.
  if (like.how === 'joined') return (near[0] ?? '').indexOf(' ') >= SHORTEST_PART ? 'medium' : 'low';
  return part.length >= LONG_WORD ? 'medium' : 'low';
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

type Counts = {
  readonly of: (id: number) => number | undefined;
  /** Whether the text has a word, in small letters, anywhere. */
  readonly stands: (word: string) => boolean;
};

function countsOf({ ids, keys }: Body): Counts {
  const counts = new Uint32Array(keys.length);
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  const standing = new Set<string>();
  counts.forEach((count, id) => {
    if (count > 0) standing.add(keys[id] ?? '');
  });
  return { of: (id) => counts[id], stands: (word) => standing.has(wordKey(word)) };
}
