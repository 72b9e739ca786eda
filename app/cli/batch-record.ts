import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { attemptOptional, tryQuietly, type DiskResult } from '../node/disk/disk-error';
import { durableWrite, durableWriteBy, TEMPORARY_PREFIX } from '../node/disk/durable-write';
import type { Disk } from '../node/disk/fs';
import { makeFolders } from '../node/disk/folders';

/** Where `batch` keeps what came of each task, inside its output folder. */
const FOLDER = '.sverka';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const recordSchema = v.strictObject({
  version: v.literal(1),
  id: v.string(),
  kind: v.picklist(['project', 'text', 'scan']),
  path: v.string(),
  /** Of what was written and by which version of the program: another one does the task anew. */
  format: v.string(),
  program: v.string(),
  /** SHA-256 of what was read. */
  input: v.string(),
  /** Path from the output folder → SHA-256. */
  outputs: v.record(v.string(), v.string()),
  pages: count,
  words: count,
  /** Places that somebody should look at: open discrepancies, doubtful words, characters that were not taken. */
  problems: count,
  /** Why there is no output, or null. */
  failed: v.nullable(v.string()),
});

/** What came of one task. It is written last of all, so a task that was killed has none, or that of the time before. */
export type BatchRecord = v.InferOutput<typeof recordSchema>;

function recordPath(out: string, id: string): string {
  return join(out, FOLDER, `batch-${id}.json`);
}

export async function readBatchRecord(disk: Disk, out: string, id: string): Promise<BatchRecord | null> {
  const path = recordPath(out, id);
  const read = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!read.ok || read.value === null) return null;
  try {
    const parsed = v.safeParse(recordSchema, JSON.parse(Buffer.from(read.value).toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export async function writeBatchRecord(
  disk: Disk,
  out: string,
  record: BatchRecord,
): Promise<DiskResult<null>> {
  const folder = await makeFolders(disk, out).ensure(FOLDER);
  if (!folder.ok) return folder;
  return await durableWrite(disk, recordPath(out, record.id), Buffer.from(`${JSON.stringify(record)}\n`));
}

/** Writes a file of a batch whole or not at all; `path` lies in the output folder. */
export async function writeBatchFile(
  disk: Disk,
  out: string,
  path: string,
  bytes: Uint8Array,
): Promise<DiskResult<null>> {
  const folder = await makeFolders(disk, out).ensure(FOLDER);
  return folder.ok ? await durableWriteBy(disk, folder.value, path, bytes) : folder;
}

/** No file is under way as long as that. */
const LEFT_AFTER_MS = 3_600_000;

/** Removes what runs that were killed have left half written. */
export async function sweepBatch(out: string, nowMs: number): Promise<void> {
  const folder = join(out, FOLDER);
  await tryQuietly(async () => {
    for (const name of await readdir(folder)) {
      if (!name.startsWith(TEMPORARY_PREFIX)) continue;
      const { mtimeMs } = await stat(join(folder, name));
      if (nowMs - mtimeMs > LEFT_AFTER_MS) await unlink(join(folder, name));
    }
  });
}

/** Problems for a thousand words; a document that failed stands before all others. */
export function scoreOf({ problems, words, failed }: BatchRecord): number {
  if (failed !== null) return Number.POSITIVE_INFINITY;
  return words === 0 ? problems : Math.round((problems * 10_000) / words) / 10;
}
