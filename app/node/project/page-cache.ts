import { join } from 'node:path';
import { attemptOptional, tryQuietly } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import type { PageCopyContext } from './page-copy';
import { refuse, type StoreResult } from '../disk/store-error';

/** What can be made again from the scans. */
const CACHE_FOLDER = 'cache';
const CACHE_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/;

type Context = Pick<PageCopyContext, 'disk' | 'folders' | 'root'>;

/** Null for what is not there, or not there any more. */
export function readCached(context: Context, name: string): Promise<StoreResult<Uint8Array | null>> {
  const path = join(context.root, CACHE_FOLDER, name);
  if (!CACHE_NAME.test(name)) return Promise.resolve(refuse('invalid', { what: 'cache' }));
  return attemptOptional(path, () => context.disk.fs.readFile(path));
}

/**
 * Keeps at most `count` files whose names end in `ending`: those of `kept` rather than others. Trouble is passed over; the
 * next time it is tried again.
 */
export async function trimCached(
  { disk, root }: Context,
  ending: string,
  kept: readonly string[],
  count: number,
): Promise<void> {
  const folder = join(root, CACHE_FOLDER);
  const listed = await attemptOptional(folder, () => disk.fs.listFolder(folder));
  if (!listed.ok || listed.value === null) return;
  const names = listed.value.map(({ name }) => name).filter((name) => name.endsWith(ending));
  const others = names.filter((name) => !kept.includes(name));
  const surplus = Math.max(0, names.length - count);
  for (const name of others.slice(0, surplus)) await tryQuietly(() => disk.fs.unlink(join(folder, name)));
}

/** Fails with `invalid` for a name that is none. */
export async function writeCached(
  context: Context,
  name: string,
  bytes: Uint8Array,
): Promise<StoreResult<null>> {
  if (!CACHE_NAME.test(name)) return refuse('invalid', { what: 'cache' });
  const folder = await context.folders.ensure(CACHE_FOLDER);
  return folder.ok ? durableWrite(context.disk, join(folder.value, name), bytes) : folder;
}
