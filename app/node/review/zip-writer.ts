import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { ok } from '../../core/base/result';
import { attempt, tryQuietly, type DiskResult } from '../disk/disk-error';
import { publish, temporaryPath, writeAll } from '../disk/durable-write';
import type { Disk } from '../disk/fs';

/** A zip under way: it stands under its name when it is whole, and not before. */
export type ZipWriter = {
  readonly add: (name: string, bytes: Uint8Array) => Promise<DiskResult<null>>;
  /** Puts it in its place. */
  readonly end: () => Promise<DiskResult<null>>;
  readonly abandon: () => Promise<void>;
};

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
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    waiting.push(piece);
  });
  const flush = async (): Promise<DiskResult<null>> => {
    for (const piece of waiting.splice(0)) {
      const written = await attempt(path, () => writeAll(file, piece));
      if (!written.ok) return written;
    }
    return ok(null);
  };
  const abandon = async () => {
    await tryQuietly(() => file.close());
    await tryQuietly(() => disk.fs.unlink(temporary));
  };
  return ok({
    add: async (name, bytes) => {
      const entry = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = modifiedMs;
      zip.add(entry);
      entry.push(bytes, true);
      return await flush();
    },
    end: async () => {
      zip.end();
      const flushed = await flush();
      const synced = flushed.ok ? await attempt(path, () => file.sync()) : flushed;
      if (!synced.ok) {
        await abandon();
        return synced;
      }
      await tryQuietly(() => file.close());
      return await publish(disk, temporary, path);
    },
    abandon,
  });
}
