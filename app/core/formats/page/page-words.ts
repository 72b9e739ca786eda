import type { Span } from '../../base/span';
import { toXmlCharacters } from '../xml/xml-escape';

/** A word as a file tells it: its text and, where a file says so, where it stands in its line. */
export type StatedWord = { readonly text: string; readonly at: Span | null };

/**
 * Where each word stands in the text of its line, in order and without overlap; null for a word that is not
 * there, as when a line was corrected and its words were not. Stated places are believed if all texts agree.
 * Where the line has as many tokens as words, they are taken one for one, so a word that reads otherwise than
 * its line keeps its ink; else each word is looked for after the one before.
 */
export function placeWords(lineText: string, words: readonly StatedWord[]): readonly (Span | null)[] {
  const stated = placeStated(lineText, words);
  if (stated.every((place) => place !== null)) return stated;
  const tokens = [...lineText.matchAll(/\S+/g)];
  const isOneForOne = tokens.length === words.length && words.every((word) => !/\s/.test(word.text));
  return isOneForOne
    ? tokens.map((token, i) => placeInToken(token.index, token[0], words[i]?.text ?? ''))
    : placeInOrder(lineText, words);
}

/** The word inside its token (`слово` in `слово,`), or the whole token where they read differently. */
function placeInToken(from: number, token: string, word: string): Span {
  const at = token.indexOf(word);
  if (at < 0 || word === '') return { from, to: from + token.length };
  return { from: from + at, to: from + at + word.length };
}

function placeStated(lineText: string, words: readonly StatedWord[]): readonly (Span | null)[] {
  let end = 0;
  return words.map(({ at, text }) => {
    const isGood = at !== null && at.from >= end && toXmlCharacters(lineText.slice(at.from, at.to)) === text;
    if (!isGood) return null;
    end = at.to;
    return { from: at.from, to: at.to };
  });
}

function placeInOrder(lineText: string, words: readonly StatedWord[]): readonly (Span | null)[] {
  let end = 0;
  return words.map(({ text }) => {
    const from = lineText.indexOf(text, end);
    if (from < 0 || text === '') return null;
    end = from + text.length;
    return { from, to: end };
  });
}
