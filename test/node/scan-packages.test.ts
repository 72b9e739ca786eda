import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expandScans } from '../../app/cli/scan-packages';

let folder = '';
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-scans-'));
  for (const name of ['plain', 'ocrd/IMG', 'iiif/images']) await mkdir(path(name), { recursive: true });
  for (const name of ['plain/10.jpg', 'plain/9.jpg', 'plain/9.xml', 'plain/notes.doc', 'plain/.DS_Store'])
    await writeFile(path(name), '');
  const file = (group: string, id: string, href: string) =>
    `<fileGrp USE="${group}"><file ID="${id}" MIMETYPE="image/png"><FLocat href="${href}"/></file></fileGrp>`;
  const groups =
    file('REMOTE', 'a', 'https://x.org/a.png') +
    file('IMG', 'b', 'IMG/b.png') +
    file('BIN', 'c', 'BIN/c.png');
  await writeFile(path('ocrd/mets.xml'), `<mets><fileSec>${groups}</fileSec></mets>`);
  await writeFile(path('ocrd/IMG/b.png'), '');
  const canvas = (name: string) => ({
    items: [{ items: [{ body: { id: `https://x.org/${name}.jp2/full/max/0/default.jpg` } }] }],
  });
  const manifest = { type: 'Manifest', items: [canvas('p2'), canvas('p1')] };
  await writeFile(path('iiif/manifest.json'), JSON.stringify(manifest));
  for (const name of ['p1', 'p2', 'other']) await writeFile(path(`iiif/images/${name}.jpg`), '');
});
afterAll(() => rm(folder, { recursive: true }));

it('a folder is its pictures in natural order', async () => {
  expect(await expandScans([path('plain')])).toEqual({
    scans: [path('plain/9.jpg'), path('plain/10.jpg')],
    folders: [path('plain')],
  });
});

it('a METS is the first group of pictures that is on the disk, by its folder as well', async () => {
  const expected = { scans: [path('ocrd/IMG/b.png')], folders: [path('ocrd')] };
  expect(await expandScans([path('ocrd')])).toEqual(expected);
  expect(await expandScans([path('ocrd/mets.xml')])).toEqual(expected);
});

it('a IIIF manifest is the pictures of its canvases in their order', async () => {
  expect((await expandScans([path('iiif/manifest.json')])).scans).toEqual([
    ...[path('iiif/images/p2.jpg'), path('iiif/images/p1.jpg')],
  ]);
});

it('whatever else was named stands as it was', async () => {
  const named = [path('plain/9.jpg'), path('nothing'), path('plain/9.xml')];
  expect(await expandScans(named)).toEqual({ scans: named, folders: [] });
});
