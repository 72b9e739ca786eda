import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fail, ok } from '../../../app/core/base/result';
import { systemError } from '../../../app/node/disk/disk-error';
import { durableStream } from '../../../app/node/disk/durable-stream';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-stream-'));
  await writeFile(join(folder, 'a.pdf'), 'before');
});
afterEach(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'a.pdf');
const standing = async () => [await readdir(folder), await readFile(path(), 'utf8')];
const bytes = (text: string) => Buffer.from(text);

/** A disk that takes `limit` bytes and is full then, or says something else than it was told. */
function poorDisk(limit: number, isForgetful = false): Disk {
  const disk = nodeDisk();
  let left = limit;
  return {
    ...disk,
    fs: {
      ...disk.fs,
      openWritable: async (name, mode) => {
        const file = await disk.fs.openWritable(name, mode);
        return {
          ...file,
          write: async (given, from) => {
            if (left < given.length) throw systemError('ENOSPC', 'full');
            left -= given.length;
            return await file.write(isForgetful ? given.map(() => 0) : given, from);
          },
        };
      },
    },
  };
}

const inPieces = async (take: (piece: Uint8Array) => Promise<void>) => {
  for (const piece of ['one ', 'two ', 'three']) await take(bytes(piece));
  return ok('done' as const);
};

it('puts what comes piece by piece in place of what was there', async () => {
  expect(await durableStream(nodeDisk(), path(), inPieces)).toEqual(ok('done'));
  expect(await standing()).toEqual([['a.pdf'], 'one two three']);
});

it.each([
  ['what gives the bytes fails', nodeDisk(), 'cancelled'],
  ['the disk is full', poorDisk(5), 'disk-full'],
  ['other bytes come back', poorDisk(100, true), 'io'],
])('leaves what was there, and nothing beside it, where %s', async (_, disk, code) => {
  const done = await durableStream(disk, path(), async (take) => {
    const fed = await inPieces(take);
    return code === 'cancelled' ? fail('cancelled') : fed;
  });
  expect(done).toMatchObject({ ok: false, error: { code } });
  expect(await standing()).toEqual([['a.pdf'], 'before']);
});
