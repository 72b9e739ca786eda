import type { Span } from '../../base/span';
import type { Bead } from '../beads/beads';
import type { Side } from './side';

/** Whether both sides have units. */
export function isMatched(bead: Bead): boolean {
  return bead.leftTo > bead.leftFrom && bead.rightTo > bead.rightFrom;
}

/** The letters and digits of units `[from, to)`. */
export function letters(side: Side, from: number, to: number): number {
  return side.units.slice(from, to).reduce((sum, unit) => sum + unit.letters, 0);
}

/** From the first of the units to the last; of units on sheets that do not follow each other, where most of them is. */
export function spanOf(side: Side, from: number, to: number): Span {
  let best = { from: 0, to: 0 };
  for (let start = from; start < to;) {
    let end = start + 1;
    while (end < to && (side.units[end]?.from ?? 0) >= (side.units[end - 1]?.to ?? 0)) end += 1;
    const span = { from: side.units[start]?.from ?? 0, to: side.units[end - 1]?.to ?? 0 };
    if (best.to - best.from < span.to - span.from) best = span;
    start = end;
  }
  return best;
}
