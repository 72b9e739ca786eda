import { join } from 'node:path';
import type { FactKnowledge } from '../../core/facts/compare/compare';
import { PROJECT_FORMAT_VERSION, type Project, type ProjectDescription } from '../../core/project/project';
import type { WordRecord } from '../../core/project/project-words';
import type { ProjectKnots } from '../../core/recognise/project-knots';
import { ok } from '../../core/base/result';
import type { Revision } from '../../core/project/revision';
import type { StatusEntry } from '../../core/page/status-flow';
import type { PageStatus } from '../../core/page/transcription';
import { readFactKnowledge, type FactRecord } from '../logs/fact-log';
import { makeFolders } from '../disk/folders';
import { makeLineLog } from '../disk/line-log';
import { takeLock, type OtherWriter } from '../disk/lock-file';
import { appendOutcomes, readProjectKnots, type DatedOutcomes } from '../logs/outcome-log';
import { readCached, trimCached, writeCached } from './page-cache';
import { addReading, readReading, readReadings, type StoredReading } from './page-readings';
import type { DecisionPlaces } from '../../core/edit/divided-decisions';
import type { Arrangement } from '../../core/project/arrange';
import type { ReferenceArrangement } from '../../core/project/arrange-references';
import { createProject, type NewProject, type NewReference, type NewScan } from './project-create';
import { loadProject } from './project-file';
import { plainDisk } from '../disk/plain-files';
import { makeQueue } from '../disk/queue';
import { listedLog, makeInventory, type InventoryFact } from '../logs/inventory-log';
import { beginInventory } from '../inventory/take-stock';
import { openRevisionStore, type PageHistory } from '../history/revision-store';
import { readStatuses, type StatusBy } from '../logs/status-log';
import {
  changeProject,
  isPageOf,
  refuseReadOnly,
  refuseUnknownPage,
  type ReadOnlyReason,
  type StoreContext,
  type StoreDeps,
} from './store-context';
import type { StoreResult } from '../disk/store-error';
import { importPage, pageSource, readPage, restore, savePage, setStatus } from './store-pages';
import type { CurrentPage, ImportRequest, SavedPage, SaveRequest } from './store-pages';
import { splitSheets, type DoneSplits, type Splits } from './split-sheets';
import { addSheets, arrangeSheets, replaceScan } from './store-sheets';
import {
  addFact,
  addReference,
  addVerdict,
  addWord,
  arrangeReferences,
  referenceText,
} from './store-records';
import { takeBack, type TakenBack } from './take-back';
import { takeInCopies, type TakenInFile } from './take-in';
import { readVerdicts, standingLater, standingVerdicts } from '../logs/verdict-log';
import type { StandingVerdict, VerdictRecord } from '../logs/verdict-log';
import { readProjectWords } from '../logs/word-log';

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
  /** Lists in the inventory what is in the folder and had no line there; to be called when the missing is known. */
  readonly addToInventory: (facts: readonly InventoryFact[]) => Promise<StoreResult<null>>;
  readonly describe: (description: ProjectDescription) => Promise<StoreResult<Project>>;
  readonly addReference: (reference: NewReference) => Promise<StoreResult<Project>>;
  /** Renames references, gives them other roles, takes them out or puts them back; see `arrangedReferences`. */
  readonly arrangeReferences: (references: ReferenceArrangement) => Promise<StoreResult<Project>>;
  /** Takes in what a copy of the project in the folder `from` holds besides; see `takeBack`. */
  readonly takeBack: (from: string, label: string) => Promise<StoreResult<TakenBack>>;
  /** Order, names and removal of sheets in one step; nothing of a removed sheet is touched. */
  readonly arrangeSheets: (
    arrangement: Arrangement,
    places?: DecisionPlaces,
  ) => Promise<StoreResult<Project>>;
  readonly addSheets: (scans: readonly NewScan[], at: number) => Promise<StoreResult<Project>>;
  /** Makes two sheets of each spread; `newId` names lines that are broken in two. */
  readonly splitSheets: (
    splits: Splits,
    who: string,
    newId: () => string,
  ) => Promise<StoreResult<DoneSplits>>;
  readonly replaceScan: (pageId: string, scan: NewScan, index: number) => Promise<StoreResult<Project>>;
  readonly referenceText: (index: number) => Promise<StoreResult<string>>;
  /** Keeps a witness of the page for ever; answers its path inside the project. */
  readonly addReading: (pageId: string, bytes: Uint8Array) => Promise<StoreResult<string>>;
  /** In the order in which they came. */
  readonly readings: (pageId: string) => Promise<StoreResult<readonly StoredReading[]>>;
  /** The file of another program with this hash that the page came from; null where it is not there. */
  readonly reading: (pageId: string, sha256: string) => Promise<StoreResult<Uint8Array | null>>;
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
  const { codec, readForeign, nowUtc } = deps;
  const disk = plainDisk(deps.disk, root);
  const loaded = await loadProject(disk, root);
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const isNewer = project.formatVersion > PROJECT_FORMAT_VERSION;
  const lock = isNewer ? null : await takeLock(disk, root, deps.self, nowUtc());
  const folders = makeFolders(disk, root);
  const state = { project, hasKeptState: false };
  const lines = makeLineLog(disk);
  const inventory = makeInventory(lines, root, nowUtc);
  const log = listedLog(lines, root, inventory);
  const context: StoreContext = {
    ...{ disk, codec, readForeign, root, folders, nowUtc, lock, state, log, inventory },
    imageOf: (pageId) => state.project.pages.find(({ id }) => id === pageId)?.image ?? null,
    revisions: openRevisionStore(disk, codec, root, folders, { log, inventory }),
    readOnly: isNewer ? 'newer-format' : lock?.isReadOnly ? 'read-only-medium' : null,
    queue: makeQueue(),
  };
  await coverProject(context);
  return ok(storeOf(context, await takeIn(context)));
}

/** A project of an older program gets its inventory here: what was gone before cannot be known. */
async function coverProject(context: StoreContext): Promise<void> {
  const { disk, root, state, readOnly, inventory, nowUtc } = context;
  if (readOnly !== null || state.project.inventorySinceUtc !== undefined) return;
  await beginInventory(disk, root, state.project.id, inventory);
  await changeProject(context, true, (project) => ({ ...project, inventorySinceUtc: nowUtc() }));
}

/** What another computer wrote into copies of this project's files is its own from here on. */
async function takeIn(context: StoreContext): Promise<readonly TakenInFile[]> {
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

function storeOf(context: StoreContext, takenIn: readonly TakenInFile[]): ProjectStore {
  const doors = doorsOf(context);
  const { state } = context;
  return {
    root: context.root,
    project: () => state.project,
    readOnly: context.readOnly,
    otherWriter: context.lock?.otherWriter ?? null,
    takenIn,
    ...pageVerbs(context, doors),
    ...projectVerbs(context, doors),
    ...recordVerbs(context, doors),
    ...cacheVerbs(context),
    scanPath: (sha256) => {
      const scan = state.project.scans.find((each) => each.sha256 === sha256);
      return scan === undefined ? null : join(context.root, scan.file);
    },
    close: () => context.queue(async () => context.lock?.release()),
  };
}

type Task<T> = () => Promise<StoreResult<T>>;

/** What every verb passes before it may touch the folder. */
type Doors = {
  /** One after another, and only where the project may be changed. */
  readonly writing: <T>(task: Task<T>) => Promise<StoreResult<T>>;
  /** A page number becomes part of a path, so only those of the project are taken. */
  readonly onPage: <T>(pageId: string, task: Task<T>) => Promise<StoreResult<T>>;
  /** Both. */
  readonly changing: <T>(pageId: string, task: Task<T>) => Promise<StoreResult<T>>;
};

function doorsOf(context: StoreContext): Doors {
  const { readOnly, queue } = context;
  const writing: Doors['writing'] = (task) =>
    readOnly === null ? queue(task) : Promise.resolve(refuseReadOnly(readOnly));
  const onPage: Doors['onPage'] = (pageId, task) =>
    isPageOf(context, pageId) ? task() : Promise.resolve(refuseUnknownPage(pageId));
  return { writing, onPage, changing: (pageId, task) => writing(() => onPage(pageId, task)) };
}

function pageVerbs(context: StoreContext, { onPage, changing }: Doors) {
  const { queue, revisions } = context;
  return {
    readPage: (pageId) => queue(() => onPage(pageId, () => readPage(context, pageId))),
    savePage: (request) => changing(request.page.id, () => savePage(context, request)),
    importPage: (request) => changing(request.pageId, () => importPage(context, request)),
    pageSource: (pageId) => onPage(pageId, () => pageSource(context, pageId)),
    restore: (pageId, hash, by) => changing(pageId, () => restore(context, pageId, hash, by)),
    listHistory: (pageId) => onPage(pageId, () => revisions.history(pageId)),
    readRevision: (pageId, hash) => onPage(pageId, () => revisions.read(pageId, hash)),
    thinHistory: (pageId) => changing(pageId, () => revisions.thin(pageId, KEPT_AUTOSAVES)),
    setStatus: (pageId, status, by) => changing(pageId, () => setStatus(context, pageId, status, by)),
    addReading: (pageId, bytes) => changing(pageId, () => addReading(context, pageId, bytes)),
    readings: (pageId) => onPage(pageId, () => readReadings(context, pageId)),
    reading: (pageId, sha256) => onPage(pageId, () => readReading(context, pageId, sha256)),
  } satisfies Partial<ProjectStore>;
}

function projectVerbs(context: StoreContext, { writing }: Doors) {
  return {
    statuses: () => context.queue(() => readStatuses(context.disk, context.root)),
    addToInventory: (facts) =>
      writing(async () => {
        await context.inventory.note(...facts);
        return ok(null);
      }),
    describe: (description) =>
      writing(() => changeProject(context, true, (project) => ({ ...project, ...description }))),
    addReference: (reference) => writing(() => addReference(context, reference)),
    referenceText: (index) => referenceText(context, index),
    arrangeReferences: (references) => writing(() => arrangeReferences(context, references)),
    takeBack: (from, label) => writing(() => takeBack(context, from, label)),
    arrangeSheets: (arrangement, places) => writing(() => arrangeSheets(context, arrangement, places)),
    splitSheets: (splits, who, newId) => writing(() => splitSheets(context, splits, who, newId)),
    addSheets: (scans, at) => writing(() => addSheets(context, scans, at)),
    replaceScan: (pageId, scan, index) => writing(() => replaceScan(context, pageId, scan, index)),
  } satisfies Partial<ProjectStore>;
}

/** What a person decided and taught, and how a machine's words came out. */
function recordVerbs(context: StoreContext, { writing }: Doors) {
  const { disk, root } = context;
  return {
    addVerdict: (record) => writing(() => addVerdict(context, record)),
    verdicts: () => ofVerdicts(context, standingVerdicts),
    later: () => ofVerdicts(context, standingLater),
    addFact: (record) => writing(() => addFact(context, record)),
    factKnowledge: () => readFactKnowledge(disk, root),
    addWord: (record) => writing(() => addWord(context, record)),
    words: () => readProjectWords(disk, root),
    addOutcomes: (record) =>
      writing(() => appendOutcomes(context.log, root, { ...record, atUtc: context.nowUtc() })),
    knots: () => readProjectKnots(disk, root),
  } satisfies Partial<ProjectStore>;
}

async function ofVerdicts<T>(
  { disk, root }: StoreContext,
  make: (records: readonly VerdictRecord[]) => T,
): Promise<StoreResult<T>> {
  const records = await readVerdicts(disk, root);
  return records.ok ? ok(make(records.value)) : records;
}

/** Not in the queue: what is in the cache can be made again, and pictures must not wait for a save. */
function cacheVerbs(context: StoreContext) {
  const { readOnly } = context;
  return {
    readCache: (name) => readCached(context, name),
    trimCache: async (ending, kept, count) => {
      if (readOnly === null) await trimCached(context, ending, kept, count);
    },
    writeCache: (name, bytes) =>
      readOnly === null ? writeCached(context, name, bytes) : Promise.resolve(refuseReadOnly(readOnly)),
  } satisfies Partial<ProjectStore>;
}
