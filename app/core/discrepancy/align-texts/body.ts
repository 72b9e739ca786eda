import { newColumn } from '../../align/columns';
import type { Column } from '../../align/columns';
import { newKeyTable } from '../../align/alignment';
import type { KeyTable } from '../../align/alignment';
import type { Furniture } from '../../text/furniture';
import { detached } from '../../text/detached';
import { comparisonKey } from '../../text/key';
import { ALL_RUNGS } from '../../text/steps';
import type { StepsOff } from '../../text/steps';
import type { TextView } from '../../text/text-view';
import { eachToken, isWritten, tokenAt } from '../../text/tokens';
import type { Token } from '../../text/tokens';
import type { Span } from '../../base/span';

/**
 * The words and numbers of a text in order: no punctuation, no page furniture. Word `i` is `[starts[i], ends[i])` of
 * the text, and `keys[ids[i]]` is what it is compared by; both sides of a comparison share `keys`. Rows of numbers
 * and not objects, because a long text has hundreds of thousands of words.
 */
export type Body = {
  readonly text: TextView;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly ids: Int32Array;
  readonly keys: readonly string[];
};

/** A Body that can be changed in place. */
export type BodyColumns = { readonly starts: Column; readonly ends: Column; readonly ids: Column };

export function newBodyColumns(capacity: number): BodyColumns {
  return { starts: newColumn(capacity), ends: newColumn(capacity), ids: newColumn(capacity) };
}

/** The Body as it stands; good until the next change of the columns. */
export function bodyView(columns: BodyColumns, text: TextView, keys: readonly string[]): Body {
  return {
    text,
    count: columns.starts.length(),
    starts: columns.starts.view(),
    ends: columns.ends.view(),
    ids: columns.ids.view(),
    keys,
  };
}

/** Numbers of keys by the words as they are written, so that each spelling is folded once. */
export type WordNumbers = (word: string) => number;

export function wordNumbers(
  table: KeyTable,
  off: StepsOff,
  fold: (key: string) => string = (key) => key,
): WordNumbers {
  const known = new Map<string, number>();
  return (word) => {
    const number = known.get(word);
    if (number !== undefined) return number;
    const made = table.numberOf(detached(fold(comparisonKey(word, off))));
    known.set(detached(word), made);
    return made;
  };
}

/** Appends the words of `[from, to)` of `text` that touch none of the `furniture`, which is in order. */
export function scanWords(
  columns: BodyColumns,
  text: string,
  { from, to }: Span,
  furniture: readonly Furniture[],
  numberOf: WordNumbers,
  off: StepsOff,
): void {
  let next = furniture.findIndex((mark) => mark.to > from);
  if (next < 0) next = furniture.length;
  eachToken(text, from, to, off, (start, end) => {
    while ((furniture[next]?.to ?? Infinity) <= start) next += 1;
    if (end > (furniture[next]?.from ?? Infinity) || !isWritten(text, start, end)) return;
    if (isNumberSign(text, start, end)) return;
    columns.starts.push(start);
    columns.ends.push(end);
    columns.ids.push(numberOf(text.slice(start, end)));
  });
}

/** The words of a whole text outside its `furniture`, with keys of its own. */
export function bodyOf(text: string, furniture: readonly Furniture[]): Body {
  const columns = newBodyColumns((text.length >> 3) + 64);
  const table = newKeyTable();
  const whole = { from: 0, to: text.length };
  scanWords(columns, text, whole, furniture, wordNumbers(table, ALL_RUNGS), ALL_RUNGS);
  return bodyView(columns, text, table.keys);
}

const NUMBER_SIGN = /^(?:N[oо°º]?|Nr|НР|нр)$/u;
const LONGEST_SIGN = 2;

/** `No`, `N` and «НР» before a figure are what № is, which is no word. */
function isNumberSign(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_SIGN || !NUMBER_SIGN.test(text.slice(start, end))) return false;
  return /^\.?[ \u00a0]*\d/u.test(text.slice(end, end + LONGEST_SIGN * 2));
}

/** Word `index` as a Token, or undefined outside the body. */
export function wordAt(body: Body, index: number): Token | undefined {
  if (index < 0 || index >= body.count) return undefined;
  return tokenAt(body.text, body.starts[index] ?? 0, body.ends[index] ?? 0);
}

export function wordsBetween(body: Body, from: number, to: number): readonly Token[] {
  const words: Token[] = [];
  for (let i = from; i < to; i += 1) words.push(wordAt(body, i) as Token);
  return words;
}

/** What is written from word `from` to before word `to`; empty where that is no word. */
export function writtenBetween({ text, starts, ends }: Body, from: number, to: number): string {
  return to <= from ? '' : text.slice(starts[from] ?? 0, ends[to - 1] ?? 0);
}

/** The comparison key of word `index`; empty outside the body. */
export function keyAt(body: Body, index: number): string {
  return index < 0 || index >= body.count ? '' : (body.keys[body.ids[index] ?? 0] ?? '');
}

export function keysBetween(body: Body, from: number, to: number): readonly string[] {
  const keys: string[] = [];
  for (let i = from; i < to; i += 1) keys.push(keyAt(body, i));
  return keys;
}

/** The raw span of words `[from, to)`; for no words, the place after the word before, its punctuation included. */
export function wordsSpan(body: Body, from: number, to: number): Span {
  if (to > from && from < body.count) return { from: body.starts[from] ?? 0, to: body.ends[to - 1] ?? 0 };
  const at = placeAfter(body, from - 1);
  return { from: at, to: at };
}

const CLOSING = /^[^\s\p{L}\p{N}«„“"(№-]*/u;
/** No word has more punctuation after it. */
const MOST_CLOSING = 64;

/** Where text after word `index` would stand: behind the punctuation that clings to it; -1 is before the first word. */
function placeAfter(body: Body, index: number): number {
  if (index < 0 || index >= body.count) return body.starts[0] ?? body.text.length;
  const end = body.ends[index] ?? 0;
  const after = body.text.slice(end, Math.min(body.text.length, end + MOST_CLOSING));
  return end + (CLOSING.exec(after)?.[0].length ?? 0);
}
