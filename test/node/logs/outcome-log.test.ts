import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PREPARATIONS } from '../../../app/core/image/prepare';
import { calibrated, TYPESCRIPT_KNOTS } from '../../../app/core/recognise/calibration';
import { SHIPPED_KNOTS } from '../../../app/core/recognise/project-knots';
import type { Page } from '../../../app/core/page/transcription';
import { nodeDisk } from '../../../app/node/disk/fs';
import { learnFromPage } from '../../../app/node/recognition/learn-page';
import { OUTCOMES_FILE } from '../../../app/node/logs/outcome-log';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { keepRecognised } from '../../../app/node/recognition/recognise-page';
import { readReviewDocument } from '../../../app/node/review/review-document';
import { verifyProject } from '../../../app/node/verify/verify';
import { machineLines } from '../../helpers/machine-lines';
import { jsonCodec, makeProject, openStore, saveOf, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
const IMAGE = { widthPx: 1000, heightPx: 1400, dpi: 300 };
const AT = '2026-01-01T00:00:00.000Z';
/** Sixty words of one confidence. */
const ROWS = Array.from({ length: 6 }, (_, y) =>
  Array.from({ length: 10 }, (_, x) => `слово${y}${x}=90`).join(' '),
);
const READ = machineLines(...ROWS);

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-outcomes-'));
  root = await makeProject(disk, folder);
});
afterEach(() => rm(folder, { recursive: true }));

const path = () => join(root, OUTCOMES_FILE);
const pageWith = (id: string, lines: Page['lines']): Page => ({ id, image: IMAGE, lines });
/** The page with its first so many lines retyped. */
const corrected = (id: string, lines: number) =>
  pageWith(id, [...machineLines(...ROWS.map((row, i) => (i < lines ? row.replace(/слово/g, 'иное') : row)))]);

async function recognise(store: ProjectStore, pageId: string, passes = 1): Promise<void> {
  const preparations = PREPARATIONS.slice(0, passes);
  const readings = preparations.map((preparation) => ({ preparation, lines: READ }));
  valueOf(await keepRecognised(store, jsonCodec, pageId, { image: IMAGE, lines: READ, readings }, AT));
}

/** Saves the page as the person has it and finishes it, as the app does. */
async function finish(store: ProjectStore, page: Page, who = 'Анна'): Promise<boolean> {
  const base = valueOf(await store.readPage(page.id)).revision?.hash ?? null;
  const { hash } = valueOf(await store.savePage(saveOf(page, base, { who }))).revision;
  const isSecond = who !== 'Анна';
  valueOf(await store.setStatus(page.id, isSecond ? 'validated' : 'proofread', { who, hash }));
  return valueOf(await learnFromPage(store, jsonCodec, page.id, hash, who));
}

const probability = async (store: ProjectStore) => calibrated(0.9, (await store.knots()).text);
const SHIPPED = calibrated(0.9);

describe('what finished pages teach', () => {
  it('is kept in a line a page, survives a restart, and a page finished again replaces it', async () => {
    const store = await openStore(disk, root);
    expect(await store.knots()).toEqual(SHIPPED_KNOTS);
    await recognise(store, '0001');
    expect(await finish(store, corrected('0001', 5))).toBe(true);
    const low = await probability(store);
    expect(low).toBeLessThan(SHIPPED - 0.1);
    await store.close();
    const text = await readFile(path(), 'utf8');
    expect(text).toContain('"text":[[9000,60,10]],"passes":[]');
    expect(text.trim().split('\n')).toHaveLength(1);
    const again = await openStore(disk, root);
    expect(await probability(again)).toBe(low);
    await finish(again, corrected('0001', 0));
    expect(await probability(again)).toBeGreaterThan(SHIPPED);
    await finish(again, corrected('0001', 5));
    expect(await probability(again)).toBe(low);
    expect(valueOf(await verifyProject(disk, jsonCodec, root)).problems).toEqual([]);
  });

  it('goes with the proofreading that it came from', async () => {
    const store = await openStore(disk, root);
    await recognise(store, '0001');
    await finish(store, corrected('0001', 5));
    valueOf(await store.setStatus('0001', 'in-progress', { who: 'Анна', hash: null }));
    expect(await store.knots()).toEqual(SHIPPED_KNOTS);
  });

  it('of two programs on one folder adds up, and a second person’s page replaces the first’s', async () => {
    const store = await openStore(disk, root);
    const other = await openStore(disk, root, { self: { host: 'laptop', pid: 7, isAlive: () => true } });
    await recognise(store, '0001');
    await recognise(store, '0002');
    await finish(store, corrected('0001', 3));
    const one = await probability(store);
    await finish(other, corrected('0002', 3));
    const both = await probability(store);
    expect(both).toBeLessThan(one);
    expect(await probability(other)).toBe(both);
    await finish(other, corrected('0001', 6), 'Борис');
    expect(await probability(store)).toBeLessThan(both);
    expect((await readFile(path(), 'utf8')).match(/"who":"[^"]+"/gu)).toHaveLength(3);
  });

  it('loses nothing to a torn or damaged line but that line, and verify names the damage', async () => {
    const store = await openStore(disk, root);
    for (const id of ['0001', '0002']) {
      await recognise(store, id);
      await finish(store, corrected(id, 5));
    }
    const both = await probability(store);
    await appendFile(path(), '{"length":90,"crc32":"00aa');
    expect(await probability(store)).toBe(both);
    await finish(store, corrected('0001', 5));
    expect(await probability(store)).toBe(both);
    await store.close();
    const text = await readFile(path(), 'utf8');
    await writeFile(path(), text.replace('[9000,60,10]', '[9000,60,19]'));
    const again = await openStore(disk, root);
    expect(await probability(again)).toBe(both);
    await writeFile(path(), text.replace(/\[9000,60,10\]/g, '[9000,60,19]'));
    expect(await again.knots()).toEqual(SHIPPED_KNOTS);
    await again.close();
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
    expect(problems).toContainEqual(expect.objectContaining({ file: OUTCOMES_FILE, kind: 'damaged' }));
  });

  it('holds words of all passes for votes, where several voted', async () => {
    const store = await openStore(disk, root);
    await recognise(store, '0001', 2);
    await finish(store, corrected('0001', 5));
    expect(await readFile(path(), 'utf8')).toContain('"text":[[9000,60,10]],"passes":[[9000,120,20]]');
    const { text, vote } = await store.knots();
    expect(calibrated(0.9, vote)).toBeLessThan(calibrated(0.9, text));
  });

  it('takes a few hundred bytes however many words a page has', async () => {
    const store = await openStore(disk, root);
    const many = Array.from({ length: 100 }, (_, y) =>
      Array.from({ length: 10 }, (_, x) => `слово${y}-${x}=${(y * 10 + x) / 10}`).join(' '),
    );
    const lines = machineLines(...many);
    valueOf(await keepRecognised(store, jsonCodec, '0001', { image: IMAGE, lines, readings: [] }, AT));
    await finish(store, pageWith('0001', lines));
    expect((await readFile(path())).length).toBeLessThan(500);
  });

  it('is nothing on a page that no machine has read', async () => {
    const store = await openStore(disk, root);
    expect(await finish(store, corrected('0001', 5))).toBe(false);
    expect(await store.knots()).toEqual(SHIPPED_KNOTS);
  });

  it('records that make no sense are passed over, as by an older program that knows nothing of them', async () => {
    const store = await openStore(disk, root);
    await recognise(store, '0001');
    await finish(store, corrected('0001', 5));
    const learnt = await store.knots();
    const hash = 'a'.repeat(64);
    for (const words of [-1, 0.5, 9]) {
      const text = [{ confidence: 0.9, words, right: 10 }];
      valueOf(await store.addOutcomes({ pageId: '0001', hash, who: '', text, passes: [] }));
    }
    expect(await store.knots()).toEqual(learnt);
  });
});

describe('who only reads', () => {
  it('a project that a newer program made is opened with what it has learnt, and learns nothing', async () => {
    const store = await openStore(disk, root);
    await recognise(store, '0001');
    await finish(store, corrected('0001', 5));
    const learnt = await store.knots();
    const { hash } = valueOf(await store.readPage('0001')).revision ?? { hash: '' };
    await store.close();
    const file = join(root, 'project.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"formatVersion": 1', '"formatVersion": 2'));
    const newer = await openStore(disk, root);
    expect(newer.readOnly).toBe('newer-format');
    expect(await newer.knots()).toEqual(learnt);
    const refused = await learnFromPage(newer, jsonCodec, '0001', hash, 'Анна');
    expect(refused).toMatchObject({ ok: false, error: { code: 'newer-project' } });
  });

  it('a log that cannot be read leaves what ships', async () => {
    const store = await openStore(disk, root);
    await recognise(store, '0001');
    await finish(store, corrected('0001', 5));
    const broken = await openStore(
      {
        ...disk,
        fs: {
          ...disk.fs,
          readFile: (name) =>
            name === path()
              ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
              : disk.fs.readFile(name),
        },
      },
      root,
    );
    expect((await broken.knots()).text).toBe(TYPESCRIPT_KNOTS);
  });

  it('reports made without a window go by it, too', async () => {
    const store = await openStore(disk, root);
    for (const id of ['0001', '0002']) await recognise(store, id);
    const doubts = async () => valueOf(await readReviewDocument(store, undefined, jsonCodec)).input.doubts;
    expect(await doubts()).toEqual([]);
    await finish(store, corrected('0001', 6));
    const learnt = await probability(store);
    const inDoubt = (await doubts()) ?? [];
    expect(inDoubt.length).toBeGreaterThanOrEqual(60);
    for (const one of inDoubt) expect(one.probability).toBe(learnt);
  });
});
