import { wordText, type Line } from '../page/transcription';

/**
 * The recogniser reads Russian letters alone. Of other letters it makes words that no Russian text has: digits or capitals among small
 * letters, a dollar before them. `Electric` becomes `Е1есег1с`.
 */
const STRANGE = /\p{L}\d+\p{L}|\p{Ll}(?!Ъ)\p{Lu}|\$\p{L}/u;
const MOST_DIGITS = 0.5;
/** Fewer are slips of wear. */
const FEWEST_STRANGE = 3;

/** Before 1918 a word that ends in a consonant ends in ъ; a modern text has none. */
const OLD_END = /\p{L}{2}[ъЪ][^\p{L}]*$/u;
const FEWEST_OLD = 5;
const OLD_SHARE = 0.05;

/** How many words look as if their letters were Latin; 0 where so few do that it may be wear. */
export function foreignWords(lines: readonly Line[]): number {
  const strange = wordsOf(lines).filter(isStrange).length;
  return strange < FEWEST_STRANGE ? 0 : strange;
}

/** How many words are spelt as before 1918; 0 where the sheet is not. */
export function oldWords(lines: readonly Line[]): number {
  const words = wordsOf(lines);
  const old = words.filter((word) => OLD_END.test(word)).length;
  return old < FEWEST_OLD || old < OLD_SHARE * words.length ? 0 : old;
}

function wordsOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => line.words.map((word) => wordText(line, word)));
}

function isStrange(word: string): boolean {
  const digits = (word.match(/\d/gu) ?? []).length;
  return STRANGE.test(word) && digits <= MOST_DIGITS * word.length && !/\d-\p{L}/u.test(word);
}
