import type { Project, ProjectPage, ScanFile } from '../../core/project/project';
import { PROJECT_FORMAT_VERSION } from '../../core/project/project';
import { theirSheets, type TheirSheets } from '../../core/project/their-sheets';
import { omit } from '../../core/base/omit';
import { ok } from '../../core/base/result';
import { plainDisk } from '../disk/plain-files';
import { refuse, type StoreResult } from '../disk/store-error';
import { INVENTORY_FILE } from '../logs/inventory-log';
import { PROJECT_LOGS } from '../logs/logs';
import { takenInRecord } from '../logs/merge-logs';
import { readStatuses, STATUS_LOG } from '../logs/status-log';
import { loadProject } from './project-file';
import { changeProject, type StoreContext } from './store-context';
import { withStatuses } from './take-in';
import {
  missingIn,
  takePage,
  takeReferences,
  takeScan,
  type TakenPage,
  type Taking,
} from './take-back-files';

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
  /** Order, names and removals of sheets are left to the person; null where they stand alike. */
  readonly sheets: TheirSheets | null;
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
    sheets: theirSheets(context.state.project, theirs, taking.leftOut),
  });
}

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
