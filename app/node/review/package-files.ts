import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { fail, ok, type Result } from '../../core/base/result';
import { manifestAlgorithm, readManifest } from '../../core/formats/package/bagit';
import { attempt } from '../disk/disk-error';
import { filesBelow } from '../disk/files-below';

/** The files of a folder or a zip, by their paths with `/`. */
export type PackageFiles = {
  readonly paths: readonly string[];
  readonly read: (path: string) => Promise<Result<Uint8Array>>;
};

/** More than the largest packages of the field have, and far less than what hurts. */
const MOST_FILES = 100_000;
const MOST_ZIP_BYTES = 1_500_000_000;
const MOST_UNPACKED_BYTES = 3_000_000_000;
const MOST_FILE_BYTES = 256_000_000;

/** Opens a folder or a zip; nothing is unpacked onto the disk, and a name in it is never a path to write to. */
export async function openPackage(path: string): Promise<Result<PackageFiles>> {
  const found = await attempt(path, () => stat(path));
  if (!found.ok) return found;
  return found.value.isDirectory() ? await openFolder(path) : await openZip(path, found.value.size);
}

async function openFolder(root: string): Promise<Result<PackageFiles>> {
  const listed = await attempt(root, () => filesBelow(root, MOST_FILES));
  if (!listed.ok) return listed;
  if (listed.value.length > MOST_FILES) return fail('too-large');
  const read = async (path: string): Promise<Result<Uint8Array>> => {
    const full = join(root, path);
    const found = await attempt(full, () => stat(full));
    if (!found.ok) return found;
    return found.value.size > MOST_FILE_BYTES ? fail('too-large') : await attempt(full, () => readFile(full));
  };
  return ok({ paths: listed.value, read });
}

async function openZip(path: string, sizeBytes: number): Promise<Result<PackageFiles>> {
  if (sizeBytes > MOST_ZIP_BYTES) return fail('too-large');
  const bytes = await attempt(path, () => readFile(path));
  if (!bytes.ok) return bytes;
  const sum = { bytes: 0, files: 0, isTooLarge: false };
  const names: string[] = [];
  const list = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    sum.bytes += originalSize;
    sum.files += 1;
    sum.isTooLarge ||=
      sum.bytes > MOST_UNPACKED_BYTES || sum.files > MOST_FILES || originalSize > MOST_FILE_BYTES;
    if (!name.endsWith('/')) names.push(name);
    return false;
  };
  const isZip = tryUnzip(() => unzipSync(bytes.value, { filter: list }));
  if (!isZip) return fail('damaged-document');
  if (sum.isTooLarge) return fail('too-large');
  const read = (wanted: string): Promise<Result<Uint8Array>> => {
    const found: Uint8Array[] = [];
    tryUnzip(() => {
      found.push(...Object.values(unzipSync(bytes.value, { filter: ({ name }) => name === wanted })));
    });
    const [file] = found;
    return Promise.resolve(file === undefined ? fail('damaged-document') : ok(file));
  };
  return ok({ paths: names.sort(), read });
}

function tryUnzip(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** Files of a bag that are missing or not what its manifests say; empty for what is no bag. */
export async function brokenInBag(files: PackageFiles): Promise<Result<readonly string[]>> {
  const broken = new Set<string>();
  for (const path of files.paths) {
    const algorithm = manifestAlgorithm(path);
    if (algorithm === null) continue;
    const root = path.slice(0, path.lastIndexOf('/') + 1);
    if (!files.paths.includes(`${root}bagit.txt`)) continue;
    const text = await files.read(path);
    if (!text.ok) return text;
    const manifest = readManifest(Buffer.from(text.value).toString('utf8'));
    if (!manifest.ok) return manifest;
    for (const [name, hash] of manifest.value) {
      const bytes = await files.read(`${root}${name}`);
      const own = bytes.ok ? createHash(algorithm).update(bytes.value).digest('hex') : '';
      if (own !== hash) broken.add(name);
    }
  }
  return ok([...broken]);
}
