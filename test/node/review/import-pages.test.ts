import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageNames } from '../../../app/core/formats/write/page-names';
import { withoutTrailer } from '../../../app/core/formats/page/page-adopted';
import { readPageXml, writePageXml } from '../../../app/core/formats/page/page-xml';
import { applyEdit } from '../../../app/core/edit/edit';
import { editFromTextChange } from '../../../app/core/edit/edit-text';
import { fail, failure, ok } from '../../../app/core/base/result';
import { hasText, pageText, type Page, type PageImage } from '../../../app/core/page/transcription';
import { exportProject } from '../../../app/node/review/export-project';
import { nodeDisk } from '../../../app/node/disk/fs';
import { importFile } from '../../../app/node/review/import-pages';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import type { PageCodec } from '../../../app/node/history/revision-files';
import { noSchemas, schemaErrors } from '../../core/formats/schema';
import { readForeign } from '../../helpers/foreign';
import { sharedDir } from '../../helpers/shared';
import { codeOf, newProject, openStore, pageOf, saveOf, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A project of two pages with images of this size. */
async function storeOn(image: PageImage, codec: PageCodec = pageXmlCodec): Promise<ProjectStore> {
  const parent = await mkdtemp(join(folder, 'parent-'));
  const scan = join(parent, 'scan.jpg');
  await writeFile(scan, 'a scan');
  const project = { ...newProject(parent, scan), scans: [{ path: scan, pages: [image, image] }] };
  const root = valueOf(await createProject(disk, project));
  return await openStore(disk, root, { codec, readForeign });
}

async function given(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'given-')), name);
  await writeFile(path, bytes);
  return path;
}

const importOf = (store: ProjectStore, path: string, pageId = '0001', acceptedSha256: string | null = null) =>
  importFile({ store, readForeign, path, pageId, who: 'Анна', acceptedSha256 });

/** Takes a file as a person does who says yes to whatever is asked first. */
async function take(store: ProjectStore, path: string, pageId = '0001') {
  const first = await importOf(store, path, pageId);
  if (!first.ok || first.value.type !== 'question') return first;
  return await importOf(store, path, pageId, first.value.sha256);
}

/** The sheets that were taken. */
const sheetsOf = (outcome: Awaited<ReturnType<typeof take>>) => {
  const value = valueOf(outcome);
  return value.type === 'taken' ? value.sheets.map(({ pageId }) => pageId) : value.type;
};

async function exported(store: ProjectStore, pageId: string): Promise<string> {
  const target = join(await mkdtemp(join(folder, 'export-')), 'pages');
  const noPicture = () => Promise.resolve({ ok: false as const, error: failure('gone') });
  const deps = {
    ...{ disk, store, language: 'en' as const, creator: 'test', nowUtc: () => '2026-01-01T00:00:00Z' },
    pictures: { read: noPicture } as never,
    engine: {} as never,
    makePdf: null,
    dictionary: null,
    settings: { strictDiplomatic: false },
  };
  expect(await exportProject(deps, 'page', target)).toEqual(ok(null));
  const stem = pageNames(store.project()).get(pageId)?.stem ?? '';
  return await readFile(join(target, `${stem}.xml`), 'utf8');
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
        const taken = sheetsOf(await take(store, path));
        expect(taken, name).toEqual(hasText(page) ? ['0001'] : 'no-text');
        if (taken === 'no-text') continue;
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

  it('that cannot hold a change is left behind, which the save tells', async () => {
    const holdsOnlyWhatItHas: PageCodec = {
      ...pageXmlCodec,
      adopt: (source, page, info) =>
        info.reason === 'imported' ? pageXmlCodec.adopt(source, page, info) : null,
    };
    const store = await storeOn(SMALL, holdsOnlyWhatItHas);
    const original = writePageXml({ ...pageOf('0001', 'слово'), image: SMALL }, OPTIONS);
    valueOf(await take(store, await given('a.xml', original)));
    const first = valueOf(await store.readPage('0001')).revision;
    const edited = correctOneWord(first?.page as Page);
    const saved = valueOf(await store.savePage(saveOf(edited, first?.hash ?? null)));
    expect(saved.isRewritten).toBe(true);
    expect(pageText(saved.revision.page)).toContain('Правка');
    const next = valueOf(await store.savePage(saveOf(edited, saved.revision.hash)));
    expect(next.isRewritten).toBe(false);
  });

  it('made on a picture of another size stays that file, with its boxes on ours', async () => {
    const store = await storeOn(SMALL);
    const image = { widthPx: 2000, heightPx: 2800, dpi: 300 };
    const theirs = writePageXml({ ...pageOf('0001', 'а'), image }, OPTIONS).replace(
      '<TextLine',
      '<!-- theirs --><TextLine production="typewritten"',
    );
    valueOf(await take(store, await given('a.xml', theirs)));
    const { revision } = valueOf(await store.readPage('0001'));
    expect(revision?.page.image).toEqual({ ...SMALL, dpi: 150 });
    expect(revision?.page.lines[0]?.boxPx).toEqual({ x0: 5, y0: 10, x1: 150, y1: 22 });
    const kept = valueOf(await store.pageSource('0001')) ?? '';
    expect(kept.replace(/\d+/g, '0')).toBe(theirs.replace(/\d+/g, '0'));
    const edited = correctOneWord(revision?.page as Page);
    valueOf(await store.savePage(saveOf(edited, revision?.hash ?? null)));
    expect(valueOf(await store.pageSource('0001'))).toContain('<!-- theirs --><TextLine production');
  });

  it('in another encoding stays that file, in UTF-8', async () => {
    const store = await storeOn(SMALL);
    const theirs = writePageXml({ ...pageOf('0001', 'слово'), image: SMALL }, OPTIONS).replace(
      'UTF-8',
      'UTF-16',
    );
    valueOf(await take(store, await given('a.xml', Buffer.from(`\ufeff${theirs}`, 'utf16le'))));
    expect(valueOf(await store.pageSource('0001'))).toBe(theirs.replace('UTF-16', 'UTF-8'));
  });

  it('without a size keeps its boxes where they fit on the sheet', async () => {
    const store = await storeOn(SMALL);
    const theirs = writePageXml({ ...pageOf('0001', 'слово'), image: SMALL }, OPTIONS).replace(
      /imageWidth="\d+" imageHeight="\d+"/,
      'imageWidth="0" imageHeight="0"',
    );
    valueOf(await take(store, await given('a.xml', theirs)));
    const { revision } = valueOf(await store.readPage('0001'));
    expect(revision?.page.image).toEqual(SMALL);
    expect(revision?.page.lines[0]?.boxPx).toEqual(pageOf('0001', 'слово').lines[0]?.boxPx);
  });
});

describe('a file', () => {
  it('of several pages goes onto the sheets from the one in view on, and not beyond the last', async () => {
    const store = await storeOn(SMALL);
    const path = await given('text.txt', 'раз\nдва\n\fтри\n');
    expect(sheetsOf(await take(store, path))).toEqual(['0001', '0002']);
    expect(pageText(valueOf(await store.readPage('0002')).revision?.page as Page)).toBe('три');
    expect(codeOf(await take(store, path, '0002'))).toBe('too-many-pages');
    const readings = valueOf(await store.readings('0001'));
    expect(readings.map(({ file }) => basename(file).slice(-4))).toEqual(['.txt']);
  });

  it('that is none says what it is, and changes nothing', async () => {
    const store = await storeOn(SMALL);
    const cases = { 'a.xml': '<PcGts>', 'b.xml': '<!DOCTYPE a><PcGts/>', 'c.xml': '<a/>', 'd.txt': '' };
    const codes = [];
    for (const [name, text] of Object.entries(cases))
      codes.push(codeOf(await take(store, await given(name, text))));
    expect(codes).toEqual(['malformed', 'dtd-refused', 'refused-other-xml', 'refused-empty']);
    expect(codeOf(await take(store, join(folder, 'none.xml')))).toBe('missing');
  });

  it('without any text is refused, and blanks no sheet', async () => {
    const store = await storeOn(SMALL);
    valueOf(await store.savePage(saveOf({ ...pageOf('0001', 'mine'), image: SMALL }, null)));
    const empty = writePageXml({ ...pageOf('0001', '', ' '), image: SMALL }, OPTIONS);
    const files = {
      'a.xml': empty,
      'b.txt': ' \n\n',
      'c.html': '<div class="ocr_page" title="bbox 0 0 9 9"></div>',
      'd.xml': '<TEI><text><body><pb/><p> </p></body></text></TEI>',
      'e.xml': '<alto><Layout><Page><PrintSpace/></Page></Layout></alto>',
      'f.xml': '<PcGts><Page imageFilename="x"><ReadingOrder/></Page></PcGts>',
    };
    for (const [name, text] of Object.entries(files)) {
      const outcome = await importOf(store, await given(name, text));
      if (name === 'b.txt')
        expect(outcome).toMatchObject({
          ok: false,
          error: { code: 'refused-empty', params: { file: name } },
        });
      else expect(outcome, name).toEqual(ok({ type: 'no-text', fileName: name }));
    }
    expect(pageText(valueOf(await store.readPage('0001')).revision?.page as Page)).toBe('mine');
    // Another program that empties the copy of a sheet does not empty the sheet.
    await writeFile(join(store.root, 'pages', '0001.xml'), empty);
    const read = valueOf(await store.readPage('0001'));
    expect([read.outsideHash, read.revision?.page.lines[0]?.text]).toEqual([null, 'mine']);
    expect(valueOf(await store.readings('0001'))).toHaveLength(1);
  });

  it('with text for some sheets leaves the others as they were', async () => {
    const store = await storeOn(SMALL);
    valueOf(await store.savePage(saveOf({ ...pageOf('0001', 'mine'), image: SMALL }, null)));
    const outcome = valueOf(await importOf(store, await given('text.txt', '\n\fдва\n')));
    expect(outcome).toMatchObject({
      type: 'taken',
      sheets: [{ pageId: '0002', lines: 1, characters: 3 }],
      withoutText: ['0001'],
    });
    expect(pageText(valueOf(await store.readPage('0001')).revision?.page as Page)).toBe('mine');
  });

  it('of another picture is asked about first, and again once it has changed', async () => {
    const store = await storeOn(SMALL);
    const image = { widthPx: 1400, heightPx: 1000, dpi: null };
    const theirs = writePageXml(
      { ...pageOf('0001', 'а'), image },
      { ...OPTIONS, imageFilename: 'a/0002.png' },
    );
    const path = await given('a.xml', theirs);
    const asked = valueOf(await importOf(store, path));
    if (asked.type !== 'question') throw new Error(asked.type);
    expect(asked.doubts).toEqual([
      { kind: 'other-picture', pageId: '0001', inFile: '0002.png', onSheet: 'scan.jpg' },
      {
        kind: 'other-shape',
        pageId: '0001',
        inFile: { widthPx: 1400, heightPx: 1000 },
        onSheet: { widthPx: 1000, heightPx: 1400 },
      },
    ]);
    expect(valueOf(await store.readPage('0001')).revision).toBeNull();
    await writeFile(path, theirs.replace('>а<', '>б<'));
    expect(valueOf(await importOf(store, path, '0001', asked.sha256)).type).toBe('question');
    await writeFile(path, theirs);
    expect(valueOf(await importOf(store, path, '0001', asked.sha256)).type).toBe('taken');
  });

  it('that is not read whole is asked about with what would be lost', async () => {
    const store = await storeOn(SMALL);
    const odd =
      '<PcGts><Page><TextRegion><TextLine><Wort>потеряно</Wort><TextEquiv><Unicode>а</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>';
    expect(valueOf(await importOf(store, await given('a.xml', odd)))).toMatchObject({
      type: 'question',
      doubts: [{ kind: 'unaccounted', lost: 8, invented: 0, sample: 'потеряно' }],
    });
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
      readForeign: () => Promise.resolve(fail('engine-failed')),
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
