// What every command needs before it can run in a fresh checkout. Node built-ins only: dependencies may not be here yet.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Debian's names of what Electron needs on Linux to run without a screen. */
const SYSTEM_PACKAGES = [
  ...['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1'],
  ...['libatk-bridge2.0-0', 'libdrm2', 'libxtst6', 'libnotify4'],
];

/** Installs the packages of package.json where they are missing or older than the lockfile. */
export function ensureDependencies(say = console.error) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing what is missing (npm install) …');
  // Not `npm ci`: it refuses where a registry lacks an optional package of another platform.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0)
    throw new Error('npm install failed; its messages stand above. Try again: npm install');
}

/** Installs the system packages of the test machine when allowed to, or says how. Linux only. */
export function ensureSystemPackages(say = console.error) {
  if (process.platform !== 'linux' || hasSystemLibraries()) return;
  const command = `apt-get install -y --no-install-recommends ${SYSTEM_PACKAGES.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`Electron needs system packages that are missing. Run:\n  sudo ${command}`);
  }
  say('Installing system packages for Electron …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  const [program, ...args] = command.split(' ');
  const result = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (result.status !== 0) throw new Error(`The system packages could not be installed. Run:\n  ${command}`);
}

function hasSystemLibraries() {
  if (!isOnPath('xvfb-run') || !isOnPath('xauth')) return false;
  const listed = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
  if (listed.status !== 0) return true;
  return [
    'libgtk-3.so.0',
    'libnss3.so',
    'libasound.so.2',
    'libgbm.so.1',
    'libXss.so.1',
    'libatk-bridge-2.0.so.0',
  ].every((name) => listed.stdout.includes(name));
}

export function isOnPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Builds when a source is newer than what was built, or what was built is for another runtime.
 * @param {(line: string) => void} [say]
 * @param {import('./build.mjs').BuildAge | 'any'} [age] of the build; plain Node runs the one of either
 */
export async function ensureBuilt(say = console.error, age = 'any') {
  const built = join(root, 'build', 'main.cjs');
  const sources = ['app', 'renderer', 'scripts/build.mjs', 'package.json', 'package-lock.json'];
  const newest = Math.max(...sources.map((source) => newestMs(join(root, source))));
  const done = join(root, 'build', 'done');
  const isFresh = existsSync(done) && statSync(built).mtimeMs >= newest;
  if (isFresh && (age === 'any' || readFileSync(done, 'utf8') === age)) return;
  const { buildAll } = await import('./build.mjs');
  await buildAll(say, age === 'any' ? 'old' : age);
}

function newestMs(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

/** Program and arguments that run the app, under a virtual screen where there is none. */
export function electronCommand(executable, args) {
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return withDisplay(executable, [...args, ...flags]);
}

/** Program and arguments that run a program with windows, under a virtual screen where there is none. */
export function withDisplay(program, args) {
  if (hasDisplay()) return [program, args];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1366x768x24', program, ...args]];
}

export function appVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** Runs a program to its end with this terminal; throws what it says when it fails. */
export function runOrThrow(program, args, options = {}) {
  execFileSync(program, args, { cwd: root, stdio: 'inherit', ...options });
}

/**
 * Ends this process with `code` once all is written. Not by `exitCode` alone: electron-builder, which packs the app, ends the
 * process with 0 where nothing is left to do.
 */
export function endWith(code) {
  process.exitCode = code;
  process.stdout.write('', () => process.exit(code));
}

/** Ends the script with one clear message instead of a stack. */
export async function main(action) {
  try {
    const code = (await action()) ?? 0;
    if (code !== 0) endWith(code);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    endWith(1);
  }
}
