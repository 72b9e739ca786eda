import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../../app/core/base/result';
import { editFromTextChange } from '../../../app/core/edit/edit-text';
import { applyEdit } from '../../../app/core/edit/edit';
import type { TextExport } from '../../../app/core/formats/write/written-formats';
import { pageNames } from '../../../app/core/formats/write/page-names';
import { pageText } from '../../../app/core/page/transcription';
import { nodeDisk } from '../../../app/node/disk/fs';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { exportTexts } from '../../../app/node/review/export-texts';
import { importFile } from '../../../app/node/review/import-pages';
import { readForeign } from '../../helpers/foreign';
import { newProject, openStore, valueOf } from '../../helpers/store-fixture';

const IMAGE = { widthPx: 1000, heightPx: 2000, dpi: 300 };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function storeOf(pages: number): Promise<ProjectStore> {
  const parent = await mkdtemp(join(folder, 'parent-'));
  const scan = join(parent, 'scan.pdf');
  await writeFile(scan, 'a scan');
  const scans = [{ path: scan, pages: Array.from({ length: pages }, () => IMAGE) }];
  const root = valueOf(await createProject(nodeDisk(), { ...newProject(parent, scan), scans }));
  return await openStore(nodeDisk(), root, { codec: pageXmlCodec, readForeign });
}

async function take(store: ProjectStore, name: string, bytes: string | Uint8Array, pageId = '0001') {
  const path = join(await mkdtemp(join(folder, 'given-')), name);
  await writeFile(path, bytes);
  const request = { store, readForeign, path, pageId, who: 'Анна' };
  const first = await importFile({ ...request, acceptedSha256: null });
  if (!first.ok) throw new Error(first.error.code);
  if (first.value.type === 'question')
    valueOf(await importFile({ ...request, acceptedSha256: first.value.sha256 }));
}

async function retype(store: ProjectStore, pageId: string, from: string, to: string) {
  const { revision } = valueOf(await store.readPage(pageId));
  if (revision === null) throw new Error('no text');
  const at = pageText(revision.page).indexOf(from);
  const edit = editFromTextChange(revision.page, { from: at, to: at + from.length, text: to }, () => 'new');
  const page = applyEdit(revision.page, edit);
  const by = { reason: 'autosave', who: 'Анна', note: '', deletedLines: 0 } as const;
  return valueOf(await store.savePage({ page, baseHash: revision.hash, ...by })).revision.hash;
}

async function exported(store: ProjectStore, format: TextExport): Promise<Buffer> {
  const path = join(await mkdtemp(join(folder, 'out-')), 'out');
  const rewritten: string[] = [];
  const deps = {
    ...{ disk: nodeDisk(), store, creator: 'Sverka 9', nowUtc: () => '2024-01-01T00:00:00Z' },
    picture: () => Promise.resolve(fail('not-drawn')),
    onRewritten: (ids: readonly string[]) => void rewritten.push(...ids),
  };
  valueOf(await exportTexts(deps, format, path));
  expect(rewritten).toEqual([]);
  const own = [...pageNames(store.project()).values()][0]?.stem ?? '';
  return await readFile(format === 'alto' ? join(path, `${own}.xml`) : path);
}

const ALTO =
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Styles/><Layout><Page ID="p" WIDTH="1000" HEIGHT="2000"><PrintSpace><TextBlock ID="b" STYLEREFS="s"><TextLine ID="l" HPOS="1" VPOS="2" WIDTH="300" HEIGHT="40"><String CONTENT="Дорогие" WC="0.5" HPOS="1" VPOS="2" WIDTH="90" HEIGHT="40"/><SP/><String CONTENT="друзья"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>';
const hocrPage = (n: number, text: string) =>
  `<div class='ocr_page' title='bbox 0 0 1000 2000'>\n<p class="ocr_par" lang="ru"><span class='ocr_line' id='line_${n}' title="bbox 1 2 300 40">${text}</span></p></div>`;
const HOCR = `<html><head><meta charset="utf-8"></head><body>${hocrPage(1, 'Дорогие друзья')}<hr>${hocrPage(2, 'Прощайте')}</body></html>`;

describe('a file that pages were taken from', () => {
  it('goes out as it came, and with an edit but for that, after any number of versions', async () => {
    const store = await storeOf(1);
    await take(store, 'a.xml', ALTO);
    expect((await exported(store, 'alto')).toString()).toBe(ALTO);
    const before = valueOf(await store.readPage('0001')).revision?.hash ?? '';
    await retype(store, '0001', 'друзья', 'друзѣя');
    await retype(store, '0001', 'друзѣя', 'товарищи');
    expect((await exported(store, 'alto')).toString()).toBe(ALTO.replace('друзья', 'товарищи'));
    valueOf(await store.restore('0001', before, { who: 'Анна', note: '' }));
    expect((await exported(store, 'alto')).toString()).toBe(ALTO);
  });

  it('of many pages is one file again, with the edits of each sheet', async () => {
    const store = await storeOf(2);
    await take(store, 'a.hocr', HOCR);
    expect((await exported(store, 'hocr')).toString()).toBe(HOCR);
    await retype(store, '0002', 'Прощайте', 'До свиданья');
    await retype(store, '0001', 'Дорогие', 'Милые');
    const expected = HOCR.replace('Прощайте', 'До свиданья').replace('Дорогие', 'Милые');
    expect((await exported(store, 'hocr')).toString()).toBe(expected);
  });

  it('in another encoding goes out byte for byte, and in UTF-8 that it says it is once it is edited', async () => {
    const store = await storeOf(2);
    const said = HOCR.replace('utf-8', 'windows-1251');
    const bytes = Uint8Array.from(said, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? code : code - 0x350;
    });
    await take(store, 'a.html', bytes);
    expect([...(await exported(store, 'hocr'))]).toEqual([...bytes]);
    await retype(store, '0001', 'Дорогие', 'Милые');
    expect((await exported(store, 'hocr')).toString()).toBe(HOCR.replace('Дорогие', 'Милые'));
  });

  it('is no longer what a sheet goes out in that was taken from another one', async () => {
    const store = await storeOf(1);
    await take(store, 'a.xml', ALTO);
    await take(store, 'b.txt', 'Другой текст\n');
    const out = (await exported(store, 'alto')).toString();
    expect(out).toContain('Другой');
    expect(out).not.toContain('STYLEREFS');
  });
});
