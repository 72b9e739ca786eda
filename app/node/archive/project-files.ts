import { join } from 'node:path';
import { ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import { TEMPORARY_PREFIX } from '../disk/durable-write';
import type { Disk } from '../disk/fs';
import { LOCK_FILE } from '../disk/lock-file';
import type { StoreResult } from '../disk/store-error';
import { INVENTORY_FILE } from '../logs/inventory-log';
import { PROJECT_FILE } from '../project/project-file';
import { isOfSystem, isPlainPath } from '../zip/archive-limits';

export type ProjectFiles = {
  /** Paths with `/`, in the order in which they are packed, the same for the same files. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** What cannot go along: links, devices, names that are none on another system, what cannot be listed. */
  readonly leftOut: readonly string[];
};

/** What belongs to this run or machine, or can be made again. */
export function isOfMachine(path: string): boolean {
  const [first = ''] = path.split('/');
  const isTemporary = path.split('/').some((name) => name.startsWith(TEMPORARY_PREFIX));
  return isTemporary || path === LOCK_FILE || first === 'cache' || isOfSystem(path);
}

/**
 * Everything of a project's folder that is handed over. The inventory comes first: all that it lists was there before it
 * was read, whatever is written meanwhile.
 */
export async function projectFiles({ fs }: Disk, root: string): Promise<StoreResult<ProjectFiles>> {
  const files: { path: string; bytes: number }[] = [];
  const leftOut: string[] = [];
  const waiting: string[] = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const at = join(root, folder);
    const listed = await attempt(at, () => fs.listFolder(at));
    if (!listed.ok && folder === '') return listed;
    if (!listed.ok) leftOut.push(folder);
    for (const { name } of listed.ok ? listed.value : []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (isOfMachine(path)) continue;
      const kind = await attempt(path, () => fs.kindOf(join(root, path)));
      if (kind.ok && kind.value === 'folder') waiting.push(path);
      else if (!kind.ok || kind.value !== 'file' || !isPlainPath(`x/${path}`)) leftOut.push(path);
      else {
        const found = await attempt(path, () => fs.stat(join(root, path)));
        if (found.ok) files.push({ path, bytes: found.value.sizeBytes });
        else leftOut.push(path);
      }
    }
  }
  return ok({ files: files.sort(inOrder), leftOut: leftOut.sort() });
}

const FIRST: readonly string[] = [INVENTORY_FILE, PROJECT_FILE];

function inOrder(a: { readonly path: string }, b: { readonly path: string }): number {
  const [first, second] = [rankOf(a.path), rankOf(b.path)];
  if (first !== second) return first - second;
  return a.path < b.path ? -1 : 1;
}

function rankOf(path: string): number {
  const rank = FIRST.indexOf(path);
  return rank < 0 ? FIRST.length : rank;
}
