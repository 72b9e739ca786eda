import { hasSameGeometry } from './sheet-geometry';
import type { Line, Mark, MarkKind, Page } from './transcription';
import { MARK_KINDS } from './transcription';
import type { Language, Template } from '../base/language';

/** What stands in the text where nothing can be read, as Russian editions of documents write it. */
export const ILLEGIBLE_TEXT = '[нрзб]';
/** What is shown and printed behind words that are read with doubt. */
export const DOUBT_SIGN = '[?]';

export const MARK_NAMES: Readonly<Record<MarkKind, Template>> = {
  heading: { en: 'heading', ru: 'заголовок' },
  'margin-note': { en: 'margin note', ru: 'помета на полях' },
  doubtful: { en: 'doubtful', ru: 'под сомнением' },
  illegible: { en: 'illegible', ru: 'неразборчиво' },
  struck: { en: 'struck out', ru: 'зачёркнуто' },
  inserted: { en: 'inserted above', ru: 'вписано сверху' },
  handwritten: { en: 'handwritten', ru: 'от руки' },
  stamp: { en: 'stamp', ru: 'штамп' },
  debris: { en: 'debris of a stamp or signature', ru: 'обрывки штампа или подписи' },
};

export function markName(kind: MarkKind, language: Language): string {
  return MARK_NAMES[kind][language];
}

/** The Line with these marks in order; one without any has no such field. */
export function withMarks(line: Line, marks: readonly Mark[]): Line {
  const tidy = tidyMarks(marks, line.text.length);
  return tidy.length === 0 ? without(line, 'marks') : { ...line, marks: tidy };
}

/** A Line or Page with this comment, trimmed; one without a comment has no such field. */
export function withComment<T extends Line | Page>(of: T, comment: string): T {
  const text = comment.trim();
  return text === '' ? without(of, 'comment') : { ...of, comment: text };
}

function without<T extends object>(of: T, field: keyof T): T {
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== field)) as T;
}

/** Marks inside a text of `length`, ascending; those of one kind that touch or overlap are one. */
export function tidyMarks(marks: readonly Mark[], length: number): readonly Mark[] {
  const clipped = marks
    .map(({ kind, from, to }) => ({ kind, from: Math.max(0, from), to: Math.min(length, to) }))
    .filter(({ from, to }) => from < to);
  return MARK_KINDS.flatMap((kind) => united(clipped.filter((mark) => mark.kind === kind))).sort(inOrder);
}

function inOrder(a: Mark, b: Mark): number {
  return a.from - b.from || b.to - a.to || MARK_KINDS.indexOf(a.kind) - MARK_KINDS.indexOf(b.kind);
}

function united(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort(inOrder)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && mark.from <= last.to)
      joined[joined.length - 1] = { ...last, to: Math.max(last.to, mark.to) };
    else joined.push(mark);
  }
  return joined;
}

/** Marks `[from, to)`, or takes the mark off where all of it has one. */
export function toggleMark(line: Line, kind: MarkKind, from: number, to: number): Line {
  const marks = line.marks ?? [];
  const covering = marks.find((mark) => mark.kind === kind && mark.from <= from && mark.to >= to);
  if (covering === undefined) return withMarks(line, [...marks, { kind, from, to }]);
  const others = marks.filter((mark) => mark !== covering);
  const left = [
    { kind, from: covering.from, to: from },
    { kind, from: to, to: covering.to },
  ];
  return withMarks(line, [...others, ...left]);
}

/** Marks and comment of two Lines or states of one, whatever their text. */
export function hasSameMarks(a: Line, b: Line): boolean {
  const [left, right] = [a.marks ?? [], b.marks ?? []];
  const isSame = (mark: Mark, i: number) => {
    const other = right[i];
    return other?.kind === mark.kind && other.from === mark.from && other.to === mark.to;
  };
  return (a.comment ?? '') === (b.comment ?? '') && left.length === right.length && left.every(isSame);
}

/** Whether two states of a page are alike in everything that people write: text, marks and comments. */
export function isWrittenAlike(a: Page, b: Page): boolean {
  const isSame = (line: Line, i: number) => {
    const other = b.lines[i];
    return other !== undefined && line.text === other.text && hasSameMarks(line, other);
  };
  return (
    (a.comment ?? '') === (b.comment ?? '') &&
    hasSameGeometry(a.geometry, b.geometry) &&
    a.lines.length === b.lines.length &&
    a.lines.every(isSame)
  );
}

/** A stretch of a Line's text under the same marks. */
export type MarkedPart = { readonly text: string; readonly kinds: readonly MarkKind[] };

/** The text of a Line cut wherever a mark begins or ends; kinds stand from the outermost to the innermost. */
export function markedParts(line: Line): readonly MarkedPart[] {
  const marks = line.marks ?? [];
  const cuts = [...new Set([0, line.text.length, ...marks.flatMap(({ from, to }) => [from, to])])];
  const ends = cuts.sort((a, b) => a - b);
  return ends.slice(0, -1).map((from, i) => {
    const to = ends[i + 1] ?? line.text.length;
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to);
    return { text: line.text.slice(from, to), kinds: over.map(({ kind }) => kind) };
  });
}

/** The text with a sign behind doubtful words, as it is printed. */
export function textWithSigns(line: Line): string {
  const doubts = (line.marks ?? []).filter(({ kind }) => kind === 'doubtful');
  return [...doubts]
    .sort((a, b) => b.to - a.to)
    .reduce((text, { to }) => `${text.slice(0, to)} ${DOUBT_SIGN}${text.slice(to)}`, line.text);
}

/** The text with every mark and the comment spelled out, so that two versions can be compared in them, too. */
export function textWithRemarks(line: Line, language: Language): string {
  const marks = line.marks ?? [];
  const named = [...marks]
    .sort((a, b) => b.to - a.to)
    .reduce(
      (text, { kind, to }) => `${text.slice(0, to)} ⟨${markName(kind, language)}⟩${text.slice(to)}`,
      line.text,
    );
  return line.comment === undefined ? named : `${named} ⟨${line.comment.replace(/\s+/g, ' ')}⟩`;
}

/** Roles that stand apart from the body: they come after it and are not compared with a reference. */
export const APART: readonly MarkKind[] = ['margin-note', 'stamp', 'handwritten', 'debris'];

/** Whether a Line stands apart from the body: one of the roles that do is marked on all of it. */
export function isApart(line: Line): boolean {
  return isWhollyOneOf(line, APART);
}

/** Whether a Line is no text of the sheet: what recognition made of the ink of a stamp or a signature. */
export function isDebris(line: Line): boolean {
  return isWhollyOneOf(line, ['debris']);
}

function isWhollyOneOf({ marks, text }: Line, kinds: readonly MarkKind[]): boolean {
  return (marks ?? []).some(
    ({ kind, from, to }) =>
      kinds.includes(kind) && text.slice(0, from).trim() === '' && text.slice(to).trim() === '',
  );
}
