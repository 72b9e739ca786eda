import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ok } from '../../core/base/result';
import { attempt, systemError, tryQuietly } from './disk-error';
import type { DiskResult } from './disk-error';
import { publish, temporaryPath, writeAll } from './durable-write';
import type { Disk, Fs } from './fs';

const CHUNK_BYTES = 1 << 20;

export type CopiedFile = { readonly sha256: string; readonly bytes: number; readonly name: string };

/** Calls `take` with the file's bytes, part by part, and answers its SHA-256 and length. Nothing is held whole. */
export async function hashFile(
  fs: Fs,
  path: string,
  take: (chunk: Uint8Array) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const file = await fs.openReadable(path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for (;;) {
      const chunk = await file.read(bytes, CHUNK_BYTES);
      if (chunk.length === 0) return { sha256: hash.digest('hex'), bytes };
      hash.update(chunk);
      bytes += chunk.length;
      await take(chunk);
    }
  } finally {
    await file.close();
  }
}

/**
 * Copies `source`, which is only read, into `folder` under the name that `nameOf` makes of its content, as durably as
 * `durableWrite`; the copy is read back before it gets its name.
 */
export async function copyByHash(
  disk: Disk,
  source: string,
  folder: string,
  nameOf: (sha256: string) => string,
): Promise<DiskResult<CopiedFile>> {
  const temporary = temporaryPath(disk, join(folder, 'any'));
  const copied = await attempt(source, () => copyChecked(disk.fs, source, temporary));
  if (!copied.ok) {
    await tryQuietly(() => disk.fs.unlink(temporary));
    return copied;
  }
  const name = nameOf(copied.value.sha256);
  const published = await publish(disk, temporary, join(folder, name));
  return published.ok ? ok({ ...copied.value, name }) : published;
}

async function copyChecked(
  fs: Fs,
  source: string,
  target: string,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const file = await fs.openWritable(target, 'create');
  let read;
  try {
    read = await hashFile(fs, source, (chunk) => writeAll(file, chunk));
    if ((await file.sizeBytes()) !== read.bytes) throw systemError('EIO', 'the size is wrong');
    await file.sync();
  } finally {
    await file.close();
  }
  const back = await hashFile(fs, target);
  if (back.sha256 !== read.sha256) throw systemError('EIO', 'other bytes came back');
  return read;
}
