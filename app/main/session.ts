import { cpus } from 'node:os';
import { join } from 'node:path';
import { ok } from '../core/base/result';
import { standingMarks } from '../core/page/status-flow';
import type { ProjectView, VerdictEntry } from '../ipc';
import type { Disk } from '../node/disk/fs';
import { openSeenInventory, type SeenInventory } from '../node/inventory/seen-inventory';
import { readInventory } from '../node/inventory/take-stock';
import { plainDisk } from '../node/disk/plain-files';
import { openActivity, type Activity } from '../node/logs/activity';
import { openJournal, type Journal } from '../node/journal/journal';
import { makePagePictures, type PagePictures } from '../node/scans/page-pictures';
import type { ProjectStore } from '../node/project/project-store';
import type { HistoryItem } from '../node/history/revision-files';
import type { ScanEngine } from '../node/scans/scan-engine';
import { makeScanShelf, type ScanShelf } from '../node/scans/scan-shelf';
import type { RecognitionJob } from '../node/recognition/recognition-job';
import { unfinishedJob, type UnfinishedJob } from '../node/logs/unfinished-job';
import type { StoreResult } from '../node/disk/store-error';
import type { Timeline } from '../node/history/timeline';

/** The project that a window has open, with everything that belongs to it. */
export type Session = {
  /** By which the program knows that no other window has it. */
  readonly folderKey: string;
  readonly store: ProjectStore;
  readonly shelf: ScanShelf;
  readonly pictures: PagePictures;
  /** Null where the local disk would not take one; typing is then safe only once it is saved. */
  readonly journal: Journal | null;
  readonly activity: Activity;
  /** What the project's inventory was seen to list on this computer. */
  readonly seen: SeenInventory;
  /** Adds to it what the inventory lists now. */
  readonly noteSeen: () => Promise<void>;
  readonly isSample: () => boolean;
  /** What an earlier recognition left undone. */
  readonly unfinished: UnfinishedJob;
  /** What Revisions said of themselves, for lists over all sheets. */
  readonly revisionItems: Map<string, HistoryItem>;
  /** Where one stopped on this computer, for the window that opens it. */
  stoppedAt: { readonly pageId: string; readonly line: number } | null;
  /** Who saved something here last, and when. */
  worked: { readonly who: string; readonly atUtc: string } | null;
  /** The list of all versions that the window is reading. */
  timeline: Timeline | null;
  /** What ends the part of a page that is being read, if one is. */
  reading: AbortController | null;
  /** The recognition that runs. */
  job: { readonly controller: AbortController; readonly job: RecognitionJob } | null;
};

/** What a session needs of the program. */
export type SessionDeps = {
  readonly engine: ScanEngine;
  readonly disk: Disk;
  readonly userFolder: string;
  /** The runs of a project's journal that write now: a copy that is open in another window has the same id. */
  readonly liveRuns: (projectId: string) => Set<number>;
};

export async function startSession(
  store: ProjectStore,
  { engine, disk, userFolder, liveRuns }: SessionDeps,
  folderKey: string,
  isSample: () => boolean,
): Promise<Session> {
  const shelf = makeScanShelf(engine, store);
  const { id } = store.project();
  const journal =
    store.readOnly === null ? await openJournal(disk, join(userFolder, 'journal'), id, liveRuns(id)) : null;
  const seen = await openSeenInventory(disk, userFolder, store.project().id, store.root);
  const place = plainDisk(disk, store.root);
  return {
    ...{ folderKey, store, shelf, seen },
    noteSeen: async () => {
      const listed = await readInventory(place, store.root);
      if (listed.ok) await seen.note(listed.value);
    },
    pictures: makePagePictures(store, shelf),
    journal: journal !== null && journal.ok ? journal.value : null,
    activity: await openActivity(disk, userFolder, store.project().id),
    isSample,
    unfinished: unfinishedJob(disk, userFolder, store.project().id),
    revisionItems: new Map(),
    stoppedAt: null,
    worked: null,
    timeline: null,
    reading: null,
    job: null,
  };
}

export async function endSession(session: Session): Promise<void> {
  session.reading?.abort();
  session.job?.controller.abort();
  // First, since it waits neither for the engine nor for the project's medium: its run writes no more.
  await session.journal?.close();
  await session.job?.job.end;
  await session.shelf.close();
  await session.store.close();
  await session.noteSeen();
}

/** One page a core, but one core is the person's. */
export function pagesAtOnce(): number {
  return Math.max(1, Math.min(4, cpus().length - 1));
}

async function unfinishedPages({ store, unfinished }: Session): Promise<readonly string[]> {
  if (store.readOnly !== null) return [];
  const left = await unfinished.read();
  return store
    .project()
    .pages.map(({ id }) => id)
    .filter((id) => left.includes(id));
}

/** What the review window is told of the project. */
export async function viewOf(session: Session): Promise<StoreResult<ProjectView>> {
  const { store, stoppedAt } = session;
  const verdicts = await store.verdicts();
  if (!verdicts.ok) return verdicts;
  const later = await store.later();
  if (!later.ok) return later;
  const statuses = await store.statuses();
  if (!statuses.ok) return statuses;
  const pending = await session.journal?.pendingPages();
  const knowledge = await store.factKnowledge();
  if (!knowledge.ok) return knowledge;
  const words = await store.words();
  if (!words.ok) return words;
  return ok({
    project: store.project(),
    recoverable: pending?.ok === true ? pending.value : [],
    folder: store.root,
    readOnly: store.readOnly,
    otherWriter: store.otherWriter?.host ?? null,
    takenIn: store.takenIn,
    unfinishedPageIds: session.job === null ? await unfinishedPages(session) : [],
    verdicts: verdicts.value satisfies Readonly<Record<string, VerdictEntry>>,
    later: later.value,
    marks: standingMarks(statuses.value),
    ...(stoppedAt === null ? {} : { stoppedAt: { pageId: stoppedAt.pageId, line: stoppedAt.line } }),
    isSample: session.isSample(),
    knowledge: knowledge.value,
    words: words.value,
    knots: (await store.knots()).text,
  });
}

/** The runs of each project's journal that write now. */
export function makeLiveRuns(): (projectId: string) => Set<number> {
  const runs = new Map<string, Set<number>>();
  return (projectId) => {
    const known = runs.get(projectId) ?? new Set();
    runs.set(projectId, known);
    return known;
  };
}
