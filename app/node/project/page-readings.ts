import { join } from 'node:path';
import { ok } from '../../core/base/result';
import { attempt, attemptOptional } from '../disk/disk-error';
import { nameHash, parseHashedName, sha256Hex } from '../disk/hash';
import { addReadingBytes, READINGS_FOLDER, type PageCopyContext } from './page-copy';
import type { StoreResult } from '../disk/store-error';

/** `file` is relative to the project. */
export type StoredReading = { readonly file: string; readonly bytes: Uint8Array };

type Context = Pick<PageCopyContext, 'disk' | 'folders' | 'root' | 'inventory'>;

/** Keeps a witness of the page for ever; answers its path inside the project. */
export async function addReading(
  context: Context,
  pageId: string,
  bytes: Uint8Array,
): Promise<StoreResult<string>> {
  const name = await addReadingBytes(context, pageId, bytes, '.xml');
  return name.ok ? ok(`${READINGS_FOLDER}/${pageId}/${name.value}`) : name;
}

/** The bytes of one witness, or null where the page has none of that hash. */
export async function readReading(
  context: Context,
  pageId: string,
  sha256: string,
): Promise<StoreResult<Uint8Array | null>> {
  const { fs } = context.disk;
  const folder = join(context.root, READINGS_FOLDER, pageId);
  const listed = await attemptOptional(folder, () => fs.listFolder(folder));
  if (!listed.ok) return listed;
  const found = (listed.value ?? []).find(
    ({ name }) => parseHashedName(name)?.hashStart === nameHash(sha256),
  );
  if (found === undefined) return ok(null);
  const bytes = await attempt(folder, () => fs.readFile(join(folder, found.name)));
  if (!bytes.ok) return bytes;
  return ok(sha256Hex(bytes.value) === sha256 ? bytes.value : null);
}

/** The page's witnesses in the order in which they came. */
export async function readReadings(
  context: Context,
  pageId: string,
): Promise<StoreResult<readonly StoredReading[]>> {
  const { fs } = context.disk;
  const folder = join(context.root, READINGS_FOLDER, pageId);
  const listed = await attemptOptional(folder, () => fs.listFolder(folder));
  if (!listed.ok) return listed;
  const names = (listed.value ?? []).map(({ name }) => name).filter((name) => parseHashedName(name) !== null);
  const readings: StoredReading[] = [];
  for (const name of names.sort()) {
    const bytes = await attempt(folder, () => fs.readFile(join(folder, name)));
    if (!bytes.ok) return bytes;
    readings.push({ file: `${READINGS_FOLDER}/${pageId}/${name}`, bytes: bytes.value });
  }
  return ok(readings);
}
