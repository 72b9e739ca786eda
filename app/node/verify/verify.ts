import { PROJECT_FORMAT_VERSION, type Project } from '../../core/project/project';
import { ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import type { Disk, FolderEntry } from '../disk/fs';
import { parseHashedName } from '../disk/hash';
import { plainDisk } from '../disk/plain-files';
import { LOCK_FILE } from '../disk/lock-file';
import { NOTHING, type SeenFacts } from '../inventory/seen-inventory';
import type { InventoryFact } from '../logs/inventory-log';
import { PROJECT_LOGS } from '../logs/logs';
import { PAGES_FOLDER, READINGS_FOLDER } from '../project/page-copy';
import { readProjectCopies } from '../project/project-copies';
import { hasValidChecksum, loadProject, PROJECT_FILE, refuseNewer } from '../project/project-file';
import { HISTORY_FOLDER, TRASH_FOLDER, type PageCodec } from '../history/revision-files';
import type { StoreCode, StoreResult } from '../disk/store-error';
import {
  checkFlat,
  checkLines,
  checkLogCopies,
  isUnread,
  list,
  report,
  reportStranger,
  reportUnread,
} from './verify-check';
import { isLoss, type Check, type FileProblem, type VerifyReport } from './verify-check';
import { checkInventory } from './verify-inventory';
import { checkPage, checkPageStranger } from './verify-page';

export { isLoss, type FileProblem, type VerifyReport } from './verify-check';

/**
 * Recomputes every hash of the project at `root` and names each file with which something is wrong. Nothing is
 * written. The same can be done without Sverka: resources/VERIFY.md. Errors: the folder itself cannot be read, is
 * no project, or one of a newer format.
 */
export async function verifyProject(
  given: Disk,
  codec: PageCodec,
  root: string,
  seen: SeenFacts = NOTHING,
): Promise<StoreResult<VerifyReport>> {
  const disk = plainDisk(given, root);
  const check: Check = { disk, codec, root, found: [], state: { checkedFiles: 0 } };
  const loaded = await loadProject(disk, root);
  if (!loaded.ok && loaded.error.code !== 'project-damaged') return loaded;
  // A newer format may have files and rules that this program would call damage.
  if (loaded.ok && loaded.value.project.formatVersion > PROJECT_FORMAT_VERSION) return refuseNewer();
  const listed = await attempt(root, () => disk.fs.listFolder(root));
  if (!listed.ok) return listed;
  check.state.checkedFiles++;
  if (!loaded.ok) reportProject(check, loaded.error.code);
  else if (!hasValidChecksum(loaded.value.bytes)) report(check, PROJECT_FILE, 'changed');
  await checkRoot(check, listed.value, loaded.ok ? loaded.value.project.id : '');
  await checkFlat(check, 'scan');
  await checkFlat(check, 'references');
  if (loaded.ok) await checkNamed(check, loaded.value.project);
  for (const folder of [READINGS_FOLDER, TRASH_FOLDER]) await checkNested(check, folder);
  await checkHistory(check, loaded.ok ? loaded.value.project : null);
  for (const { file } of PROJECT_LOGS) await checkLines(check, file);
  await checkInventory(check, loaded.ok ? loaded.value.project : null, seen);
  return ok({ checkedFiles: check.state.checkedFiles, problems: check.found });
}

function reportProject(check: Check, code: StoreCode): void {
  const isUnread = code === 'no-answer' || code === 'io' || code === 'no-permission' || code === 'not-plain';
  if (isUnread) reportUnread(check, PROJECT_FILE, code);
  else report(check, PROJECT_FILE, 'damaged');
}

/** What the inventory lists and the folder lacks, and what it does not list yet. */
export type Presence = {
  readonly missing: readonly FileProblem[];
  readonly unlisted: readonly InventoryFact[];
};

/**
 * Holds the folder against its inventory alone: names and logs are read, no version and no scan, so that it takes little
 * time whenever a project is opened.
 */
export async function checkPresence(
  given: Disk,
  codec: PageCodec,
  root: string,
  seen: SeenFacts = NOTHING,
): Promise<StoreResult<Presence>> {
  const disk = plainDisk(given, root);
  const check: Check = { disk, codec, root, found: [], state: { checkedFiles: 0 } };
  const loaded = await loadProject(disk, root);
  if (!loaded.ok) return loaded;
  const unlisted = await checkInventory(check, loaded.value.project, seen);
  return ok({ missing: check.found.filter(isLoss), unlisted });
}

const ROOT_NAMES: ReadonlySet<string> = new Set([
  ...[PROJECT_FILE, ...PROJECT_LOGS.map(({ file }) => file), LOCK_FILE],
  ...['scan', 'references', 'cache', 'exports'],
  ...[PAGES_FOLDER, READINGS_FOLDER, HISTORY_FOLDER, TRASH_FOLDER],
]);

async function checkRoot(check: Check, entries: readonly FolderEntry[], projectId: string): Promise<void> {
  const logCopies = await checkLogCopies(check, '', PROJECT_LOGS);
  const projectCopies = await readProjectCopies(check.disk.fs, check.root, projectId);
  for (const { file } of projectCopies) report(check, file, 'project-copy');
  const copies = new Set([...logCopies, ...projectCopies.map(({ file }) => file)]);
  for (const { name } of entries) {
    if (ROOT_NAMES.has(name) || copies.has(name)) continue;
    // Says only that some computer has the project open; a copy of it says nothing.
    if (isLockCopy(name)) report(check, name, 'leftover');
    else reportStranger(check, name);
  }
}

function isLockCopy(name: string): boolean {
  return /^\.lock\b.*\.json$/iu.test(name);
}

/** What project.json names must be there; what lies there unnamed is not the project's. */
async function checkNamed(check: Check, project: Project): Promise<void> {
  const named = new Set([
    ...project.scans.map(({ file }) => file),
    ...[...project.references, ...(project.removedReferences ?? [])].flatMap(({ file, textFile }) => [
      file,
      textFile,
    ]),
  ]);
  for (const folder of ['scan', 'references'].filter((one) => !isUnread(check, one))) {
    const present = (await list(check, folder)).map(({ name }) => `${folder}/${name}`);
    const missing = [...named].filter((file) => file.startsWith(`${folder}/`) && !present.includes(file));
    missing.forEach((file) => report(check, file, 'missing'));
    const unnamed = present.filter(
      (file) => !named.has(file) && !check.found.some((each) => each.file === file),
    );
    const hashes = new Set([...named].map(hashInName));
    for (const file of unnamed) {
      if (hashes.has(hashInName(file))) report(check, file, 'spare-copy');
      else reportStranger(check, file);
    }
  }
}

/** What `checkFlat` has already held against the file's bytes. */
function hashInName(file: string): string {
  return parseHashedName(file.slice(file.lastIndexOf('/') + 1))?.hashStart ?? '';
}

async function checkNested(check: Check, folder: string): Promise<void> {
  for (const { name, isFolder } of await list(check, folder)) {
    if (isFolder) await checkFlat(check, `${folder}/${name}`, folder === READINGS_FOLDER);
    else reportStranger(check, `${folder}/${name}`);
  }
}

async function checkHistory(check: Check, project: Project | null): Promise<void> {
  const folders = await list(check, HISTORY_FOLDER);
  for (const { name, isFolder } of folders) {
    if (!isFolder) reportStranger(check, `${HISTORY_FOLDER}/${name}`);
    else if (name === 'project') await checkFlat(check, `${HISTORY_FOLDER}/${name}`, true);
    else await checkPage(check, name);
  }
  const pageIds = new Set(folders.map(({ name }) => name));
  const known = project === null ? null : [...project.pages, ...(project.removedPages ?? [])];
  for (const { name } of await list(check, PAGES_FOLDER)) {
    const pageId = /^(\d{4,6})\.xml$/.exec(name)?.[1];
    const isOurs = pageId !== undefined && (known === null || known.some(({ id }) => id === pageId));
    if (!isOurs) await checkPageStranger(check, `${PAGES_FOLDER}/${name}`, pageIds);
    else if (!pageIds.has(pageId)) report(check, `${PAGES_FOLDER}/${name}`, 'changed');
  }
}
