import { cp, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingMarks } from '../../app/core/page/status-flow';
import { fileProblemText } from '../../app/core/project/file-problems';
import { nodeDisk } from '../../app/node/disk/fs';
import { makeLineLog } from '../../app/node/disk/line-log';
import type { ProjectStore } from '../../app/node/project/project-store';
import { readMergeBase } from '../../app/node/review/merge-base';
import { isLoss, verifyProject } from '../../app/node/verify/verify';
import { jsonCodec, makeProject, openStore, pageOf, saveOf, valueOf } from '../helpers/store-fixture';

const disk = nodeDisk();
let folder: string;
/** The project as both computers had it, and what each made of it. */
let [base, anna, boris] = ['', '', ''];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-copies-'));
  base = await makeProject(disk, folder);
  const store = await openAt(base, 0);
  valueOf(await store.addVerdict({ id: 'shared', verdict: 'illegible', who: 'Анна', note: '' }));
  await store.close();
  [anna, boris] = [join(folder, 'anna'), join(folder, 'boris')];
  for (const root of [anna, boris]) await cp(base, root, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** `minute`: when it is there. */
function openAt(root: string, minute: number): Promise<ProjectStore> {
  let seconds = 0;
  const nowUtc = () => new Date(Date.UTC(2026, 10, 28, 17, minute, seconds++)).toISOString();
  return openStore(disk, root, { nowUtc });
}

const LOGS = ['verdicts', 'statuses', 'facts', 'words', 'outcomes'] as const;
const TEXT = [{ confidence: 0.9, words: 50, right: 20 }];

/** Something in every log, by `who`. */
async function decide(root: string, minute: number, who: string, ids: readonly string[]): Promise<void> {
  const store = await openAt(root, minute);
  for (const id of ids) valueOf(await store.addVerdict({ id, verdict: 'not-a-problem', who, note: '' }));
  const pageId = who === 'Анна' ? '0001' : '0002';
  const { hash } = valueOf(await store.savePage(saveOf(pageOf(pageId, who), null))).revision;
  valueOf(await store.setStatus(pageId, 'proofread', { who, hash }));
  valueOf(await store.addFact({ type: 'name', ru: who, en: 'Anna', isKnown: true, who }));
  valueOf(await store.addWord({ word: who, isKnown: true, who }));
  valueOf(await store.addOutcomes({ pageId, hash, who, text: TEXT, passes: [] }));
  await store.close();
}

/** Leaves the files of `there` in `here` as a sync service does: its history, and each log under a name of its own. */
async function syncInto(here: string, there: string, nameOf: (log: string) => string): Promise<void> {
  await cp(join(there, 'history'), join(here, 'history'), { recursive: true, force: false });
  for (const log of LOGS) await cp(join(there, `${log}.jsonl`), join(here, nameOf(log)));
}

async function stateOf(root: string) {
  const store = await openAt(root, 50);
  const state = {
    verdicts: valueOf(await store.verdicts()),
    marks: standingMarks(valueOf(await store.statuses())),
    statuses: store.project().pages.map(({ status }) => status),
    knowledge: valueOf(await store.factKnowledge()),
    words: valueOf(await store.words()),
    knots: await store.knots(),
  };
  const { takenIn } = store;
  await store.close();
  return { state, takenIn };
}

const SERVICES: readonly (readonly [string, (log: string) => string])[] = [
  ['Dropbox', (log) => `${log} (Anna's conflicted copy 2026-11-28).jsonl`],
  ['Dropbox in Russian', (log) => `${log} (конфликтующая копия Анна 2026-11-28).jsonl`],
  ['OneDrive', (log) => `${log}-DESKTOP-7Q2.jsonl`],
  ['Nextcloud', (log) => `${log} (conflicted copy 2026-11-28 174500).jsonl`],
  ['ownCloud', (log) => `${log}_conflict-20261128-174500.jsonl`],
  ['Syncthing', (log) => `${log}.sync-conflict-20261128-174500-ABCDEFG.jsonl`],
  ['Google Drive', (log) => `${log} (1).jsonl`],
  ['Google Drive, a copy', (log) => `Copy of ${log}.jsonl`],
  ['iCloud', (log) => `${log} 2.jsonl`],
  ['Yandex.Disk', (log) => `${log} (2).jsonl`],
  ['Resilio', (log) => `${log}.Conflict.jsonl`],
  ['rclone', (log) => `${log}.jsonl.conflict1`],
  ['Synology', (log) => `${log}_DESKTOP_Nov-28-174500-2026_Conflict.jsonl`],
  ['the Explorer', (log) => `${log} — копия.jsonl`],
  ['a person', (log) => `${log.toUpperCase()} of Boris.txt`],
  ['nobody, by its name', (log) => `запись ${[...log].reverse().join('')}.jsonl`],
];

describe('what two people decided on two computers', () => {
  it.each(SERVICES)('counts on both, as %s names it', async (_, nameOf) => {
    await decide(anna, 1, 'Анна', ['a', 'both']);
    await decide(boris, 2, 'Борис', ['b', 'both', 'c']);
    const untouched = join(folder, 'untouched');
    await cp(boris, untouched, { recursive: true });
    await syncInto(boris, anna, nameOf);
    await syncInto(anna, untouched, nameOf);
    const [here, there] = [await stateOf(anna), await stateOf(boris)];
    // The pages themselves differ by nothing but project.json, of which each has its own here.
    expect(there.state).toEqual(here.state);
    expect(Object.keys(here.state.verdicts).sort()).toEqual(['a', 'b', 'both', 'c', 'shared']);
    expect(here.state.verdicts['both']?.who).toBe('Борис');
    expect(here.state.statuses).toEqual(['proofread', 'proofread']);
    expect(here.state.marks).toMatchObject({
      '0001': { proofread: { who: 'Анна' } },
      '0002': { proofread: { who: 'Борис' } },
    });
    expect([...here.state.words].sort()).toEqual(['Анна', 'Борис']);
    expect(here.state.knowledge.names).toHaveLength(2);
    const told = (log: string) => here.takenIn.find(({ file }) => file === nameOf(log))?.records;
    expect(LOGS.map(told)).toEqual([3, 1, 1, 1, 1]);
    expect((await readdir(anna)).filter((name) => LOGS.map(nameOf).includes(name))).toHaveLength(5);
  });

  it('is taken in once, and then stands without the copy', async () => {
    await decide(anna, 1, 'Анна', ['a']);
    await decide(boris, 2, 'Борис', ['b']);
    await syncInto(anna, boris, (log) => `${log}-DESKTOP-7Q2.jsonl`);
    const first = await stateOf(anna);
    const log = await readFile(join(anna, 'verdicts.jsonl'), 'utf8');
    expect(await stateOf(anna)).toEqual({ ...first, takenIn: [] });
    expect(await readFile(join(anna, 'verdicts.jsonl'), 'utf8')).toBe(log);
    for (const name of LOGS) await unlink(join(anna, `${name}-DESKTOP-7Q2.jsonl`));
    expect((await stateOf(anna)).state).toEqual(first.state);
  });

  it('gives the same bytes on both computers, so that no new conflict comes of it', async () => {
    await decide(anna, 1, 'Анна', ['a', 'd']);
    await decide(boris, 2, 'Борис', ['b']);
    await syncInto(anna, boris, (log) => `${log} (1).jsonl`);
    const other = join(folder, 'other');
    await cp(anna, other, { recursive: true });
    await stateOf(anna);
    await stateOf(other);
    for (const log of LOGS) {
      const file = `${log}.jsonl`;
      expect(await readFile(join(other, file), 'utf8')).toBe(await readFile(join(anna, file), 'utf8'));
    }
  });

  it('stands where only the copy is left of a log', async () => {
    await decide(anna, 1, 'Анна', ['a']);
    await cp(join(anna, 'verdicts.jsonl'), join(base, 'verdicts (1).jsonl'));
    await unlink(join(base, 'verdicts.jsonl'));
    const { state } = await stateOf(base);
    expect(Object.keys(state.verdicts).sort()).toEqual(['a', 'shared']);
  });

  it('of a later hour may be decided anew', async () => {
    await decide(boris, 59, 'Борис', ['a']);
    await syncInto(anna, boris, (log) => `${log} 2.jsonl`);
    const store = await openAt(anna, 3);
    expect(valueOf(await store.verdicts())['a']?.who).toBe('Борис');
    valueOf(await store.addVerdict({ id: 'a', verdict: null, who: 'Анна', note: '' }));
    expect(valueOf(await store.verdicts())['a']).toBeUndefined();
    await store.close();
  });

  it('is left alone where it is no record of this log, or no log at all', async () => {
    await writeFile(join(anna, 'verdicts (1).jsonl'), '{"id":"x"}\n');
    await writeFile(join(anna, 'verdicts.txt'), 'Решения приняты.');
    const { state, takenIn } = await stateOf(anna);
    expect(takenIn).toEqual([]);
    expect(Object.keys(state.verdicts)).toEqual(['shared']);
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, anna));
    expect(problems.map(({ kind }) => kind)).toEqual(['unknown', 'unknown']);
  });
});

describe('a log that another program has written anew', () => {
  it.each([
    ['the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte-order mark', (text: string) => `\ufeff${text}`],
    ['no end of the last line', (text: string) => text.trimEnd()],
    ['a last line cut off', (text: string) => `${text}{"length":113,"crc32":"d5b8`],
  ])('with %s is read, and written on', async (_, change) => {
    await decide(anna, 1, 'Анна', ['a', 'b']);
    for (const log of LOGS) {
      const path = join(anna, `${log}.jsonl`);
      await writeFile(path, change(await readFile(path, 'utf8')));
    }
    await decide(anna, 2, 'Борис', ['c']);
    const { state } = await stateOf(anna);
    expect(Object.keys(state.verdicts).sort()).toEqual(['a', 'b', 'c', 'shared']);
    expect([...state.words].sort()).toEqual(['Анна', 'Борис']);
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, anna));
    expect(problems.filter(isLoss)).toEqual([]);
    for (const { problem } of problems) expect(problem).not.toMatch(/may be deleted/);
  });

  it('is not the only file: versions and project.json keep what they say with other line ends', async () => {
    await decide(anna, 1, 'Анна', ['a']);
    const history = join(anna, 'history', '0001');
    const [version = ''] = await readdir(history);
    const paths = [join(history, version), join(anna, 'pages', '0001.xml'), join(anna, 'project.json')];
    for (const path of paths) {
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
    }
    const store = await openAt(anna, 4);
    const { revision, damagedFiles, outsideHash } = valueOf(await store.readPage('0001'));
    expect(revision?.page.lines.map(({ text }) => text)).toEqual(['Анна']);
    expect([damagedFiles, outsideHash]).toEqual([[], null]);
    await store.close();
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, anna));
    expect(problems.map(({ file, kind }) => [file, kind])).toEqual([
      [`history/0001/${version}`, 'line-ends'],
      ['pages/0001.xml', 'line-ends'],
    ]);
  });
});

describe('what verify says of copies', () => {
  it('is how much of a log they hold, before and after it was taken in', async () => {
    await decide(anna, 1, 'Анна', ['a']);
    await decide(boris, 2, 'Борис', ['b', 'c']);
    await cp(join(boris, 'verdicts.jsonl'), join(anna, 'verdicts-DESKTOP-7Q2.jsonl'));
    const before = valueOf(await verifyProject(disk, jsonCodec, anna));
    expect(before.problems).toEqual([
      {
        file: 'verdicts-DESKTOP-7Q2.jsonl',
        kind: 'log-copy',
        records: { held: 3, only: 2 },
        problem:
          'another computer’s copy of a log: holds 3 records that count; 2 of them stand nowhere else. ' +
          'Keep it: opening the document adds them.',
      },
    ]);
    expect(fileProblemText('log-copy', 'ru', { held: 3, only: 2 })).toMatch(
      /3 записи, все действуют; 2 больше/,
    );
    await stateOf(anna);
    const after = valueOf(await verifyProject(disk, jsonCodec, anna));
    expect(after.problems.map(({ problem }) => problem)).toEqual([
      'another computer’s copy of a log: holds 3 records that count, all of them in the log itself as well.',
    ]);
  });

  it('never takes one for rubbish, whatever file of the project it is of', async () => {
    await decide(anna, 1, 'Анна', ['a']);
    const [version = ''] = await readdir(join(anna, 'history', '0001'));
    const [scan = ''] = await readdir(join(anna, 'scan'));
    const copies = {
      'project (1).json': 'project.json',
      [`history/0001/${version.replace('.xml', '.sync-conflict-20261128-1.xml')}`]: `history/0001/${version}`,
      'pages/0001-DESKTOP-7Q2.xml': 'pages/0001.xml',
      [`scan/${scan.replace('.tif', ' (1).tif')}`]: `scan/${scan}`,
      '.lock (1).json': '',
    };
    for (const [copy, source] of Object.entries(copies)) {
      if (source === '') await writeFile(join(anna, copy), '{}');
      else await cp(join(anna, source), join(anna, copy));
    }
    const theirs = jsonCodec.encode(pageOf('0001', 'Другой текст'), {} as never);
    await writeFile(join(anna, 'pages', '0001 (1).xml'), theirs);
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, anna));
    expect(Object.fromEntries(problems.map(({ file, kind }) => [file, kind]))).toEqual({
      'project (1).json': 'project-copy',
      [Object.keys(copies)[1] ?? '']: 'spare-copy',
      'pages/0001-DESKTOP-7Q2.xml': 'spare-copy',
      'pages/0001 (1).xml': 'text-copy',
      [Object.keys(copies)[3] ?? '']: 'spare-copy',
      '.lock (1).json': 'leftover',
    });
    expect(problems.some(isLoss)).toBe(false);
  });
});

describe('project.json of two computers', () => {
  it('keeps the references that were added on both', async () => {
    for (const [root, label] of [
      [anna, 'Анна'],
      [boris, 'Борис'],
    ] as const) {
      const store = await openAt(root, 1);
      const text = `текст ${label}\n`;
      const bytes = Buffer.from(text);
      valueOf(await store.addReference({ role: 'transcription', label, fileName: 'a.txt', bytes, text }));
      await store.close();
    }
    await cp(join(boris, 'references'), join(anna, 'references'), { recursive: true, force: false });
    await cp(join(boris, 'project.json'), join(anna, 'project-DESKTOP-7Q2.json'));
    const store = await openAt(anna, 2);
    expect(store.takenIn).toEqual([{ file: 'project-DESKTOP-7Q2.json', records: 1 }]);
    expect(store.project().references.map(({ label }) => label)).toEqual(['Translation', 'Анна', 'Борис']);
    expect(valueOf(await store.referenceText(2))).toBe('текст Борис\n');
    await store.close();
    expect((await openAt(anna, 3)).takenIn).toEqual([]);
  });
});

describe('a line log', () => {
  it('writes several entries as one', async () => {
    const log = makeLineLog(disk);
    valueOf(await log.append(folder, 'x.jsonl', { a: 1 }, { b: 2 }));
    const lines = (await readFile(join(folder, 'x.jsonl'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(2);
  });
});

describe('a copy of a sheet that a sync service left', () => {
  async function write(root: string, text: string): Promise<string> {
    const store = await openStore(disk, root);
    const { revision } = valueOf(await store.savePage(saveOf(pageOf('0001', text), null)));
    await store.close();
    return revision.hash;
  }

  it.each(SERVICES.slice(0, -1).filter(([who]) => who !== 'a person'))(
    'is a version beside the text, as %s names it, and stays where it is',
    async (_, nameOf) => {
      const name = nameOf('0001').replace('.jsonl', '.xml');
      const mine = await write(anna, 'Текст Анны');
      await write(boris, 'Текст Бориса');
      const copy = await readFile(join(boris, 'pages', '0001.xml'));
      await writeFile(join(anna, 'pages', name), copy);
      const store = await openStore(disk, anna);
      for (let look = 0; look < 2; look += 1) {
        const page = valueOf(await store.readPage('0001'));
        expect(page.revision?.hash).toBe(mine);
        expect(page.outsideFile).toBe(name);
        const theirs = valueOf(await store.readRevision('0001', page.outsideHash ?? ''));
        expect(theirs.page.lines.map(({ text }) => text)).toEqual(['Текст Бориса']);
      }
      expect(valueOf(await store.listHistory('0001')).revisions).toHaveLength(2);
      expect(valueOf(await store.readPage('0002')).outsideHash).toBeNull();
      await store.close();
      expect(await readFile(join(anna, 'pages', name))).toEqual(copy);
      const { problems } = valueOf(await verifyProject(disk, jsonCodec, anna));
      expect(problems.filter(isLoss)).toEqual([]);
    },
  );

  it('names the version that both went on from, so that each difference is of who made it', async () => {
    const shared = await openStore(disk, base);
    const first = valueOf(await shared.savePage(saveOf(pageOf('0001', 'Раз', 'Два'), null))).revision;
    await shared.close();
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    for (const root of [here, there]) await cp(base, root, { recursive: true });
    for (const [root, minute, texts] of [
      [here, 1, ['Раз Анны', 'Два']],
      [there, 2, ['Раз', 'Два Бориса']],
    ] as const) {
      const store = await openAt(root, minute);
      valueOf(await store.savePage(saveOf(pageOf('0001', ...texts), first.hash)));
      await store.close();
    }
    await cp(join(there, 'pages', '0001.xml'), join(here, 'pages', '0001 (1).xml'));
    const store = await openStore(disk, here);
    const { revision, outsideHash } = valueOf(await store.readPage('0001'));
    const theirs = valueOf(await store.readRevision('0001', outsideHash ?? ''));
    expect(theirs.info.parentHash).toBe(first.hash);
    const hashes = [revision?.hash ?? '', theirs.hash] as const;
    const before = valueOf(await readMergeBase(disk, jsonCodec, store, '0001', hashes));
    expect(before?.lines.map(({ text }) => text)).toEqual(['Раз', 'Два']);
    await store.close();
  });

  it('that the history has already says nothing', async () => {
    await write(anna, 'Текст Анны');
    const store = await openStore(disk, anna);
    await cp(join(anna, 'pages', '0001.xml'), join(anna, 'pages', '0001 2.xml'));
    expect(valueOf(await store.readPage('0001')).outsideHash).toBeNull();
    await store.close();
  });
});
