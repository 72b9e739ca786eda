import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SheetGeometry } from '../../../app/core/base/geometry';
import { pageText, type Page } from '../../../app/core/page/transcription';
import { arrangementOf } from '../../../app/core/project/arrange';
import { nodeDisk } from '../../../app/node/disk/fs';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { knownGeometry } from '../../../app/node/recognition/recognition-job';
import { keepRecognised } from '../../../app/node/recognition/recognise-page';
import { jsonCodec, newProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

const ID = '0001';
const NOW = '2026-01-17T12:00:00.000Z';
let folder: string;
let store: ProjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-read-'));
  const scan = join(folder, 'scan.tif');
  await writeFile(scan, 'a scan');
  const disk = nodeDisk();
  store = await openStore(disk, valueOf(await createProject(disk, newProject(folder, scan))));
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function read(text: string, geometry: SheetGeometry = {}): Promise<boolean> {
  const { image, lines } = pageOf(ID, text);
  const recognised = { image, lines, readings: [] };
  return valueOf(await keepRecognised(store, jsonCodec, ID, recognised, NOW, geometry)).isCurrent;
}

const current = async () => valueOf(await store.readPage(ID)).revision;

/** The page as it stands, changed and saved as a person's work is. */
async function save(change: (page: Page) => Page): Promise<void> {
  const standing = await current();
  if (standing === null) throw new Error('There is no text yet.');
  valueOf(await store.savePage(saveOf(change(standing.page), standing.hash, { reason: 'autosave' })));
}

describe('a sheet that is recognised', () => {
  it('lies as it was told before it had a text', async () => {
    const cropPx = { x0: 0, y0: 0, x1: 500, y1: 1400 };
    const told = { turns: 2, levelDeg: 0.5, cropPx } as const;
    const sheets = arrangementOf(store.project()).map((one) =>
      one.id === ID ? { ...one, geometry: told } : one,
    );
    valueOf(await store.arrangeSheets(sheets));
    const known = await knownGeometry(store, ID);
    expect(known).toEqual(told);
    await read('раз', known);
    expect((await current())?.page.geometry).toEqual(told);
    expect(await knownGeometry(store, '0002')).toEqual({});
  });

  it('is read anew after a turn, a level and a crop: none of them makes its text a person’s', async () => {
    await read('раз');
    await save((page) => ({ ...page, geometry: { turns: 1 } }));
    await save((page) => ({ ...page, geometry: { turns: 1, levelDeg: 0.3 } }));
    expect(await read('два', { turns: 1, levelDeg: 0.3 })).toBe(true);
    expect(pageText((await current())?.page ?? pageOf(ID))).toBe('два');
    expect((await current())?.page.geometry).toEqual({ turns: 1, levelDeg: 0.3 });
  });

  it.each([
    ['a letter', (page: Page) => ({ ...page, lines: pageOf(ID, 'рас').lines })],
    ['a comment', (page: Page) => ({ ...page, comment: 'проверить' })],
  ])(
    'keeps the text of a person who has changed %s, however the sheet was turned since',
    async (_, change) => {
      await read('раз');
      await save(change);
      await save((page) => ({ ...page, geometry: { turns: 1 } }));
      const before = await current();
      expect(await read('два', { turns: 1 })).toBe(false);
      expect((await current())?.hash).toBe(before?.hash);
    },
  );
});
