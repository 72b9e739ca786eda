import { join } from 'node:path';
import { defineConfig } from 'playwright/test';
import { hasDisplay, takeDisplay, WORKERS_WITHOUT_DISPLAY } from './displays';

const output = join(import.meta.dirname, '../../test-output');

takeDisplay(process.env);

/**
 * End-to-end tests of the packed app. On one display they run one at a time, since two windows would fight for the focus
 * and the clipboard; without a display two files run side by side, each on a virtual screen.
 */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: join(output, 'e2e'),
  workers: hasDisplay(process.env) ? 1 : WORKERS_WITHOUT_DISPLAY,
  globalSetup: join(import.meta.dirname, 'displays.ts'),
  // One start in fifty of the old runtime is never noticed by the driver. What passes only on the second try is named at the end.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // Not how long something may take, but after how long it will not come any more, on a machine with ten times the work.
  timeout: 300_000,
  expect: { timeout: 40_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: join(output, 'e2e.json') }]],
});
