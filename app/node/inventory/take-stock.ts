import { join } from 'node:path';
import { ok } from '../../core/base/result';
import { readCheckedLines } from '../disk/checked-lines';
import { attempt, attemptOptional, type DiskCode, type DiskResult } from '../disk/disk-error';
import type { Disk, FolderEntry, Fs } from '../disk/fs';
import { nameHash, parseHashedName, sha256Hex } from '../disk/hash';
import { THINNED_LOG } from '../history/revision-files';
import { readLog } from '../logs/log-files';
import {
  INVENTORY_FILE,
  INVENTORY_LOG,
  recordId,
  type Inventory,
  type InventoryFact,
} from '../logs/inventory-log';

/** What is in a project's folder of all that an inventory lists. */
export type Stock = {
  /** Paths from the project's folder of the files that never change. */
  readonly files: ReadonlySet<string>;
  /** Log → the ids of its records, those of its copies among them. */
  readonly records: ReadonlyMap<string, ReadonlySet<string>>;
  /** `page/hash` of the versions that a log names as thinned. */
  readonly thinned: ReadonlySet<string>;
  readonly projectSha256: string | null;
  /** Folders and logs that could not be read, and why: of what is in them nothing is known. */
  readonly unread: ReadonlyMap<string, DiskCode>;
};

/** Folders whose files never change, and the folders in them. */
const LISTED_FOLDERS = ['scan', 'references', 'readings', 'history', 'trash'] as const;

/** Reads names and logs, no version and no scan. */
export async function takeStock(fs: Fs, root: string): Promise<Stock> {
  const files = new Set<string>();
  const records = new Map<string, Set<string>>();
  const thinned = new Set<string>();
  const unread = new Map<string, DiskCode>();
  const found = { files, records, thinned, unread };
  const project = await attempt(root, () => fs.readFile(join(root, 'project.json')));
  await addFolder(fs, root, '', found);
  for (const folder of LISTED_FOLDERS) await addFolder(fs, root, folder, found);
  return { ...found, projectSha256: project.ok ? sha256Hex(project.value) : null };
}

type Found = {
  readonly files: Set<string>;
  readonly records: Map<string, Set<string>>;
  readonly thinned: Set<string>;
  readonly unread: Map<string, DiskCode>;
};

async function addFolder(fs: Fs, root: string, folder: string, found: Found): Promise<void> {
  const path = join(root, folder);
  const listed = await attemptOptional(path, () => fs.listFolder(path));
  if (!listed.ok) found.unread.set(folder, listed.error.code);
  for (const entry of listed.ok ? (listed.value ?? []) : []) await addEntry(fs, root, folder, entry, found);
}

async function addEntry(
  fs: Fs,
  root: string,
  folder: string,
  { name, isFolder }: FolderEntry,
  found: Found,
): Promise<void> {
  const file = folder === '' ? name : `${folder}/${name}`;
  if (isFolder && folder !== '' && !folder.includes('/')) return addFolder(fs, root, file, found);
  if (isFolder) return;
  if (name.toLowerCase().includes('.jsonl')) return addRecords(fs, root, file, found);
  if (folder !== '' && parseHashedName(name) !== null) found.files.add(file);
}

/** Of a log or a copy of one. Which log a copy is of does not matter here: its records count for every one. */
async function addRecords(fs: Fs, root: string, file: string, found: Found): Promise<void> {
  const { records, thinned, unread } = found;
  if (file === INVENTORY_FILE) return;
  const path = join(root, file);
  const bytes = await attempt(path, () => fs.readFile(path));
  if (!bytes.ok) return void unread.set(file, bytes.error.code);
  const { entries } = readCheckedLines(bytes.value);
  records.set(file, new Set(entries.map(recordId)));
  const [, page] = /^history\/([^/]+)\/thinned/u.exec(file) ?? [];
  for (const entry of page === undefined ? [] : entries)
    if (THINNED_LOG.isRecord(entry)) thinned.add(`${page}/${nameHash(entry.hash)}`);
}

/** Whether a file is there, or was thinned out on purpose. */
export function isInStock({ files, thinned }: Stock, file: string): boolean {
  if (files.has(file)) return true;
  const [, page, name] = /^history\/(\d+)\/([^/]+)$/u.exec(file) ?? [];
  if (page === undefined || name === undefined) return false;
  return (
    files.has(`trash/${page}/${name}`) || thinned.has(`${page}/${parseHashedName(name)?.hashStart ?? ''}`)
  );
}

/** Whether a record stands in its log or in a copy beside it. */
export function hasRecord({ records }: Stock, log: string, id: string): boolean {
  if (records.get(log)?.has(id) === true) return true;
  const folder = log.slice(0, log.lastIndexOf('/') + 1);
  return [...records].some(
    ([file, ids]) => file.slice(0, file.lastIndexOf('/') + 1) === folder && ids.has(id),
  );
}

export type Listed = {
  readonly projectIds: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
  /** Log → the ids of its records. */
  readonly records: ReadonlyMap<string, ReadonlySet<string>>;
  /** The states of project.json, the newest last. */
  readonly projects: readonly string[];
};

/** What the inventory and its copies list; null where there is none. */
export async function readInventory(disk: Disk, root: string): Promise<DiskResult<Listed | null>> {
  const entries = await readLog(disk.fs, root, INVENTORY_LOG);
  if (!entries.ok) return entries;
  if (entries.value.length === 0) return ok(null);
  const [projectIds, files] = [new Set<string>(), new Set<string>()];
  const records = new Map<string, Set<string>>();
  const projects: string[] = [];
  for (const entry of entries.value) {
    switch (entry.kind) {
      case 'begun':
        projectIds.add(entry.projectId);
        break;
      case 'file':
        files.add(entry.file);
        break;
      case 'record':
        records.set(entry.log, (records.get(entry.log) ?? new Set()).add(entry.id));
        break;
      case 'project':
        projects.push(entry.sha256);
        break;
    }
  }
  return ok({ projectIds, files, records, projects });
}

/** What is in the folder and not listed. In the trash lies what was listed under its old name. */
export function unlisted(stock: Stock, listed: Listed | null): readonly InventoryFact[] {
  const known = new Set([...(listed?.files ?? [])].map(placeOf));
  const files = [...stock.files].filter((file) => !file.startsWith('trash/') && !known.has(placeOf(file)));
  const records = [...stock.records].flatMap(([log, ids]) =>
    [...ids].filter((id) => listed?.records.get(log)?.has(id) !== true).map((id) => ({ log, id })),
  );
  return [
    ...files.map((file) => ({ kind: 'file', file }) as const),
    ...records.filter(({ log }) => LOG_NAME.test(log)).map((one) => ({ kind: 'record', ...one }) as const),
  ];
}

/** Folder and hash: a copy under another name is the same file. */
function placeOf(file: string): string {
  const at = file.lastIndexOf('/') + 1;
  return `${file.slice(0, at)}${parseHashedName(file.slice(at))?.hashStart ?? file.slice(at)}`;
}

/** A log under its own name, as against a copy of one. */
const LOG_NAME = /(?:^|\/)(?:verdicts|statuses|facts|words|outcomes|thinned)\.jsonl$/u;

/** Begins an inventory with all that is in the folder. */
export async function beginInventory(
  disk: Disk,
  root: string,
  projectId: string,
  inventory: Inventory,
): Promise<void> {
  await inventory.note(...firstFacts(await takeStock(disk.fs, root), projectId));
}

/** What an inventory begins with. */
export function firstFacts(stock: Stock, projectId: string): readonly InventoryFact[] {
  const { projectSha256: sha256 } = stock;
  const project = sha256 === null ? [] : [{ kind: 'project', sha256 } as const];
  return [{ kind: 'begun', projectId }, ...unlisted(stock, null), ...project];
}
