import type { Span } from '../discrepancy/discrepancy';

/** Lines this near to the edge of their sheet may be running ones: three (notes 1.1), and marks above or below them. */
const EDGE_LINES = 6;
const FEWEST_LETTERS = 6;
const LONGEST_LINE = 80;
/** A line repeats when it stands at the edge of so many sheets, and of this share of all. */
const FEWEST_SHEETS = 3;
const SHARE_OF_SHEETS = 0.3;

/**
 * What the first and last lines of a sheet are compared by: small letters, and one sign for any number. Only lines
 * that could be a running head or foot are among them.
 */
export function edgeKeys(text: string, sheet: Span): readonly string[] {
  const lines = text
    .slice(sheet.from, sheet.to)
    .split('\n')
    .map(runningKey)
    .filter((line) => line !== '');
  const edges = [
    ...lines.slice(0, EDGE_LINES),
    ...lines.slice(Math.max(EDGE_LINES, lines.length - EDGE_LINES)),
  ];
  return [...new Set(edges.filter(mayRun))];
}

export function runningKey(line: string): string {
  return line
    .toLowerCase()
    .replace(/\p{N}+/gu, '#')
    .replace(/[^\p{L}#]/gu, '');
}

function mayRun(key: string): boolean {
  // Lines of a table differ in their numbers, so a running line has one number at most, at its beginning or end.
  const hasFewNumbers = !/\p{L}#\p{L}|#.*#/u.test(key);
  return key.length >= FEWEST_LETTERS && key.length <= LONGEST_LINE && hasFewNumbers && /\p{L}{4}/u.test(key);
}

/** The keys that repeat from sheet to sheet, whatever they say. */
export function runningKeys(bySheet: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const keys of bySheet) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(FEWEST_SHEETS, bySheet.length * SHARE_OF_SHEETS);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}
