import { newColumn } from '../align/columns';
import type { Column } from '../align/columns';
import type { KeyTable } from '../align/alignment';
import type { TokenEdit } from '../align/realign';
import { findFurniture, furnitureOfSheet } from '../text/find-furniture';
import type { Furniture } from '../text/furniture';
import { edgeCounts, edgeKeys } from '../text/running-lines';
import type { EdgeCounts, Running } from '../text/running-lines';
import type { RungsOff } from '../text/rungs';
import { charAt, feedAfter, feedBefore } from '../text/text-view';
import type { TextView } from '../text/text-view';
import { sheetSpans } from '../text/sheet-spans';
import { bodyView, newBodyColumns, scanWords, wordNumbers } from './body';
import type { Body, BodyColumns, WordNumbers } from './body';
import type { Span } from './discrepancy';
import type { LineColumn } from './line-column';
import type { TranscriptionText } from './source-text';

/** A replacement in the transcription: `[from, to)` of the text before becomes `inserted`. */
export type TextChange = Span & { readonly inserted: string };

/** What a TextChange did: `span` in the new text, and the words (by index) that are not what they were. */
export type LeftChange = { readonly span: Span; readonly words: TokenEdit; readonly longerBy: number };

/** The transcription with what is derived from it, kept up to date edit by edit. */
export type LeftSide = {
  /** The text to read pieces of; the same object as long as the session lasts. */
  readonly view: TextView;
  /** All of it, put together when it is first asked for after a change. */
  readonly text: () => string;
  readonly sheetStarts: () => readonly number[];
  readonly furniture: () => readonly Furniture[];
  readonly body: () => Body;
  readonly lineColumn: (offset: number) => LineColumn;
  /** Null where the change reaches beyond one sheet, so that everything must be read anew. */
  readonly change: (change: TextChange) => LeftChange | null;
};

/** Text is read in pieces of about so many characters, between which whoever waits may stop. */
const PIECE_CHARS = 65_536;

type State = {
  /** By sheet; put together only when all of it is asked for. */
  readonly pieces: string[];
  whole: string | null;
  length: number;
  sheetStarts: readonly number[];
  sheets: readonly Span[];
  /** By sheet, counted from its start; one row for all where the sheets are not known. */
  furniture: (readonly Furniture[])[];
  /** By sheet, what its first and last lines are compared by, and those that repeat from sheet to sheet. */
  edges: (readonly string[])[];
  running: EdgeCounts;
  readonly words: BodyColumns;
  readonly lineStarts: Column;
};

/** Reads the transcription in steps. */
export function* readLeftSide(
  transcription: TranscriptionText,
  table: KeyTable,
  off: RungsOff,
  fold?: (key: string) => string,
): Generator<undefined, LeftSide, void> {
  const { text, sheetStarts } = transcription;
  const numberOf = wordNumbers(table, off, fold);
  const sheets = sheetSpans(text.length, sheetStarts);
  const edges = sheetStarts.length === 0 ? [] : sheets.map((sheet, index) => edgeKeys(text, sheet, index));
  const running = edgeCounts(edges);
  const furniture =
    sheetStarts.length === 0
      ? [findFurniture(text, [])]
      : sheets.map((sheet, index) => marksOf(text, sheet, { keys: running.keys, index }));
  yield;
  const words = newBodyColumns((text.length >> 3) + 64);
  yield* readWords(words, text, bodyFurniture(marksIn({ sheets, furniture }), off), numberOf, off);
  const lineStarts = newColumn((text.length >> 6) + 64);
  lineStarts.push(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const pieces = sheets.map(({ from, to }) => text.slice(from, to));
  return leftSide(
    {
      pieces,
      whole: text,
      length: text.length,
      sheetStarts,
      sheets,
      furniture,
      edges,
      running,
      words,
      lineStarts,
    },
    table,
    numberOf,
    off,
  );
}

/** With its rung switched off, furniture is compared like any other text. */
function bodyFurniture(furniture: readonly Furniture[], off: RungsOff): readonly Furniture[] {
  return off.has('furniture') ? [] : furniture;
}

/** All words of a text, in steps. */
export function* readWords(
  words: BodyColumns,
  text: string,
  furniture: readonly Furniture[],
  numberOf: WordNumbers,
  off: RungsOff,
): Generator<undefined, void, void> {
  for (let from = 0; from < text.length;) {
    const to = hardBoundaryAfter(text, from + PIECE_CHARS);
    scanWords(words, text, { from, to }, furniture, numberOf, off);
    from = to;
    yield;
  }
}

function leftSide(state: State, table: KeyTable, numberOf: WordNumbers, off: RungsOff): LeftSide {
  const view: TextView = {
    get length() {
      return state.length;
    },
    slice: (from, to) => sliceOf(state, from, to),
  };
  return {
    view,
    text: () => (state.whole ??= state.pieces.join('')),
    sheetStarts: () => state.sheetStarts,
    furniture: () => marksIn(state),
    body: () => bodyView(state.words, view, table.keys),
    lineColumn: (offset) => {
      const line = state.lineStarts.firstOver(offset);
      return { line, column: offset - state.lineStarts.at(line - 1) + 1 };
    },
    change: (change) => changeLeft(state, view, change, numberOf, off),
  };
}

function sliceOf({ pieces, sheets, length }: State, from: number, to: number): string {
  const end = Math.min(to, length);
  let text = '';
  for (let i = sheetAt(sheets, from); i < sheets.length; i += 1) {
    const sheet = sheets[i] as Span;
    if (sheet.from >= end) break;
    const piece = (pieces[i] ?? '').slice(Math.max(0, from - sheet.from), end - sheet.from);
    if (end <= sheet.to && text === '') return piece;
    text += piece;
  }
  return text;
}

function sheetAt(sheets: readonly Span[], at: number): number {
  let [low, high] = [0, sheets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sheets[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function changeLeft(
  state: State,
  view: TextView,
  change: TextChange,
  numberOf: WordNumbers,
  off: RungsOff,
): LeftChange | null {
  const { from, to, inserted } = change;
  const { sheets } = state;
  const index = sheets.findIndex(
    (sheet) => from >= sheet.from && (to < sheet.to || sheet.to === state.length),
  );
  const sheet = sheets[index];
  if (sheet === undefined || to > sheet.to || state.sheetStarts.length === 0) return null;
  const longerBy = inserted.length - (to - from);
  const oldSheet = { from: hardBoundaryBefore(view, sheet.from), to: hardBoundaryAfter(view, sheet.to) };
  const oldLines = linesAround(view, change);
  const piece = state.pieces[index] ?? '';
  const now = piece.slice(0, from - sheet.from) + inserted + piece.slice(to - sheet.from);
  state.pieces[index] = now;
  state.whole = null;
  state.length += longerBy;
  state.sheetStarts = state.sheetStarts.map((start) => (start > from ? start + longerBy : start));
  state.sheets = sheets.map((each, i) =>
    i < index ? each : { from: each.from + (i > index ? longerBy : 0), to: each.to + longerBy },
  );
  changeLines(state.lineStarts, change, longerBy);
  const edited = { from: 0, to: now.length };
  if (!takeEdges(state, index, edgeKeys(now, edited, index))) return null;
  const oldMarks = state.furniture[index] ?? [];
  const marks = furnitureOfSheet(now, edited, { keys: state.running.keys, index });
  state.furniture[index] = marks;
  const inSheet = shiftedSpan(oldLines, -sheet.from);
  const oldWindow = areMarksAlike(oldMarks, marks, inSheet, longerBy) ? oldLines : oldSheet;
  const window = { from: oldWindow.from, to: hardBoundaryAfter(view, oldWindow.to + longerBy) };
  const words = changeWords(
    state,
    view,
    { ...oldWindow, to: window.to - longerBy },
    window,
    longerBy,
    numberOf,
    off,
  );
  return { span: { from, to: from + inserted.length }, words, longerBy };
}

/**
 * The lines that an edit may divide into words otherwise, in the text before it: from a boundary before it to the start
 * of a line whose line before it does not touch.
 */
function linesAround(view: TextView, { from, to }: TextChange): Span {
  const feed = feedAfter(view, to);
  const next = feed === -1 ? -1 : feedAfter(view, feed + 1);
  return { from: hardBoundaryBefore(view, from), to: next === -1 ? view.length : next + 1 };
}

/** Whether a sheet's marks are the same but for those inside `lines` (of the sheet before), which became longer. */
function areMarksAlike(
  before: readonly Furniture[],
  now: readonly Furniture[],
  lines: Span,
  longerBy: number,
): boolean {
  const isHead = (mark: Span): boolean => mark.to <= lines.from;
  const head = before.filter(isHead);
  const tail = before.filter((mark) => mark.from >= lines.to);
  const end = lines.to + longerBy;
  const nowHead = now.filter(isHead);
  const nowTail = now.filter((mark) => mark.from >= end);
  const isInside = (mark: Span, to: number): boolean => mark.from >= lines.from && mark.to <= to;
  return (
    areSameSpans(head, nowHead, 0) &&
    areSameSpans(tail, nowTail, longerBy) &&
    before.every((mark) => head.includes(mark) || tail.includes(mark) || isInside(mark, lines.to)) &&
    now.every((mark) => nowHead.includes(mark) || nowTail.includes(mark) || isInside(mark, end))
  );
}

function areSameSpans(before: readonly Span[], now: readonly Span[], by: number): boolean {
  return (
    before.length === now.length &&
    before.every((mark, i) => mark.from + by === now[i]?.from && mark.to + by === now[i]?.to)
  );
}

function shiftedSpan({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

/** Whether the lines that repeat are still the same with a sheet's edges as they are now. */
function takeEdges(state: State, index: number, keys: readonly string[]): boolean {
  const before = state.edges[index] ?? [];
  state.edges[index] = keys;
  return state.running.change(before, keys);
}

/** The marks of one sheet, counted from its start. */
function marksOf(text: string, sheet: Span, running: Running): readonly Furniture[] {
  return furnitureOfSheet(text, sheet, running).map((mark) => shifted(mark, -sheet.from));
}

/** The marks of the sheets that touch `within`. */
function marksIn(
  { sheets, furniture }: Pick<State, 'sheets' | 'furniture'>,
  within: Span = { from: 0, to: Infinity },
): readonly Furniture[] {
  const marks: Furniture[] = [];
  for (const [i, sheet] of sheets.entries()) {
    if (sheet.to < within.from || sheet.from > within.to) continue;
    for (const mark of furniture[i] ?? []) marks.push(shifted(mark, sheet.from));
  }
  return marks;
}

function shifted(mark: Furniture, by: number): Furniture {
  const { value } = mark;
  const moved = { ...mark, from: mark.from + by, to: mark.to + by };
  return value === null ? moved : { ...moved, value: { ...value, from: value.from + by, to: value.to + by } };
}

function changeLines(lineStarts: Column, { from, to, inserted }: TextChange, longerBy: number): void {
  const first = lineStarts.firstOver(from);
  const end = lineStarts.firstOver(to);
  const added = [...inserted.matchAll(/\n/g)].map((feed) => from + feed.index + 1);
  lineStarts.splice(first, end, added);
  lineStarts.shift(first + added.length, longerBy);
}

/** Reads the window's words anew and puts in place only those that are not what they were. */
function changeWords(
  state: State,
  view: TextView,
  oldWindow: Span,
  window: Span,
  longerBy: number,
  numberOf: WordNumbers,
  off: RungsOff,
): TokenEdit {
  const { starts, ends, ids } = state.words;
  const read = newBodyColumns(256);
  const marks = bodyFurniture(marksIn(state, window), off).map((mark) => shifted(mark, -window.from));
  const text = view.slice(window.from, window.to);
  scanWords(read, text, { from: 0, to: text.length }, marks, numberOf, off);
  read.starts.shift(0, window.from);
  read.ends.shift(0, window.from);
  const [first, end] = [starts.firstOver(oldWindow.from - 1), starts.firstOver(oldWindow.to - 1)];
  const count = read.ids.length();
  const isSame = (old: number, now: number, by: number): boolean =>
    ids.at(old) === read.ids.at(now) &&
    starts.at(old) + by === read.starts.at(now) &&
    ends.at(old) + by === read.ends.at(now);
  let head = 0;
  while (head < count && first + head < end && isSame(first + head, head, 0)) head += 1;
  let tail = 0;
  while (
    tail < count - head &&
    tail < end - first - head &&
    isSame(end - 1 - tail, count - 1 - tail, longerBy)
  )
    tail += 1;
  const from = first + head;
  const oldTo = end - tail;
  const newTo = from + count - head - tail;
  starts.splice(from, oldTo, read.starts.view().subarray(head, count - tail));
  ends.splice(from, oldTo, read.ends.view().subarray(head, count - tail));
  ids.splice(from, oldTo, read.ids.view().subarray(head, count - tail));
  starts.shift(newTo, longerBy);
  ends.shift(newTo, longerBy);
  return { from, oldTo, newTo };
}

/**
 * Whether no word reaches over `at`, and what stands on either side has no say in how the other is divided into words:
 * the start of a line whose line before does not end in a hyphen.
 */
function isHardBoundary(text: TextView, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  if (charAt(text, at - 1) !== '\n') return false;
  let before = at - 2;
  while (before >= 0 && /[ \t\r]/.test(charAt(text, before))) before -= 1;
  return !/[-\u2010\u2011\u00ac\u00ad=\u2e17\u2e40]/.test(charAt(text, before));
}

export function hardBoundaryBefore(text: TextView, at: number): number {
  let boundary = Math.min(at, text.length);
  while (!isHardBoundary(text, boundary)) boundary = feedBefore(text, boundary - 1) + 1;
  return boundary;
}

export function hardBoundaryAfter(text: TextView, at: number): number {
  let boundary = Math.min(at, text.length);
  while (!isHardBoundary(text, boundary)) {
    const feed = feedAfter(text, boundary);
    boundary = feed === -1 ? text.length : feed + 1;
  }
  return boundary;
}
