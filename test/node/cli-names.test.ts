import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimName, makeRecords } from '../../app/cli/finished';
import { candidateNames, firstCandidates } from '../../app/cli/output-names';
import { nodeDisk } from '../../app/node/fs';
import { foldedName } from '../../app/node/safe-name';

const namesOf = (paths: readonly string[]): readonly string[] => {
  const candidates = paths.map(candidateNames);
  return firstCandidates(candidates).map((first, i) => candidates[i]?.[first] ?? '');
};

describe('the names of outputs', () => {
  it('carry as much of the path as is needed, and no more', () => {
    expect(namesOf(['/f/delo1/001.png', '/f/delo2/002.png'])).toEqual(['001', '002']);
    expect(namesOf(['/f/delo1/001.png', '/f/delo2/001.png'])).toEqual(['delo1_001', 'delo2_001']);
    expect(namesOf(['/f/p1.jpg', '/f/p1.tif'])).toEqual(['p1_jpg', 'p1_tif']);
    expect(namesOf(['/f1/delo/001.png', '/f2/delo/001.png'])).toEqual(['f1_delo_001', 'f2_delo_001']);
    expect(namesOf(['/a/delo1/001.png', '/a/delo2/001.png', '/a/delo2/001.tif'])).toHaveLength(3);
  });

  it('differ by more than case, by what no system allows, and by what cannot be seen', () => {
    for (const paths of [
      ['/f/Лист.jpg', '/f/лист.jpg'],
      ['/f/a:b.jpg', '/f/a?b.jpg', '/f/a_b.jpg'],
      ['/f/а\u200b.jpg', '/f/а_.jpg'],
      ['/f/й.jpg', '/f/и\u0306.jpg'],
    ])
      expect(new Set(namesOf(paths).map(foldedName)).size).toBe(paths.length);
  });

  it('never clash, whatever the paths, and are the same in any order', () => {
    const part = fc.constantFrom(
      'a',
      'A',
      'a.b',
      'a_b',
      'a:b',
      'лист',
      'Лист',
      '001',
      'x'.repeat(250),
      'й',
      'и\u0306',
    );
    const ending = fc.constantFrom('', '.jpg', '.JPG', '.tif', '.tar.gz');
    const path = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), ending)
      .map(([parts, end]) => `/${parts.join('/')}${end}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), (paths) => {
        const names = namesOf(paths);
        expect(new Set(names.map(foldedName)).size).toBe(paths.length);
        for (const name of names) {
          expect(name).toMatch(/^[^<>:"/\\|?*\u0000-\u001f]+$/);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        }
        expect([...namesOf([...paths].reverse())].reverse()).toEqual(names);
      }),
      { seed: 21, numRuns: 400 },
    );
  });
});

describe('a name', () => {
  let out: string;
  const disk = nodeDisk();
  const claimant = { disk, self: { host: 'desk', pid: 7, isAlive: () => true } };
  const scan = (path: string, sha256 = path) => ({ path, sha256 });
  const nameOf = async (path: string, first = 0, sha256 = path) => {
    const named = await claimName(claimant, out, scan(path, sha256), candidateNames(`/f/${path}`), first);
    return named.ok ? named.value : named.error.code;
  };
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'sverka-names-'));
    await makeRecords(disk, out);
  });
  afterEach(() => rm(out, { recursive: true }));

  it('belongs to the first that asks, before anything is written under it', async () => {
    expect(await nameOf('d1/001.png')).toBe('001');
    expect(await nameOf('d2/001.png')).toBe('d2_001');
    expect(await nameOf('d2/001.tif')).toBe('001_tif');
    expect(await nameOf('d2/001.TIF')).toBe('f_d2_001');
  });

  it('stays with its scan, whatever else is asked for with it', async () => {
    expect(await nameOf('d1/001.png', 1)).toBe('d1_001');
    expect(await nameOf('d1/001.png')).toBe('d1_001');
    expect(await nameOf('d1/001.png', 0, 'of other bytes')).toBe('d1_001');
    expect(await nameOf('d2/001.png')).toBe('001');
  });

  it('is one for many that ask at once for the same scan', async () => {
    const asked = ['d1/001.png', 'd2/001.png', 'd1/001.png', 'd2/001.png', 'd1/001.png'];
    const names = await Promise.all(asked.map((path, i) => nameOf(path, i % 2 === 0 ? 0 : 2)));
    expect(new Set([names[0], names[2], names[4]]).size).toBe(1);
    expect(new Set([names[1], names[3]]).size).toBe(1);
    expect(names[0]).not.toBe(names[1]);
  });

  it('is not one under which a file of others stands, unless that is empty', async () => {
    await writeFile(join(out, '001-0004.txt'), 'of somebody else');
    await writeFile(join(out, '002-0001.xml'), '');
    expect(await nameOf('d1/001.png')).toBe('d1_001');
    expect(await nameOf('d1/002.png')).toBe('002');
  });
});
