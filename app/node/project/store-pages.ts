import { ok } from '../../core/base/result';
import type { Project } from '../../core/project/project';
import type { Revision } from '../../core/project/revision';
import type { PageStatus } from '../../core/page/transcription';
import type { ForeignPage } from './foreign-page';
import { addReadingBytes, draftOf, importOutsideChange, refreshCopy, type CopyState } from './page-copy';
import { importSyncCopies } from './sync-copies';
import { sha256Hex } from '../disk/hash';
import type { RevisionDraft } from '../history/revision-store';
import { logStatus, type StatusBy } from '../logs/status-log';
import { changeProject, type StoreContext } from './store-context';
import { refuse, type StoreResult } from '../disk/store-error';

export type SaveRequest = Omit<RevisionDraft, 'parentHash' | 'atUtc'> & { readonly baseHash: string | null };

/** A page out of another program's file, whose bytes are kept as a Reading. `extension` begins with a dot. */
export type ImportRequest = {
  readonly pageId: string;
  readonly foreign: ForeignPage;
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly who: string;
  readonly note: string;
  /** Whether the text was laid out anew on the scan, so that the file has no page that answers to this one. */
  readonly isLaid?: boolean;
};

export type SavedPage = {
  readonly revision: Revision;
  /** Another version of the page stands beside this one; `listHistory` names it. */
  readonly isFork: boolean;
  /** The other program's file that the page went on from could not hold the change: see `StoredRevision`. */
  readonly isRewritten: boolean;
  /** What another program had written to the page's convenience copy, taken in before this save. */
  readonly outsideHash: string | null;
  readonly copy: CopyState;
};

export type CurrentPage = {
  /** Null for a page without any text yet. */
  readonly revision: Revision | null;
  /** Newer Revision files that cannot be read any more: what is shown is the newest that can. */
  readonly damagedFiles: readonly string[];
  /** What another program wrote over it, as a version beside it; null once somebody has saved since. */
  readonly outsideHash: string | null;
  /** The name of the sync service's copy that it stood in; empty where it was the page's own file. */
  readonly outsideFile: string;
};

export async function readPage(context: StoreContext, pageId: string): Promise<StoreResult<CurrentPage>> {
  if (context.readOnly === null) {
    await importSyncCopies(context, pageId);
    await takeInOutsideChange(context, pageId);
  }
  const current = await context.revisions.current(pageId);
  if (!current.ok) return current;
  const { revision, damagedFiles, outside } = current.value;
  const outsideHash = outside?.hash ?? null;
  if (revision === null && damagedFiles.length > 0) {
    return refuse('page-damaged', { page: pageId });
  }
  return ok({ revision, damagedFiles, outsideHash, outsideFile: outside?.info.note ?? '' });
}

/** A copy that cannot be read or kept now is left as it is, never overwritten, and tried again next time. */
async function takeInOutsideChange(context: StoreContext, pageId: string): Promise<string | null> {
  const imported = await importOutsideChange(context, pageId);
  return imported.ok ? (imported.value?.hash ?? null) : null;
}

export async function savePage(context: StoreContext, request: SaveRequest): Promise<StoreResult<SavedPage>> {
  const pageId = request.page.id;
  const outsideHash = await takeInOutsideChange(context, pageId);
  const { baseHash, ...rest } = request;
  const stored = await context.revisions.add({ ...rest, parentHash: baseHash, atUtc: context.nowUtc() });
  if (!stored.ok) return stored;
  const { revision, bytes, isFork, isRewritten } = stored.value;
  const copy = await refreshCopy(context, pageId, bytes);
  const beside = outsideHash ?? (isFork ? await outsideBefore(context, revision) : null);
  return ok({ revision, isFork, isRewritten, outsideHash: beside, copy });
}

/** What another program had written, where a look at the page since then has kept it already; null for another's save. */
async function outsideBefore(context: StoreContext, { hash, info }: Revision): Promise<string | null> {
  const history = await context.revisions.history(info.pageId);
  if (!history.ok) return null;
  const before = history.value.revisions
    .filter((one) => one.hash !== hash && one.info.sequence < info.sequence)
    .sort((a, b) => b.info.sequence - a.info.sequence)[0];
  return before?.info.reason === 'outside-change' ? before.hash : null;
}

export async function importPage(
  context: StoreContext,
  request: ImportRequest,
): Promise<StoreResult<SavedPage>> {
  const { pageId, foreign, bytes, extension, who, note } = request;
  const kept = await addReadingBytes(context, pageId, bytes, extension);
  if (!kept.ok) return kept;
  const current = await context.revisions.current(pageId);
  if (!current.ok) return current;
  const baseHash = current.value.revision?.hash ?? null;
  const origin =
    foreign.source === null && request.isLaid !== true
      ? { sha256: sha256Hex(bytes), index: foreign.index }
      : null;
  return savePage(context, { ...draftOf(foreign, pageId), origin, baseHash, reason: 'imported', who, note });
}

export async function pageSource(context: StoreContext, pageId: string): Promise<StoreResult<string | null>> {
  const current = await context.revisions.current(pageId);
  return current.ok ? ok(current.value.revision?.source ?? null) : current;
}

export async function restore(
  context: StoreContext,
  pageId: string,
  hash: string,
  by: { readonly who: string; readonly note: string },
): Promise<StoreResult<SavedPage>> {
  const wanted = await context.revisions.read(pageId, hash);
  if (!wanted.ok) return wanted;
  const current = await context.revisions.current(pageId);
  if (!current.ok) return current;
  const { page, source } = wanted.value;
  return savePage(context, {
    page,
    ...(source === null ? {} : { source }),
    origin: wanted.value.info.origin ?? null,
    baseHash: current.value.revision?.hash ?? null,
    reason: 'restored',
    ...by,
    // The person chose the shorter version, and the longer one stays in the history.
    deletedLines: Number.MAX_SAFE_INTEGER,
  });
}

export async function setStatus(
  context: StoreContext,
  pageId: string,
  status: PageStatus,
  by: StatusBy | undefined,
): Promise<StoreResult<Project>> {
  const logged = by === undefined ? ok(null) : await logStatus(context, pageId, status, by);
  if (!logged.ok) return logged;
  return changeProject(context, context.state.hasKeptState === false, (project) => ({
    ...project,
    pages: project.pages.map((page) => (page.id === pageId ? { ...page, status } : page)),
  }));
}
