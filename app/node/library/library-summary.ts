import { lstat, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { LibraryProgress } from '../../core/library/library';
import type { Failure } from '../../core/base/result';
import { PROJECT_FORMAT_VERSION, type ArchivalReference, type Project } from '../../core/project/project';
import { readCheckedLines } from '../disk/checked-lines';
import { attempt, type DiskResult } from '../disk/disk-error';
import { parseProject, PROJECT_FILE } from '../project/project-file';
import { STATUSES_FILE } from '../logs/status-log';

/** What the library shows of a project's folder. Of one that cannot be opened `problem` says why. */
export type LibrarySummary = {
  readonly id: string;
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly progress: LibraryProgress | null;
  readonly who: string;
  readonly atUtc: string | null;
  /** The name of the first sheet's thumbnail in the project's cache; null where there can be none. */
  readonly thumbnail: string | null;
  readonly problem: Failure | null;
};

/** A folder made by anybody is read here: no more than this of any file, and what is no plain file not at all. */
const MOST_PROJECT_BYTES = 16_000_000;
const TAIL_BYTES = 16_384;
const MOST_TITLE = 300;

/** What lies in a project's folder of all that a summary is made of, and a key that changes when any of it does. */
export type SummaryFiles = {
  readonly key: string;
  readonly project: Found;
  /** By name; null for one that is not there. */
  readonly logs: readonly (readonly [string, Found | null])[];
  readonly hasText: boolean;
};

/** One look at each file; null where there is no project. */
export async function summaryFiles(root: string): Promise<DiskResult<SummaryFiles | null>> {
  const files = [PROJECT_FILE, 'pages', ...DATED_LOGS].map((name) => join(root, name));
  return attempt(root, async () => {
    // One after another: each call to a share that does not answer holds a thread.
    const found: (Found | null)[] = [];
    for (const file of files) found.push(await statOrNull(file));
    const [project, pages = null, ...logs] = found;
    if (project === undefined || project === null) return null;
    return {
      key: [project, ...logs, pages].map(stampOf).join(' '),
      project,
      logs: DATED_LOGS.map((name, i) => [name, logs[i] ?? null] as const),
      hasText: pages?.isDirectory() === true,
    };
  });
}

const DATED_LOGS = [STATUSES_FILE, 'verdicts.jsonl'] as const;

type Found = Awaited<ReturnType<typeof lstat>>;

async function statOrNull(path: string): Promise<Found | null> {
  try {
    return await lstat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw error;
  }
}

function stampOf(found: Found | null): string {
  return found === null ? '-' : `${Number(found.mtimeMs)}:${Number(found.size)}`;
}

/** Reads what the library shows. Never fails: what is wrong is what the summary says. */
export async function readSummary(root: string, files: SummaryFiles): Promise<LibrarySummary> {
  const bytes = await readFound(join(root, PROJECT_FILE), files.project, MOST_PROJECT_BYTES);
  if (!bytes.ok) return withoutDetails(root, bytes.error);
  if (bytes.value === null) return withoutDetails(root, null);
  const project = parseProject(bytes.value);
  if (!project.ok) return withoutDetails(root, project.error);
  const isTooNew = project.value.formatVersion > PROJECT_FORMAT_VERSION;
  const last = isTooNew ? null : await lastWork(root, files);
  return {
    id: project.value.id,
    title: cut(project.value.title, MOST_TITLE),
    archival: archivalOf(project.value),
    progress: progressOf(project.value, files.hasText),
    who: last?.who ?? '',
    atUtc: last?.atUtc ?? null,
    thumbnail: thumbnailOf(project.value),
    problem: null,
  };
}

/** Of a folder that tells nothing of itself. */
export function withoutDetails(root: string, problem: Failure | null): LibrarySummary {
  const nothing = { archival: null, progress: null, who: '', atUtc: null, thumbnail: null };
  return { id: '', title: basename(root), ...nothing, problem };
}

/** Null for what is no plain file, or is larger than `mostBytes`. */
async function readPlain(path: string, mostBytes: number): Promise<DiskResult<Uint8Array | null>> {
  const found = await attempt(path, () => lstat(path));
  return found.ok ? await readFound(path, found.value, mostBytes) : found;
}

function readFound(path: string, found: Found, mostBytes: number): Promise<DiskResult<Uint8Array | null>> {
  const sizeBytes = Number(found.size);
  return attempt(path, async () =>
    !found.isFile() || sizeBytes > mostBytes ? null : await readPart(path, 0, sizeBytes),
  );
}

async function readPart(path: string, from: number, to: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const part = Buffer.alloc(Math.max(0, to - from));
    const { bytesRead } = await file.read(part, 0, part.length, from);
    return part.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hasFolder(path: string): Promise<boolean> {
  const found = await attempt(path, () => statOrNull(path));
  return found.ok && found.value !== null && found.value.isDirectory();
}

const dated = v.object({
  who: v.pipe(v.string(), v.maxLength(200)),
  atUtc: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)),
});
type Dated = v.InferOutput<typeof dated>;

/** The newest of the last records of the logs that say who; only their ends are read. */
async function lastWork(root: string, { logs }: SummaryFiles): Promise<Dated | null> {
  const ends = await Promise.all(
    logs.map(([name, found]) =>
      found?.isFile() === true ? lastDated(join(root, name), Number(found.size)) : Promise.resolve(null),
    ),
  );
  const known = ends.flatMap((one) => one ?? []);
  return known.reduce<Dated | null>(
    (last, one) => (last === null || one.atUtc > last.atUtc ? one : last),
    null,
  );
}

async function lastDated(path: string, sizeBytes: number): Promise<Dated | null> {
  const tail = await attempt(path, () => readPart(path, Math.max(0, sizeBytes - TAIL_BYTES), sizeBytes));
  if (!tail.ok) return null;
  const entries = readCheckedLines(tail.value).entries.filter((entry): entry is Dated => v.is(dated, entry));
  return entries[entries.length - 1] ?? null;
}

function progressOf({ pages }: Project, hasText: boolean): LibraryProgress {
  const count = (...statuses: readonly string[]) =>
    pages.filter(({ status }) => statuses.includes(status)).length;
  return {
    sheets: pages.length,
    finished: count('proofread', 'validated'),
    validated: count('validated'),
    attention: count('needs-attention'),
    hasText,
  };
}

function archivalOf({ archival }: Project): ArchivalReference | null {
  if (archival === null) return null;
  const { archive, fond, opis, delo, list } = archival;
  const short = (text: string) => cut(text, MOST_TITLE);
  return {
    archive: short(archive),
    ...{ fond: short(fond), opis: short(opis), delo: short(delo), list: short(list) },
  };
}

function thumbnailOf({ pages: [first] }: Project): string | null {
  return first === undefined ? null : `${first.scanSha256.slice(0, 16)}-${first.scanIndex}-thumbnail.jpg`;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** A picture larger than this is no thumbnail of ours. */
const MOST_THUMBNAIL_BYTES = 2_000_000;

/** The thumbnail in the project's cache, if it has been drawn before; null where it has not. */
export async function readThumbnail(root: string, name: string): Promise<Uint8Array | null> {
  const folder = join(root, 'cache');
  if (!(await hasFolder(folder))) return null;
  const bytes = await readPlain(join(folder, name), MOST_THUMBNAIL_BYTES);
  return bytes.ok ? bytes.value : null;
}
