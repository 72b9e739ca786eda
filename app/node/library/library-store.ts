import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { failure, type Failure } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import type { Disk } from '../disk/fs';
import { inTime } from '../disk/in-time';
import { makeQueue } from '../disk/queue';
import { readSummary, summaryFiles, withoutDetails, type LibrarySummary } from './library-summary';

/** What this computer remembers of a document from the last time it was open here. */
export type LibraryNote = {
  /** Who saved something last on this computer, and when. */
  readonly who: string;
  readonly atUtc: string | null;
  readonly openedUtc: string | null;
  readonly left: number | null;
  readonly missing: number;
  readonly place: { readonly pageId: string; readonly sheet: number; readonly line: number } | null;
};

export type ListedFolder = {
  readonly folder: string;
  readonly summary: LibrarySummary;
  readonly note: LibraryNote | null;
};

/** A folder to list besides those in the folder of documents; `title` is for when it cannot be read. */
export type KnownFolder = { readonly folder: string; readonly title: string };

export type LibraryStore = {
  /** Every document in `parent`, and the `known` ones wherever they are. What has not changed is not read again. */
  readonly list: (parent: string, known: readonly KnownFolder[]) => Promise<readonly ListedFolder[]>;
  readonly note: (folder: string) => LibraryNote | null;
  /** Kept at once in memory and soon on the disk. */
  readonly keepNote: (folder: string, change: Partial<LibraryNote>) => Promise<void>;
  /** The name of the thumbnail of a document that was listed. */
  readonly thumbnail: (folder: string) => string | null;
  readonly forget: (folder: string) => Promise<void>;
  /** Waits for what is being remembered. */
  readonly settled: () => Promise<void>;
};

const FILE = 'library.json';
/** Larger than what 5,000 documents take. */
const MOST_FILE_BYTES = 32_000_000;
const MOST_FOLDERS = 5_000;
/** So many folders are looked at side by side: each look is a few calls that wait for the disk. */
const AT_ONCE = 8;

const text = v.pipe(v.string(), v.maxLength(2_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const archival = v.object({ archive: text, fond: text, opis: text, delo: text, list: text });
const summarySchema = v.object({
  id: text,
  title: text,
  archival: v.nullable(archival),
  progress: v.nullable(
    v.object({ sheets: count, finished: count, validated: count, attention: count, hasText: v.boolean() }),
  ),
  who: text,
  atUtc: v.nullable(text),
  thumbnail: v.nullable(text),
});
const noteSchema = v.object({
  who: text,
  atUtc: v.nullable(text),
  openedUtc: v.nullable(text),
  left: v.nullable(count),
  missing: count,
  place: v.nullable(v.object({ pageId: text, sheet: count, line: count })),
});
const keptSchema = v.object({
  folder: text,
  key: text,
  summary: v.nullable(summarySchema),
  note: v.nullable(noteSchema),
});
const fileSchema = v.object({ version: v.literal(1), documents: v.array(keptSchema) });

type Kept = {
  readonly folder: string;
  readonly key: string;
  readonly summary: LibrarySummary | null;
  readonly note: LibraryNote | null;
};

const NO_NOTE: LibraryNote = {
  ...{ who: '', atUtc: null, openedUtc: null },
  ...{ left: null, missing: 0, place: null },
};

/** Longer than this the list does not wait for one document. */
const ANSWER_MS = 4_000;

/** Remembers in `userFolder`; losing that file loses no work, only the time to read every document once more. */
export async function openLibrary(disk: Disk, userFolder: string): Promise<LibraryStore> {
  const path = join(userFolder, FILE);
  const kept = new Map((await readKept(path)).map((one) => [one.folder, one]));
  let isChanged = false;
  const queue = makeQueue();
  // One after another, each with what is known by then: an older list must not come last.
  const write = () =>
    queue(async () => {
      isChanged = false;
      const documents = [...kept.values()].map(({ summary, ...rest }) => ({
        ...rest,
        summary: plain(summary),
      }));
      // Failing to remember must not get in the way of the work.
      await durableWrite(disk, path, Buffer.from(JSON.stringify({ version: 1, documents })));
    });
  /** The places of documents that were asked for in vain and have not answered since. */
  const silent = new Set<string>();
  /** A share that does not answer holds up no other, and is not asked again before it has answered. */
  const look = async (one: Place): Promise<ListedFolder | null> => {
    const { folder, title } = one;
    const place = dirname(folder);
    if (!silent.has(place)) {
      const looking = lookInto(one);
      const answer = await inTime(
        looking.then((listed) => ({ listed })),
        ANSWER_MS,
      );
      if (answer !== null) return answer.listed;
      silent.add(place);
      const answered = () => void silent.delete(place);
      looking.then(answered, answered);
    }
    const { summary, note } = kept.get(folder) ?? { summary: null, note: null };
    return {
      folder,
      note: note ?? null,
      summary: { ...(summary ?? named(folder, title)), problem: failure('no-answer', { file: folder }) },
    };
  };
  const lookInto = async ({ folder, title, isKnown }: Place): Promise<ListedFolder | null> => {
    const known = kept.get(folder);
    const files = await summaryFiles(folder);
    const note = known?.note ?? null;
    const remembered = known?.summary ?? null;
    if (!files.ok || files.value === null) {
      // A folder among the documents may be anything; one that was open before is missed.
      if (files.ok && !isKnown) return null;
      const problem = files.ok ? await whyNot(folder) : files.error;
      return { folder, note, summary: { ...(remembered ?? named(folder, title)), problem } };
    }
    const { key } = files.value;
    if (remembered !== null && known?.key === key) return { folder, note, summary: remembered };
    const summary = await readSummary(folder, files.value);
    if (summary.problem !== null)
      return { folder, note, summary: { ...(remembered ?? named(folder, title)), problem: summary.problem } };
    kept.set(folder, { folder, key, summary, note });
    isChanged = true;
    return { folder, note, summary };
  };
  return {
    list: async (parent, known) => {
      const listed = await sideBySide(await foldersOf(parent, known), look);
      // The person looks at the list by then; what is not remembered is read again.
      if (isChanged) void write();
      return listed.filter((one) => one !== null);
    },
    note: (folder) => kept.get(folder)?.note ?? null,
    keepNote: async (folder, change) => {
      const { key = '', summary = null, note = null } = kept.get(folder) ?? {};
      kept.set(folder, { folder, key, summary, note: { ...(note ?? NO_NOTE), ...change } });
      await write();
    },
    settled: () => queue(() => Promise.resolve()),
    thumbnail: (folder) => kept.get(folder)?.summary?.thumbnail ?? null,
    forget: async (folder) => {
      kept.delete(folder);
      await write();
    },
  };
}

function plain(summary: LibrarySummary | null): Omit<LibrarySummary, 'problem'> | null {
  if (summary === null) return null;
  const { id, title, archival: reference, progress, who, atUtc, thumbnail } = summary;
  return { id, title, archival: reference, progress, who, atUtc, thumbnail };
}

function named(folder: string, title: string): LibrarySummary {
  return { ...withoutDetails(folder, null), title: title === '' ? basename(folder) : title };
}

async function whyNot(folder: string): Promise<Failure> {
  const found = await attempt(folder, () => stat(folder));
  return failure(found.ok ? 'not-a-project' : 'vanished', { file: folder });
}

async function readKept(path: string): Promise<readonly Kept[]> {
  try {
    if ((await lstat(path)).size > MOST_FILE_BYTES) return [];
    const { documents } = v.parse(fileSchema, JSON.parse(await readFile(path, 'utf8')));
    return documents.map(({ summary, ...rest }) => {
      return { ...rest, summary: summary === null ? null : { ...summary, problem: null } };
    });
  } catch {
    return [];
  }
}

type Place = KnownFolder & { readonly isKnown: boolean };

/** The folders of `parent`, then the others that are known. Links are left out. */
async function foldersOf(parent: string, known: readonly KnownFolder[]): Promise<readonly Place[]> {
  const listing = readdir(parent, { withFileTypes: true }).catch(() => []);
  const entries = (await inTime(listing, ANSWER_MS)) ?? [];
  const titles = new Map(known.map(({ folder, title }) => [folder, title]));
  const inside = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .slice(0, MOST_FOLDERS)
    .map(({ name }) => join(parent, name))
    .map((folder) => ({ folder, title: titles.get(folder) ?? '', isKnown: titles.has(folder) }));
  const listed = new Set(inside.map(({ folder }) => folder));
  const elsewhere = known.filter(({ folder }) => !listed.has(folder));
  return [...inside, ...elsewhere.map((one) => ({ ...one, isKnown: true }))];
}

/** Answers in their order; as soon as one is done, the next begins. */
async function sideBySide<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = new Array<R>(all.length);
  const waiting = all.entries();
  const work = async () => {
    for (const [i, one] of waiting) done[i] = await each(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}
