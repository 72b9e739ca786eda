/**
 * A value of a PDF (ISO 32000-1, 7.3), as far as it has to be understood; `raw` is how it stands in the file, a character a
 * byte, so that it can be written again as it was.
 */
export type PdfValue =
  | { readonly kind: 'number'; readonly raw: string; readonly number: number }
  | { readonly kind: 'name'; readonly raw: string; readonly name: string }
  | { readonly kind: 'ref'; readonly raw: string; readonly id: number }
  | { readonly kind: 'array'; readonly raw: string; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dict'; readonly raw: string; readonly entries: PdfEntries }
  | { readonly kind: 'other'; readonly raw: string };

export type PdfEntries = ReadonlyMap<string, PdfValue>;

/** The text ends in the midst of a value. */
export class PdfCutShort extends Error {}
/** What stands there is no PDF. */
export class PdfBroken extends Error {}

const DEEPEST = 60;
const BLANK = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const REF = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

/** Where blanks and comments from `at` end. */
export function pastBlanks(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

/** The value that begins at `at` or behind the blanks there. Throws PdfCutShort and PdfBroken. */
export function parseValue(
  text: string,
  at: number,
  depth = 0,
): { readonly value: PdfValue; readonly end: number } {
  if (depth > DEEPEST) throw new PdfBroken('too deep');
  const from = pastBlanks(text, at);
  const [one, two] = [text[from], text.slice(from, from + 2)];
  if (one === undefined) throw new PdfCutShort();
  if (two === '<<') return parseDict(text, from, depth);
  if (one === '[') return parseArray(text, from, depth);
  if (one === '<') return other(text, from, after(text, '>', from));
  if (one === '(') return other(text, from, endOfString(text, from));
  if (one === '/') return parseName(text, from);
  return parseWord(text, from);
}

function other(text: string, from: number, end: number) {
  return { value: { kind: 'other', raw: text.slice(from, end) } as const, end };
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  if (at === -1) throw new PdfCutShort();
  return at + sign.length;
}

function endOfString(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') open += 1;
    else if (sign === ')') open -= 1;
    if (open === 0) return at + 1;
  }
  throw new PdfCutShort();
}

function parseName(text: string, from: number) {
  REGULAR.lastIndex = from + 1;
  const end = REGULAR.test(text) ? REGULAR.lastIndex : from + 1;
  if (end >= text.length) throw new PdfCutShort();
  const raw = text.slice(from, end);
  const name = raw
    .slice(1)
    .replace(/#([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { value: { kind: 'name', raw, name } as const, end };
}

function parseWord(text: string, from: number) {
  REF.lastIndex = from;
  const ref = REF.exec(text);
  if (ref !== null)
    return { value: { kind: 'ref', raw: ref[0], id: Number(ref[1]) } as const, end: REF.lastIndex };
  REGULAR.lastIndex = from;
  if (!REGULAR.test(text)) throw new PdfBroken('no value');
  const end = REGULAR.lastIndex;
  // What follows may belong to it: a number may be the first part of a reference.
  if (end + 32 > text.length && !/[>\]]/.test(text.slice(end))) throw new PdfCutShort();
  const raw = text.slice(from, end);
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(raw))
    return { value: { kind: 'number', raw, number: Number(raw) } as const, end };
  return { value: { kind: 'other', raw } as const, end };
}

function parseArray(text: string, from: number, depth: number) {
  const items: PdfValue[] = [];
  for (let at = from + 1; ;) {
    at = pastBlanks(text, at);
    if (text[at] === ']')
      return { value: { kind: 'array', raw: text.slice(from, at + 1), items } as const, end: at + 1 };
    const { value, end } = parseValue(text, at, depth + 1);
    items.push(value);
    at = end;
  }
}

function parseDict(text: string, from: number, depth: number) {
  const entries = new Map<string, PdfValue>();
  for (let at = from + 2; ;) {
    at = pastBlanks(text, at);
    if (text.startsWith('>>', at))
      return { value: { kind: 'dict', raw: text.slice(from, at + 2), entries } as const, end: at + 2 };
    if (at >= text.length - 1) throw new PdfCutShort();
    if (text[at] !== '/') throw new PdfBroken('no name');
    const key = parseName(text, at);
    const { value, end } = parseValue(text, key.end, depth + 1);
    entries.set(key.value.name, value);
    at = end;
  }
}

export function numberOf(value: PdfValue | undefined): number | null {
  return value?.kind === 'number' ? value.number : null;
}

/** The entries as they stand between `<<` and `>>`, without those of these names. */
export function entriesWithout(entries: PdfEntries, names: readonly string[]): string {
  return [...entries]
    .filter(([name]) => !names.includes(name))
    .map(([name, { raw }]) => `/${escapedName(name)} ${raw}`)
    .join(' ');
}

function escapedName(name: string): string {
  return name.replace(
    /[^!"$&'*-.0-;=?-Z\\^-z|~]/g,
    (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}
