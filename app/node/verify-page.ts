import { join } from 'node:path';
import type { Revision } from '../core/revision';
import { attempt, attemptOptional } from './disk-error';
import { nameHash, parseHashedName, sha256Hex } from './hash';
import { PAGES_FOLDER } from './page-copy';
import {
  decodeBytes,
  HISTORY_FOLDER,
  readRevisionBytes,
  readThinned,
  revisionFileName,
  THINNED_FILE,
  TRASH_FOLDER,
} from './revision-files';
import { checkLines, list, report, reportStranger, type Check } from './verify-check';

/** The Revisions of one page, what they name as their parents, and the page's convenience copy. */
export async function checkPage(check: Check, pageId: string): Promise<void> {
  const folder = `${HISTORY_FOLDER}/${pageId}`;
  const present = new Set<string>();
  let newest = '';
  const intact: Revision[] = [];
  for (const { name, isFolder } of await list(check, folder)) {
    const file = `${folder}/${name}`;
    const parsed = isFolder ? null : parseHashedName(name);
    if (name === THINNED_FILE) await checkLines(check, file);
    else if (parsed?.rest !== '.xml') reportStranger(check, file);
    else {
      present.add(parsed.hashStart);
      // Names sort as Revisions do: by number, then by hash.
      newest = parsed.hashStart;
      const revision = await checkRevision(check, pageId, file, name);
      if (revision !== null) intact.push(revision);
    }
  }
  const read = await readThinned(check.disk.fs, join(check.root, folder));
  const thinned = read.ok ? read.value : [];
  for (const { hash } of thinned) present.add(nameHash(hash));
  for (const { name } of await list(check, `${TRASH_FOLDER}/${pageId}`)) {
    present.add(parseHashedName(name)?.hashStart ?? '');
  }
  await checkCopy(check, pageId, { intact, present, newest });
  const named = [
    ...intact.flatMap(({ info }) => [info.parentHash, info.mergedHash ?? null]),
    ...thinned.map(({ parentHash }) => parentHash),
  ];
  const missing = new Set(
    named.flatMap((hash) => (hash === null || present.has(nameHash(hash)) ? [] : [nameHash(hash)])),
  );
  missing.forEach((hashStart) => report(check, `${folder}/*-${hashStart}.xml`, 'missing'));
}

async function checkRevision(
  check: Check,
  pageId: string,
  file: string,
  name: string,
): Promise<Revision | null> {
  check.state.checkedFiles++;
  const path = join(check.root, file);
  const bytes = await attempt(path, () => check.disk.fs.readFile(path));
  if (!bytes.ok) {
    report(check, file, 'unreadable');
    return null;
  }
  const { number: sequence = 0, hashStart = '' } = parseHashedName(name) ?? {};
  const revision = readRevisionBytes(check.codec, pageId, { name, sequence, hashStart }, bytes.value);
  if (revision === null) report(check, file, 'damaged');
  return revision;
}

type PageFiles = {
  readonly intact: readonly Revision[];
  /** The hashes, as names hold them, of all Revision files, whole or not, and of the thinned ones. */
  readonly present: Set<string>;
  readonly newest: string;
};

async function checkCopy(check: Check, pageId: string, files: PageFiles): Promise<void> {
  const { intact, present, newest } = files;
  const file = `${PAGES_FOLDER}/${pageId}.xml`;
  const path = join(check.root, file);
  const bytes = await attemptOptional(path, () => check.disk.fs.readFile(path));
  check.state.checkedFiles++;
  if (!bytes.ok) return report(check, file, 'unreadable');
  if (bytes.value === null) return newest === '' ? undefined : report(check, file, 'stale');
  const hash = sha256Hex(bytes.value);
  if (nameHash(hash) === newest) return;
  if (present.has(nameHash(hash))) return report(check, file, 'stale');
  const lost = lostRevisionOf(check, pageId, bytes.value, hash, intact);
  if (lost === null) return report(check, file, 'changed');
  // The copy is the lost Revision itself, so what points to that one is not missing on top of it.
  present.add(nameHash(hash));
  report(check, `${HISTORY_FOLDER}/${pageId}/${lost}`, 'missing');
}

/** The file name of the newest Revision where only its copy is left. */
function lostRevisionOf(
  check: Check,
  pageId: string,
  bytes: Uint8Array,
  hash: string,
  intact: readonly Revision[],
): string | null {
  const info = decodeBytes(check.codec, bytes)?.info ?? null;
  if (info === null || info.pageId !== pageId) return null;
  const isNewer = intact.every((revision) => revision.info.sequence < info.sequence);
  return isNewer ? revisionFileName(info.sequence, hash) : null;
}
