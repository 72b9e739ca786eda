import { tidyMarks } from '../../page/marks';
import type { Mark, MarkKind } from '../../page/transcription';

/**
 * Marks as Transkribus keeps them in a TextLine's `custom` attribute: `unclear {offset:0; length:5;}`. Struck words are
 * a `textStyle`; `handwritten`, `stamp` and `debris`, for which it has no tag of its own, are written the same way, as a person's
 * own tags there are. Entries that mean nothing here, and everything else in ours, are left as they stand.
 */
const ENTRY = /([\w-]+)\s*\{([^{}]*)\}/g;

type Written = { readonly name: string; readonly more: string };

const WRITTEN: Readonly<Record<MarkKind, Written>> = {
  heading: { name: 'structure', more: ' type:heading;' },
  'margin-note': { name: 'structure', more: ' type:marginalia;' },
  doubtful: { name: 'unclear', more: '' },
  illegible: { name: 'gap', more: ' reason:illegible;' },
  struck: { name: 'textStyle', more: ' strikethrough:true;' },
  inserted: { name: 'add', more: ' place:above;' },
  handwritten: { name: 'handwritten', more: '' },
  stamp: { name: 'stamp', more: '' },
  debris: { name: 'debris', more: '' },
};

const KIND_BY_NAME: ReadonlyMap<string, MarkKind> = new Map([
  ['unclear', 'doubtful'],
  ['gap', 'illegible'],
  ['add', 'inserted'],
  ['handwritten', 'handwritten'],
  ['stamp', 'stamp'],
  ['debris', 'debris'],
]);

const KIND_BY_STRUCTURE: ReadonlyMap<string, MarkKind> = new Map([
  ['heading', 'heading'],
  ['marginalia', 'margin-note'],
]);

const STRIKETHROUGH = /\bstrikethrough\s*:\s*true\s*;?/;

/** The marks that a `custom` attribute tells of a text of `length` UTF-16 units. */
export function readMarks(custom: string | undefined, length: number): readonly Mark[] {
  if (custom === undefined || !custom.includes('offset')) return [];
  const marks = [...custom.matchAll(ENTRY)].flatMap(([, name = '', body = '']) => markOf(name, body) ?? []);
  return tidyMarks(marks, length);
}

function markOf(name: string, body: string): Mark | null {
  const kind = kindOf(name, body);
  const from = /\boffset\s*:\s*(\d{1,9})\b/.exec(body)?.[1];
  const length = /\blength\s*:\s*(\d{1,9})\b/.exec(body)?.[1];
  if (kind === undefined || from === undefined || length === undefined) return null;
  return { kind, from: Number(from), to: Number(from) + Number(length) };
}

function kindOf(name: string, body: string): MarkKind | undefined {
  if (name === 'textStyle' && STRIKETHROUGH.test(body)) return 'struck';
  if (name !== 'structure') return KIND_BY_NAME.get(name);
  return KIND_BY_STRUCTURE.get(/\btype\s*:\s*([\w-]+)/.exec(body)?.[1] ?? '');
}

/** Marks as entries of a `custom` attribute, or null for none. */
export function formatMarks(marks: readonly Mark[]): string | null {
  return marks.length === 0 ? null : marks.map(formatMark).join(' ');
}

function formatMark({ kind, from, to }: Mark): string {
  const { name, more } = WRITTEN[kind];
  return `${name} {offset:${from}; length:${to - from};${more}}`;
}

/**
 * `custom` with the marks `after` in place of those it tells: entries of marks that stay are kept as written, a
 * `textStyle` that says more than struck keeps the rest.
 */
export function withMarksIn(custom: string, after: readonly Mark[]): string {
  const left = new Set(after);
  const kept = custom.replace(ENTRY, (entry, name: string, body: string) => {
    const mark = markOf(name, body);
    if (mark === null || mark.to === mark.from) return entry;
    const same = [...left].find((one) => isSameMark(one, mark));
    if (same !== undefined) {
      left.delete(same);
      return entry;
    }
    const rest = body.replace(STRIKETHROUGH, '');
    const saysMore =
      mark.kind === 'struck' && /\w+\s*:/.test(rest.replace(/\b(offset|length)\s*:[^;]*;?/g, ''));
    return saysMore ? `${name} {${rest}}` : '';
  });
  return [kept.replace(/\s+/g, ' ').trim(), formatMarks([...left]) ?? '']
    .filter((part) => part !== '')
    .join(' ');
}

function isSameMark(a: Mark, b: Mark): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to;
}
