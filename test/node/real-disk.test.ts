import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../app/node/disk/fs';
import { runCrowd } from '../helpers/crowd';
import { bundleChild, runKills } from '../helpers/kill-loop';
import { codeOf, makeProject, openStore, pageOf, saveOf, valueOf } from '../helpers/store-fixture';
import { versionOf, versionPage } from '../helpers/store-child';

const disk = nodeDisk();
let folder: string;
let child: string;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-real-'));
  child = canMount() ? await bundleChild(folder) : '';
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  root = await makeProject(disk, await mkdtemp(join(folder, 'parent-')));
});

describe.skipIf(process.platform === 'win32')('a program that is killed', () => {
  it('has lost nothing that it had called safe', async () => {
    const report = await runKills(12, 20260115);
    expect(report).toMatchObject({ kills: 12, savesLost: 0, typingLost: 0, torn: 0 });
    expect(report.savesAcknowledged).toBeGreaterThan(0);
    expect(report.typingAcknowledged).toBeGreaterThan(12);
  });
});

describe('several programs that save one page at once', () => {
  it('have as many versions on disk as they were told, all of them whole', async () => {
    // What one program found in the convenience copy between another's save and its refresh is known by its hash.
    const report = await runCrowd(8, 2_000);
    expect(report).toMatchObject({ programs: 8, refused: 0, versions: report.acknowledged, lost: 0 });
    expect(report.acknowledged).toBeGreaterThan(8);
  });
});

describe('another program that writes the convenience copy', () => {
  it(
    'at any step of a save loses none of its bytes, but for the instant of the rename itself',
    { timeout: 180_000 },
    async () => {
      const foreign = `<?json ${JSON.stringify({ page: pageOf('0001', 'theirs'), info: null })}?>\n`;
      const steps = await countCalls(async (counting) => {
        const fresh = await makeProject(disk, await mkdtemp(join(folder, 'parent-')));
        await saveTwice(counting, fresh, () => undefined);
      });
      expect(steps).toBeGreaterThan(15);
      for (let step = 0; step <= steps; step++) {
        const fresh = await makeProject(disk, await mkdtemp(join(folder, 'parent-')));
        const copy = join(fresh, 'pages', '0001.xml');
        let calls = Number.NEGATIVE_INFINITY;
        let atRename = false;
        const meddling = watched(async (name, path) => {
          if (calls++ !== step) return;
          atRename = name === 'rename' && path.startsWith(join(fresh, 'pages'));
          await writeFile(copy, foreign);
        });
        await saveTwice(meddling, fresh, () => (calls = 0));
        if (step >= calls) await writeFile(copy, foreign);
        const store = await openStore(disk, fresh);
        valueOf(await store.readPage('0001'));
        const kept = [
          await readFile(copy),
          ...valueOf(await store.readings('0001')).map(({ bytes }) => bytes),
        ];
        const isKept = kept.some((bytes) => Buffer.from(bytes).toString() === foreign);
        expect(isKept || atRename, `step ${step}`).toBe(true);
        const { revisions } = valueOf(await store.listHistory('0001'));
        expect(revisions.filter(({ info }) => info.reason === 'saved')).toHaveLength(2);
      }
    },
  );
});

async function saveTwice(onDisk: Disk, at: string, between: () => unknown): Promise<void> {
  const store = await openStore(onDisk, at);
  const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'mine'), null)));
  between();
  valueOf(await store.savePage(saveOf(pageOf('0001', 'mine, too'), first.revision.hash)));
  await store.close();
}

/** The real disk, with something that happens before each call. */
function watched(before: (name: string, path: string) => Promise<void>): Disk {
  const fs = Object.fromEntries(
    Object.entries(disk.fs).map(([name, call]) => [
      name,
      async (...args: readonly unknown[]) => {
        await before(name, String(args[0]));
        return (call as (...given: readonly unknown[]) => Promise<unknown>)(...args);
      },
    ]),
  );
  return { ...disk, fs: fs as unknown as Disk['fs'] };
}

async function countCalls(run: (counting: Disk) => Promise<void>): Promise<number> {
  let calls = 0;
  await run(watched(() => Promise.resolve(void calls++)));
  return calls;
}

describe('a medium', () => {
  it('that vanishes is said to have vanished, and serves again when it is back', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'a'), null)));
    await rename(root, `${root}-away`);
    expect(codeOf(await store.savePage(saveOf(pageOf('0001', 'b'), first.revision.hash)))).toBe('vanished');
    expect(codeOf(await store.setStatus('0001', 'proofread'))).toBe('not-a-project');
    expect(codeOf(await store.addVerdict({ id: 'd', verdict: 'illegible', who: '', note: '' }))).toBe(
      'vanished',
    );
    await rename(`${root}-away`, root);
    const second = valueOf(await store.savePage(saveOf(pageOf('0001', 'b'), first.revision.hash)));
    expect(second.isFork).toBe(false);
  });

  it.skipIf(!canMount())('that is full refuses a save and keeps what it has', async () => {
    // The project is made on a 1 MiB disk of memory, filled until saves are refused, and copied out to be looked at.
    const out = await mkdtemp(join(folder, 'full-'));
    const script = [
      'mkdir "$2/mnt" && mount -t tmpfs -o size=1m none "$2/mnt" && cp -r "$1" "$2/mnt/p" || exit 9',
      '"$3" "$4" save "$2/mnt/p" desk 40 400',
      'cp -r "$2/mnt/p" "$2/copy"',
    ].join('\n');
    const args = ['-rm', 'sh', '-c', script, 'sh', root, out, process.execPath, child];
    const { stdout, status, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const said = stdout.trim().split('\n');
    const saved = said.filter((line) => line.startsWith('A ')).map((line) => Number(line.slice(2)));
    expect(saved.length).toBeGreaterThan(1);
    expect(said).toContain('E disk-full');
    const store = await openStore(disk, join(out, 'copy'), {
      self: { host: 'desk', pid: 1, isAlive: () => false },
    });
    const { revision, damagedFiles } = valueOf(await store.readPage('0001'));
    expect(damagedFiles).toEqual([]);
    expect(revision && versionOf(revision.page)).toBe(Math.max(...saved));
    expect(versionPage(1, 400).lines).toHaveLength(400);
    expect(
      (await readdir(join(out, 'copy', 'history', '0001'))).filter((name) => name.startsWith('.tmp-')),
    ).toEqual([]);
  });

  it.skipIf(!canMount())('that can only be read opens read-only', () => {
    const script =
      'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 9\n"$2" "$3" save "$1" desk 1 3';
    const args = ['-rm', 'sh', '-c', script, 'sh', root, process.execPath, child];
    const { stdout, status, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(stdout).toBe('E read-only-project\n');
  });
});

function canMount(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
}
