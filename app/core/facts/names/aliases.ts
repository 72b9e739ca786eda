import { ALIASES } from './alias-table';
import type { Alias } from './alias-table';
import type { FactLanguage } from '../grammar/fact';
import type { NamePair } from './project-aliases';

/** Case endings of Russian names, longest first; what is left must be a known stem. */
const ENDINGS =
  'ией ого его ому ему ыми ими ая яя ое ее ые ие ом ем ой ей ым им ых их ою ую ию ии ия ью ий ый'.split(' ');
const VOWEL_ENDINGS = [...'аеуыиюяьйо'];

/** A name's letters and nothing else, lower case, ё as е: the form in which tables know it. */
export function joinedLetters(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/['’]s(?!\p{L})/gu, '')
    .replace(/[^\p{L}]/gu, '');
}

/** `letters` itself and what is left of it without each possible case ending. */
export function stemsOf(letters: string): readonly string[] {
  const cut = [...ENDINGS, ...VOWEL_ENDINGS]
    .filter((ending) => letters.endsWith(ending) && letters.length - ending.length >= 2)
    .map((ending) => letters.slice(0, -ending.length));
  return [letters, ...cut];
}

/** How a name was found: as the table has it, or only without a case ending. */
export type FoundAlias = { readonly alias: Alias; readonly isExact: boolean };

/** The names that are known: those that ship, and a project's own. */
export type NameTable = {
  /** The entry that a written name of one or more words belongs to, in any Russian case; or null. */
  readonly find: (written: string, language: FactLanguage) => FoundAlias | null;
  /** The place or state that a Russian adjective in -ский (joined letters) may be made of; or null. */
  readonly findAdjective: (letters: string) => Alias | null;
};

type Index = {
  readonly exact: ReadonlyMap<string, Alias>;
  /** By what stays through the cases: Корея → коре, Вышинский → вышинск. */
  readonly stems: ReadonlyMap<string, Alias>;
  /** By the stems of every word: Дальний Восток, на Дальнем Востоке → дальн восток. */
  readonly phrases: ReadonlyMap<string, Alias>;
};

/** So many first letters tell places apart, whatever their adjectives do to the rest: Москва, московский. */
const ADJECTIVE_LETTERS = 4;

export function nameTable(own: readonly NamePair[]): NameTable {
  return own.length === 0 ? SHIPPED_NAMES : tableOf(withOwn(ALIASES, own));
}

/**
 * A project's pair joins the entry that knows its English name, else its Russian one, else makes one of its own. The
 * entries of a project stand first, so what a person taught counts before what ships.
 */
function withOwn(aliases: readonly Alias[], own: readonly NamePair[]): readonly Alias[] {
  const ids = { ru: idsOf(aliases, 'ru'), en: idsOf(aliases, 'en') };
  const byId = new Map(aliases.map((alias) => [alias.id, alias]));
  const touched = new Set<string>();
  for (const { ru, en } of own) {
    const letters = { ru: joinedLetters(ru), en: joinedLetters(en) };
    const id = ids.en.get(letters.en) ?? ids.ru.get(letters.ru) ?? `own ${letters.en}`;
    const known = byId.get(id) ?? { id, kind: 'person', ru: [], en: [] };
    byId.set(id, { ...known, ru: [...known.ru, ru], en: [...known.en, en] });
    ids.ru.set(letters.ru, id);
    ids.en.set(letters.en, id);
    touched.add(id);
  }
  const [first, rest] = [[...touched], [...byId.keys()].filter((id) => !touched.has(id))];
  return [...first, ...rest].flatMap((id) => byId.get(id) ?? []);
}

function idsOf(aliases: readonly Alias[], language: FactLanguage): Map<string, string> {
  return new Map([...exactIndex(aliases, language)].map(([letters, { id }]) => [letters, id]));
}

function tableOf(aliases: readonly Alias[]): NameTable {
  const ru = russianIndex(aliases);
  const en = exactIndex(aliases, 'en');
  const adjectives = adjectiveIndex(aliases);
  return {
    find: (written, language) => (language === 'en' ? findEnglish(en, written) : findRussian(ru, written)),
    findAdjective: (letters) => adjectives.get(letters.slice(0, ADJECTIVE_LETTERS)) ?? null,
  };
}

function exactIndex(aliases: readonly Alias[], language: FactLanguage): ReadonlyMap<string, Alias> {
  const index = new Map<string, Alias>();
  for (const alias of aliases) for (const form of alias[language]) setOnce(index, joinedLetters(form), alias);
  return index;
}

function setOnce(index: Map<string, Alias>, key: string, alias: Alias): void {
  if (!index.has(key)) index.set(key, alias);
}

function russianIndex(aliases: readonly Alias[]): Index {
  const stems = new Map<string, Alias>();
  const phrases = new Map<string, Alias>();
  for (const alias of aliases) {
    for (const form of alias.ru) {
      setOnce(stems, nominativeStem(joinedLetters(form)), alias);
      if (/\s/.test(form)) setOnce(phrases, phraseKey(form), alias);
    }
  }
  return { exact: exactIndex(aliases, 'ru'), stems, phrases };
}

function nominativeStem(letters: string): string {
  const stem = letters.replace(/(?:ия|ий|ый|ой|ая|ое|[аяоейьы])$/u, '');
  return stem.length >= 3 ? stem : letters;
}

function phraseKey(written: string): string {
  return written
    .split(/\s+/u)
    .map((word) => caseStem(joinedLetters(word)))
    .join(' ');
}

/** What no case of noun or adjective touches: the closing vowels go, with -м, -х, -го, -му, -ми among them. */
function caseStem(letters: string): string {
  const stem = letters.replace(/[аеиоуыэюяьй]+(?:м|х|го|му|ми)?[аеиоуыэюяьй]*$/u, '');
  return stem.length < 3 ? letters : stem;
}

function findEnglish(index: ReadonlyMap<string, Alias>, written: string): FoundAlias | null {
  const letters = joinedLetters(written);
  const alias = index.get(letters) ?? index.get(letters.replace(/s$/, ''));
  return alias === undefined ? null : { alias, isExact: true };
}

function findRussian(index: Index, written: string): FoundAlias | null {
  const letters = joinedLetters(written);
  const exact = index.exact.get(letters);
  if (exact !== undefined) return { alias: exact, isExact: true };
  for (const stem of stemsOf(letters)) {
    const alias = index.exact.get(stem) ?? index.stems.get(stem);
    if (alias !== undefined) return { alias, isExact: false };
  }
  const phrase = /\s/.test(written) ? index.phrases.get(phraseKey(written)) : undefined;
  return phrase === undefined ? null : { alias: phrase, isExact: false };
}

function adjectiveIndex(aliases: readonly Alias[]): ReadonlyMap<string, Alias> {
  const index = new Map<string, Alias>();
  for (const alias of aliases.filter(({ kind }) => kind !== 'person')) {
    for (const letters of alias.ru.map(joinedLetters)) {
      if (letters.length >= ADJECTIVE_LETTERS) setOnce(index, letters.slice(0, ADJECTIVE_LETTERS), alias);
    }
  }
  return index;
}

export const SHIPPED_NAMES: NameTable = tableOf(ALIASES);
