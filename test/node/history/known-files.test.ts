import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk, type Fs } from '../../../app/node/disk/fs';
import { makeKnownFiles } from '../../../app/node/history/known-files';
import { revisionFileName } from '../../../app/node/history/revision-files';
import { valueOf } from '../../helpers/store-fixture';

const { fs } = nodeDisk();
let folder: string;
let lists: number;
let counted: Fs;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'sverka-known-')), '0001');
  await mkdir(folder);
  lists = 0;
  counted = {
    ...fs,
    listFolder: (path) => {
      lists += 1;
      return fs.listFolder(path);
    },
  };
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const hashOf = (sequence: number) => sequence.toString(16).padStart(32, '0');
const fileOf = (sequence: number) => {
  const hashStart = hashOf(sequence);
  return { name: revisionFileName(sequence, hashStart), sequence, hashStart };
};
const write = (sequence: number) => writeFile(join(folder, fileOf(sequence).name), '');

describe('the versions of a sheet that are known', () => {
  it('are listed a few times, however many are saved', async () => {
    const known = makeKnownFiles(counted);
    for (let sequence = 1; sequence <= 400; sequence++) {
      expect(valueOf(await known.of(folder)).newest?.sequence ?? 0).toBe(sequence - 1);
      await write(sequence);
      await known.add(folder, fileOf(sequence));
    }
    expect(lists).toBeLessThan(20);
    expect(known.find(folder, hashOf(7))?.sequence).toBe(7);
  });

  it('are those of other programs, too, as soon as the folder says that it changed', async () => {
    const known = makeKnownFiles(counted);
    await write(1);
    await known.of(folder);
    const later = {
      ...counted,
      stat: async (path: string) => ({ ...(await fs.stat(path)), changedMs: lists }),
    };
    const told = makeKnownFiles(later);
    await told.of(folder);
    await write(2);
    expect(valueOf(await told.of(folder)).newest?.sequence).toBe(2);
  });

  it('are listed anew in the end even where the folder’s clock stands still', async () => {
    const still = { ...counted, stat: async (path: string) => ({ ...(await fs.stat(path)), changedMs: 1 }) };
    const known = makeKnownFiles(still);
    await write(1);
    await known.of(folder);
    await write(2);
    const seen: number[] = [];
    for (let time = 0; time < 60; time++) seen.push(valueOf(await known.of(folder)).newest?.sequence ?? 0);
    expect(new Set(seen)).toEqual(new Set([1, 2]));
  });

  it('are always listed where nothing tells that a folder changed', async () => {
    const known = makeKnownFiles({
      ...counted,
      stat: () => Promise.resolve({ isFolder: true, sizeBytes: 0 }),
    });
    await write(1);
    await known.of(folder);
    await write(2);
    expect(valueOf(await known.of(folder)).newest?.sequence).toBe(2);
    await unlink(join(folder, fileOf(2).name));
    expect(valueOf(await known.of(folder)).newest?.sequence).toBe(1);
  });
});
