import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../../app/core/base/result';
import { chosenFiles } from '../../../app/node/disk/chosen-files';

let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-chosen-'));
  for (const name of ['scans', 'scans/дело 2', 'scans/.hidden', 'texts', 'pages', 'pages/page', 'review'])
    await mkdir(path(name));
  const files = [
    ...['scans/10.tif', 'scans/2.tif', 'scans/1.TIFF', 'scans/Thumbs.db', 'scans/дело 2/лист 1.jp2'],
    ...['pages/a.png', 'pages/a.alto.xml', 'pages/page/a.xml', 'pages/mets.xml'],
    ...['scans/.hidden/1.png', 'texts/a.txt', 'review/project.json', 'review/1.png'],
  ];
  for (const name of files) await writeFile(path(name), 'x');
});
afterAll(() => rm(folder, { recursive: true }));

const noZips = () => Promise.resolve(fail('zip-damaged', { file: '' }));
const names = async (...given: readonly string[]) =>
  (await chosenFiles(given.map(path), noZips)).map(({ name, kind }) => `${kind} ${name}`);

describe('chosen files', () => {
  it('of a folder know the page files beside them', async () => {
    const [scan] = await chosenFiles([path('pages')], noZips);
    expect(scan?.texts).toEqual({ path: path('pages'), name: 'pages', count: 2 });
    const [without] = await chosenFiles([path('scans')], noZips);
    expect(without?.texts).toBeUndefined();
  });

  it('of a folder are its scans in natural order, with those of folders in it', async () => {
    expect(await names('scans')).toEqual(['file 1.TIFF', 'file 2.tif', 'file 10.tif', 'file лист 1.jp2']);
  });

  it('are sorted as people count, whatever order the system gives them in', async () => {
    expect(await names('scans/10.tif', 'scans/2.tif')).toEqual(['file 2.tif', 'file 10.tif']);
  });

  it('know a review by its project.json, even where it holds scans', async () => {
    expect(await names('review')).toEqual(['review review']);
    expect(await names('review/project.json')).toEqual(['review project.json']);
  });

  it('leave a folder without scans a folder, and what is gone out', async () => {
    expect(await names('texts', 'nowhere')).toEqual(['folder texts']);
  });
});
