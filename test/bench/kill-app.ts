import { KILLED_ACTS, killActs } from '../e2e/helpers/kill-acts';
import { killApp } from '../e2e/helpers/kill-app';

/**
 * The packed app with a window: KILLS × kill -9 of the whole process group, half while somebody types, half in the middle of
 * saving, restoring, merging, finishing, importing, exporting, creating and recognising, with nothing lost. Needs a display
 * and `npm run dist`. Prints what it found so far after each review.
 */
const count = Number(process.env['KILLS'] ?? '1000');
const seed = Number(process.env['SEED'] ?? '20260117');
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const acts = await killActs(Math.ceil(count / 2 / KILLED_ACTS.length), seed, print);
const typing = await killApp(Math.ceil(count / 2), seed, print);
const lost = Object.values(acts).reduce((sum, one) => sum + one.lost + one.torn, 0);
if (lost + typing.savesLost + typing.typingLost + typing.torn > 0) process.exitCode = 1;
