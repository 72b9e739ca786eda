import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok } from '../../core/base/result';
import { isScanName } from '../../core/scan/scan-files';
import { attempt } from '../disk/disk-error';
import type { Disk } from '../disk/fs';
import { refuse, type StoreResult } from '../disk/store-error';
import type { ArchiveEntry } from './archive-directory';
import { openArchive, type Archive } from './read-archive';

/** As many pictures as a document of folders has, and as much as a disk of today bears for a while. */
const MOST_PICTURES = 2_000;
const MOST_BYTES = 8_000_000_000;

/** Lists of pictures in their order, as OCR-D and IIIF have them. */
const LISTS = /(?:^|\/)(?:mets\.xml|manifest\.json)$/i;
const MOST_LIST_BYTES = 64_000_000;

/**
 * Writes the pictures of a zip into `folder`, which must be empty, under their own paths, and what lists them. Answers how
 * many there are: a zip without any leaves nothing. What the zip says of names, sizes and how much they are packed is
 * checked before anything is written, see `openArchive`.
 */
export async function unpackPictures(disk: Disk, path: string, folder: string): Promise<StoreResult<number>> {
  const opened = await openArchive(disk, path);
  if (!opened.ok) return opened;
  const archive = opened.value;
  try {
    const pictures = archive.entries.filter((entry) => isScanName(entry.path));
    if (pictures.length === 0) return ok(0);
    const lists = archive.entries.filter((one) => LISTS.test(one.path) && one.bytes <= MOST_LIST_BYTES);
    const bytes = pictures.reduce((sum, entry) => sum + entry.bytes, 0);
    if (pictures.length > MOST_PICTURES || bytes > MOST_BYTES)
      return refuse('archive-too-large', { file: path });
    for (const entry of [...pictures, ...lists]) {
      const written = await writeEntry(archive, entry, join(folder, entry.path));
      if (!written.ok) return written;
    }
    return ok(pictures.length);
  } finally {
    await archive.close();
  }
}

async function writeEntry(archive: Archive, entry: ArchiveEntry, target: string): Promise<StoreResult<null>> {
  const made = await attempt(target, async () => {
    await mkdir(dirname(target), { recursive: true });
    return await open(target, 'wx');
  });
  if (!made.ok) return made;
  try {
    return await archive.read(entry, async (piece) => void (await made.value.writeFile(piece)));
  } finally {
    await made.value.close();
  }
}
