import type { Span } from '../discrepancy/discrepancy';
import { joinedLetters, stemsOf } from './aliases';
import type { NameTable } from './aliases';
import type { Fact } from './fact';
import { demands } from './fact-match';
import type { FactPair } from './fact-match';
import { capitalisedWords, runFrom } from './names';
import { ALIKE, likeness, skeletonOf } from './skeleton';
import { isTranscription } from './transcribe';

/** The names of one bead: what must find a counterpart, and the other side's names in it and beside it. */
export type BeadNames = {
  readonly ru: readonly Fact[];
  readonly en: readonly Fact[];
  readonly ruNearby: readonly Fact[];
  readonly enNearby: readonly Fact[];
};

/**
 * A Russian name that is one confusable letter away from the name in the translation. `isVariant`: only a vowel
 * differs, so that it may as well be another way of spelling it.
 */
export type MisreadName = Span & {
  readonly text: string;
  readonly en: Fact;
  readonly suggestion: string;
  readonly isVariant: boolean;
};

/** `differing` pairs are two known names that are not one; `onlyRu` and `onlyEn` are known and unmatched. */
export type NameMatch = {
  readonly misread: readonly MisreadName[];
  readonly differing: readonly FactPair[];
  readonly onlyRu: readonly Fact[];
  readonly onlyEn: readonly Fact[];
};

/** Letters that OCR and typists take for one another in faint typescript. */
const CONFUSABLE = ['инпй', 'сео', 'шщ', 'лп', 'ъьы', 'эз', 'хк', 'вз', 'тг', 'ад', 'бв', 'цщ', 'ую', 'мш'];
/** Shorter names become other names too easily. */
const SHORTEST_MISREAD = 4;

/** Compares the names of one bead of `text` with its translation. */
export function matchNames(text: string, bead: Span, names: BeadNames, aliasesNear: AliasLookup): NameMatch {
  const misread = misreadNames(text, bead, names, aliasesNear);
  const isExplained = (en: Fact): boolean => misread.some((one) => sameName(one.en, en));
  const isTaken = (ru: Fact): boolean => misread.some((one) => one.from < ru.to && ru.from < one.to);
  const onlyRu = names.ru.filter(
    (ru) => demands(ru) && !isTaken(ru) && !names.enNearby.some((en) => namesAgree(ru, en)),
  );
  const onlyEn = names.en.filter(
    (en) => demands(en) && !isExplained(en) && !names.ruNearby.some((ru) => namesAgree(ru, en)),
  );
  const [ru, en] = [onlyRu[0], onlyEn[0]];
  const isPair = ru !== undefined && en !== undefined && onlyRu.length === 1 && onlyEn.length === 1;
  return isPair
    ? { misread, differing: [{ ru, en }], onlyRu: [], onlyEn: [] }
    : { misread, differing: [], onlyRu, onlyEn };
}

function nameOf(fact: Fact): { readonly id: string | null; readonly letters: string } {
  const value = fact.values.find((one) => one.type === 'name');
  return value ?? { id: null, letters: '' };
}

function sameName(a: Fact, b: Fact): boolean {
  const [left, right] = [nameOf(a), nameOf(b)];
  return left.id === null ? left.letters === right.letters : left.id === right.id;
}

/** Which of the English names the Russian one is likeliest to be; empty when there are none. */
export function bestLatinName(ru: string, names: readonly string[]): string {
  const letters = joinedLetters(ru);
  const score = (en: string): number =>
    isTranscribedName(letters, joinedLetters(en)) ? 1 : likeness(letters, joinedLetters(en));
  return [...names].sort((a, b) => score(b) - score(a))[0] ?? '';
}

/**
 * Whether a Russian and an English name can be one: by the table, else by sound. Two known names that are spelt alike
 * to the letter are one all the same: Andong is a town in Korea, too.
 */
export function namesAgree(ru: Fact, en: Fact): boolean {
  const [left, right] = [nameOf(ru), nameOf(en)];
  if (left.id !== null && right.id !== null)
    return left.id === right.id || isTranscribedName(left.letters, right.letters);
  return (
    isTranscribedName(left.letters, right.letters) ||
    soundsAlike(left.letters, right.letters) ||
    likeness(left.letters, right.letters) >= ALIKE
  );
}

/** In the nominative or another case: «Дэ-хуаем» lost the й of «Дэ-хуай». */
export function isTranscribedName(russian: string, english: string): boolean {
  const softened = russian.replace(/(?:ем|[яюеи])$/u, 'й');
  return [...stemsOf(russian), softened].some((stem) => isTranscription(stem, english));
}

/** Two consonants come together by accident, so then the vowels must speak for it as well. */
const SLIGHTLY_ALIKE = 0.4;

function soundsAlike(russian: string, english: string): boolean {
  const skeleton = skeletonOf(english);
  if (skeleton.length < 2 || !stemsOf(russian).some((stem) => skeletonOf(stem) === skeleton)) return false;
  return skeleton.length >= SHORTEST_SKELETON || likeness(russian, english) >= SLIGHTLY_ALIKE;
}

function misreadNames(
  text: string,
  bead: Span,
  names: BeadNames,
  aliasesNear: AliasLookup,
): readonly MisreadName[] {
  const slice = text.slice(bead.from, bead.to);
  const words = capitalisedWords(slice, 'ru', aliasesNear.table);
  const found: MisreadName[] = [];
  let end = 0;
  words.forEach((word, i) => {
    if (word.from < end) return;
    const run = runFrom(slice, words, i);
    for (let count = run.length; count > 0; count -= 1) {
      const span = { from: word.from, to: run[count - 1]?.to ?? word.to };
      const one = misreadName(slice.slice(span.from, span.to), names, aliasesNear);
      if (one === null) continue;
      found.push({ from: bead.from + span.from, to: bead.from + span.to, ...one });
      end = span.to;
      break;
    }
  });
  return found;
}

type Misreading = Omit<MisreadName, 'from' | 'to'>;

/** Only names that the alias table knows: for others sound and place decide (`strayNames`). */
function misreadName(written: string, names: BeadNames, aliasesNear: AliasLookup): Misreading | null {
  const letters = joinedLetters(written);
  if (letters.length < SHORTEST_MISREAD) return null;
  return misreadAlias(written, letters, aliasesNear.near(letters), names);
}

type NearAlias = { readonly id: string; readonly variant: Variant };

export type AliasLookup = {
  readonly table: NameTable;
  /** Known names that are one confusable letter away from joined letters which are no known name themselves. */
  readonly near: (letters: string) => readonly NearAlias[];
};

/** A lookup that remembers: the same capitalised words stand at the heads of many sentences. */
export function aliasLookup(table: NameTable): AliasLookup {
  const kept = new Map<string, readonly NearAlias[]>();
  const near = (letters: string): readonly NearAlias[] => {
    const known = kept.get(letters);
    if (known !== undefined) return known;
    const found = table.find(letters, 'ru') === null ? nearAliases(letters, table) : [];
    kept.set(letters, found);
    return found;
  };
  return { table, near };
}

function nearAliases(letters: string, table: NameTable): readonly NearAlias[] {
  return oneEditVariants(letters).flatMap((variant) => {
    const found = table.find(variant.letters, 'ru');
    return found === null ? [] : [{ id: found.alias.id, variant }];
  });
}

type Variant = { readonly letters: string; readonly at: number; readonly letter: string };

function oneEditVariants(letters: string): readonly Variant[] {
  return [...letters].flatMap((was, at) => {
    const others = CONFUSABLE.filter((group) => group.includes(was)).flatMap((group) => [...group]);
    return others
      .filter((letter) => letter !== was)
      .map((letter) => ({ letters: letters.slice(0, at) + letter + letters.slice(at + 1), at, letter }));
  });
}

function misreadAlias(
  written: string,
  letters: string,
  near: readonly NearAlias[],
  names: BeadNames,
): Misreading | null {
  for (const { id, variant } of near) {
    const en = names.enNearby.find((name) => nameOf(name).id === id);
    if (en === undefined) continue;
    const isVariant = skeletonOf(letters) === skeletonOf(variant.letters);
    return { text: written, en, suggestion: replaceLetter(written, variant), isVariant };
  }
  return null;
}

/** Skeletons shorter than this come together by accident. */
const SHORTEST_SKELETON = 3;

/** The written name with its `at`-th letter replaced, in the case of the letter it replaces. */
function replaceLetter(written: string, variant: Variant): string {
  let index = -1;
  return [...written]
    .map((sign) => {
      if (/\p{L}/u.test(sign)) index += 1;
      if (index !== variant.at || !/\p{L}/u.test(sign)) return sign;
      return sign === sign.toUpperCase() ? variant.letter.toUpperCase() : variant.letter;
    })
    .join('');
}
