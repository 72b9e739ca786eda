import { inOrder, mergeLogs, takenInRecord, type PlacedRecord } from '../logs/merge-logs';
import type { Project } from '../../core/project/project';
import type { StatusEntry } from '../../core/page/status-flow';
import type { Disk } from '../disk/fs';
import type { LineLog } from '../disk/line-log';
import { readLogCopies, readOwnLog, type LogContent, type LogKind } from '../logs/log-files';
import { INVENTORY_FILE } from '../logs/inventory-log';
import { PROJECT_LOGS } from '../logs/logs';
import { readProjectCopies, withReferencesOf } from './project-copies';
import { readStatuses, STATUS_LOG } from '../logs/status-log';

/** What a copy of a log, or of project.json, held that the project's own file did not. */
export type TakenInFile = { readonly file: string; readonly records: number };

export type ProjectFolder = { readonly disk: Disk; readonly root: string; readonly log: LineLog };

export type TakenIn = {
  /** The copies that held something new, by name. */
  readonly files: readonly TakenInFile[];
  /** What project.json has to say now. */
  readonly project: Project;
};

/**
 * Takes into the project's own logs what copies of them hold besides: sync services leave one where two computers wrote
 * at once. The copies stay. On every computer the same lines come of the same files, so that no new conflict does. Where
 * `isWritable` is false, or the disk refuses, nothing is written: whoever reads a log reads its copies anyway.
 */
export async function takeInCopies(
  folder: ProjectFolder,
  project: Project,
  isWritable: boolean,
): Promise<TakenIn> {
  const counts = new Map<string, number>();
  const statusPages = new Set<string>();
  for (const kind of PROJECT_LOGS) {
    const copies = await readLogCopies(folder.disk.fs, folder.root, kind);
    const missing = await missingRecords(folder, kind, copies);
    for (const { from, placed } of kind.file === INVENTORY_FILE ? [] : missing) {
      counts.set(from, (counts.get(from) ?? 0) + 1);
      if (STATUS_LOG.isRecord(placed.record)) statusPages.add(placed.record.pageId);
    }
    const lines = missing.map(({ from, placed }) => takenInRecord(placed, from));
    if (isWritable && lines.length > 0) await folder.log.append(folder.root, kind.file, ...lines);
  }
  const statuses = statusPages.size > 0 ? await readStatuses(folder.disk, folder.root) : null;
  const decided = withStatuses(project, statuses?.ok ? statuses.value : [], statusPages);
  const described = await takeInReferences(folder, decided, counts);
  const files = [...counts].map(([file, records]) => ({ file, records }));
  return { files: files.sort((a, b) => (a.file < b.file ? -1 : 1)), project: described };
}

export type MissingRecord = { readonly from: string; readonly placed: PlacedRecord<object> };

/** The records that only the copies of the log hold, in order, each with the first copy that holds it. */
export async function missingRecords(
  { disk, root }: Pick<ProjectFolder, 'disk' | 'root'>,
  kind: LogKind,
  copies: readonly LogContent<object>[],
): Promise<readonly MissingRecord[]> {
  if (copies.length === 0) return [];
  const own = await readOwnLog(disk.fs, root, kind);
  if (!own.ok) return [];
  const known = new Set(mergeLogs([own.value]).map(({ identity }) => identity));
  const missing = new Map<string, MissingRecord>();
  for (const { file, records } of copies) {
    for (const placed of mergeLogs([records])) {
      if (known.has(placed.identity)) continue;
      const from = missing.get(placed.identity)?.from ?? file;
      missing.set(placed.identity, { from, placed });
    }
  }
  return [...missing.values()].sort((a, b) => inOrder(a.placed, b.placed));
}

/** A page's status is the last that anybody gave it, here or on the other computer. */
export function withStatuses(
  project: Project,
  statuses: readonly StatusEntry[],
  pageIds: ReadonlySet<string>,
): Project {
  const last = new Map(statuses.map(({ pageId, status }) => [pageId, status]));
  const pages = project.pages.map((page) => {
    const status = pageIds.has(page.id) ? last.get(page.id) : undefined;
    return status === undefined || status === page.status ? page : { ...page, status };
  });
  return pages.every((page, i) => page === project.pages[i]) ? project : { ...project, pages };
}

async function takeInReferences(
  { disk, root }: ProjectFolder,
  project: Project,
  counts: Map<string, number>,
): Promise<Project> {
  let described = project;
  for (const copy of await readProjectCopies(disk.fs, root, project.id)) {
    const before = described.references.length;
    described = await withReferencesOf(disk.fs, root, described, copy.project);
    const added = described.references.length - before;
    if (added > 0) counts.set(copy.file, added);
  }
  return described;
}
