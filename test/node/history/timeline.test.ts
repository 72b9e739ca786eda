import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPageXml, writePageXml } from '../../../app/core/formats/page/page-xml';
import { readRevisionHead } from '../../../app/core/formats/page/page-revision-head';
import { withComment, withMarks } from '../../../app/core/page/marks';
import type { RevisionReason } from '../../../app/core/project/revision';
import { makeFolders } from '../../../app/node/disk/folders';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import { readMergeBase } from '../../../app/node/review/merge-base';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { planRestore, restoreAll } from '../../../app/node/review/restore-all';
import { openRevisionStore } from '../../../app/node/history/revision-store';
import { openTimeline, type TimelineSource } from '../../../app/node/history/timeline';
import { makeProject, openStore, pageOf, revisionLogs, saveOf, valueOf } from '../../helpers/store-fixture';

let folder: string;
let root: string;
let disk: Disk;
let clock: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-timeline-'));
  disk = nodeDisk();
  root = await makeProject(disk, folder);
  clock = [];
});

afterEach(() => rm(folder, { recursive: true }));

const sourceOf = (from: Disk = disk): TimelineSource => {
  return { disk: from, codec: pageXmlCodec, root, pageIds: ['0001', '0002'], items: new Map() };
};

/** A store whose clock says what the test wants: seconds of one hour, one after another. */
const open = () =>
  openStore(disk, root, {
    codec: pageXmlCodec,
    nowUtc: () => clock.shift() ?? '2026-01-01T12:59:59.000Z',
  });

const at = (second: number) => `2026-01-01T12:00:${String(second).padStart(2, '0')}.000Z`;

type Saved = readonly [
  pageId: string,
  second: number,
  lines: readonly string[],
  note: string,
  reason?: RevisionReason,
];

/** Saves in this order, each on top of the page's version before; answers the hashes. */
async function save(...saves: readonly Saved[]): Promise<readonly string[]> {
  const store = await open();
  const bases = new Map<string, string>();
  const hashes: string[] = [];
  for (const [pageId, second, lines, note, reason = 'saved'] of saves) {
    clock = [at(second)];
    const current = valueOf(await store.readPage(pageId)).revision?.hash ?? null;
    const request = saveOf(pageOf(pageId, ...lines), bases.get(pageId) ?? current, { note, reason });
    const { revision } = valueOf(await store.savePage({ ...request, deletedLines: 99 }));
    bases.set(pageId, revision.hash);
    hashes.push(revision.hash);
  }
  await store.close();
  return hashes;
}

async function notesOf(source: TimelineSource, isAskedForOnly = false): Promise<readonly string[]> {
  const timeline = valueOf(await openTimeline(source, isAskedForOnly));
  const { entries, isEnd } = valueOf(await timeline.read(0, 100));
  expect(isEnd).toBe(true);
  return entries.map(({ info }) => info.note);
}

/** A disk that counts the Revision files that are read. */
function countingDisk(): { readonly disk: Disk; readonly read: () => number } {
  let read = 0;
  const readFile = (path: string) => {
    if (path.includes('history')) read += 1;
    return disk.fs.readFile(path);
  };
  return { disk: { ...disk, fs: { ...disk.fs, readFile } }, read: () => read };
}

describe('the timeline', () => {
  it('lists the versions of all sheets, newest first, and says which are current', async () => {
    await save(['0001', 1, ['а'], 'one'], ['0002', 2, ['б'], 'two'], ['0001', 3, ['в'], 'three']);
    expect(await notesOf(sourceOf())).toEqual(['three', 'two', 'one']);
    const timeline = valueOf(await openTimeline(sourceOf(), false));
    const { entries } = valueOf(await timeline.read(0, 10));
    expect(entries.map(({ isCurrent }) => isCurrent)).toEqual([true, true, false]);
  });

  it('keeps each sheet’s own order, whatever the clock said', async () => {
    const saves = fc.array(fc.record({ page: fc.constantFrom('0001', '0002'), second: fc.nat(59) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(saves, async (wanted) => {
        await rm(join(root, 'history'), { recursive: true, force: true });
        await rm(join(root, 'pages'), { recursive: true, force: true });
        await save(...wanted.map(({ page, second }, i) => [page, second, [`${i}`], String(i)] as const));
        const notes = (await notesOf(sourceOf())).map(Number);
        for (const pageId of ['0001', '0002']) {
          const own = notes.filter((i) => wanted[i]?.page === pageId);
          expect(own).toEqual([...own].sort((a, b) => b - a));
        }
        expect([...notes].sort((a, b) => a - b)).toEqual(wanted.map((_, i) => i));
      }),
      { seed: 20260117, numRuns: 25 },
    );
  });

  it('leaves out what nobody asked for, when only that is wanted', async () => {
    await save(
      ['0001', 1, ['а'], 'machine', 'recognised'],
      ['0001', 2, ['б'], 'by itself', 'autosave'],
      ['0001', 3, ['в'], 'mine'],
      ['0002', 4, ['г'], 'found', 'recovered'],
    );
    expect(await notesOf(sourceOf(), true)).toEqual(['found', 'mine']);
  });

  it('reads one file a sheet, and then one for each entry', async () => {
    await save(...Array.from({ length: 12 }, (_, i): Saved => ['0001', i, [`${i}`], `${i}`]));
    await save(['0002', 30, ['б'], 'two']);
    const counting = countingDisk();
    const source = sourceOf(counting.disk);
    const timeline = valueOf(await openTimeline(source, false));
    const first = valueOf(await timeline.read(0, 3));
    expect(first.entries.map(({ info }) => info.note)).toEqual(['two', '11', '10']);
    expect(first.isEnd).toBe(false);
    expect(counting.read()).toBe(4);
    const rest = valueOf(await timeline.read(3, 100));
    expect(rest.entries).toHaveLength(10);
    expect(rest.isEnd).toBe(true);
    expect(counting.read()).toBe(13);
    expect(await notesOf(source)).toHaveLength(13);
    expect(counting.read()).toBe(13);
  });

  it('leaves out a damaged version and goes on behind it', async () => {
    await save(['0001', 1, ['а'], 'one'], ['0001', 2, ['б'], 'two'], ['0001', 3, ['в'], 'three']);
    const names = (await readdir(join(root, 'history', '0001'))).sort();
    await writeFile(join(root, 'history', '0001', names[1] ?? ''), 'damaged');
    expect(await notesOf(sourceOf())).toEqual(['three', 'one']);
  });
});

describe('readRevisionHead', () => {
  it('says what the whole file says', () => {
    const info = {
      ...{ pageId: '0001', sequence: 7, parentHash: 'a'.repeat(64), mergedHash: 'b'.repeat(64) },
      ...{ reason: 'merged' as const, who: 'Анна <&>', atUtc: at(1), note: 'со сканом\nсверено' },
    };
    const xml = writePageXml(pageOf('0001', 'а', 'б'), {
      ...{ info, imageFilename: '0001.jpg', creator: 'Sverka', createdUtc: info.atUtc },
    });
    expect(readRevisionHead(xml)).toEqual(info);
    expect(readRevisionHead(xml)).toEqual(valueOf(readPageXml(xml)).info);
  });

  it('does not trust a file that goes on behind its end, or none at all', () => {
    expect(readRevisionHead('')).toBeNull();
    expect(readRevisionHead('<PcGts><Metadata></Metadata></PcGts>')).toBeNull();
    expect(readRevisionHead('<PcGts><Metadata></Metadata></PcGts><!-- more -->')).toBeNull();
  });
});

describe('restoring everything', () => {
  it('names the sheets that change, with how many lines, and touches no other', async () => {
    const [one, two] = await save(
      ['0001', 1, ['а', 'б', 'в'], 'one'],
      ['0002', 2, ['г'], 'two'],
      ['0001', 3, ['а', 'x', 'y'], 'three'],
    );
    const store = await open();
    const plan = valueOf(await planRestore(sourceOf(), store, { pageId: '0002', hash: two ?? '' }));
    expect(plan).toEqual({ sheets: [{ pageId: '0001', hash: one, lines: 2 }], withoutText: [] });
    const before = valueOf(await store.listHistory('0002')).revisions.length;
    expect(await restoreAll(store, plan.sheets, { who: 'Анна', note: 'back' })).toEqual({
      restored: ['0001'],
      failed: [],
    });
    const { revision } = valueOf(await store.readPage('0001'));
    expect(revision?.page.lines.map(({ text }) => text)).toEqual(['а', 'б', 'в']);
    expect(revision?.info).toMatchObject({ reason: 'restored', who: 'Анна', note: 'back', sequence: 3 });
    expect(valueOf(await store.listHistory('0001')).revisions).toHaveLength(3);
    expect(valueOf(await store.listHistory('0002')).revisions).toHaveLength(before);
    await store.close();
  });

  it('says which sheets had no text then, and leaves them alone', async () => {
    const [one] = await save(['0001', 1, ['а'], 'one'], ['0001', 2, ['б'], ''], ['0002', 3, ['в'], 'late']);
    const store = await open();
    const plan = valueOf(await planRestore(sourceOf(), store, { pageId: '0001', hash: one ?? '' }));
    expect(plan.withoutText).toEqual(['0002']);
    expect(plan.sheets.map(({ pageId }) => pageId)).toEqual(['0001']);
    await store.close();
  });

  it('takes what one “Save version” made of several sheets as one', async () => {
    const [, , first, second] = await save(
      ['0001', 1, ['а'], '', 'recognised'],
      ['0002', 1, ['а'], '', 'recognised'],
      ['0001', 10, ['б'], 'checked'],
      ['0002', 11, ['б'], 'checked'],
      ['0001', 20, ['в'], '', 'autosave'],
      ['0002', 21, ['в'], '', 'autosave'],
    );
    const store = await open();
    for (const [pageId, hash] of [['0001', first] as const, ['0002', second] as const]) {
      const plan = valueOf(await planRestore(sourceOf(), store, { pageId, hash: hash ?? '' }));
      expect(plan.sheets).toEqual([
        { pageId: '0001', hash: first, lines: 1 },
        { pageId: '0002', hash: second, lines: 1 },
      ]);
    }
    await store.close();
  });

  it('does not write a version that is like the current one', async () => {
    const [one] = await save(['0001', 1, ['а'], 'one'], ['0001', 2, ['а'], 'two']);
    const store = await open();
    const plan = valueOf(await planRestore(sourceOf(), store, { pageId: '0001', hash: one ?? '' }));
    expect(plan.sheets).toEqual([]);
    await store.close();
  });

  it('brings marks and comments back, with nothing else changed', async () => {
    const plain = pageOf('0001', 'лист 8', 'конец');
    const lines = plain.lines.map((line, i) =>
      i === 0 ? withComment(withMarks(line, [{ kind: 'struck', from: 0, to: 4 }]), 'видно плохо') : line,
    );
    const marked = withComment({ ...plain, lines }, 'о листе');
    const store = await open();
    const saved = valueOf(await store.savePage(saveOf(marked, null)));
    await store.savePage(saveOf(plain, saved.revision.hash, { note: 'two' }));
    const chosen = { pageId: '0001', hash: saved.revision.hash };
    const plan = valueOf(await planRestore(sourceOf(), store, chosen));
    expect(plan.sheets).toEqual([{ ...chosen, lines: 1 }]);
    await restoreAll(store, plan.sheets, { who: '', note: '' });
    const now = valueOf(await store.readPage('0001')).revision?.page;
    expect(now).toMatchObject({ comment: 'о листе', lines: marked.lines });
    await store.close();
  });

  it('says which sheet failed and goes on with the others', async () => {
    const [one, two] = await save(
      ...[['0001', 1, ['а'], 'x'] as const, ['0002', 1, ['а'], 'x'] as const],
      ...[['0001', 9, ['б'], 'y'] as const, ['0002', 9, ['б'], 'y'] as const],
    );
    const [name] = (await readdir(join(root, 'history', '0001'))).sort();
    await writeFile(join(root, 'history', '0001', name ?? ''), 'damaged');
    const store = await open();
    const sheets = [
      { pageId: '0001', hash: one ?? '' },
      { pageId: '0002', hash: two ?? '' },
    ];
    const done = await restoreAll(store, sheets, { who: '', note: '' });
    expect(done.restored).toEqual(['0002']);
    expect(done.failed).toMatchObject([{ pageId: '0001', error: { code: 'version-damaged' } }]);
    expect(valueOf(await store.readPage('0001')).revision?.info.note).toBe('y');
    await store.close();
  });

  it('asks for another version when the chosen one is not there', async () => {
    await save(['0001', 1, ['а'], 'one']);
    const store = await open();
    const chosen = { pageId: '0001', hash: 'f'.repeat(64) };
    expect(await planRestore(sourceOf(), store, chosen)).toMatchObject({
      error: { code: 'no-such-version' },
    });
    await store.close();
  });
});

describe('the base of a merge', () => {
  it('is the version that both were made from; after the merge nothing stands beside it', async () => {
    const store = await open();
    const add = async (lines: readonly string[], baseHash: string | null, mergedHash?: string) => {
      const merged = mergedHash === undefined ? {} : { mergedHash };
      return valueOf(await store.savePage({ ...saveOf(pageOf('0001', ...lines), baseHash), ...merged }));
    };
    const base = (await add(['а', 'б'], null)).revision.hash;
    const theirs = (await add(['а', 'в'], base)).revision.hash;
    const mine = await add(['г', 'б'], base);
    expect(mine.isFork).toBe(true);
    const found = valueOf(
      await readMergeBase(disk, pageXmlCodec, store, '0001', [mine.revision.hash, theirs]),
    );
    expect(found?.lines.map(({ text }) => text)).toEqual(['а', 'б']);
    const merged = await add(['г', 'в'], mine.revision.hash, theirs);
    expect(merged.isFork).toBe(false);
    expect(merged.revision.info.mergedHash).toBe(theirs);
    expect(valueOf(await store.listHistory('0001'))).toMatchObject({
      currentHash: merged.revision.hash,
      forkHashes: [],
    });
    await store.close();
  });

  it('merging on the older side leaves no fork either', async () => {
    const store = await open();
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'а'), null))).revision.hash;
    const mine = valueOf(await store.savePage(saveOf(pageOf('0001', 'б'), first))).revision.hash;
    const theirs = valueOf(await store.savePage(saveOf(pageOf('0001', 'в'), first))).revision.hash;
    const request = { ...saveOf(pageOf('0001', 'б'), mine), reason: 'merged' as const, mergedHash: theirs };
    expect(valueOf(await store.savePage(request)).isFork).toBe(false);
    expect(valueOf(await store.listHistory('0001')).forkHashes).toEqual([]);
    await store.close();
  });

  it('is read from the trash when it was thinned, and is null where there is none', async () => {
    const store = await open();
    const first = valueOf(await store.savePage(saveOf(pageOf('0001', 'а'), null))).revision.hash;
    const other = valueOf(await store.savePage(saveOf(pageOf('0001', 'я'), null))).revision.hash;
    const auto = { reason: 'autosave' as const };
    const base = valueOf(await store.savePage(saveOf(pageOf('0001', 'б'), first, auto))).revision.hash;
    const mine = valueOf(await store.savePage(saveOf(pageOf('0001', 'в'), base, auto))).revision.hash;
    expect(valueOf(await readMergeBase(disk, pageXmlCodec, store, '0001', [mine, other]))).toBeNull();
    const revisions = openRevisionStore(
      disk,
      pageXmlCodec,
      root,
      makeFolders(disk, root),
      revisionLogs(disk, root),
    );
    expect(valueOf(await revisions.thin('0001', 0))).toBe(1);
    // Somebody who had the thinned version open saves on it.
    const late = valueOf(await store.savePage(saveOf(pageOf('0001', 'г'), base))).revision.hash;
    const found = valueOf(await readMergeBase(disk, pageXmlCodec, store, '0001', [mine, late]));
    expect(found?.lines.map(({ text }) => text)).toEqual(['б']);
    await store.close();
  });
});
