// Everything that is checked: types, lint, format, unit tests, the packed app from end to end. `npm test`
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endWith, ensureDependencies, ensureSystemPackages, root } from './prepare.mjs';
import { playwrightCounts, sumCounts, vitestCounts } from './test-counts.mjs';

const output = join(root, 'test-output');
/** Nothing here takes a third of this; a hang must still end with a count. */
const STEP_TIMEOUT_MS = 1_800_000;

const modules = join(root, 'node_modules');
const PROGRAMS = {
  eslint: join(modules, 'eslint/bin/eslint.js'),
  prettier: join(modules, 'prettier/bin/prettier.cjs'),
  vitest: join(modules, 'vitest/vitest.mjs'),
  playwright: join(modules, 'playwright/cli.js'),
  tsc: join(modules, 'typescript/bin/tsc'),
};
const TYPE_PROJECTS = ['app/core', 'app', 'app/preload', 'renderer', 'test'];
/** In two runs: one of all holds 3.4 GB of types, and spends more time on looking for free memory than on the code. */
const LINTED = [['.', '--ignore-pattern', 'test/**'], ['test']];

/** A step that fails does not stop the later ones, except those that cannot run without it. */
async function testAll() {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const results = [];
  const step = async (name, action) => {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const counts = await action().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return oneCheck(false);
    });
    results.push({ name, ...counts, ms: performance.now() - started });
    return counts.failed === 0;
  };
  const isReady = await step('set-up', async () => {
    ensureDependencies();
    ensureSystemPackages();
    return { passed: 0, failed: 0, skipped: 0 };
  });
  if (isReady) await runSteps(step);
  return summary(results);
}

async function runSteps(step) {
  await step('types', async () => oneCheck(checkTypes()));
  await step('lint', async () =>
    oneCheck(LINTED.map((args) => runNode(PROGRAMS.eslint, args)).every(Boolean)),
  );
  await step('format', async () =>
    oneCheck(runNode(PROGRAMS.prettier, ['--check', '--log-level', 'warn', '.'])),
  );
  await step('support', async () => {
    const { supportFaultHere } = await import('./release/electron-support.mjs');
    const fault = supportFaultHere(root, new Date());
    if (fault !== null) console.error(fault);
    return oneCheck(fault === null);
  });
  await step('unit', runUnit);
  const isPacked = await step('package', async () => {
    const { buildPackage, describePackage, shippingCopy } = await import('./dist.mjs');
    const tested = await buildPackage({ isForTests: true });
    console.log(describePackage(tested));
    await shippingCopy(tested);
    return { passed: 0, failed: 0, skipped: 0 };
  });
  if (isPacked) await step('end to end', runEndToEnd);
}

/** All of them, so that one run names every error. */
function checkTypes() {
  return TYPE_PROJECTS.map((project) => runNode(PROGRAMS.tsc, ['-p', project])).every(Boolean);
}

async function runUnit() {
  const report = join(output, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const isOk = runNode(PROGRAMS.vitest, ['run', ...reporters]);
  return vitestCounts(readJson(report), isOk);
}

async function runEndToEnd() {
  const config = join('test', 'e2e', 'playwright.config.ts');
  const isOk = runNode(PROGRAMS.playwright, ['test', '-c', config]);
  return playwrightCounts(readJson(join(output, 'e2e.json')), isOk);
}

function oneCheck(isOk) {
  return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
}

function runNode(program, args) {
  return run(process.execPath, [program, ...args]);
}

function run(program, args) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: STEP_TIMEOUT_MS,
  });
  if (result.error !== undefined) console.error(result.error.message);
  return result.status === 0;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Prints a line a step; the last line of all is the count. */
function summary(results) {
  console.log('');
  for (const { name, passed, failed, skipped, ms } of results) {
    const counted = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    console.log(`${name.padEnd(12)} ${`${(ms / 1000).toFixed(1)} s`.padStart(8)}   ${counted}`);
  }
  const total = sumCounts(results);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

endWith(await testAll());
