import { killApp } from '../e2e/helpers/kill-app';

/**
 * Saves, in the packed app with a window: KILLS × kill -9 of the whole process group while somebody
 * types, with nothing lost. Needs a display and `npm run dist`. Prints what it found so far after each review.
 */
const count = Number(process.env['KILLS'] ?? '1000');
const seed = Number(process.env['SEED'] ?? '20260117');
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const report = await killApp(count, seed, print);
if (report.savesLost + report.typingLost + report.torn > 0) process.exitCode = 1;
