import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Script = {
  readonly vitestCounts: (report: object | null, isOk: boolean) => Counts;
  readonly playwrightCounts: (report: object | null, isOk: boolean) => Counts;
  readonly sumCounts: (all: readonly Counts[]) => Counts;
};
const script = pathToFileURL(join(import.meta.dirname, '../../scripts/test-counts.mjs')).href;
const { vitestCounts, playwrightCounts, sumCounts } = (await import(script)) as Script;

it('counts what both runners report', () => {
  const unit = { numPassedTests: 10, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(vitestCounts(unit, false)).toEqual({ passed: 10, failed: 2, skipped: 2 });
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  expect(playwrightCounts({ stats }, false)).toEqual({ passed: 6, failed: 1, skipped: 3 });
  expect(sumCounts([vitestCounts(unit, false), playwrightCounts({ stats }, false)])).toEqual({
    ...{ passed: 16, failed: 3, skipped: 5 },
  });
});

it('never takes silence for success', () => {
  for (const isOk of [true, false]) {
    expect(vitestCounts(null, isOk).failed).toBe(1);
    expect(playwrightCounts(null, isOk).failed).toBe(1);
    expect(vitestCounts({ numPassedTests: 0, numFailedTests: 0 }, isOk).failed).toBe(1);
  }
  // A file that could not be loaded fails the runner and no test.
  expect(vitestCounts({ numPassedTests: 3, numFailedTests: 0 }, false)).toMatchObject({
    passed: 3,
    failed: 1,
  });
  expect(vitestCounts({ numPassedTests: 3, numFailedTests: 0 }, true).failed).toBe(0);
});
