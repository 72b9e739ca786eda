import { editsBetween } from '../../base/edits-between';
import { comparisonKey } from '../../text/key';
import type { Dictionary } from './aids';

const SHORTEST = 5;
const MOST_EDITS = 3;
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';

/**
 * What the ink may have where the machine read no word and the text has another one: the word one letter away from what was
 * read that is nearest to the text. Null where the text itself is that near, so that a misreading of it explains all.
 */
export function likelyInk(text: string, read: string, { knows }: Dictionary): string | null {
  const [here, there] = [comparisonKey(text), comparisonKey(read)];
  if (there.length < SHORTEST || !/^[а-я]+$/u.test(there) || knows(there)) return null;
  if (editsBetween(here, there) < 2 || editsBetween(here, there) > MOST_EDITS) return null;
  let best: { readonly at: number; readonly letter: string; readonly edits: number } | null = null;
  for (let at = 0; at < there.length; at += 1)
    for (const letter of LETTERS) {
      const word = there.slice(0, at) + letter + there.slice(at + 1);
      const edits = editsBetween(word, here);
      if (edits === 0) return null;
      if (edits < Math.min(editsBetween(here, there), best?.edits ?? Infinity) && knows(word))
        best = { at, letter, edits };
    }
  return best === null ? null : withLetter(read, best.at, best.letter);
}

/** What was read with another letter in the place of its letter `at`, capitals and signs as they are. */
function withLetter(read: string, at: number, letter: string): string {
  let letters = -1;
  return read.replace(/\p{L}/gu, (own) => {
    letters += 1;
    if (letters !== at) return own;
    return own === own.toLowerCase() ? letter : letter.toUpperCase();
  });
}
