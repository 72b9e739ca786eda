import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyProject, type HeldPage } from '../../../app/node/review/copy-project';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import { loadProject } from '../../../app/node/project/project-file';
import { isLoss, verifyProject } from '../../../app/node/verify/verify';
import {
  depsOf,
  jsonCodec,
  makeProject,
  openStore,
  pageOf,
  saveOf,
  valueOf,
} from '../../helpers/store-fixture';

const disk = nodeDisk();
let folder = '';
let root = '';
let target = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-copy-'));
  root = await makeProject(disk, folder);
  target = join(folder, 'copy');
  await mkdir(target);
});

afterEach(() => rm(folder, { recursive: true }));

async function copyWith(held: readonly HeldPage[], to = target, on: Disk = disk) {
  const project = valueOf(await loadProject(disk, root)).project;
  return { project, copy: () => copyProject(depsOf(on), requestOf(project, held, to)) };
}

function requestOf(
  project: Parameters<typeof copyProject>[1]['project'],
  held: readonly HeldPage[],
  to: string,
) {
  return { sourceRoot: root, project, target: to, held, who: 'Анна' };
}

async function saveOnce(text: string): Promise<string> {
  const store = await openStore(disk, root);
  const saved = valueOf(await store.savePage(saveOf(pageOf('0001', text), null)));
  await store.writeCache('0001.jpg', Buffer.from('picture'));
  await store.close();
  return saved.revision.hash;
}

async function filesIn(of: string): Promise<readonly string[]> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(of.length + 1)).sort();
}

test('a copy has every file of the project byte for byte, but not its cache and lock', async () => {
  await saveOnce('первая');
  const { copy } = await copyWith([]);
  const { store, lost } = valueOf(await copy());
  await store.close();
  expect(lost).toEqual([]);
  const wanted = (await filesIn(root)).filter((name) => !name.startsWith('cache'));
  expect(await filesIn(target)).toEqual(wanted);
  for (const name of wanted) {
    expect(await readFile(join(target, name))).toEqual(await readFile(join(root, name)));
  }
});

test('what the window holds becomes a version of the copy, and the project stays as it was', async () => {
  const baseHash = await saveOnce('первая');
  const before = await filesIn(root);
  const { copy } = await copyWith([{ page: pageOf('0001', 'вторая'), baseHash, deletedLines: 0 }]);
  const { store, lost } = valueOf(await copy());
  const { revision } = valueOf(await store.readPage('0001'));
  await store.close();
  expect(lost).toEqual([]);
  expect(revision?.page.lines[0]?.text).toBe('вторая');
  expect(revision?.info.parentHash).toBe(baseHash);
  expect(await filesIn(root)).toEqual(before);
});

test('of a project that is gone, the copy has the text that the window holds, and names what it lacks', async () => {
  const baseHash = await saveOnce('первая');
  const { copy } = await copyWith([{ page: pageOf('0001', 'вторая'), baseHash, deletedLines: 0 }]);
  await rm(root, { recursive: true });
  const { store, lost } = valueOf(await copy());
  const { revision } = valueOf(await store.readPage('0001'));
  await store.close();
  expect(revision?.page.lines[0]?.text).toBe('вторая');
  expect(lost).toContain('.');
  expect(lost.some((name) => name.startsWith('scan/'))).toBe(true);
});

test('a file that is damaged is copied as it is, and named', async () => {
  await saveOnce('первая');
  const [scan = ''] = await readdir(join(root, 'scan'));
  await writeFile(join(root, 'scan', scan), 'other');
  const { copy } = await copyWith([]);
  const { store, lost } = valueOf(await copy());
  await store.close();
  expect(lost).toEqual([`scan/${scan}`]);
});

test('a folder that is not empty, or lies in the project, is refused and left alone', async () => {
  await writeFile(join(target, 'mine.txt'), 'mine');
  const { copy } = await copyWith([]);
  expect(await copy()).toMatchObject({ ok: false, error: { code: 'not-empty' } });
  expect(await readdir(target)).toEqual(['mine.txt']);
  const inside = join(root, 'exports');
  await mkdir(inside);
  const within = await copyWith([], inside);
  expect(await within.copy()).toMatchObject({ ok: false, error: { code: 'inside-itself' } });
  expect(await readdir(inside)).toEqual([]);
});

test('every write to the target failed in turn: told, and the target is empty again', async () => {
  await saveOnce('первая');
  const isTarget = (path: string) => path.startsWith(target);
  let isDone = false;
  for (let failing = 1; !isDone && failing < 200; failing += 1) {
    let calls = 0;
    const fails = (path: string) => isTarget(path) && (calls += 1) === failing;
    const { copy } = await copyWith([], target, failingDisk(fails));
    const copied = await copy();
    isDone = calls < failing;
    if (copied.ok) await copied.value.store.close();
    else expect(await readdir(target)).toEqual([]);
    // A lock that cannot be written is no reason to give the copy up.
    if (!isDone && copied.ok) await rm(target, { recursive: true }).then(() => mkdir(target));
  }
  expect(isDone).toBe(true);
  const { problems } = valueOf(await verifyProject(disk, jsonCodec, target));
  expect(problems.filter(isLoss)).toEqual([]);
});

/** Fails with ENOSPC where `fails` says so when a file or folder is made. */
function failingDisk(fails: (path: string) => boolean): Disk {
  const full = () => Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  const { fs } = disk;
  return {
    ...disk,
    fs: {
      ...fs,
      openWritable: (path, mode) => (fails(path) ? Promise.reject(full()) : fs.openWritable(path, mode)),
      makeFolder: (path) => (fails(path) ? Promise.reject(full()) : fs.makeFolder(path)),
      rename: (from, to) => (fails(to) ? Promise.reject(full()) : fs.rename(from, to)),
    },
  };
}
