import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingMarks } from '../../../app/core/page/status-flow';
import { openActivity } from '../../../app/node/logs/activity';
import { nodeDisk } from '../../../app/node/disk/fs';
import { gatherPageFacts } from '../../../app/node/review/page-facts';
import { standingLater } from '../../../app/node/logs/verdict-log';
import { jsonCodec, makeProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';
import { verifyProject } from '../../../app/node/verify/verify';

const disk = nodeDisk();
let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-status-'));
  root = await makeProject(disk, folder);
});
afterEach(() => rm(folder, { recursive: true }));

describe('who gave which status', () => {
  it('is on disk, and a second person can validate, the first cannot', async () => {
    const store = await openStore(disk, root);
    const unread = await store.setStatus('0001', 'validated', { who: 'Борис', hash: null });
    expect(unread).toMatchObject({ ok: false, error: { code: 'not-proofread' } });
    const { hash } = valueOf(await store.savePage(saveOf(pageOf('0001', 'текст'), null))).revision;
    valueOf(await store.setStatus('0001', 'proofread', { who: 'Анна', hash }));
    const own = await store.setStatus('0001', 'validated', { who: ' анна', hash });
    expect(own).toMatchObject({ ok: false, error: { code: 'same-person' } });
    expect(store.project().pages[0]?.status).toBe('proofread');
    valueOf(await store.setStatus('0001', 'validated', { who: 'Борис', hash }));
    await store.close();
    const again = await openStore(disk, root);
    expect(again.project().pages[0]?.status).toBe('validated');
    const marks = standingMarks(valueOf(await again.statuses()))['0001'];
    expect(marks).toMatchObject({ proofread: { who: 'Анна', hash }, validated: { who: 'Борис' } });
  });

  it('a damaged line takes only itself along, and verify names it', async () => {
    const store = await openStore(disk, root);
    for (const who of ['Анна', 'Борис', 'Вера']) {
      valueOf(await store.setStatus('0001', 'proofread', { who, hash: null }));
    }
    await store.close();
    const path = join(root, 'statuses.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Борис', 'Борус'));
    const again = await openStore(disk, root);
    expect(valueOf(await again.statuses()).map(({ who }) => who)).toEqual(['Анна', 'Вера']);
    await again.close();
    const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
    expect(problems).toMatchObject([{ file: 'statuses.jsonl', kind: 'damaged' }]);
  });
});

it('puts a discrepancy off without deciding it, and a verdict ends that', async () => {
  const store = await openStore(disk, root);
  const entry = { verdict: null, who: 'Анна', note: '' } as const;
  for (const id of ['a', 'b', 'c']) valueOf(await store.addVerdict({ ...entry, id, isLater: true }));
  valueOf(await store.addVerdict({ ...entry, id: 'b', verdict: 'illegible' }));
  valueOf(await store.addVerdict({ ...entry, id: 'c' }));
  await store.close();
  const again = await openStore(disk, root);
  expect(valueOf(await again.later())).toEqual(['a']);
  expect(Object.keys(valueOf(await again.verdicts()))).toEqual(['b']);
  expect(standingLater([])).toEqual([]);
});

it('keeps what was corrected with a verdict, until that is taken back', async () => {
  const store = await openStore(disk, root);
  const correction = { from: 'корсйские', to: 'корейские' };
  const entry = { id: 'a', who: 'Анна', note: '' } as const;
  valueOf(await store.addVerdict({ ...entry, verdict: 'transcription-corrected', correction }));
  expect(valueOf(await store.verdicts())['a']?.correction).toEqual(correction);
  valueOf(await store.addVerdict({ ...entry, verdict: null, isLater: true }));
  expect(valueOf(await store.verdicts())).toEqual({});
  expect(valueOf(await store.later())).toEqual(['a']);
  await store.close();
});

it('counts a page from what was recognised to what was validated', async () => {
  const store = await openStore(disk, root);
  const save = async (text: string, base: string | null, reason: 'recognised' | 'saved') =>
    valueOf(await store.savePage(saveOf(pageOf('0001', text), base, { reason }))).revision.hash;
  const recognised = await save('китайские и корсйские', null, 'recognised');
  const proofread = await save('китайские и корейскис', recognised, 'saved');
  valueOf(await store.setStatus('0001', 'proofread', { who: 'Анна', hash: proofread }));
  const validated = await save('китайские и корейские', proofread, 'saved');
  valueOf(await store.setStatus('0001', 'validated', { who: 'Борис', hash: validated }));
  const activity = await openActivity(disk, folder, 'p1');
  await activity.add({ '0001': 30 });
  await activity.add({ '0001': 12, '0002': 1 });
  const kept = (await openActivity(disk, folder, 'p1')).seconds();
  const [facts, empty] = valueOf(await gatherPageFacts(store, kept));
  expect(facts).toEqual({
    ...{ pageId: '0001', words: 3, corrected: { lines: 1, words: 1 }, seconds: 42 },
    validated: { chars: 21, changed: 1 },
    left: { kind: 'not-known', why: 'not-read', isFinished: true },
  });
  expect(empty).toMatchObject({ words: 0, corrected: null, validated: null, seconds: 1 });
});

it('time at two copies of a document is counted together', async () => {
  const [one, other] = [await openActivity(disk, folder, 'p2'), await openActivity(disk, folder, 'p2')];
  await one.add({ '0001': 30 });
  await other.add({ '0001': 12, '0002': 1 });
  await one.add({ '0003': 5 });
  expect(one.seconds()).toEqual({ '0001': 42, '0002': 1, '0003': 5 });
  expect((await openActivity(disk, folder, 'p2')).seconds()).toEqual(one.seconds());
});
