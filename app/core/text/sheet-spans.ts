import type { Span } from '../base/span';

/** The sheets as spans that cover `length` characters; what stands before the first start joins the first sheet. */
export function sheetSpans(length: number, sheetStarts: readonly number[]): readonly Span[] {
  const starts = [...new Set(sheetStarts)].filter((start) => start >= 0 && start < length);
  const edges = [0, ...starts.sort((a, b) => a - b).slice(1)];
  return edges.map((from, i) => ({ from, to: edges[i + 1] ?? length }));
}
