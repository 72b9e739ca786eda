import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderKey } from '../../app/main/folder-key';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-key-'));
  await mkdir(join(folder, 'document'));
});
afterEach(() => rm(folder, { recursive: true }));

it('is one key for all ways to a document, and another for another', async () => {
  const root = join(folder, 'document');
  await symlink(root, join(folder, 'link'));
  const ways = [
    root,
    `${root}/`,
    join(root, 'project.json'),
    join(folder, 'link'),
    relative(process.cwd(), root),
  ];
  const keys = await Promise.all(ways.map(folderKey));
  expect(new Set(keys).size).toBe(1);
  expect(await folderKey(join(folder, 'other'))).not.toBe(keys[0]);
});
