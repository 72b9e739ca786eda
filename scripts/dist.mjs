// Packs the app for this system, unpacked, into dist/: npm run dist. With --for-tests a driver can attach to it.
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readFuses, setFuse, TEST_FUSES } from './fuses.mjs';
import { ensureBuilt, ensureDependencies, main, root } from './prepare.mjs';

const out = join(root, 'dist');

/**
 * @typedef {object} Package
 * @property {string} executable
 * @property {string} folder
 * @property {number} bytes of everything in the folder
 * @property {number} packMs how long packing took, without the build before it
 * @property {boolean} isReleasable false on an Electron that is too old to ship, and where a driver can attach
 */

/**
 * Builds what is stale and packs it.
 * @param {object} [options]
 * @param {(line: string) => void} [options.say]
 * @param {boolean} [options.isForTests] lets a driver attach; all other fuses are set as they ship
 * @returns {Promise<Package>}
 */
export async function buildPackage({ say = console.error, isForTests = false } = {}) {
  ensureDependencies(say);
  const { buildAge, needsBridge, resolveElectron } = await import('./electron-runtime.mjs');
  const runtime = resolveElectron(say);
  await ensureBuilt(say, buildAge(runtime));
  const isOld = needsBridge(runtime);
  const isReleasable = !isOld && !isForTests;
  if (!isReleasable) {
    const why = isOld ? 'it holds an Electron that is too old' : 'a debugger can attach to it';
    say(`This package is for tests only and must never be shipped: ${why}.`);
  }
  const started = performance.now();
  const { build, Platform } = await import('electron-builder');
  rmSync(out, { recursive: true, force: true });
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: {
      ...runtimeConfig(runtime),
      ...(isForTests ? { electronFuses: TEST_FUSES } : {}),
      ...(isOld ? bridgeConfig() : {}),
    },
  });
  const folder = unpackedFolder();
  const packMs = Math.round(performance.now() - started);
  return { executable: executableIn(folder), folder, bytes: folderBytes(folder), packMs, isReleasable };
}

/**
 * The package for tests once more as it ships: the same files, and a program of which every fuse is set as in
 * electron-builder.yml.
 * @param {Package} tested
 * @returns {Promise<string>} its executable
 */
export async function shippingCopy({ folder, executable }) {
  const to = join(out, 'shipping');
  rmSync(to, { recursive: true, force: true });
  cpSync(folder, to, { recursive: true, verbatimSymlinks: true });
  const copied = join(to, relative(folder, executable));
  await setFuse(copied, 'enableNodeCliInspectArguments', false);
  return copied;
}

/** Where the last `npm run dist` left the program, or null. */
export function builtExecutable() {
  if (!existsSync(out)) return null;
  const folder = unpackedFolder();
  const executable = folder === null ? null : executableIn(folder);
  return executable !== null && existsSync(executable) ? executable : null;
}

function runtimeConfig({ distDir, version }) {
  const electronVersion = /^\d+\.\d+\.\d+/.test(version) ? { electronVersion: version } : {};
  return { extends: join(root, 'electron-builder.yml'), electronDist: distDir, ...electronVersion };
}

/** Of the program that the fallback was taken from, and the loader that runs a checkout: it would win over app.asar. */
const BROUGHT_ALONG = [
  ...[
    'resources/app',
    'resources/app-update.yml',
    'AppRun',
    'fiftyone.desktop',
    'fiftyone.png',
    '.DirIcon',
    'usr',
  ],
];

/** An old Electron lacks calls, which the bridge supplies, and one of the fuses; those it has are set as they ship. */
function bridgeConfig() {
  return {
    files: [
      ...['build/**/*', '!build/done', '!build/{THIRD-PARTY-NOTICES.txt,sbom.cdx.json,linux}'],
      ...['package.json', 'scripts/electron-bridge/{bridge,packaged}.cjs'],
    ],
    extraMetadata: { main: 'scripts/electron-bridge/packaged.cjs' },
    afterPack: async ({ appOutDir, packager }) => {
      const present = await readFuses(executableIn(appOutDir));
      const fuses = packager.config.electronFuses;
      for (const name of Object.keys(fuses)) if (present[name] === undefined) delete fuses[name];
      for (const name of BROUGHT_ALONG) rmSync(join(appOutDir, name), { recursive: true, force: true });
    },
  };
}

function unpackedFolder() {
  const name = readdirSync(out).find((entry) => /-unpacked$|^mac/.test(entry));
  return name === undefined ? null : join(out, name);
}

function executableIn(folder) {
  if (process.platform === 'win32') return join(folder, 'sverka.exe');
  if (process.platform === 'darwin') return join(folder, 'Sverka.app', 'Contents', 'MacOS', 'Sverka');
  return join(folder, 'sverka');
}

function folderBytes(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export function describePackage({ executable, bytes, packMs }) {
  return `${executable}: ${Math.round(bytes / 1e6)} MB, packed in ${(packMs / 1000).toFixed(1)} s`;
}

if (process.argv[1] === import.meta.filename) {
  const isForTests = process.argv.includes('--for-tests');
  await main(async () => {
    const made = await buildPackage({ isForTests });
    console.log(describePackage(made));
    if (isForTests) await shippingCopy(made);
  });
}
