import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { ok } from '../../core/base/result';
import { attempt, tryQuietly, type DiskResult } from '../disk/disk-error';
import { publish, temporaryPath, writeAll } from '../disk/durable-write';
import type { Disk } from '../disk/fs';

/** A zip under way: it stands under its name when it is whole, and not before. */
export type ZipWriter = {
  readonly add: (name: string, bytes: Uint8Array) => Promise<DiskResult<null>>;
  /** The same piece by piece, so that no file is held whole; the answer of `feed` is that of the entry. */
  readonly addPieces: <T>(
    name: string,
    feed: (take: TakePiece) => Promise<DiskResult<T>>,
  ) => Promise<DiskResult<T>>;
  /** How much is written so far. */
  readonly writtenBytes: () => number;
  /** Puts it in its place. */
  readonly end: () => Promise<DiskResult<null>>;
  /** Ends it beside its place, so that it can be read back first; `publish` puts it there. */
  readonly endBeside: () => Promise<DiskResult<ZipBeside>>;
  readonly abandon: () => Promise<void>;
};

/** A whole zip under a name of its own. */
export type ZipBeside = { readonly temporary: string; readonly publish: () => Promise<DiskResult<null>> };

/** Takes the next piece of an entry; fails as the disk does. */
export type TakePiece = (piece: Uint8Array) => Promise<DiskResult<null>>;

/** Pictures are packed already. */
const PACKED = /\.(?:jpe?g|png|tiff?|webp|jp2|zip|docx|pdf)$/i;

/** Writes as it goes, so that no more than one file is held. `modifiedMs` is the date of every entry. */
export async function openZipWriter(
  disk: Disk,
  path: string,
  modifiedMs: number,
): Promise<DiskResult<ZipWriter>> {
  const temporary = temporaryPath(disk, path);
  const opened = await attempt(path, () => disk.fs.openWritable(temporary, 'create'));
  if (!opened.ok) return opened;
  const file = opened.value;
  const waiting: Uint8Array[] = [];
  const sum = { bytes: 0 };
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    waiting.push(piece);
  });
  const flush = async (): Promise<DiskResult<null>> => {
    for (const piece of waiting.splice(0)) {
      const written = await attempt(path, () => writeAll(file, piece));
      if (!written.ok) return written;
      sum.bytes += piece.length;
    }
    return ok(null);
  };
  const abandon = async () => {
    await tryQuietly(() => file.close());
    await tryQuietly(() => disk.fs.unlink(temporary));
  };
  const endBeside = async (): Promise<DiskResult<ZipBeside>> => {
    zip.end();
    const flushed = await flush();
    const synced = flushed.ok ? await attempt(path, () => file.sync()) : flushed;
    if (!synced.ok) {
      await abandon();
      return synced;
    }
    await tryQuietly(() => file.close());
    return ok({ temporary, publish: () => publish(disk, temporary, path) });
  };
  const begin = (name: string) => {
    const entry = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = modifiedMs;
    zip.add(entry);
    return entry;
  };
  return ok({
    add: async (name, bytes) => {
      begin(name).push(bytes, true);
      return await flush();
    },
    addPieces: async (name, feed) => {
      const entry = begin(name);
      const fed = await feed(async (piece) => {
        // The packer keeps what it is given and may give it on as it is: the piece must stay as it is, too.
        entry.push(piece);
        return await flush();
      });
      if (!fed.ok) return fed;
      entry.push(new Uint8Array(), true);
      const flushed = await flush();
      return flushed.ok ? fed : flushed;
    },
    writtenBytes: () => sum.bytes,
    end: async () => {
      const ended = await endBeside();
      return ended.ok ? await ended.value.publish() : ended;
    },
    endBeside,
    abandon,
  });
}
