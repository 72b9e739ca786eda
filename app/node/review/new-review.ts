import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { ArchivalReference, Publication } from '../../core/project/project';
import { fail, failIn, type Result } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import type { NewReference, NewScan } from '../project/project-create';
import { createAndOpen, type ProjectStore } from '../project/project-store';
import type { StoreDeps } from '../project/store-context';
import type { OpenOptions, ScanEngine } from '../scans/scan-engine';

type Opener = Pick<ScanEngine, 'openScan' | 'closeScan'>;

export type GivenScan = { readonly path: string } & OpenOptions;

export type NewReview = {
  readonly parentFolder: string;
  readonly folderName?: string;
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly publication?: Publication;
  readonly sourceNote: string;
  readonly scans: readonly GivenScan[];
  readonly references: readonly NewReference[];
};

/**
 * Opens every scan in the engine to count its pages, then makes the project and opens it. Nothing is written
 * unless every scan can be used; the failure's message begins with the file's path.
 */
export async function createReview(
  deps: StoreDeps,
  engine: Opener,
  review: NewReview,
): Promise<Result<ProjectStore>> {
  const scans = await countPages(engine, review.scans);
  if (!scans.ok) return scans;
  const parent = await makeParents(deps, review.parentFolder);
  if (!parent.ok) return parent;
  const { parentFolder, folderName, title, archival, publication, sourceNote, references } = review;
  return await createAndOpen(deps, {
    ...{ parentFolder, title, archival, sourceNote, references, scans: scans.value },
    ...(folderName === undefined ? {} : { folderName }),
    ...(publication === undefined ? {} : { publication }),
    id: randomUUID(),
  });
}

/** The images of the pages of each scan, by opening it in the engine. */
export async function countPages(
  engine: Opener,
  given: readonly GivenScan[],
): Promise<Result<readonly NewScan[]>> {
  const scans: NewScan[] = [];
  for (const { path, password, isLargeAllowed } of given) {
    const open = await engine.openScan(path, { password, isLargeAllowed });
    if (!open.ok) return failIn(path, open.error);
    scans.push({ path, pages: open.value.pages });
    await engine.closeScan(open.value);
  }
  return { ok: true, value: scans };
}

/** Makes `folder` and what is missing above it. */
export async function makeParents(deps: StoreDeps, folder: string): Promise<Result<null>> {
  const { fs } = deps.disk;
  const found = await attempt(folder, () => fs.stat(folder));
  if (found.ok) {
    return found.value.isFolder ? { ok: true, value: null } : fail('not-a-folder', { file: folder });
  }
  if (dirname(folder) === folder) return { ok: true, value: null };
  const above = await makeParents(deps, dirname(folder));
  if (!above.ok) return above;
  const made = await attempt(folder, () => fs.makeFolder(folder));
  return made.ok || made.error.code === 'exists' ? { ok: true, value: null } : made;
}
