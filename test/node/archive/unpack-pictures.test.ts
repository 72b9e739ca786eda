import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpackPictures } from '../../../app/node/archive/unpack-pictures';
import { nodeDisk } from '../../../app/node/disk/fs';

let work = '';
let target = '';
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'sverka-pictures-'));
  target = await mkdtemp(join(work, 'out-'));
});
afterEach(() => rm(work, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const unpack = async (entries: Record<string, Uint8Array>) => {
  const path = join(work, 'given.zip');
  await writeFile(path, zipSync(entries));
  return await unpackPictures(nodeDisk(), path, target);
};
const written = async () => (await readdir(target, { recursive: true })).sort();

it('writes pictures, page files and what lists them, byte for byte, and nothing else', async () => {
  const done = await unpack({
    'data/OCR-D-IMG/лист 1.tif': bytes('first'),
    'data/mets.xml': bytes('<mets/>'),
    'data/OCR-D-GT/0001.xml': bytes('<PcGts/>'),
    '2.JPG': bytes('second'),
    'run.exe': bytes('MZ'),
    '__MACOSX/._2.JPG': bytes('junk'),
  });
  expect(done).toEqual({ ok: true, value: { pictures: 2, texts: 1 } });
  const files = (await written()).filter((name) => /\.\w+$/.test(name));
  const data = ['OCR-D-GT/0001.xml', 'OCR-D-IMG/лист 1.tif', 'mets.xml'].map((name) => join('data', name));
  expect(files).toEqual(['2.JPG', ...data].sort());
  expect(await readFile(join(target, 'data/OCR-D-IMG/лист 1.tif'), 'utf8')).toBe('first');
});

it('refuses a zip with neither pictures nor page files', async () => {
  const refused = await unpack({ 'mets.xml': bytes('<mets/>'), 'run.exe': bytes('MZ') });
  expect(refused).toMatchObject({ ok: false, error: { code: 'zip-without-pictures' } });
  expect(await written()).toEqual([]);
});

it.each(['../out.png', 'a/../../out.png', '/tmp/out.png', 'C:\\out.png', 'a\\..\\out.png'])(
  'refuses the whole zip for the path %s',
  async (name) => {
    const done = await unpack({ 'good.png': bytes('good'), [name]: bytes('bad') });
    expect(done).toMatchObject({ ok: false, error: { code: 'zip-unsafe' } });
    expect(await written()).toEqual([]);
  },
);

it('refuses what is packed more than pictures are, too many of them, and what is cut off', async () => {
  expect(await unpack({ 'bomb.png': new Uint8Array(20_000_000) })).toMatchObject({ ok: false });
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.png`, bytes('x')]));
  expect(await unpack(many)).toMatchObject({ ok: false, error: { code: 'zip-too-large' } });
  expect(await written()).toEqual([]);
  const path = join(work, 'cut.zip');
  await writeFile(path, zipSync({ 'a.png': bytes('picture') }).subarray(0, 60));
  expect(await unpackPictures(nodeDisk(), path, target)).toMatchObject({ ok: false });
});
