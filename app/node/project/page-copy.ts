import { join } from 'node:path';
import { ok } from '../../core/base/result';
import type { Revision } from '../../core/project/revision';
import { hasText, type PageImage } from '../../core/page/transcription';
import { attemptOptional } from '../disk/disk-error';
import { createExclusive, durableWrite } from '../disk/durable-write';
import type { Folders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { hashedName, nameHash, parseHashedName, sha256Hex, withLineFeeds } from '../disk/hash';
import { readForeignPages, type ForeignPage, type ReadForeign } from './foreign-page';
import { HISTORY_FOLDER, revisionFileName, type PageCodec } from '../history/revision-files';
import { baseOfCopy } from './copy-base';
import { isDamagedCopy } from './copy-damage';
import type { RevisionStore } from '../history/revision-store';
import type { Inventory } from '../logs/inventory-log';
import { refuse, type StoreResult } from '../disk/store-error';

/** Copies of the current pages for other programs: never the only copy of anything Sverka wrote. */
export const PAGES_FOLDER = 'pages';
export const READINGS_FOLDER = 'readings';

export type PageCopyContext = {
  readonly disk: Disk;
  readonly codec: PageCodec;
  readonly readForeign: ReadForeign;
  /** The image of a page of the project. */
  readonly imageOf: (pageId: string) => PageImage | null;
  readonly root: string;
  readonly folders: Folders;
  readonly revisions: RevisionStore;
  readonly inventory: Inventory;
  readonly nowUtc: () => string;
};

/** Bytes at pages/NNNN.xml that no Revision ever had: another program wrote them. */
type ForeignCopy = { readonly bytes: Uint8Array; readonly hash: string };

/** `fresh`: the copy holds the current Revision. `stale`: it could not be refreshed; nothing is lost by that. */
export type CopyState = 'fresh' | 'stale';

function copyPath(context: PageCopyContext, pageId: string): string {
  return join(context.root, PAGES_FOLDER, `${pageId}.xml`);
}

/** Compares content, not times: FAT counts in two seconds and network clocks lie. */
async function findForeign(
  context: PageCopyContext,
  pageId: string,
  path: string,
): Promise<StoreResult<ForeignCopy | null>> {
  const bytes = await attemptOptional(path, () => context.disk.fs.readFile(path));
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok(null);
  // Other line ends make no other text.
  for (const same of new Set([bytes.value, withLineFeeds(bytes.value)])) {
    const known = await context.revisions.isKnown(pageId, sha256Hex(same));
    if (!known.ok) return known;
    if (known.value || (await isReading(context, pageId, sha256Hex(same)))) return ok(null);
  }
  return ok({ bytes: bytes.value, hash: sha256Hex(bytes.value) });
}

async function isReading(context: PageCopyContext, pageId: string, hash: string): Promise<boolean> {
  const folder = join(context.root, READINGS_FOLDER, pageId);
  const listed = await attemptOptional(folder, () => context.disk.fs.listFolder(folder));
  const names = listed.ok ? (listed.value ?? []) : [];
  return names.some(({ name }) => parseHashedName(name)?.hashStart === nameHash(hash));
}

/**
 * Takes in what another program wrote to pages/NNNN.xml: first its Revision, then its very bytes as a Reading, which
 * also marks it as taken in. A file that cannot be read as a page, or is our own with damage, is kept as a Reading only.
 * Answers the new
 * Revision, or null where there was nothing to take in. While the parser is not to be had (`engine-failed`), the
 * file is left where it is.
 */
export async function importOutsideChange(
  context: PageCopyContext,
  pageId: string,
): Promise<StoreResult<Revision | null>> {
  return await importFrom(context, pageId, copyPath(context, pageId), '');
}

/** Takes in what stands at `path` as a version beside the page's text; `note` says where it is from. */
export async function importFrom(
  context: PageCopyContext,
  pageId: string,
  path: string,
  note: string,
): Promise<StoreResult<Revision | null>> {
  const foreign = await findForeign(context, pageId, path);
  if (!foreign.ok || foreign.value === null) return foreign.ok ? ok(null) : foreign;
  const current = await context.revisions.current(pageId);
  if (!current.ok) return current;
  const isDamaged = await isDamageOf(context, pageId, foreign.value.bytes, current.value.revision);
  const page = isDamaged ? ok(null) : await readForeign(context, pageId, foreign.value.bytes);
  if (!page.ok) return page;
  const added =
    page.value === null
      ? ok(null)
      : await context.revisions.add({
          ...draftOf(page.value, pageId),
          parentHash: await baseOfCopy(
            context.revisions,
            context.codec,
            pageId,
            foreign.value.bytes,
            current.value.revision?.hash ?? null,
          ),
          reason: 'outside-change',
          who: '',
          atUtc: context.nowUtc(),
          note,
        });
  if (!added.ok) return added;
  const kept = await addReadingBytes(context, pageId, foreign.value.bytes, '.xml');
  if (!kept.ok) return kept;
  return ok(added.value?.revision ?? null);
}

/** Whether the bytes are the version's own file as a medium has damaged it: it is put aside like what holds no page. */
async function isDamageOf(
  context: PageCopyContext,
  pageId: string,
  bytes: Uint8Array,
  revision: Revision | null,
): Promise<boolean> {
  if (revision === null) return false;
  const name = revisionFileName(revision.info.sequence, revision.hash);
  const path = join(context.root, HISTORY_FOLDER, pageId, name);
  const written = await attemptOptional(path, () => context.disk.fs.readFile(path));
  return written.ok && written.value !== null && isDamagedCopy(bytes, written.value);
}

/** A foreign page under our own page number. */
export function draftOf(foreign: ForeignPage, pageId: string) {
  return {
    page: { ...foreign.page, id: pageId },
    ...(foreign.source === null ? {} : { source: foreign.source }),
    // Another program may drop lines; the version before it stays in the history.
    deletedLines: Number.MAX_SAFE_INTEGER,
  };
}

/** The page in the foreign bytes, or null for a file that holds none, or no text. */
async function readForeign(
  context: PageCopyContext,
  pageId: string,
  bytes: Uint8Array,
): Promise<StoreResult<ForeignPage | null>> {
  const image = context.imageOf(pageId);
  const read = await readForeignPages(context.readForeign, bytes, image === null ? [] : [image]);
  // A file without any text never blanks a sheet: it is kept beside what stands there.
  if (read.ok) return ok(read.value.pages.find(({ page }) => hasText(page)) ?? null);
  const { code } = read.error;
  // Who cannot parse it now may be able to later; whatever else is wrong with it will stay wrong.
  return code === 'engine-failed' || code === 'needs-engine' ? refuse(code) : ok(null);
}

async function copyHash(context: PageCopyContext, pageId: string): Promise<StoreResult<string | null>> {
  const path = copyPath(context, pageId);
  const bytes = await attemptOptional(path, () => context.disk.fs.readFile(path));
  return bytes.ok ? ok(bytes.value === null ? null : sha256Hex(bytes.value)) : bytes;
}

/** Puts `bytes` at pages/NNNN.xml unless another program wrote there in the meantime. */
export async function refreshCopy(
  context: PageCopyContext,
  pageId: string,
  bytes: Uint8Array,
): Promise<CopyState> {
  const folder = await context.folders.ensure(PAGES_FOLDER);
  if (!folder.ok) return 'stale';
  const written = await durableWrite(context.disk, copyPath(context, pageId), bytes, async () => {
    const before = await copyHash(context, pageId);
    const foreign = await findForeign(context, pageId, copyPath(context, pageId));
    const after = await copyHash(context, pageId);
    if (!before.ok || !foreign.ok || !after.ok) return refuse('invalid', { what: 'copy' });
    // To look it up takes a while; the last thing before the rename is to see that it is still the same.
    if (foreign.value === null && before.value === after.value) return ok(null);
    return refuse('busy');
  });
  return written.ok ? 'fresh' : 'stale';
}

/** One more witness of the page, kept as given under its number and hash; the same bytes are kept once. */
export async function addReadingBytes(
  context: Pick<PageCopyContext, 'disk' | 'folders' | 'inventory'>,
  pageId: string,
  bytes: Uint8Array,
  extension: string,
): Promise<StoreResult<string>> {
  const folder = await context.folders.ensure(READINGS_FOLDER, pageId);
  if (!folder.ok) return folder;
  const listed = await attemptOptional(folder.value, () => context.disk.fs.listFolder(folder.value));
  if (!listed.ok) return listed;
  const hash = sha256Hex(bytes);
  const present = (listed.value ?? []).flatMap(({ name }) => parseHashedName(name) ?? []);
  const same = present.find(({ hashStart }) => hashStart === nameHash(hash));
  const number = same?.number ?? present.reduce((most, each) => Math.max(most, each.number), 0) + 1;
  const name = hashedName(number, 4, hash, same?.rest ?? extension);
  const stored = await createExclusive(context.disk, join(folder.value, name), bytes);
  if (!stored.ok) return stored;
  await context.inventory.note({ kind: 'file', file: `${READINGS_FOLDER}/${pageId}/${name}` });
  return ok(name);
}
