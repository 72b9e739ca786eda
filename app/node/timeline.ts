import { join } from 'node:path';
import { readRevisionHead } from '../core/formats/page-revision-head';
import { ok } from '../core/result';
import { isAskedFor, standsBefore } from '../core/timeline-order';
import { attempt, type DiskResult } from './disk-error';
import type { Disk } from './fs';
import { bytesAsWritten, sha256Hex } from './hash';
import {
  HISTORY_FOLDER,
  listRevisionFiles,
  readRevisionBytes,
  type HistoryItem,
  type PageCodec,
  type RevisionFile,
} from './revision-files';

/** Where a review's versions lie. `items` keeps what a file said of itself: files never change. */
export type TimelineSource = {
  readonly disk: Disk;
  readonly codec: PageCodec;
  readonly root: string;
  readonly pageIds: readonly string[];
  readonly items: Map<string, HistoryItem>;
};

/** A walk through every version of a review, the newest first (`core/timeline-order`), as far as it is asked for. */
export type TimelineWalk = {
  /** The next version, or null at the end. */
  readonly next: () => Promise<DiskResult<HistoryItem | null>>;
  /** Page → its newest version that the walk has not passed: what was current at this point of the list. */
  readonly ahead: () => ReadonlyMap<string, HistoryItem>;
  /** How many files were read from the disk so far. */
  readonly filesRead: () => number;
};

export type TimelineEntry = HistoryItem & { readonly isCurrent: boolean };

export type TimelinePart = {
  readonly entries: readonly TimelineEntry[];
  /** Nothing comes after these. */
  readonly isEnd: boolean;
};

/** A review's versions as a list that is read on in parts. It stays as it was when it was opened. */
export type Timeline = {
  /** At most `count` entries after the first `from`; fewer when many files had to be read for them. */
  readonly read: (from: number, count: number) => Promise<DiskResult<TimelinePart>>;
};

/** Folders and files that are asked for at once: a network share answers many together nearly as fast as one. */
const AT_ONCE = 16;
/** After so many files an answer is due, even with fewer entries than were asked for. */
const FILES_PER_PART = 1_000;

type Sheet = {
  readonly pageId: string;
  readonly files: readonly RevisionFile[];
  /** The first file that was not read yet. */
  at: number;
  head: HistoryItem | null;
};

type Walk = { readonly source: TimelineSource; readonly sheets: Sheet[]; filesRead: number };

/** Opens a walk: one folder listing and one file a sheet. */
export async function walkTimeline(source: TimelineSource): Promise<DiskResult<TimelineWalk>> {
  const sheets: Sheet[] = [];
  const walk: Walk = { source, sheets, filesRead: 0 };
  for (let from = 0; from < source.pageIds.length; from += AT_ONCE) {
    const pageIds = source.pageIds.slice(from, from + AT_ONCE);
    const opened = await Promise.all(pageIds.map((pageId) => openSheet(walk, pageId)));
    for (const sheet of opened) {
      if (!sheet.ok) return sheet;
      sheets.push(sheet.value);
    }
  }
  return ok({
    next: () => pass(walk),
    ahead: () => new Map(sheets.flatMap(({ pageId, head }) => (head === null ? [] : [[pageId, head]]))),
    filesRead: () => walk.filesRead,
  });
}

async function openSheet(walk: Walk, pageId: string): Promise<DiskResult<Sheet>> {
  const { disk, root } = walk.source;
  const files = await listRevisionFiles(disk.fs, join(root, HISTORY_FOLDER, pageId));
  if (!files.ok) return files;
  const sheet: Sheet = { pageId, files: files.value, at: 0, head: null };
  const moved = await moveOn(walk, sheet);
  return moved.ok ? ok(sheet) : moved;
}

async function pass(walk: Walk): Promise<DiskResult<HistoryItem | null>> {
  let first: Sheet | null = null;
  for (const sheet of walk.sheets) {
    if (sheet.head === null) continue;
    if (first?.head == null || standsBefore(sheet.head.info, first.head.info)) first = sheet;
  }
  if (first === null) return ok(null);
  const item = first.head;
  const moved = await moveOn(walk, first);
  return moved.ok ? ok(item) : moved;
}

/** To the sheet's next version that is whole. */
async function moveOn(walk: Walk, sheet: Sheet): Promise<DiskResult<null>> {
  sheet.head = null;
  for (let file = sheet.files[sheet.at]; file !== undefined && sheet.head === null;) {
    const item = await readItem(walk, sheet.pageId, file);
    if (!item.ok) return item;
    sheet.head = item.value;
    sheet.at += 1;
    file = sheet.files[sheet.at];
  }
  return ok(null);
}

/** Null for a file that is damaged, or was thinned since its folder was listed. */
async function readItem(
  walk: Walk,
  pageId: string,
  file: RevisionFile,
): Promise<DiskResult<HistoryItem | null>> {
  const { disk, codec, root, items } = walk.source;
  const key = `${pageId}/${file.name}`;
  const known = items.get(key);
  if (known !== undefined) return ok(known);
  const path = join(root, HISTORY_FOLDER, pageId, file.name);
  walk.filesRead += 1;
  const bytes = await attempt(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return bytes.error.code === 'io' || bytes.error.code === 'vanished' ? ok(null) : bytes;
  const item = itemOf(codec, pageId, file, bytes.value);
  if (item !== null) items.set(key, item);
  return ok(item);
}

/** From the head where that will do; a page takes some twenty times as long to read whole. */
function itemOf(codec: PageCodec, pageId: string, file: RevisionFile, bytes: Uint8Array): HistoryItem | null {
  const written = bytesAsWritten(bytes, file.hashStart);
  if (written === null) return null;
  const hash = sha256Hex(written);
  const info = readRevisionHead(Buffer.from(written).toString('utf8'));
  if (info !== null && info.pageId === pageId && info.sequence === file.sequence) return { hash, info };
  const whole = readRevisionBytes(codec, pageId, file, written);
  return whole === null ? null : { hash, info: whole.info };
}

/** Opens the list of all versions, or only of those that a person asked for. */
export async function openTimeline(
  source: TimelineSource,
  isAskedForOnly: boolean,
): Promise<DiskResult<Timeline>> {
  const opened = await walkTimeline(source);
  if (!opened.ok) return opened;
  const walk = opened.value;
  const current = new Set([...walk.ahead().values()].map(({ hash }) => hash));
  const entries: TimelineEntry[] = [];
  let isEnd = false;
  return ok({
    read: async (from, count) => {
      const mostRead = walk.filesRead() + FILES_PER_PART;
      while (!isEnd && entries.length < from + count && walk.filesRead() < mostRead) {
        const item = await walk.next();
        if (!item.ok) return item;
        if (item.value === null) isEnd = true;
        else if (!isAskedForOnly || isAskedFor(item.value.info))
          entries.push({ ...item.value, isCurrent: current.has(item.value.hash) });
      }
      const part = entries.slice(from, from + count);
      return ok({ entries: part, isEnd: isEnd && from + part.length === entries.length });
    },
  });
}
