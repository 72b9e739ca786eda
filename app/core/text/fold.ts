/** Folding for comparison: what readers take for the same text. Nothing here ever changes a transcription. */

/** Latin letters that look like Cyrillic ones in typescript, and what they look like. */
const LATIN_LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Latin lookalikes of a word that holds a Cyrillic letter become Cyrillic; any other word stays. */
export function foldScript(word: string): string {
  if (!CYRILLIC.test(word)) return word;
  return word.replace(/[A-Za-z]/g, (letter) => LATIN_LOOKALIKES[letter] ?? letter);
}

export function foldYo(text: string): string {
  const small = text.includes('ё') ? text.replace(/ё/g, 'е') : text;
  return small.includes('Ё') ? small.replace(/Ё/g, 'Е') : small;
}

/** Dashes and hyphens of every length, and the minus, become `-`. */
export function foldDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Quotation marks of every shape become `"`, and apostrophes `'`. */
export function foldQuotes(text: string): string {
  return text.replace(/[«»„“”‟]/g, '"').replace(/[‘’‚‛`´]/g, "'");
}

/** Most lines have nothing to fold. */
const MAY_FOLD = /[\u2010-\u2015\u2212«»„“”‟‘’‚‛`´ёЁ]/;

/** Dashes, quotation marks and ё in one go: what editions of one text spell differently. */
export function foldSpelling(text: string): string {
  if (!MAY_FOLD.test(text)) return text;
  return foldYo(foldQuotes(foldDashes(text)));
}
