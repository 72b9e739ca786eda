/** What a reader takes for one character: with its marks, so that none is torn from its letter. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** No character that people write is longer; what is, is cut. */
const MOST_UNITS_A_COLUMN = 16;

/** East Asian wide and full-width characters (UAX #11) take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;
/** Without these, every UTF-16 unit is a character of one column: the ordinary case, and a hundred times as fast. */
const SPECIAL =
  /[\p{M}\p{Cf}\p{Script=Hangul}\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\r\u{10000}-\u{10ffff}]/u;

/** How many columns of a terminal `text` takes; combining marks take none. */
export function columnsOf(text: string): number {
  if (!SPECIAL.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += columnsOfGrapheme(segment);
  return columns;
}

function columnsOfGrapheme(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : /^\p{M}+$/u.test(grapheme) ? 0 : 1;
}

/** `text`, or as much of its start as fits into `columns` with `…` after it; never more than that is looked at. */
export function fittedTo(text: string, columns: number): string {
  const start = text.slice(0, columns * MOST_UNITS_A_COLUMN);
  if (start.length === text.length && columnsOf(text) <= columns) return text;
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(start)) {
    used += columnsOfGrapheme(segment);
    if (used > columns - 1) break;
    end = index + segment.length;
  }
  return `${start.slice(0, end)}…`;
}

/** The text in exactly so many columns. */
export function paddedTo(text: string, columns: number): string {
  const fitted = fittedTo(text, columns);
  return fitted + ' '.repeat(Math.max(0, columns - columnsOf(fitted)));
}

/** Characters of one text that a terminal of any width can show. */
const LONGEST_SHOWN = 4_000;

/**
 * On one line, without control and direction characters, which could steer the terminal: they are shown as `�`. What
 * no terminal can show is left out, since a passage may be as long as a book.
 */
export function printable(text: string): string {
  const shown = text.slice(0, LONGEST_SHOWN) + (text.length > LONGEST_SHOWN ? '…' : '');
  return shown
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
}
