import { failure, type Failure } from '../base/result';
import type { Line, Page } from './transcription';

/**
 * What a sheet may hold in the window. A real one comes nowhere near: a newspaper page has some two thousand lines, and a
 * whole book pasted into one sheet is a mistake that a person wants to be told of.
 */
export const PAGE_LIMITS = {
  lines: 20_000,
  charactersOfLine: 1_000_000,
  wordsOfLine: 10_000,
  charactersOfId: 2_000,
  charactersOfComment: 20_000,
  px: 1_000_000,
} as const;

/** So many characters of one line are drawn, and their spelling looked at: ten times what a line of a real text has. */
export const SHOWN_OF_LINE = 4_000;

export type PageLimitCode = 'too-many-lines' | 'line-too-long' | 'id-too-long' | 'coordinate-too-large';

/** The first limit that the page goes beyond, with where; null for a page within all of them. */
export function pastLimit({ lines, comment = '' }: Page): Failure<PageLimitCode> | null {
  const limit = PAGE_LIMITS.lines;
  if (lines.length > limit) return failure('too-many-lines', { count: lines.length, limit });
  for (const [i, line] of lines.entries()) {
    const past = linePastLimit(line, i + 1);
    if (past !== null) return past;
  }
  return longComment(comment, 1);
}

function linePastLimit(line: Line, number: number): Failure<PageLimitCode> | null {
  const { id, text, words, boxPx, marks = [], comment = '' } = line;
  const { charactersOfLine, wordsOfLine, charactersOfId, px } = PAGE_LIMITS;
  if (id.length > charactersOfId) return failure('id-too-long', { line: number, count: id.length });
  if (text.length > charactersOfLine) return failure('line-too-long', { line: number, count: text.length });
  if (Math.max(words.length, marks.length) > wordsOfLine)
    return failure('line-too-long', { line: number, count: text.length });
  const boxes = [...(boxPx === null ? [] : [boxPx]), ...words.map((word) => word.boxPx)];
  const isFar = boxes.some((box) => Object.values(box).some((value) => !(Math.abs(value) <= px)));
  return isFar ? failure('coordinate-too-large', { line: number, limit: px }) : longComment(comment, number);
}

function longComment(comment: string, line: number): Failure<PageLimitCode> | null {
  const isLong = comment.length > PAGE_LIMITS.charactersOfComment;
  return isLong ? failure('line-too-long', { line, count: comment.length }) : null;
}
