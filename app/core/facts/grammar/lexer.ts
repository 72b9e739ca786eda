import type { Span } from '../../base/span';

/** A word in the form in which tables know it: lower case, ё as е. */
export type Lexeme = Span & { readonly key: string };

const LETTERS = /[\p{L}\p{M}]+/uy;
/** White space with at most one line end: numbers and dates run over lines but not over paragraphs. */
const GAP = /[ \t\u00a0]*(?:\r?\n[ \t\u00a0]*)?/y;

/** The word that begins exactly at `at`, or null. */
export function lexemeAt(text: string, at: number): Lexeme | null {
  LETTERS.lastIndex = at;
  const match = LETTERS.exec(text);
  if (match === null) return null;
  return { from: at, to: at + match[0].length, key: lexemeKey(match[0]) };
}

const OLD_LETTERS: Readonly<Record<string, string>> = { ё: 'е', ѣ: 'е', і: 'и', ѳ: 'ф', ѵ: 'и' };

/** A word as tables have it: small letters, ё as е, and the spelling before 1918 as that of today. */
export function lexemeKey(word: string): string {
  const small = word.toLowerCase();
  if (!SPELT_OTHERWISE.test(small)) return small;
  return small
    .replace(/[ёѣіѳѵ]/gu, (letter) => OLD_LETTERS[letter] ?? letter)
    .replace(/(?<=[бвгджзклмнпрстфхцчшщ])ъ$/u, '');
}

const SPELT_OTHERWISE = /[ёѣіѳѵъ]/u;

/** The first offset at or after `at` that is not white space (looking over one line end at most). */
export function skipGap(text: string, at: number): number {
  GAP.lastIndex = at;
  GAP.exec(text);
  return GAP.lastIndex;
}

/** The word after `at`, with white space between. */
export function nextLexeme(text: string, at: number): Lexeme | null {
  const start = skipGap(text, at);
  return start === at ? null : lexemeAt(text, start);
}

/** The match of a sticky `pattern` at `at`, or null. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where `pattern` ends when it matches at `at`, and `at` otherwise. */
export function skip(pattern: RegExp, text: string, at: number): number {
  const match = matchAt(pattern, text, at);
  return match === null ? at : at + match[0].length;
}
