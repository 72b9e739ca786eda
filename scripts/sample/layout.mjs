// Sets plain text on the grid of a typewriter: which words stand on which row, from which column.
import { breaksOf } from './hyphenate.mjs';

/** @typedef {{ text: string, column: number, row: number, hand: boolean }} TypedLine `row` counts single line spaces */

export const COLUMNS = 64;
const INDENT = 5;
/** Body text is typed at one and a half spacing, the typist's marks at single spacing. */
const BODY_STEP = 1.5;
const MARK_STEP = 1.05;

/** Where short lines stand; the first pattern that fits wins. Anything else is body text. */
const PLACES = [
  { fits: /^Продолжение шифртелеграммы/, place: 'centre' },
  { fits: /^\/см\.сл\.лист\/$/, column: 46 },
  { fits: /^(Экз\.|Лист) /, column: 50 },
  { fits: /^МАО ЦЗЕ-ДУН$/, column: 38 },
  { fits: /^(№ \d+|\d+\.\d+\.\d+ г\.)$/, column: 0 },
  { fits: /^(расш|отп|экз)\./, column: 0, step: MARK_STEP },
  { fits: /^Проверил:/, column: 0 },
  { fits: /^ПОЛКОВНИК$/, column: 10 },
  { fits: /^В\.И\. /, column: 28, hand: true, step: 2.2 },
  { fits: /^МАКАРОВ$/, column: 40 },
  { fits: /^\d\d\.\d\d$/, column: 42 },
];

/**
 * The text of each sheet. A sheet ends with the typist's mark that sends the reader to the next one.
 * @param {string} text
 * @returns {string[]}
 */
export function splitSheets(text) {
  return text.split(/(?<=\/см\.сл\.лист\/)\n+/).map((sheet) => sheet.trim());
}

/**
 * @param {string} sheet plain text: paragraphs apart by blank lines
 * @returns {TypedLine[]}
 */
export function setSheet(sheet) {
  const lines = [];
  let row = 0;
  for (const paragraph of sheet.split(/\n{2,}/)) {
    for (const source of paragraph.split('\n')) {
      const place = PLACES.find((candidate) => candidate.fits.test(source));
      for (const line of place === undefined ? setBody(source) : [setShort(source, place)]) {
        lines.push({ ...line, row });
        row += place?.step ?? BODY_STEP;
      }
    }
    row += isMark(paragraph) ? 0.6 : 0.25;
  }
  return lines;
}

const isMark = (paragraph) => /^(расш|отп|№ \d+$|№ \d+\n)/.test(paragraph);

function setShort(text, { place, column, hand = false }) {
  const from = place === 'centre' ? Math.floor((COLUMNS - text.length) / 2) : column;
  return { text, column: from, hand };
}

function setBody(paragraph) {
  const lines = [];
  let column = INDENT;
  let line = '';
  const close = () => {
    lines.push({ text: line, column, hand: false });
    column = 0;
    line = '';
  };
  for (let word of wordsOf(paragraph)) {
    for (;;) {
      const room = COLUMNS - column - (line === '' ? 0 : line.length + 1);
      if (word.length <= room) break;
      const cut = cutOf(word, room);
      if (cut !== null) line = joined(line, cut.head);
      word = cut?.rest ?? word;
      close();
    }
    line = joined(line, word);
  }
  close();
  return lines;
}

const joined = (line, word) => (line === '' ? word : `${line} ${word}`);

/** Words as they may not be parted: a dash stays with the word before it, so that no line begins with one. */
const wordsOf = (paragraph) =>
  paragraph
    .replace(/ - /g, '\u00a0- ')
    .split(' ')
    .map((word) => word.replace(/\u00a0/g, ' '));

/** The longest part of `word` that fits in `room` columns with its hyphen, or null. */
function cutOf(word, room) {
  const own = word.lastIndexOf('-', room - 1);
  if (own > 1 && /\p{L}-\p{L}/u.test(word))
    return { head: word.slice(0, own + 1), rest: word.slice(own + 1) };
  const at = breaksOf(word)
    .filter((place) => place + 1 <= room)
    .at(-1);
  return at === undefined ? null : { head: `${word.slice(0, at)}-`, rest: word.slice(at) };
}

/**
 * What a reader would copy from the sheet, line for line as it is set: the truth to measure recognition against.
 * @param {readonly TypedLine[]} lines
 */
export const truthOf = (lines) => `${lines.map((line) => line.text).join('\n')}\n`;
