import { basename, join } from 'node:path';
import type { Project, ProjectPage, ScanFile } from '../../core/project/project';
import { PROJECT_FORMAT_VERSION } from '../../core/project/project';
import { omit } from '../../core/base/omit';
import { ok } from '../../core/base/result';
import { copyByHash, hashFile } from '../disk/copy-file';
import { attempt, attemptOptional } from '../disk/disk-error';
import { createExclusive } from '../disk/durable-write';
import type { Disk } from '../disk/fs';
import { bytesAsWritten, hashedName, nameHash, parseHashedName } from '../disk/hash';
import { plainDisk } from '../disk/plain-files';
import { safeFileName } from '../disk/safe-name';
import { refuse, type StoreResult } from '../disk/store-error';
import {
  HISTORY_FOLDER,
  listRevisionFiles,
  readRevisionBytes,
  readThinned,
  revisionFileName,
  THINNED_FILE,
  THINNED_LOG,
} from '../history/revision-files';
import { INVENTORY_FILE } from '../logs/inventory-log';
import { readLogCopies, readOwnLog, type LogKind } from '../logs/log-files';
import { PROJECT_LOGS } from '../logs/logs';
import { takenInRecord } from '../logs/merge-logs';
import { readStatuses, STATUS_LOG } from '../logs/status-log';
import { READINGS_FOLDER } from './page-copy';
import { loadProject } from './project-file';
import { changeProject, type StoreContext } from './store-context';
import { missingRecords, withStatuses, type ProjectFolder } from './take-in';

/** What a copy of the project had that the project itself had not. */
export type TakenBack = {
  /** Sheets of which it had versions. */
  readonly pages: readonly TakenPage[];
  /** Decisions, statuses, words and facts. */
  readonly records: number;
  readonly references: number;
  /** Sheets that only it had, and that are here now. */
  readonly addedPageIds: readonly string[];
  /** Sheets that are another scan here, or whose scan it lacks: nothing of them was taken. */
  readonly leftOutPageIds: readonly string[];
  /** Files of the copy that are not what their names say; the others were taken. */
  readonly damagedFiles: readonly string[];
};

/** `ownStart`: the start of the hash of the newest version here, before; null for none. `starts`: of those taken in. */
export type TakenPage = {
  readonly pageId: string;
  readonly ownStart: string | null;
  readonly starts: readonly string[];
};

/**
 * Takes into the open project what a copy of it at `from` holds besides: versions, readings, decisions, texts to compare
 * with, sheets. The copy may come from anybody: only what is whole by its own hash is taken, nothing here is written
 * over, no link is followed. Where both went on, two versions of the sheet stand side by side, as after a sync.
 * `label` says in the records where they came from. Refuses a copy of another project.
 */
export async function takeBack(
  context: StoreContext,
  from: string,
  label: string,
): Promise<StoreResult<TakenBack>> {
  const disk = plainDisk(context.disk, from);
  const loaded = await loadProject(disk, from);
  if (!loaded.ok) return loaded;
  const theirs = loaded.value.project;
  if (theirs.formatVersion > PROJECT_FORMAT_VERSION) return refuse('newer-format');
  if (theirs.id !== context.state.project.id) return refuse('other-document');
  const taking: Taking = { context, disk, from, label, theirs, leftOut: [], damaged: [], pages: [] };
  const sheets = await takeSheets(taking);
  if (!sheets.ok) return sheets;
  for (const pageId of sheets.value.pageIds) {
    const taken = await takePage(taking, pageId);
    if (!taken.ok) return taken;
  }
  const references = await takeReferences(taking);
  if (!references.ok) return references;
  const records = await takeRecords(taking, new Set(sheets.value.pageIds));
  if (!records.ok) return records;
  const { scans, added } = sheets.value;
  const described = await describe(taking, { scans, added, references: references.value, ...records.value });
  if (!described.ok) return described;
  return ok({
    pages: taking.pages,
    records: records.value.count,
    references: references.value.length,
    addedPageIds: added.map(({ page }) => page.id),
    leftOutPageIds: taking.leftOut,
    damagedFiles: taking.damaged,
  });
}

type Taking = {
  readonly context: StoreContext;
  /** Follows no link, in the project and in the copy. */
  readonly disk: Disk;
  readonly from: string;
  readonly label: string;
  readonly theirs: Project;
  readonly leftOut: string[];
  readonly damaged: string[];
  readonly pages: TakenPage[];
};

/** A sheet that is new here, and the one that it comes after. */
type AddedPage = { readonly page: ProjectPage; readonly afterId: string | null };

type Sheets = {
  /** Of which anything may be taken. */
  readonly pageIds: readonly string[];
  readonly scans: readonly ScanFile[];
  readonly added: readonly AddedPage[];
};

/** Which sheets are the same on both sides; scans of those that are new here are copied in. */
async function takeSheets(taking: Taking): Promise<StoreResult<Sheets>> {
  const { theirs, leftOut, context } = taking;
  const own = context.state.project;
  const known = new Map([...own.pages, ...(own.removedPages ?? [])].map((page) => [page.id, page]));
  const pageIds: string[] = [];
  const scans: ScanFile[] = [];
  const added: AddedPage[] = [];
  for (const [i, page] of theirs.pages.entries()) {
    const mine = known.get(page.id);
    if (mine !== undefined) {
      if (isSameSheet(mine, page)) pageIds.push(page.id);
      else leftOut.push(page.id);
      continue;
    }
    const scan = await takeScan(taking, page.scanSha256, [...own.scans, ...scans]);
    if (!scan.ok) return scan;
    if (scan.value === null) {
      leftOut.push(page.id);
      continue;
    }
    if (!scans.includes(scan.value)) scans.push(scan.value);
    pageIds.push(page.id);
    added.push({ page: omit(page, 'formerScans'), afterId: theirs.pages[i - 1]?.id ?? null });
  }
  return ok({ pageIds, scans, added });
}

/** Two people may each have added a sheet of the same number. */
function isSameSheet(a: ProjectPage, b: ProjectPage): boolean {
  const scansOf = (page: ProjectPage) =>
    [page, ...(page.formerScans ?? [])].map(({ scanSha256, scanIndex }) => `${scanSha256}/${scanIndex}`);
  const own = scansOf(a);
  return scansOf(b).some((scan) => own.includes(scan));
}

/** The scan as it is here now; null where the copy has none whose bytes are what it says. */
async function takeScan(
  { context, disk, from, theirs }: Taking,
  sha256: string,
  known: readonly ScanFile[],
): Promise<StoreResult<ScanFile | null>> {
  const here = known.find((scan) => scan.sha256 === sha256);
  if (here !== undefined) return ok(here);
  const listed = theirs.scans.find((scan) => scan.sha256 === sha256);
  if (listed === undefined) return ok(null);
  const source = join(from, listed.file);
  const found = await attempt(source, () => hashFile(disk.fs, source));
  if (!found.ok || found.value.sha256 !== sha256) return ok(null);
  const folder = await context.folders.ensure('scan');
  if (!folder.ok) return folder;
  const given = parseHashedName(basename(listed.file))?.rest.replace(/^-/u, '') ?? basename(listed.file);
  const name = hashedName(known.length + 1, 4, sha256, `-${safeFileName(given, 'scan')}`);
  const copied = await copyByHash(disk, source, folder.value, () => name);
  if (!copied.ok) return copied;
  const file = `scan/${name}`;
  await context.inventory.note({ kind: 'file', file });
  return ok({ file, sha256, bytes: copied.value.bytes });
}

async function takePage(taking: Taking, pageId: string): Promise<StoreResult<null>> {
  const versions = await takeVersions(taking, pageId);
  if (!versions.ok) return versions;
  const readings = await takeReadings(taking, pageId);
  if (!readings.ok) return readings;
  const { context, disk, from } = taking;
  const theirs = join(from, HISTORY_FOLDER, pageId);
  const own = { disk, root: join(context.root, HISTORY_FOLDER, pageId) };
  const missing = await missingIn(own, theirs, THINNED_LOG);
  if (!missing.ok) return missing;
  if (missing.value.length === 0) return ok(null);
  const folder = await context.folders.ensure(HISTORY_FOLDER, pageId);
  if (!folder.ok) return folder;
  const records = missing.value.map(({ placed }) => placed.record);
  const appended = await context.log.append(folder.value, THINNED_FILE, ...records);
  return appended.ok ? ok(null) : appended;
}

async function takeVersions(taking: Taking, pageId: string): Promise<StoreResult<null>> {
  const { context, disk, from, damaged } = taking;
  const theirFolder = join(from, HISTORY_FOLDER, pageId);
  const theirs = await listRevisionFiles(disk.fs, theirFolder);
  const own = await listRevisionFiles(disk.fs, join(context.root, HISTORY_FOLDER, pageId));
  const thinned = await readThinned(disk.fs, join(context.root, HISTORY_FOLDER, pageId));
  if (!theirs.ok) return theirs;
  if (!own.ok) return own;
  if (!thinned.ok) return thinned;
  const gone = new Set(thinned.value.map(({ hash }) => nameHash(hash)));
  const known = new Set(own.value.map(({ hashStart }) => hashStart));
  const starts: string[] = [];
  // Oldest first: cut off anywhere, no version stands here without its parents.
  for (const file of [...theirs.value].reverse()) {
    if (known.has(file.hashStart) || gone.has(file.hashStart)) continue;
    const path = join(theirFolder, file.name);
    const bytes = await attempt(path, () => disk.fs.readFile(path));
    const revision = bytes.ok ? readRevisionBytes(context.codec, pageId, file, bytes.value) : null;
    const written = bytes.ok ? bytesAsWritten(bytes.value, file.hashStart) : null;
    if (revision === null || written === null) {
      damaged.push(`${HISTORY_FOLDER}/${pageId}/${file.name}`);
      continue;
    }
    const kept = await keep(
      taking,
      [HISTORY_FOLDER, pageId],
      revisionFileName(file.sequence, revision.hash),
      written,
    );
    if (!kept.ok) return kept;
    starts.push(file.hashStart);
  }
  const ownStart = own.value[0]?.hashStart ?? null;
  if (starts.length > 0) taking.pages.push({ pageId, ownStart, starts });
  return ok(null);
}

async function takeReadings(taking: Taking, pageId: string): Promise<StoreResult<null>> {
  const { context, disk, from, damaged } = taking;
  const namesIn = async (root: string) => {
    const folder = join(root, READINGS_FOLDER, pageId);
    const listed = await attemptOptional(folder, () => disk.fs.listFolder(folder));
    return (listed.ok ? (listed.value ?? []) : [])
      .filter(({ isFolder }) => !isFolder)
      .map(({ name }) => name);
  };
  const known = new Set((await namesIn(context.root)).map((name) => parseHashedName(name)?.hashStart));
  for (const name of (await namesIn(from)).sort()) {
    const parsed = parseHashedName(name);
    if (parsed === null || known.has(parsed.hashStart)) continue;
    const path = join(from, READINGS_FOLDER, pageId, name);
    const bytes = await attempt(path, () => disk.fs.readFile(path));
    const written = bytes.ok ? bytesAsWritten(bytes.value, parsed.hashStart) : null;
    if (written === null) {
      damaged.push(`${READINGS_FOLDER}/${pageId}/${name}`);
      continue;
    }
    const kept = await keep(taking, [READINGS_FOLDER, pageId], name, written);
    if (!kept.ok) return kept;
  }
  return ok(null);
}

/** Makes an immutable file and lists it. */
async function keep(
  { context, disk }: Taking,
  folders: readonly string[],
  name: string,
  bytes: Uint8Array,
): Promise<StoreResult<null>> {
  const folder = await context.folders.ensure(...folders);
  if (!folder.ok) return folder;
  const written = await createExclusive(disk, join(folder.value, name), bytes);
  if (written.ok) await context.inventory.note({ kind: 'file', file: [...folders, name].join('/') });
  return written;
}

/** The texts to compare with that only the copy names, with their files. One that was removed here stays removed. */
async function takeReferences(taking: Taking): Promise<StoreResult<Project['references']>> {
  const { context, disk, from, theirs, damaged } = taking;
  const { references, removedReferences = [] } = context.state.project;
  const known = new Set([...references, ...removedReferences].map(({ textFile }) => textFile));
  const taken = [];
  for (const reference of theirs.references) {
    if (known.has(reference.textFile)) continue;
    const files = [...new Set([reference.file, reference.textFile])];
    const whole = [];
    for (const file of files) {
      const hashStart = parseHashedName(basename(file))?.hashStart ?? '';
      const bytes = await attempt(file, () => disk.fs.readFile(join(from, file)));
      const written = bytes.ok ? bytesAsWritten(bytes.value, hashStart) : null;
      if (written !== null) whole.push({ file, written });
    }
    if (whole.length < files.length) {
      damaged.push(reference.file);
      continue;
    }
    for (const { file, written } of whole) {
      const kept = await keep(taking, ['references'], basename(file), written);
      if (!kept.ok) return kept;
    }
    taken.push(reference);
  }
  return ok(taken);
}

type Records = { readonly count: number; readonly statusPageIds: ReadonlySet<string> };

/** What was decided and taught in the copy; the status of a sheet that was left out is not this sheet's. */
async function takeRecords(taking: Taking, pageIds: ReadonlySet<string>): Promise<StoreResult<Records>> {
  const { context, disk, from, label } = taking;
  const statusPageIds = new Set<string>();
  let count = 0;
  for (const kind of PROJECT_LOGS.filter(({ file }) => file !== INVENTORY_FILE)) {
    const missing = await missingIn({ disk, root: context.root }, from, kind);
    if (!missing.ok) return missing;
    const wanted = missing.value.filter(
      ({ placed: { record } }) => !STATUS_LOG.isRecord(record) || pageIds.has(record.pageId),
    );
    for (const { placed } of wanted)
      if (STATUS_LOG.isRecord(placed.record)) statusPageIds.add(placed.record.pageId);
    const lines = wanted.map(({ placed }) => takenInRecord(placed, label));
    const appended =
      lines.length === 0 ? ok(null) : await context.log.append(context.root, kind.file, ...lines);
    if (!appended.ok) return appended;
    count += lines.length;
  }
  return ok({ count, statusPageIds });
}

async function missingIn(
  own: Pick<ProjectFolder, 'disk' | 'root'>,
  from: string,
  kind: LogKind,
): Promise<StoreResult<Awaited<ReturnType<typeof missingRecords>>>> {
  const theirs = await readOwnLog(own.disk.fs, from, kind);
  if (!theirs.ok) return theirs;
  const copies = await readLogCopies(own.disk.fs, from, kind);
  return ok(await missingRecords(own, kind, [{ file: kind.file, records: theirs.value }, ...copies]));
}

type Described = Pick<Sheets, 'scans' | 'added'> & Records & { readonly references: Project['references'] };

async function describe(
  { context }: Taking,
  { scans, added, references, statusPageIds }: Described,
): Promise<StoreResult<unknown>> {
  const { disk, root } = context;
  const statuses = statusPageIds.size > 0 ? await readStatuses(disk, root) : null;
  if (scans.length + added.length + references.length + statusPageIds.size === 0) return ok(null);
  return await changeProject(context, true, (project) => {
    const known = new Set(project.scans.map(({ sha256 }) => sha256));
    const withPages = {
      ...project,
      scans: [...project.scans, ...scans.filter(({ sha256 }) => !known.has(sha256))],
      pages: added.reduce(placed, project.pages),
      references: [...project.references, ...references],
    };
    return withStatuses(withPages, statuses?.ok === true ? statuses.value : [], statusPageIds);
  });
}

/** After the sheet that it follows in the copy; at the end where that is not here. */
function placed(pages: readonly ProjectPage[], { page, afterId }: AddedPage): readonly ProjectPage[] {
  const after = pages.findIndex(({ id }) => id === afterId);
  const at = afterId === null ? 0 : after < 0 ? pages.length : after + 1;
  return [...pages.slice(0, at), page, ...pages.slice(at)];
}
