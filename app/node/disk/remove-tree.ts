import { join } from 'node:path';
import { attempt, tryQuietly } from './disk-error';
import type { Fs } from './fs';

/** Removes a folder that never was anything but ours: a full disk must not stay full of half a project. */
export async function removeTree(fs: Fs, folder: string): Promise<void> {
  const listed = await attempt(folder, () => fs.listFolder(folder));
  for (const { name, isFolder } of listed.ok ? listed.value : []) {
    const path = join(folder, name);
    if (isFolder) await removeTree(fs, path);
    else await tryQuietly(() => fs.unlink(path));
  }
  await tryQuietly(() => fs.removeFolder(folder));
}
