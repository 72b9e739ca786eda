import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../app/node/disk/fs';
import { isLoss, verifyProject, type FileProblem } from '../../../app/node/verify/verify';
import { jsonCodec, makeProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

/**
 * Damage → what verify says → what is there after opening: each file of a project is deleted, cut, turned round, mixed up
 * with another project's. Nothing of it may pass for a project that is whole, and no opening may lose more.
 */

const disk = nodeDisk();
const LOGS = ['verdicts', 'statuses', 'facts', 'words', 'outcomes', 'inventory'].map(
  (name) => `${name}.jsonl`,
);

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER_ID = '00000000-0000-4000-8000-000000000002';

let pristine: string;
let folder: string;
let root: string;
let other: string;

async function fill(parent: string, who: string, id: string): Promise<string> {
  const made = await makeProject(disk, parent, { id });
  const store = await openStore(disk, made);
  let base: string | null = null;
  for (const text of ['один', 'два', 'три']) {
    const saved = await store.savePage(saveOf(pageOf('0001', `${text} ${who}`), base, { reason: 'saved' }));
    base = valueOf(saved).revision.hash;
  }
  valueOf(await store.savePage(saveOf(pageOf('0002', `второй лист ${who}`), null)));
  for (const xml of ['<a/>', '<b/>']) valueOf(await store.addReading('0001', Buffer.from(`${xml}${who}`)));
  for (const id of ['d1', 'd2', 'd3'])
    valueOf(await store.addVerdict({ id, verdict: 'illegible', who, note: '' }));
  for (const status of ['in-progress', 'proofread'] as const)
    valueOf(await store.setStatus('0001', status, { who, hash: base }));
  for (const ru of ['Икс', 'Игрек'])
    valueOf(await store.addFact({ type: 'name', ru, en: 'X', isKnown: true, who }));
  for (const word of ['ткп', 'Тайко']) valueOf(await store.addWord({ word, isKnown: true, who }));
  const text = [{ confidence: 0.9, words: 50, right: 20 }];
  for (const hash of ['a', 'b'])
    valueOf(await store.addOutcomes({ pageId: '0001', hash, who, text, passes: [] }));
  await store.close();
  return made;
}

const onlyFolder = async (parent: string) => {
  const [entry] = (await readdir(parent, { withFileTypes: true })).filter((one) => one.isDirectory());
  return join(parent, entry?.name ?? '');
};

beforeAll(async () => {
  pristine = await mkdtemp(join(tmpdir(), 'sverka-damages-'));
  await fill(pristine, 'Анна', ID);
  other = await fill(await mkdtemp(join(tmpdir(), 'sverka-damages-other-')), 'Борис', OTHER_ID);
}, 60_000);
afterAll(() => rm(pristine, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-damages-'));
  root = join(folder, 'project');
  await cp(await onlyFolder(pristine), root, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const verify = async () => valueOf(await verifyProject(disk, jsonCodec, root)).problems;
const at = (file: string) => join(root, file);
const linesOf = async (file: string) =>
  (await readFile(at(file), 'utf8')).split('\n').filter((line) => line !== '');
const writeLines = (file: string, lines: readonly string[]) =>
  writeFile(at(file), lines.map((line) => `${line}\n`).join(''));
const namesIn = async (inner: string) => (await readdir(at(inner))).filter((name) => /^\d/.test(name)).sort();

/** Each with the file or folder that has to be named. */
type Damage = { readonly what: string; readonly named: string; readonly make: () => Promise<void> };

const damage = (what: string, named: string, make: () => Promise<void>): Damage => ({ what, named, make });

const newestOf = async (inner: string) => `${inner}/${(await namesIn(inner)).pop() ?? ''}`;

const ofLogs = LOGS.flatMap((file) => [
  damage(`${file} is deleted`, file, () => unlink(at(file))),
  damage(`${file} is emptied`, file, () => writeFile(at(file), '')),
  damage(`the first line of ${file} is out`, file, async () =>
    writeLines(file, (await linesOf(file)).slice(1)),
  ),
  damage(`the last line of ${file} is out`, file, async () =>
    writeLines(file, (await linesOf(file)).slice(0, -1)),
  ),
  damage(`two lines of ${file} are exchanged`, file, async () => {
    const [first = '', second = '', ...rest] = await linesOf(file);
    await writeLines(file, [second, first, ...rest]);
  }),
  damage(`one bit of ${file} is another`, file, async () => {
    const bytes = await readFile(at(file));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(at(file), bytes);
  }),
  damage(`${file} has zeros in it`, file, async () => {
    const bytes = await readFile(at(file));
    await writeFile(at(file), bytes.fill(0, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2)));
  }),
  damage(`${file} is another project’s`, file === 'inventory.jsonl' ? 'project.json' : file, () =>
    cp(join(other, file), at(file)),
  ),
]);

const ofFolders = [
  ['scan', 'scan/'],
  ['references', 'references/'],
  ['readings', 'readings/0001/'],
  ['readings/0001', 'readings/0001/'],
  ['history', 'history/0001/'],
  ['history/0001', 'history/0001/'],
  ['history/0002', 'history/0002/'],
  ['history/project', 'history/project/'],
  ['pages', 'pages/0001.xml'],
].map(([inner = '', named = '']) =>
  damage(`the folder ${inner} is deleted`, named, () => rm(at(inner), { recursive: true, force: true })),
);

const ofFiles = ['history/0001', 'history/0002', 'history/project', 'readings/0001', 'scan'].flatMap(
  (inner) => [
    damage(`the newest file of ${inner} is deleted`, `${inner}/`, async () =>
      unlink(at(await newestOf(inner))),
    ),
    damage(`the newest file of ${inner} is empty`, `${inner}/`, async () =>
      writeFile(at(await newestOf(inner)), ''),
    ),
    damage(`the newest file of ${inner} is half of it`, `${inner}/`, async () => {
      const file = at(await newestOf(inner));
      const bytes = await readFile(file);
      await writeFile(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
    }),
    damage(`the newest file of ${inner} is another project’s`, `${inner}/`, async () => {
      await unlink(at(await newestOf(inner)));
      const [name = ''] = (await readdir(join(other, inner))).filter((one) => /^\d/.test(one)).sort();
      await cp(join(other, inner, name), at(`${inner}/${name}`));
      // Equal scans of two projects are the same file.
      if ((await namesIn(inner)).includes(name) && inner === 'scan') await unlink(at(`${inner}/${name}`));
    }),
  ],
);

const ofOthers = [
  damage('history/0001 and history/0002 are exchanged', 'history/000', async () => {
    await rename(at('history/0001'), at('history/x'));
    await rename(at('history/0002'), at('history/0001'));
    await rename(at('history/x'), at('history/0002'));
  }),
  damage('project.json is an earlier state', 'project.json', async () => {
    const [first = ''] = await namesIn('history/project');
    await cp(at(`history/project/${first}`), at('project.json'));
  }),
  damage('project.json is another project’s', 'project.json', () =>
    cp(join(other, 'project.json'), at('project.json')),
  ),
  damage('the newest version and the copy of it are gone', 'history/0001/', async () => {
    await unlink(at(await newestOf('history/0001')));
    await unlink(at('pages/0001.xml'));
  }),
  damage('all versions but the first are gone', 'history/0001/', async () => {
    for (const name of (await namesIn('history/0001')).slice(1)) await unlink(at(`history/0001/${name}`));
  }),
  damage('a log has lost all lines but the last', 'verdicts.jsonl', async () =>
    writeLines('verdicts.jsonl', (await linesOf('verdicts.jsonl')).slice(-1)),
  ),
];

const ALL = [...ofLogs, ...ofFolders, ...ofFiles, ...ofOthers];

/** Versions and decisions that can still be had. */
async function held(): Promise<readonly string[]> {
  const files = (await readdir(root, { recursive: true })).filter((name) =>
    /^(history|readings|scan)[/\\]/.test(name),
  );
  const logs = await Promise.all(LOGS.slice(0, -1).map(async (file) => await linesOf(file).catch(() => [])));
  return [...files, ...logs.flat()].sort();
}

describe('what is damaged', () => {
  it('is of at least sixty kinds', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(60);
  });

  it.each(ALL.map(({ what, named, make }) => [what, named, make] as const))('%s', async (_, named, make) => {
    await make();
    const problems: readonly FileProblem[] = await verify();
    expect(problems.map(({ file }) => file).join('\n')).toContain(named);
    expect(problems.every(({ problem }) => !/may be deleted/.test(problem))).toBe(true);
    const before = await held();
    const opened = await openStore(disk, root).catch(() => null);
    await opened?.readPage('0001');
    await opened?.close();
    const after = await held();
    expect(before.filter((one) => !after.includes(one))).toEqual([]);
  });

  it('with the line ends of another system nothing is said to be lost, and every decision counts', async () => {
    for (const file of LOGS) {
      const text = await readFile(at(file), 'utf8');
      await writeFile(at(file), text.replaceAll('\n', '\r\n'));
    }
    expect((await verify()).filter(isLoss)).toEqual([]);
    const store = await openStore(disk, root);
    expect(Object.keys(valueOf(await store.verdicts()))).toHaveLength(3);
    await store.close();
  });

  it.each([
    ['one bit', (bytes: Buffer) => void (bytes[30] = (bytes[30] ?? 0) ^ 4)],
    ['zeros', (bytes: Buffer) => void bytes.fill(0, 10, 50)],
  ])('of a copy for other programs, %s, is called so and becomes no text', async (_, turn) => {
    const bytes = await readFile(at('pages/0001.xml'));
    turn(bytes);
    await writeFile(at('pages/0001.xml'), bytes);
    expect((await verify()).map(({ file, kind }) => [file, kind])).toEqual([
      ['pages/0001.xml', 'copy-damaged'],
    ]);
    const store = await openStore(disk, root);
    const { revision, outsideHash } = valueOf(await store.readPage('0001'));
    expect([revision?.page.lines[0]?.text, outsideHash]).toEqual(['три Анна', null]);
    await store.close();
  });

  it('of a write that was cut off is no loss, and the next line does not follow it', async () => {
    await appendFile(at('verdicts.jsonl'), '{"length":120,"crc32":"00');
    expect((await verify()).map(({ kind }) => kind)).toEqual(['torn']);
    const store = await openStore(disk, root);
    valueOf(await store.addVerdict({ id: 'd4', verdict: 'illegible', who: 'Анна', note: '' }));
    await store.close();
    expect((await verify()).filter(isLoss)).toEqual([]);
  });

  it('is nothing where two programs write at once', async () => {
    const [a, b] = [await openStore(disk, root), await openStore(disk, root)];
    for (let number = 0; number < 8; number++) {
      const one = (store: typeof a, who: string) =>
        store.addVerdict({ id: `${who}${number}`, verdict: 'illegible', who, note: '' });
      for (const stored of await Promise.all([one(a, 'Анна'), one(b, 'Борис')])) valueOf(stored);
    }
    await Promise.all([a.close(), b.close()]);
    expect(await verify()).toEqual([]);
  });
});
