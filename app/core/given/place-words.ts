import type { GivenWord, InkWord } from './words';
import type { Tie } from './ties';

/** The sheet and the row of the machine's reading on which a word of the text stands; `row` is null where no ink bears it out. */
export type Place = { readonly sheet: number; readonly row: number | null };

/** Of the lines of a text with three known words, so many must lie on one row each for it to keep the scan's lines. */
const LINE_BY_LINE_SHARE = 0.7;
const FEWEST_TIED = 3;

export type Placing = {
  readonly words: readonly GivenWord[];
  readonly ties: readonly (Tie | null)[];
  readonly ink: readonly InkWord[];
  /** The number of the page in the file for each of its lines. */
  readonly pages: readonly number[];
};

/**
 * The place of each word: that of its ink; for words without ink that of a neighbour on their own line, and else the row
 * before while no line of the text ends between.
 */
export function placeWords(placing: Placing): {
  readonly places: readonly Place[];
  readonly isLineByLine: boolean;
} {
  const { words, ties, ink, pages } = placing;
  const tied = inOrder(ties.map((tie) => (tie === null ? null : placeOf(tie, ink))));
  const isLineByLine = keepsLines(words, tied);
  const settled = isLineByLine ? wholeLines(words, tied) : tied;
  return { places: fillPlaces(words, settled, isLineByLine, pages), isLineByLine };
}

function placeOf({ from }: Tie, ink: readonly InkWord[]): Place {
  const word = ink[from];
  return { sheet: word?.sheet ?? 0, row: word?.row ?? null };
}

/** A stretch found out of order on another sheet than its neighbours stays where it is written. */
function inOrder(places: readonly (Place | null)[]): readonly (Place | null)[] {
  let latest = 0;
  const lastOf = places.map((place) => (latest = Math.max(latest, place?.sheet ?? 0)));
  let earliest = Infinity;
  const firstOf = [...places]
    .reverse()
    .map((place) => (earliest = Math.min(earliest, place?.sheet ?? Infinity)));
  firstOf.reverse();
  return places.map((place, i) =>
    place !== null && (place.sheet < (lastOf[i] ?? 0) || place.sheet > (firstOf[i] ?? Infinity))
      ? null
      : place,
  );
}

function byLine<T>(words: readonly GivenWord[], values: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const lines = new Map<number, T[]>();
  for (const [i, { line }] of words.entries()) {
    const own = lines.get(line) ?? [];
    own.push(values[i] as T);
    lines.set(line, own);
  }
  return lines;
}

const keyOf = ({ sheet, row }: Place): string => `${sheet} ${row}`;

/** How many words of each row a line has, the fullest row first. */
function rowsOf(
  places: readonly (Place | null)[],
): readonly { readonly place: Place; readonly count: number }[] {
  const rows = new Map<string, { place: Place; count: number }>();
  for (const place of places) {
    if (place === null) continue;
    const known = rows.get(keyOf(place)) ?? { place, count: 0 };
    known.count += 1;
    rows.set(keyOf(place), known);
  }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}

function keepsLines(words: readonly GivenWord[], places: readonly (Place | null)[]): boolean {
  const told = [...byLine(words, places).values()]
    .map((own) => rowsOf(own))
    .filter((rows) => rows.reduce((sum, { count }) => sum + count, 0) >= FEWEST_TIED);
  const single = told.filter((rows) => rows.slice(1).every(({ count }) => count === 1) && rows.length <= 2);
  return told.length > 0 && single.length >= told.length * LINE_BY_LINE_SHARE && !isWrapped(words, places);
}

/** From this share of line ends inside a row on, the file was wrapped by a program and its line ends mean nothing. */
const WRAPPED_SHARE = 0.3;
const FEWEST_ENDS = 4;

function isWrapped(words: readonly GivenWord[], places: readonly (Place | null)[]): boolean {
  let [ends, inside] = [0, 0];
  for (let i = 1; i < words.length; i += 1) {
    const [before, after] = [places[i - 1] ?? null, places[i] ?? null];
    if (before === null || after === null || words[i - 1]?.line === words[i]?.line) continue;
    ends += 1;
    if (keyOf(before) === keyOf(after)) inside += 1;
  }
  return ends >= FEWEST_ENDS && inside >= ends * WRAPPED_SHARE;
}

/** In a text that keeps the lines of the scan, a line stands on the row of most of its words, unless others have as good a claim. */
function wholeLines(
  words: readonly GivenWord[],
  places: readonly (Place | null)[],
): readonly (Place | null)[] {
  const lines = byLine(words, places);
  return words.map(({ line }, i) => {
    const rows = rowsOf(lines.get(line) ?? []);
    const own = places[i] ?? null;
    const first = rows[0]?.place ?? null;
    if (own === null || first === null) return first;
    const count = rows.find(({ place }) => keyOf(place) === keyOf(own))?.count ?? 0;
    return count >= FEWEST_TIED ? own : first;
  });
}

function fillPlaces(
  words: readonly GivenWord[],
  places: readonly (Place | null)[],
  isLineByLine: boolean,
  pages: readonly number[],
): readonly Place[] {
  const filled: Place[] = [];
  for (let i = 0; i < words.length;) {
    const own = places[i] ?? null;
    if (own !== null) {
      filled.push(own);
      i += 1;
      continue;
    }
    let end = i;
    while (end < words.length && (places[end] ?? null) === null) end += 1;
    const [before, after] = [filled[i - 1] ?? null, places[end] ?? null];
    for (const place of fillRun({ words, from: i, to: end, before, after, isLineByLine, pages }))
      filled.push(place);
    i = end;
  }
  return filled;
}

type Untied = {
  readonly words: readonly GivenWord[];
  readonly from: number;
  readonly to: number;
  readonly before: Place | null;
  readonly after: Place | null;
  readonly isLineByLine: boolean;
  readonly pages: readonly number[];
};

/**
 * Words of the line before stay on its row and words of the line after on that one's. What stands between on lines of its
 * own has no ink; it goes to the sheet of the page of the file on which it is.
 */
function fillRun({ words, from, to, before, after, isLineByLine, pages }: Untied): readonly Place[] {
  const lineBefore = words[from - 1]?.line ?? -1;
  const lineAfter = words[to]?.line ?? -1;
  const sheetBefore = before?.sheet ?? after?.sheet ?? 0;
  const sheetAfter = after?.sheet ?? sheetBefore;
  return words.slice(from, to).map(({ line }): Place => {
    if (before !== null && line === lineBefore) return before;
    if (after !== null && line === lineAfter) return after;
    if (!isLineByLine && before !== null && lineAfter === -1 && pages[line] === pages[lineBefore])
      return noInk(before);
    const isOfNext = after !== null && pages[line] === pages[lineAfter] && pages[line] !== pages[lineBefore];
    return { sheet: isOfNext ? sheetAfter : sheetBefore, row: null };
  });
}

function noInk({ sheet }: Place): Place {
  return { sheet, row: null };
}
