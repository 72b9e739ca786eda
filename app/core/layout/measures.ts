import type { Line } from '../page/transcription';

/** What the lines of a page have in common, in px of the page. */
export type Measures = {
  /** The width of a typewriter's cell, or null where type is not monospaced. */
  readonly pitchPx: number | null;
  readonly heightPx: number;
  /** From the left edge of the leftmost column to the right edge of the rightmost; null on a page with little text. */
  readonly column: { readonly from: number; readonly to: number } | null;
};

/** A line of this share of the longest is taken to run through its column. */
const FULL = 0.6;
/** Fewer full lines do not show where the column's edges are. */
const FEWEST_FULL = 6;
/** Indents and hanging signs do not move an edge: so many of a hundred lines may lie outside it. */
const OUTSIDE = 0.1;

export function measuresOf(lines: readonly Line[], pitchPx: number | null): Measures {
  const boxes = lines.flatMap(({ boxPx }) => boxPx ?? []);
  const heights = sorted(boxes.map(({ y0, y1 }) => y1 - y0));
  const longest = Math.max(0, ...boxes.map(({ x0, x1 }) => x1 - x0));
  const full = boxes.filter(({ x0, x1 }) => x1 - x0 >= FULL * longest);
  const lefts = sorted(full.map(({ x0 }) => x0));
  const rights = sorted(full.map(({ x1 }) => x1));
  const last = full.length - 1;
  const from = lefts[Math.floor(last * OUTSIDE)];
  const to = rights[Math.ceil(last * (1 - OUTSIDE))];
  return {
    pitchPx,
    heightPx: heights[Math.floor(heights.length / 2)] ?? 1,
    column: full.length < FEWEST_FULL || from === undefined || to === undefined ? null : { from, to },
  };
}

function sorted(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}
