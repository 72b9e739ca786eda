import { unionBox, type BoxPx } from '../base/geometry';
import type { Line, Page, Word } from '../page/transcription';
import { placeWords, type Place } from './place-words';
import { tieWords, type Tie } from './ties';
import { boxesOf } from './word-boxes';
import {
  linesOfGiven,
  wordsOfGiven,
  wordsOfInk,
  type GivenText,
  type GivenWord,
  type InkWord,
} from './words';

/** A sheet with the part of a given text that stands on it. */
export type LaidSheet = {
  readonly pageId: string;
  readonly lines: readonly Line[];
  /** For each Line, how much of it the machine read alike, 0–1 by letters; null for a Line without words. */
  readonly likeness: readonly (number | null)[];
};

/** A given text on its sheets; `likeness` is that of the whole. */
export type Laid = { readonly sheets: readonly LaidSheet[]; readonly likeness: number };

/** Under this share a Line hangs by a thread: next to nothing was read as the text has it. */
export const THREAD_BELOW = 0.4;

/**
 * Lays a text that claims to say what the scans say onto what a machine read of them (forced alignment): every word goes
 * to the sheet and the row of its ink, sheet breaks are found where the file has none, and a paragraph that runs over
 * several rows is parted where they end. The text stays the person's: no sign but white space is added or taken.
 */
export function layOnInk(given: GivenText, sheets: readonly Page[]): Laid {
  const { texts, pages } = linesOfGiven(given);
  const words = wordsOfGiven(texts);
  const ink = wordsOfInk(sheets);
  const ties = tieWords(words, ink);
  const { places, isLineByLine } = placeWords({ words, ties, ink, pages });
  const boxes = boxesOf(words, ties, places, ink);
  const laid = { texts, words, ties, places, boxes, ink };
  const pieces = withoutWrapping(piecesOf(laid), laid, isLineByLine);
  return {
    sheets: sheets.map((sheet, index) => sheetOf(sheet, index, pieces, laid)),
    likeness: likenessOf(words, ties, 0, words.length) ?? 0,
  };
}

type Laying = {
  readonly texts: readonly string[];
  readonly words: readonly GivenWord[];
  readonly ties: readonly (Tie | null)[];
  readonly places: readonly Place[];
  readonly boxes: readonly (BoxPx | null)[];
  readonly ink: readonly InkWord[];
};

/** Words `[from, to)` that make one Line, or an empty line of the file before word `from`. */
type Piece = {
  readonly sheet: number;
  readonly row: number | null;
  readonly from: number;
  readonly to: number;
};

/** A Line ends where a line of the file or the row of the scan ends; empty lines between stay. */
function piecesOf({ texts, words, places }: Laying): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < words.length;) {
    const [place, line] = [places[from], words[from]?.line ?? 0];
    let to = from + 1;
    while (to < words.length && words[to]?.line === line && isSame(place, places[to])) to += 1;
    const sheet = place?.sheet ?? 0;
    const last = words[from - 1]?.line ?? line;
    if (last < line && pieces.at(-1)?.sheet === sheet)
      for (let empty = last + 1; empty < line; empty += 1)
        if (texts[empty]?.trim() === '') pieces.push({ sheet, row: null, from, to: from });
    pieces.push({ sheet, row: place?.row ?? null, from, to });
    from = to;
  }
  return pieces;
}

function isSame(a: Place | undefined, b: Place | undefined): boolean {
  return a?.sheet === b?.sheet && a?.row === b?.row;
}

/** From this share of line ends inside a row on, the file was wrapped by a program and its line ends mean nothing. */
const WRAPPED_SHARE = 0.3;
const FEWEST_BREAKS = 4;

/** Lines that a program wrapped elsewhere than the scan does are joined again where they share a row. */
function withoutWrapping(
  pieces: readonly Piece[],
  { words }: Laying,
  isLineByLine: boolean,
): readonly Piece[] {
  const isBreak = (one: Piece | undefined, next: Piece | undefined): boolean =>
    one !== undefined &&
    next !== undefined &&
    one.to > one.from &&
    next.to > next.from &&
    words[one.to - 1]?.line !== words[next.from]?.line;
  const isInside = (one: Piece | undefined, next: Piece | undefined): boolean =>
    isBreak(one, next) && one?.row !== null && one?.sheet === next?.sheet && one?.row === next?.row;
  const breaks = pieces.filter((piece, i) => isBreak(piece, pieces[i + 1])).length;
  const inside = pieces.filter((piece, i) => isInside(piece, pieces[i + 1])).length;
  if (isLineByLine || breaks < FEWEST_BREAKS || inside < breaks * WRAPPED_SHARE) return pieces;
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && isInside(last, piece)) joined[joined.length - 1] = { ...last, to: piece.to };
    else joined.push(piece);
  }
  return joined;
}

function sheetOf(sheet: Page, index: number, pieces: readonly Piece[], laying: Laying): LaidSheet {
  const own = pieces.filter((piece) => piece.sheet === index);
  const counts = new Map<number, number>();
  for (const { row } of own) if (row !== null) counts.set(row, (counts.get(row) ?? 0) + 1);
  const lines = own.map((piece, i) => {
    const isAlone = piece.row !== null && counts.get(piece.row) === 1;
    return lineOf(`l${i + 1}`, piece, laying, isAlone ? (sheet.lines[piece.row]?.boxPx ?? null) : null);
  });
  const likeness = own.map(({ from, to }) => likenessOf(laying.words, laying.ties, from, to));
  return { pageId: sheet.id, lines, likeness };
}

function lineOf(id: string, { from, to }: Piece, { texts, words, boxes }: Laying, rowPx: BoxPx | null): Line {
  let text = '';
  const own: Word[] = [];
  for (let i = from; i < to; i += 1) {
    const word = words[i];
    if (word === undefined) continue;
    const before = words[i - 1];
    if (i > from)
      text += before?.line === word.line ? (texts[word.line]?.slice(before.to, word.from) ?? ' ') : ' ';
    const boxPx = boxes[i] ?? null;
    if (boxPx !== null)
      own.push({ from: text.length, to: text.length + word.text.length, boxPx, confidence: null });
    text += word.text;
  }
  return { id, text, boxPx: rowPx ?? unionBox(own.map((word) => word.boxPx)), words: own };
}

/** By letters, how much of words `[from, to)` the machine read alike. */
function likenessOf(
  words: readonly GivenWord[],
  ties: readonly (Tie | null)[],
  from: number,
  to: number,
): number | null {
  let [letters, alike] = [0, 0];
  for (let i = from; i < to; i += 1) {
    const { length } = words[i]?.text ?? '';
    letters += length;
    alike += length * (ties[i]?.likeness ?? 0);
  }
  return letters === 0 ? null : alike / letters;
}
