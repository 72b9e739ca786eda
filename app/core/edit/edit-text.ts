import { indexAt, lineStarts } from '../base/positions';
import { unionBox } from '../base/geometry';
import type { Edit } from './edit';
import { withComment, withMarks } from '../page/marks';
import type { Line, Mark, Page, Word } from '../page/transcription';

/** A replacement in the page's text (`pageText`): `[from, to)` becomes `text`. Offsets are UTF-16. */
export type TextChange = { readonly from: number; readonly to: number; readonly text: string };

/**
 * Typing as an Edit. Line *n* of the text is Line *n* of the page, so a typed line feed splits a Line and a
 * deleted one merges two. Words keep their ink: untouched ones move along, a touched one keeps its box and loses
 * its confidence (a person wrote it), a wholly deleted one is dropped. Marks and comments go with them. `newId` names
 * Lines that a split makes.
 */
export function editFromTextChange(page: Page, change: TextChange, newId: () => string): Edit {
  const starts = lineStarts(page.lines);
  const first = indexAt(starts, change.from);
  const last = indexAt(starts, change.to);
  const removed = page.lines.slice(first, last + 1);
  const base = starts[first] ?? 0;
  const before = removed.map((line) => line.text).join('\n');
  const local = { from: change.from - base, to: change.to - base, text: change.text };
  const after = before.slice(0, local.from) + local.text + before.slice(local.to);
  const words = removed.flatMap((line, i) => wordsAt(line, (starts[first + i] ?? 0) - base));
  const moved = words.flatMap((word) =>
    moveWord(word, local).map((kept) => ({ word: kept, letters: lettersLeft(word, local) })),
  );
  const lines = splitLines(after, removed, moved, newId);
  const marks = removed.flatMap((line, i) => marksAt(line, (starts[first + i] ?? 0) - base));
  const inserted = withRemarks(
    lines,
    removed,
    marks.flatMap((mark) => moveSpan(withoutDebris(mark, local), local)),
  );
  return { pageId: page.id, at: first, removed, inserted };
}

function wordsAt(line: Line, base: number): readonly Word[] {
  return line.words.map((word) => ({ ...word, from: word.from + base, to: word.to + base }));
}

function marksAt(line: Line, base: number): readonly Mark[] {
  return (line.marks ?? []).map((mark) => ({ ...mark, from: mark.from + base, to: mark.to + base }));
}

/** What a person has put right is debris no longer; it stands apart from the body still. */
function withoutDebris(mark: Mark, { from, to, text }: TextChange): Mark {
  const isOfText = mark.kind === 'debris' && from <= mark.to && to >= mark.from && text.trim() !== '';
  return isOfText ? { ...mark, kind: 'stamp' } : mark;
}

function moveWord(word: Word, change: TextChange): readonly Word[] {
  return moveSpan(word, change).map((moved) => {
    const { isTouched, ...kept } = moved;
    return isTouched ? { ...kept, confidence: null } : kept;
  });
}

/** Where the letters of a word that the change has left stand after it: before the place, behind it, or both. */
function lettersLeft(word: Word, change: TextChange): readonly SpanLike[] {
  const grown = change.text.length - (change.to - change.from);
  const head = { from: word.from, to: Math.min(word.to, change.from) };
  const tail = { from: Math.max(word.from, change.to) + grown, to: word.to + grown };
  return [head, tail].filter(({ from, to }) => from < to);
}

/** A word after the change, and where its own letters are. */
type MovedWord = { readonly word: Word; readonly letters: readonly SpanLike[] };

type SpanLike = { readonly from: number; readonly to: number };
type Moved<T extends SpanLike> = T & { readonly isTouched: boolean };

/** Where a word or a mark stands after the change: moved along, grown by what was typed into it, or gone. */
function moveSpan<T extends SpanLike>(span: T, change: TextChange): readonly Moved<T>[] {
  const grown = change.text.length - (change.to - change.from);
  const at = (from: number, to: number, isTouched: boolean) => [{ ...span, from, to, isTouched }];
  if (span.to < change.from || (span.to === change.from && !joins(change)))
    return at(span.from, span.to, false);
  if (span.from > change.to || (span.from === change.to && change.from !== change.to))
    return at(span.from + grown, span.to + grown, false);
  if (change.from === change.to && span.from === change.from) {
    const isJoined = joins(change);
    return at(isJoined ? span.from : span.from + grown, span.to + grown, isJoined);
  }
  if (change.from <= span.from && change.to >= span.to && change.text.trim() === '') return [];
  return at(Math.min(span.from, change.from), Math.max(span.to, change.to) + grown, true);
}

/** Letters typed at the edge of a word belong to it; a space or a line feed does not. */
function joins(change: TextChange): boolean {
  return /^\S+$/.test(change.text);
}

function splitLines(
  text: string,
  removed: readonly Line[],
  words: readonly MovedWord[],
  newId: () => string,
): readonly Line[] {
  let at = 0;
  const parts = text.split('\n').map((part) => {
    const from = at;
    at += part.length + 1;
    return { part, from, to: from + part.length };
  });
  const homes = words.map((word) => homeOf(word, parts));
  return parts.map(({ part, from, to }, i) => {
    const own = disjoint(words.flatMap(({ word }, n) => (homes[n] === i ? clip(word, from, to) : [])));
    const source = i < removed.length ? removed[i] : undefined;
    const isAlone = parts.length === 1 && removed.length === 1;
    const boxPx = isAlone ? (source?.boxPx ?? null) : (unionBox(own.map((word) => word.boxPx)) ?? null);
    return { id: source?.id ?? newId(), text: part, boxPx, words: own };
  });
}

/** Marks are cut where Lines are; comments stay with their Line, and with the one into which theirs was merged. */
function withRemarks(
  lines: readonly Line[],
  removed: readonly Line[],
  marks: readonly Mark[],
): readonly Line[] {
  const isPlain = removed.every((line) => line.marks === undefined && line.comment === undefined);
  if (isPlain) return lines;
  let at = 0;
  return lines.map((line, i) => {
    const from = at;
    at += line.text.length + 1;
    const own = marks.map((mark) => ({ kind: mark.kind, from: mark.from - from, to: mark.to - from }));
    const sources = i === lines.length - 1 ? removed.slice(i) : removed.slice(i, i + 1);
    const comments = sources.flatMap(({ comment }) => comment ?? []);
    return withComment(withMarks(line, own), comments.join('\n'));
  });
}

/** A word that line feeds cut stays with the Line that has most of its letters; one typed anew, with the first. */
function homeOf({ word, letters }: MovedWord, parts: readonly SpanLike[]): number {
  const pieces = letters.length > 0 ? letters : [word];
  const shares = parts.map((part) => pieces.reduce((sum, piece) => sum + overlap(piece, part), 0));
  return shares.indexOf(Math.max(...shares));
}

function overlap(a: SpanLike, b: SpanLike): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

function clip(word: Word, from: number, to: number): readonly Word[] {
  const start = Math.max(word.from, from);
  const end = Math.min(word.to, to);
  return end <= start ? [] : [{ ...word, from: start - from, to: end - from }];
}

/** Typing that bridges two words leaves both boxes but must not leave overlapping spans. */
function disjoint(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  for (const word of words) {
    const previous = kept[kept.length - 1];
    if (previous !== undefined && word.from < previous.to) {
      const boxPx = unionBox([previous.boxPx, word.boxPx]) ?? previous.boxPx;
      kept[kept.length - 1] = { ...previous, to: Math.max(previous.to, word.to), boxPx, confidence: null };
    } else kept.push(word);
  }
  return kept;
}
