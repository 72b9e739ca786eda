import type { Span } from '../../base/span';
import { mayBeWord } from './garbled';
import type { Shape } from './garbled';

/** An unknown word at its place in the text, in the shape it is written in. */
export type UnknownWord = {
  readonly at: number;
  readonly part: string;
  readonly shape: Shape;
  readonly isDoubted: boolean;
};

/** So many words of a document are looked at closely; a document with more of them is no text. */
const MOST_OF_ALL = 600;
/** But so many of each sheet, however long the document is. */
const LEAST_OF_SHEET = 2;

export type CloseLooks = {
  /** The words, in small letters, that get a close look. */
  readonly close: ReadonlySet<string>;
  /** How many more words would have got one in a document with fewer. */
  readonly leftOut: number;
};

/**
 * The words that get a close look: an equal share for every sheet, so that what is found on one does
 * not hang on those before it. Words that the machine was not sure of come first, then longer ones: there a likely word
 * says more.
 */
export function closeLooks(words: readonly UnknownWord[], sheets: readonly Span[]): CloseLooks {
  const wanted = words.filter(({ part, shape }) => shape === 'small' || mayBeWord(part.toLowerCase(), shape));
  const share = Math.max(LEAST_OF_SHEET, Math.floor(MOST_OF_ALL / Math.max(1, sheets.length)));
  const close = new Set(bySheet(wanted, sheets).flatMap((own) => firstOf(own, share)));
  const all = new Set(wanted.map(({ part }) => part.toLowerCase()));
  return { close, leftOut: all.size - close.size };
}

function bySheet(
  words: readonly UnknownWord[],
  sheets: readonly Span[],
): readonly (readonly UnknownWord[])[] {
  if (sheets.length < 2) return [words];
  const parted: UnknownWord[][] = sheets.map(() => []);
  let sheet = 0;
  for (const word of words) {
    while (sheet < sheets.length - 1 && (sheets[sheet]?.to ?? 0) <= word.at) sheet += 1;
    parted[sheet]?.push(word);
  }
  return parted;
}

function firstOf(words: readonly UnknownWord[], count: number): readonly string[] {
  const doubted = new Set(words.filter(({ isDoubted }) => isDoubted).map(({ part }) => part.toLowerCase()));
  const distinct = [...new Set(words.map(({ part }) => part.toLowerCase()))];
  if (distinct.length <= count) return distinct;
  const rank = (word: string): number => word.length + (doubted.has(word) ? 1_000 : 0);
  return distinct.sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1)).slice(0, count);
}
