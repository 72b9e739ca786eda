import { impossibleTriples } from './letter-triples';
import { modernised } from './old-spelling';

/** The beginning of a text that does not read as Russian, for the person to judge by. */
export type NotRussian = { readonly sample: string };

/** Shorter words are alike in many languages, and abbreviations. */
const SHORTEST_WORD = 3;
/** Below so many words only what is Russian in hardly any of them is doubted. */
const FEWEST_WORDS = 8;
/** Bad recognition of typescript has Russian letters side by side in two thirds of its words, Ukrainian in half of them. */
const RUSSIAN_SHARE = 0.55;
const RUSSIAN_SHARE_OF_FEW = 0.25;
/** Fewer words than this say nothing: a stamp, a number, a name. */
const FEWEST_JUDGED = 2;
/** Of marks that are neither letters nor figures, a text of so many pieces may have so many. */
const SIGNS_SHARE = 0.5;
const SAMPLE_CHARS = 80;
/** A book is judged by its beginning. */
const MOST_CHARS = 100_000;

/**
 * Whether a text is something else than Russian: another language, letters of the wrong code page, or what a recogniser
 * for another alphabet made of Russian. Null where it reads as Russian, in either spelling, and where there is too little
 * to tell, such as a table of figures.
 */
export function notRussian(whole: string): NotRussian | null {
  const text = whole.slice(0, MOST_CHARS).normalize('NFC');
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter(({ length }) => length >= SHORTEST_WORD);
  const isDoubtful =
    words.length < FEWEST_JUDGED
      ? isSigns(text)
      : shareOf(words, spellingOf(text)) < leastShare(words.length);
  return isDoubtful ? { sample: sampleOf(text) } : null;
}

function leastShare(words: number): number {
  return words < FEWEST_WORDS ? RUSSIAN_SHARE_OF_FEW : RUSSIAN_SHARE;
}

type Spelling = (word: string) => string;

/** Ukrainian has і as well, but neither ѣ nor a hard sign at the end of its words. */
const OLD = /ѣ|[бвгджзклмнпрстфхцчшщ]ъ(?!\p{L})/iu;

function spellingOf(text: string): Spelling {
  return OLD.test(text) ? modernised : (word) => word;
}

function shareOf(words: readonly string[], spelling: Spelling): number {
  return words.map(spelling).filter(isLikeRussian).length / words.length;
}

function isLikeRussian(word: string): boolean {
  return /^[а-яё]+$/u.test(word) && impossibleTriples(word) === 0;
}

function isSigns(text: string): boolean {
  const pieces = text.split(/\s+/u).filter((piece) => piece !== '');
  const signs = pieces.filter((piece) => !/[\p{L}\p{N}.…_—-]/u.test(piece)).length;
  return pieces.length >= FEWEST_WORDS && signs > pieces.length * SIGNS_SHARE;
}

function sampleOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= SAMPLE_CHARS ? line : `${line.slice(0, SAMPLE_CHARS).trimEnd()}…`;
}
