import type { KeyTable } from '../../align/alignment';
import { newColumn, type Column } from '../../align/columns';
import { firstIndex } from '../../base/positions';
import { findFurniture } from '../../text/find-furniture';
import type { Furniture } from '../../text/furniture';
import { edgeCounts, edgeKeys } from '../../text/running-lines';
import type { StepsOff } from '../../text/steps';
import { sheetSpans } from '../../text/sheet-spans';
import type { TextView } from '../../text/text-view';
import { bodyView, newBodyColumns, wordNumbers, type Body } from './body';
import type { Span } from '../../base/span';
import type { LineColumn } from './line-column';
import { readWords } from './read-words';
import { bodyFurniture, furnitureIn, furnitureWithin } from './sheet-furniture';
import type { TranscriptionText } from './source-text';
import {
  reindex,
  type IndexDelta,
  type IndexState,
  type TextChange,
  type WordReading,
} from './transcript-reindex';

/**
 * The transcription with what is derived from it (sheets, lines, furniture, words), kept up to date edit by edit. After
 * any edits it is the same as an index made anew of the text as it is then.
 */
export type TranscriptIndex = {
  /** The text to read pieces of; the same object as long as the session lasts. */
  readonly view: TextView;
  /** All of it, put together when it is first asked for after a change. */
  readonly text: () => string;
  readonly sheetStarts: () => readonly number[];
  readonly furniture: () => readonly Furniture[];
  readonly body: () => Body;
  readonly lineColumn: (offset: number) => LineColumn;
  /** Null where the change reaches beyond one sheet, so that everything must be read anew. */
  readonly apply: (change: TextChange) => IndexDelta | null;
};

/** Reads the transcription in steps. */
export function* indexTranscript(
  transcription: TranscriptionText,
  table: KeyTable,
  off: StepsOff,
  fold?: (key: string) => string,
): Generator<undefined, TranscriptIndex, void> {
  const { text, sheetStarts } = transcription;
  const numberOf = wordNumbers(table, off, fold);
  const sheets = sheetSpans(text.length, sheetStarts);
  const edges = sheetStarts.length === 0 ? [] : sheets.map((sheet, index) => edgeKeys(text, sheet, index));
  const running = edgeCounts(edges);
  const furniture =
    sheetStarts.length === 0
      ? [findFurniture(text, [])]
      : sheets.map((sheet, index) => furnitureWithin(text, sheet, { keys: running.keys, index }));
  yield;
  const words = newBodyColumns((text.length >> 3) + 64);
  yield* readWords(words, text, bodyFurniture(furnitureIn({ sheets, furniture }), off), numberOf, off);
  const pieces = sheets.map(({ from, to }) => text.slice(from, to));
  const texts = { pieces, whole: text, length: text.length, sheetStarts, sheets };
  const state = { ...texts, furniture, edges, running, words, lineStarts: lineStartsOf(text) };
  return indexOf(state, table, { numberOf, off });
}

function lineStartsOf(text: string): Column {
  const starts = newColumn((text.length >> 6) + 64);
  starts.push(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function indexOf(state: IndexState, table: KeyTable, reading: WordReading): TranscriptIndex {
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
    furniture: () => furnitureIn(state),
    body: () => bodyView(state.words, view, table.keys),
    lineColumn: (offset) => {
      const line = state.lineStarts.firstOver(offset);
      return { line, column: offset - state.lineStarts.at(line - 1) + 1 };
    },
    apply: (change) => reindex(state, view, change, reading),
  };
}

function sliceOf({ pieces, sheets, length }: IndexState, from: number, to: number): string {
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

function sheetAt(sheets: readonly Span[], offset: number): number {
  return Math.max(0, firstIndex(sheets.length, (i) => (sheets[i]?.from ?? 0) > offset) - 1);
}
