import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure, failureIn, type Failure, type Result } from '../../core/base/result';
import { isPageFile } from '../../core/formats/package/page-files';
import { ARCHIVE_ENDING } from '../../core/project/handed-over';
import { compareNaturally, isScanName } from '../../core/scan/scan-files';

/** Page files of other programs in a folder. */
export type ChosenTexts = { readonly path: string; readonly name: string; readonly count: number };

/** Something a person chose or dropped. A `review` is a project's folder, or its project.json. */
export type ChosenFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: 'file' | 'folder' | 'review';
  /** That came with it in one folder or zip; the same value for all that came together. */
  readonly texts?: ChosenTexts;
  /** Why there is no scan in it. */
  readonly problem?: Failure;
};

/** What was in a zip: scans in their order. */
export type OpenedZip = { readonly scans: readonly string[]; readonly texts: ChosenTexts | null };

type OpenZip = (path: string) => Promise<Result<OpenedZip>>;

/** A folder of scans may have folders in it, but a whole disk that was dropped by mistake is not searched. */
const MAX_DEPTH = 4;
const MAX_FILES = 2_000;

/**
 * What lies at `paths`, in the order in which people number files, folders and zips of scans opened up. What is not there
 * any more is left out; a folder without any scan stays a folder.
 */
export async function chosenFiles(
  paths: readonly string[],
  openZip: OpenZip,
): Promise<readonly ChosenFile[]> {
  const files: ChosenFile[] = [];
  for (const path of [...paths].sort(compareNaturally)) files.push(...(await describe(path, openZip)));
  return files.slice(0, MAX_FILES);
}

/** The scans in a folder and the folders in it, in the order in which people number files. */
export async function deepScans(folder: string): Promise<readonly string[]> {
  return (await filesIn(folder, MAX_DEPTH, isScanName)).map(({ path }) => path);
}

async function describe(path: string, openZip: OpenZip): Promise<readonly ChosenFile[]> {
  const found = await statOrNull(path);
  if (found === null) return [];
  const name = basename(path);
  if (!found.isDirectory()) {
    if (isZip(name)) return await inZip({ path, name, bytes: found.size, kind: 'file' }, openZip);
    return [{ path, name, bytes: found.size, kind: name === 'project.json' ? 'review' : 'file' }];
  }
  if ((await statOrNull(join(path, 'project.json'))) !== null) {
    return [{ path, name, bytes: 0, kind: 'review' }];
  }
  const scans = await filesIn(path, MAX_DEPTH, isScanName);
  if (scans.length === 0) return [{ path, name, bytes: 0, kind: 'folder' }];
  const { length } = await filesIn(path, MAX_DEPTH, isPageFile);
  return length === 0 ? scans : scans.map((scan) => ({ ...scan, texts: { path, name, count: length } }));
}

function isZip(name: string): boolean {
  const folded = name.toLowerCase();
  return folded.endsWith('.zip') && !folded.endsWith(ARCHIVE_ENDING);
}

async function inZip(zip: ChosenFile, openZip: OpenZip): Promise<readonly ChosenFile[]> {
  const opened = await openZip(zip.path);
  if (!opened.ok) return [{ ...zip, problem: failureIn(zip.name, opened.error) }];
  const { scans, texts } = opened.value;
  const among = texts === null ? {} : { texts };
  if (scans.length === 0) return [{ ...zip, ...among, problem: failure('zip-without-pictures') }];
  const files = await Promise.all(scans.map(fileAt));
  return files.flatMap((file) => (file === null ? [] : [{ ...file, ...among }]));
}

async function filesIn(
  folder: string,
  depth: number,
  isWanted: (name: string) => boolean,
): Promise<readonly ChosenFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: ChosenFile[] = [];
  for (const entry of entries.sort((a, b) => compareNaturally(a.name, b.name))) {
    if (files.length >= MAX_FILES) break;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 1 && !entry.name.startsWith('.')) {
      files.push(...(await filesIn(path, depth - 1, isWanted)));
    } else if (isWanted(entry.name)) {
      const file = await fileAt(path);
      if (file !== null) files.push(file);
    }
  }
  return files;
}

async function fileAt(path: string): Promise<ChosenFile | null> {
  const found = await statOrNull(path);
  return found?.isFile() === true ? { path, name: basename(path), bytes: found.size, kind: 'file' } : null;
}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}
