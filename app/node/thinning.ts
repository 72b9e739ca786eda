import { join } from 'node:path';
import { ok } from '../core/result';
import { attempt, tryQuietly, type DiskResult } from './disk-error';
import { renamePatiently } from './durable-write';
import type { Folders } from './folders';
import type { Disk } from './fs';
import type { LineLog } from './line-log';
import {
  HISTORY_FOLDER,
  revisionFileName,
  THINNED_FILE,
  TRASH_FOLDER,
  type HistoryItem,
  type ThinnedRevision,
} from './revision-files';

/**
 * Which autosaves may go: those from which exactly one Revision was made, that no merge names, and that `keep` newer
 * autosaves outlive. What a person or a machine asked to keep stays for ever. `items` stand
 * newest first.
 */
export function spareAutosaves(
  items: readonly HistoryItem[],
  thinned: readonly ThinnedRevision[],
  keep: number,
): readonly HistoryItem[] {
  const childrenOf = new Map<string, Set<string>>();
  const addChild = (parent: string | null | undefined, child: string): void => {
    if (parent) childrenOf.set(parent, (childrenOf.get(parent) ?? new Set()).add(child));
  };
  for (const { hash, info } of items) {
    addChild(info.parentHash, hash);
    addChild(info.mergedHash, hash);
  }
  for (const { hash, parentHash } of thinned) addChild(parentHash, hash);
  return items
    .filter(({ info }) => info.reason === 'autosave')
    .slice(keep)
    .filter(({ hash }) => childrenOf.get(hash)?.size === 1 && hash !== items[0]?.hash);
}

/** Logs first: a Revision that is listed as thinned and still there does no harm, one that is missed does. */
export async function moveToTrash(
  disk: Disk,
  log: LineLog,
  folders: Folders,
  pageId: string,
  item: HistoryItem,
): Promise<DiskResult<null>> {
  const history = await folders.ensure(HISTORY_FOLDER, pageId);
  if (!history.ok) return history;
  const trash = await folders.ensure(TRASH_FOLDER, pageId);
  if (!trash.ok) return trash;
  const { hash, info } = item;
  const entry: ThinnedRevision = { hash, parentHash: info.parentHash, sequence: info.sequence };
  const logged = await log.append(history.value, THINNED_FILE, entry);
  if (!logged.ok) return logged;
  const name = revisionFileName(info.sequence, hash);
  const from = join(history.value, name);
  const moved = await attempt(from, () => renamePatiently(disk, from, join(trash.value, name)));
  if (!moved.ok) return moved;
  await tryQuietly(() => disk.fs.syncFolder(trash.value));
  await tryQuietly(() => disk.fs.syncFolder(history.value));
  return ok(null);
}
