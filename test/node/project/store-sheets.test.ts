import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageNames } from '../../../app/core/formats/write/page-names';
import { arrangementOf } from '../../../app/core/project/arrange';
import { pageText, type Page } from '../../../app/core/page/transcription';
import { knownGeometry } from '../../../app/node/recognition/recognition-job';
import { latestReadings } from '../../../app/node/recognition/recognition-passes';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { verifyProject } from '../../../app/node/verify/verify';
import {
  codeOf,
  jsonCodec,
  makeProject,
  openStore,
  pageOf,
  saveOf,
  valueOf,
} from '../../helpers/store-fixture';

const IMAGE = { widthPx: 900, heightPx: 1200, dpi: 300 };

let folder: string;
let root: string;
let disk: Disk;
let store: ProjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-sheets-'));
  disk = nodeDisk();
  root = await makeProject(disk, folder);
  store = await openStore(disk, root);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const ids = () => store.project().pages.map(({ id }) => id);

async function reopen(): Promise<void> {
  await store.close();
  store = await openStore(disk, root);
}

/** What a check of all files finds; a convenience copy that was never written is none of it. */
async function problems(): Promise<readonly string[]> {
  const report = valueOf(await verifyProject(disk, jsonCodec, root));
  return report.problems.map(({ file, kind }) => `${kind} ${file}`);
}

async function scan(name: string, bytes: string): Promise<{ path: string; pages: (typeof IMAGE)[] }> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, pages: [IMAGE] };
}

describe('sheets', () => {
  it('are removed and put back with their text, and nothing is missing meanwhile', async () => {
    const saved = valueOf(await store.savePage(saveOf(pageOf('0002', 'да'), null)));
    const before = arrangementOf(store.project());
    valueOf(await store.arrangeSheets(before.slice(0, 1)));
    await reopen();
    expect(ids()).toEqual(['0001']);
    expect(await problems()).toEqual([]);
    expect(codeOf(await store.readPage('0002'))).toBe('no-such-page');
    valueOf(await store.arrangeSheets([...before].reverse()));
    await reopen();
    expect(ids()).toEqual(['0002', '0001']);
    expect(valueOf(await store.readPage('0002')).revision?.hash).toBe(saved.revision.hash);
    expect(store.project().removedPages).toBeUndefined();
    expect(await problems()).toEqual([]);
  });

  it('are added from scans that are copied in, under numbers that no sheet had', async () => {
    valueOf(await store.savePage(saveOf(pageOf('0002', 'да'), null)));
    valueOf(await store.arrangeSheets(arrangementOf(store.project()).slice(0, 1)));
    const given = [await scan('a.tif', 'II*\0 other'), await scan('b.tif', 'II*\0 other')];
    valueOf(await store.addSheets(given, 0));
    await reopen();
    expect(ids()).toEqual(['0003', '0004', '0001']);
    expect(store.project().scans).toHaveLength(2);
    expect(await readdir(join(root, 'scan'))).toHaveLength(2);
    // Two pictures with the same bytes are kept once, and each sheet knows what its own was called.
    const names = pageNames(store.project());
    expect(['0003', '0004'].map((id) => names.get(id)?.imageFilename)).toEqual(['a.tif', 'b.tif']);
    expect(await problems()).toEqual([]);
  });

  it('are shown on a better scan with their text, and on the old one again', async () => {
    const saved = valueOf(await store.savePage(saveOf(pageOf('0001', 'да'), null)));
    const before = arrangementOf(store.project());
    valueOf(await store.replaceScan('0001', await scan('better.tif', 'II*\0 better'), 0));
    await reopen();
    expect(store.project().pages[0]).toMatchObject({ image: IMAGE });
    expect(valueOf(await store.readPage('0001')).revision?.hash).toBe(saved.revision.hash);
    expect(await problems()).toEqual([]);
    valueOf(await store.arrangeSheets(before));
    expect(arrangementOf(store.project())).toEqual(before);
    expect(await problems()).toEqual([]);
  });

  it('that the document does not have are refused, and nothing is written', async () => {
    const before = store.project();
    expect(codeOf(await store.arrangeSheets([{ id: '0009' }]))).toBe('invalid');
    expect(codeOf(await store.arrangeSheets([]))).toBe('invalid');
    expect(store.project()).toBe(before);
  });
});

describe('a spread', () => {
  let made = 0;
  const newId = () => `new-${(made += 1)}`;
  const word = (from: number, to: number, x0: number) => ({
    ...{ from, to, confidence: 0.9 },
    boxPx: { x0, y0: 20, x1: x0 + 90, y1: 44 },
  });
  const spread: Page = {
    id: '0001',
    image: { widthPx: 1000, heightPx: 1400, dpi: 300 },
    lines: [
      {
        id: 'l1',
        text: 'да нет',
        boxPx: { x0: 100, y0: 20, x1: 890, y1: 44 },
        words: [word(0, 2, 100), word(3, 6, 800)],
      },
    ],
  };
  const textOf = async (id: string) => {
    const { revision } = valueOf(await store.readPage(id));
    return revision === null ? null : pageText(revision.page);
  };

  it('becomes two sheets with its text divided, over a restart, and is whole again when it is undone', async () => {
    const saved = valueOf(await store.savePage(saveOf(spread, null)));
    const info = {
      pageId: '0001',
      sequence: 1,
      parentHash: null,
      reason: 'recognised',
      who: '',
      note: 'soft',
    } as const;
    const reading = jsonCodec.encode(spread, { ...info, atUtc: '2026-01-01T00:00:00.000Z' });
    valueOf(await store.addReading('0001', Buffer.from(reading)));
    const before = arrangementOf(store.project());
    valueOf(await store.splitSheets([{ pageId: '0001', at: 0.5 }], 'Анна', newId));
    await reopen();
    expect(valueOf(await latestReadings(store, jsonCodec, '0003'))).toEqual(['да']);
    expect(valueOf(await latestReadings(store, jsonCodec, '0004'))).toEqual(['нет']);
    expect(ids()).toEqual(['0003', '0004', '0002']);
    expect([await textOf('0003'), await textOf('0004')]).toEqual(['да', 'нет']);
    const right = valueOf(await store.readPage('0004')).revision?.page;
    expect(right?.geometry?.cropPx).toEqual({ x0: 500, y0: 0, x1: 1000, y1: 1400 });
    expect(right?.lines[0]?.words[0]?.boxPx.x0).toBe(800);
    expect(await problems()).toEqual([]);
    valueOf(await store.arrangeSheets(before));
    await reopen();
    expect(ids()).toEqual(['0001', '0002']);
    expect(valueOf(await store.readPage('0001')).revision?.hash).toBe(saved.revision.hash);
    expect(await problems()).toEqual([]);
  });

  it('takes what was decided on it along, and has it back', async () => {
    valueOf(await store.savePage(saveOf(spread, null)));
    const about = { kind: 'word-differs', pageId: '0001', lineId: 'l1', nth: 0, text: 'нет' } as const;
    const decided = { verdict: 'original-is-wrong', who: 'Вера', note: '' } as const;
    const given = valueOf(await store.addVerdict({ id: 'f', ...decided, about }));
    const put = { verdict: null, isLater: true, who: 'Вера', note: '', about: { ...about, text: 'да' } };
    valueOf(await store.addVerdict({ id: 'later', ...put }));
    const before = arrangementOf(store.project());
    const done = valueOf(await store.splitSheets([{ pageId: '0001', at: 0.5 }], 'Анна', newId));
    expect(done.linesOnFold).toBe(1);
    const after = arrangementOf(store.project());
    await reopen();
    const right = valueOf(await store.readPage('0004')).revision?.page.lines[0]?.id ?? '';
    const moved = { ...about, pageId: '0004', lineId: right };
    const stands = async () => valueOf(await store.verdicts())['f'];
    const { verdict, who, atUtc } = given;
    expect(await stands()).toEqual({ verdict, who, atUtc, note: '', about: moved });
    expect(valueOf(await store.later())).toEqual(['later']);
    const places = (way: 'before' | 'after') =>
      done.decisions.map((one) => ({ id: one.id, about: one[way] }));
    expect(done.decisions).toHaveLength(2);
    valueOf(await store.arrangeSheets(before, places('before')));
    await reopen();
    expect(await stands()).toEqual({ verdict, who, atUtc, note: '', about });
    valueOf(await store.arrangeSheets(after, places('after')));
    await reopen();
    expect((await stands())?.about).toEqual(moved);
    expect(valueOf(await store.later())).toEqual(['later']);
    expect(await problems()).toEqual([]);
  });

  it('that has no text yet becomes two sheets that say which part of the scan they are', async () => {
    valueOf(
      await store.splitSheets(
        [
          { pageId: '0001', at: 0.25 },
          { pageId: '0002', at: 0.5 },
        ],
        '',
        newId,
      ),
    );
    await reopen();
    expect(ids()).toEqual(['0003', '0004', '0005', '0006']);
    expect(store.project().pages.map(({ geometry }) => geometry?.cropPx?.x0)).toEqual([0, 250, 0, 500]);
    expect(await textOf('0003')).toBeNull();
    expect(await knownGeometry(store, '0004')).toEqual({ cropPx: { x0: 250, y0: 0, x1: 1000, y1: 1400 } });
    expect(await problems()).toEqual([]);
  });

  it('that the document does not have is refused, and nothing is changed', async () => {
    const before = store.project();
    expect(codeOf(await store.splitSheets([{ pageId: '0009', at: 0.5 }], '', newId))).toBe('no-such-page');
    expect(store.project()).toBe(before);
  });
});

describe('references', () => {
  it('are renamed, removed and put back; a removed one does not come back by itself', async () => {
    const [one] = store.project().references;
    if (one === undefined) throw new Error('There is one.');
    valueOf(await store.arrangeReferences([]));
    await reopen();
    expect(store.project().references).toEqual([]);
    expect(await problems()).toEqual([]);
    const place = { textFile: one.textFile, label: 'Сборник', role: 'translation' as const };
    valueOf(await store.arrangeReferences([place]));
    await reopen();
    expect(store.project().references).toEqual([{ ...one, ...place }]);
    expect(valueOf(await store.referenceText(0))).not.toBe('');
  });
});
