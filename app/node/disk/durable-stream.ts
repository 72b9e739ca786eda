import { createHash } from 'node:crypto';
import type { Result } from '../../core/base/result';
import type { FailureCode } from '../../core/base/failure-table';
import { attempt, systemError, tryQuietly, type DiskResult } from './disk-error';
import { publish, temporaryPath, writeAll } from './durable-write';
import type { Disk, Fs } from './fs';

const PIECE_BYTES = 1 << 20;

/**
 * As `durableWrite`, for a file that is never held whole: `feed` gives its bytes out piece by piece, and what it answers is
 * the answer where all of it stands. Where it fails, or the disk does, nothing is left at `path` that was not there before.
 */
export async function durableStream<T, Code extends FailureCode>(
  disk: Disk,
  path: string,
  feed: (take: (bytes: Uint8Array) => Promise<void>) => Promise<Result<T, Code>>,
): Promise<Result<T, Code> | Extract<DiskResult<T>, { readonly ok: false }>> {
  const temporary = temporaryPath(disk, path);
  const fed = await attempt(path, () => writeChecked(disk.fs, temporary, feed));
  if (fed.ok && fed.value.ok) {
    const published = await publish(disk, temporary, path);
    return published.ok ? fed.value : published;
  }
  await tryQuietly(() => disk.fs.unlink(temporary));
  return fed.ok ? fed.value : fed;
}

async function writeChecked<R extends { readonly ok: boolean }>(
  fs: Fs,
  path: string,
  feed: (take: (bytes: Uint8Array) => Promise<void>) => Promise<R>,
): Promise<R> {
  const hash = createHash('sha256');
  const sum = { bytes: 0 };
  const file = await fs.openWritable(path, 'create');
  try {
    const fed = await feed(async (bytes) => {
      hash.update(bytes);
      sum.bytes += bytes.length;
      await writeAll(file, bytes);
    });
    if (!fed.ok) return fed;
    if ((await file.sizeBytes()) !== sum.bytes) throw systemError('EIO', 'the size is wrong');
    await file.sync();
    if ((await hashOf(fs, path)) !== hash.digest('hex')) throw systemError('EIO', 'other bytes came back');
    return fed;
  } finally {
    await file.close();
  }
}

async function hashOf(fs: Fs, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await fs.openReadable(path);
  try {
    for (let at = 0; ;) {
      const piece = await file.read(at, PIECE_BYTES);
      if (piece.length === 0) return hash.digest('hex');
      hash.update(piece);
      at += piece.length;
    }
  } finally {
    await file.close();
  }
}
