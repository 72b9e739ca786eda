import { commonEnds } from '../../base/positions';
import type { Column } from '../../align/columns';
import type { TokenEdit } from '../../align/realign';
import type { Furniture } from '../../text/furniture';
import { furnitureOfSheet } from '../../text/find-furniture';
import { edgeKeys, type EdgeCounts } from '../../text/running-lines';
import type { StepsOff } from '../../text/steps';
import { feedAfter, type TextView } from '../../text/text-view';
import { newBodyColumns, scanWords, type BodyColumns, type WordNumbers } from './body';
import type { Span } from '../../base/span';
import { hardBoundaryAfter, hardBoundaryBefore } from './hard-boundary';
import { bodyFurniture, furnitureIn, isFurnitureAlike, shiftedMark } from './sheet-furniture';

/** A replacement in the transcription: `[from, to)` of the text before becomes `inserted`. */
export type TextChange = Span & { readonly inserted: string };

/** What a TextChange did to the index: `span` in the new text, and the words (by index) that are not what they were. */
export type IndexDelta = { readonly span: Span; readonly words: TokenEdit; readonly longerBy: number };

/** What is kept of the transcription. It is changed in place: a copy of a long text at every key would take too long. */
export type IndexState = {
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

/** How words are read: the number of a word's key, and the normalisation steps that are switched off. */
export type WordReading = { readonly numberOf: WordNumbers; readonly off: StepsOff };

/**
 * The stretch of the text that is read again, before and after the change: both begin at the same place and end at the
 * same words, the new one `longerBy` later.
 *
 *     before   …\n|аб вг\n|…      `was`: from a boundary that no word can reach across to the next one
 *     after    …\n|аб x вг\n|…    `now`: the same stretch after the edit
 */
type Rewindow = { readonly was: Span; readonly now: Span; readonly longerBy: number };

/** Takes in a change; null where it reaches beyond one sheet, so that everything must be read again. */
export function reindex(
  state: IndexState,
  view: TextView,
  change: TextChange,
  reading: WordReading,
): IndexDelta | null {
  const index = sheetOfChange(state, change);
  const sheet = index === null ? undefined : state.sheets[index];
  if (index === null || sheet === undefined || state.sheetStarts.length === 0) return null;
  const longerBy = change.inserted.length - (change.to - change.from);
  // Both are stretches of the old text, so they are found before it changes.
  const wholeSheet = { from: hardBoundaryBefore(view, sheet.from), to: hardBoundaryAfter(view, sheet.to) };
  const lines = linesAround(view, change);
  replaceText(state, index, change, longerBy);
  const inSheet = { from: lines.from - sheet.from, to: lines.to - sheet.from };
  const isAlike = refurnish(state, index, inSheet, longerBy);
  if (isAlike === null) return null;
  // Furniture outside the lines is no part of the body: where it changed, words of the whole sheet come or go.
  const old = isAlike ? lines : wholeSheet;
  const now = { from: old.from, to: hardBoundaryAfter(view, old.to + longerBy) };
  const window = { was: { from: old.from, to: now.to - longerBy }, now, longerBy };
  const span = { from: change.from, to: change.from + change.inserted.length };
  return { span, words: rereadWords(state, view, window, reading), longerBy };
}

/** The sheet that a change lies within, the last one with its end; null where it touches two. */
function sheetOfChange({ sheets, length }: IndexState, { from, to }: TextChange): number | null {
  const index = sheets.findIndex((sheet) => from >= sheet.from && (to < sheet.to || sheet.to === length));
  return index === -1 || to > (sheets[index]?.to ?? 0) ? null : index;
}

/** Puts the change in its sheet's text, and moves every sheet and line that comes after it. */
function replaceText(state: IndexState, index: number, change: TextChange, longerBy: number): void {
  const { from, to, inserted } = change;
  const start = state.sheets[index]?.from ?? 0;
  const piece = state.pieces[index] ?? '';
  state.pieces[index] = piece.slice(0, from - start) + inserted + piece.slice(to - start);
  state.whole = null;
  state.length += longerBy;
  state.sheetStarts = state.sheetStarts.map((at) => (at > from ? at + longerBy : at));
  state.sheets = state.sheets.map((each, i) =>
    i < index ? each : { from: each.from + (i > index ? longerBy : 0), to: each.to + longerBy },
  );
  changeLines(state.lineStarts, change, longerBy);
}

/**
 * Finds the furniture of a changed sheet again. Answers whether it is the same outside the changed `lines`; null where
 * its first and last lines now repeat otherwise from sheet to sheet, so that other sheets' furniture changed with it.
 */
function refurnish(state: IndexState, index: number, lines: Span, longerBy: number): boolean | null {
  const text = state.pieces[index] ?? '';
  const sheet = { from: 0, to: text.length };
  if (!takeEdges(state, index, edgeKeys(text, sheet, index))) return null;
  const before = state.furniture[index] ?? [];
  const now = furnitureOfSheet(text, sheet, { keys: state.running.keys, index });
  state.furniture[index] = now;
  return isFurnitureAlike(before, now, lines, longerBy);
}

/**
 * The lines that an edit may divide into words otherwise, in the text before it: from a boundary before it to the start
 * of a line whose line before it does not touch.
 */
function linesAround(view: TextView, { from, to }: TextChange): Span {
  const feed = feedAfter(view, to);
  const next = feed === -1 ? -1 : feedAfter(view, feed + 1);
  // The end of the text is a boundary, but not for what is put after it.
  const begin = Math.max(0, Math.min(from, view.length - 1));
  return { from: hardBoundaryBefore(view, begin), to: next === -1 ? view.length : next + 1 };
}

/** Whether the lines that repeat are still the same with a sheet's edges as they are now. */
function takeEdges(state: IndexState, index: number, keys: readonly string[]): boolean {
  const before = state.edges[index] ?? [];
  state.edges[index] = keys;
  return state.running.change(before, keys);
}

function changeLines(lineStarts: Column, { from, to, inserted }: TextChange, longerBy: number): void {
  const first = lineStarts.firstOver(from);
  const end = lineStarts.firstOver(to);
  const added = [...inserted.matchAll(/\n/g)].map((feed) => from + feed.index + 1);
  lineStarts.splice(first, end, added);
  lineStarts.shift(first + added.length, longerBy);
}

/** Reads the window's words again and puts in place only those that are not what they were. */
function rereadWords(
  state: IndexState,
  view: TextView,
  { was, now, longerBy }: Rewindow,
  { numberOf, off }: WordReading,
): TokenEdit {
  const { starts, ends, ids } = state.words;
  const read = newBodyColumns(256);
  const marks = bodyFurniture(furnitureIn(state, now), off).map((mark) => shiftedMark(mark, -now.from));
  const text = view.slice(now.from, now.to);
  scanWords(read, text, { from: 0, to: text.length }, marks, numberOf, off);
  read.starts.shift(0, now.from);
  read.ends.shift(0, now.from);
  const [first, end] = [starts.firstOver(was.from - 1), starts.firstOver(was.to - 1)];
  const count = read.ids.length();
  const isSame = (old: number, fresh: number, by: number): boolean =>
    ids.at(old) === read.ids.at(fresh) &&
    starts.at(old) + by === read.starts.at(fresh) &&
    ends.at(old) + by === read.ends.at(fresh);
  // Words before the edit are where they were, those after it `longerBy` later; the rest is new.
  const { head, tail } = commonEnds(
    end - first,
    count,
    (old, fresh) => isSame(first + old, fresh, 0),
    (old, fresh) => isSame(first + old, fresh, longerBy),
  );
  const edit = { from: first + head, oldTo: end - tail, newTo: first + count - tail };
  for (const [column, fresh] of [
    [starts, read.starts],
    [ends, read.ends],
    [ids, read.ids],
  ] as const)
    column.splice(edit.from, edit.oldTo, fresh.view().subarray(head, count - tail));
  starts.shift(edit.newTo, longerBy);
  ends.shift(edit.newTo, longerBy);
  return edit;
}
