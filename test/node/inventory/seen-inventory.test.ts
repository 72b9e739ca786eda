import { mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../app/node/disk/fs';
import { openSeenInventory } from '../../../app/node/inventory/seen-inventory';
import { readInventory } from '../../../app/node/inventory/take-stock';
import { checkPresence, isLoss, verifyProject } from '../../../app/node/verify/verify';
import { jsonCodec, makeProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
let folder: string;
let home: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-seen-'));
  home = join(folder, 'home');
  await mkdir(home);
  root = await makeProject(disk, folder);
  const store = await openStore(disk, root);
  const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'one'), null))).revision.hash;
  valueOf(await store.savePage(saveOf(pageOf('0001', 'two'), first)));
  for (const id of ['d1', 'd2'])
    valueOf(await store.addVerdict({ id, verdict: 'illegible', who: 'Анна', note: '' }));
  await store.close();
  await (await seen()).note(valueOf(await readInventory(disk, root)));
});
afterEach(() => rm(folder, { recursive: true }));

const seen = (at = root) => openSeenInventory(disk, home, 'project-1', at);
const losses = async (at = root) => {
  const { facts } = await seen(at);
  const { problems } = valueOf(await verifyProject(disk, jsonCodec, root, facts));
  return problems.filter(isLoss).map(({ file, kind }) => [file, kind]);
};
const linesOf = async (file: string) => (await readFile(join(root, file), 'utf8')).split('\n');

/** Takes the last version away with its copy and its line, so that what is left hangs together. */
async function takeAwayLastVersion(): Promise<string> {
  const names = (await readdir(join(root, 'history', '0001'))).sort();
  const last = `history/0001/${names[names.length - 1] ?? ''}`;
  await unlink(join(root, last));
  await unlink(join(root, 'pages', '0001.xml'));
  const lines = await linesOf('inventory.jsonl');
  const at = lines.findIndex((line) => line.includes(last));
  await writeFile(
    join(root, 'inventory.jsonl'),
    lines
      .slice(0, at)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return last;
}

describe('what the inventory was seen to list', () => {
  it('is all there in a project that is whole', async () => {
    expect(await losses()).toEqual([]);
  });

  it('names a version that was taken away together with its line', async () => {
    const last = await takeAwayLastVersion();
    expect(await losses()).toContainEqual([last, 'missing']);
    const { facts } = await seen();
    const { missing } = valueOf(await checkPresence(disk, jsonCodec, root, facts));
    expect(missing.map(({ file }) => file)).toContain(last);
  });

  it('names a decision that was taken away together with its line', async () => {
    const verdicts = (await linesOf('verdicts.jsonl')).filter((line) => line !== '');
    await writeFile(join(root, 'verdicts.jsonl'), `${verdicts[0] ?? ''}\n`);
    const lines = await linesOf('inventory.jsonl');
    const at = lines.map((line) => line.includes('verdicts.jsonl')).lastIndexOf(true);
    await writeFile(
      join(root, 'inventory.jsonl'),
      lines
        .slice(0, at)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(await losses()).toEqual([['verdicts.jsonl', 'records-missing']]);
  });

  it('names what is gone with the whole inventory', async () => {
    const last = await takeAwayLastVersion();
    await unlink(join(root, 'inventory.jsonl'));
    const found = await losses();
    expect(found).toContainEqual([last, 'missing']);
    expect(found).toContainEqual(['inventory.jsonl', 'missing']);
  });

  it('says nothing of the same project in another folder', async () => {
    await takeAwayLastVersion();
    expect(await losses(join(folder, 'elsewhere'))).toEqual([]);
  });

  it('does not forget what is no longer listed', async () => {
    const last = await takeAwayLastVersion();
    await (await seen()).note(valueOf(await readInventory(disk, root)));
    expect(await losses()).toContainEqual([last, 'missing']);
  });

  it.each(['', '{', '{"files":1}', '\0\0\0'])(
    'that is damaged (%j) is no reason for an alarm',
    async (text) => {
      const [name = ''] = await readdir(join(home, 'inventories'));
      await writeFile(join(home, 'inventories', name), text);
      await takeAwayLastVersion();
      expect(await losses()).toEqual([]);
    },
  );
});
