import { readFile, stat, unlink } from 'node:fs/promises';
import { ok } from '../core/result';
import { attempt, errnoOf, tryQuietly, type DiskResult } from '../node/disk-error';
import { writeAll } from '../node/durable-write';
import type { Disk } from '../node/fs';
import type { ProcessIdentity } from '../node/lock-file';

export type Claim = { readonly release: () => Promise<void> };

export type Claimant = { readonly disk: Disk; readonly self: ProcessIdentity };

/** Between a claim's file being made and its text being in it. */
const WRITING_MS = 10_000;

/**
 * Takes something for this process by a file that only one can make; `taken` where another has it that may still be at
 * work. The claim of a process of this machine that has died is taken over; of another machine nothing can be known.
 */
export async function claim({ disk, self }: Claimant, path: string): Promise<DiskResult<Claim | 'taken'>> {
  for (let isSecond = false; ; isSecond = true) {
    const made = await make(disk, path, `${self.pid} ${self.host}`);
    if (!made.ok) return made;
    if (made.value) return ok({ release: () => tryQuietly(() => unlink(path)) });
    if (isSecond || (await isHeld(path, self))) return ok('taken');
    await tryQuietly(() => unlink(path));
  }
}

async function make(disk: Disk, path: string, text: string): Promise<DiskResult<boolean>> {
  try {
    const file = await disk.fs.openWritable(path, 'create');
    try {
      await writeAll(file, Buffer.from(text));
    } finally {
      await file.close();
    }
    return ok(true);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return ok(false);
    await tryQuietly(() => removeEmpty(path));
    return await attempt(path, () => Promise.reject(error as Error));
  }
}

/** A claim that could not be written, on a full disk for one. */
async function removeEmpty(path: string): Promise<void> {
  if ((await stat(path)).size === 0) await unlink(path);
}

async function isHeld(path: string, self: ProcessIdentity): Promise<boolean> {
  try {
    const [pid = '', host = self.host] = (await readFile(path, 'utf8')).trim().split(' ');
    if (pid === '') return Date.now() - (await stat(path)).mtimeMs < WRITING_MS;
    return host !== self.host || self.isAlive(Number(pid));
  } catch (error) {
    // It was released just now.
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

const RETRY_MS = 50;
/** Longer than any holder needs, on a slow share as well. */
const PATIENCE_MS = 60_000;

/** Does `work` while no other process does its own under the same path; the lock of one that hangs is broken in the end. */
export async function exclusively<T>(
  claimant: Claimant,
  path: string,
  work: () => Promise<T>,
): Promise<DiskResult<T>> {
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    const lock = await claim(claimant, path);
    if (!lock.ok) return lock;
    if (lock.value !== 'taken') {
      try {
        return ok(await work());
      } finally {
        await lock.value.release();
      }
    }
    if (waitedMs >= PATIENCE_MS) await tryQuietly(() => unlink(path));
    await claimant.disk.delay(RETRY_MS);
  }
}
