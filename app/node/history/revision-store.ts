import { join } from 'node:path';
import { ok } from '../../core/base/result';
import type { Revision, RevisionInfo, RevisionOrigin, RevisionReason } from '../../core/project/revision';
import type { Page } from '../../core/page/transcription';
import { attempt } from '../disk/disk-error';
import { createExclusive } from '../disk/durable-write';
import type { Folders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { nameHash, sha256Hex } from '../disk/hash';
import type { LineLog } from '../disk/line-log';
import type { Inventory } from '../logs/inventory-log';
import {
  decodeBytes,
  HISTORY_FOLDER,
  listRevisionFiles,
  readRevisionFile,
  readThinned,
  revisionFileName,
  type HistoryItem,
  type PageCodec,
  type RevisionFile,
  type SourcedRevision,
} from './revision-files';
import { refuse, type StoreCode, type StoreResult } from '../disk/store-error';
import { makeKnownFiles, type FolderFiles, type KnownFiles } from './known-files';
import { moveToTrash, spareAutosaves } from './thinning';

/** What a person or a machine wants kept. `deletedLines`: how many Lines of the parent were removed on purpose. */
export type RevisionDraft = {
  readonly page: Page;
  /** The Revision the page was made from, or null for the first. It need not be the newest, nor still be there. */
  readonly parentHash: string | null;
  readonly mergedHash?: string;
  readonly reason: RevisionReason;
  readonly who: string;
  readonly atUtc: string;
  readonly note: string;
  readonly deletedLines: number;
  /** Another program's file that the page goes on from; where it is not given, the parent's, if that has one. */
  readonly source?: string;
  /** Likewise the file that the page came from, of those that are not kept in the versions. */
  readonly origin?: RevisionOrigin | null;
};

/**
 * `isFork`: the page had come further than its parent, so two versions now stand side by side. `isRewritten`: the other
 * program's file that the page went on from could not hold the change, so the page is now a file of our own.
 */
export type StoredRevision = {
  readonly revision: SourcedRevision;
  readonly bytes: Uint8Array;
  readonly isFork: boolean;
  readonly isRewritten: boolean;
};

/**
 * The newest Revision that is whole, and the files that were newer but damaged. What another program wrote is not the
 * page's text before somebody has taken it: it is `outside` while nothing newer stands above it.
 */
export type CurrentRevision = {
  readonly revision: SourcedRevision | null;
  readonly damagedFiles: readonly string[];
  readonly outside: SourcedRevision | null;
};

export type PageHistory = {
  /** Newest first. */
  readonly revisions: readonly HistoryItem[];
  readonly currentHash: string | null;
  /** Revisions beside the current one that nothing was made from and no merge has taken in. */
  readonly forkHashes: readonly string[];
  readonly damagedFiles: readonly string[];
};

/**
 * The Revisions of a project's pages: files that are made once and never change. The current one
 * is the valid one with the greatest number, which grows along every chain of parents; clocks are never asked.
 */
export type RevisionStore = {
  readonly current: (pageId: string) => Promise<StoreResult<CurrentRevision>>;
  readonly read: (pageId: string, hash: string) => Promise<StoreResult<SourcedRevision>>;
  readonly history: (pageId: string) => Promise<StoreResult<PageHistory>>;
  /** Whether these bytes are, or once were, a Revision of the page. */
  readonly isKnown: (pageId: string, hash: string) => Promise<StoreResult<boolean>>;
  /** When this answers with success the page is safe: the commit point of a save. */
  readonly add: (draft: RevisionDraft) => Promise<StoreResult<StoredRevision>>;
  /** Moves superseded autosaves, all but the newest `keep`, into the trash; answers how many. */
  readonly thin: (pageId: string, keep: number) => Promise<StoreResult<number>>;
};

type Context = {
  readonly disk: Disk;
  readonly codec: PageCodec;
  readonly root: string;
  readonly folders: Folders;
  readonly log: LineLog;
  readonly inventory: Inventory;
  /** Files never change, so what one says of itself is read once. */
  readonly items: Map<string, HistoryItem>;
  readonly known: KnownFiles;
  /** Base → the Revision that was put in place on it without the system's promise that it will stay. */
  readonly unconfirmed: Map<string, string>;
};

export function openRevisionStore(
  disk: Disk,
  codec: PageCodec,
  root: string,
  folders: Folders,
  { log, inventory }: { readonly log: LineLog; readonly inventory: Inventory },
): RevisionStore {
  const context: Context = {
    ...{ disk, codec, root, folders, log, inventory },
    ...{ items: new Map(), unconfirmed: new Map(), known: makeKnownFiles(disk.fs) },
  };
  return {
    current: (pageId) => findCurrent(context, pageId),
    read: (pageId, hash) => readByHash(context, pageId, hash),
    history: (pageId) => readHistory(context, pageId),
    isKnown: (pageId, hash) => isKnown(context, pageId, hash),
    add: (draft) => addRevision(context, draft),
    thin: (pageId, keep) => thinAutosaves(context, pageId, keep),
  };
}

function folderOf(context: Context, pageId: string): string {
  return join(context.root, HISTORY_FOLDER, pageId);
}

async function findCurrent(context: Context, pageId: string): Promise<StoreResult<CurrentRevision>> {
  const files = await listRevisionFiles(context.disk.fs, folderOf(context, pageId));
  if (!files.ok) return files;
  const damagedFiles: string[] = [];
  let outside: SourcedRevision | null = null;
  for (const file of files.value) {
    const read = await readFile(context, pageId, file);
    if (!read.ok) return read;
    if (read.value === null) damagedFiles.push(file.name);
    else if (!isUntaken(read.value.info)) return ok({ revision: read.value, damagedFiles, outside });
    else outside ??= read.value;
  }
  // Where there is nothing else it is the page's text.
  return ok({ revision: outside, damagedFiles, outside: null });
}

/** What another program wrote over a version: it waits beside that one. What it began a page with is the page's text. */
function isUntaken({ reason, parentHash }: RevisionInfo): boolean {
  return reason === 'outside-change' && parentHash !== null;
}

function readFile(
  context: Context,
  pageId: string,
  file: RevisionFile,
): Promise<StoreResult<SourcedRevision | null>> {
  return readRevisionFile(context.disk.fs, context.codec, pageId, folderOf(context, pageId), file);
}

async function readByHash(
  context: Context,
  pageId: string,
  hash: string,
): Promise<StoreResult<SourcedRevision>> {
  const file = await findByHash(context, pageId, nameHash(hash));
  if (!file.ok) return file;
  if (file.value === null) return refuse('no-such-version');
  const read = await readFile(context, pageId, file.value);
  if (!read.ok) return read;
  if (read.value === null) return refuse('version-damaged', { file: file.value.name });
  return ok(read.value);
}

/** A file of that name seen once is there, or was moved to the trash, and then only a list can tell. */
async function findByHash(
  context: Context,
  pageId: string,
  hashStart: string,
): Promise<StoreResult<RevisionFile | null>> {
  const folder = folderOf(context, pageId);
  const seen = context.known.find(folder, hashStart);
  if (seen !== null && (await isStill(context, folder, seen))) return ok(seen);
  const files = await listRevisionFiles(context.disk.fs, folder);
  return files.ok ? ok(files.value.find((file) => file.hashStart === hashStart) ?? null) : files;
}

async function isStill({ disk }: Context, folder: string, { name }: RevisionFile): Promise<boolean> {
  const found = await attempt(folder, () => disk.fs.stat(join(folder, name)));
  return found.ok;
}

async function isKnown(context: Context, pageId: string, hash: string): Promise<StoreResult<boolean>> {
  if (context.known.find(folderOf(context, pageId), nameHash(hash)) !== null) return ok(true);
  const file = await findByHash(context, pageId, nameHash(hash));
  if (!file.ok) return file;
  if (file.value !== null) return ok(true);
  const thinned = await readThinned(context.disk.fs, folderOf(context, pageId));
  return thinned.ok ? ok(thinned.value.some((entry) => entry.hash === hash)) : thinned;
}

async function readItems(
  context: Context,
  pageId: string,
): Promise<
  StoreResult<{ readonly items: readonly HistoryItem[]; readonly damagedFiles: readonly string[] }>
> {
  const files = await listRevisionFiles(context.disk.fs, folderOf(context, pageId));
  if (!files.ok) return files;
  const items: HistoryItem[] = [];
  const damagedFiles: string[] = [];
  for (const file of files.value) {
    const key = `${pageId}/${file.name}`;
    const read = context.items.has(key)
      ? ok(context.items.get(key) ?? null)
      : await readFile(context, pageId, file);
    if (!read.ok) return read;
    if (read.value === null) {
      damagedFiles.push(file.name);
      continue;
    }
    const item = { hash: read.value.hash, info: read.value.info };
    context.items.set(key, item);
    items.push(item);
  }
  return ok({ items, damagedFiles });
}

async function readHistory(context: Context, pageId: string): Promise<StoreResult<PageHistory>> {
  const read = await readItems(context, pageId);
  if (!read.ok) return read;
  const thinned = await readThinned(context.disk.fs, folderOf(context, pageId));
  if (!thinned.ok) return thinned;
  const { items, damagedFiles } = read.value;
  const current = items.find(({ info }) => !isUntaken(info)) ?? items[0];
  const superseded = new Set<string | null>([
    ...items.flatMap(({ info }) => [info.parentHash, info.mergedHash ?? null]),
    ...thinned.value.map(({ parentHash }) => parentHash),
  ]);
  const heads = items.filter(({ hash }) => hash !== current?.hash && !superseded.has(hash));
  return ok({
    revisions: items,
    currentHash: current?.hash ?? null,
    forkHashes: heads.map(({ hash }) => hash),
    damagedFiles,
  });
}

async function addRevision(context: Context, draft: RevisionDraft): Promise<StoreResult<StoredRevision>> {
  const { disk } = context;
  const pageId = draft.page.id;
  const parent = await readParent(context, draft);
  if (!parent.ok) return parent;
  const lossless = checkLines(draft, parent.value);
  if (!lossless.ok) return lossless;
  const folder = await context.folders.ensure(HISTORY_FOLDER, pageId);
  if (!folder.ok) return folder;
  const files = await context.known.of(folder.value);
  if (!files.ok) return files;
  // As it is now: the map goes on with this save.
  const { newest } = files.value;
  const sequence = nextSequence(files.value);
  const info = infoOf(context, draft, files.value, parent.value);
  const source = draft.source ?? parent.value?.source ?? null;
  const encoded = encode(context.codec, draft.page, info, source);
  if (!encoded.ok) return encoded;
  const { revision } = encoded.value;
  const name = revisionFileName(sequence, revision.hash);
  const path = join(folder.value, name);
  const written = await createExclusive(disk, path, encoded.value.bytes);
  const base = baseKey(pageId, draft.parentHash);
  if (written.ok) context.unconfirmed.delete(base);
  else if (UNKNOWN_OUTCOMES.has(written.error.code)) context.unconfirmed.set(base, revision.hash);
  if (!written.ok) return written;
  await context.known.add(folder.value, { name, sequence, hashStart: nameHash(revision.hash) });
  await context.inventory.note({ kind: 'file', file: `${HISTORY_FOLDER}/${pageId}/${name}` });
  const taken = [info.parentHash, info.mergedHash].map((each) => nameHash(each ?? ''));
  const isFork = newest !== undefined && !taken.includes(newest.hashStart);
  return ok({ ...encoded.value, isFork });
}

function nextSequence({ newest }: FolderFiles): number {
  return (newest?.sequence ?? 0) + 1;
}

function baseKey(pageId: string, parentHash: string | null): string {
  return `${pageId}/${parentHash ?? ''}`;
}

/** Of a write that ended so, it shows later whether the file came to be. */
const UNKNOWN_OUTCOMES: ReadonlySet<StoreCode> = new Set(['unconfirmed', 'no-answer']);

/**
 * A save that is repeated because nothing was known of the first one follows that one, if it has come to be: no fork of
 * one's own.
 */
function infoOf(
  context: Context,
  draft: RevisionDraft,
  files: FolderFiles,
  parent: Revision | null,
): RevisionInfo {
  const { reason, who, atUtc, note } = draft;
  const pageId = draft.page.id;
  const first = context.unconfirmed.get(baseKey(pageId, draft.parentHash));
  const isThere = files.byHash.has(nameHash(first ?? ''));
  const parentHash = first !== undefined && isThere ? first : draft.parentHash;
  const sequence = nextSequence(files);
  const merged = draft.mergedHash === undefined ? {} : { mergedHash: draft.mergedHash };
  const origin = originOf(draft, parent);
  const from = origin === null ? {} : { origin };
  return { pageId, sequence, parentHash, ...merged, reason, who, atUtc, note, ...from };
}

/** What was read anew, or comes from a file, no longer goes on from the file before it. */
function originOf({ origin, reason }: RevisionDraft, parent: Revision | null): RevisionOrigin | null {
  if (origin !== undefined) return origin;
  return reason === 'recognised' || reason === 'imported' ? null : (parent?.info.origin ?? null);
}

/** Null where there is none, or where it is gone or damaged: that must not stand in the way of the person's text. */
async function readParent(
  context: Context,
  { page, parentHash }: RevisionDraft,
): Promise<StoreResult<SourcedRevision | null>> {
  if (parentHash === null) return ok(null);
  const parent = await readByHash(context, page.id, parentHash);
  if (parent.ok) return parent;
  const isGone = parent.error.code === 'no-such-version' || parent.error.code === 'version-damaged';
  return isGone ? ok(null) : parent;
}

/** Refuses a page that lacks more Lines of its parent than the person took out. */
function checkLines(draft: RevisionDraft, parent: Revision | null): StoreResult<null> {
  const missing = (parent?.page.lines.length ?? 0) - draft.deletedLines - draft.page.lines.length;
  if (missing <= 0) return ok(null);
  return refuse('would-lose-lines', { page: draft.page.id, count: missing });
}

type Encoded = Omit<StoredRevision, 'isFork'>;

/**
 * Encodes and reads back what is about to be published: a codec that drops text must not reach the disk. A page that
 * goes on from another program's file is spliced into it; where that file cannot hold it, it gets one of our own.
 */
function encode(
  codec: PageCodec,
  page: Page,
  info: RevisionInfo,
  source: string | null,
): StoreResult<Encoded> {
  const adopted = source === null ? null : encodeOrNull(() => codec.adopt(source, page, info));
  if (adopted !== null && isWhole(codec, adopted, page, info))
    return ok(stored(codec, adopted, page, info, false));
  const xml = encodeOrNull(() => codec.encode(page, info));
  if (xml === null) return refuse('cannot-encode', { page: page.id });
  if (isWhole(codec, xml, page, info)) return ok(stored(codec, xml, page, info, source !== null));
  return refuse('would-lose-text', { page: page.id });
}

function stored(
  codec: PageCodec,
  xml: string,
  page: Page,
  info: RevisionInfo,
  isRewritten: boolean,
): Encoded {
  const bytes = Buffer.from(xml, 'utf8');
  return {
    revision: { hash: sha256Hex(bytes), info, page, source: codec.sourceOf(xml) },
    bytes,
    isRewritten,
  };
}

function isWhole(codec: PageCodec, xml: string, page: Page, info: RevisionInfo): boolean {
  const decoded = decodeBytes(codec, Buffer.from(xml, 'utf8'));
  return (
    decoded?.info?.pageId === info.pageId &&
    decoded.info.sequence === info.sequence &&
    decoded.info.parentHash === info.parentHash &&
    textOf(decoded.page) === textOf(page)
  );
}

function encodeOrNull(encoded: () => string | null): string | null {
  try {
    return encoded();
  } catch {
    return null;
  }
}

/** Everything of a page that a person could miss: its Lines, their text, words, marks and comments, and how it lies. */
function textOf(page: Page): string {
  const lines = page.lines.map(({ id, text, words, marks = [], comment = '' }) => [
    ...[id, text, words.map(({ from, to }) => [from, to])],
    ...[marks.map(({ kind, from, to }) => [kind, from, to]), comment],
  ]);
  return JSON.stringify([page.id, lines, page.comment ?? '', geometryOf(page)]);
}

function geometryOf({ geometry: { turns, levelDeg, cropPx } = {} }: Page): readonly unknown[] {
  return [turns, levelDeg, cropPx === undefined ? null : [cropPx.x0, cropPx.y0, cropPx.x1, cropPx.y1]];
}

async function thinAutosaves(context: Context, pageId: string, keep: number): Promise<StoreResult<number>> {
  const read = await readItems(context, pageId);
  if (!read.ok) return read;
  const thinned = await readThinned(context.disk.fs, folderOf(context, pageId));
  if (!thinned.ok) return thinned;
  const spare = spareAutosaves(read.value.items, thinned.value, keep);
  for (const item of spare) {
    const moved = await moveToTrash(context.disk, context.log, context.folders, pageId, item);
    if (!moved.ok) return moved;
  }
  return ok(spare.length);
}
