import { join } from 'node:path';
import { checkedLine } from './checked-lines';
import { attempt, attemptOptional, type DiskResult } from './disk-error';
import { durableWrite, writeAll } from './durable-write';
import type { Disk } from './fs';

/** Appends to files of checked lines (`checkedLine`). */
export type LineLog = {
  /** Success means that the entries survive a power cut; on failure the file may hold a part of them. */
  readonly append: (
    folder: string,
    name: string,
    ...entries: readonly unknown[]
  ) => Promise<DiskResult<null>>;
};

/**
 * After a failed write or fsync nothing is known of what the file holds on the medium, and a second fsync would lie; so the next entry goes into a new file with all that was there before.
 */
export function makeLineLog(disk: Disk): LineLog {
  const suspects = new Set<string>();
  return {
    append: async (folder, name, ...entries) => {
      const path = join(folder, name);
      const line = Buffer.concat(entries.map(checkedLine));
      const appended = suspects.has(path)
        ? await rewriteWith(disk, path, line)
        : await attempt(path, () => appendTo(disk, folder, path, line));
      if (appended.ok) suspects.delete(path);
      else suspects.add(path);
      return appended;
    },
  };
}

async function appendTo(disk: Disk, folder: string, path: string, line: Uint8Array): Promise<null> {
  const file = await disk.fs.openWritable(path, 'append');
  try {
    await writeAll(file, (await file.sizeBytes()) === 0 ? line : onNewLine(line));
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.fs.syncFolder(folder);
  return null;
}

/** A line that was cut off must not swallow the next one; blank lines are skipped in reading. */
function onNewLine(line: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('\n'), line]);
}

async function rewriteWith(disk: Disk, path: string, line: Uint8Array): Promise<DiskResult<null>> {
  const before = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!before.ok) return before;
  return durableWrite(disk, path, Buffer.concat([before.value ?? new Uint8Array(), onNewLine(line)]));
}
