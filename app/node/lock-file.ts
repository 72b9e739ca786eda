import { join } from 'node:path';
import * as v from 'valibot';
import { attempt, tryQuietly } from './disk-error';
import { writeAll } from './durable-write';
import type { Disk } from './fs';

/** In the project folder while somebody has it open for writing. */
export const LOCK_FILE = '.lock.json';

/** This process, as others may come to know it. */
export type ProcessIdentity = {
  readonly host: string;
  readonly pid: number;
  /** Whether a process of this machine still runs. */
  readonly isAlive: (pid: number) => boolean;
};

const lockSchema = v.looseObject({ host: v.string(), pid: v.number(), nonce: v.string(), atUtc: v.string() });

/** Somebody else who seems to have the project open: shown to the person, never obeyed. */
export type OtherWriter = { readonly host: string; readonly pid: number; readonly atUtc: string };

export type Lock = {
  readonly otherWriter: OtherWriter | null;
  /** Whether the medium would not take the lock file because it can only be read. */
  readonly isReadOnly: boolean;
  readonly release: () => Promise<void>;
};

/**
 * Advice only: two writers fork and lose nothing, so a lock that is stale, lost or cannot be
 * written changes nothing but a banner. Writing it also shows whether the folder can be written at all.
 */
export async function takeLock(
  disk: Disk,
  root: string,
  self: ProcessIdentity,
  atUtc: string,
): Promise<Lock> {
  const path = join(root, LOCK_FILE);
  const nonce = disk.nonce();
  const bytes = Buffer.from(`${JSON.stringify({ host: self.host, pid: self.pid, nonce, atUtc })}\n`);
  let written = await attempt(path, () => writeNew(disk, path, bytes));
  const holder = written.ok ? null : await readHolder(disk, path);
  if (holder !== null && isStale(holder, self)) {
    await tryQuietly(() => disk.fs.unlink(path));
    written = await attempt(path, () => writeNew(disk, path, bytes));
  }
  const otherWriter = holder === null || isStale(holder, self) ? null : holder;
  const isReadOnly = written.ok ? false : await isFolderReadOnly(disk, root);
  return { otherWriter, isReadOnly, release: () => release(disk, path, nonce) };
}

async function writeNew(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.fs.openWritable(path, 'create');
  try {
    await writeAll(file, bytes);
  } finally {
    await file.close();
  }
}

/** The lock of a process that has died on this machine; of another machine nothing can be known. */
function isStale(holder: OtherWriter, self: ProcessIdentity): boolean {
  return holder.host === self.host && (holder.pid === self.pid || !self.isAlive(holder.pid));
}

async function readHolder(disk: Disk, path: string): Promise<v.InferOutput<typeof lockSchema> | null> {
  const bytes = await attempt(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return null;
  try {
    const parsed = v.safeParse(lockSchema, JSON.parse(Buffer.from(bytes.value).toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function isFolderReadOnly(disk: Disk, root: string): Promise<boolean> {
  const probe = join(root, `.tmp-${disk.nonce()}`);
  const tried = await attempt(probe, async () => (await disk.fs.openWritable(probe, 'create')).close());
  await tryQuietly(() => disk.fs.unlink(probe));
  return !tried.ok && (tried.error.code === 'read-only' || tried.error.code === 'no-permission');
}

async function release(disk: Disk, path: string, nonce: string): Promise<void> {
  const holder = await readHolder(disk, path);
  if (holder?.nonce === nonce) await tryQuietly(() => disk.fs.unlink(path));
}
