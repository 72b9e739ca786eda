import { dirname } from 'node:path';
import { mergedPage, mergePages, openConflicts } from '../../core/merge/merge-pages';
import type { TakenBackWork } from '../../core/project/handed-over';
import { ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import { nameHash } from '../disk/hash';
import { refuse, type StoreResult } from '../disk/store-error';
import type { ProjectStore } from '../project/project-store';
import type { StoreDeps } from '../project/store-context';
import type { TakenPage } from '../project/take-back-files';
import { readMergeBase } from '../review/merge-base';
import type { ArchiveWork } from './archive-work';
import { withUnpacked } from './unpack-archive';

/**
 * Takes the work of a colleague, in a folder or in the one file of a handed-over copy, into the open project, and brings
 * together what can be brought together without asking. Versions are added; none is changed.
 */
export async function takeBackWork(
  deps: StoreDeps,
  store: ProjectStore,
  from: string,
  { who, label }: { readonly who: string; readonly label: string },
  work: ArchiveWork,
): Promise<StoreResult<TakenBackWork>> {
  const found = await attempt(from, () => deps.disk.fs.stat(from));
  if (!found.ok) return found;
  const take = (folder: string) => takeAndMerge(deps, store, folder, { who, label }, work);
  if (found.value.isFolder) return await take(from);
  return await withUnpacked(deps.disk, from, dirname(store.root), work, take);
}

async function takeAndMerge(
  deps: StoreDeps,
  store: ProjectStore,
  folder: string,
  { who, label }: { readonly who: string; readonly label: string },
  { onProgress, signal }: ArchiveWork,
): Promise<StoreResult<TakenBackWork>> {
  // From here on it goes to its end: half of it would be as safe, and harder to understand.
  if (signal.aborted) return refuse('cancelled');
  onProgress({ step: 'taking-back', done: 0, total: 1 });
  const taken = await store.takeBack(folder, label);
  if (!taken.ok) return taken;
  const { pages, ...rest } = taken.value;
  const [newerPageIds, mergedPageIds, besidePageIds]: [string[], string[], string[]] = [[], [], []];
  for (const [i, page] of pages.entries()) {
    onProgress({ step: 'taking-back', done: i + 1, total: pages.length + 1 });
    const settled = await settlePage(deps, store, page, who);
    if (!settled.ok) return settled;
    if (settled.value === 'newer') newerPageIds.push(page.pageId);
    if (settled.value === 'merged') mergedPageIds.push(page.pageId);
    if (settled.value === 'beside') besidePageIds.push(page.pageId);
  }
  const versions = pages.reduce((sum, { starts }) => sum + starts.length, 0);
  return ok({ ...rest, versions, newerPageIds, mergedPageIds, besidePageIds });
}

type Settled = 'newer' | 'older' | 'merged' | 'beside';

async function settlePage(
  deps: StoreDeps,
  store: ProjectStore,
  { pageId, ownStart, starts }: TakenPage,
  who: string,
): Promise<StoreResult<Settled>> {
  const history = await store.listHistory(pageId);
  if (!history.ok) return history;
  const { currentHash, forkHashes } = history.value;
  const heads = [...(currentHash === null ? [] : [currentHash]), ...forkHashes];
  const others = heads.filter((hash) => starts.includes(nameHash(hash)));
  const mine = heads.find((hash) => nameHash(hash) === ownStart);
  if (others.length === 0) return ok('older');
  if (mine === undefined) return ok('newer');
  let [ownHash, isBeside]: [string, boolean] = [mine, false];
  for (const other of others) {
    const merged = await mergeInto(deps, store, pageId, [ownHash, other], who);
    if (!merged.ok) return merged;
    if (merged.value === null) isBeside = true;
    else ownHash = merged.value;
  }
  if (!isBeside) return ok('merged');
  const kept =
    ownHash === mine && mine !== currentHash ? await saveAgain(store, pageId, mine, who) : ok(null);
  return kept.ok ? ok('beside') : kept;
}

/** The hash of the version that takes both in; null where a person has to choose. */
async function mergeInto(
  { disk, codec }: StoreDeps,
  store: ProjectStore,
  pageId: string,
  [mineHash, theirsHash]: readonly [string, string],
  who: string,
): Promise<StoreResult<string | null>> {
  const base = await readMergeBase(disk, codec, store, pageId, [mineHash, theirsHash]);
  const mine = base.ok ? await store.readRevision(pageId, mineHash) : base;
  const theirs = mine.ok ? await store.readRevision(pageId, theirsHash) : mine;
  if (!base.ok) return base;
  if (!mine.ok) return mine;
  if (!theirs.ok) return theirs;
  // Without what both were made from, a line that one of them took away looks like one that the other wrote.
  if (base.value === null) return ok(null);
  const merge = mergePages(base.value, mine.value.page, theirs.value.page);
  const page = openConflicts(merge, {}) > 0 ? null : mergedPage(merge, {}, () => `m${disk.nonce()}`);
  if (page === null) return ok(null);
  const deletedLines = Math.max(0, mine.value.page.lines.length - page.lines.length);
  const version = { baseHash: mineHash, mergedHash: theirsHash, reason: 'merged', note: '' } as const;
  const saved = await store.savePage({ page, ...version, who, deletedLines });
  return saved.ok ? ok(saved.value.revision.hash) : saved;
}

/** Of two versions side by side the one with the greater number is shown: one's own text must not give way unasked. */
async function saveAgain(
  store: ProjectStore,
  pageId: string,
  hash: string,
  who: string,
): Promise<StoreResult<unknown>> {
  const mine = await store.readRevision(pageId, hash);
  if (!mine.ok) return mine;
  const { page } = mine.value;
  return await store.savePage({ page, baseHash: hash, reason: 'saved', who, note: '', deletedLines: 0 });
}
