import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeExpandZips } from '../../app/main/unpacked-zips';
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
const expand = makeExpandZips(nodeDisk(), async () => {
  const folder = await mkdtemp(join(work, 'unpacked-'));
  made.push(folder);
  return folder;
});
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
  const files = await chosenFiles(await expand([transkribus]));
  expect(files.map(({ name, kind }) => [name, kind])).toEqual([
    ['9.jpg', 'file'],
    ['10.jpg', 'file'],
  ]);
  expect(await readFile(files[0]?.path ?? '', 'utf8')).toBe('nine');
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
  const found = await expand([bag]);
  expect(found.map((path) => basename(path))).toEqual(['b.png', 'a.png']);
  expect(await readFile(found[0] ?? '', 'utf8')).toBe('b');
});

it('what is no zip of pictures stays as it was named, and leaves no folder', async () => {
  const texts = await zip('texts.zip', { 'a.xml': bytes('<PcGts/>') });
  const unsafe = await zip('unsafe.zip', { '../a.png': bytes('a') });
  const document = await zip('Case.sverka.zip', { 'Case/scan/0001.png': bytes('a') });
  const broken = join(work, 'broken.zip');
  await writeFile(broken, 'PK');
  const named = [texts, unsafe, document, broken, join(work, 'gone.zip'), join(work, 'page.tif')];
  expect(await expand(named)).toEqual(named);
  expect(made.filter((folder) => existsSync(folder))).toEqual([]);
});
