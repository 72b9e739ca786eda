import { join } from 'node:path';
import { commonAncestors } from '../../core/merge/common-ancestor';
import { ok } from '../../core/base/result';
import type { Page } from '../../core/page/transcription';
import type { Disk } from '../disk/fs';
import { nameHash } from '../disk/hash';
import type { ProjectStore } from '../project/project-store';
import {
  HISTORY_FOLDER,
  listRevisionFiles,
  readRevisionFile,
  readThinned,
  TRASH_FOLDER,
  type PageCodec,
} from '../history/revision-files';
import type { StoreResult } from '../disk/store-error';

/**
 * The newest version that two versions of a page were both made from, also from the trash, where thinned autosaves lie;
 * null where none can be read.
 */
export async function readMergeBase(
  disk: Disk,
  codec: PageCodec,
  store: ProjectStore,
  pageId: string,
  hashes: readonly [string, string],
): Promise<StoreResult<Page | null>> {
  const history = await store.listHistory(pageId);
  if (!history.ok) return history;
  const thinned = await readThinned(disk.fs, join(store.root, HISTORY_FOLDER, pageId));
  if (!thinned.ok) return thinned;
  const known = [...history.value.revisions.map(({ hash, info }) => ({ ...info, hash })), ...thinned.value];
  for (const hash of commonAncestors(known, ...hashes)) {
    for (const folder of [HISTORY_FOLDER, TRASH_FOLDER]) {
      const page = await readFrom(disk, codec, join(store.root, folder, pageId), pageId, hash);
      if (!page.ok || page.value !== null) return page;
    }
  }
  return ok(null);
}

async function readFrom(
  disk: Disk,
  codec: PageCodec,
  folder: string,
  pageId: string,
  hash: string,
): Promise<StoreResult<Page | null>> {
  const files = await listRevisionFiles(disk.fs, folder);
  if (!files.ok) return files;
  const file = files.value.find(({ hashStart }) => hashStart === nameHash(hash));
  if (file === undefined) return ok(null);
  const revision = await readRevisionFile(disk.fs, codec, pageId, folder, file);
  return revision.ok ? ok(revision.value?.page ?? null) : revision;
}
