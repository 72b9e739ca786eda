import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import { openLibrary, type LibraryStore, type ListedFolder } from '../../../app/node/library/library-store';
import { readThumbnail } from '../../../app/node/library/library-summary';
import { makeProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

/** Making one takes rights there that few have. */
const NO_LINKS = process.platform === 'win32';

let folder: string;
let documents: string;
let user: string;
let root: string;
let disk: Disk;
let library: LibraryStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-library-'));
  [documents, user] = [join(folder, 'documents'), join(folder, 'user')];
  for (const each of [documents, user]) await mkdir(each);
  disk = nodeDisk();
  root = await makeProject(disk, documents);
  library = await openLibrary(disk, user);
});

afterEach(async () => {
  await library.settled();
  await rm(folder, { recursive: true });
});

const first = async (): Promise<ListedFolder> => {
  const [one] = await library.list(documents, []);
  if (one === undefined) throw new Error('Nothing is listed.');
  return one;
};

describe('what is listed', () => {
  it('is each document in the folder, with how far it has come', async () => {
    expect((await first()).summary).toMatchObject({
      title: 'Телеграмма: № 15603',
      progress: { sheets: 2, finished: 0, validated: 0, attention: 0, hasText: false },
      ...{ who: '', atUtc: null, problem: null },
    });
  });

  it('follows what changes: texts, statuses, who gave them and when', async () => {
    await first();
    const store = await openStore(disk, root);
    const saved = valueOf(await store.savePage(saveOf(pageOf('0001', 'да'), null)));
    valueOf(await store.setStatus('0001', 'proofread', { who: 'Анна', hash: saved.revision.hash }));
    await store.close();
    const { summary } = await first();
    expect(summary).toMatchObject({ progress: { finished: 1, hasText: true }, who: 'Анна' });
    expect(summary.atUtc).toMatch(/^2026-01-01T/u);
  });

  it('is what is known besides, once, and what is gone with the reason and the title it had', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await first();
    const known = [
      { folder: root, title: 'x' },
      { folder: elsewhere, title: 'Телеграммы' },
    ];
    expect((await library.list(documents, known)).map((one) => one.summary)).toMatchObject([
      { title: 'Телеграмма: № 15603', problem: null },
      { title: 'Телеграммы', problem: { code: 'vanished' } },
    ]);
    await rename(root, elsewhere);
    const moved = await library.list(documents, known);
    expect(moved.find((one) => one.folder === elsewhere)?.summary.problem).toBeNull();
    expect(moved.find((one) => one.folder === root)?.summary).toMatchObject({
      ...{ title: 'Телеграмма: № 15603', progress: { sheets: 2 }, problem: { code: 'vanished' } },
    });
  });

  it.skipIf(NO_LINKS)(
    'names what is damaged, and leaves out folders that are no documents, and links',
    async () => {
      await writeFile(join(root, 'project.json'), '{');
      await mkdir(join(documents, 'photographs'));
      await cp(root, join(folder, 'outside'), { recursive: true });
      await symlink(join(folder, 'outside'), join(documents, 'link'));
      const listed = await library.list(documents, []);
      expect(listed.map((one) => [one.folder, one.summary.problem?.code])).toEqual([
        [root, 'project-damaged'],
      ]);
    },
  );
});

describe('a folder made by anybody', () => {
  it.skipIf(NO_LINKS)('is not read where project.json is a link or far too large', async () => {
    const path = join(root, 'project.json');
    const whole = await readFile(path);
    await writeFile(join(folder, 'other.json'), whole);
    await rm(path);
    await symlink(join(folder, 'other.json'), path);
    expect((await first()).summary.progress).toBeNull();
    await rm(path);
    await writeFile(path, whole);
    await truncate(path, 20_000_000);
    expect((await first()).summary.progress).toBeNull();
  });

  it('says who worked only as a name and a time', async () => {
    await writeFile(join(root, 'statuses.jsonl'), `${JSON.stringify({ who: 'x', atUtc: 'yesterday' })}\n\0`);
    expect((await first()).summary).toMatchObject({ who: '', atUtc: null });
  });

  it.skipIf(NO_LINKS)(
    'gives a thumbnail that lies in its cache, and no file that a link leads to',
    async () => {
      const name = (await first()).summary.thumbnail ?? '';
      expect(await readThumbnail(root, name)).toBeNull();
      await mkdir(join(root, 'cache'), { recursive: true });
      await writeFile(join(folder, 'secret'), 'secret');
      await symlink(join(folder, 'secret'), join(root, 'cache', name));
      expect(await readThumbnail(root, name)).toBeNull();
      await rm(join(root, 'cache', name));
      await writeFile(join(root, 'cache', name), 'jpeg');
      expect(Buffer.from((await readThumbnail(root, name)) ?? []).toString()).toBe('jpeg');
    },
  );
});

describe('what is remembered', () => {
  const place = { pageId: '0002', sheet: 2, line: 11 };

  it('outlives a start, with what was read', async () => {
    await first();
    await library.keepNote(root, { left: 4, place });
    await library.settled();
    library = await openLibrary(disk, user);
    expect(library.note(root)).toMatchObject({ left: 4, missing: 0, place });
    expect((await first()).note).toMatchObject({ left: 4, place });
    expect(library.thumbnail(root)).toMatch(/-thumbnail\.jpg$/u);
  });

  it('is forgotten where the file is damaged, or by wish', async () => {
    await first();
    await library.keepNote(root, { left: 4 });
    await library.forget(root);
    expect(library.note(root)).toBeNull();
    await writeFile(join(user, 'library.json'), '{"version":1,"documents":[{}]}');
    await library.settled();
    library = await openLibrary(disk, user);
    expect((await first()).summary.title).toBe('Телеграмма: № 15603');
  });
});
