import { join } from 'node:path';
import {
  arranged,
  withScan,
  withSheets,
  type Arrangement,
  type ScanOfPage,
} from '../../core/project/arrange';
import type { DecisionPlaces } from '../../core/edit/divided-decisions';
import type { Project, ScanFile } from '../../core/project/project';
import { ok } from '../../core/base/result';
import { attemptOptional } from '../disk/disk-error';
import { refuse, type StoreResult } from '../disk/store-error';
import { HISTORY_FOLDER } from '../history/revision-files';
import { copyScans, distinctScans, scanPages, type NewScan } from './project-create';
import { changeProject, type StoreContext } from './store-context';
import { placeDecisions } from './store-records';

/**
 * Puts the sheets as `arrangement` says, in one step; the state before is kept. Decisions whose lines go over to another sheet by
 * it get their `places`. Refuses an arrangement that names unknown sheets.
 */
export async function arrangeSheets(
  context: StoreContext,
  arrangement: Arrangement,
  places: DecisionPlaces = [],
): Promise<StoreResult<Project>> {
  if (arranged(context.state.project, arrangement) === null) return refuse('invalid', { what: 'sheets' });
  // What another computer wrote meanwhile may have other sheets; then nothing is changed.
  const changed = await changeProject(context, true, (project) => arranged(project, arrangement) ?? project);
  if (!changed.ok) return changed;
  const placed = await placeDecisions(context, places);
  return placed.ok ? changed : placed;
}

/** Copies scans in and puts a sheet for each of their pages before the sheet at `at`. */
export async function addSheets(
  context: StoreContext,
  scans: readonly NewScan[],
  at: number,
): Promise<StoreResult<Project>> {
  const copied = await copyIn(context, scans);
  if (!copied.ok) return copied;
  const taken = await takenIds(context);
  if (!taken.ok) return taken;
  return changeProject(context, true, (project) =>
    withSheets(withScans(project, copied.value.files), copied.value.pages, at, taken.value),
  );
}

/** Shows the sheet on another scan, by its page `index`. Its text stays, and the scan that it had is remembered. */
export async function replaceScan(
  context: StoreContext,
  pageId: string,
  scan: NewScan,
  index: number,
): Promise<StoreResult<Project>> {
  const copied = await copyIn(context, [scan]);
  if (!copied.ok) return copied;
  const shown = copied.value.pages[index];
  if (shown === undefined) return refuse('invalid', { what: 'scan' });
  return changeProject(context, true, (project) => ({
    ...withScans(project, copied.value.files),
    pages: project.pages.map((page) => (page.id === pageId ? withScan(page, shown) : page)),
  }));
}

type Copied = { readonly files: readonly ScanFile[]; readonly pages: readonly ScanOfPage[] };

async function copyIn(context: StoreContext, scans: readonly NewScan[]): Promise<StoreResult<Copied>> {
  const { disk, folders, inventory, state } = context;
  const copied = await copyScans(disk, folders, scans, state.project.scans);
  if (!copied.ok) return copied;
  const files = copied.value;
  await inventory.note(...distinctScans(files).map(({ file }) => ({ kind: 'file', file }) as const));
  const pages = scans.flatMap((scan, i) => scanPages(scan, files[i]));
  return ok({ files, pages });
}

function withScans(project: Project, files: readonly ScanFile[]): Project {
  return { ...project, scans: distinctScans([...project.scans, ...files]) };
}

/** Numbers under which something lies: a copy of project.json may have given them on another computer. */
export async function takenIds({ disk, root }: StoreContext): Promise<StoreResult<readonly string[]>> {
  const folder = join(root, HISTORY_FOLDER);
  const listed = await attemptOptional(folder, () => disk.fs.listFolder(folder));
  if (!listed.ok) return listed;
  return ok((listed.value ?? []).map(({ name }) => name).filter((name) => /^\d{4,6}$/.test(name)));
}
