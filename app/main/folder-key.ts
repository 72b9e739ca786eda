import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inTime } from '../node/disk/in-time';

const KEY_WITHIN_MS = 2_000;

/** One name for a folder, however it was come by: links are followed, and letter case is that of the disk. */
export async function folderKey(folder: string): Promise<string> {
  const path = resolve(folder);
  return (
    (await inTime(
      realpath(path).catch(() => path),
      KEY_WITHIN_MS,
    )) ?? path
  );
}
