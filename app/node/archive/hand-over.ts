import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { ok } from '../../core/base/result';
import { attempt, tryQuietly, type DiskResult } from '../disk/disk-error';
import type { Disk, ReadableFile } from '../disk/fs';
import { plainDisk } from '../disk/plain-files';
import { safeName } from '../disk/safe-name';
import { refuse, type StoreResult } from '../disk/store-error';
import { loadProject } from '../project/project-file';
import { openZipWriter, type ZipWriter } from '../zip/zip-writer';
import { clashingPath, isPlainName, MOST_ARCHIVE_BYTES, MOST_ENTRIES } from '../zip/archive-limits';
import type { ArchiveWork } from './archive-work';
import { projectFiles } from './project-files';
import { openArchive } from '../zip/read-archive';

export type HandedOver = {
  readonly files: number;
  readonly bytes: number;
  /** What could not go along, relative to the project; empty for a whole copy. */
  readonly leftOut: readonly string[];
};

/** The date of every entry: the same document gives the same bytes. A zip knows no time zones. */
const ENTRY_DATE = new Date(1980, 0, 1, 0, 0, 0).getTime();
const PIECE_BYTES = 1 << 20;

/**
 * Packs the whole project at `root` into one zip at `target`, with its history and decisions, in an order that hangs on
 * names alone, and reads it back: it is done only when every byte has been found again. Where it is stopped or fails,
 * nothing stands at `target` that did not stand there before.
 */
export async function handOver(
  given: Disk,
  root: string,
  target: string,
  work: ArchiveWork,
): Promise<StoreResult<HandedOver>> {
  const disk = plainDisk(given, root);
  const loaded = await loadProject(disk, root);
  if (!loaded.ok) return loaded;
  const found = await projectFiles(disk, root);
  if (!found.ok) return found;
  const { files, leftOut } = found.value;
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (totalBytes > MOST_ARCHIVE_BYTES || files.length > MOST_ENTRIES)
    return refuse('archive-too-large', { file: root });
  const clash = clashingPath(files.map(({ path }) => path));
  if (clash !== null) return refuse('archive-unsafe', { file: root, entry: clash });
  const folder = safeName(basename(root), 'document');
  const writer = await openZipWriter(given, target, ENTRY_DATE);
  if (!writer.ok) return writer;
  const packing = {
    ...{ disk, root, writer: writer.value, work, totalBytes },
    folder: isPlainName(folder) ? folder : 'document',
    hashes: new Map<string, string>(),
    lost: [...leftOut],
    doneBytes: 0,
  };
  const packed = await packAll(packing, files);
  if (!packed.ok) {
    await writer.value.abandon();
    return packed;
  }
  const ended = await writer.value.endBeside();
  if (!ended.ok) return ended;
  const checked = await readBack(given, ended.value.temporary, packing.hashes, work);
  if (!checked.ok) {
    await tryQuietly(() => given.fs.unlink(ended.value.temporary));
    return checked;
  }
  const placed = await ended.value.publish();
  if (!placed.ok) return placed;
  return ok({ files: packing.hashes.size, bytes: writer.value.writtenBytes(), leftOut: packing.lost });
}

type Packing = {
  readonly disk: Disk;
  readonly root: string;
  readonly writer: ZipWriter;
  readonly work: ArchiveWork;
  readonly totalBytes: number;
  /** The one folder of the archive. */
  readonly folder: string;
  /** Path in the archive → SHA-256 of what went in. */
  readonly hashes: Map<string, string>;
  readonly lost: string[];
  doneBytes: number;
};

async function packAll(
  packing: Packing,
  files: readonly { readonly path: string }[],
): Promise<StoreResult<null>> {
  for (const { path } of files) {
    if (packing.work.signal.aborted) return refuse('cancelled');
    const packed = await packOne(packing, path);
    if (!packed.ok) return packed;
    if (packing.writer.writtenBytes() > MOST_ARCHIVE_BYTES)
      return refuse('archive-too-large', { file: packing.root });
  }
  return ok(null);
}

/** A file that cannot be opened is left out and named; one that fails halfway ends the work. */
async function packOne(packing: Packing, path: string): Promise<StoreResult<null>> {
  const source = join(packing.root, path);
  const opened = await attempt(source, () => packing.disk.fs.openReadable(source));
  if (!opened.ok) {
    packing.lost.push(path);
    return ok(null);
  }
  try {
    return await packPieces(packing, path, opened.value);
  } finally {
    await opened.value.close();
  }
}

async function packPieces(packing: Packing, path: string, file: ReadableFile): Promise<StoreResult<null>> {
  const { work, writer, folder, hashes, totalBytes } = packing;
  const name = `${folder}/${path}`;
  const hash = createHash('sha256');
  const added = await writer.addPieces(name, async (take): Promise<DiskResult<boolean>> => {
    for (let at = 0; !work.signal.aborted;) {
      const piece = await attempt(path, () => file.read(at, PIECE_BYTES));
      if (!piece.ok) return piece;
      if (piece.value.length === 0) return ok(true);
      hash.update(piece.value);
      at += piece.value.length;
      const taken = await take(piece.value);
      if (!taken.ok) return taken;
      packing.doneBytes += piece.value.length;
      // A log may have grown since it was counted.
      work.onProgress({ step: 'packing', done: packing.doneBytes, total: totalBytes });
    }
    return ok(false);
  });
  if (!added.ok) return added;
  if (!added.value) return refuse('cancelled');
  hashes.set(name, hash.digest('hex'));
  return ok(null);
}

/** Reads the archive as its receiver will, and holds every file against what went in. */
async function readBack(
  disk: Disk,
  path: string,
  hashes: ReadonlyMap<string, string>,
  { onProgress, signal }: ArchiveWork,
): Promise<StoreResult<null>> {
  const opened = await openArchive(disk, path);
  if (!opened.ok) return opened;
  const { entries, read, close } = opened.value;
  try {
    const totalBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    let doneBytes = 0;
    if (entries.length !== hashes.size) return refuse('archive-damaged', { file: path });
    for (const entry of entries) {
      if (signal.aborted) return refuse('cancelled');
      const hash = createHash('sha256');
      const done = await read(entry, (piece) => {
        hash.update(piece);
        doneBytes += piece.length;
        onProgress({ step: 'checking', done: doneBytes, total: totalBytes });
        return Promise.resolve();
      });
      if (!done.ok) return done;
      if (hash.digest('hex') !== hashes.get(entry.path)) return refuse('archive-damaged', { file: path });
    }
    return ok(null);
  } finally {
    await close();
  }
}
