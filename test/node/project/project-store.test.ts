import { failureText } from '../../../app/core/base/failure-text';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageText } from '../../../app/core/page/transcription';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import { createProject } from '../../../app/node/project/project-create';
import { openProject } from '../../../app/node/project/project-store';
import type { SavedPage } from '../../../app/node/project/store-pages';
import { verifyProject } from '../../../app/node/verify/verify';
import {
  codeOf,
  depsOf,
  jsonCodec,
  makeProject,
  newProject,
  openStore,
  pageOf,
  saveOf,
  valueOf,
} from '../../helpers/store-fixture';

let folder: string;
let root: string;
let disk: Disk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-store-'));
  disk = nodeDisk();
  root = await makeProject(disk, folder);
});

afterEach(() => rm(folder, { recursive: true }));

const copyPath = (): string => join(root, 'pages', '0001.xml');

describe('a new project', () => {
  it('holds its scan, reference and manifest under names that tell their content', async () => {
    const store = await openStore(disk, root);
    const { scans, pages, references, title } = store.project();
    expect(title).toBe('Телеграмма: № 15603');
    expect(root).toBe(join(folder, 'Телеграмма_ № 15603'));
    expect(pages.map(({ id, scanIndex }) => [id, scanIndex])).toEqual([
      ['0001', 0],
      ['0002', 1],
    ]);
    const [scan] = scans;
    expect(scan?.file).toBe(`scan/0001-${scan?.sha256.slice(0, 32)}-given.tif`);
    expect(await readFile(store.scanPath(scan?.sha256 ?? '') ?? '', 'latin1')).toBe('II*\0 a scan');
    expect(references).toHaveLength(1);
    expect(valueOf(await store.referenceText(0))).toBe('No. 15603\n');
    expect(valueOf(await store.readPage('0001')).revision).toBeNull();
    await store.close();
  });

  it('takes another name where one differs in case only, and keeps equal scans once', async () => {
    const scanPath = join(folder, 'given.tif');
    const input = { ...newProject(folder, scanPath), title: 'телеграмма: № 15603' };
    const scans = [...input.scans, ...input.scans];
    const second = valueOf(await createProject(disk, { ...input, scans }));
    expect(second).toBe(join(folder, 'телеграмма_ № 15603 2'));
    const store = await openStore(disk, second);
    expect(store.project().scans).toHaveLength(1);
    expect(store.project().pages).toHaveLength(4);
    expect(await readdir(join(second, 'scan'))).toHaveLength(1);
  });

  it('leaves nothing behind when a scan cannot be read', async () => {
    const before = (await readdir(folder)).sort();
    const result = await createProject(disk, newProject(folder, join(folder, 'missing.tif')));
    expect(codeOf(result)).toBe('vanished');
    expect((await readdir(folder)).sort()).toEqual(before);
  });
});

describe('a save', () => {
  it('comes back after reopening, with who and when, and in the convenience copy', async () => {
    const store = await openStore(disk, root);
    const saved = valueOf(
      await store.savePage(saveOf(pageOf('0001', 'МАО', 'ЦЗЕ-ДУН'), null, { note: 'first' })),
    );
    expect(saved).toMatchObject({ isFork: false, outsideHash: null, copy: 'fresh' });
    await store.close();
    const again = await openStore(disk, root);
    const { revision } = valueOf(await again.readPage('0001'));
    expect(revision).toEqual(saved.revision);
    expect(revision?.info).toMatchObject({ sequence: 1, parentHash: null, who: 'Анна', note: 'first' });
    expect(await readdir(join(root, 'history', '0001'))).toEqual([
      `000001-${revision?.hash.slice(0, 32)}.xml`,
    ]);
    expect(await readFile(copyPath(), 'utf8')).toContain('ЦЗЕ-ДУН');
  });

  it('is refused when lines are gone that nobody deleted, and taken when they were', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'a', 'b', 'c'), null)));
    const short = saveOf(pageOf('0001', 'a', 'b'), first.revision.hash);
    expect(codeOf(await store.savePage(short))).toBe('would-lose-lines');
    expect(valueOf(await store.readPage('0001')).revision).toEqual(first.revision);
    expect(codeOf(await store.savePage({ ...short, deletedLines: 1 }))).toBe('ok');
  });

  it('is refused when the codec drops text', async () => {
    const { jsonCodec } = await import('../../helpers/store-fixture');
    const codec = {
      ...jsonCodec,
      encode: (...[page, info]: Parameters<typeof jsonCodec.encode>) =>
        jsonCodec.encode({ ...page, lines: page.lines.slice(1) }, info),
    };
    const store = await openStore(disk, root, { codec });
    expect(codeOf(await store.savePage(saveOf(pageOf('0001', 'a', 'b'), null)))).toBe('would-lose-text');
    const empty = await openStore(disk, root, { codec: { ...jsonCodec, encode: () => '' } });
    expect(codeOf(await empty.savePage(saveOf(pageOf('0001', 'a'), null)))).toBe('would-lose-text');
    expect(valueOf(await store.readPage('0001')).revision).toBeNull();
  });

  it('of a page the project does not have is refused, and no path is made of its name', async () => {
    const store = await openStore(disk, root);
    expect(codeOf(await store.savePage(saveOf(pageOf('../../x', 'a'), null)))).toBe('no-such-page');
    expect(codeOf(await store.readPage('..'))).toBe('no-such-page');
    expect(codeOf(await store.writeCache('../x', Buffer.from('x')))).toBe('invalid');
  });

  it('keeps its order when the clock goes back ten years', async () => {
    const times = ['2026-05-01T00:00:00Z', '2016-05-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    const store = await openStore(disk, root, { nowUtc: () => times.shift() ?? '1970-01-01T00:00:00Z' });
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'new'), null)));
    const second = valueOf(await store.savePage(saveOf(pageOf('0001', 'newer'), first.revision.hash)));
    expect(valueOf(await store.readPage('0001')).revision?.hash).toBe(second.revision.hash);
    const history = valueOf(await store.listHistory('0001'));
    expect(history.revisions.map(({ hash }) => hash)).toEqual([second.revision.hash, first.revision.hash]);
  });
});

describe('two writers', () => {
  it('fork; both versions are kept and listed until a merge takes the other one in', async () => {
    const a = await openStore(disk, root);
    const b = await openStore(disk, root, { self: { host: 'laptop', pid: 7, isAlive: () => true } });
    expect(b.otherWriter).toMatchObject({ host: 'desk', pid: 100 });
    const base = valueOf(await a.savePage(saveOf(pageOf('0001', 'base'), null))).revision.hash;
    const byA = valueOf(await a.savePage(saveOf(pageOf('0001', 'by a'), base)));
    const byB = valueOf(await b.savePage(saveOf(pageOf('0001', 'by b'), base)));
    expect([byA.isFork, byB.isFork]).toEqual([false, true]);
    const forked = valueOf(await a.listHistory('0001'));
    expect(forked.currentHash).toBe(byB.revision.hash);
    expect(forked.forkHashes).toEqual([byA.revision.hash]);
    const merge = saveOf(pageOf('0001', 'by a and b'), byB.revision.hash, {
      reason: 'merged',
      mergedHash: byA.revision.hash,
    });
    const merged = valueOf(await a.savePage(merge));
    expect(valueOf(await b.listHistory('0001'))).toMatchObject({
      currentHash: merged.revision.hash,
      forkHashes: [],
    });
  });

  it('who saw nothing of each other agree on the current version, whoever asks', async () => {
    const store = await openStore(disk, root);
    const base = valueOf(await store.savePage(saveOf(pageOf('0001', 'base'), null)));
    const twins = ['one', 'two'].map((text) => {
      const info = { ...base.revision.info, sequence: 2, parentHash: base.revision.hash };
      const xml = depsOf(disk).codec.encode(pageOf('0001', text), info);
      return { xml, info };
    });
    const { revisionFileName } = await import('../../../app/node/history/revision-files');
    const { sha256Hex } = await import('../../../app/node/disk/hash');
    const hashes = twins.map(({ xml }) => sha256Hex(Buffer.from(xml)));
    for (const [index, { xml }] of twins.entries()) {
      await writeFile(join(root, 'history', '0001', revisionFileName(2, hashes[index] ?? '')), xml);
    }
    const history = valueOf(await store.listHistory('0001'));
    expect(history.currentHash).toBe([...hashes].sort()[1]);
    expect(history.forkHashes).toEqual([[...hashes].sort()[0]]);
  });
});

describe('another program', () => {
  it('that changes the convenience copy is taken in as a version of its own before the next save', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'mine'), null)));
    const foreign = `<?json ${JSON.stringify({ page: pageOf('9', 'theirs'), info: null })}?>\n`;
    await writeFile(copyPath(), foreign);
    const saved = valueOf(await store.savePage(saveOf(pageOf('0001', 'mine, too'), first.revision.hash)));
    expect(saved.isFork).toBe(true);
    const outside = valueOf(await store.readRevision('0001', saved.outsideHash ?? ''));
    expect(outside.info).toMatchObject({
      reason: 'outside-change',
      parentHash: first.revision.hash,
      sequence: 2,
    });
    expect(pageText(outside.page)).toBe('theirs');
    const history = valueOf(await store.listHistory('0001'));
    expect(history).toMatchObject({ currentHash: saved.revision.hash, forkHashes: [outside.hash] });
    const [reading] = valueOf(await store.readings('0001'));
    expect(Buffer.from(reading?.bytes ?? []).toString()).toBe(foreign);
    expect(await readFile(copyPath(), 'utf8')).toContain('mine, too');
  });

  it('is told of at the next save, too, where something has looked at the page in between', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'mine'), null)));
    await writeFile(
      copyPath(),
      `<?json ${JSON.stringify({ page: pageOf('0001', 'theirs'), info: null })}?>\n`,
    );
    const { outsideHash } = valueOf(await store.readPage('0001'));
    const next = await store.savePage(saveOf(pageOf('0001', 'mine, too'), first.revision.hash));
    expect(outsideHash).not.toBeNull();
    expect(valueOf(next)).toMatchObject({ isFork: true, outsideHash });
    const after = await store.savePage(saveOf(pageOf('0001', 'mine, again'), valueOf(next).revision.hash));
    expect(valueOf(after)).toMatchObject({ isFork: false, outsideHash: null });
  });

  it('is shown beside the page’s text on every opening, until somebody saves', async () => {
    const store = await openStore(disk, root);
    await writeFile(join(root, 'pages.tmp'), '');
    valueOf(await store.savePage(saveOf(pageOf('0001', 'mine'), null)));
    await writeFile(
      copyPath(),
      `<?json ${JSON.stringify({ page: pageOf('0001', 'theirs'), info: null })}?>\n`,
    );
    const seen = valueOf(await store.readPage('0001'));
    const theirs = seen.outsideHash ?? '';
    expect(seen.revision && pageText(seen.revision.page)).toBe('mine');
    expect(pageText(valueOf(await store.readRevision('0001', theirs)).page)).toBe('theirs');
    expect(valueOf(await store.readPage('0001')).outsideHash).toBe(theirs);
    expect(valueOf(await store.listHistory('0001'))).toMatchObject({
      currentHash: seen.revision?.hash,
      forkHashes: [theirs],
    });
    valueOf(await store.restore('0001', theirs, { who: 'Анна', note: '' }));
    const taken = valueOf(await store.readPage('0001'));
    expect(taken.revision && pageText(taken.revision.page)).toBe('theirs');
    expect(taken.outsideHash).toBeNull();
  });

  it('that begins a page without text gives it its text', async () => {
    const store = await openStore(disk, root);
    valueOf(await store.savePage(saveOf(pageOf('0002', 'other'), null)));
    await writeFile(
      copyPath(),
      `<?json ${JSON.stringify({ page: pageOf('0001', 'theirs'), info: null })}?>\n`,
    );
    const seen = valueOf(await store.readPage('0001'));
    expect(seen.revision && pageText(seen.revision.page)).toBe('theirs');
    expect(seen.outsideHash).toBeNull();
  });

  it('is not a medium that turns a bit over: its damage never becomes the text, at whatever bit', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'одно слово 15603'), null)));
    const written = await readFile(copyPath());
    let base: string | null = first.revision.hash;
    for (let at = 0; at < written.length; at += 7) {
      const turned = Uint8Array.from(written);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(copyPath(), turned);
      const { revision, outsideHash } = valueOf(await store.readPage('0001'));
      expect([revision?.hash, outsideHash]).toEqual([base, null]);
    }
    for (const damaged of [written.subarray(0, 40), Buffer.from(written).fill(0, 20, 60)]) {
      await writeFile(copyPath(), damaged);
      expect(valueOf(await store.readPage('0001'))).toMatchObject({ outsideHash: null });
    }
    const saved = valueOf(await store.savePage(saveOf(pageOf('0001', 'дальше'), base)));
    base = saved.revision.hash;
    expect(saved).toMatchObject({ copy: 'fresh', isFork: false, outsideHash: null });
  });

  it('that writes what is no page loses none of its bytes', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'mine'), null)));
    await writeFile(copyPath(), 'garbage');
    valueOf(await store.savePage(saveOf(pageOf('0001', 'mine, too'), first.revision.hash)));
    const readings = valueOf(await store.readings('0001'));
    expect(readings.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['garbage']);
  });
});

describe('the rest of the project', () => {
  it('keeps statuses, references, readings, verdicts and the cache over reopening', async () => {
    const store = await openStore(disk, root);
    valueOf(await store.setStatus('0002', 'proofread'));
    const docx = Buffer.from('PK docx');
    valueOf(
      await store.addReference({
        role: 'transcription',
        label: 'B',
        fileName: 'b.docx',
        bytes: docx,
        text: 'Текст',
      }),
    );
    const path = valueOf(await store.addReading('0001', Buffer.from('<a/>')));
    expect(path).toMatch(/^readings\/0001\/0001-[0-9a-f]{32}\.xml$/);
    expect(valueOf(await store.addReading('0001', Buffer.from('<a/>')))).toBe(path);
    const verdict = { verdict: 'not-a-problem', who: 'Анна', note: '' } as const;
    valueOf(await store.addVerdict({ id: 'd1', ...verdict }));
    valueOf(await store.addVerdict({ id: '__proto__', ...verdict }));
    valueOf(await store.addVerdict({ id: 'd2', ...verdict }));
    valueOf(await store.addVerdict({ id: 'd2', ...verdict, verdict: null }));
    valueOf(await store.writeCache('0001.jpg', Buffer.from('jpeg')));
    await store.close();
    const again = await openStore(disk, root);
    expect(again.otherWriter).toBeNull();
    expect(again.project().pages[1]?.status).toBe('proofread');
    expect(valueOf(await again.referenceText(1))).toBe('Текст');
    expect(again.project().references[1]?.file).toMatch(/-b\.docx$/);
    expect(valueOf(await again.readings('0001'))).toHaveLength(1);
    expect(Object.keys(valueOf(await again.verdicts())).sort()).toEqual(['__proto__', 'd1']);
    expect(valueOf(await again.readCache('0001.jpg'))?.toString()).toBe('jpeg');
    expect(valueOf(await again.readCache('0002.jpg'))).toBeNull();
  });

  it('keeps names and pairings of facts, and what was taken back, over reopening and verification', async () => {
    const store = await openStore(disk, root);
    const who = 'Анна';
    for (const isKnown of [true, false, true])
      valueOf(await store.addFact({ type: 'name', ru: 'Фын Си', en: 'Stalin', isKnown, who }));
    valueOf(
      await store.addFact({ type: 'pairing', ru: 'до [7 400] человек', en: null, isByHand: true, who }),
    );
    valueOf(await store.addFact({ type: 'pairing', ru: 'x', en: 'y', isByHand: true, who }));
    const after = valueOf(await store.addFact({ type: 'pairing', ru: 'x', en: null, isByHand: false, who }));
    const expected = {
      names: [{ ru: 'Фын Си', en: 'Stalin' }],
      pairings: [{ ru: 'до [7 400] человек', en: null }],
    };
    expect(after).toEqual(expected);
    await store.close();
    expect(valueOf(await (await openStore(disk, root)).factKnowledge())).toEqual(expected);
    expect(valueOf(await verifyProject(disk, jsonCodec, root)).problems).toEqual([]);
    const path = join(root, 'facts.jsonl');
    const bytes = await readFile(path);
    bytes[bytes.indexOf('Stalin')] = 'x'.charCodeAt(0);
    await writeFile(path, bytes);
    expect(valueOf(await verifyProject(disk, jsonCodec, root)).problems).toMatchObject([
      { file: 'facts.jsonl', kind: 'damaged' },
    ]);
  });

  it('keeps words, and what was taken back; another person’s come in with the next; verification sees damage', async () => {
    const [store, other] = [await openStore(disk, root), await openStore(disk, root)];
    valueOf(await store.addWord({ word: 'Тайко', isKnown: true, who: 'Анна' }));
    valueOf(await other.addWord({ word: 'отощли', isKnown: true, who: 'Олег' }));
    expect(valueOf(await store.addWord({ word: 'тайко', isKnown: false, who: 'Анна' }))).toEqual(['отощли']);
    expect(valueOf(await store.addWord({ word: 'ткп', isKnown: true, who: 'Анна' }))).toEqual([
      ...['отощли', 'ткп'],
    ]);
    await store.close();
    await other.close();
    const again = await openStore(disk, root);
    expect(valueOf(await again.words())).toEqual(['отощли', 'ткп']);
    await again.close();
    expect(valueOf(await verifyProject(disk, jsonCodec, root)).problems).toEqual([]);
    const path = join(root, 'words.jsonl');
    const text = await readFile(path, 'utf8');
    expect(text.match(/"who":"[^"]+"/gu)).toHaveLength(4);
    await writeFile(path, text.replace('отощли', 'отошли'));
    expect(valueOf(await verifyProject(disk, jsonCodec, root)).problems).toMatchObject([
      { file: 'words.jsonl', kind: 'damaged' },
    ]);
    expect(valueOf(await (await openStore(disk, root)).words())).toEqual(['ткп']);
  });

  it('keeps what is said of the document, and the state before', async () => {
    const store = await openStore(disk, root);
    const publication = {
      date: '16.1.1951',
      citation: '',
      url: 'https://e.org/1',
      summary: '',
      language: '',
    };
    valueOf(await store.describe({ title: 'Новое', archival: null, publication }));
    await store.close();
    const { title, publication: kept } = (await openStore(disk, root)).project();
    expect({ title, kept }).toEqual({ title: 'Новое', kept: publication });
    expect(await readdir(join(root, 'history', 'project'))).toHaveLength(2);
  });

  it('reads verdicts past a torn and a flipped line', async () => {
    const store = await openStore(disk, root);
    const verdict = { verdict: 'illegible', who: '', note: '' } as const;
    for (const id of ['a', 'b']) valueOf(await store.addVerdict({ id, ...verdict }));
    const path = join(root, 'verdicts.jsonl');
    const bytes = await readFile(path);
    bytes[bytes.indexOf('"b"') + 1] = 'x'.charCodeAt(0);
    await writeFile(path, Buffer.concat([bytes, Buffer.from('{"length":99,"crc')]));
    valueOf(await store.addVerdict({ id: 'c', ...verdict }));
    expect(Object.keys(valueOf(await store.verdicts()))).toEqual(['a', 'c']);
  });

  it('restores an old version as a new one, byte for byte', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'a', 'b'), null)));
    const second = valueOf(
      await store.savePage(saveOf(pageOf('0001', 'c'), first.revision.hash, { deletedLines: 1 })),
    );
    const restored = valueOf(await store.restore('0001', first.revision.hash, { who: 'Б', note: '' }));
    expect(restored.revision.page).toEqual(first.revision.page);
    expect(restored.revision.info).toMatchObject({
      reason: 'restored',
      parentHash: second.revision.hash,
      sequence: 3,
    });
    expect(valueOf(await store.listHistory('0001')).revisions).toHaveLength(3);
  });

  it('thins superseded autosaves into the trash, nothing else, and forks do not appear by it', async () => {
    const store = await openStore(disk, root);
    let base: string | null = null;
    for (let number = 1; number <= 50; number++) {
      const reason = number % 10 === 0 ? 'saved' : 'autosave';
      const saved: SavedPage = valueOf(
        await store.savePage(saveOf(pageOf('0001', `v${number}`), base, { reason })),
      );
      base = saved.revision.hash;
    }
    expect(valueOf(await store.thinHistory('0001'))).toBe(25);
    expect(valueOf(await store.thinHistory('0001'))).toBe(0);
    const history = valueOf(await store.listHistory('0001'));
    const reasons = history.revisions.map(({ info }) => info.reason);
    expect(reasons.filter((reason) => reason === 'saved')).toHaveLength(5);
    expect(reasons.filter((reason) => reason === 'autosave')).toHaveLength(20);
    expect(history).toMatchObject({ currentHash: base, forkHashes: [] });
    expect(await readdir(join(root, 'trash', '0001'))).toHaveLength(25);
  });
});

describe('opening', () => {
  const manifest = (): string => join(root, 'project.json');
  const change = async (by: (project: Record<string, unknown>) => Record<string, unknown>): Promise<void> => {
    const project = JSON.parse(await readFile(manifest(), 'utf8')) as Record<string, unknown>;
    await writeFile(manifest(), JSON.stringify(by(project)));
  };

  it('shows a newer format and writes nothing', async () => {
    await change((project) => ({ ...project, formatVersion: 2, novelty: true }));
    const before = (await readdir(root)).sort();
    const store = await openStore(disk, root);
    expect(store.readOnly).toBe('newer-format');
    expect(codeOf(await store.savePage(saveOf(pageOf('0001', 'a'), null)))).toBe('newer-project');
    expect(codeOf(await store.setStatus('0001', 'proofread'))).toBe('newer-project');
    await store.close();
    expect((await readdir(root)).sort()).toEqual(before);
  });

  it('says what is wrong with a folder that is no project, or too new, or damaged', async () => {
    expect(codeOf(await openProject(depsOf(disk), folder))).toBe('not-a-project');
    await change((project) => ({ ...project, formatVersion: 3, pages: {} }));
    expect(codeOf(await openProject(depsOf(disk), root))).toBe('newer-format');
    await writeFile(manifest(), '{"formatVersion": 1');
    const damaged = await openProject(depsOf(disk), root);
    expect(damaged).toMatchObject({ ok: false, error: { code: 'project-damaged' } });
    expect(!damaged.ok && failureText(damaged.error, 'en')).toContain('history/project');
    expect(await readdir(join(root, 'history', 'project'))).toHaveLength(1);
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'scan/../x', 'scan/a:b', 'C:\\x', 'scan\\x', 'scan/.hidden'])(
    'takes no path out of the project: %s',
    async (file) => {
      await change((project) => ({
        ...project,
        scans: [{ file, sha256: '0'.repeat(64), bytes: 1 }],
        pages: [],
      }));
      expect(codeOf(await openProject(depsOf(disk), root))).toBe('project-damaged');
    },
  );

  it('keeps what a later program of the same format added', async () => {
    await change((project) => ({ ...project, novelty: { deep: 1 } }));
    const store = await openStore(disk, root);
    valueOf(await store.setStatus('0001', 'in-progress'));
    expect(JSON.parse(await readFile(manifest(), 'utf8'))).toMatchObject({ novelty: { deep: 1 } });
  });

  it('takes the lock of a process that died', async () => {
    await openStore(disk, root);
    const self = { host: 'desk', pid: 101, isAlive: () => false };
    const second = await openStore(disk, root, { self });
    expect(second.otherWriter).toBeNull();
    await second.close();
    expect(await readdir(root)).not.toContain('.lock.json');
  });

  it('shows the newest intact version where the newest one is damaged, and names that one', async () => {
    const store = await openStore(disk, root);
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'a'), null)));
    const second = valueOf(await store.savePage(saveOf(pageOf('0001', 'b'), first.revision.hash)));
    const name = `000002-${second.revision.hash.slice(0, 32)}.xml`;
    await writeFile(join(root, 'history', '0001', name), 'torn');
    const current = valueOf(await store.readPage('0001'));
    expect(current).toMatchObject({ revision: { hash: first.revision.hash }, damagedFiles: [name] });
    // The person's text is on the screen; a damaged parent must not keep it from being saved.
    const third = valueOf(await store.savePage(saveOf(pageOf('0001', 'c'), second.revision.hash)));
    expect(valueOf(await store.readPage('0001')).revision?.hash).toBe(third.revision.hash);
  });
});
