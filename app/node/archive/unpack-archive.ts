import { join } from 'node:path';
import { ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import { TEMPORARY_PREFIX, writeAll } from '../disk/durable-write';
import { makeFolders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { removeTree } from '../disk/remove-tree';
import { refuse, type StoreResult } from '../disk/store-error';
import type { PageCodec } from '../history/revision-files';
import { placeFolder } from '../project/project-create';
import { loadProject, PROJECT_FILE } from '../project/project-file';
import { isLoss, verifyProject } from '../verify/verify';
import type { ArchiveWork } from './archive-work';
import { isOfMachine } from './project-files';
import type { ArchiveEntry } from '../zip/archive-directory';
import { openArchive, type Archive } from '../zip/read-archive';

export type UnpackedCopy = {
  /** Where it stands now. */
  readonly folder: string;
  /** Files that were damaged or missing before it was handed over, relative to it. */
  readonly lost: readonly string[];
};

/**
 * Unpacks a document that somebody handed over into a folder of its own in `parent`, under a name that nothing there has.
 * It gets that name when every file has been checked; until then, and where it is refused or stopped, nothing but a
 * temporary folder has been there.
 */
export async function openHandedOver(
  disk: Disk,
  codec: PageCodec,
  path: string,
  parent: string,
  work: ArchiveWork,
): Promise<StoreResult<UnpackedCopy>> {
  return await withUnpacked(disk, path, parent, work, async (staging, name) => {
    const report = await verifyProject(disk, codec, staging);
    if (!report.ok) return report;
    const lost = report.value.problems.filter(isLoss).map(({ file }) => file);
    if (work.signal.aborted) return refuse('cancelled');
    const placed = await placeFolder(disk, staging, parent, name);
    return placed.ok ? ok({ folder: placed.value, lost: [...new Set(lost)] }) : placed;
  });
}

/**
 * Unpacks into a temporary folder of `parent` and calls `then` with it and the name that the document had; the folder is
 * gone afterwards, if `then` has not given it another name.
 */
export async function withUnpacked<T>(
  disk: Disk,
  path: string,
  parent: string,
  work: ArchiveWork,
  then: (staging: string, name: string) => Promise<StoreResult<T>>,
): Promise<StoreResult<T>> {
  const opened = await openArchive(disk, path);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const staging = join(parent, `${TEMPORARY_PREFIX}${disk.nonce()}`);
  try {
    const top = topOf(archive.entries);
    if (top === null) return refuse('archive-empty', { file: path });
    const made = await attempt(parent, () => disk.fs.makeFolder(staging));
    if (!made.ok) return made;
    const unpacked = await unpackAll({ disk, archive, staging, top, work });
    const loaded = unpacked.ok ? await loadProject(disk, staging) : unpacked;
    // An archive is believed no further than its project.json: a folder of anything is no document.
    if (!loaded.ok) return loaded;
    return await then(staging, top === '' ? loaded.value.project.title : top.slice(0, -1));
  } finally {
    await archive.close();
    await removeTree(disk.fs, staging);
  }
}

/** The folder of the document in the archive with its `/`; empty for its root, null where there is no document. */
function topOf(entries: readonly ArchiveEntry[]): string | null {
  const paths = entries.map(({ path }) => path);
  if (paths.includes(PROJECT_FILE)) return '';
  const tops = new Set(paths.map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  return tops.size === 1 && top !== '' && paths.includes(`${top}${PROJECT_FILE}`) ? top : null;
}

type Unpacking = {
  readonly disk: Disk;
  readonly archive: Archive;
  readonly staging: string;
  readonly top: string;
  readonly work: ArchiveWork;
};

async function unpackAll(unpacking: Unpacking): Promise<StoreResult<null>> {
  const { archive, disk, staging, top, work } = unpacking;
  const entries = archive.entries.filter(({ path }) => !isOfMachine(path.slice(top.length)));
  const totalBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const folders = makeFolders(disk, staging);
  let doneBytes = 0;
  for (const entry of entries) {
    if (work.signal.aborted) return refuse('cancelled');
    const parts = entry.path.slice(top.length).split('/');
    const folder = await folders.ensure(...parts.slice(0, -1));
    if (!folder.ok) return folder;
    const written = await writeEntry(unpacking, entry, join(staging, ...parts), (bytes) => {
      doneBytes += bytes;
      work.onProgress({ step: 'unpacking', done: doneBytes, total: totalBytes });
    });
    if (!written.ok) return written;
  }
  return ok(null);
}

/** Made anew: what is there already is never written over. */
async function writeEntry(
  { disk, archive, work }: Unpacking,
  entry: ArchiveEntry,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<StoreResult<null>> {
  const opened = await attempt(path, () => disk.fs.openWritable(path, 'create'));
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    const read = await archive.read(entry, async (piece) => {
      await writeAll(file, piece);
      onBytes(piece.length);
    });
    if (!read.ok || work.signal.aborted) return read.ok ? refuse('cancelled') : read;
    return await attempt(path, async () => {
      await file.sync();
      return null;
    });
  } finally {
    await file.close();
  }
}
