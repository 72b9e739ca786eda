import { runKills } from '../helpers/kill-loop';

/** Saves: 1,000 × kill -9 with no acknowledged save lost and no file torn. Prints what it found. */
const count = Number(process.env['KILLS'] ?? '1000');
const report = await runKills(count, 20260116);
process.stdout.write(`${JSON.stringify(report)}\n`);
if (report.savesLost + report.typingLost + report.torn > 0) process.exitCode = 1;
