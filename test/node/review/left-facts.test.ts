import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../../app/core/page/transcription';
import type { PassKind } from '../../../app/core/recognise/account';
import { nodeDisk } from '../../../app/node/disk/fs';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { keepReadings } from '../../../app/node/recognition/recognition-passes';
import { gatherPageFacts } from '../../../app/node/review/page-facts';
import { makeProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
const FIRST = ['Прошу вас выслать', 'патроны и снарялы'];
const SECOND = ['Прошу нас выслать', 'патроны и снаряды'];
const READ = ['Прошу вас выслать', 'патроны и снаряды'];
const COUNTS = { words: 6, agreed: 4, firstApart: 1, secondApart: 1 };

let folder: string;
let store: ProjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-left-'));
  store = await openStore(disk, await makeProject(disk, folder));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function recognise(passes: readonly (readonly [PassKind, readonly string[]])[]): Promise<string> {
  const page: Page = pageOf('0001', ...READ);
  const readings = passes.map(([preparation, texts]) => {
    return { preparation, lines: pageOf('0001', ...texts).lines };
  });
  const read = { image: page.image, lines: page.lines, readings };
  valueOf(await keepReadings(store, pageXmlCodec, '0001', read, '2026-01-01T00:00:00.000Z'));
  return await save(READ, null, 'recognised');
}

async function save(
  texts: readonly string[],
  base: string | null,
  reason: 'recognised' | 'saved' = 'saved',
): Promise<string> {
  const request = saveOf(pageOf('0001', ...texts), base, { reason });
  return valueOf(await store.savePage(request)).revision.hash;
}

const leftNow = async () => valueOf(await gatherPageFacts(store, {}))[0]?.left;

describe('what a sheet says of the errors that are likely left', () => {
  it('comes from both readings, and once it is finished from what was changed where they agreed', async () => {
    const read = await recognise([
      ['soft', FIRST],
      ['second-reader', SECOND],
    ]);
    expect(await leftNow()).toEqual({
      ...{ kind: 'two-readers', counts: COUNTS, sharedWrong: null, later: null },
    });
    const first = await save(['Прошу вас прислать', 'патроны и снаряды'], read);
    valueOf(await store.setStatus('0001', 'proofread', { who: 'Анна', hash: first }));
    expect(await leftNow()).toMatchObject({ counts: COUNTS, sharedWrong: 1, later: null });
    const second = await save(['Прошу вас прислать', 'патроны или снаряды'], first);
    valueOf(await store.setStatus('0001', 'validated', { who: 'Борис', hash: second }));
    expect(await leftNow()).toMatchObject({ sharedWrong: 1, later: 1 });
  });

  it('is nothing where one reader read, or the second one kept silent', async () => {
    await recognise([['soft', FIRST]]);
    expect(await leftNow()).toEqual({ kind: 'not-known', why: 'one-reader', isFinished: false });
  });

  it('is nothing where filtered passes stand in for the second reader', async () => {
    await recognise([
      ['soft', FIRST],
      ['median', SECOND],
    ]);
    expect(await leftNow()).toEqual({ kind: 'not-known', why: 'out-of-field', isFinished: false });
  });
});
