import type { Span } from '../../base/span';
import { joinedLetters, SHIPPED_NAMES } from './aliases';
import type { FoundAlias, NameTable } from './aliases';
import { editorialSpans } from '../read/extract';
import type { Fact, FactLanguage } from '../grammar/fact';
import { EN_LEXICON } from '../grammar/lexicon-en';
import { RU_LEXICON } from '../grammar/lexicon-ru';

const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’]*(?:[-\u2010\u2011](?:\r?\n)?\p{L}[\p{L}\p{M}'’]*)*/gu;
/** What may stand between two words of one name. */
const INSIDE_NAME = /^(?:[ \u00a0]{1,2}|[ \u00a0]*\r?\n[ \u00a0]*)$/;
/** A name has at most this many words. */
const LONGEST_NAME = 4;
const SENTENCE_END = /(?:[.!?:;"“”«»(…]|\n[ \t]*\n|^)[\s"“”«»(*_#]*$/u;

/** Words that have a capital out of courtesy or office, and titles that stand before names. */
const NOT_NAMES: Readonly<Record<FactLanguage, ReadonlySet<string>>> = {
  ru: new Set(
    'вы вас вам вами ваш ваша ваше ваши вашей вашего вашему вашим вашу товарищ товарищу товарища тов генерал генералу полковник маршал народной народная армии северной северная южной южная южную северную восточный западный правительство президент министр посол бюро центральный комитет'.split(
      ' ',
    ),
  ),
  en: new Set(
    'i the comrade comrades general colonel marshal president minister ambassador mr mrs people army south north east west northeast southern northern eastern western central committee government party communist politburo cc ministry foreign national united nations'.split(
      ' ',
    ),
  ),
};

/** Whether a word has its capital out of courtesy, or is the title or office before a name. */
export function isTitle(word: string, language: FactLanguage): boolean {
  return NOT_NAMES[language].has(joinedLetters(word));
}

export type CapitalisedWord = Span & { readonly text: string; readonly isNew: boolean };

/**
 * The proper names of `text`, in order. A name that the alias table knows is strong (a country's or people's is
 * soft); any other capitalised word in the middle of a sentence is soft and has only its letters.
 */
export function extractNames(
  text: string,
  language: FactLanguage,
  table: NameTable = SHIPPED_NAMES,
): readonly Fact[] {
  const editorial = editorialSpans(text);
  const words = capitalisedWords(text, language, table);
  const names: Fact[] = [];
  for (let i = 0; i < words.length;) {
    const found = knownNameAt(text, words, i, language, table) ?? unknownNameAt(text, words, i, language);
    if (found !== null) names.push(asFact(text, found, editorial));
    i += found?.count ?? 1;
  }
  if (language === 'en') return names;
  return [...names, ...adjectives(text, editorial, table)].sort((a, b) => a.from - b.from);
}

const ADJECTIVE = /(?<!\p{L})\p{Ll}{3,}ск(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)(?!\p{L})/gu;

/** «по московскому времени» answers to «Moscow time»: soft, since it mostly says less than a name. */
function adjectives(text: string, editorial: readonly Span[], table: NameTable): readonly Fact[] {
  return [...text.matchAll(ADJECTIVE)].flatMap((match) => {
    const alias = table.findAdjective(joinedLetters(match[0]));
    if (alias === null) return [];
    const span = { from: match.index, to: match.index + match[0].length };
    return [asFact(text, { ...span, id: alias.id, letters: match[0], count: 1, isStrong: false }, editorial)];
  });
}

/** The words of `text` that begin with a capital; `isNew` where a sentence or line of its own begins. */
export function capitalisedWords(
  text: string,
  language: FactLanguage,
  table: NameTable,
): readonly CapitalisedWord[] {
  return [...text.matchAll(CAPITALISED)].flatMap((match) => {
    const isNew = SENTENCE_END.test(text.slice(Math.max(0, match.index - 24), match.index));
    return partsOf(match[0], language, table).map(({ at, part }, i) => ({
      from: match.index + at,
      to: match.index + at + part.length,
      text: part,
      isNew: isNew && i === 0,
    }));
  });
}

/** `Busan-Daegu` is two names when both are known and the whole is not. */
function partsOf(
  word: string,
  language: FactLanguage,
  table: NameTable,
): readonly { at: number; part: string }[] {
  const hyphen = word.search(/[-\u2010\u2011]\p{Lu}/u);
  const isKnown = (part: string): boolean => table.find(part, language) !== null;
  const first = word.slice(0, hyphen);
  const second = word.slice(hyphen + 1);
  const isTwo = hyphen > 0 && !isKnown(word) && isKnown(first) && isKnown(second);
  if (!isTwo) return [{ at: 0, part: word }];
  return [
    { at: 0, part: first },
    { at: hyphen + 1, part: second },
  ];
}

type Found = Span & {
  readonly id: string | null;
  readonly letters: string;
  readonly count: number;
  readonly isStrong: boolean;
};

/** The longest run of words that the alias table knows. A hyphenated word may hold two names. */
function knownNameAt(
  text: string,
  words: readonly CapitalisedWord[],
  index: number,
  language: FactLanguage,
  table: NameTable,
): Found | null {
  const run = runFrom(text, words, index);
  for (let count = run.length; count > 0; count -= 1) {
    const last = run[count - 1];
    const first = run[0];
    if (first === undefined || last === undefined) break;
    const written = text.slice(first.from, last.to);
    const found = table.find(written, language);
    if (found === null || isSurnameOfAnother(found, written, run[count], language)) continue;
    const letters = joinedLetters(written);
    const isStrong = found.alias.kind !== 'state' && !isChance(found, letters, first);
    return { from: first.from, to: last.to, id: found.alias.id, letters, count, isStrong };
  }
  return null;
}

/** Chinese and Korean surnames are few: «Zhou Baozhong» is not the Zhou whom the table knows as «Zhou». */
const LONGEST_EASTERN_SURNAME = 6;

function isSurnameOfAnother(
  { alias }: FoundAlias,
  written: string,
  next: CapitalisedWord | undefined,
  language: FactLanguage,
): boolean {
  if (alias.kind !== 'person' || next === undefined || /\s|-/.test(written)) return false;
  const isEastern = /\s/.test(alias[language][0] ?? '') && written.length <= LONGEST_EASTERN_SURNAME;
  return isEastern && isNameLike(next, language);
}

/** Shorter words that match without their ending at a sentence's head may be any word: «Читая» is no Chita. */
const SHORTEST_SURE_NAME = 6;

function isChance({ isExact }: FoundAlias, letters: string, first: CapitalisedWord): boolean {
  return !isExact && first.isNew && letters.length < SHORTEST_SURE_NAME;
}

/** The words that may belong to one name with the word at `index`. */
export function runFrom(
  text: string,
  words: readonly CapitalisedWord[],
  index: number,
): readonly CapitalisedWord[] {
  let end = index + 1;
  while (end - index < LONGEST_NAME) {
    const left = words[end - 1];
    const right = words[end];
    if (left === undefined || right === undefined || !INSIDE_NAME.test(text.slice(left.to, right.from)))
      break;
    end += 1;
  }
  return words.slice(index, end);
}

/** A run of words that could be a name no table knows: not at a sentence's head, where any word has a capital. */
function unknownNameAt(
  text: string,
  words: readonly CapitalisedWord[],
  index: number,
  language: FactLanguage,
): Found | null {
  if (words[index]?.isNew !== false) return null;
  const run = runFrom(text, words, index);
  const end = run.findIndex((word) => !isNameLike(word, language));
  const name = end === -1 ? run : run.slice(0, end);
  const [first, last] = [name[0], name[name.length - 1]];
  if (first === undefined || last === undefined) return null;
  const letters = joinedLetters(text.slice(first.from, last.to));
  if (letters.length < SHORTEST_NAME) return null;
  return { from: first.from, to: last.to, id: null, letters, count: name.length, isStrong: false };
}

const SHORTEST_NAME = 4;

function isNameLike(word: CapitalisedWord, language: FactLanguage): boolean {
  const letters = joinedLetters(word.text);
  const isShouted = word.text.length > 1 && word.text === word.text.toUpperCase();
  const { months } = language === 'ru' ? RU_LEXICON : EN_LEXICON;
  return !isShouted && !NOT_NAMES[language].has(letters) && !months.has(letters);
}

function asFact(text: string, found: Found, editorial: readonly Span[]): Fact {
  const { from, to, id, letters, isStrong } = found;
  return {
    from,
    to,
    text: text.slice(from, to),
    values: [{ type: 'name', id, letters }],
    unit: null,
    strength: isStrong ? 'strong' : 'soft',
    isEditorial: editorial.some((span) => span.from <= from && to <= span.to),
  };
}
