import { join } from 'node:path';
import { defineConfig } from 'playwright/test';

const output = join(import.meta.dirname, '../../test-output');

/** End-to-end tests of the packed app, one at a time: recognition is slow, and two at once would fight for the cores. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: join(output, 'e2e'),
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: join(output, 'e2e.json') }]],
});
