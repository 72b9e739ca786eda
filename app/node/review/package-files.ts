import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/base/result';
import { manifestAlgorithm, readManifest } from '../../core/formats/package/bagit';
import { openArchive } from '../zip/read-archive';
import { attempt } from '../disk/disk-error';
import { filesBelow } from '../disk/files-below';
import { nodeDisk } from '../disk/fs';
import { refuse, type StoreResult } from '../disk/store-error';

/** The files of a folder or a zip, by their paths with `/`. */
export type PackageFiles = {
  readonly paths: readonly string[];
  readonly read: (path: string) => Promise<Result<Uint8Array>>;
  readonly close: () => Promise<void>;
};

/** More than the largest packages of the field have, and far less than what hurts. */
const MOST_FILES = 100_000;
const MOST_FILE_BYTES = 256_000_000;

/** Opens a folder or a zip; nothing is unpacked onto the disk, and a name in it is never a path to write to. */
export async function openPackage(path: string): Promise<Result<PackageFiles>> {
  const found = await attempt(path, () => stat(path));
  if (!found.ok) return found;
  return found.value.isDirectory() ? await openFolder(path) : await openZip(path);
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
  return ok({ paths: listed.value, read, close: () => Promise.resolve() });
}

/** Read entry by entry: a package of a thousand sheets is never in memory. */
async function openZip(path: string): Promise<Result<PackageFiles>> {
  const opened = await openArchive(nodeDisk(), path);
  if (!opened.ok) return ofPackage(opened);
  const { entries, read, close } = opened.value;
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return ok({
    paths: [...byPath.keys()].sort(),
    close,
    read: async (wanted) => {
      const entry = byPath.get(wanted);
      if (entry === undefined) return fail('damaged-document');
      if (entry.bytes > MOST_FILE_BYTES) return fail('too-large');
      const pieces: Uint8Array[] = [];
      const done = await read(entry, (piece) => Promise.resolve(void pieces.push(piece)));
      return done.ok ? ok(Buffer.concat(pieces)) : ofPackage(done);
    },
  });
}

/** The words of a document that was handed over would mislead here. */
function ofPackage({ error }: Extract<StoreResult<unknown>, { readonly ok: false }>): Result<never> {
  const { code, params } = error;
  if (code === 'archive-too-large') return fail('too-large');
  if (code === 'archive-damaged' || code === 'archive-empty') return fail('damaged-document');
  if (code !== 'archive-unsafe') return { ok: false, error };
  return refuse('zip-unsafe', { file: String(params['file'] ?? ''), entry: String(params['entry'] ?? '') });
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
