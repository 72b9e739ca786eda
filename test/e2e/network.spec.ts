import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'playwright/test';
import { makeHome, type Home } from './helpers/home';
import { packagedExecutable, SAMPLE } from './helpers/paths';
import { makeReview } from './helpers/review';
import { commandLine, inetSockets, processTree, seccompMode } from './helpers/processes';

/**
 * What the system sees of the app while it works. It is started plainly here: a debugger, as the other tests use one,
 * listens on the network itself.
 */

test.skip(process.platform !== 'linux', 'Reads /proc.');

const LOOK_EVERY_MS = 20;
const isRoot = process.getuid?.() === 0;
const rootFlags = isRoot ? ['--no-sandbox'] : [];

let home: Home;
test.beforeEach(() => {
  home = makeHome();
});
test.afterEach(() => home.remove());

/** Looks at every process of `child` until it ends or `isEnough`; answers each distinct thing that was seen. */
async function watch(
  child: ChildProcess,
  look: (pid: number) => readonly string[],
  isEnough: () => boolean = () => false,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const ended = once(child, 'close');
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver && !isEnough()) {
    for (const pid of processTree(child.pid ?? 0)) for (const thing of look(pid)) seen.add(thing);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  if (!isOver) killTree(child.pid ?? 0);
  await ended;
  return seen;
}

/** A tracer that is killed alone leaves its program running. */
function killTree(pid: number): void {
  for (const each of [...processTree(pid)].reverse()) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      continue;
    }
  }
}

/** A document in the folder of documents, for the window to be started with: nobody is there to press a button. */
async function madeReview(): Promise<string> {
  const { root } = await makeReview(join(home.documents, 'Sverka'), ['Телеграмма № 15603']);
  return root;
}

/** True some seconds after the document has been opened in a window, or after a minute. */
function untilIsOpen(root: string): () => boolean {
  const giveUpMs = Date.now() + 60_000;
  let endMs = giveUpMs;
  return () => {
    if (wasOpened(root)) endMs = Math.min(endMs, Date.now() + 4_000);
    return Date.now() > endMs;
  };
}

/** Whether the window took the document that it was started with: it is among the recent ones. */
function wasOpened(root: string): boolean {
  const settings = join(home.folder, '.config', 'Sverka', 'settings.json');
  return existsSync(settings) && readFileSync(settings, 'utf8').includes(basename(root));
}

test('a review opens no socket of family INET', async () => {
  const args = ['review', SAMPLE.scan, '--translation', SAMPLE.translation, '--out', 'project', ...rootFlags];
  const child = spawn(packagedExecutable(), args, { cwd: home.folder, env: home.env, stdio: 'ignore' });
  const pids = new Set<number>();
  const seen = await watch(child, (pid) => {
    pids.add(pid);
    return inetSockets(pid);
  });
  expect(child.exitCode).toBe(0);
  // Main, its helpers, and the engine's window: a watch that saw less saw nothing.
  expect(pids.size).toBeGreaterThan(2);
  expect([...seen]).toEqual([]);
});

test('the watch sees a socket where there is one', async () => {
  const listen = 'require("node:net").createServer().listen(0, "127.0.0.1"); setTimeout(process.exit, 500)';
  const seen = await watch(spawn(process.execPath, ['-e', listen]), inetSockets);
  expect([...seen].join()).toMatch(/^tcp 0100007F:/);
});

test('the window with a document open has no socket of family INET', async () => {
  const root = await madeReview();
  const args = [root, ...rootFlags];
  const child = spawn(packagedExecutable(), args, { cwd: home.folder, env: home.env, stdio: 'ignore' });
  const seen = await watch(child, inetSockets, untilIsOpen(root));
  expect(wasOpened(root)).toBe(true);
  expect([...seen]).toEqual([]);
});

/** Traced calls that name an Internet address: to connect, to bind or to send. */
async function internetCalls(
  program: string,
  args: readonly string[],
  isEnough?: () => boolean,
): Promise<readonly string[]> {
  const trace = join(home.folder, 'trace');
  const child = spawn('strace', ['-f', '-qq', '-e', 'trace=%network', '-o', trace, program, ...args], {
    ...{ cwd: home.folder, env: home.env, stdio: 'ignore' },
  });
  await watch(child, () => [], isEnough);
  if (isEnough === undefined) expect(child.exitCode).toBe(0);
  const calls = readFileSync(trace, 'utf8').split('\n');
  expect(calls.length).toBeGreaterThan(1);
  return calls.filter((call) => /sa_family=AF_INET/.test(call));
}

// Chromium makes INET sockets that it neither binds nor connects, to ask the kernel for the names of interfaces.
test('no system call names an Internet address', async () => {
  const isHere = spawnSync('strace', ['-f', '-qq', 'true'], { stdio: 'ignore' }).status === 0;
  test.skip(!isHere, 'strace is not here, or may not be used.');
  const dial = 'require("node:net").connect(9, "127.0.0.1").on("error", () => {})';
  expect((await internetCalls(process.execPath, ['-e', dial])).join()).toContain('htons(9)');
  const args = ['recognise', SAMPLE.scan, '--out', 'read', ...rootFlags];
  expect(await internetCalls(packagedExecutable(), args)).toEqual([]);
  const root = await madeReview();
  expect(await internetCalls(packagedExecutable(), [root, ...rootFlags], untilIsOpen(root))).toEqual([]);
  expect(wasOpened(root)).toBe(true);
});

/** Addresses of another scheme than the app's, and hosts, that Chromium's own log of its network says were asked for. */
function addressesIn(netLog: string): readonly string[] {
  // It is cut off where the app was killed.
  const lines = netLog.split('\n').slice(1);
  const asked = lines.flatMap((line) => [...line.matchAll(/"(?:url|original_url|host)":"([^"]+)"/g)]);
  return [...new Set(asked.map(([, address]) => address ?? ''))].filter((one) => !one.startsWith('sverka:'));
}

test('Chromium’s own log of its network has no request, in either language', async () => {
  const root = await madeReview();
  for (const lang of ['ru-RU', 'en-US']) {
    const log = join(home.folder, `net-${lang}.json`);
    const args = [root, `--lang=${lang}`, `--log-net-log=${log}`, '--net-log-capture-mode=Everything'];
    const child = spawn(packagedExecutable(), [...args, ...rootFlags], {
      ...{ cwd: home.folder, env: home.env, stdio: 'ignore' },
    });
    // What Chromium begins by itself it begins within seconds, and writes down in pieces.
    await watch(child, () => [], untilIsOpen(root));
    expect(wasOpened(root)).toBe(true);
    expect(existsSync(log)).toBe(true);
    expect(addressesIn(readFileSync(log, 'utf8'))).toEqual([]);
  }
});

test('without any network the window works', async () => {
  const isHere = spawnSync('unshare', ['-rn', 'true'], { stdio: 'ignore' }).status === 0;
  test.skip(!isHere, 'unshare is not here, or may not be used.');
  const root = await madeReview();
  const args = ['-rn', packagedExecutable(), root, '--no-sandbox'];
  const child = spawn('unshare', args, { cwd: home.folder, env: home.env, stdio: 'ignore' });
  const seen = await watch(child, inetSockets, untilIsOpen(root));
  expect(wasOpened(root)).toBe(true);
  expect([...seen]).toEqual([]);
});

const NOBODY = 65_534;

test('for an ordinary user the system’s sandbox holds the engine', async () => {
  test.skip(!isRoot, 'Needs root, to give the sandbox helper its rights and to become somebody else.');
  const folder = mkdtempSync(join(tmpdir(), 'sverka-plain-'));
  try {
    const program = join(folder, 'app');
    cpSync(dirname(packagedExecutable()), program, { recursive: true });
    chownSync(join(program, 'chrome-sandbox'), 0, 0);
    chmodSync(join(program, 'chrome-sandbox'), 0o4755);
    const plainHome = join(folder, 'home');
    mkdirSync(plainHome);
    chownSync(plainHome, NOBODY, NOBODY);
    chmodSync(folder, 0o755);
    const scan = join(folder, basename(SAMPLE.scan));
    cpSync(SAMPLE.scan, scan);
    const args = ['-a', join(program, basename(packagedExecutable())), 'recognise', scan, '--out', 'read'];
    const child = spawn('xvfb-run', args, {
      ...{ cwd: plainHome, stdio: 'ignore', uid: NOBODY, gid: NOBODY },
      env: { ...home.env, HOME: plainHome, XDG_CONFIG_HOME: join(plainHome, '.config') },
    });
    const seen = await watch(child, (pid) =>
      commandLine(pid).includes(' --type=renderer') ? [`seccomp ${seccompMode(pid) ?? 'gone'}`] : [],
    );
    expect(child.exitCode).toBe(0);
    seen.forEach((mode) => expect(['seccomp 2', 'seccomp gone', 'seccomp 0']).toContain(mode));
    expect(seen).toContain('seccomp 2');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
