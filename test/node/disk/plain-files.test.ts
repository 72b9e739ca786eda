import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../app/node/disk/fs';
import { copyProject } from '../../../app/node/review/copy-project';
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

/** A folder that somebody else made: links and pipes in it lead nowhere. */

const disk = nodeDisk();
let folder: string;
let root: string;
let outside: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-plain-'));
  root = await makeProject(disk, folder);
  const store = await openStore(disk, root);
  valueOf(await store.savePage(saveOf(pageOf('0001', 'текст'), null)));
  valueOf(await store.addVerdict({ id: 'd1', verdict: 'illegible', who: 'Анна', note: '' }));
  await store.close();
  outside = join(folder, 'outside');
  await mkdir(outside);
});
afterEach(() => rm(folder, { recursive: true }));

const save = async () => {
  const store = await openStore(disk, root);
  const read = await store.readPage('0001');
  const base = read.ok ? (read.value.revision?.hash ?? null) : null;
  const saved = await store.savePage(saveOf(pageOf('0001', 'правка'), base));
  await store.addVerdict({ id: 'd2', verdict: 'illegible', who: 'Анна', note: '' });
  await store.close();
  return saved;
};

describe.skipIf(process.platform === 'win32')('in a project’s folder', () => {
  it('a log that is a link is neither read nor written, and verify names it', async () => {
    const target = join(outside, 'theirs.txt');
    await writeFile(target, 'theirs\n');
    await unlink(join(root, 'verdicts.jsonl'));
    await symlink(target, join(root, 'verdicts.jsonl'));
    await save();
    expect(await readFile(target, 'utf8')).toBe('theirs\n');
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
    expect(problems.filter(isLoss).map(({ file }) => file)).toContain('verdicts.jsonl');
  });

  it('a folder of versions that is a link takes no version', async () => {
    await rename(join(root, 'history', '0001'), join(outside, 'history'));
    await symlink(join(outside, 'history'), join(root, 'history', '0001'));
    const before = await readdir(join(outside, 'history'));
    const saved = await save();
    expect(saved.ok).toBe(false);
    expect(await readdir(join(outside, 'history'))).toEqual(before);
  });

  it('a copy that is a pipe holds nobody up', async () => {
    await unlink(join(root, 'pages', '0001.xml'));
    execFileSync('mkfifo', [join(root, 'pages', '0001.xml')]);
    expect((await save()).ok).toBe(true);
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
    expect(problems.map(({ file }) => file)).toContain('pages/0001.xml');
  });

  it('a copy elsewhere takes nothing from behind a link', async () => {
    await writeFile(join(outside, 'secret.xml'), 'theirs');
    await symlink(join(outside, 'secret.xml'), join(root, 'readings-link.xml'));
    const target = join(folder, 'copy');
    await mkdir(target);
    const opened = await openStore(disk, root);
    const project = opened.project();
    await opened.close();
    const copied = valueOf(
      await copyProject(depsOf(disk), { sourceRoot: root, target, project, held: [], who: '' }),
    );
    await copied.store.close();
    expect(copied.lost).toContain('readings-link.xml');
    expect(await readdir(target)).not.toContain('readings-link.xml');
  });

  it('the folder itself may be reached by a link', async () => {
    await symlink(root, join(folder, 'link'));
    root = join(folder, 'link');
    expect((await save()).ok).toBe(true);
  });
});
