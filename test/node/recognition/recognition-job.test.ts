import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecognisedPage } from '../../../app/core/recognise/engine';
import { TYPESCRIPT_KNOTS, type Knot } from '../../../app/core/recognise/calibration';
import { fail, ok } from '../../../app/core/base/result';
import { nodeDisk } from '../../../app/node/disk/fs';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { latestAccount } from '../../../app/node/recognition/recognition-passes';
import { startRecognition, type RecognitionState } from '../../../app/node/recognition/recognition-job';
import type { EngineResult } from '../../../app/node/scans/scan-engine';
import type { ScanShelf } from '../../../app/node/scans/scan-shelf';
import { unfinishedJob } from '../../../app/node/logs/unfinished-job';
import { jsonCodec, newProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
const IMAGE = { widthPx: 100, heightPx: 200, dpi: 300 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-job-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function storeOf(pages: number): Promise<ProjectStore> {
  const parent = await mkdtemp(join(folder, 'parent-'));
  const scan = join(parent, 'scan.tif');
  await writeFile(scan, 'a scan');
  const images = Array.from({ length: pages }, () => IMAGE);
  const root = valueOf(
    await createProject(disk, { ...newProject(parent, scan), scans: [{ path: scan, pages: images }] }),
  );
  return await openStore(disk, root, { codec: jsonCodec });
}

type Answer = EngineResult<RecognisedPage>;

/** An engine whose pages are read when the test says so. */
function shelfByHand() {
  const asked: string[] = [];
  const tables: (readonly Knot[] | undefined)[] = [];
  const answers = new Map<string, (answer: Answer) => void>();
  const heard: (() => void)[] = [];
  const shelf = {
    recognisePage: (pageId, { signal, knots }) =>
      new Promise<Answer>((resolve) => {
        tables.push(knots);
        asked.push(pageId);
        answers.set(pageId, resolve);
        signal?.addEventListener('abort', () => resolve(fail('cancelled')));
        for (const tell of heard.splice(0)) tell();
      }),
  } satisfies Pick<ScanShelf, 'recognisePage'>;
  const untilAsked = async (count: number) => {
    while (asked.length < count) await new Promise<void>((resolve) => heard.push(resolve));
  };
  const read = (pageId: string) => {
    const { lines } = pageOf(pageId, `text of ${pageId}`);
    answers.get(pageId)?.(ok({ image: IMAGE, lines, readings: [] }));
  };
  const answer = (pageId: string, read: Omit<RecognisedPage, 'image'>) =>
    answers.get(pageId)?.(ok({ image: IMAGE, ...read }));
  const failPage = (pageId: string) => answers.get(pageId)?.(fail('engine-failed'));
  return { shelf: shelf as unknown as ScanShelf, asked, tables, untilAsked, read, answer, failPage };
}

async function startOn(pages: number, { atOnce = 1, readings = 1 } = {}) {
  const store = await storeOf(pages);
  const hand = shelfByHand();
  const controller = new AbortController();
  const states: RecognitionState[] = [];
  const left: (readonly string[])[] = [];
  let second = 0;
  const job = startRecognition({
    ...{ store, shelf: hand.shelf, codec: jsonCodec, atOnce, readings, signal: controller.signal },
    pageIds: store.project().pages.map(({ id }) => id),
    nowUtc: () => new Date(Date.UTC(2026, 0, 17, 12, 0, (second += 10))).toISOString(),
    onState: (state) => void states.push(state),
    onPage: () => undefined,
    onLeft: (ids) => Promise.resolve(void left.push(ids)),
  });
  return { ...hand, store, controller, job, states, left };
}

describe('a recognition Job', () => {
  it('turns to the page that is looked at next, then goes on in reading order', async () => {
    const { job, asked, untilAsked, read } = await startOn(4);
    await untilAsked(1);
    job.prioritise('0004');
    for (const [i, id] of ['0001', '0004', '0002', '0003'].entries()) {
      await untilAsked(i + 1);
      read(id);
    }
    expect((await job.end).state).toBe('done');
    expect(asked).toEqual(['0001', '0004', '0002', '0003']);
  });

  it('lets passes vote by what pages taught that were finished meanwhile', async () => {
    const { job, untilAsked, read, tables, store } = await startOn(2, { readings: 3 });
    await untilAsked(1);
    const hash = 'a'.repeat(64);
    const text = [{ confidence: 0.9, words: 90, right: 30 }];
    valueOf(await store.addOutcomes({ pageId: '0002', hash, who: '', text, passes: [] }));
    valueOf(await store.setStatus('0002', 'proofread', { who: 'Анна', hash }));
    read('0001');
    await untilAsked(2);
    read('0002');
    await job.end;
    expect(tables).toEqual([TYPESCRIPT_KNOTS, (await store.knots()).vote]);
    expect(tables[1]).not.toEqual(TYPESCRIPT_KNOTS);
  });

  it('begins no page while it is paused, finishes the one in hand, and goes on', async () => {
    const { job, asked, untilAsked, read, states, store } = await startOn(2);
    await untilAsked(1);
    job.setPaused(true);
    read('0001');
    while (states[states.length - 1]?.pagesDone !== 1) await new Promise((resolve) => setImmediate(resolve));
    expect(states[states.length - 1]?.state).toBe('paused');
    expect(asked).toEqual(['0001']);
    expect(valueOf(await store.readPage('0001')).revision).not.toBeNull();
    job.setPaused(false);
    await untilAsked(2);
    read('0002');
    expect((await job.end).state).toBe('done');
  });

  it('can be cancelled while it is paused, and keeps what it has', async () => {
    const { job, untilAsked, read, controller, store } = await startOn(3);
    await untilAsked(1);
    read('0001');
    await untilAsked(2);
    job.setPaused(true);
    controller.abort();
    expect(await job.end).toMatchObject({ state: 'cancelled', pagesDone: 1, failures: [] });
    expect(valueOf(await store.readPage('0001')).revision).not.toBeNull();
    expect(valueOf(await store.readPage('0002')).revision).toBeNull();
  });

  it('names a page that fails, with the reason, and goes on with the others', async () => {
    const { job, untilAsked, read, failPage } = await startOn(2);
    await untilAsked(1);
    failPage('0001');
    await untilAsked(2);
    read('0002');
    expect(await job.end).toMatchObject({
      state: 'failed',
      pagesDone: 2,
      failures: [{ pageId: '0001', code: 'engine-failed', params: {} }],
    });
  });

  it('says what of a page is not in its text, and keeps the account of it with the reading', async () => {
    const { job, untilAsked, read, answer, store } = await startOn(2);
    await untilAsked(1);
    const { lines } = pageOf('0001', 'text');
    const boxPx = { x0: 1, y0: 2, x1: 3, y1: 4 };
    const dirt = { kind: 'dirt', text: '|', boxPx, confidence: 0.1 } as const;
    const pass = { preparation: 'soft', wordsGiven: 2, wordsTaken: 1, setAside: [dirt] } as const;
    const account = { wordsMade: 1, passes: [pass], inkLinesWithoutWords: [boxPx] };
    const leftOut = [{ kind: 'image-missing', count: 1 }] as const;
    answer('0001', { lines, readings: [{ preparation: 'soft', lines }], account, leftOut });
    await untilAsked(2);
    read('0002');
    const { notices } = await job.end;
    const nothing = {
      lost: 0,
      moreFrames: 0,
      oneReader: 0,
      imagesDamaged: 0,
      unconfirmed: 0,
      foreign: 0,
      oldSpelling: 0,
    };
    expect(notices).toEqual([
      { pageId: '0001', notice: { ...nothing, imagesLeftOut: 1, inkLines: 1, dirt: 1 } },
    ]);
    expect(valueOf(await latestAccount(store, jsonCodec, '0001'))).toEqual({ ...account, leftOut });
    expect(valueOf(await latestAccount(store, jsonCodec, '0002'))).toBeNull();
  });

  it('says what is left, those in hand among it, and about how long that takes', async () => {
    const { job, untilAsked, read, left, states } = await startOn(3, { atOnce: 2 });
    await untilAsked(2);
    expect(states[states.length - 1]?.leftMs).toBeNull();
    read('0001');
    await untilAsked(3);
    expect(left[0]).toEqual(['0001', '0002', '0003']);
    expect(left[1]).toEqual(['0002', '0003']);
    expect(states[states.length - 1]?.leftMs).toBeGreaterThan(0);
    read('0002');
    read('0003');
    await job.end;
    expect(left[left.length - 1]).toEqual([]);
  });

  it('keeps a new reading beside what a person has typed, and changes nothing of theirs', async () => {
    const store = await storeOf(1);
    const typed = pageOf('0001', 'what the person typed');
    valueOf(await store.savePage(saveOf(typed, null)));
    const { shelf, untilAsked, read } = shelfByHand();
    const job = startRecognition({
      ...{ store, shelf, codec: jsonCodec, atOnce: 1, pageIds: ['0001'] },
      signal: new AbortController().signal,
      nowUtc: () => '2026-01-17T12:00:00.000Z',
      onState: () => undefined,
      onPage: () => undefined,
    });
    await untilAsked(1);
    read('0001');
    await job.end;
    expect(valueOf(await store.readPage('0001')).revision?.page.lines[0]?.text).toBe('what the person typed');
    expect(await readdir(join(store.root, 'readings', '0001'))).toHaveLength(1);
  });
});

describe('an unfinished Job', () => {
  it('is remembered until nothing of it is left', async () => {
    const own = await mkdtemp(join(folder, 'user-'));
    const job = () => unfinishedJob(disk, own, 'a-project');
    expect(await job().read()).toEqual([]);
    await job().keep(['0002', '0003']);
    expect(await job().read()).toEqual(['0002', '0003']);
    expect(await unfinishedJob(disk, own, 'another').read()).toEqual([]);
    await job().keep([]);
    expect(await job().read()).toEqual([]);
    await job().keep([]);
  });

  it('is none where its file is damaged', async () => {
    const own = await mkdtemp(join(folder, 'user-'));
    await unfinishedJob(disk, own, 'p').keep(['0001']);
    for (const text of ['{', '[]', '{"pageIds": 7}', '{"pageIds": [1, "../x", "0003"]}']) {
      await writeFile(join(own, 'jobs', 'p.json'), text);
      expect(await unfinishedJob(disk, own, 'p').read()).toEqual(text.includes('0003') ? ['0003'] : []);
    }
  });
});
