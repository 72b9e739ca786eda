// The command line in a checkout: npm run -s sverka -- <verb> …
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  ensureBuilt,
  ensureDependencies,
  ensureSystemPackages,
  electronCommand,
  main,
  root,
} from './prepare.mjs';

/** These recognise scans, so they run in the app's own engine window; the rest is plain Node. */
const ENGINE_VERBS = ['review', 'recognise'];

/** A batch recognises only where it does the work and scans are not left alone. */
function needsEngine(args) {
  const isPlain = ['--no-recognise', '--plan', '--collect', '--help', '-h'].some((one) => args.includes(one));
  const hasScan = args.some((one) => one === '--scan' || one.startsWith('--scan='));
  if (args[0] === 'check') return hasScan;
  if (args[0] === 'export') return hasWindowFormat(args);
  return ENGINE_VERBS.includes(args[0]) || (args[0] === 'batch' && !isPlain);
}

/** Crops of the scans, paper, and a PDF that text is put behind, are the app's. */
function hasWindowFormat(args) {
  const formats = args.map((one, i) => (args[i - 1] === '--format' ? one : one.replace(/^--format=/, '')));
  return (
    formats.some((one) => ['report', 'report-pdf', 'facing-pdf', 'pdf'].includes(one)) &&
    !args.includes('--help')
  );
}

const quiet = () => undefined;

/** Runs one verb and answers its exit code. Paths count from where npm was called; `say` hears which Electron it runs on. */
export async function runVerb(args, options = {}, say = quiet) {
  ensureDependencies();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const [program, programArgs] = needsEngine(args)
    ? await engineCommand(args, say)
    : await plainCommand(args);
  // Ctrl+C reaches the child as well, which ends by itself when what it has in hand is put away.
  process.on('SIGINT', quiet);
  // Whoever read the messages may have gone away (`2>&1 | head`).
  process.stderr.on('error', quiet);
  return await new Promise((resolve, reject) => {
    const child = spawn(program, programArgs, { cwd, stdio: ['inherit', 'inherit', 'pipe'], ...options });
    child.stderr?.on('data', (bytes) => process.stderr.write(withoutNoise(bytes.toString())));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 2)));
  });
}

async function plainCommand(args) {
  await ensureBuilt(quiet);
  return [process.execPath, [join(root, 'build', 'cli.cjs'), ...args]];
}

export async function engineCommand(args, say = quiet) {
  ensureSystemPackages();
  const { buildAgeToRun, resolveElectron } = await import('./electron-runtime.mjs');
  const runtime = resolveElectron(say);
  await ensureBuilt(quiet, buildAgeToRun(runtime));
  return electronCommand(runtime.executable, [root, ...args]);
}

/** Chromium complains of a missing D-Bus and GPU on a machine without a desktop; nobody can act on it. */
export function withoutNoise(text) {
  return text.replace(/^\[[^\]\n]*(?:ERROR|WARNING)[^\]\n]*\].*\n?/gm, '');
}

if (process.argv[1] === import.meta.filename) await main(() => runVerb(process.argv.slice(2)));
