import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../../app/core/base/result';
import { applyEdit } from '../../../app/core/edit/edit';
import { editFromTextChange } from '../../../app/core/edit/edit-text';
import { readMets } from '../../../app/core/formats/package/mets';
import { PLAIN_OPTIONS } from '../../../app/core/formats/write/text-options';
import { pageText } from '../../../app/core/page/transcription';
import { nodeDisk } from '../../../app/node/disk/fs';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { exportPackage } from '../../../app/node/review/export-package';
import { exportTexts } from '../../../app/node/review/export-texts';
import { brokenInBag, openPackage } from '../../../app/node/review/package-files';
import { takeFolder } from '../../../app/node/review/take-folder';
import { readForeign } from '../../helpers/foreign';
import { newProject, openStore, valueOf } from '../../helpers/store-fixture';

const SHEETS = 24;
const IMAGE = { widthPx: 1000, heightPx: 2000, dpi: 300 };
const CHOICE = { pageIds: null, text: PLAIN_OPTIONS, language: 'en' } as const;
const nameOf = (n: number) => `f45_op1_d337_${String(n).padStart(3, '0')}`;
let folder = '';

const pageXml = (n: number, picture = `${nameOf(n)}.jpg`) =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"><Metadata><Creator>Transkribus</Creator></Metadata><Page imageFilename="${picture}" imageWidth="1000" imageHeight="2000"><TextRegion id="r1" custom="structure {type:heading;}"><Coords points="0,0 900,0 900,90"/><TextLine id="l1"><Coords points="0,0 800,0 800,40"/><Baseline points="0,30 800,30"/><TextEquiv><Unicode>Лист ${n} дела</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>\r\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-take-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fresh = (name: string) => mkdtemp(join(folder, `${name}-`));

/** A document of pictures of one page each, named as an archive names them. */
async function storeOf(sheets: number): Promise<ProjectStore> {
  const parent = await fresh('project');
  const scans = [];
  for (let n = 1; n <= sheets; n += 1) {
    const path = join(parent, `${nameOf(n)}.jpg`);
    await writeFile(path, `picture ${n}`);
    scans.push({ path, pages: [IMAGE] });
  }
  const root = valueOf(
    await createProject(nodeDisk(), { ...newProject(parent, scans[0]?.path ?? ''), scans }),
  );
  return await openStore(nodeDisk(), root, { codec: pageXmlCodec, readForeign });
}

const depsOf = (store: ProjectStore) => ({
  ...{ disk: nodeDisk(), store, creator: 'Sverka 9', nowUtc: () => '2024-05-06T07:08:09Z' },
  picture: () => Promise.resolve(fail('not-drawn')),
});

async function take(store: ProjectStore, path: string) {
  return await takeFolder({
    store,
    readForeign,
    files: valueOf(await openPackage(path)),
    who: 'Анна',
    readsAbout: true,
  });
}

/** As Transkribus exports a document: pictures, a folder of PAGE files, one of ALTO files, and files about them. */
async function transkribus(): Promise<string> {
  const root = await fresh('transkribus');
  await mkdir(join(root, 'page'));
  await mkdir(join(root, 'alto'));
  for (let n = 1; n <= SHEETS; n += 1) {
    await writeFile(join(root, `${nameOf(n)}.jpg`), `picture ${n}`);
    await writeFile(join(root, 'page', `${nameOf(n)}.xml`), pageXml(n));
    const alto = `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="p" WIDTH="9" HEIGHT="9"><PrintSpace><TextBlock ID="b"><TextLine><String CONTENT="другое"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`;
    await writeFile(join(root, 'alto', `${nameOf(n)}.xml`), alto);
  }
  await writeFile(join(root, 'metadata.xml'), '<trpDocMetadata/>');
  await writeFile(join(root, 'page', 'other.xml'), pageXml(99, 'elsewhere.jpg'));
  return root;
}

describe('a folder of pictures and page files', () => {
  it('goes in by the names of its pictures, and out unedited byte for byte under them', async () => {
    const store = await storeOf(SHEETS);
    const given = await transkribus();
    const taken = valueOf(await take(store, given));
    expect(taken.taken).toHaveLength(SHEETS);
    expect(taken).toMatchObject({ unmatched: ['page/other.xml'], failed: [], sheetsLeft: [] });
    expect(taken.passedOver).toHaveLength(SHEETS);
    const { revision } = valueOf(await store.readPage('0003'));
    if (revision === null) throw new Error('no text');
    const at = pageText(revision.page).indexOf('дела');
    const edit = editFromTextChange(revision.page, { from: at, to: at + 4, text: 'тома' }, () => 'new');
    const by = { reason: 'saved', who: 'Анна', note: '', deletedLines: 0 } as const;
    valueOf(await store.savePage({ page: applyEdit(revision.page, edit), baseHash: revision.hash, ...by }));
    const out = join(await fresh('out'), 'pages');
    valueOf(await exportTexts(depsOf(store), 'page', out));
    for (let n = 1; n <= SHEETS; n += 1) {
      const expected = n === 3 ? pageXml(n).replace('дела', 'тома') : pageXml(n);
      expect(await readFile(join(out, `${nameOf(n)}.xml`), 'utf8')).toBe(expected);
      expect(await readFile(join(out, `${nameOf(n)}.jpg`), 'utf8')).toBe(`picture ${n}`);
    }
    expect(await readdir(out)).toHaveLength(2 * SHEETS);
  });

  it('goes in as a zip as well, and a file that cannot be read costs no other', async () => {
    const store = await storeOf(2);
    const zip = join(await fresh('zip'), 'export.zip');
    const files = {
      'doc/page/a.xml': Buffer.from(pageXml(1)),
      [`doc/page/${nameOf(2)}.xml`]: Buffer.from('<PcGts><broken'),
    };
    await writeFile(zip, zipSync(files));
    const taken = valueOf(await take(store, zip));
    expect(taken.taken).toEqual([{ path: 'doc/page/a.xml', pageId: '0001' }]);
    expect(taken.failed.map(({ path }) => path)).toEqual([`doc/page/${nameOf(2)}.xml`]);
    expect(taken.sheetsLeft).toEqual(['0002']);
  });

  it('is refused where it is no zip', async () => {
    const path = join(await fresh('zip'), 'a.zip');
    await writeFile(path, 'no zip');
    expect(await openPackage(path)).toMatchObject({ ok: false, error: { code: 'damaged-document' } });
  });
});

describe('a bag', () => {
  async function bag(): Promise<string> {
    const store = await storeOf(3);
    valueOf(await take(store, await transkribus()));
    const path = join(await fresh('bag'), 'case.ocrd.zip');
    valueOf(await exportPackage(depsOf(store), 'ocrd-zip', 'page', path, CHOICE));
    return path;
  }

  it('has METS, checksums of everything, and comes in again', async () => {
    const path = await bag();
    const files = unzipSync(await readFile(path));
    const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
    expect(text('bagit.txt')).toContain('BagIt-Version: 1.0');
    expect(text('bag-info.txt')).toMatch(/Ocrd-Identifier: \S+[\s\S]*Payload-Oxum: \d+\.7\n/);
    const listed = valueOf(readMets(text('data/mets.xml')));
    expect(listed.map(({ group, href }) => `${group} ${href}`)).toContain(
      `OCR-D-IMG OCR-D-IMG/${nameOf(2)}.jpg`,
    );
    for (const { href } of listed) expect(Object.keys(files)).toContain(`data/${href}`);
    expect(text(`data/OCR-D-GT/${nameOf(2)}.xml`)).toBe(pageXml(2));
    expect(valueOf(await brokenInBag(valueOf(await openPackage(path))))).toEqual([]);
    const store = await storeOf(3);
    expect(valueOf(await take(store, path)).taken).toHaveLength(3);
  });

  it('whose file is not what its checksum says is not taken at all', async () => {
    const path = await bag();
    const files = unzipSync(await readFile(path));
    const broken = `data/OCR-D-GT/${nameOf(1)}.xml`;
    await writeFile(path, zipSync({ ...files, [broken]: Buffer.from(pageXml(7)) }));
    const store = await storeOf(3);
    expect(await take(store, path)).toMatchObject({
      ok: false,
      error: { code: 'bag-broken', params: { file: broken } },
    });
    expect(valueOf(await store.readPage('0002')).revision).toBeNull();
  });

  it('is one of plain files side by side where no METS is wanted', async () => {
    const store = await storeOf(2);
    valueOf(await take(store, await transkribus()));
    const path = join(await fresh('plain'), 'case.zip');
    valueOf(await exportPackage(depsOf(store), 'zip', 'page', path, CHOICE));
    expect(Object.keys(unzipSync(await readFile(path))).sort()).toEqual([
      ...[`${nameOf(1)}.jpg`, `${nameOf(1)}.xml`, `${nameOf(2)}.jpg`, `${nameOf(2)}.xml`],
    ]);
  });
});
