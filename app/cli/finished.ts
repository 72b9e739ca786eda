import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import { NOTICE_KEYS, type SheetNotice } from '../core/recognise/notice';
import { ok } from '../core/base/result';
import { attempt, attemptOptional, diskFailure, type DiskResult } from '../node/disk/disk-error';
import { durableWrite } from '../node/disk/durable-write';
import type { Disk } from '../node/disk/fs';
import { sha256Hex } from '../node/disk/hash';
import { foldedName } from '../node/disk/safe-name';
import { exclusively, type Claimant } from './claim-file';

/**
 * What `recognise --out` remembers in a folder of its own inside the output folder: which scan a name belongs to, and
 * of what each output was made. Whether a page is done is decided by that, never from a file being there: the file may
 * be of another scan, or of the scan before it was made anew.
 */
const FOLDER = '.sverka';

/** A scan as the record knows it. `path` is relative to the output folder, with `/`, so that both may move together. */
export type ScanIdentity = { readonly path: string; readonly sha256: string };

const scanSchema = v.strictObject({ path: v.string(), sha256: v.string() });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sinceThen = v.optional(count, 0);
const noticeSchema = v.strictObject(
  // What an older version did not look for is none.
  Object.fromEntries(NOTICE_KEYS.map((key) => [key, sinceThen])) as Record<
    keyof SheetNotice,
    typeof sinceThen
  >,
);
const recordSchema = v.strictObject({
  version: v.literal(1),
  scan: scanSchema,
  readings: v.number(),
  /** File name → SHA-256 of what was written there. */
  files: v.record(v.string(), v.string()),
  /** What is not in the sheet's text, or null. */
  notice: v.nullable(noticeSchema),
});

/** What one page's outputs were made of. */
export type PageRecord = v.InferOutput<typeof recordSchema>;

export async function identify(out: string, path: string): Promise<ScanIdentity> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return { path: relative(out, path).split(sep).join('/'), sha256: hash.digest('hex') };
}

/** Makes the folder of the records; `out` is there already. */
export async function makeRecords(disk: Disk, out: string): Promise<DiskResult<null>> {
  const folder = join(out, FOLDER);
  const made = await attempt(folder, () => disk.fs.makeFolder(folder));
  return made.ok || made.error.code === 'exists' ? ok(null) : made;
}

/**
 * The name under which the outputs of `scan` stand: the one it has already, else the first of `candidates` from `first`
 * on that no other scan has and under which nothing stands that was not made here. Of several processes that ask at once
 * one is answered after the other.
 */
export async function claimName(
  claimant: Claimant,
  out: string,
  scan: ScanIdentity,
  candidates: readonly string[],
  first: number,
): Promise<DiskResult<string>> {
  const lock = join(out, FOLDER, 'names.claim');
  const named = await exclusively(claimant, lock, () => nameFor(claimant.disk, out, scan, candidates, first));
  return named.ok ? named.value : named;
}

async function nameFor(
  disk: Disk,
  out: string,
  scan: ScanIdentity,
  candidates: readonly string[],
  first: number,
): Promise<DiskResult<string>> {
  const owners: (ScanIdentity | null)[] = [];
  for (const name of candidates) owners.push(await readOwner(disk, out, name));
  const own = owners.findIndex((owner) => owner?.path === scan.path);
  const moved = own >= 0 ? own : await movedFrom(disk, out, owners, scan);
  if (moved >= 0) return await give(disk, out, candidates[moved] ?? '', scan);
  const taken = await namesInUse(disk, out);
  if (!taken.ok) return taken;
  const free = candidates.findIndex(
    (name, i) => i >= first && owners[i] === null && !taken.value.has(foldedName(name)),
  );
  return free >= 0
    ? await give(disk, out, candidates[free] ?? '', scan)
    : diskFailure('exists', join(out, candidates[candidates.length - 1] ?? ''));
}

async function give(disk: Disk, out: string, name: string, scan: ScanIdentity): Promise<DiskResult<string>> {
  const written = await durableWrite(disk, ownerPath(out, name), Buffer.from(JSON.stringify(scan)));
  return written.ok ? ok(name) : written;
}

function ownerPath(out: string, name: string): string {
  return join(out, FOLDER, `${foldedName(name)}.scan`);
}

async function readOwner(disk: Disk, out: string, name: string): Promise<ScanIdentity | null> {
  return parsed(scanSchema, await textOf(disk, ownerPath(out, name)));
}

/** The name of a scan with the same bytes that is not where it was: it is this one, moved. */
async function movedFrom(
  disk: Disk,
  out: string,
  owners: readonly (ScanIdentity | null)[],
  scan: ScanIdentity,
): Promise<number> {
  for (const [i, owner] of owners.entries()) {
    if (owner?.sha256 !== scan.sha256) continue;
    const found = await attemptOptional(out, () => disk.fs.stat(resolve(out, owner.path)));
    if (found.ok && found.value === null) return i;
  }
  return -1;
}

const OUTPUT = /^(.+)-\d{4,}\.(?:txt|xml|json)$/u;

/** Names, folded, under which files stand that no record here speaks of. Empty files are what a full disk leaves. */
async function namesInUse(disk: Disk, out: string): Promise<DiskResult<ReadonlySet<string>>> {
  const listed = await attempt(out, () => disk.fs.listFolder(out));
  if (!listed.ok) return listed;
  const names = new Set<string>();
  for (const { name: file, isFolder } of listed.value) {
    const name = foldedName(OUTPUT.exec(file)?.[1] ?? '');
    if (isFolder || name === '' || names.has(name)) continue;
    const found = await attemptOptional(out, () => disk.fs.stat(join(out, file)));
    if (found.ok && found.value !== null && found.value.sizeBytes > 0) names.add(name);
  }
  return ok(names);
}

function recordPath(out: string, name: string, pageId: string): string {
  return join(out, FOLDER, `${foldedName(name)}-${pageId}.page`);
}

export async function readRecord(
  disk: Disk,
  out: string,
  name: string,
  pageId: string,
): Promise<PageRecord | null> {
  return parsed(recordSchema, await textOf(disk, recordPath(out, name, pageId)));
}

/** Written last of all, so that what a run left half done is not taken for done. */
export async function writeRecord(
  disk: Disk,
  out: string,
  name: string,
  pageId: string,
  record: PageRecord,
): Promise<DiskResult<null>> {
  return await durableWrite(disk, recordPath(out, name, pageId), Buffer.from(JSON.stringify(record)));
}

/** What has become of one output: there as it was written, not there, or changed since by somebody. */
export async function stateOfOutput(
  disk: Disk,
  path: string,
  writtenSha256: string | undefined,
): Promise<'as-written' | 'missing' | 'changed'> {
  const bytes = await bytesOf(disk, path);
  if (bytes === null || bytes.length === 0) return 'missing';
  return writtenSha256 === undefined || sha256Hex(bytes) === writtenSha256 ? 'as-written' : 'changed';
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

async function textOf(disk: Disk, path: string): Promise<string | null> {
  const bytes = await bytesOf(disk, path);
  return bytes === null ? null : Buffer.from(bytes).toString('utf8');
}

async function bytesOf(disk: Disk, path: string): Promise<Uint8Array | null> {
  const read = await attemptOptional(dirname(path), () => disk.fs.readFile(path));
  return read.ok ? read.value : null;
}
