import { isAbsolute, join, relative } from 'node:path';
import type { Project } from '../../core/project/project';
import { ok } from '../../core/base/result';
import type { Page } from '../../core/page/transcription';
import { copyByHash, hashFile } from '../disk/copy-file';
import { attempt, diskFailure } from '../disk/disk-error';
import { TEMPORARY_PREFIX } from '../disk/durable-write';
import { makeFolders, type Folders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { isSameContent } from '../journal/journal-record';
import { LOCK_FILE } from '../disk/lock-file';
import { plainDisk } from '../disk/plain-files';
import { PROJECT_FILE, storeProject } from '../project/project-file';
import { openProject, type ProjectStore } from '../project/project-store';
import type { StoreDeps } from '../project/store-context';
import { removeTree } from '../disk/remove-tree';
import { refuse, type StoreResult } from '../disk/store-error';
import { isLoss, verifyProject } from '../verify/verify';

/** Text that the window holds, for when the project itself cannot take it or cannot be read any more. */
export type HeldPage = {
  readonly page: Page;
  readonly baseHash: string | null;
  readonly deletedLines: number;
};

export type CopyRequest = {
  readonly sourceRoot: string;
  /** The project as it was last read, for when project.json is gone. */
  readonly project: Project;
  /** An empty folder. */
  readonly target: string;
  readonly held: readonly HeldPage[];
  readonly who: string;
};

export type ProjectCopy = {
  /** The copy, open. */
  readonly store: ProjectStore;
  /** What could not be read from the project or is damaged in it, relative to it; empty for a whole copy. */
  readonly lost: readonly string[];
};

/**
 * Copies a whole project folder into an empty one as durably as a save, adds the text that the window holds as
 * Revisions, and checks every hash. It works however little of the project
 * can still be read: what is lost is named, not a reason to stop. Only a target that will not take the copy is; it
 * is left as empty as it was. The cache, which can be made again, stays behind.
 */
export async function copyProject(deps: StoreDeps, request: CopyRequest): Promise<StoreResult<ProjectCopy>> {
  const fits = await checkTarget(deps.disk, request);
  if (!fits.ok) return fits;
  const copied = await fillCopy(deps, request);
  if (!copied.ok) await emptyFolder(deps.disk, request.target);
  return copied;
}

async function checkTarget(disk: Disk, { sourceRoot, target }: CopyRequest): Promise<StoreResult<null>> {
  const inside = relative(sourceRoot, target);
  if (!inside.startsWith('..') && !isAbsolute(inside)) {
    return refuse('inside-itself', { file: target });
  }
  const listed = await attempt(target, () => disk.fs.listFolder(target));
  if (!listed.ok) return listed;
  return listed.value.length === 0 ? ok(null) : refuse('not-empty', { file: target });
}

async function fillCopy(deps: StoreDeps, request: CopyRequest): Promise<StoreResult<ProjectCopy>> {
  const { codec } = deps;
  const { target } = request;
  // No link in the folder brings another file of this computer into the copy.
  const disk = plainDisk(deps.disk, request.sourceRoot, SOURCE_ANSWERS_WITHIN_MS);
  const lost: string[] = [];
  const state = { isSilent: false };
  const copy: Copy = { disk, from: request.sourceRoot, to: makeFolders(disk, target), lost, state };
  const files = await copyFolder(copy, []);
  if (!files.ok) return files;
  const described = await copyDescription(copy, request);
  if (!described.ok) return described;
  const store = await openProject(deps, target);
  if (!store.ok) return store;
  const added = await addHeld(store.value, request);
  const report = added.ok ? await verifyProject(disk, codec, target) : added;
  if (!report.ok) {
    await store.value.close();
    return report;
  }
  const damaged = report.value.problems.filter(isLoss).map(({ file }) => file);
  return ok({ store: store.value, lost: [...new Set([...lost, ...damaged])] });
}

type Copy = {
  readonly disk: Disk;
  readonly from: string;
  readonly to: Folders;
  readonly lost: string[];
  /** Whether the project's medium left a call without an answer: then nothing more is asked of it. */
  readonly state: { isSilent: boolean };
};

/** A person who saves elsewhere because the medium does not answer wants what the window holds to be safe now. */
const SOURCE_ANSWERS_WITHIN_MS = 5_000;

/** What belongs to this run or machine, or is written last. */
const NOT_COPIED: ReadonlySet<string> = new Set(['cache', LOCK_FILE, PROJECT_FILE]);

async function copyFolder(copy: Copy, parts: readonly string[]): Promise<StoreResult<null>> {
  const folder = join(copy.from, ...parts);
  const listed = copy.state.isSilent
    ? diskFailure('no-answer', folder)
    : await attempt(folder, () => copy.disk.fs.listFolder(folder));
  if (!listed.ok) {
    if (listed.error.code === 'no-answer') copy.state.isSilent = true;
    copy.lost.push(parts.length === 0 ? '.' : parts.join('/'));
    return ok(null);
  }
  for (const { name, isFolder } of listed.value) {
    if (name.startsWith(TEMPORARY_PREFIX) || (parts.length === 0 && NOT_COPIED.has(name))) continue;
    const done = isFolder ? await copyFolder(copy, [...parts, name]) : await copyOne(copy, parts, name);
    if (!done.ok) return done;
  }
  return ok(null);
}

/** A file that cannot be read is lost and said to be; one that cannot be written ends the copy. */
async function copyOne(copy: Copy, parts: readonly string[], name: string): Promise<StoreResult<null>> {
  const folder = await copy.to.ensure(...parts);
  if (!folder.ok) return folder;
  const source = join(copy.from, ...parts, name);
  const lose = () => {
    copy.lost.push([...parts, name].join('/'));
    return ok(null);
  };
  if (copy.state.isSilent) return lose();
  const copied = await copyByHash(copy.disk, source, folder.value, () => name);
  if (copied.ok) return ok(null);
  const readable = await attempt(source, () => hashFile(copy.disk.fs, source));
  if (readable.ok) return copied;
  copy.state.isSilent = readable.error.code === 'no-answer';
  return lose();
}

/** project.json makes the folder a project, so it comes last; where it cannot be read, what is known of it is kept. */
async function copyDescription(copy: Copy, { target, project }: CopyRequest): Promise<StoreResult<unknown>> {
  const lostBefore = copy.lost.length;
  const copied = await copyOne(copy, [], PROJECT_FILE);
  if (!copied.ok || copy.lost.length === lostBefore) return copied;
  return await storeProject(copy.disk, target, copy.to, project, true);
}

async function addHeld(store: ProjectStore, { held, who }: CopyRequest): Promise<StoreResult<null>> {
  for (const { page, baseHash, deletedLines } of held) {
    const current = await store.readPage(page.id);
    const revision = current.ok ? current.value.revision : null;
    if (revision !== null && isSameContent(revision.page, page)) continue;
    const parentHash = revision === null ? null : baseHash;
    const reason = revision === null ? 'recovered' : 'saved';
    const saved = await store.savePage({ page, baseHash: parentHash, reason, who, note: '', deletedLines });
    if (!saved.ok) return saved;
  }
  return ok(null);
}

async function emptyFolder(disk: Disk, folder: string): Promise<void> {
  const listed = await attempt(folder, () => disk.fs.listFolder(folder));
  for (const { name, isFolder } of listed.ok ? listed.value : []) {
    const path = join(folder, name);
    if (isFolder) await removeTree(disk.fs, path);
    else await attempt(path, () => disk.fs.unlink(path));
  }
}
