import type { FailureCode } from '../../core/base/failure-table';
import { dirname, join } from 'node:path';
import { type Failure, ok } from '../../core/base/result';
import { attempt, attemptOptional, diskFailure, errnoOf, systemError, tryQuietly } from './disk-error';
import type { DiskResult } from './disk-error';
import type { Disk, Fs, WritableFile } from './fs';

/** Names that start so were never published: what an interrupted save leaves behind. */
export const TEMPORARY_PREFIX = '.tmp-';

/**
 * Waits before each new try of a rename on Windows, for what looks into each new file and lets go of it: 1.3 s in all. A
 * program that holds a file longer holds it until somebody closes it, and the person waits for the save meanwhile.
 */
const RENAME_DELAYS_MS = [20, 40, 80, 160, 320, 640] as const;

/** What Windows answers where the name is held open; it does not tell that from a lack of rights. */
const TRANSIENT: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Puts `bytes` at `path` so that after a crash or a power cut the path holds either what it held before or all of
 * `bytes` (Pillai et al., OSDI 2014, for why each step is needed). Nothing is ever deleted to make
 * room. `unconfirmed` means that the new bytes are in place and only their durability is in doubt. `beforeRename`
 * runs last of all before the old bytes give way; its failure leaves them.
 */
export async function durableWrite<Code extends FailureCode = never>(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  beforeRename?: () => Promise<Refusal<Code>>,
): Promise<DiskResult<null> | Extract<Refusal<Code>, { readonly ok: false }>> {
  const temporary = temporaryPath(disk, path);
  const written = await attempt(path, () => writeChecked(disk.fs, temporary, bytes));
  const allowed = written.ok && beforeRename ? await beforeRename() : written;
  if (!allowed.ok) {
    await tryQuietly(() => disk.fs.unlink(temporary));
    return allowed;
  }
  return publish(disk, temporary, path);
}

/**
 * As `durableWrite`, with what is not yet whole in `folder`: where a run is killed, nothing is left beside its outputs. Where
 * the folder is on another disk than the path, it is written as ever.
 */
export async function durableWriteBy(
  disk: Disk,
  folder: string,
  path: string,
  bytes: Uint8Array,
): Promise<DiskResult<null>> {
  const temporary = temporaryPath(disk, join(folder, 'x'));
  const written = await attempt(path, () => writeChecked(disk.fs, temporary, bytes));
  if (written.ok) {
    const published = await publish(disk, temporary, path);
    if (published.ok || published.error.code === 'unconfirmed') return published;
  }
  await tryQuietly(() => disk.fs.unlink(temporary));
  return await durableWrite(disk, path, bytes);
}

/** What `beforeRename` answers: go on, or why not. */
export type Refusal<Code extends FailureCode> =
  { readonly ok: true } | { readonly ok: false; readonly error: Failure<Code> };

/**
 * As `durableWrite`, for a file that never changes afterwards. Where the name is taken: done if it holds the same
 * bytes, else `exists`. Between two writers the name itself must tell their bytes apart (a content hash does).
 */
export async function createExclusive(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
): Promise<DiskResult<null>> {
  const present = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!present.ok) return present;
  if (present.value === null) return durableWrite(disk, path, bytes);
  if (!sameBytes(present.value, bytes)) return diskFailure('exists', path);
  return confirm(disk, path);
}

/** A name in the folder of `path` that nobody else uses. */
export function temporaryPath(disk: Disk, path: string): string {
  return join(dirname(path), `${TEMPORARY_PREFIX}${disk.nonce()}`);
}

/** Renames a complete, synced temporary file to its name and makes the name durable. */
export async function publish(disk: Disk, temporary: string, path: string): Promise<DiskResult<null>> {
  const renamed = await attempt(path, () => renamePatiently(disk, temporary, path));
  if (!renamed.ok) {
    await tryQuietly(() => disk.fs.unlink(temporary));
    return renamed;
  }
  return confirm(disk, path);
}

async function confirm(disk: Disk, path: string): Promise<DiskResult<null>> {
  const synced = await attempt(path, () => disk.fs.syncFolder(dirname(path)));
  return synced.ok ? ok(null) : diskFailure('unconfirmed', path);
}

/** Writes all of `bytes` out, however few go at a time. A system that takes none is taken for full. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    const written = await file.write(bytes, from);
    if (written <= 0) throw systemError('ENOSPC', 'the system took no more bytes');
    from += written;
  }
}

async function writeChecked(fs: Fs, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.openWritable(path, 'create');
  try {
    await writeAll(file, bytes);
    if ((await file.sizeBytes()) !== bytes.length) throw systemError('EIO', 'the size is wrong');
    await file.sync();
  } finally {
    await file.close();
  }
  if (!sameBytes(await fs.readFile(path), bytes)) throw systemError('EIO', 'other bytes came back');
}

/** On Windows with more than one try, and EBUSY where the name is held all along: the folder has just been written to. */
export async function renamePatiently(disk: Disk, from: string, to: string): Promise<void> {
  if (!disk.retriesRename) return disk.fs.rename(from, to);
  for (const delayMs of [...RENAME_DELAYS_MS, null]) {
    try {
      return await disk.fs.rename(from, to);
    } catch (error) {
      if (!TRANSIENT.has(errnoOf(error) ?? '')) throw error;
      if (delayMs === null) throw systemError('EBUSY', to);
      await disk.delay(delayMs);
    }
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
