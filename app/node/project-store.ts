import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FactKnowledge } from '../core/facts/compare';
import { PROJECT_FORMAT_VERSION, type Project, type ProjectDescription } from '../core/project';
import type { WordRecord } from '../core/project-words';
import type { ProjectKnots } from '../core/recognise/project-knots';
import { ok } from '../core/result';
import type { Revision } from '../core/revision';
import type { StatusEntry } from '../core/status-flow';
import type { PageStatus } from '../core/transcription';
import { attempt } from './disk-error';
import { appendFact, readFactKnowledge, type DatedFactRecord, type FactRecord } from './fact-log';
import { makeFolders } from './folders';
import { nodeDisk, type Disk } from './fs';
import { makeLineLog, type LineLog } from './line-log';
import { takeLock, type Lock, type OtherWriter, type ProcessIdentity } from './lock-file';
import { withoutEngine, type ForeignPage, type ReadForeign } from './foreign-page';
import { appendOutcomes, readProjectKnots, type DatedOutcomes } from './outcome-log';
import { readCached, trimCached, writeCached } from './page-cache';
import { addReadingBytes, draftOf, importOutsideChange, refreshCopy } from './page-copy';
import type { CopyState, PageCopyContext } from './page-copy';
import { addReading, readReadings, type StoredReading } from './page-readings';
import { createProject, storeReference, type NewProject, type NewReference } from './project-create';
import { loadProject, storeProject } from './project-file';
import { makeQueue, type Queue } from './queue';
import type { PageCodec } from './revision-files';
import { openRevisionStore } from './revision-store';
import type { PageHistory, RevisionDraft } from './revision-store';
import { refuse, type StoreResult } from './store-error';
import { logStatus, readStatuses, type StatusBy } from './status-log';
import { takeInCopies, type TakenInFile } from './take-in';
import { appendVerdict, readVerdicts, standingLater, standingVerdicts } from './verdict-log';
import type { StandingVerdict, VerdictRecord } from './verdict-log';
import { appendWord, readProjectWords } from './word-log';

/** What the store needs from outside: a disk, the form of a page's file, the clock (for display), who we are. */
export type StoreDeps = {
  readonly disk: Disk;
  readonly codec: PageCodec;
  readonly readForeign: ReadForeign;
  readonly nowUtc: () => string;
  readonly self: ProcessIdentity;
};

export type SaveRequest = Omit<RevisionDraft, 'parentHash' | 'atUtc'> & { readonly baseHash: string | null };

/** A page out of another program's file, whose bytes are kept as a Reading. `extension` begins with a dot. */
export type ImportRequest = {
  readonly pageId: string;
  readonly foreign: ForeignPage;
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly who: string;
  readonly note: string;
};

export type SavedPage = {
  readonly revision: Revision;
  /** Another version of the page stands beside this one; `listHistory` names it. */
  readonly isFork: boolean;
  /** What another program had written to the page's convenience copy, taken in before this save. */
  readonly outsideHash: string | null;
  readonly copy: CopyState;
};

export type CurrentPage = {
  /** Null for a page without any text yet. */
  readonly revision: Revision | null;
  /** Newer Revision files that cannot be read any more: what is shown is the newest that can. */
  readonly damagedFiles: readonly string[];
  readonly outsideHash: string | null;
};

export type ReadOnlyReason = 'newer-format' | 'read-only-medium';

/**
 * One open project folder. Everything that writes runs one after another. Errors are data:
 * a disk code, or what the store itself refuses.
 */
export type ProjectStore = {
  readonly root: string;
  readonly project: () => Project;
  readonly readOnly: ReadOnlyReason | null;
  /** Somebody who has the same folder open, as far as anyone can know. */
  readonly otherWriter: OtherWriter | null;
  /** The copies of logs and of project.json in which the opening found what this project's own files lacked. */
  readonly takenIn: readonly TakenInFile[];
  readonly readPage: (pageId: string) => Promise<StoreResult<CurrentPage>>;
  /** Success means that the page survives a power cut. */
  readonly savePage: (request: SaveRequest) => Promise<StoreResult<SavedPage>>;
  /** Makes a page of another program's file the newest version; the ones before it stay in the history. */
  readonly importPage: (request: ImportRequest) => Promise<StoreResult<SavedPage>>;
  /** The page as the file of another program that it came from, with every edit since; null for a page of our own. */
  readonly pageSource: (pageId: string) => Promise<StoreResult<string | null>>;
  /** Makes an old Revision the newest again, as a new Revision. */
  readonly restore: (
    pageId: string,
    hash: string,
    by: { readonly who: string; readonly note: string },
  ) => Promise<StoreResult<SavedPage>>;
  readonly listHistory: (pageId: string) => Promise<StoreResult<PageHistory>>;
  readonly readRevision: (pageId: string, hash: string) => Promise<StoreResult<Revision>>;
  /** Moves superseded autosaves beyond the newest 20 of the page to the trash; answers how many. */
  readonly thinHistory: (pageId: string) => Promise<StoreResult<number>>;
  /** With `by` the log says who; a validation needs it. Refuses as `logStatus` does. */
  readonly setStatus: (pageId: string, status: PageStatus, by?: StatusBy) => Promise<StoreResult<Project>>;
  /** Who gave which page which status, oldest first. */
  readonly statuses: () => Promise<StoreResult<readonly StatusEntry[]>>;
  readonly describe: (description: ProjectDescription) => Promise<StoreResult<Project>>;
  readonly addReference: (reference: NewReference) => Promise<StoreResult<Project>>;
  readonly referenceText: (index: number) => Promise<StoreResult<string>>;
  /** Keeps a witness of the page for ever; answers its path inside the project. */
  readonly addReading: (pageId: string, bytes: Uint8Array) => Promise<StoreResult<string>>;
  /** In the order in which they came. */
  readonly readings: (pageId: string) => Promise<StoreResult<readonly StoredReading[]>>;
  readonly addVerdict: (record: Omit<VerdictRecord, 'atUtc'>) => Promise<StoreResult<VerdictRecord>>;
  readonly verdicts: () => Promise<StoreResult<Readonly<Record<string, StandingVerdict>>>>;
  /** Ids of Discrepancies that were put off and not decided since. */
  readonly later: () => Promise<StoreResult<readonly string[]>>;
  /** Keeps a name in both languages, or a fact's counterpart, that a person taught the project. */
  readonly addFact: (record: FactRecord & { readonly who: string }) => Promise<StoreResult<FactKnowledge>>;
  readonly factKnowledge: () => Promise<StoreResult<FactKnowledge>>;
  /** Keeps a word that is right in this project, or that it is not; answers all that stand. */
  readonly addWord: (
    record: WordRecord & { readonly who: string },
  ) => Promise<StoreResult<readonly string[]>>;
  readonly words: () => Promise<StoreResult<readonly string[]>>;
  /** Keeps how a machine's words came out on a page that is finished. */
  readonly addOutcomes: (record: Omit<DatedOutcomes, 'atUtc'>) => Promise<StoreResult<null>>;
  /** How often the machine's words are right here, as far as finished pages show it. */
  readonly knots: () => Promise<ProjectKnots>;
  /** The absolute path of an original, or null for a hash that is not the project's. */
  readonly scanPath: (sha256: string) => string | null;
  /** `name` is of letters, digits, dots and dashes. What is in the cache may go at any time. */
  readonly readCache: (name: string) => Promise<StoreResult<Uint8Array | null>>;
  readonly writeCache: (name: string, bytes: Uint8Array) => Promise<StoreResult<null>>;
  /** Keeps at most `count` of what can be made again and ends in `ending`, `kept` before all. */
  readonly trimCache: (ending: string, kept: readonly string[], count: number) => Promise<void>;
  /** Waits for what is being written, then gives the folder free. */
  readonly close: () => Promise<void>;
};

const KEPT_AUTOSAVES = 20;

type Context = PageCopyContext & {
  readonly codec: PageCodec;
  readonly lock: Lock | null;
  readonly log: LineLog;
  readonly readOnly: ReadOnlyReason | null;
  readonly queue: Queue;
  readonly state: { project: Project; hasKeptState: boolean };
};

/** The store's needs on this machine. */
export function nodeStoreDeps(codec: PageCodec, readForeign: ReadForeign = withoutEngine): StoreDeps {
  return {
    disk: nodeDisk(),
    codec,
    readForeign,
    nowUtc: () => new Date().toISOString(),
    self: { host: hostname(), pid: process.pid, isAlive },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes a project and opens it; see `createProject`. */
export async function createAndOpen(
  deps: StoreDeps,
  input: Omit<NewProject, 'createdUtc'>,
): Promise<StoreResult<ProjectStore>> {
  const root = await createProject(deps.disk, { ...input, createdUtc: deps.nowUtc() });
  return root.ok ? openProject(deps, root.value) : root;
}

/**
 * Opens the project at `root`. A newer format and a folder that cannot be written open read-only. Errors:
 * `not-a-project`, `damaged`, `newer-format` (too new even to be shown), a disk code.
 */
export async function openProject(deps: StoreDeps, root: string): Promise<StoreResult<ProjectStore>> {
  const { disk, codec, readForeign, nowUtc } = deps;
  const loaded = await loadProject(disk, root);
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const isNewer = project.formatVersion > PROJECT_FORMAT_VERSION;
  const lock = isNewer ? null : await takeLock(disk, root, deps.self, nowUtc());
  const folders = makeFolders(disk, root);
  const state = { project, hasKeptState: false };
  const context: Context = {
    ...{ disk, codec, readForeign, root, folders, nowUtc, lock, state },
    imageOf: (pageId) => state.project.pages.find(({ id }) => id === pageId)?.image ?? null,
    revisions: openRevisionStore(disk, codec, root, folders),
    readOnly: isNewer ? 'newer-format' : lock?.isReadOnly ? 'read-only-medium' : null,
    log: makeLineLog(disk),
    queue: makeQueue(),
  };
  return ok(storeOf(context, await takeIn(context)));
}

/** What another computer wrote into copies of this project's files is its own from here on. */
async function takeIn(context: Context): Promise<readonly TakenInFile[]> {
  const { state, readOnly } = context;
  const before = state.project;
  const { files, project } = await takeInCopies(context, before, readOnly === null);
  if (project === before) return files;
  const { references, pages } = project;
  // Read-only projects are shown with it, too.
  if (readOnly !== null) state.project = project;
  else await changeProject(context, true, (onDisk) => ({ ...onDisk, references, pages }));
  return files;
}

function storeOf(context: Context, takenIn: readonly TakenInFile[]): ProjectStore {
  const { root, disk, revisions, queue, state } = context;
  const writing = <T>(task: () => Promise<StoreResult<T>>): Promise<StoreResult<T>> =>
    context.readOnly === null ? queue(task) : Promise.resolve(refuseReadOnly(context.readOnly));
  /** A page number becomes part of a path, so only those of the project are taken. */
  const onPage = <T>(pageId: string, task: () => Promise<StoreResult<T>>): Promise<StoreResult<T>> =>
    isPageOf(context, pageId) ? task() : Promise.resolve(refuseUnknownPage(pageId));
  const changing = <T>(pageId: string, task: () => Promise<StoreResult<T>>): Promise<StoreResult<T>> =>
    writing(() => onPage(pageId, task));
  return {
    root,
    project: () => state.project,
    readOnly: context.readOnly,
    otherWriter: context.lock?.otherWriter ?? null,
    takenIn,
    readPage: (pageId) => queue(() => onPage(pageId, () => readPage(context, pageId))),
    savePage: (request) => changing(request.page.id, () => savePage(context, request)),
    importPage: (request) => changing(request.pageId, () => importPage(context, request)),
    pageSource: (pageId) => onPage(pageId, () => pageSource(context, pageId)),
    restore: (pageId, hash, by) => changing(pageId, () => restore(context, pageId, hash, by)),
    listHistory: (pageId) => onPage(pageId, () => revisions.history(pageId)),
    readRevision: (pageId, hash) => onPage(pageId, () => revisions.read(pageId, hash)),
    thinHistory: (pageId) => changing(pageId, () => revisions.thin(pageId, KEPT_AUTOSAVES)),
    setStatus: (pageId, status, by) => changing(pageId, () => setStatus(context, pageId, status, by)),
    statuses: () => queue(() => readStatuses(disk, root)),
    describe: (description) =>
      writing(() => changeProject(context, true, (project) => ({ ...project, ...description }))),
    addReference: (reference) => writing(() => addReference(context, reference)),
    referenceText: (index) => referenceText(context, index),
    addReading: (pageId, bytes) => changing(pageId, () => addReading(context, pageId, bytes)),
    readings: (pageId) => onPage(pageId, () => readReadings(context, pageId)),
    addVerdict: (record) => writing(() => addVerdict(context, record)),
    verdicts: async () => {
      const records = await readVerdicts(disk, root);
      return records.ok ? ok(standingVerdicts(records.value)) : records;
    },
    later: async () => {
      const records = await readVerdicts(disk, root);
      return records.ok ? ok(standingLater(records.value)) : records;
    },
    addFact: (record) => writing(() => addFact(context, record)),
    factKnowledge: () => readFactKnowledge(disk, root),
    addWord: (record) => writing(() => addWord(context, record)),
    words: () => readProjectWords(disk, root),
    addOutcomes: (record) =>
      writing(() => appendOutcomes(context.log, root, { ...record, atUtc: context.nowUtc() })),
    knots: () => readProjectKnots(disk, root),
    scanPath: (sha256) => {
      const scan = state.project.scans.find((each) => each.sha256 === sha256);
      return scan === undefined ? null : join(root, scan.file);
    },
    readCache: (name) => readCached(context, name),
    trimCache: async (ending, kept, count) => {
      if (context.readOnly === null) await trimCached(context, ending, kept, count);
    },
    writeCache: (name, bytes) =>
      context.readOnly === null
        ? writeCached(context, name, bytes)
        : Promise.resolve(refuseReadOnly(context.readOnly)),
    close: () => queue(async () => context.lock?.release()),
  };
}

function refuseReadOnly(reason: ReadOnlyReason): ReturnType<typeof refuse> {
  const why =
    reason === 'newer-format'
      ? 'A newer version of Sverka made this project, so it is only shown.'
      : 'The folder of this project can only be read.';
  return refuse('read-only-project', `${why} Save a copy elsewhere to work on it.`);
}

async function readPage(context: Context, pageId: string): Promise<StoreResult<CurrentPage>> {
  const outsideHash = context.readOnly === null ? await takeInOutsideChange(context, pageId) : null;
  const current = await context.revisions.current(pageId);
  if (!current.ok) return current;
  const { revision, damagedFiles } = current.value;
  if (revision === null && damagedFiles.length > 0) {
    return refuse(
      'damaged',
      `Every version of page ${pageId} is damaged. Check the project, or recognise it again.`,
    );
  }
  return ok({ revision, damagedFiles, outsideHash });
}

/** A copy that cannot be read or kept now is left as it is, never overwritten, and tried again next time. */
async function takeInOutsideChange(context: Context, pageId: string): Promise<string | null> {
  const imported = await importOutsideChange(context, pageId);
  return imported.ok ? (imported.value?.hash ?? null) : null;
}

async function savePage(context: Context, request: SaveRequest): Promise<StoreResult<SavedPage>> {
  const pageId = request.page.id;
  const outsideHash = await takeInOutsideChange(context, pageId);
  const { baseHash, ...rest } = request;
  const stored = await context.revisions.add({ ...rest, parentHash: baseHash, atUtc: context.nowUtc() });
  if (!stored.ok) return stored;
  const { revision, bytes, isFork } = stored.value;
  const copy = await refreshCopy(context, pageId, bytes);
  return ok({ revision, isFork, outsideHash, copy });
}

async function importPage(context: Context, request: ImportRequest): Promise<StoreResult<SavedPage>> {
  const { pageId, foreign, bytes, extension, who, note } = request;
  const kept = await addReadingBytes(context, pageId, bytes, extension);
  if (!kept.ok) return kept;
  const current = await context.revisions.current(pageId);
  if (!current.ok) return current;
  const baseHash = current.value.revision?.hash ?? null;
  return savePage(context, { ...draftOf(foreign, pageId), baseHash, reason: 'imported', who, note });
}

async function pageSource(context: Context, pageId: string): Promise<StoreResult<string | null>> {
  const current = await context.revisions.current(pageId);
  return current.ok ? ok(current.value.revision?.source ?? null) : current;
}

function isPageOf(context: Context, pageId: string): boolean {
  return context.state.project.pages.some(({ id }) => id === pageId);
}

function refuseUnknownPage(pageId: string): ReturnType<typeof refuse> {
  return refuse('not-found', `The project has no page ${pageId}.`);
}

async function restore(
  context: Context,
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
    baseHash: current.value.revision?.hash ?? null,
    reason: 'restored',
    ...by,
    // The person chose the shorter version, and the longer one stays in the history.
    deletedLines: Number.MAX_SAFE_INTEGER,
  });
}

async function setStatus(
  context: Context,
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

async function addReference(context: Context, reference: NewReference): Promise<StoreResult<Project>> {
  const number = context.state.project.references.length + 1;
  const stored = await storeReference(context.disk, context.folders, number, reference);
  if (!stored.ok) return stored;
  return changeProject(context, true, (project) => ({
    ...project,
    references: [...project.references, stored.value],
  }));
}

/** Starts from what is on disk now: another machine may have changed the file since it was opened. */
async function changeProject(
  context: Context,
  keepsState: boolean,
  change: (project: Project) => Project,
): Promise<StoreResult<Project>> {
  const { disk, root, folders, state } = context;
  const loaded = await loadProject(disk, root);
  if (!loaded.ok) return loaded;
  const stored = await storeProject(disk, root, folders, change(loaded.value.project), keepsState);
  if (!stored.ok) return stored;
  state.project = stored.value.project;
  state.hasKeptState = true;
  return ok(state.project);
}

async function referenceText(context: Context, index: number): Promise<StoreResult<string>> {
  const reference = context.state.project.references[index];
  if (reference === undefined) return refuse('not-found', 'The project has no such reference.');
  const path = join(context.root, reference.textFile);
  const bytes = await attempt(path, () => context.disk.fs.readFile(path));
  return bytes.ok ? ok(Buffer.from(bytes.value).toString('utf8')) : bytes;
}

async function addVerdict(
  context: Context,
  record: Omit<VerdictRecord, 'atUtc'>,
): Promise<StoreResult<VerdictRecord>> {
  const dated = { ...record, atUtc: context.nowUtc() };
  const appended = await appendVerdict(context.log, context.root, dated);
  return appended.ok ? ok(dated) : appended;
}

async function addFact(
  context: Context,
  record: FactRecord & { readonly who: string },
): Promise<StoreResult<FactKnowledge>> {
  const dated: DatedFactRecord = { ...record, atUtc: context.nowUtc() };
  const appended = await appendFact(context.log, context.root, dated);
  return appended.ok ? await readFactKnowledge(context.disk, context.root) : appended;
}

async function addWord(
  context: Context,
  record: WordRecord & { readonly who: string },
): Promise<StoreResult<readonly string[]>> {
  const dated = { ...record, atUtc: context.nowUtc() };
  const appended = await appendWord(context.log, context.root, dated);
  return appended.ok ? await readProjectWords(context.disk, context.root) : appended;
}
