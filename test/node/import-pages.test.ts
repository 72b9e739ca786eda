import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutTrailer } from '../../app/core/formats/page-adopted';
import { readPageXml, writePageXml } from '../../app/core/formats/page-xml';
import { applyEdit } from '../../app/core/edit';
import { editFromTextChange } from '../../app/core/edit-text';
import { ok } from '../../app/core/result';
import { pageText, type Page, type PageImage } from '../../app/core/transcription';
import { exportProject } from '../../app/node/export-project';
import { nodeDisk } from '../../app/node/fs';
import { importFile } from '../../app/node/import-pages';
import { pageXmlCodec } from '../../app/node/page-codec';
import { createProject } from '../../app/node/project-create';
import type { ProjectStore } from '../../app/node/project-store';
import { noSchemas, schemaErrors } from '../core/formats/schema';
import { readForeign } from '../helpers/foreign';
import { sharedDir } from '../helpers/shared';
import { codeOf, newProject, openStore, pageOf, saveOf, valueOf } from '../helpers/store-fixture';

const disk = nodeDisk();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A project of two pages with images of this size. */
async function storeOn(image: PageImage): Promise<ProjectStore> {
  const parent = await mkdtemp(join(folder, 'parent-'));
  const scan = join(parent, 'scan.jpg');
  await writeFile(scan, 'a scan');
  const project = { ...newProject(parent, scan), scans: [{ path: scan, pages: [image, image] }] };
  const root = valueOf(await createProject(disk, project));
  return await openStore(disk, root, { codec: pageXmlCodec, readForeign });
}

async function given(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'given-')), name);
  await writeFile(path, bytes);
  return path;
}

const take = (store: ProjectStore, path: string, pageId = '0001') =>
  importFile({ store, readForeign, path, pageId, who: 'Анна' });

async function exported(store: ProjectStore, pageId: string): Promise<string> {
  const target = join(await mkdtemp(join(folder, 'export-')), 'pages');
  const noPicture = () => Promise.resolve({ ok: false as const, error: { code: 'missing', message: '' } });
  const deps = {
    ...{ disk, store, language: 'en' as const, creator: 'test', nowUtc: () => '2026-01-01T00:00:00Z' },
    pictures: { read: noPicture } as never,
    engine: {} as never,
    dictionary: null,
    settings: { strictDiplomatic: false },
  };
  expect(await exportProject(deps, 'page', target)).toEqual(ok(null));
  return await readFile(join(target, `${pageId}.xml`), 'utf8');
}

/** The first word of the longest line, retyped by a person as the editor does it. */
function correctOneWord(page: Page): Page {
  const longest = page.lines.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const start = page.lines
    .slice(0, page.lines.indexOf(longest))
    .reduce((at, { text }) => at + text.length + 1, 0);
  const [word] = longest.words;
  const span = word ?? { from: 0, to: longest.text.search(/\s|$/) };
  const change = { from: start + span.from, to: start + span.to, text: 'Правка' };
  return applyEdit(
    page,
    editFromTextChange(page, change, () => 'new'),
  );
}

const withoutText = (xml: string) =>
  xml.replace(/(<(?:\w+:)?Unicode)(?:\/>|>[^<]*<\/(?:\w+:)?Unicode>)/g, '$1').replace(/ conf="[^"]*"/g, '');

const SMALL = { widthPx: 1000, heightPx: 1400, dpi: null };
const OPTIONS = { imageFilename: 'a.png', creator: 'Another program', createdUtc: '2026-01-01T00:00:00Z' };

describe('a PAGE file of another program', () => {
  const corpus = sharedDir() === null ? null : join(sharedDir() ?? '', 'corpus/page');

  it.skipIf(corpus === null)(
    'comes out as it went in, and with one word edited differs in that word',
    async () => {
      let kept = 0;
      for (const name of readdirSync(corpus ?? '').filter((each) => each.endsWith('.xml'))) {
        const path = join(corpus ?? '', name);
        const original = await readFile(path, 'utf8');
        const page = valueOf(readPageXml(original)).page;
        const store = await storeOn(page.image);
        expect(await take(store, path), name).toEqual(ok(['0001']));
        const read = valueOf(await store.readPage('0001'));
        expect(read.revision?.info).toMatchObject({ reason: 'imported', note: name, who: 'Анна' });
        expect(await exported(store, '0001'), name).toBe(original);
        if (page.lines.every(({ text }) => text.length < 2)) continue;
        const edited = correctOneWord({ ...page, id: '0001' });
        const saved = valueOf(await store.savePage(saveOf(edited, read.revision?.hash ?? null)));
        expect(pageText(saved.revision.page)).toContain('Правка');
        const after = await exported(store, '0001');
        expect(withoutText(after) === withoutText(original), `${name}: only text may differ`).toBe(true);
        expect(pageText(valueOf(readPageXml(after)).page), name).toBe(pageText(edited));
        const copy = await readFile(join(store.root, 'pages', '0001.xml'), 'utf8');
        expect(withoutTrailer(copy), name).toBe(after);
        expect(valueOf(await store.readPage('0001')).outsideHash).toBeNull();
        expect(await readFile(path, 'utf8')).toBe(original);
        kept += 1;
        await store.close();
      }
      expect(kept).toBeGreaterThan(25);
    },
    120_000,
  );

  it.skipIf(noSchemas)('stays valid with the Revision said behind its end', async () => {
    const store = await storeOn(SMALL);
    const path = await given('a.xml', writePageXml({ ...pageOf('0001', 'слово'), image: SMALL }, OPTIONS));
    valueOf(await take(store, path));
    const copy = await readFile(join(store.root, 'pages', '0001.xml'), 'utf8').catch(() => '');
    expect(copy).toContain('<?sverka-revision ');
    expect(await schemaErrors(copy, 'page-2019-07-15.xsd')).toEqual([]);
  });

  it('restored from the history is the same file again', async () => {
    const store = await storeOn(SMALL);
    const original = writePageXml({ ...pageOf('0001', 'слово'), image: SMALL }, OPTIONS).replace(
      '<TextRegion',
      '<!-- theirs --><TextRegion',
    );
    valueOf(await take(store, await given('a.xml', original)));
    const first = valueOf(await store.readPage('0001')).revision;
    const other = { ...pageOf('0001', 'совсем', 'другое'), image: SMALL };
    const saved = valueOf(await store.savePage(saveOf(other, first?.hash ?? null)));
    expect(await exported(store, '0001')).toContain('<!-- theirs -->');
    valueOf(await store.restore('0001', first?.hash ?? '', { who: '', note: '' }));
    expect(await exported(store, '0001')).toBe(original);
    expect(saved.isFork).toBe(false);
  });

  it('made on a picture of another size gets its boxes on ours, in a file of our own', async () => {
    const store = await storeOn(SMALL);
    const image = { widthPx: 2000, heightPx: 2800, dpi: 300 };
    valueOf(
      await take(store, await given('a.xml', writePageXml({ ...pageOf('0001', 'а'), image }, OPTIONS))),
    );
    const { revision } = valueOf(await store.readPage('0001'));
    expect(revision?.page.image).toEqual(SMALL);
    expect(revision?.page.lines[0]?.boxPx).toEqual({ x0: 5, y0: 10, x1: 150, y1: 22 });
    expect(valueOf(await store.pageSource('0001'))).toBeNull();
  });
});

describe('a file', () => {
  it('of several pages goes onto the sheets from the one in view on, and not beyond the last', async () => {
    const store = await storeOn(SMALL);
    const path = await given('text.txt', 'раз\nдва\n\fтри\n');
    expect(await take(store, path)).toEqual(ok(['0001', '0002']));
    expect(pageText(valueOf(await store.readPage('0002')).revision?.page as Page)).toBe('три');
    expect(codeOf(await take(store, path, '0002'))).toBe('wrong-format');
    const readings = valueOf(await store.readings('0001'));
    expect(readings.map(({ file }) => basename(file).slice(-4))).toEqual(['.txt']);
  });

  it('that is none says what it is, and changes nothing', async () => {
    const store = await storeOn(SMALL);
    const cases = { 'a.xml': '<PcGts>', 'b.xml': '<!DOCTYPE a><PcGts/>', 'c.xml': '<a/>', 'd.txt': '' };
    const codes = [];
    for (const [name, text] of Object.entries(cases))
      codes.push(codeOf(await take(store, await given(name, text))));
    expect(codes).toEqual(['malformed', 'dtd-refused', 'refused-kind', 'empty']);
    expect(codeOf(await take(store, join(folder, 'none.xml')))).toBe('missing');
  });

  it('waits where it lies while nothing can parse it, and is never overwritten', async () => {
    const store = await storeOn(SMALL);
    valueOf(await store.savePage(saveOf({ ...pageOf('0001', 'mine'), image: SMALL }, null)));
    await store.close();
    const theirs = writePageXml({ ...pageOf('0001', 'theirs'), image: SMALL }, OPTIONS);
    const copy = join(store.root, 'pages', '0001.xml');
    await writeFile(copy, theirs);
    const blind = await openStore(disk, store.root, {
      codec: pageXmlCodec,
      readForeign: () => Promise.resolve({ ok: false, error: { code: 'engine-failed', message: '' } }),
    });
    const { revision, outsideHash } = valueOf(await blind.readPage('0001'));
    expect(outsideHash).toBeNull();
    const page = { ...pageOf('0001', 'mine, too'), image: SMALL };
    expect(valueOf(await blind.savePage(saveOf(page, revision?.hash ?? null))).copy).toBe('stale');
    expect(await readFile(copy, 'utf8')).toBe(theirs);
    await blind.close();
    const seeing = await openStore(disk, store.root, { codec: pageXmlCodec, readForeign });
    expect(valueOf(await seeing.readPage('0001')).outsideHash).not.toBeNull();
  });
});
