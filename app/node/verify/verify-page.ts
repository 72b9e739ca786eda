import { join } from 'node:path';
import type { Revision } from '../../core/project/revision';
import { attempt, attemptOptional } from '../disk/disk-error';
import { nameHash, parseHashedName, sha256Hex, withLineFeeds } from '../disk/hash';
import { isDamagedCopy } from '../project/copy-damage';
import { PAGES_FOLDER, READINGS_FOLDER } from '../project/page-copy';
import {
  decodeBytes,
  HISTORY_FOLDER,
  readRevisionBytes,
  readThinned,
  revisionFileName,
  THINNED_FILE,
  THINNED_LOG,
  TRASH_FOLDER,
} from '../history/revision-files';
import {
  checkLines,
  checkLogCopies,
  isUnread,
  list,
  report,
  reportStranger,
  reportUnread,
  type Check,
} from './verify-check';

/** The Revisions of one page, what they name as their parents, and the page's convenience copy. */
export async function checkPage(check: Check, pageId: string): Promise<void> {
  const folder = `${HISTORY_FOLDER}/${pageId}`;
  const present = new Set<string>();
  let newest = '';
  const intact: Revision[] = [];
  const strangers: string[] = [];
  const copies = await checkLogCopies(check, folder, [THINNED_LOG]);
  for (const { name, isFolder } of await list(check, folder)) {
    const file = `${folder}/${name}`;
    const parsed = isFolder ? null : parseHashedName(name);
    if (name === THINNED_FILE) await checkLines(check, file);
    else if (copies.has(file)) continue;
    else if (isFolder) reportStranger(check, file);
    else if (parsed?.rest !== '.xml') strangers.push(file);
    else {
      present.add(parsed.hashStart);
      // Names sort as Revisions do: by number, then by hash.
      newest = parsed.hashStart;
      const revision = await checkRevision(check, pageId, file, name);
      if (revision !== null) intact.push(revision);
    }
  }
  const whole = new Set(intact.map(({ hash }) => nameHash(hash)));
  for (const file of strangers) await reportPageStranger(check, file, whole);
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

/** A file in the folder of the convenience copies that is not one of them. */
export async function checkPageStranger(
  check: Check,
  file: string,
  pageIds: ReadonlySet<string>,
): Promise<void> {
  const kept = new Set<string>();
  for (const parent of [HISTORY_FOLDER, READINGS_FOLDER]) {
    for (const pageId of pageIds) {
      const entries = await list(check, `${parent}/${pageId}`);
      for (const { name } of entries) kept.add(parseHashedName(name)?.hashStart ?? '');
    }
  }
  await reportPageStranger(check, file, kept);
}

/** `kept`: the hashes, as names hold them, of what stands whole under its own name. */
async function reportPageStranger(check: Check, file: string, kept: ReadonlySet<string>): Promise<void> {
  const path = join(check.root, file);
  const bytes = await attempt(path, () => check.disk.fs.readFile(path));
  if (!bytes.ok) return reportStranger(check, file);
  if (kept.has(nameHash(sha256Hex(bytes.value)))) return report(check, file, 'spare-copy');
  const text = decodeBytes(check.codec, bytes.value);
  if (text !== null) report(check, file, 'text-copy');
  else reportStranger(check, file);
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
    reportUnread(check, file, bytes.error.code);
    return null;
  }
  const { number: sequence = 0, hashStart = '' } = parseHashedName(name) ?? {};
  const revision = readRevisionBytes(check.codec, pageId, { name, sequence, hashStart }, bytes.value);
  if (revision === null) report(check, file, 'damaged');
  else if (nameHash(sha256Hex(bytes.value)) !== hashStart) report(check, file, 'line-ends');
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
  if (!bytes.ok) return reportUnread(check, file, bytes.error.code);
  if (bytes.value === null) return newest === '' ? undefined : report(check, file, 'stale');
  const hash = sha256Hex(bytes.value);
  if (nameHash(hash) === newest) return;
  if (present.has(nameHash(hash))) return report(check, file, 'stale');
  if (present.has(nameHash(sha256Hex(withLineFeeds(bytes.value))))) return report(check, file, 'line-ends');
  if (isUnread(check, `${HISTORY_FOLDER}/${pageId}`)) return;
  if (await isDamaged(check, pageId, bytes.value, intact)) return report(check, file, 'copy-damaged');
  const lost = lostRevisionOf(check, pageId, bytes.value, hash, intact);
  if (lost === null) return report(check, file, 'changed');
  // The copy is the lost Revision itself, so what points to that one is not missing on top of it.
  present.add(nameHash(hash));
  report(check, `${HISTORY_FOLDER}/${pageId}/${lost}`, 'missing');
}

async function isDamaged(
  check: Check,
  pageId: string,
  bytes: Uint8Array,
  intact: readonly Revision[],
): Promise<boolean> {
  const claimed = decodeBytes(check.codec, bytes)?.info?.sequence;
  const newest = Math.max(...intact.map(({ info }) => info.sequence));
  for (const { hash, info } of intact) {
    if (info.sequence !== newest && info.sequence !== claimed) continue;
    const path = join(check.root, HISTORY_FOLDER, pageId, revisionFileName(info.sequence, hash));
    const written = await attempt(path, () => check.disk.fs.readFile(path));
    if (written.ok && isDamagedCopy(bytes, written.value)) return true;
  }
  return false;
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
