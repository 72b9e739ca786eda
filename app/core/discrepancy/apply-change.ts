import type { Discrepancy } from './model/discrepancy';
import type { Span } from '../base/span';
import { movedOffset } from './flags/flag-list';
import type { FlagChange } from './flags';
import type { LineColumn } from './align-texts/line-column';

/** How places move when `[from, to)` of the text becomes `longerBy` characters longer; the end of it, before and after. */
export type Shift = Span & {
  readonly longerBy: number;
  readonly before: LineColumn;
  readonly after: LineColumn;
};

/** The flags after a change: those that stay move with the text, in its order. */
export function applyChange(
  flags: readonly Discrepancy[],
  change: FlagChange,
  shift: Shift | null,
): readonly Discrepancy[] {
  const gone = new Set([...change.removed, ...change.added.map(({ id }) => id)]);
  const kept = gone.size === 0 ? flags : flags.filter(({ id }) => !gone.has(id));
  const moved = shift === null ? kept : kept.map((flag) => movedFlag(flag, shift));
  return change.added.length === 0 ? moved : merged(moved, [...change.added].sort(inOrder));
}

function movedFlag(flag: Discrepancy, shift: Shift): Discrepancy {
  // What ends before the change, and what it is related to, stays.
  if (flag.to < shift.from && (flag.related ?? []).every(({ to }) => to < shift.from)) return flag;
  const related = flag.related?.map((span) => movedSpan(span, shift));
  const isAfter = flag.from >= shift.to;
  const onSameLine = isAfter && flag.line === shift.before.line;
  return {
    ...flag,
    ...movedSpan(flag, shift),
    line: flag.line + (isAfter ? shift.after.line - shift.before.line : 0),
    column: flag.column + (onSameLine ? shift.after.column - shift.before.column : 0),
    ...(related === undefined ? {} : { related }),
  };
}

function movedSpan(span: Span, { from, to, longerBy }: Shift): Span {
  const start = movedOffset(span.from, from, to, longerBy);
  return { from: start, to: Math.max(start, movedOffset(span.to, from, to, longerBy)) };
}

function merged(flags: readonly Discrepancy[], added: readonly Discrepancy[]): readonly Discrepancy[] {
  const all: Discrepancy[] = [];
  let next = 0;
  for (const flag of flags) {
    for (let one = added[next]; one !== undefined && inOrder(one, flag) < 0; one = added[next]) {
      all.push(one);
      next += 1;
    }
    all.push(flag);
  }
  return [...all, ...added.slice(next)];
}

function inOrder(a: Span, b: Span): number {
  return a.from - b.from || a.to - b.to;
}
