import type { Furniture } from '../../text/furniture';
import type { StepsOff } from '../../text/steps';
import { scanWords, type BodyColumns, type WordNumbers } from './body';
import { hardBoundaryAfter } from './hard-boundary';

/** Text is read in pieces of about so many characters, between which whoever waits may stop. */
const PIECE_CHARS = 65_536;

/** All words of a text, in steps. */
export function* readWords(
  words: BodyColumns,
  text: string,
  furniture: readonly Furniture[],
  numberOf: WordNumbers,
  off: StepsOff,
): Generator<undefined, void, void> {
  for (let from = 0; from < text.length;) {
    const to = hardBoundaryAfter(text, from + PIECE_CHARS);
    scanWords(words, text, { from, to }, furniture, numberOf, off);
    from = to;
    yield;
  }
}
