import { dirname, join } from 'node:path';
import { ok } from '../../core/base/result';
import { attempt, errnoOf, type DiskResult } from './disk-error';
import type { Disk } from './fs';

/** Makes folders below one root, and knows which of them are safe on the medium. */
export type Folders = {
  /** Sees to it that `root/…parts` exists durably; answers its path. */
  readonly ensure: (...parts: readonly string[]) => Promise<DiskResult<string>>;
};

/**
 * The root itself is never made: where it is gone, the medium is gone. A folder whose name is not durable takes the
 * files in it along in a power cut, so its parent is synced once per run even where the folder is already there: an
 * earlier run may have died between the two.
 */
export function makeFolders(disk: Disk, root: string): Folders {
  // Spelt as the paths below it are: a slash at its end, or the other system's slashes, would never be met on the way up.
  const durable = new Set<string>([dirname(join(root, 'x'))]);
  const ensurePath = async (path: string): Promise<DiskResult<string>> => {
    if (durable.has(path) || dirname(path) === path) return ok(path);
    const parent = await ensurePath(dirname(path));
    if (!parent.ok) return parent;
    const made = await attempt(path, () => makeDurably(disk, path));
    if (!made.ok) return made;
    durable.add(path);
    return ok(path);
  };
  return { ensure: (...parts) => ensurePath(join(root, ...parts)) };
}

async function makeDurably(disk: Disk, path: string): Promise<void> {
  try {
    await disk.fs.makeFolder(path);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  await disk.fs.syncFolder(dirname(path));
}
