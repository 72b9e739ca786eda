import { appendFileSync } from 'node:fs';
import { takeFile } from './windows-runner';

/**
 * The tests of `app/node` in Node for Windows: `node.exe windows.mjs OUT`. The outcome of each goes to the file as a line
 * of JSON, since Wine has no standard output to give.
 */
const out = process.argv[2] ?? 'windows.jsonl';
const only = process.argv[3];

const modules = import.meta.glob<unknown>([
  '../node/{disk,history,journal,library,logs,project,review,verify,archive,recognition,scans}/**/*.test.ts',
  '../node/{real-disk,conflict-copies,io-faults,doors}.test.ts',
]);

for (const [file, load] of Object.entries(modules)) {
  if (only !== undefined && !file.includes(only)) continue;
  const run = await takeFile(load);
  await run((outcome) => appendFileSync(out, `${JSON.stringify({ file, ...outcome })}\n`));
}
appendFileSync(out, `${JSON.stringify({ isDone: true })}\n`);
process.exit(0);
