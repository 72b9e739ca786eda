import { basename, join } from 'node:path';
import type { Project, ScanFile } from '../../core/project/project';
import { ok } from '../../core/base/result';
import { copyByHash, hashFile } from '../disk/copy-file';
import { attempt, attemptOptional } from '../disk/disk-error';
import { createExclusive } from '../disk/durable-write';
import type { Disk } from '../disk/fs';
import { bytesAsWritten, hashedName, nameHash, parseHashedName } from '../disk/hash';
import { safeFileName } from '../disk/safe-name';
import { type StoreResult } from '../disk/store-error';
import {
  HISTORY_FOLDER,
  listRevisionFiles,
  readRevisionBytes,
  readThinned,
  revisionFileName,
  THINNED_FILE,
  THINNED_LOG,
} from '../history/revision-files';
import { readLogCopies, readOwnLog, type LogKind } from '../logs/log-files';
import { READINGS_FOLDER } from './page-copy';
import { type StoreContext } from './store-context';
import { missingRecords, type ProjectFolder } from './take-in';

/** `ownStart`: the start of the hash of the newest version here, before; null for none. `starts`: of those taken in. */
export type TakenPage = {
  readonly pageId: string;
  readonly ownStart: string | null;
  readonly starts: readonly string[];
};

/** What is under way: the open project, the copy, and what was found in it so far. */
export type Taking = {
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

/** The scan as it is here now; null where the copy has none whose bytes are what it says. */
export async function takeScan(
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

export async function takePage(taking: Taking, pageId: string): Promise<StoreResult<null>> {
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
export async function takeReferences(taking: Taking): Promise<StoreResult<Project['references']>> {
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

/** The records of a log that only the copy has. */
export async function missingIn(
  own: Pick<ProjectFolder, 'disk' | 'root'>,
  from: string,
  kind: LogKind,
): Promise<StoreResult<Awaited<ReturnType<typeof missingRecords>>>> {
  const theirs = await readOwnLog(own.disk.fs, from, kind);
  if (!theirs.ok) return theirs;
  const copies = await readLogCopies(own.disk.fs, from, kind);
  return ok(await missingRecords(own, kind, [{ file: kind.file, records: theirs.value }, ...copies]));
}
