/** One name in both languages, as a person taught it for a project. */
export type NamePair = { readonly ru: string; readonly en: string };

/** What stands in a project's list: a pair, or word that an earlier one was taken back. */
export type NamePairRecord = NamePair & { readonly isKnown: boolean };

const LONGEST_NAME = 200;

/** A pair fit for the list: trimmed, on one line, each side in its own script; or null. */
export function namePair(ru: string, en: string): NamePair | null {
  const pair = { ru: tidy(ru), en: tidy(en) };
  const isFit = /\p{Script=Cyrillic}/u.test(pair.ru) && /\p{Script=Latin}/u.test(pair.en);
  return isFit && Math.max(pair.ru.length, pair.en.length) <= LONGEST_NAME ? pair : null;
}

function tidy(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The pairs that stand, newest last: of two records of one pair the later counts. */
export function standingPairs(records: readonly NamePairRecord[]): readonly NamePair[] {
  const standing = new Map<string, NamePair>();
  for (const { ru, en, isKnown } of records) {
    const key = `${ru.toLowerCase()}\n${en.toLowerCase()}`;
    standing.delete(key);
    if (isKnown) standing.set(key, { ru, en });
  }
  return [...standing.values()];
}
