import { ALIASES } from './alias-table';
import type { Alias } from './alias-table';
import type { FactLanguage } from './fact';

/** Case endings of Russian names, longest first; what is left must be a known stem. */
const ENDINGS = [
  'ией',
  'ого',
  'ому',
  'ыми',
  'ими',
  'ом',
  'ем',
  'ой',
  'ей',
  'ым',
  'им',
  'ою',
  'ию',
  'ии',
  'ия',
  'ью',
];
const VOWEL_ENDINGS = ['а', 'у', 'е', 'ы', 'и', 'ю', 'я', 'ь', 'й', 'о'];

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

type Index = ReadonlyMap<string, Alias>;

function indexOf(language: FactLanguage): Index {
  const index = new Map<string, Alias>();
  for (const alias of ALIASES) {
    for (const form of alias[language]) {
      const letters = joinedLetters(form);
      const keys = language === 'ru' ? [letters, nominativeStem(letters)] : [letters];
      for (const key of keys) if (!index.has(key)) index.set(key, alias);
    }
  }
  return index;
}

/** Корея → коре, Берия → бер, Вышинский → вышинск: the part that stays through the cases. */
function nominativeStem(letters: string): string {
  const stem = letters.replace(/(?:ия|ий|ый|ой|[аяоейьы])$/u, '');
  return stem.length >= 3 ? stem : letters;
}

const INDEX: Readonly<Record<FactLanguage, Index>> = { ru: indexOf('ru'), en: indexOf('en') };

/** The entry that a name's joined letters belong to, in any Russian case; or null. */
export function aliasOf(letters: string, language: FactLanguage): Alias | null {
  const index = INDEX[language];
  if (language === 'en') return index.get(letters) ?? index.get(letters.replace(/s$/, '')) ?? null;
  for (const stem of stemsOf(letters)) {
    const found = index.get(stem);
    if (found !== undefined) return found;
  }
  return null;
}

/** So many first letters tell places apart, whatever their adjectives do to the rest: Москва, московский. */
const ADJECTIVE_LETTERS = 4;

const BY_BEGINNING: ReadonlyMap<string, Alias> = new Map(
  ALIASES.filter((alias) => alias.kind !== 'person').flatMap((alias) =>
    alias.ru
      .map(joinedLetters)
      .filter((letters) => letters.length >= ADJECTIVE_LETTERS)
      .map((letters) => [letters.slice(0, ADJECTIVE_LETTERS), alias] as const),
  ),
);

/** The place or state that a Russian adjective in -ский may be made of; or null. */
export function aliasOfAdjective(letters: string): Alias | null {
  return BY_BEGINNING.get(letters.slice(0, ADJECTIVE_LETTERS)) ?? null;
}
