import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expandScans } from '../cli/scan-packages';
import { ok } from '../core/base/result';
import { unpackPictures } from '../node/archive/unpack-pictures';
import { deepScans, type OpenedZip } from '../node/disk/chosen-files';
import { attempt } from '../node/disk/disk-error';
import type { Disk } from '../node/disk/fs';
import type { StoreResult } from '../node/disk/store-error';

/** Opens up a zip of pictures; errors are those of `unpackPictures`. */
export type OpenZip = (path: string) => Promise<StoreResult<OpenedZip>>;

/**
 * Unpacks zips of pictures and page files, as Transkribus, eScriptorium and OCR-D export them, each into a new folder that
 * `newFolder` makes; the folders may go when their pictures are in a document. A zip that is refused leaves no folder.
 */
export function makeOpenZip(disk: Disk, newFolder: () => Promise<string>): OpenZip {
  return async (path) => {
    const made = await attempt(path, newFolder);
    if (!made.ok) return made;
    // The texts of the zip are named to people by the folder that they lie in.
    const folder = join(made.value, basename(path));
    const unpacked = await unpackPictures(disk, path, folder);
    if (!unpacked.ok) await rm(made.value, { recursive: true, force: true });
    if (!unpacked.ok) return unpacked;
    const scans = unpacked.value.pictures === 0 ? [] : await inOrder(folder);
    const { texts } = unpacked.value;
    return ok({ scans, texts: texts === 0 ? null : { path: folder, name: basename(path), count: texts } });
  };
}

/** The pictures in the order of the METS or manifest that lists them, in a bag below `data`; else that of their folder. */
async function inOrder(folder: string): Promise<readonly string[]> {
  const places = [folder, join(folder, 'data')];
  for (const list of places.flatMap((place) => [join(place, 'mets.xml'), join(place, 'manifest.json')])) {
    if (!(await isFile(list))) continue;
    const { scans } = await expandScans([list]);
    if (scans.length > 0 && scans[0] !== list) return scans;
  }
  return await deepScans(folder);
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
