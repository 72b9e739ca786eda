import { join } from 'node:path';
import { mergeLogs, type PlacedRecord } from './merge-logs';
import { ok } from '../../core/base/result';
import { readCheckedLines } from '../disk/checked-lines';
import { attempt, attemptOptional, type DiskResult } from '../disk/disk-error';
import { TEMPORARY_PREFIX } from '../disk/durable-write';
import type { Fs } from '../disk/fs';

/** Every file of checked lines that only grows; `thinned.jsonl` lies in each page's history. */
const LOG_FILES = [
  'verdicts.jsonl',
  'statuses.jsonl',
  'facts.jsonl',
  'words.jsonl',
  'outcomes.jsonl',
  'inventory.jsonl',
  'thinned.jsonl',
] as const;
export type LogFile = (typeof LOG_FILES)[number];

/** A log, and what its records look like: that tells one log from another, whatever a copy of it is called. */
export type LogKind<T extends object = object> = {
  readonly file: LogFile;
  readonly isRecord: (entry: unknown) => entry is T;
};

/** The records of a log that one file holds. `file` is the file's name in its folder. */
export type LogContent<T> = { readonly file: string; readonly records: readonly T[] };

/** Larger than any log grows, and small enough to be read for a look. */
const MAX_COPY_BYTES = 64_000_000;

/**
 * Whether a file may be a copy of the log: as Dropbox, OneDrive, Nextcloud, Syncthing, Google Drive, iCloud and others
 * call what two computers wrote under one name, or as people do. What counts is what stands in it.
 */
function mayBeCopy(name: string, log: LogFile): boolean {
  if (name.startsWith(TEMPORARY_PREFIX) || (LOG_FILES as readonly string[]).includes(name)) return false;
  const lower = name.toLowerCase();
  return lower.includes('.jsonl') || lower.includes(log.slice(0, log.indexOf('.')));
}

/**
 * The copies of a log that lie beside it in `folder`, by name. A copy that cannot be read is left out: `verify` names
 * it, and one file more or less must not keep a project shut.
 */
export async function readLogCopies<T extends object>(
  fs: Fs,
  folder: string,
  log: LogKind<T>,
): Promise<readonly LogContent<T>[]> {
  const listed = await attempt(folder, () => fs.listFolder(folder));
  const names = (listed.ok ? listed.value : [])
    .filter(({ name, isFolder }) => !isFolder && mayBeCopy(name, log.file))
    .map(({ name }) => name)
    .sort();
  const copies: LogContent<T>[] = [];
  for (const file of names) {
    const records = await readCopy(fs, join(folder, file), log);
    if (records.length > 0) copies.push({ file, records });
  }
  return copies;
}

async function readCopy<T extends object>(fs: Fs, path: string, log: LogKind<T>): Promise<readonly T[]> {
  const read = await attempt(path, async () =>
    (await fs.stat(path)).sizeBytes > MAX_COPY_BYTES ? new Uint8Array() : await fs.readFile(path),
  );
  return read.ok ? recordsIn(read.value, log) : [];
}

function recordsIn<T extends object>(bytes: Uint8Array, log: LogKind<T>): readonly T[] {
  return readCheckedLines(bytes).entries.filter(log.isRecord);
}

/** The records of the log's own file, in file order; none where there is no such file. */
export async function readOwnLog<T extends object>(
  fs: Fs,
  folder: string,
  log: LogKind<T>,
): Promise<DiskResult<readonly T[]>> {
  const path = join(folder, log.file);
  const bytes = await attemptOptional(path, () => fs.readFile(path));
  return bytes.ok ? ok(recordsIn(bytes.value ?? new Uint8Array(), log)) : bytes;
}

/**
 * Every intact record of a log and of its copies, each once, in the order in which they count (`mergeLogs`). Damaged
 * lines are left out, and named by `verify`.
 */
export async function readPlacedLog<T extends object>(
  fs: Fs,
  folder: string,
  log: LogKind<T>,
): Promise<DiskResult<readonly PlacedRecord<T>[]>> {
  const own = await readOwnLog(fs, folder, log);
  if (!own.ok) return own;
  const copies = await readLogCopies(fs, folder, log);
  return ok(mergeLogs([own.value, ...copies.map(({ records }) => records)]));
}

/** As `readPlacedLog`, the records alone. */
export async function readLog<T extends object>(
  fs: Fs,
  folder: string,
  log: LogKind<T>,
): Promise<DiskResult<readonly T[]>> {
  const placed = await readPlacedLog(fs, folder, log);
  return placed.ok ? ok(placed.value.map(({ record }) => record)) : placed;
}
