import { ENGLISH_WORDS } from './english-words';
import type { Span } from '../../base/span';
import { joinedLetters, stemsOf } from './aliases';
import type { NameTable } from './aliases';
import { lazily } from '../../base/lazily';
import { romanNumber } from '../grammar/calendar';
import { initialsBeside, initialsDiffer } from './initials';
import { editorialSpans } from '../read/extract';
import { EN_LEXICON } from '../grammar/lexicon-en';
import { capitalisedWords, isTitle } from './names';
import type { CapitalisedWord } from './names';
import { ONE_NAME, leastSound, isShortened } from './name-ear';
import type { NameEar } from './name-ear';
import { isSaidByStem } from './stray-side';
import type { Run, Side, Word } from './stray-side';
import { isTranscribedName } from './name-match';
import { soundDistance } from './name-sound';

/** Whether a word in small letters is an ordinary word of Russian; null where no dictionary can say. */
export type IsWord = (word: string) => boolean | null;

/**
 * A name that the two sides have otherwise. `misread`: it sounds nearly like the translation's; `other`: another name
 * stands in its place; `lost`: nothing stands there (an empty span); `initials`: the same name, other initials.
 */
export type StrayName = Span & {
  readonly how: 'misread' | 'other' | 'lost' | 'initials';
  readonly text: string;
  readonly en: Span & { readonly text: string };
  readonly suggestion: string | null;
};

/** A passage with its translation, each within what stands around it, where names may also stand. */
export type Passage = {
  readonly ru: Span;
  readonly en: Span;
  readonly ruAround: Span;
  readonly enAround: Span;
};

export type NameKnowledge = {
  readonly table: NameTable;
  readonly isWord: IsWord;
  readonly ear: NameEar;
  /** The ids of every name that each text has and the table knows. */
  readonly known: { readonly ru: ReadonlySet<string>; readonly en: ReadonlySet<string> };
};

/** A name has at most this many words. */
const LONGEST_RUN = 4;
/** What an editor put in between parts no name: `Zhongshan [sic] Lu`. */
const BETWEEN = /^(?:[ \u00a0]{1,2}(?:\[[^[\]\n]{1,60}\][ \u00a0])?|[ \u00a0]*\r?\n[ \u00a0]*|-)$/u;
/** A word broken at a line end is one word. */
const BROKEN_WORD = /[-\u2010\u00ac\u00ad=]\s*\n\s*/gu;
const SHORTEST = 4;
/** Names that share more than about half of their sounds may be one, misread. */
const MISREAD_SHARE = 0.45;

/**
 * Finds the names of a passage that the other side has otherwise: whatever no name around it answers to is paired with
 * what is left on the other side, by sound and by place.
 */
export function strayNames(
  ruText: string,
  enText: string,
  passage: Passage,
  given: NameKnowledge,
): readonly StrayName[] {
  const knowledge = { ...given, isWord: (word: string) => given.isWord(word.replace(BROKEN_WORD, '')) };
  const ru = sideOf(ruText, passage.ru, 'ru', knowledge.table);
  const ruAround = lazily(() => sideOf(ruText, passage.ruAround, 'ru', knowledge.table));
  const en = knowledge.ear.english(passage.enAround, () =>
    sideOf(enText, passage.enAround, 'en', knowledge.table),
  );
  const matched = matchedWords(ru, en, passage.ru, knowledge.ear);
  const isHere = (word: Span, span: Span): boolean => word.from >= span.from && word.to <= span.to;
  const here = ru.words.flatMap((word, i) =>
    isHere(word, passage.ru) && !matched.ru.has(i) && isCandidate(word, i, ru, matched, knowledge) ? [i] : [],
  );
  const { alone: there, spare } = leftInEnglish(ruAround, en, passage, matched, knowledge);
  const faint = ru.words.flatMap((word, i) =>
    isHere(word, passage.ru) && !matched.ru.has(i) && !here.includes(i) && isFaint(word, i, ru, matched)
      ? [i]
      : [],
  );
  const paired = [
    ...besideMatched(ru, en, here, there, matched),
    ...bySound(ru, en, here, [...there, ...spare]),
    ...byFaintSound(ru, en, faint, there),
    ...bySlot(ru, en, here, there, matched),
  ].filter(({ isClose, ru: index }) => isClose || !isShoutedWord(ru.words[index], knowledge));
  const strays = distinct(paired, ru, en);
  return [
    ...strays.map((pair) => strayOf(ru, en, pair)),
    ...initialsOf(ru, en, matched, passage.ru),
    ...lostNames(ru, en, there, strays, matched, passage, knowledge),
  ].sort((a, b) => a.from - b.from);
}

/** A word of a heading that happens to stand where a name does. */
function isShoutedWord(word: Word | undefined, { isWord }: NameKnowledge): boolean {
  return (
    word !== undefined && (word.isNew || isShouted(word.text)) && isWord(word.text.toLowerCase()) === true
  );
}

function sideOf(text: string, around: Span, language: 'ru' | 'en', table: NameTable): Side {
  const slice = text.slice(around.from, around.to);
  const words = capitalisedWords(slice, language, table)
    .flatMap((word) =>
      language === 'en' || /-\p{Lu}\p{L}+ск/u.test(word.text) ? withoutHyphens(word) : [word],
    )
    .map((word) => ({
      ...word,
      from: word.from + around.from,
      to: word.to + around.from,
      letters: joinedLetters(word.text),
    }))
    .filter(({ letters }) => letters.length > 1);
  const runs = words.flatMap((_, i) => runsFrom(text, words, i, language, table));
  return { words, runs, text };
}

/** `Pak Il-sik`: each part is compared by itself and together. */
function withoutHyphens(word: CapitalisedWord): readonly CapitalisedWord[] {
  const parts: CapitalisedWord[] = [];
  for (const match of word.text.matchAll(/[^-\u2010\u2011]+/gu)) {
    const from = word.from + match.index;
    parts.push({ from, to: from + match[0].length, text: match[0], isNew: word.isNew && parts.length === 0 });
  }
  return parts;
}

function runsFrom(
  text: string,
  words: readonly Word[],
  index: number,
  language: 'ru' | 'en',
  table: NameTable,
): readonly Run[] {
  const runs: Run[] = [];
  const first = words[index];
  for (let end = index; first !== undefined && end < words.length && end - index < LONGEST_RUN; end += 1) {
    const [before, last] = [words[end - 1], words[end]];
    if (last === undefined) break;
    if (end > index && !BETWEEN.test(text.slice(before?.to ?? 0, last.from))) break;
    const letters = words
      .slice(index, end + 1)
      .map((word) => word.letters)
      .join('');
    const id = table.find(text.slice(first.from, last.to), language)?.alias.id ?? null;
    const indexes = Array.from({ length: end - index + 1 }, (_, i) => index + i);
    runs.push({ from: first.from, to: last.to, words: indexes, letters, id });
  }
  return runs;
}

type Matched = {
  readonly ru: Set<number>;
  readonly en: Set<number>;
  /** Which word of the translation a word of the passage answers to: of runs the first and the last. */
  readonly answers: Map<number, Run>;
};

/** The words of both sides that are part of a name that the other side has, too; longer names first. */
function matchedWords(ru: Side, en: Side, within: Span, ear: NameEar): Matched {
  const matched: Matched = { ru: new Set(), en: new Set(), answers: new Map() };
  const ids = new Map<string, Run>();
  for (const run of en.runs) if (run.id !== null && !ids.has(run.id)) ids.set(run.id, run);
  const longestFirst = [...ru.runs].sort((a, b) => b.words.length - a.words.length);
  for (const run of longestFirst) {
    if (run.words.every((index) => matched.ru.has(index))) continue;
    const known = run.id === null ? undefined : ids.get(run.id);
    const other =
      known ?? (run.from >= within.from && run.to <= within.to ? sameName(run, en, ear) : undefined);
    if (other === undefined) continue;
    for (const index of run.words) {
      matched.ru.add(index);
      matched.answers.set(index, other);
    }
    for (const index of other.words) matched.en.add(index);
  }
  return matched;
}

const RUSSIAN_FORM = /(?:(?:ов|ев)(?:ич|н|ск)|ин(?:ич|ишн)|[иь]ч)[а-я]{0,4}$/u;
const VOWELS = [...'аеиоуыюя'];

/**
 * Whether a patronymic has one vowel that its translation does not: Russian names are transcribed letter by letter, so
 * that one which is so written with another vowel, and not with its own, is misspelt.
 */
function isMisspelt(russian: string, latin: string): boolean {
  if (!RUSSIAN_FORM.test(russian) || isTranscribedName(russian, latin)) return false;
  return [...russian].some(
    (letter, at) =>
      VOWELS.includes(letter) &&
      VOWELS.some(
        (other) =>
          other !== letter && isTranscribedName(russian.slice(0, at) + other + russian.slice(at + 1), latin),
      ),
  );
}

function sameName(run: Run, en: Side, { isOneName }: NameEar): Run | undefined {
  if (run.letters.length < 2) return undefined;
  return en.runs.find(
    (other) =>
      (isOneName(run.letters, other.letters) && !isMisspelt(run.letters, other.letters)) ||
      (run.words.length === 1 && other.words.length === 1 && isShortened(run.letters, other.letters)),
  );
}

/** Lines in capitals are headings, where any word has them. */
function isShoutedLine(text: string, { from, to }: Span): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const rest = text.slice(start, from) + text.slice(to, end === -1 ? text.length : end);
  const small = rest.match(/\p{Ll}/gu)?.length ?? 0;
  return small * 3 < (rest.match(/\p{Lu}/gu)?.length ?? 0);
}

/**
 * Whether a word of the passage is likely a name: no ordinary word in small letters, or beside a name that is matched.
 * Without a dictionary a capital within a sentence must do.
 */
function isCandidate(
  word: Word,
  index: number,
  { words, text }: Side,
  matched: Matched,
  { isWord }: NameKnowledge,
): boolean {
  if (isTitle(word.text, 'ru') || romanNumber(word.text) !== null) return false;
  if (word.text.length < SHORTEST && isLineStart(text, word)) return false;
  // ССР, КНДР: abbreviations are no names of persons or places.
  if (isShouted(word.text) && word.text.length <= LONGEST_ABBREVIATION) return false;
  const isOrdinary = isWord(word.text.toLowerCase());
  const besides = [index - 1, index + 1].some((other) => {
    const beside = words[other];
    const [left, right] = other < index ? [beside, word] : [word, beside];
    return (
      matched.ru.has(other) &&
      left !== undefined &&
      right !== undefined &&
      BETWEEN.test(text.slice(left.to, right.from))
    );
  });
  if (isOrdinary === null)
    return !word.isNew && !isShouted(word.text) && (besides || word.letters.length >= SHORTEST);
  if (word.letters.length < SHORTEST)
    return !word.isNew && (besides || (!isOrdinary && word.letters.length === SHORTEST - 1));
  if (!isOrdinary) return true;
  // Among small letters, capitals tell a name whatever the word has become: «передайте ПУШНИНУ».
  return !word.isNew && isShouted(word.text) && !isShoutedLine(text, word);
}

const LONGEST_ABBREVIATION = 4;

/**
 * Whether an ordinary word or abbreviation may be a garbled name all the same, if it sounds nearly like one that is left:
 * beside a matched name, «Юнусов Рахит», or where all words have capitals.
 */
function isFaint(word: Word, index: number, { words, text }: Side, matched: Matched): boolean {
  if (word.letters.length < SHORTEST || isTitle(word.text, 'ru') || romanNumber(word.text) !== null)
    return false;
  if (isShouted(word.text)) return isShoutedLine(text, word);
  const before = words[index - 1];
  return (
    !word.isNew &&
    before !== undefined &&
    matched.ru.has(index - 1) &&
    BESIDE.test(text.slice(before.to, word.from))
  );
}

/** Of a word that may have its capital from the sentence, or is no name by itself, more has to sound alike. */
const FAINT_SHARE = 0.3;

/** «Из», «По»: at the start of a line a short word has its capital from there. */
function isLineStart(text: string, { from }: Span): boolean {
  return /(?:^|\n)[^\p{L}\p{N}\n]*$/u.test(text.slice(Math.max(0, from - 8), from));
}

function isShouted(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

/** What of the passage's translation no name answers to, and may be a name. */
function leftInEnglish(
  ruAround: () => Side,
  en: Side,
  passage: Passage,
  matched: Matched,
  { known, ear }: NameKnowledge,
): { readonly alone: readonly number[]; readonly spare: readonly number[] } {
  const editorial = editorialSpans(en.text.slice(passage.en.from, passage.en.to)).map(({ from, to }) => ({
    from: from + passage.en.from,
    to: to + passage.en.from,
  }));
  const left = en.words.flatMap((word, i) => {
    if (word.from < passage.en.from || word.to > passage.en.to || matched.en.has(i)) return [];
    if (word.letters.length < 2 || isTitle(word.text, 'en') || ENGLISH_WORDS.has(word.letters)) return [];
    if (EN_LEXICON.months.has(word.letters) || EN_LEXICON.numberedNoun(word.letters) !== null) return [];
    if (editorial.some((span) => span.from <= word.from && word.to <= span.to)) return [];
    return /^[IVXLC]+$/u.test(word.text) || ear.standsSmall(en.text, word.letters) ? [] : [i];
  });
  const isSaid = (index: number): boolean => {
    const id = en.runs.find((run) => run.id !== null && run.words.includes(index))?.id ?? null;
    const letters = en.words[index]?.letters ?? '';
    return (
      (id !== null && known.ru.has(id)) || ruAround().runs.some((run) => ear.isOneName(run.letters, letters))
    );
  };
  // A name that stands near by once more may still be what a garbled one was.
  return { alone: left.filter((index) => !isSaid(index)), spare: left.filter(isSaid) };
}

/** On one line: at the start of the next another entry of a list may stand. */
const BESIDE = /^(?:[ \u00a0]{1,2}|-)$/u;

type Pair = { readonly ru: number; readonly en: number; readonly isClose: boolean };

/** A word beside a matched name and what stands beside the same name in the translation: the other half of a name. */
function besideMatched(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
  matched: Matched,
): readonly Pair[] {
  return here.flatMap((index) => {
    for (const step of [-1, 1]) {
      const answer = matched.answers.get(index + step);
      const [first, last] = [ru.words[index + Math.min(0, step)], ru.words[index + Math.max(0, step)]];
      if (answer === undefined || first === undefined || last === undefined) continue;
      if (!BESIDE.test(ru.text.slice(first.to, last.from))) continue;
      const other =
        step === -1 ? (answer.words[answer.words.length - 1] ?? 0) + 1 : (answer.words[0] ?? 0) - 1;
      const [left, right] = step === -1 ? [other - 1, other] : [other, other + 1];
      const gap = en.text.slice(en.words[left]?.to ?? 0, en.words[right]?.from ?? 0);
      if (!there.includes(other) || !BESIDE.test(gap)) continue;
      return [{ ru: index, en: other, isClose: isNear(ru, en, index, other) }];
    }
    return [];
  });
}

function isNear(ru: Side, en: Side, here: number, there: number): boolean {
  const [left, right] = [ru.words[here]?.letters ?? '', en.words[there]?.letters ?? ''];
  return leastSound(left, right) <= MISREAD_SHARE * Math.max(left.length, right.length);
}

/** What is left on both sides, the nearest sounds first. */
function bySound(ru: Side, en: Side, here: readonly number[], there: readonly number[]): readonly Pair[] {
  return here
    .flatMap((index) =>
      there.map((other) => {
        const [left, right] = [ru.words[index]?.letters ?? '', en.words[other]?.letters ?? ''];
        const distance = leastSound(left, right);
        const place = Math.abs(index / ru.words.length - other / en.words.length);
        return {
          ru: index,
          en: other,
          isClose: true,
          share: distance / Math.max(left.length, right.length),
          place,
        };
      }),
    )
    .filter(
      ({ en: other, share }) => share <= (en.words[other]?.isNew === true ? FAINT_SHARE : MISREAD_SHARE),
    )
    .sort((a, b) => a.share + a.place - (b.share + b.place));
}

/** Words that are no names by themselves: only where they are as long as the name that they sound like. */
function byFaintSound(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
): readonly Pair[] {
  const names = there.filter((index) => !isShouted(en.words[index]?.text ?? ''));
  return bySound(ru, en, here, names).filter(({ ru: index, en: other }) => {
    const [left, right] = [ru.words[index]?.letters ?? '', en.words[other]?.letters ?? ''];
    return leastSound(left, right) <= FAINT_SHARE * Math.min(left.length, right.length);
  });
}

/** The only names left on both sides between two names that both have: one stands in the other's place. */
function bySlot(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
  matched: Matched,
): readonly Pair[] {
  const slotOf = (index: number): readonly [number, number] => {
    let [from, to] = [-1, en.words.length];
    for (const [word, answer] of matched.answers) {
      const [first = 0, last = 0] = [answer.words[0], answer.words[answer.words.length - 1]];
      if (word < index) from = Math.max(from, last);
      else to = Math.min(to, first);
    }
    return [from, to];
  };
  return here.flatMap((index) => {
    if (ru.words[index]?.isNew !== false) return [];
    const [from, to] = slotOf(index);
    const others = there.filter((other) => other > from && other < to);
    const rivals = here.filter((one) => one !== index && slotOf(one).join() === `${from},${to}`);
    const [other] = others;
    return others.length === 1 && rivals.length === 0 && other !== undefined
      ? [{ ru: index, en: other, isClose: false }]
      : [];
  });
}

/** Each word once: the pairs that come first keep theirs. */
function distinct(pairs: readonly Pair[], ru: Side, en: Side): readonly Pair[] {
  const taken = { ru: new Set<number>(), en: new Set<number>() };
  const kept: Pair[] = [];
  for (const pair of pairs) {
    if (taken.ru.has(pair.ru) || taken.en.has(pair.en)) continue;
    if (ru.words[pair.ru] === undefined || en.words[pair.en] === undefined) continue;
    taken.ru.add(pair.ru);
    taken.en.add(pair.en);
    kept.push(pair);
  }
  return kept;
}

function strayOf(ru: Side, en: Side, pair: Pair): StrayName {
  const [here, there] = [ru.words[pair.ru] as Word, en.words[pair.en] as Word];
  return {
    how: pair.isClose ? 'misread' : 'other',
    ...{ from: here.from, to: here.to, text: here.text },
    en: { from: there.from, to: there.to, text: there.text },
    suggestion: pair.isClose ? restored(here.text, there.letters) : null,
  };
}

const ALPHABET = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'];

/** The name with the one letter changed that makes it sound as the translation has it, or null. */
function restored(written: string, latin: string): string | null {
  const letters = [...written];
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
  const joined = joinedLetters(written);
  const stem = nearestStem(joined, latin);
  let best: { readonly at: number; readonly letter: string; readonly distance: number } | null = null;
  for (let i = 0; i < stem.length; i += 1) {
    for (const letter of ALPHABET) {
      if (letter === stem[i]) continue;
      const tried = stem.slice(0, i) + letter + stem.slice(i + 1);
      const distance = soundDistance(tried, latin);
      if (distance < ONE_NAME && (best === null || distance < best.distance))
        best = { at: i, letter, distance };
    }
  }
  const at = best === null ? undefined : places[best.at];
  if (best === null || at === undefined) return null;
  const isCapital = letters[at] !== letters[at]?.toLowerCase();
  return [
    ...letters.slice(0, at),
    isCapital ? best.letter.toUpperCase() : best.letter,
    ...letters.slice(at + 1),
  ].join('');
}

function nearestStem(letters: string, latin: string): string {
  const stems = stemsOf(letters).map((stem) => ({ stem, distance: soundDistance(stem, latin) }));
  return stems.reduce((best, one) => (one.distance < best.distance ? one : best)).stem;
}

/** Initials of matched names that are not the translation's. */
function initialsOf(ru: Side, en: Side, matched: Matched, within: Span): readonly StrayName[] {
  const found: StrayName[] = [];
  for (const [index, answer] of matched.answers) {
    const word = ru.words[index];
    if (word === undefined || word.from < within.from || word.to > within.to) continue;
    const here = initialsBeside(ru.text, word);
    const there = initialsBeside(en.text, answer);
    if (here === null || there === null || !initialsDiffer(here.text, there.text)) continue;
    found.push({ how: 'initials', ...here, en: there, suggestion: null });
  }
  return found.filter(({ from }, i) => found.findIndex((one) => one.from === from) === i);
}

/** Names that stand nowhere in the transcription, at the place where they are missed. */
function lostNames(
  ru: Side,
  en: Side,
  there: readonly number[],
  strays: readonly Pair[],
  matched: Matched,
  passage: Passage,
  { table, known }: NameKnowledge,
): readonly StrayName[] {
  return there.flatMap((index) => {
    const word = en.words[index] as Word;
    const id = table.find(word.text, 'en')?.alias.id ?? null;
    const isTitled = TITLE_BEFORE.test(en.text.slice(Math.max(0, word.from - 24), word.from));
    if (
      strays.some((pair) => pair.en === index) ||
      (id === null && !isTitled) ||
      (id !== null &&
        (known.ru.has(id) || isSaidByStem(ru, passage.ru, table.find(word.text, 'en')?.alias.ru ?? [])))
    )
      return [];
    // A title and a name that the transcription has otherwise, such as by its office.
    const at = placeInRussian(ru, index, matched, passage);
    return at === null
      ? []
      : [{ how: 'lost', from: at, to: at, text: '', en: word, suggestion: null } as const];
  });
}

const TITLE_BEFORE =
  /(?:Comrades?|Cde\.|Com\.|General|Colonel|Marshal|Admiral|Major|Captain|Lieutenant|Mr\.|Mrs\.|Dr\.|Ambassador|Minister|Academician)\s+$/u;

/** After the last name before it that both sides have; null where nothing tells. */
function placeInRussian(_ru: Side, index: number, matched: Matched, { ru }: Passage): number | null {
  let best: { readonly at: number; readonly index: number } | null = null;
  for (const [here, answer] of matched.answers) {
    const last = answer.words[answer.words.length - 1] ?? 0;
    const word = _ru.words[here];
    if (word === undefined || word.from < ru.from || word.to > ru.to || last >= index) continue;
    if (best === null || last > best.index) best = { at: word.to, index: last };
  }
  return best?.at ?? null;
}
