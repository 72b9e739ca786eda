import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { inTime } from '../node/disk/in-time';

const KEY_WITHIN_MS = 2_000;

/** The folder of a project, which its project.json names as well. */
export function projectRoot(path: string): string {
  return basename(path) === 'project.json' ? dirname(path) : path;
}

/** One name for a folder, however it was come by: links are followed, and letter case is that of the disk. */
export async function folderKey(folder: string): Promise<string> {
  const path = resolve(projectRoot(folder));
  return (
    (await inTime(
      realpath(path).catch(() => path),
      KEY_WITHIN_MS,
    )) ?? path
  );
}
