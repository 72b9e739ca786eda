// Does for `dir` → `deb` what electron-builder calls fpm for, with Debian's own dpkg-deb: nothing has to be downloaded, and
// the same input gives the same bytes. Called as `fpm <options> source=target …`; see release.mjs.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { chmodSync, copyFileSync, lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Options without a value; every other one has one. */
const BARE = new Set(['--force', '--debug']);

/** Of the options that a deb takes: their name in its control file. Others are told by their own rules below. */
const FIELDS = {
  '--name': 'Package',
  '--version': 'Version',
  '--architecture': 'Architecture',
  '--maintainer': 'Maintainer',
  '--url': 'Homepage',
  '--deb-priority': 'Priority',
};
const DEFAULTS = { Section: 'text', Priority: 'optional' };

/**
 * @param {readonly string[]} args as electron-builder gives them
 * @returns {{ options: ReadonlyMap<string, readonly string[]>, files: readonly { from: string, to: string }[] }}
 */
export function readArguments(args) {
  const options = new Map();
  const files = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    const mapped = /^([^=]+)=(\/.*)$/.exec(arg);
    if (BARE.has(arg)) continue;
    if (arg.startsWith('-')) options.set(arg, [...(options.get(arg) ?? []), args[(at += 1)]]);
    else if (mapped !== null) files.push({ from: mapped[1], to: mapped[2] });
    else throw new Error(`fpm: ${arg} is not understood`);
  }
  return { options, files };
}

/**
 * The control file of the package.
 * @param {ReadonlyMap<string, readonly string[]>} options
 * @param {number} installedKib
 */
export function controlText(options, installedKib) {
  const given = Object.entries(FIELDS).map(([option, field]) => [field, options.get(option)?.at(-1)]);
  const fields = {
    ...DEFAULTS,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    'Installed-Size': String(installedKib),
    Depends: (options.get('-d') ?? []).join(', '),
    Recommends: (options.get('--deb-recommends') ?? []).join(', '),
    Description: description(options.get('--description')?.at(-1) ?? ''),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  return `${lines.map(([field, value]) => `${field}: ${value}`).join('\n')}\n`;
}

/** The first line is the synopsis; each further one begins with a space. */
function description(text) {
  const [synopsis = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [synopsis, ...rest.filter((line) => line !== '').map((line) => ` ${line}`)].join('\n');
}

function makeDeb({ options, files }, seconds) {
  const stage = mkdtempSync(join(tmpdir(), 'sverka-deb-'));
  try {
    for (const { from, to } of files) place(from, join(stage, to));
    const installedKib = Math.ceil(bytesIn(stage) / 1024);
    mkdirSync(join(stage, 'DEBIAN'));
    writeFileSync(join(stage, 'DEBIAN/control'), controlText(options, installedKib));
    for (const [option, name] of Object.entries({
      '--after-install': 'postinst',
      '--after-remove': 'postrm',
    })) {
      const script = options.get(option)?.at(-1);
      if (script === undefined) continue;
      copyFileSync(script, join(stage, 'DEBIAN', name));
    }
    setModes(stage, seconds);
    const out = options.get('--package')?.at(-1);
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(seconds) };
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', stage, out], {
      stdio: 'inherit',
      env,
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** A folder that ends in a slash gives what it holds, as with fpm. */
function place(from, to) {
  mkdirSync(from.endsWith('/') ? to : dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Folders and programs 755, all else 644, whatever the umask of whoever built it; one time for all. */
function setModes(folder, seconds) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || (lstatSync(path).mode & 0o100) !== 0;
    const isScript = /\/DEBIAN\/post(?:inst|rm)$/.test(path);
    chmodSync(path, isProgram || isScript ? 0o755 : 0o644);
    utimesSync(path, seconds, seconds);
  }
  chmodSync(folder, 0o755);
}

function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

if (process.argv[1] === import.meta.filename)
  makeDeb(readArguments(process.argv.slice(2)), Number(process.env.SOURCE_DATE_EPOCH ?? 0));
