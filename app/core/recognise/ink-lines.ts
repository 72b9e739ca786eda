import { containsPoint, unionBox, type BoxPx } from '../geometry';

/** A word's ink may reach so far beyond its box, in heights of the word. */
const REACH = 0.35;
/** Letters of one line stand no farther apart than so many heights of a letter, a typist's blank among them. */
const NEAR = 2;
/** They share so much of the lower one's height. */
const SHARED = 0.5;
/** Fewer letters in a row are a scrap, a crease or a rule's end. */
const FEWEST = 3;

/**
 * The rows of ink that look like type and that no word was read on, from the top. `letters` are the boxes of what could be letters,
 * `words` those of all words that any pass gave; all px of one upright, level picture.
 */
export function inkLinesWithoutWords(letters: readonly BoxPx[], words: readonly BoxPx[]): readonly BoxPx[] {
  const reaches = words.map(grown);
  const bare = letters.filter((letter) => !reaches.some((word) => holds(word, letter)));
  const rows: BoxPx[][] = [];
  for (const letter of [...bare].sort((a, b) => a.x0 - b.x0)) {
    const row = rows.find((one) => goesOn(one.at(-1), letter));
    if (row === undefined) rows.push([letter]);
    else row.push(letter);
  }
  const lines = rows.filter((row) => row.length >= FEWEST).flatMap((row) => unionBox(row) ?? []);
  return lines.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

function grown({ x0, y0, x1, y1 }: BoxPx): BoxPx {
  const reach = REACH * (y1 - y0);
  return { x0: x0 - reach, y0: y0 - reach, x1: x1 + reach, y1: y1 + reach };
}

function holds(word: BoxPx, { x0, y0, x1, y1 }: BoxPx): boolean {
  return containsPoint(word, (x0 + x1) / 2, (y0 + y1) / 2);
}

/** Whether `letter` stands next to the right of `last` on its row. */
function goesOn(last: BoxPx | undefined, letter: BoxPx): boolean {
  if (last === undefined) return false;
  const lower = Math.min(last.y1 - last.y0, letter.y1 - letter.y0);
  const shared = Math.min(last.y1, letter.y1) - Math.max(last.y0, letter.y0);
  return shared >= SHARED * lower && letter.x0 - last.x1 <= NEAR * lower;
}
