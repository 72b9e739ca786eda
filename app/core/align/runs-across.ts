import { firstIndex } from '../base/positions';

/** Tokens `[from, to)` of one side. */
export type Run = readonly [from: number, to: number];

/**
 * What answers which of `runs` share a token with `[from, to)`, by where they begin. Runs may overlap; an answer takes
 * time by what it holds, not by how many runs there are.
 */
export function runsAcross(runs: readonly Run[]): (from: number, to: number) => readonly Run[] {
  const sorted = [...runs].sort(([a], [b]) => a - b);
  // How far the runs up to here reach: it ascends, so that it can be searched.
  const reach = new Int32Array(sorted.length);
  for (const [i, [, to]] of sorted.entries()) reach[i] = Math.max(to, reach[i - 1] ?? 0);
  return (from, to) => {
    const found: Run[] = [];
    for (
      let i = firstIndex(sorted.length, (index) => (reach[index] ?? 0) > from);
      i < sorted.length;
      i += 1
    ) {
      const run = sorted[i] as Run;
      if (run[0] >= to) break;
      if (run[1] > from) found.push(run);
    }
    return found;
  };
}
