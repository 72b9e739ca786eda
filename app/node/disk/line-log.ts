import { join } from 'node:path';
import { chainOf, checkedLine, placeAfter, type LinePlace } from './checked-lines';
import { attempt, attemptOptional, type DiskResult } from './disk-error';
import { durableWrite, writeAll } from './durable-write';
import type { Disk } from './fs';

/** Appends to files of checked lines (`checkedLine`), each of which names the line that it follows. */
export type LineLog = {
  /** Success means that the entries survive a power cut; on failure the file may hold a part of them. */
  readonly append: (
    folder: string,
    name: string,
    ...entries: readonly unknown[]
  ) => Promise<DiskResult<null>>;
};

/** What a file held after our last line. Another size means that somebody else wrote, and it is read again. */
type Tail = { readonly sizeBytes: number; readonly next: LinePlace };

type Context = { readonly disk: Disk; readonly tails: Map<string, Tail> };

/**
 * After a failed write or fsync nothing is known of what the file holds on the medium, and a second fsync would lie; so the next entry goes into a new file with all that was there before.
 */
export function makeLineLog(disk: Disk): LineLog {
  const suspects = new Set<string>();
  const context: Context = { disk, tails: new Map() };
  return {
    append: async (folder, name, ...entries) => {
      const path = join(folder, name);
      const appended = suspects.has(path)
        ? await rewriteWith(disk, path, entries)
        : await attempt(path, () => appendTo(context, folder, path, entries));
      if (appended.ok) suspects.delete(path);
      else suspects.add(path);
      return appended;
    },
  };
}

async function appendTo(
  { disk, tails }: Context,
  folder: string,
  path: string,
  entries: readonly unknown[],
): Promise<null> {
  const file = await disk.fs.openWritable(path, 'append');
  try {
    const sizeBytes = await file.sizeBytes();
    const known = tails.get(path);
    const place =
      known?.sizeBytes === sizeBytes
        ? known.next
        : chainOf(sizeBytes === 0 ? new Uint8Array() : await disk.fs.readFile(path)).next;
    const { bytes, next } = linesAt(entries, place);
    const whole = sizeBytes === 0 ? bytes : onNewLine(bytes);
    tails.delete(path);
    await writeAll(file, whole);
    await file.sync();
    tails.set(path, { sizeBytes: sizeBytes + whole.length, next });
  } finally {
    await file.close();
  }
  await disk.fs.syncFolder(folder);
  return null;
}

function linesAt(entries: readonly unknown[], first: LinePlace): { bytes: Uint8Array; next: LinePlace } {
  let next = first;
  const lines = entries.map((entry) => {
    const line = checkedLine(entry, next);
    next = placeAfter(line, next);
    return line;
  });
  return { bytes: Buffer.concat(lines), next };
}

/** A line that was cut off must not swallow the next one; blank lines are skipped in reading. */
function onNewLine(lines: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('\n'), lines]);
}

async function rewriteWith(disk: Disk, path: string, entries: readonly unknown[]): Promise<DiskResult<null>> {
  const before = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!before.ok) return before;
  const held = before.value ?? new Uint8Array();
  const { bytes } = linesAt(entries, chainOf(held).next);
  return durableWrite(disk, path, Buffer.concat([held, onNewLine(bytes)]));
}
