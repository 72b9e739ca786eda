import type { Dictionary } from '../discrepancy/evidence/aids';
import { weightedDistance, type Confusions } from '../align/letter-edits';
import { isAbbreviation } from '../discrepancy/evidence/vocabulary';
import { SHOWN_OF_LINE } from '../page/page-limits';
import type { PlaceInLine } from '../page/word-at';
import { LINE_END_SIGNS } from '../text/line-end';

/** A word as its spelling is looked at. */
export type SpelledWord = {
  /** Where it stands: one place, or two where a hyphen breaks it at a line end. */
  readonly places: readonly PlaceInLine[];
  /** As one word. */
  readonly text: string;
  /** The ways in which it may be meant; it is unknown when all of them are. */
  readonly forms: readonly string[];
};

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const FEWEST_LETTERS = 3;
/** КНДР, ВПШП: in capitals, words of so few letters are abbreviations more often than words. */
const MOST_CAPITALS = 5;
/** «инж.» is an abbreviation, whichever it is. */
const MOST_ABBREVIATED = 4;

/** The words of a page whose spelling can be asked for: Russian ones, no numbers, no abbreviations. */
export function wordsToSpell(lines: readonly string[]): readonly SpelledWord[] {
  const found: SpelledWord[] = [];
  let isTaken = false;
  for (const [lineIndex, whole] of lines.entries()) {
    // No real line is longer, and in the rest of it nothing would be seen.
    const line = whole.slice(0, SHOWN_OF_LINE);
    const words = [...line.matchAll(WORD)];
    const begun = isTaken;
    isTaken = false;
    for (const [i, { index: from, 0: text }] of words.entries()) {
      if (i === 0 && begun) continue;
      const place = { lineIndex, from, to: from + text.length };
      const rest = i === words.length - 1 && line.length === whole.length ? restOf(lines, place) : null;
      isTaken = rest !== null;
      const word = rest === null ? { places: [place], text, forms: [text] } : broken(place, text, rest);
      if (isJudged(word.text, line[place.from - 1] ?? '', line[place.to] ?? '')) found.push(word);
    }
  }
  return found;
}

type Rest = { readonly place: PlaceInLine; readonly text: string };

/** Behind the word's last letter, which stands for itself here. */
const BREAKS_WORD = new RegExp(String.raw`^а${LINE_END_SIGNS}\s*$`, 'u');

/** What stands on the next Line of a word that ends its Line with a hyphen. */
function restOf(lines: readonly string[], { lineIndex, to }: PlaceInLine): Rest | null {
  if (!BREAKS_WORD.test(`а${lines[lineIndex]?.slice(to) ?? ''}`)) return null;
  const [first] = lines[lineIndex + 1]?.matchAll(WORD) ?? [];
  if (first === undefined || !/^\s*$/u.test(first.input.slice(0, first.index))) return null;
  const place = { lineIndex: lineIndex + 1, from: first.index, to: first.index + first[0].length };
  return { place, text: first[0] };
}

/** «теле-/грамма» is one word, «по-/русски» keeps its hyphen. */
function broken(place: PlaceInLine, text: string, rest: Rest): SpelledWord {
  const forms = [`${text}${rest.text}`, `${text}-${rest.text}`];
  return { places: [place, rest.place], text: `${text}${rest.text}`, forms };
}

/** `before` and `next`: the characters on either side. */
function isJudged(word: string, before: string, next: string): boolean {
  // «[нрзб]» is the archivist's, not the document's.
  if (before === '[' && next === ']') return false;
  if (word.length < FEWEST_LETTERS || /\p{N}/u.test(word) || !CYRILLIC.test(word)) return false;
  if (word.length <= MOST_CAPITALS && word === word.toUpperCase()) return false;
  return !(word.length <= MOST_ABBREVIATED && next === '.');
}

/** Whether the dictionary has a word, or all the parts of a compound. */
export function isSpelt(dictionary: Dictionary, word: string): boolean {
  if (dictionary.knows(word) || isAbbreviation(word)) return true;
  const parts = word.split('-');
  return parts.length > 1 && parts.every((part) => part.length < FEWEST_LETTERS || dictionary.knows(part));
}

/** The word that a caret before `column` stands in or at an edge of; null between words. */
export function spelledWordAt(
  words: readonly SpelledWord[],
  lineIndex: number,
  column: number,
): SpelledWord | null {
  const isHere = (place: PlaceInLine) =>
    place.lineIndex === lineIndex && place.from <= column && column <= place.to;
  return words.find(({ places }) => places.some(isHere)) ?? null;
}

/** Suggestions for a word, the likeliest misreading first; equal ones stay in the dictionary's order. */
export function rankSuggestions(
  word: string,
  suggestions: readonly string[],
  confusions: Confusions,
): readonly string[] {
  const cost = (text: string) => weightedDistance(word.toLowerCase(), text.toLowerCase(), confusions);
  return [...new Set(suggestions)]
    .map((text) => ({ text, cost: cost(text) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ text }) => text);
}
