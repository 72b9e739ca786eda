import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { stemOf } from '../core/formats/package/match-names';
import { readIiif } from '../core/formats/package/iiif';
import { readMets } from '../core/formats/package/mets';
import { compareNaturally, isScanName } from '../core/scan/scan-files';
import { filesBelow } from '../node/disk/files-below';

/** Scans as they are to be read, and folders in which page files may lie beside them. */
export type Expanded = { readonly scans: readonly string[]; readonly folders: readonly string[] };

/**
 * What was named, with the pictures of folders, of METS files and of saved IIIF manifests in place of these; the order
 * is that of the METS or the manifest, in a folder the natural one. What is none of them stands as it was named.
 */
export async function expandScans(named: readonly string[]): Promise<Expanded> {
  const scans: string[] = [];
  const folders: string[] = [];
  for (const file of named) {
    const found = await picturesOf(file);
    scans.push(...(found ?? [file]));
    if (found !== null) folders.push((await isFolder(file)) ? file : dirname(file));
  }
  return { scans, folders };
}

/** Null for what is no folder, METS or manifest, or has no pictures beside it. */
async function picturesOf(file: string): Promise<readonly string[] | null> {
  const found = (await isFolder(file)) ? await inFolder(file) : await inList(file);
  return found.length === 0 ? null : found;
}

async function inFolder(folder: string): Promise<readonly string[]> {
  const mets = join(folder, 'mets.xml');
  const listed = await inList(mets);
  if (listed.length > 0) return listed;
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isScanName(entry.name)).map(({ name }) => name);
  return names.sort(compareNaturally).map((name) => join(folder, name));
}

async function inList(file: string): Promise<readonly string[]> {
  const ending = extname(file).toLowerCase();
  if (ending !== '.json' && basename(file).toLowerCase() !== 'mets.xml') return [];
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  return ending === '.json' ? await ofManifest(dirname(file), text) : await ofMets(dirname(file), text);
}

/** The first group with pictures that are on the disk: later ones hold what was made of them. */
async function ofMets(folder: string, text: string): Promise<readonly string[]> {
  const read = readMets(text);
  if (!read.ok) return [];
  const pictures = read.value.filter(
    ({ mimetype, href }) => mimetype.startsWith('image/') || isScanName(href),
  );
  for (const group of new Set(pictures.map((one) => one.group))) {
    const paths = pictures
      .filter((one) => one.group === group && !/^[a-z]{3,}:/i.test(one.href))
      .map(({ href }) => join(folder, href.replace(/^(?:\.?\/)*/, '')));
    const there = await Promise.all(paths.map(isFile));
    if (paths.length > 0 && there.every(Boolean)) return paths;
  }
  return [];
}

/** As many as the largest packages of the field have. */
const MOST_FILES = 100_000;

/** Every canvas by a file that is called as its picture is, whatever the ending; none where one is missing. */
async function ofManifest(folder: string, text: string): Promise<readonly string[]> {
  const read = readIiif(text);
  if (!read.ok) return [];
  const files = new Map<string, string>();
  for (const path of await filesBelow(folder, MOST_FILES)) {
    const name = basename(path);
    if (!isScanName(name)) continue;
    for (const key of [name, stemOf(name)]) if (!files.has(key)) files.set(key, join(folder, path));
  }
  const found = read.value.map(({ imageNames }) => {
    const keys = imageNames.flatMap((name) => [name, stemOf(name)]);
    return keys.map((key) => files.get(key)).find((path) => path !== undefined);
  });
  return found.every((path) => path !== undefined) ? found : [];
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
