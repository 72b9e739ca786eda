// Installs a deb in an empty Debian, uses it as a reader would, and removes it: node scripts/release/try-deb.mjs FILE.deb.
// Needs root, debootstrap and Debian's archive. Ends with 1 when something is not as it should be.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { main, root } from '../prepare.mjs';

const SUITE = 'bookworm';
/** Mounted from this machine, so that programs in the new root find what they ask the kernel for. */
const MOUNTS = ['/proc', '/sys', '/dev', '/dev/shm'];
/** A person of that machine, who is not its administrator. */
const READER = { name: 'reader', id: '1000' };

async function tryDeb(file) {
  if (file === undefined) throw new Error('Which package? node scripts/release/try-deb.mjs FILE.deb');
  const folder = mkdtempSync(join(tmpdir(), 'sverka-root-'));
  // It becomes the root of all, which everybody may read.
  chmodSync(folder, 0o755);
  const mounted = [];
  try {
    makeRoot(folder);
    for (const place of MOUNTS) {
      execFileSync('mount', ['--bind', place, join(folder, place)]);
      mounted.unshift(place);
    }
    copyFileSync(resolve(file), join(folder, 'tmp/sverka.deb'));
    cpSync(join(root, 'resources/sample'), join(folder, 'tmp/sample'), { recursive: true });
    return useIt(folder);
  } finally {
    for (const place of mounted) spawnSync('umount', ['-l', join(folder, place)]);
    // What is mounted still would be emptied as well.
    if (!MOUNTS.some((place) => isMounted(join(folder, place))))
      rmSync(folder, { recursive: true, force: true });
  }
}

function makeRoot(folder) {
  console.log(`Making an empty Debian (${SUITE}) …`);
  run('debootstrap', ['--variant=minbase', SUITE, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  // The same archive, reached the same way as here.
  for (const place of [
    'etc/apt',
    'etc/resolv.conf',
    'etc/ssl',
    'usr/share/ca-certificates',
    'usr/local/share/ca-certificates',
  ]) {
    if (!existsSync(join('/', place))) continue;
    rmSync(join(folder, place), { recursive: true, force: true });
    cpSync(join('/', place), join(folder, place), { recursive: true, dereference: true });
  }
  // Nothing may be started by a package that is installed into a folder.
  writeFileSync(join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  mkdirSync(join(folder, 'tmp'), { recursive: true });
}

/** Each step prints its answer; the number that failed is answered. */
function useIt(folder) {
  const inside = (...command) => spawnSync('chroot', [folder, ...command], { encoding: 'utf8', env: ENV });
  const asReader = (...command) =>
    inside(
      'setpriv',
      `--reuid=${READER.id}`,
      `--regid=${READER.id}`,
      '--clear-groups',
      '--reset-env',
      ...command,
    );
  const install = (...packages) => inside('apt-get', 'install', '-y', '--no-install-recommends', ...packages);
  const steps = {
    'lists of packages': () => inside('apt-get', 'update'),
    'installed with what it depends on': () => install('/tmp/sverka.deb'),
    'a person who is no administrator': () => inside('useradd', '-m', '-u', READER.id, READER.name),
    'says its version without a screen': () => said(asReader('sverka', '--version'), /^\d+\.\d+\.\d+$/m),
    'checks a text without a screen': () =>
      said(
        asReader('sverka', 'check', SAMPLE.text, '--reference', SAMPLE.text, '--format', 'json'),
        /"text": "15608"/,
      ),
    'refuses a window in one line': () => said(asReader('sverka'), /^sverka: [^\n]*\n$/, 2),
    'manual and completion are there': () =>
      inside(
        'test',
        '-s',
        '/usr/share/man/man1/sverka.1.gz',
        '-a',
        '-s',
        '/usr/share/bash-completion/completions/sverka',
      ),
    'a handed-over document is a kind of file of its own, and the program opens it': () =>
      said(inside('sh', '-c', KIND_OF_FILE), /sverka\.document[^]*sverka\.document/),
    'a screen in memory': () => install('xvfb', 'xauth'),
    'recognises with its windows in the sandbox': () =>
      said(asReader('sverka', 'recognise', SAMPLE.scan, '--out', '/home/reader/read'), /./),
    'the text is there': () => inside('sh', '-c', 'cat /home/reader/read/*.txt | grep -q .'),
    removed: () => inside('apt-get', 'purge', '-y', 'sverka'),
    'nothing is left behind': () =>
      inside(
        'sh',
        '-c',
        '! ls -d /opt/Sverka /usr/bin/sverka /etc/apparmor.d/sverka /usr/share/applications/org.sverka* /usr/share/mime/packages/org.sverka* 2>/dev/null',
      ),
    'the reader’s work is still there': () => inside('sh', '-c', 'ls /home/reader/read/*.txt'),
  };
  return Object.entries(steps).filter(([name, step]) => !passes(name, step())).length === 0 ? 0 : 1;
}

const ENV = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
const KIND_OF_FILE =
  'grep -h sverka.document /usr/share/mime/packages/org.sverka.app.xml /usr/share/applications/org.sverka.app.desktop';
const SAMPLE = { text: '/tmp/sample/reference-ru.txt', scan: '/tmp/sample/telegram-112095.scan.pdf' };

/** Fails where a program ends otherwise, or says something else. */
function said(ended, expected, code = 0) {
  const isSo = ended.status === code && expected.test(`${ended.stdout}${ended.stderr}`);
  return isSo ? { ...ended, status: 0 } : { ...ended, status: ended.status === 0 ? -1 : ended.status };
}

function passes(name, { status, stdout, stderr }) {
  console.log(`${status === 0 ? 'yes' : 'NO '}  ${name}`);
  if (status !== 0) console.log(`${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n'));
  return status === 0;
}

function isMounted(place) {
  return spawnSync('mountpoint', ['-q', place]).status === 0;
}

function run(program, args, options) {
  const { status, error } = spawnSync(program, args, options);
  if (status !== 0) throw new Error(`${program} failed${error === undefined ? '' : `: ${error.message}`}`);
}

await main(() => tryDeb(process.argv[2]));
