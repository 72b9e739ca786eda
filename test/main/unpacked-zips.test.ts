import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOpenZip } from '../../app/main/unpacked-zips';
import { chosenFiles } from '../../app/node/disk/chosen-files';
import { nodeDisk } from '../../app/node/disk/fs';

let work = '';
let made: string[] = [];
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'sverka-zips-'));
  made = [];
});
afterEach(() => rm(work, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const openZip = makeOpenZip(nodeDisk(), async () => {
  const folder = await mkdtemp(join(work, 'unpacked-'));
  made.push(folder);
  return folder;
});
const chosen = (paths: readonly string[]) => chosenFiles(paths, openZip);
const zip = async (name: string, entries: Record<string, Uint8Array>) => {
  await writeFile(join(work, name), zipSync(entries));
  return join(work, name);
};

it('a zip of pictures and page files is chosen as the folder of it would be', async () => {
  const transkribus = await zip('Export.ZIP', {
    'Case/page/10.xml': bytes('<PcGts/>'),
    'Case/10.jpg': bytes('ten'),
    'Case/9.jpg': bytes('nine'),
    'Case/mets.xml': bytes('<mets/>'),
  });
  const files = await chosen([transkribus]);
  const texts = { path: join(made[0] ?? '', 'Export.ZIP'), name: 'Export.ZIP', count: 1 };
  expect(files.map(({ name, kind, texts }) => [name, kind, texts])).toEqual([
    ['9.jpg', 'file', texts],
    ['10.jpg', 'file', texts],
  ]);
  expect(await readFile(files[0]?.path ?? '', 'utf8')).toBe('nine');
  expect(await readFile(join(texts.path, 'Case/page/10.xml'), 'utf8')).toBe('<PcGts/>');
});

it('a bag of OCR-D gives the pictures of its first group, in the order of its METS', async () => {
  const file = (id: string, href: string) =>
    `<mets:file ID="${id}" MIMETYPE="image/png"><mets:FLocat LOCTYPE="OTHER" xlink:href="${href}"/></mets:file>`;
  const mets = `<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><mets:fileSec>
    <mets:fileGrp USE="OCR-D-IMG">${file('a', 'OCR-D-IMG/b.png')}${file('b', 'OCR-D-IMG/a.png')}</mets:fileGrp>
    <mets:fileGrp USE="OCR-D-BIN">${file('c', 'OCR-D-BIN/b.png')}</mets:fileGrp></mets:fileSec></mets:mets>`;
  const bag = await zip('case.ocrd.zip', {
    'bagit.txt': bytes('BagIt-Version: 1.0'),
    'data/mets.xml': bytes(mets),
    'data/OCR-D-IMG/a.png': bytes('a'),
    'data/OCR-D-IMG/b.png': bytes('b'),
    'data/OCR-D-BIN/b.png': bytes('made of it'),
  });
  const found = await chosen([bag]);
  expect(found.map(({ name }) => name)).toEqual(['b.png', 'a.png']);
  expect(await readFile(found[0]?.path ?? '', 'utf8')).toBe('b');
});

it('a zip is refused with its reason and leaves no folder; one of page files alone keeps these', async () => {
  const unsafe = await zip('2 unsafe.zip', { '../a.png': bytes('a') });
  const neither = await zip('3 neither.zip', { 'a.exe': bytes('MZ'), 'mets.xml': bytes('<mets/>') });
  const document = await zip('4 Case.sverka.zip', { 'Case/scan/0001.png': bytes('a') });
  const broken = join(work, '5 broken.zip');
  await writeFile(broken, 'PK');
  const found = await chosen([unsafe, neither, document, broken, join(work, '6 gone.zip')]);
  expect(found.map(({ name, problem }) => [name, problem?.code])).toEqual([
    ['2 unsafe.zip', 'zip-unsafe'],
    ['3 neither.zip', 'zip-without-pictures'],
    ['4 Case.sverka.zip', undefined],
    ['5 broken.zip', 'zip-damaged'],
  ]);
  expect(found[0]?.problem?.params).toMatchObject({ entry: '../a.png' });
  expect(made.filter((folder) => existsSync(folder))).toEqual([]);
  const [texts] = await chosen([await zip('texts.zip', { 'page/a.xml': bytes('<PcGts/>') })]);
  expect(texts).toMatchObject({ problem: { code: 'zip-without-pictures' }, texts: { count: 1 } });
});

it('a zip that Windows packed keeps the Cyrillic names of its pictures', async () => {
  const packed = zipSync({ '1234.png': bytes('picture') });
  // «лист» in code page 866, which the flags do not tell of.
  const name = [0xab, 0xa8, 0xe1, 0xe2];
  for (let at = Buffer.from(packed).indexOf('1234'); at >= 0; at = Buffer.from(packed).indexOf('1234'))
    packed.set(name, at);
  await writeFile(join(work, 'windows.zip'), packed);
  expect((await chosen([join(work, 'windows.zip')])).map((file) => file.name)).toEqual(['лист.png']);
});
