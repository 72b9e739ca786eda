import { lettersOf } from './characters';
import { editsBetween } from '../base/edits-between';
import type { Span } from '../base/span';
import type { Furniture, FurnitureKind } from './furniture';
import { MARKS, TRAILING_VALUE, WORDINGS } from './furniture-marks';
import type { Mark } from './furniture-marks';
import { edgeCounts, edgeKeys, isRunning } from './running-lines';
import type { Running } from './running-lines';
import { sheetSpans } from './sheet-spans';

/** A line longer than this is never furniture: marks are short, and the bound keeps hostile input cheap. */
const LONGEST_LINE = 160;
/** How many lines of message may stand between a mark and the edge of its sheet. */
const EDGE_LINES = 3;
/** The same for the typist's marks, above which names and titles of signatories often stand. */
const FOOT_LINES = 8;
/** At most this share of a wording's letters may be misread. */
const MISREAD_SHARE = 0.2;

type Zone = Mark['zone'];
type Placed = Furniture & { readonly zone: Zone };
type LineMarks = { readonly line: Span; readonly marks: readonly Placed[] };

/**
 * The page furniture of `text`, in order: marks that stand alone on a line, possibly several to a line. Where
 * `sheetStarts` are known (ascending UTF-16 offsets), a mark that could also be message text must stand near
 * the top or bottom of its sheet; without them the wording alone decides. A line of any wording that repeats at the
 * edges of many sheets is a running head or foot.
 */
export function findFurniture(text: string, sheetStarts: readonly number[]): readonly Furniture[] {
  if (sheetStarts.length === 0)
    return linesOf(text, 0, text.length).flatMap((line) => marksOfLine(text, line));
  const sheets = sheetSpans(text.length, sheetStarts);
  const { keys } = edgeCounts(sheets.map((sheet, index) => edgeKeys(text, sheet, index)));
  return sheets.flatMap((sheet, index) => furnitureOfSheet(text, sheet, { keys, index }));
}

/** The furniture of one sheet. */
export function furnitureOfSheet(text: string, sheet: Span, running: Running): readonly Furniture[] {
  const lines: readonly LineMarks[] = linesOf(text, sheet.from, sheet.to).map((line) => ({
    line,
    marks: marksOrRunning(text, line, running),
  }));
  const above = messageLinesBefore(lines);
  const total = above[lines.length] ?? 0;
  return lines.flatMap(({ marks }, i) => {
    const before = above[i] ?? 0;
    const after = total - (above[i + 1] ?? 0);
    return marks.filter((mark) => standsWell(mark.zone, before, after));
  });
}

/** Marks by their wording, else the line itself where it repeats. */
function marksOrRunning(text: string, line: Span, running: Running): readonly Placed[] {
  const marks = marksOfLine(text, line);
  if (marks.length > 0 || !isRunning(text.slice(line.from, line.to), running)) return marks;
  return [{ kind: 'running-line', zone: 'edge', from: line.from, to: line.to, value: null }];
}

/** For each line, and for the end, how many message lines stand above it. */
function messageLinesBefore(lines: readonly LineMarks[]): readonly number[] {
  const counts = [0];
  for (const { marks } of lines) {
    // A line that is furniture only because it repeats must not bring the next one nearer to the edge.
    const isMessage = marks.length === 0 || marks[0]?.kind === 'running-line';
    counts.push((counts[counts.length - 1] ?? 0) + (isMessage ? 1 : 0));
  }
  return counts;
}

function standsWell(zone: Zone, before: number, after: number): boolean {
  if (zone === 'anywhere') return true;
  if (zone === 'foot') return after <= FOOT_LINES;
  return before <= EDGE_LINES || after <= EDGE_LINES;
}

/** The lines that hold something, without white space and without the signs of Markdown around them. */
function linesOf(text: string, from: number, to: number): readonly Span[] {
  const lines: Span[] = [];
  for (let start = from; start < to;) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 || feed > to ? to : feed;
    const line = trimmed(text, start, end);
    if (line.to > line.from) lines.push(line);
    start = end + 1;
  }
  return lines;
}

const DECORATION = /[\s#*_]/;
/** Letters of the scripts in hand, which most lines begin and end with; asking the expression costs more. */
const FIRST_LETTER = 0x41;

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isDecoration(text, from)) from += 1;
  while (to > from && isDecoration(text, to - 1)) to -= 1;
  return { from, to };
}

function isDecoration(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x400 && code < 0x500) return false;
  if (code >= FIRST_LETTER && code < 0x5b) return false;
  return DECORATION.test(text[at] ?? '');
}

function marksOfLine(text: string, line: Span): readonly Placed[] {
  if (line.to - line.from > LONGEST_LINE) return [];
  const content = text.slice(line.from, line.to);
  return (
    exactMarks(content, line.from) ?? marksBehindSpeck(content, line.from) ?? misreadMark(content, line.from)
  );
}

/** A punched hole or a speck beside a mark, read as one sign that stands apart. */
const SPECK = /^\S\s+(?=\S)/u;

function marksBehindSpeck(content: string, offset: number): readonly Placed[] | null {
  const speck = SPECK.exec(content)?.[0].length ?? 0;
  return speck === 0 ? null : exactMarks(content.slice(speck), offset + speck);
}

/** The lines and edges of a sheet come out of recognition as `|`, `_`, `~`. */
const BETWEEN_MARKS = /[\s/.,;:()[\]"«»|_~'’]*/y;

/** The marks that use up the line from end to end, or null when something else is on it. */
function exactMarks(content: string, offset: number): readonly Placed[] | null {
  const marks: Placed[] = [];
  for (let at = skip(content, 0); at < content.length;) {
    const next = longestMark(content, at, offset);
    if (next === null) return null;
    marks.push(next);
    at = skip(content, next.to - offset);
  }
  return marks.length === 0 ? null : marks;
}

function skip(content: string, at: number): number {
  BETWEEN_MARKS.lastIndex = at;
  BETWEEN_MARKS.exec(content);
  return BETWEEN_MARKS.lastIndex;
}

function longestMark(content: string, at: number, offset: number): Placed | null {
  let best: Placed | null = null;
  for (const mark of MARKS) {
    mark.pattern.lastIndex = at;
    const match = mark.pattern.exec(content);
    if (match === null || (best !== null && offset + mark.pattern.lastIndex <= best.to)) continue;
    best = place(mark.kind, mark.zone, match, offset);
  }
  return best;
}

function place(kind: FurnitureKind, zone: Zone, match: RegExpExecArray, offset: number): Placed {
  const from = offset + match.index;
  return { kind, zone, from, to: from + match[0].length, value: valueIn(match, offset) };
}

function valueIn(match: RegExpExecArray, offset: number): Furniture['value'] {
  const value = match.groups?.['value'];
  if (value === undefined) return null;
  const from = offset + match.index + match[0].lastIndexOf(value);
  return { from, to: from + value.length, text: value };
}

/** A fixed wording with letters misread, which OCR makes of the faint head of a sheet. */
function misreadMark(content: string, offset: number): readonly Placed[] {
  const letters = lettersOf(content.toLowerCase());
  const found = WORDINGS.find(
    (wording) =>
      Math.abs(letters.length - wording.letters.length) <= 3 &&
      editsBetween(letters, wording.letters) <= wording.letters.length * MISREAD_SHARE,
  );
  if (found === undefined) return [];
  const match = TRAILING_VALUE.exec(content);
  const value = match === null ? null : valueIn(match, offset);
  return [{ kind: found.kind, zone: 'anywhere', from: offset, to: offset + content.length, value }];
}
