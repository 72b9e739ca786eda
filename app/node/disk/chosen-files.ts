import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareNaturally, isScanName } from '../../core/scan/scan-files';

/** Something a person chose or dropped. A `review` is a project's folder, or its project.json. */
export type ChosenFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: 'file' | 'folder' | 'review';
};

/** A folder of scans may have folders in it, but a whole disk that was dropped by mistake is not searched. */
const MAX_DEPTH = 4;
const MAX_FILES = 2_000;

/**
 * What lies at `paths`, in the order in which people number files, folders of scans opened up. What is not there any
 * more is left out; a folder without any scan stays a folder.
 */
export async function chosenFiles(paths: readonly string[]): Promise<readonly ChosenFile[]> {
  const files: ChosenFile[] = [];
  for (const path of [...paths].sort(compareNaturally)) files.push(...(await describe(path)));
  return files.slice(0, MAX_FILES);
}

async function describe(path: string): Promise<readonly ChosenFile[]> {
  const found = await statOrNull(path);
  if (found === null) return [];
  const name = basename(path);
  if (!found.isDirectory()) {
    return [{ path, name, bytes: found.size, kind: name === 'project.json' ? 'review' : 'file' }];
  }
  if ((await statOrNull(join(path, 'project.json'))) !== null) {
    return [{ path, name, bytes: 0, kind: 'review' }];
  }
  const scans = await scansIn(path, MAX_DEPTH);
  return scans.length > 0 ? scans : [{ path, name, bytes: 0, kind: 'folder' }];
}

async function scansIn(folder: string, depth: number): Promise<readonly ChosenFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: ChosenFile[] = [];
  for (const entry of entries.sort((a, b) => compareNaturally(a.name, b.name))) {
    if (files.length >= MAX_FILES) break;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 1 && !entry.name.startsWith('.')) {
      files.push(...(await scansIn(path, depth - 1)));
    } else if (isScanName(entry.name)) {
      const found = await statOrNull(path);
      if (found?.isFile() === true) files.push({ path, name: entry.name, bytes: found.size, kind: 'file' });
    }
  }
  return files;
}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}
