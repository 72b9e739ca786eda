// Makes what is given out: npm run release. With --dry-run on any machine, as far as its tools reach; nothing made so is
// fit to be given out. `npm run release -- prepare 1.2.3` sets the version and the date. See resources/RELEASING.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lutimesSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPackage } from './dist.mjs';
import { ensureDependencies, isOnPath, main, root } from './prepare.mjs';
import { appStreamXml } from './release/appstream.mjs';
import { commitSeconds, prepareRelease, releaseHere } from './release/version.mjs';

/** What each system's users get. */
const TARGETS = {
  linux: ['deb', 'tar.gz', 'AppImage'],
  win32: ['nsis', 'portable'],
  darwin: ['dmg'],
};
const ALL = Object.values(TARGETS).flat();
/** electron-builder has its tools there, and Electron its releases. */
const TOOLS_HOST = 'github.com';
/** An address that is nobody's (RFC 2606), for a package that is not given out. */
const NO_HOMEPAGE = 'https://example.org/sverka';

async function release(args) {
  if (args[0] === 'prepare') return prepare(args[1]);
  ensureDependencies();
  const isDryRun = args.includes('--dry-run');
  const asked = args.filter((arg) => !arg.startsWith('--'));
  const unknown = asked.find((target) => !ALL.includes(target));
  if (unknown !== undefined)
    throw new Error(`There is no target “${unknown}”. There are: ${ALL.join(', ')}.`);
  const { version, date, faults } = releaseHere(root);
  report(faults, isDryRun);
  const targets = asked.length > 0 ? asked : isDryRun ? ALL : (TARGETS[process.platform] ?? []);
  const given = { version, date: date ?? today(), isDryRun, seconds: commitSeconds(root), targets };
  const first = await makeAll(given, 'release');
  const failed = isDryRun ? 0 : first.failed;
  if (!args.includes('--twice')) return failed;
  const second = await makeAll(given, 'release');
  return failed + compare(first.folder, second.folder);
}

function prepare(version = '') {
  prepareRelease(root, version, today());
  console.log(`package.json, package-lock.json and CHANGELOG.md have ${version}. Look at them, then:`);
  console.log(`  git commit -am "Release ${version}" && git tag v${version} && npm run release`);
  return 0;
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

function report(faults, isDryRun) {
  if (faults.length === 0) return;
  const list = faults.map((fault) => `  ${fault}`).join('\n');
  if (!isDryRun) throw new Error(`This cannot be released yet:\n${list}`);
  console.log(`A release would stop here:\n${list}`);
}

/** Builds everything anew and makes each target; answers how many could not be made. */
async function makeAll(given, name) {
  rmSync(join(root, 'build'), { recursive: true, force: true });
  const made = await buildPackage({ isForTests: false });
  if (!made.isReleasable && !given.isDryRun)
    throw new Error(
      'Electron of package.json is needed for a release: npx install-electron. Or try with --dry-run.',
    );
  const folder = join(root, 'dist', name);
  mkdirSync(folder, { recursive: true });
  writeLinuxFiles(given);
  setTimes(made.folder, given.seconds);
  const rows = [];
  for (const target of given.targets) rows.push(await tryTarget(target, { ...given, folder, made }));
  for (const { target, line } of rows) console.log(`${target.padEnd(10)} ${line}`);
  writeSums(folder, made.folder);
  // `dist/` is emptied by the next build.
  const kept = mkdtempSync(join(tmpdir(), 'sverka-release-'));
  cpSync(folder, kept, { recursive: true });
  return { folder: kept, failed: rows.filter(({ isMade }) => !isMade).length };
}

async function tryTarget(target, given) {
  try {
    const file = target === 'tar.gz' ? makeTarGz(given) : await makeByBuilder(target, given);
    return { target, isMade: true, line: basename(file) };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
    return { target, isMade: false, line: `not made: ${reason}` };
  }
}

/** The program's folder as it is. Names in order, one time, no owner: the same input gives the same bytes. */
function makeTarGz({ made, version, seconds, folder }) {
  const name = `sverka-${version}-linux-x64`;
  const tar = execFileSync(
    'tar',
    [
      ...['--sort=name', `--mtime=@${seconds}`, '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'],
      ...[`--transform=s,^[.],${name},`, '-C', made.folder, '-cf', '-', '.'],
    ],
    { maxBuffer: 2 ** 31 },
  );
  const out = join(folder, `${name}.tar.gz`);
  writeFileSync(out, gzipSync(tar, { level: 9 }));
  return out;
}

const PLATFORM_OF = { deb: 'LINUX', AppImage: 'LINUX', nsis: 'WINDOWS', portable: 'WINDOWS', dmg: 'MAC' };
const NODE_PLATFORM = { LINUX: 'linux', WINDOWS: 'win32', MAC: 'darwin' };

async function makeByBuilder(target, { made, isDryRun, seconds, folder }) {
  if (isDryRun && target !== 'deb') await findTools();
  const { build, Platform, Arch } = await import('electron-builder');
  const system = PLATFORM_OF[target];
  const isHere = NODE_PLATFORM[system] === process.platform;
  const { homepage = isDryRun ? NO_HOMEPAGE : undefined } = packageJson();
  const arch = target === 'dmg' ? Arch.universal : Arch.x64;
  process.env.SOURCE_DATE_EPOCH = String(seconds);
  const undo = target === 'deb' ? useDpkg() : () => undefined;
  try {
    const files = await build({
      projectDir: root,
      targets: Platform[system].createTarget([target], arch),
      ...(isHere && process.platform !== 'darwin' ? { prepackaged: made.folder } : {}),
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        directories: { output: folder },
        ...(homepage === undefined ? {} : { extraMetadata: { homepage } }),
      },
    });
    const file = files.find((one) => !one.endsWith('.blockmap'));
    if (file === undefined) throw new Error('the packer ended without a file');
    return file;
  } finally {
    undo();
  }
}

/** The packer asks for minutes for what cannot be reached. */
async function findTools() {
  await lookup(TOOLS_HOST).catch(() => {
    throw new Error(`its tools and Electron are downloads from ${TOOLS_HOST}, which cannot be reached`);
  });
}

function packageJson() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** electron-builder's fpm is a download of 20 MB; where dpkg-deb is, our own few lines on it take its place. */
function useDpkg() {
  if (!isOnPath('dpkg-deb')) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'sverka-fpm-'));
  const script = join(root, 'scripts/release/fpm-by-dpkg.mjs');
  writeFileSync(join(folder, 'fpm'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(join(folder, 'fpm'), 0o755);
  const before = { PATH: process.env.PATH, USE_SYSTEM_FPM: process.env.USE_SYSTEM_FPM };
  Object.assign(process.env, { PATH: `${folder}:${before.PATH}`, USE_SYSTEM_FPM: 'true' });
  return () => {
    rmSync(folder, { recursive: true });
    process.env.PATH = before.PATH;
    if (before.USE_SYSTEM_FPM === undefined) delete process.env.USE_SYSTEM_FPM;
  };
}

/** What a package of Linux has beside the program: metadata, manual, completions, copyright. */
function writeLinuxFiles({ version, date }) {
  const folder = join(root, 'build', 'linux');
  mkdirSync(folder, { recursive: true });
  const { desktopName, productName, homepage = null } = packageJson();
  const id = desktopName.replace(/\.desktop$/, '');
  const sverka = (...args) => execFileSync(process.execPath, [join(root, 'build/cli.cjs'), ...args]);
  const files = {
    [`${id}.metainfo.xml`]: appStreamXml({ id, name: productName, version, date, homepage }),
    [`${id}.mime.xml`]: readFileSync(join(root, 'scripts/release/mime.xml')),
    'sverka.1.gz': gzipSync(sverka('man'), { level: 9 }),
    'sverka.bash': sverka('completion', 'bash'),
    _sverka: sverka('completion', 'zsh'),
    'sverka.fish': sverka('completion', 'fish'),
    copyright: `${readFileSync(join(root, 'NOTICE'), 'utf8')}\n${readFileSync(join(root, 'LICENSE'), 'utf8')}`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

function setTimes(folder, seconds) {
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true }))
    lutimesSync(join(parentPath, name), seconds, seconds);
}

/** One line a file, as sha256sum reads it; those of the program's folder as well, for whoever compares two builds. */
function writeSums(folder, program) {
  const sums = (from, names) => names.map((name) => `${sha256(join(from, name))}  ${name}\n`).join('');
  const made = readdirSync(folder).filter((name) => existsSync(join(folder, name)) && isGivenOut(name));
  writeFileSync(join(folder, 'SHA256SUMS'), sums(folder, made.sort()));
  const inside = readdirSync(program, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(program.length + 1));
  writeFileSync(join(folder, 'PROGRAM-SHA256SUMS'), sums(program, inside.sort()));
}

function isGivenOut(name) {
  return /\.(?:deb|tar\.gz|AppImage|exe|dmg)$/.test(name);
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Names what two builds of one commit do not have in common; answers how many there are. */
function compare(one, other) {
  const differing = ['SHA256SUMS', 'PROGRAM-SHA256SUMS'].flatMap((name) => {
    const [a, b] = [one, other].map((folder) => readFileSync(join(folder, name), 'utf8').split('\n'));
    return [...a.filter((line) => !b.includes(line)), ...b.filter((line) => !a.includes(line))];
  });
  const names = [...new Set(differing.map((line) => line.replace(/^\w+ {2}/, '')))];
  console.log(
    names.length === 0 ? 'Two builds gave the same bytes.' : `Two builds differ in: ${names.join(', ')}`,
  );
  return names.length;
}

await main(() => release(process.argv.slice(2)));
