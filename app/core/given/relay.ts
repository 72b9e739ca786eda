import type { BoxPx } from '../base/geometry';
import { isApart } from '../page/marks';
import type { Line, Page, Word } from '../page/transcription';
import { inkWord, wordsWithin } from './frame-words';
import type { InkReading } from './ink-reading';
import { holdOf } from './line-hold';
import { tieWords } from './ties';
import { boxesOf, shareOf } from './word-boxes';
import { wordsOfGiven, type GivenWord, type InkWord } from './words';

/**
 * The Line with its words laid anew on what was read inside its frame: those that match on their own ink, the others on
 * what is left between. A word that a machine read itself keeps its box. Without a frame, or a word, it stays as it is.
 */
export function relayLine(line: Line, reading: InkReading): Line {
  const { boxPx } = line;
  const given = wordsOfGiven([line.text]);
  if (boxPx === null || given.length === 0) return line;
  const boxes = laidBoxes(given, inkWithin(reading, line, boxPx), boxPx);
  const words = given.map(({ from, to }, i): Word => {
    const read = line.words.find((word) => word.confidence !== null && word.from === from && word.to === to);
    return read ?? { from, to, boxPx: boxes[i] ?? boxPx, confidence: null };
  });
  return isSame(words, line.words) ? line : { ...line, words };
}

/**
 * Every Line of a sheet laid anew; one without a frame, or with one that holds something else, gets that of the row on
 * which most of its words were read.
 */
export function relayPage(page: Page, reading: InkReading): Page {
  const astray = page.lines.map((line) => holdOf(line, reading) !== null);
  const rows = astray.includes(true) ? rowsOfLines(page, reading) : [];
  const lines = page.lines.map((line, i) => {
    const rowPx = astray[i] === true ? (rows[i] ?? null) : null;
    return relayLine(rowPx === null ? line : { ...line, boxPx: rowPx }, reading);
  });
  return lines.every((line, i) => line === page.lines[i]) ? page : { ...page, lines };
}

function isSame(a: readonly Word[], b: readonly Word[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

/** The words of the reading whose middle lies in a Line's frame, as those of one row; a stamp across text is not text. */
function inkWithin({ rows }: InkReading, line: Line, frame: BoxPx): readonly InkWord[] {
  const alike = rows.filter((row) => row.isApart === isApart(line));
  return [alike, rows].map((own) => wordsWithin(own, frame)).find((words) => words.length > 0) ?? [];
}

function laidBoxes(
  given: readonly GivenWord[],
  ink: readonly InkWord[],
  frame: BoxPx,
): readonly (BoxPx | null)[] {
  const places = given.map(() => ({ sheet: 0, row: 0 }));
  const boxes = [...boxesOf(given, tieWords(given, ink), places, ink)];
  for (let from = 0; from < boxes.length;) {
    let to = from;
    while (to < boxes.length && boxes[to] === null) to += 1;
    if (to > from) squeeze(boxes, given, from, to, frame);
    from = Math.max(to, from + 1);
  }
  return boxes;
}

/**
 * Words that have no ink of their own share that of the word before them, else of the one after: a machine reads two words
 * as one. Where nothing was read they share the frame.
 */
function squeeze(
  boxes: (BoxPx | null)[],
  given: readonly GivenWord[],
  from: number,
  to: number,
  frame: BoxPx,
): void {
  const [before, after] = [boxes[from - 1] ?? null, boxes[to] ?? null];
  const first = before === null ? from : from - 1;
  const last = before === null && after !== null ? to + 1 : to;
  const sharing = given.slice(first, last);
  for (let i = first; i < last; i += 1) boxes[i] = shareOf(before ?? after ?? frame, sharing, i - first);
}

/** A word is on a row that was read so much alike. */
const ALIKE = 0.6;

/** The frame of the row on which most words of each Line were read; null where none were. */
function rowsOfLines({ lines }: Page, { rows }: InkReading): readonly (BoxPx | null)[] {
  const given = wordsOfGiven(lines.map(({ text }) => text));
  const ink = rows.flatMap(({ words }, row) => words.map(({ text, boxPx }) => inkWord(row, text, boxPx)));
  const counts = lines.map(() => new Map<number, number>());
  for (const [i, tie] of tieWords(given, ink).entries()) {
    const own = counts[given[i]?.line ?? -1];
    const row = tie === null || tie.likeness < ALIKE ? undefined : ink[tie.from]?.row;
    if (own !== undefined && row !== undefined) own.set(row, (own.get(row) ?? 0) + 1);
  }
  return counts.map((own) => {
    const [most] = [...own].sort((a, b) => b[1] - a[1]);
    return rows[most?.[0] ?? -1]?.boxPx ?? null;
  });
}
