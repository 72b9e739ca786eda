// How many tests passed and failed, from the JSON reports of the test runners.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number } | null} report vitest's
 * @param {boolean} isOk whether the runner itself ended well
 * @returns {Counts}
 */
export function vitestCounts(report, isOk) {
  if (report === null) return noReport();
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  return withRunner({ passed: report.numPassedTests, failed: report.numFailedTests, skipped }, isOk);
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} report Playwright's
 * @param {boolean} isOk
 * @returns {Counts}
 */
export function playwrightCounts(report, isOk) {
  if (report === null) return noReport();
  const { expected, unexpected, flaky, skipped } = report.stats;
  // On the second try, which only CI gives: the runner lists them by name.
  return withRunner({ passed: expected + flaky, failed: unexpected, skipped }, isOk);
}

/** @param {readonly Counts[]} all */
export function sumCounts(all) {
  const sum = (name) => all.reduce((total, counts) => total + counts[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** A runner that says it succeeded but left no report has tested nothing. */
function noReport() {
  return { passed: 0, failed: 1, skipped: 0 };
}

/** A file that could not be loaded, or an error outside any test, fails the runner and no test; so does no test at all. */
function withRunner(counts, isOk) {
  const isEmpty = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (!isOk || isEmpty) ? { ...counts, failed: 1 } : counts;
}
