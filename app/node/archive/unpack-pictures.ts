import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok } from '../../core/base/result';
import { isPageFile } from '../../core/formats/package/page-files';
import { isScanName } from '../../core/scan/scan-files';
import { attempt } from '../disk/disk-error';
import type { Disk } from '../disk/fs';
import { refuse, type StoreResult } from '../disk/store-error';
import type { ArchiveEntry } from '../zip/archive-directory';
import { openArchive, type Archive } from '../zip/read-archive';

/** As many pictures as a document of folders has, and as much as a disk of today bears for a while. */
const MOST_PICTURES = 2_000;
const MOST_BYTES = 8_000_000_000;

/** Lists of pictures in their order, as OCR-D and IIIF have them. */
const LISTS = /(?:^|\/)(?:mets\.xml|manifest\.json)$/i;
const MOST_LIST_BYTES = 64_000_000;
/** Page files of several programs may lie beside each picture. */
const MOST_TEXTS = 5 * MOST_PICTURES;
const MOST_TEXT_BYTES = 64_000_000;

/** How many files of a kind a zip had. */
export type Unpacked = { readonly pictures: number; readonly texts: number };

/**
 * Writes the pictures of a zip into `folder`, which must be empty, under their own paths, with the page files beside them
 * and what lists them. Errors, all of the zip as it is named: `zip-without-pictures` for one with neither pictures nor
 * page files, `zip-too-large`, `zip-damaged`, `zip-unsafe`, and what a disk says. What the zip says of names, sizes and how
 * much they are packed is checked before anything is written, see `openArchive`.
 */
export async function unpackPictures(
  disk: Disk,
  path: string,
  folder: string,
): Promise<StoreResult<Unpacked>> {
  const opened = await openArchive(disk, path);
  if (!opened.ok) return ofZip(opened);
  const archive = opened.value;
  try {
    const unpacked = await unpackInto(archive, path, folder);
    return unpacked.ok ? unpacked : ofZip(unpacked);
  } finally {
    await archive.close();
  }
}

async function unpackInto(archive: Archive, path: string, folder: string): Promise<StoreResult<Unpacked>> {
  const pictures = archive.entries.filter((entry) => isScanName(entry.path));
  const texts = archive.entries.filter((one) => isPageFile(one.path) && one.bytes <= MOST_TEXT_BYTES);
  const lists = archive.entries.filter((one) => LISTS.test(one.path) && one.bytes <= MOST_LIST_BYTES);
  if (pictures.length + texts.length === 0) return refuse('zip-without-pictures', { file: path });
  const wanted = [...pictures, ...new Set([...texts, ...lists])];
  const bytes = wanted.reduce((sum, entry) => sum + entry.bytes, 0);
  if (pictures.length > MOST_PICTURES || texts.length > MOST_TEXTS || bytes > MOST_BYTES)
    return refuse('zip-too-large', { file: path, most: MOST_PICTURES });
  for (const entry of wanted) {
    const written = await writeEntry(archive, entry, join(folder, entry.path));
    if (!written.ok) return written;
  }
  return ok({ pictures: pictures.length, texts: texts.length });
}

/** The words of a document that was handed over would mislead here. */
function ofZip({ error }: Extract<StoreResult<unknown>, { readonly ok: false }>): StoreResult<never> {
  const { code, params } = error;
  const file = String(params['file'] ?? '');
  switch (code) {
    case 'archive-too-large':
      return refuse('zip-too-large', { file, most: MOST_PICTURES });
    case 'archive-damaged':
    case 'archive-empty':
      return refuse('zip-damaged', { file });
    case 'archive-unsafe':
      return refuse('zip-unsafe', { file, entry: String(params['entry'] ?? '') });
    default:
      return { ok: false, error };
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
