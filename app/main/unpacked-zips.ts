import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expandScans } from '../cli/scan-packages';
import { ARCHIVE_ENDING } from '../core/project/handed-over';
import { unpackPictures } from '../node/archive/unpack-pictures';
import type { Disk } from '../node/disk/fs';

/** The paths with each zip of pictures replaced by these. */
export type ExpandZips = (paths: readonly string[]) => Promise<readonly string[]>;

/**
 * Unpacks zips of pictures, as Transkribus, eScriptorium and OCR-D export them, each into a new folder that `newFolder`
 * makes; the folders may go when their pictures are in a document. A zip that has no picture, or that is not safe to
 * take, stays as it was named.
 */
export function makeExpandZips(disk: Disk, newFolder: () => Promise<string>): ExpandZips {
  const picturesOf = async (path: string): Promise<readonly string[] | null> => {
    const folder = await newFolder();
    const unpacked = await unpackPictures(disk, path, folder);
    if (unpacked.ok && unpacked.value > 0) return await inOrder(folder);
    await rm(folder, { recursive: true, force: true });
    return null;
  };
  return async (paths) => {
    const found: string[] = [];
    for (const path of paths) {
      const name = path.toLowerCase();
      const isZip = name.endsWith('.zip') && !name.endsWith(ARCHIVE_ENDING);
      // A disk without room for it is met again, and told of, when the document is made.
      found.push(...((isZip ? await picturesOf(path).catch(() => null) : null) ?? [path]));
    }
    return found;
  };
}

/** The pictures in the order of the METS or manifest that lists them, in a bag below `data`; else their folder. */
async function inOrder(folder: string): Promise<readonly string[]> {
  const places = [folder, join(folder, 'data')];
  for (const list of places.flatMap((place) => [join(place, 'mets.xml'), join(place, 'manifest.json')])) {
    if (!(await isFile(list))) continue;
    const { scans } = await expandScans([list]);
    if (scans.length > 0 && scans[0] !== list) return scans;
  }
  return [folder];
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
