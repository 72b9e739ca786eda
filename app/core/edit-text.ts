import { unionBox } from './geometry';
import type { Edit } from './edit';
import type { Line, Page, Word } from './transcription';

/** A replacement in the page's text (`pageText`): `[from, to)` becomes `text`. Offsets are UTF-16. */
export type TextChange = { readonly from: number; readonly to: number; readonly text: string };

/**
 * Typing as an Edit. Line *n* of the text is Line *n* of the page, so a typed line feed splits a Line and a
 * deleted one merges two. Words keep their ink: untouched ones move along, a touched one keeps its box and loses
 * its confidence (a person wrote it), a wholly deleted one is dropped. `newId` names Lines that a split makes.
 */
export function editFromTextChange(page: Page, change: TextChange, newId: () => string): Edit {
  const starts = lineStarts(page);
  const first = lineAt(starts, change.from);
  const last = lineAt(starts, change.to);
  const removed = page.lines.slice(first, last + 1);
  const base = starts[first] ?? 0;
  const before = removed.map((line) => line.text).join('\n');
  const local = { from: change.from - base, to: change.to - base, text: change.text };
  const after = before.slice(0, local.from) + local.text + before.slice(local.to);
  const words = removed.flatMap((line, i) => wordsAt(line, (starts[first + i] ?? 0) - base));
  const moved = words.flatMap((word) => moveWord(word, local));
  return { pageId: page.id, at: first, removed, inserted: splitLines(after, removed, moved, newId) };
}

function lineStarts(page: Page): readonly number[] {
  let at = 0;
  return page.lines.map((line) => {
    const start = at;
    at += line.text.length + 1;
    return start;
  });
}

function lineAt(starts: readonly number[], offset: number): number {
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > offset) index -= 1;
  return Math.max(0, index);
}

function wordsAt(line: Line, base: number): readonly Word[] {
  return line.words.map((word) => ({ ...word, from: word.from + base, to: word.to + base }));
}

function moveWord(word: Word, change: TextChange): readonly Word[] {
  const grown = change.text.length - (change.to - change.from);
  if (word.to < change.from || (word.to === change.from && !joins(change))) return [word];
  if (word.from > change.to || (word.from === change.to && change.from !== change.to)) {
    return [{ ...word, from: word.from + grown, to: word.to + grown }];
  }
  if (change.from === change.to && word.from === change.from) {
    return joins(change)
      ? [touched(word, word.from, word.to + grown)]
      : [{ ...word, from: word.from + grown, to: word.to + grown }];
  }
  if (change.from <= word.from && change.to >= word.to && change.text.trim() === '') return [];
  const from = Math.min(word.from, change.from);
  return [touched(word, from, Math.max(word.to, change.to) + grown)];
}

/** Letters typed at the edge of a word belong to it; a space or a line feed does not. */
function joins(change: TextChange): boolean {
  return /^\S+$/.test(change.text);
}

function touched(word: Word, from: number, to: number): Word {
  return { ...word, from, to, confidence: null };
}

function splitLines(
  text: string,
  removed: readonly Line[],
  words: readonly Word[],
  newId: () => string,
): readonly Line[] {
  let at = 0;
  const parts = text.split('\n');
  return parts.map((part, i) => {
    const from = at;
    at += part.length + 1;
    const own = disjoint(words.flatMap((word) => clip(word, from, from + part.length)));
    const source = i < removed.length ? removed[i] : undefined;
    const isAlone = parts.length === 1 && removed.length === 1;
    const boxPx = isAlone ? (source?.boxPx ?? null) : (unionBox(own.map((word) => word.boxPx)) ?? null);
    return { id: source?.id ?? newId(), text: part, boxPx, words: own };
  });
}

/** A word that a line feed cut stays with the line that holds more of it. */
function clip(word: Word, from: number, to: number): readonly Word[] {
  const start = Math.max(word.from, from);
  const end = Math.min(word.to, to);
  if (end - start < (word.to - word.from) / 2 || end <= start) return [];
  return [{ ...word, from: start - from, to: end - from }];
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
