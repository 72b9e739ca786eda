import { containsPoint, unionBox, type BoxPx } from '../base/geometry';

/** A word's ink may reach so far beyond its box, in heights of the word. */
const REACH = 0.35;
/** Letters of one line stand no farther apart than so many heights of a letter, a typist's blank among them. */
const NEAR = 2;
/** They share so much of the lower one's height. */
const SHARED = 0.5;
/** Fewer letters in a row are a scrap, a crease or a rule's end. */
const FEWEST = 3;
/** Two are a number of a table where they are alike in height, and as close as its digits. */
const PAIR = 2;
const ALIKE = 0.8;
const PAIR_NEAR = 0.6;

/** A word narrower than this share of what its letters take elsewhere is drawn too short: the recogniser guesses where words end. */
const TOO_NARROW = 0.8;
/** So many letters tell how wide they are. */
const TELLING = 4;

export type WordInk = { readonly text: string; readonly boxPx: BoxPx };

/** The boxes of words, those that are drawn too short as wide as their letters are elsewhere. */
export function coverOf(words: readonly WordInk[]): readonly BoxPx[] {
  const usual = usualWidth(words);
  return words.map(({ text, boxPx }) => {
    const lacks = usual * text.length - (boxPx.x1 - boxPx.x0);
    if (lacks <= (1 - TOO_NARROW) * usual * text.length) return boxPx;
    return { ...boxPx, x0: boxPx.x0 - lacks, x1: boxPx.x1 + lacks };
  });
}

function usualWidth(words: readonly WordInk[]): number {
  const widths = words
    .filter(({ text }) => text.length >= TELLING)
    .map(({ text, boxPx }) => (boxPx.x1 - boxPx.x0) / text.length)
    .sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
}

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
  const lines = rows.filter(isLine).flatMap((row) => unionBox(row) ?? []);
  return lines.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

function isLine(row: readonly BoxPx[]): boolean {
  const [a, b] = row;
  if (row.length !== PAIR || a === undefined || b === undefined) return row.length >= FEWEST;
  const [lower, higher] = [a.y1 - a.y0, b.y1 - b.y0].sort((one, other) => one - other) as [number, number];
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared >= ALIKE * higher && b.x0 - a.x1 <= PAIR_NEAR * lower;
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
