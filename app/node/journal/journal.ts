import { basename, dirname, join } from 'node:path';
import { ok } from '../../core/base/result';
import { checkedLine } from '../disk/checked-lines';
import { attempt, attemptOptional, type DiskResult } from '../disk/disk-error';
import { makeFolders, type Folders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { readSegment, type JournalEntry, type JournalRecord } from './journal-record';
import { openSegment, type OpenSegment } from './segment';
import { makeQueue, type Queue } from '../disk/queue';
import { refuse, type StoreResult } from '../disk/store-error';

/**
 * Unsaved typing on the local disk, one folder a project. A page's typing lies in segments named
 * page, run, number; a run only ever writes segments of its own, so what an earlier run left behind stays until a
 * person has decided on it, however often the program dies in the meantime.
 */
export type Journal = {
  /**
   * Success means that the typing survives a power cut of this computer. Answers the record's sequence. The next one may
   * be asked for before that: it is written at once, and a busy disk puts no more typing at risk.
   */
  readonly append: (entry: JournalEntry) => Promise<DiskResult<number>>;
  /** The sequence of the page's last record, whether or not it is confirmed yet; 0 for none. */
  readonly lastSequence: (pageId: string) => number;
  /**
   * To be called after a save's commit point, with the sequence of the record that was saved: what was typed
   * during the save stays.
   */
  readonly clear: (pageId: string, throughSequence: number) => Promise<DiskResult<null>>;
  /** The pages for which an earlier run left typing behind, in page order. */
  readonly pendingPages: () => Promise<DiskResult<readonly string[]>>;
  /** What earlier runs left behind for a page: the last record of each, the oldest run first. */
  readonly recoverable: (pageId: string) => Promise<DiskResult<readonly JournalRecord[]>>;
  /** The person has decided on what earlier runs left behind; damaged files are put aside, not removed. */
  readonly settle: (pageId: string) => Promise<DiskResult<null>>;
  readonly close: () => Promise<void>;
};

/** A segment is begun anew beyond this size, so the journal of a long day stays small. */
const MAX_SEGMENT_BYTES = 4 << 20;

const SEGMENT_NAME = /^(\d{4,6})-(\d{6,9})-(\d{6,9})\.jsonl$/;

type Segment = {
  readonly name: string;
  readonly pageId: string;
  readonly run: number;
  readonly number: number;
};

/** The one thing that changes: the segment that takes a page's records now. */
type PageState = { segment: OpenSegment | null; names: string[]; lastSequence: number };

type Context = {
  readonly disk: Disk;
  readonly folder: string;
  readonly folders: Folders;
  readonly projectId: string;
  readonly run: number;
  readonly live: Set<number>;
  readonly pages: Map<string, PageState>;
  readonly state: { sequence: number; segments: number };
};

/**
 * Opens the journal of a project in `journalFolder`, whose own parent must exist. `live` are the runs of this project
 * that write now, in other windows: a copy of a project has its id. What they wrote is nobody's to recover.
 */
export async function openJournal(
  disk: Disk,
  journalFolder: string,
  projectId: string,
  live = new Set<number>(),
): Promise<StoreResult<Journal>> {
  if (!/^[0-9a-z-]{8,64}$/.test(projectId)) return refuse('invalid', { what: 'journal' });
  const folders = makeFolders(disk, dirname(journalFolder));
  const made = await folders.ensure(basename(journalFolder), projectId);
  if (!made.ok) return made;
  const segments = await listSegments(disk, made.value);
  if (!segments.ok) return segments;
  const run = Math.max(0, ...live, ...segments.value.map((segment) => segment.run)) + 1;
  live.add(run);
  return ok(
    journalOf({
      ...{ disk, folders, projectId, run, live },
      folder: made.value,
      pages: new Map(),
      state: { sequence: 0, segments: 0 },
    }),
  );
}

function journalOf(context: Context): Journal {
  const queue = makeQueue();
  return {
    append: (entry) => append(context, queue, entry),
    lastSequence: (pageId) => context.pages.get(pageId)?.lastSequence ?? 0,
    clear: (pageId, throughSequence) => clear(context, queue, pageId, throughSequence),
    pendingPages: async () => {
      const segments = await listEarlier(context);
      return segments.ok ? ok([...new Set(segments.value.map(({ pageId }) => pageId))].sort()) : segments;
    },
    recoverable: (pageId) => queue(() => recoverable(context, pageId)),
    settle: (pageId) => queue(() => settle(context, pageId)),
    close: () =>
      queue(async () => {
        for (const page of context.pages.values()) await letGo(page);
        context.live.delete(context.run);
      }),
  };
}

async function listSegments(disk: Disk, folder: string): Promise<DiskResult<readonly Segment[]>> {
  const listed = await attemptOptional(folder, () => disk.fs.listFolder(folder));
  if (!listed.ok) return listed;
  const segments = (listed.value ?? []).flatMap(({ name }) => {
    const [, pageId, run, number] = SEGMENT_NAME.exec(name) ?? [];
    return pageId === undefined ? [] : [{ name, pageId, run: Number(run), number: Number(number) }];
  });
  return ok(segments.sort((a, b) => a.run - b.run || a.number - b.number));
}

async function listEarlier(context: Context): Promise<DiskResult<readonly Segment[]>> {
  const segments = await listSegments(context.disk, context.folder);
  if (!segments.ok) return segments;
  return ok(segments.value.filter(({ run }) => run < context.run && !context.live.has(run)));
}

async function append(context: Context, queue: Queue, entry: JournalEntry): Promise<DiskResult<number>> {
  const page = context.pages.get(entry.pageId) ?? { segment: null, names: [], lastSequence: 0 };
  context.pages.set(entry.pageId, page);
  const sequence = ++context.state.sequence;
  page.lastSequence = sequence;
  const written = await queue(() => write(context, page, sequence, entry));
  if (!written.ok) return written;
  const { segment, older } = written.value;
  const confirmed = await attempt(context.folder, segment.confirm);
  if (!confirmed.ok) {
    if (page.segment === segment) void letGo(page);
    return confirmed;
  }
  if (older.length > 0) await queue(() => removeNames(context, page, older));
  return ok(sequence);
}

type Written = {
  readonly segment: OpenSegment;
  /** Segments that say nothing more once the record is confirmed. */
  readonly older: readonly string[];
};

/** After a failed write or sync nothing is known of a file; the next record begins another one. */
async function write(
  context: Context,
  page: PageState,
  sequence: number,
  entry: JournalEntry,
): Promise<DiskResult<Written>> {
  const { pageId, baseHash } = entry;
  const line = checkedLine({ sequence, projectId: context.projectId, pageId, baseHash, page: entry.page });
  if ((page.segment?.bytes() ?? 0) > MAX_SEGMENT_BYTES) void letGo(page);
  const older = page.segment === null ? [...page.names] : [];
  const written = await attempt(context.folder, async () => {
    const segment = page.segment ?? (await beginSegment(context, pageId, page));
    await segment.write(line);
    return segment;
  });
  if (!written.ok) void letGo(page);
  return written.ok ? ok({ segment: written.value, older }) : written;
}

async function beginSegment(context: Context, pageId: string, page: PageState): Promise<OpenSegment> {
  const digits = (value: number): string => String(value).padStart(6, '0');
  const name = `${pageId}-${digits(context.run)}-${digits(++context.state.segments)}.jsonl`;
  const segment = await openSegment(context.disk.fs, context.folder, name);
  page.segment = segment;
  page.names = [...page.names, name];
  return segment;
}

/** The next record begins a new segment at once; what is in this one is confirmed before it is closed. */
async function letGo(page: PageState): Promise<void> {
  const { segment } = page;
  page.segment = null;
  await segment?.close();
}

/** Older segments of this run say nothing that the newest record does not. What cannot be removed is tried again. */
async function removeNames(
  context: Context,
  page: PageState,
  names: readonly string[],
): Promise<DiskResult<null>> {
  for (const name of names) {
    const path = join(context.folder, name);
    const removed = await attemptOptional(path, () => context.disk.fs.unlink(path));
    if (!removed.ok) return removed;
    page.names = page.names.filter((each) => each !== name);
  }
  return ok(null);
}

async function clear(
  context: Context,
  queue: Queue,
  pageId: string,
  throughSequence: number,
): Promise<DiskResult<null>> {
  const page = context.pages.get(pageId);
  if (page === undefined) return ok(null);
  // Let go in the same turn: what is written after it goes to a segment that stays.
  const cleared = await queue(() => {
    const { names } = page;
    return Promise.resolve(page.lastSequence > throughSequence ? null : { names, closing: letGo(page) });
  });
  if (cleared === null) return ok(null);
  await cleared.closing;
  return await queue(() => removeNames(context, page, cleared.names));
}

async function recoverable(context: Context, pageId: string): Promise<DiskResult<readonly JournalRecord[]>> {
  const segments = await listEarlier(context);
  if (!segments.ok) return segments;
  const newest = new Map<number, JournalRecord>();
  for (const { name, run } of segments.value.filter((segment) => segment.pageId === pageId)) {
    const path = join(context.folder, name);
    const bytes = await attempt(path, () => context.disk.fs.readFile(path));
    if (!bytes.ok) return bytes;
    for (const record of readSegment(bytes.value).records) {
      const best = newest.get(run);
      if (record.pageId === pageId && (best === undefined || record.sequence > best.sequence))
        newest.set(run, record);
    }
  }
  return ok([...newest.values()]);
}

async function settle(context: Context, pageId: string): Promise<DiskResult<null>> {
  const { fs, nonce } = context.disk;
  const segments = await listEarlier(context);
  if (!segments.ok) return segments;
  for (const { name } of segments.value.filter((segment) => segment.pageId === pageId)) {
    const path = join(context.folder, name);
    const settled = await attempt(path, async () => {
      const { isDamaged } = readSegment(await fs.readFile(path));
      await (isDamaged ? fs.rename(path, `${path}.corrupt-${nonce()}`) : fs.unlink(path));
    });
    if (!settled.ok) return settled;
  }
  return ok(null);
}
