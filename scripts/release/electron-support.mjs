// Whether the Electron of package.json still gets security fixes. Electron keeps its three newest majors up, and a new one
// comes every eight weeks (electronjs.org/docs/latest/tutorial/electron-timelines).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The day on which each major that has been shipped came out. The next one is added when it is taken. */
const RELEASED = { 45: '2026-10-20' };
const MAJORS_KEPT_UP = 3;
const WEEKS_BETWEEN = 8;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * @param {string} range of package.json, for example ^45.4.1
 * @param {Date} today
 * @returns {string | null} what is wrong and what to do, or null
 */
export function supportFault(range, today) {
  const major = Number(/\d+/.exec(range)?.[0]);
  const released = RELEASED[major];
  if (released === undefined)
    return `Electron ${major}: scripts/release/electron-support.mjs does not say when it came out. Add the day.`;
  const until = new Date(Date.parse(released) + MAJORS_KEPT_UP * WEEKS_BETWEEN * WEEK_MS);
  if (today <= until) return null;
  return `Electron ${major} is out of support since about ${until.toISOString().slice(0, 10)}. Take a newer one: npm install --save-dev electron@latest`;
}

/** The same of this checkout. */
export function supportFaultHere(root, today) {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return supportFault(devDependencies.electron, today);
}
