/** What stands in a project's list: a word that is right in it, or that an earlier one was taken back. */
export type WordRecord = { readonly word: string; readonly isKnown: boolean };

const LONGEST_WORD = 60;
const WORD = /^[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*$/u;

/** A word fit for the list: composed (NFC), letters alone or parts joined by hyphens; or null. */
export function projectWord(text: string): string | null {
  const word = text.normalize('NFC').trim();
  return word.length <= LONGEST_WORD && WORD.test(word) && /\p{L}/u.test(word) ? word : null;
}

/** Under which a word is looked for: capitals and ё make no other word of it. */
export function wordKey(word: string): string {
  return word.toLowerCase().replace(/ё/g, 'е');
}

/** The words that stand, newest last: of several records of one word the last counts. */
export function standingWords(records: readonly WordRecord[]): readonly string[] {
  const standing = new Map<string, string>();
  for (const { word, isKnown } of records) {
    const key = wordKey(word);
    standing.delete(key);
    if (isKnown) standing.set(key, word);
  }
  return [...standing.values()];
}

/** Whether the list has the word, however it is written. */
export function hasWord(words: readonly string[], word: string): boolean {
  const key = wordKey(word);
  return words.some((each) => wordKey(each) === key);
}
