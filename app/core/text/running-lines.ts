import { lettersOf } from './characters';
import type { Span } from '../base/span';

/** Lines this near to the edge of their sheet may be running ones: three, and marks above or below them. */
const EDGE_LINES = 6;
const FEWEST_LETTERS = 6;
const LONGEST_LINE = 80;
/** A line repeats when it stands at the edge of so many sheets, and of this share of all. */
const FEWEST_SHEETS = 3;
const SHARE_OF_SHEETS = 0.5;

/** What the first and last lines of sheet `index` are compared by; only lines that could be running ones have keys. */
export function edgeKeys(text: string, sheet: Span, index: number): readonly string[] {
  const lines = text
    .slice(sheet.from, sheet.to)
    .split('\n')
    .filter((line) => /\p{L}/u.test(line));
  const edges = [
    ...lines.slice(0, EDGE_LINES),
    ...lines.slice(Math.max(EDGE_LINES, lines.length - EDGE_LINES)),
  ];
  return [...new Set(edges.flatMap((line) => runningKeysOf(line, index)))];
}

/**
 * What a line on sheet `index` is compared by: its small letters, with its number as it is («Дело № 45») or counted up
 * with the sheets («тетрадь 3»). A number that does neither tells headings apart («Статья 15») and is no running line.
 */
export function runningKeysOf(line: string, index: number): readonly string[] {
  const letters = lettersOf(line.toLowerCase());
  if (letters.length < FEWEST_LETTERS || line.length > LONGEST_LINE) return [];
  const numbers = line.match(/\p{Nd}+/gu) ?? [];
  // Lines of a table have more.
  if (numbers.length > 1) return [];
  const [number] = numbers;
  return number === undefined ? [letters] : [`${letters}=${number}`, `${letters}+${Number(number) - index}`];
}

/** How often each key stands at the edge of a sheet, kept up to date as sheets change. */
export type EdgeCounts = {
  /** Those that repeat from sheet to sheet, whatever they say. */
  readonly keys: ReadonlySet<string>;
  /** Takes a sheet's keys in place of those it had; answers whether the keys that repeat are still the same. */
  readonly change: (before: readonly string[], after: readonly string[]) => boolean;
};

export function edgeCounts(bySheet: readonly (readonly string[])[]): EdgeCounts {
  const counts = new Map<string, number>();
  for (const keys of bySheet) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(FEWEST_SHEETS, bySheet.length * SHARE_OF_SHEETS);
  const add = (key: string, by: number): void => void counts.set(key, (counts.get(key) ?? 0) + by);
  const keys = new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
  return {
    keys,
    change: (before, after) => {
      for (const key of before) add(key, -1);
      for (const key of after) add(key, 1);
      return [...before, ...after].every((key) => keys.has(key) === (counts.get(key) ?? 0) >= least);
    },
  };
}

/** The lines that repeat, and which sheet is looked at: what tells a running line on it. */
export type Running = { readonly keys: ReadonlySet<string>; readonly index: number };

export function isRunning(line: string, { keys, index }: Running): boolean {
  return keys.size > 0 && runningKeysOf(line, index).some((key) => keys.has(key));
}
