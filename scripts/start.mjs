// Installs what is missing, builds, and opens the app: npm start. Without a screen it reviews the sample in the terminal.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  electronCommand,
  ensureBuilt,
  ensureDependencies,
  ensureSystemPackages,
  hasDisplay,
  main,
  root,
} from './prepare.mjs';
import { runVerb, withoutNoise } from './sverka.mjs';

const sample = join(root, 'resources', 'sample');

async function start() {
  ensureDependencies();
  return hasDisplay() ? await openApp() : await reviewSample();
}

async function openApp() {
  ensureSystemPackages();
  const { buildAgeToRun, resolveElectron } = await import('./electron-runtime.mjs');
  const runtime = resolveElectron();
  await ensureBuilt(console.error, buildAgeToRun(runtime));
  const { executable } = runtime;
  const [program, args] = electronCommand(executable, [root, ...process.argv.slice(2)]);
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] });
    child.stderr.on('data', (bytes) => process.stderr.write(withoutNoise(bytes.toString())));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function reviewSample() {
  console.log(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.',
  );
  console.log('Reviewing the sample without one:\n');
  const args = [
    ...['review', join(sample, 'telegram-112095.scan.pdf')],
    ...['--reference', join(sample, 'reference-ru.txt')],
    ...['--translation', join(sample, 'translation-en.txt')],
    ...['--out', freshProject()],
  ];
  return await runVerb(args, {}, console.error);
}

/** A project folder that is not there yet, where the app itself would put it. */
function freshProject() {
  const documents = join(homedir(), 'Documents');
  const folder = join(existsSync(documents) ? documents : homedir(), 'Sverka');
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? 'Telegram 112095' : `Telegram 112095 (${number})`);
    if (!existsSync(path)) return path;
  }
}

await main(start);
