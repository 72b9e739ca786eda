import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writePageXml } from '../../../app/core/formats/page/page-xml';
import { nodeDisk } from '../../../app/node/disk/fs';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { isLoss, verifyProject, type VerifyReport } from '../../../app/node/verify/verify';
import { readForeign } from '../../helpers/foreign';
import { jsonCodec, makeProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
/** A hundred checks of a whole project, beside other tests. */
const MANY_RUNS_MS = 180_000;
let pristine: string;
let folder: string;
let root: string;

const THEIRS = { imageFilename: 'a.png', creator: 'Another program', createdUtc: '2026-01-01T00:00:00Z' };

async function readHistory(hash: string): Promise<string> {
  const names = await readdir(join(root, 'history', '0001'));
  const name = names.find((each) => each.includes(hash.slice(0, 32))) ?? '';
  return await readFile(join(root, 'history', '0001', name), 'utf8');
}

/** A project with everything in it: versions, a fork, a merge, thinned autosaves, readings, every log. */
async function makeRichProject(parent: string): Promise<string> {
  const made = await makeProject(disk, parent);
  const store = await openStore(disk, made);
  let base: string | null = null;
  for (let number = 1; number <= 24; number++) {
    const reason = number === 1 ? 'saved' : 'autosave';
    base = valueOf(await store.savePage(saveOf(pageOf('0001', `v${number}`), base, { reason }))).revision
      .hash;
  }
  valueOf(await store.thinHistory('0001'));
  const a = valueOf(await store.savePage(saveOf(pageOf('0001', 'a'), base))).revision.hash;
  const b = valueOf(await store.savePage(saveOf(pageOf('0001', 'b'), base))).revision.hash;
  valueOf(await store.savePage(saveOf(pageOf('0001', 'a, b'), b, { reason: 'merged', mergedHash: a })));
  valueOf(await store.savePage(saveOf(pageOf('0002', 'the second page'), null)));
  for (const xml of ['<a/>', '<b/>', '<c/>']) valueOf(await store.addReading('0001', Buffer.from(xml)));
  const verdict = { verdict: 'illegible', who: 'Анна', note: 'пятно * на "листе"' } as const;
  for (const id of ['d1', 'd2']) valueOf(await store.addVerdict({ id, ...verdict }));
  valueOf(await store.setStatus('0001', 'proofread', { who: 'Анна', hash: null }));
  valueOf(await store.addFact({ type: 'name', ru: 'Икс', en: 'Iks', isKnown: true, who: 'Анна' }));
  for (const word of ['ткп', 'Тайко']) valueOf(await store.addWord({ word, isKnown: true, who: 'Анна' }));
  const text = [{ confidence: 0.9, words: 50, right: 20 }];
  for (const hash of [a, b])
    valueOf(await store.addOutcomes({ pageId: '0001', hash, who: '', text, passes: [] }));
  await store.close();
  return made;
}

beforeAll(async () => {
  pristine = await mkdtemp(join(tmpdir(), 'sverka-verify-'));
  await makeRichProject(pristine);
});
afterAll(() => rm(pristine, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-verify-'));
  root = join(folder, 'Проект [1]');
  const [name = ''] = (await readdir(pristine, { withFileTypes: true })).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  await cp(join(pristine, name), root, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function filesOf(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const nested = entries.map((entry) => {
    const child = join(path, entry.name);
    return entry.isDirectory() ? filesOf(child) : Promise.resolve([child]);
  });
  return (await Promise.all(nested)).flat().sort();
}

/** As it is named in every report, whatever system it was found on. */
const within = (path: string) => relative(root, path).replaceAll(sep, '/');

const verify = async (): Promise<VerifyReport> => valueOf(await verifyProject(disk, jsonCodec, root));

describe('verify', () => {
  it('finds nothing in a project that is whole, and changes nothing', async () => {
    const before = await filesOf(root);
    const report = await verify();
    expect(report.problems).toEqual([]);
    expect(report.checkedFiles).toBe(before.length);
    expect(await filesOf(root)).toEqual(before);
  });

  it(
    'names exactly the file of which one byte was flipped, wherever that is',
    { timeout: MANY_RUNS_MS },
    async () => {
      for (const path of await filesOf(root)) {
        const bytes = await readFile(path);
        const places = [
          0,
          Math.floor(bytes.length / 3),
          Math.floor((bytes.length * 2) / 3),
          bytes.length - 1,
        ];
        for (const at of places) {
          const flipped = Buffer.from(bytes);
          flipped[at] = (flipped[at] ?? 0) ^ 1;
          await writeFile(path, flipped);
          const { problems } = await verify();
          expect([...new Set(problems.map(({ file }) => file))]).toEqual([within(path)]);
        }
        await writeFile(path, bytes);
      }
    },
  );

  it('names what is missing for every file that something else tells of', async () => {
    for (const path of await filesOf(root)) {
      const file = within(path);
      // What was put in the trash may go.
      if (/^trash|^project\.json/.test(file)) continue;
      const bytes = await readFile(path);
      await unlink(path);
      const { problems } = await verify();
      expect(problems, file).toHaveLength(1);
      const [problem] = problems;
      const isCopy = file.startsWith('pages/');
      expect(problem?.kind, file).toBe(isCopy ? 'stale' : 'missing');
      expect(problem && isLoss(problem)).toBe(!isCopy);
      const hash = /-([0-9a-f]{32})/.exec(file)?.[1];
      const named = problem?.file ?? '';
      expect(
        named === file ||
          named.includes(hash ?? ' ') ||
          /readings\/0001\/\*[12]-/.test(named) ||
          /history\/project\/\*1-/.test(named),
        `${file}: ${named}`,
      ).toBe(true);
      await writeFile(path, bytes);
    }
    expect((await verify()).problems).toEqual([]);
  });

  it('names strangers and leftovers, and takes neither for a loss', async () => {
    await writeFile(join(root, 'notes.txt'), 'x');
    await writeFile(join(root, 'history', '0001', '.tmp-abc'), 'half');
    await writeFile(join(root, 'scan', 'Thumbs.db'), 'x');
    const { problems } = await verify();
    expect(problems.map(({ file, kind }) => [file, kind])).toEqual([
      ['notes.txt', 'unknown'],
      ['scan/Thumbs.db', 'unknown'],
      ['history/0001/.tmp-abc', 'leftover'],
    ]);
    expect(problems.some(isLoss)).toBe(false);
  });

  it('is content with a trash that was emptied', async () => {
    await rm(join(root, 'trash'), { recursive: true });
    expect((await verify()).problems).toEqual([]);
  });
});

describe.skipIf(!hasTools())('the recipe for checking without Sverka', () => {
  let script: string;

  beforeEach(async () => {
    const page = await readFile(join(__dirname, '../../../resources/VERIFY.md'), 'utf8');
    const [, recipe = ''] = /```sh\n(.*?)```/s.exec(page) ?? [];
    expect(recipe.trim().split('\n').length).toBeLessThanOrEqual(30);
    script = join(folder, 'verify.sh');
    await writeFile(script, recipe);
  });

  const run = (): { code: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync('sh', [script, root], { encoding: 'utf8' });
    return { code: status, said: stdout + stderr };
  };

  it('is content with a project that is whole', () => {
    expect(run()).toEqual({ code: 0, said: '' });
  });

  it(
    'names the file of which one byte was flipped, wherever that is',
    { timeout: MANY_RUNS_MS },
    async () => {
      const files = await filesOf(root);
      const isNewKind = (path: string, index: number): boolean =>
        dirname(path) !== dirname(files[index - 1] ?? '') ||
        path.endsWith('.jsonl') ||
        dirname(path) === root;
      for (const path of files.filter(isNewKind)) {
        const bytes = await readFile(path);
        const flipped = Buffer.from(bytes);
        const at = Math.floor((bytes.length * 3) / 5);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        await writeFile(path, flipped);
        const { code, said } = run();
        expect(code, said).toBe(1);
        const file = within(path);
        expect(said).toContain(file.endsWith('.jsonl') ? 'damaged line' : file);
        expect(said.trim().split('\n')).toHaveLength(1);
        await writeFile(path, bytes);
      }
    },
  );

  it('reads the parents of versions that are PAGE XML, as they are in real projects', async () => {
    const codec = pageXmlCodec;
    root = await makeProject(disk, folder);
    const store = await openStore(disk, root, { codec, readForeign });
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'a'), null)));
    valueOf(await store.savePage(saveOf(pageOf('0001', 'b'), first.revision.hash)));
    await writeFile(join(root, 'pages', '0001.xml'), writePageXml(pageOf('0001', 'theirs'), THEIRS));
    const { outsideHash } = valueOf(await store.readPage('0001'));
    expect(await readHistory(outsideHash ?? '')).toMatch(/\n<\?sverka-revision [^\n]*\?>$/);
    valueOf(await store.savePage(saveOf(pageOf('0001', 'c'), outsideHash)));
    expect(run()).toEqual({ code: 0, said: '' });
    expect(valueOf(await verifyProject(disk, codec, root)).problems).toEqual([]);
    const file = `history/0001/000001-${first.revision.hash.slice(0, 32)}.xml`;
    await unlink(join(root, file));
    expect(run()).toEqual({ code: 1, said: `${file}: missing\n` });
    const { problems } = valueOf(await verifyProject(disk, codec, root));
    expect(problems.map(({ kind }) => kind)).toEqual(['missing']);
  });

  it('names a missing scan, reference and version', async () => {
    for (const path of await filesOf(root)) {
      const file = within(path);
      if (!/^scan|^references|^history\/0001\/000001-/.test(file)) continue;
      const bytes = await readFile(path);
      await unlink(path);
      const { code, said } = run();
      expect(code).toBe(1);
      expect(said).toContain(/-([0-9a-f]{32})/.exec(file)?.[1]);
      await writeFile(path, bytes);
    }
    expect((await stat(root)).isDirectory()).toBe(true);
  });
});

function hasTools(): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v sha256sum gzip od expr']);
    return true;
  } catch {
    return false;
  }
}
