import { addTo, newColumn } from '../../align/columns';
import type { Span } from '../../base/span';

/** Things that stand at spans of the text, in the order of their starts; spans move when the text changes. */
export type FlagList<T> = {
  readonly length: () => number;
  readonly spanAt: (index: number) => Span;
  readonly itemAt: (index: number) => T;
  /** The indexes of what begins in `[from, to)`. */
  readonly range: (from: number, to: number) => readonly [from: number, to: number];
  /** Puts `items` (in order, all beginning in `[from, to)`) in place of what begins there; gives back what stood there. */
  readonly replace: (from: number, to: number, items: readonly Placed<T>[]) => readonly Placed<T>[];
  /** Moves spans after `[from, to)` of the text became `by` characters longer. */
  readonly shift: (from: number, to: number, by: number) => void;
};

export type Placed<T> = Span & { readonly item: T };

export function newFlagList<T>(): FlagList<T> {
  const froms = newColumn();
  const tos = newColumn();
  const items: T[] = [];
  let longest = 0;
  const spanAt = (index: number): Span => ({ from: froms.at(index), to: tos.at(index) });
  const range = (from: number, to: number): readonly [number, number] => [
    froms.firstOver(from - 1),
    froms.firstOver(to - 1),
  ];
  return {
    length: () => items.length,
    spanAt,
    itemAt: (index) => items[index] as T,
    range,
    replace: (from, to, added) => {
      const [first, end] = range(from, to);
      for (const one of added) longest = Math.max(longest, one.to - one.from);
      const removed = items.slice(first, end).map((item, i) => ({ ...spanAt(first + i), item }));
      froms.splice(
        first,
        end,
        added.map((one) => one.from),
      );
      tos.splice(
        first,
        end,
        added.map((one) => one.to),
      );
      spliceItems(
        items,
        first,
        end - first,
        added.map((one) => one.item),
      );
      return removed;
    },
    shift: (from, to, by) => {
      if (by === 0) return;
      const [starts, ends] = [froms.view(), tos.view()];
      const after = froms.firstOver(to - 1);
      // What begins further before the change than the longest span is long ends before it.
      for (let i = froms.firstOver(from - longest - 1); i < after; i += 1) {
        const start = movedOffset(starts[i] ?? 0, from, to, by);
        ends[i] = Math.max(start, movedOffset(ends[i] ?? 0, from, to, by));
        starts[i] = start;
        longest = Math.max(longest, (ends[i] ?? 0) - start);
      }
      addTo(starts, after, starts.length, by);
      addTo(ends, after, ends.length, by);
    },
  };
}

/**
 * Where an offset stands after `[from, to)` became `by` characters longer. One inside the change stays inside it:
 * what stood there is laid anew by whoever put it there.
 */
export function movedOffset(at: number, from: number, to: number, by: number): number {
  if (at >= to) return at + by;
  return at <= from ? at : Math.max(from, Math.min(at, to + by));
}

/** `splice` with its items spread would put a whole document's flags on the stack. */
function spliceItems<T>(items: T[], at: number, count: number, added: readonly T[]): void {
  if (added.length < 1_000) {
    items.splice(at, count, ...added);
    return;
  }
  const tail = items.slice(at + count);
  items.length = at;
  for (const item of added) items.push(item);
  for (const item of tail) items.push(item);
}
