import { dirname, sep } from 'node:path';
import { asked } from './in-time';
import { systemError } from './disk-error';
import type { Disk, Fs, ReadableFile, WritableFile } from './fs';

/**
 * How long one file call of a place may take before the place is said not to answer. A share that is gone without a word
 * keeps a call for ever, and with it one of the few threads by which Node touches any disk, this computer's own among
 * them; so a place holds only `atOnce` of them.
 */
export type AnswerLimits = {
  /** For a name, a list, an opening. */
  readonly callMs: number;
  /** For bytes on their way, which a slow stick takes long over. */
  readonly bytesMs: number;
  /** While another call of the same place is overdue. */
  readonly overdueMs: number;
  readonly atOnce: number;
};

export const ANSWER_LIMITS: AnswerLimits = { callMs: 20_000, bytesMs: 60_000, overdueMs: 2_000, atOnce: 3 };

/** What the slowest medium brings to its surface within the time that is allowed for it. */
const LEAST_BYTES_PER_MS = 500;

/**
 * `disk`, each call of which ends: by its answer, or as ETIMEDOUT. `at(root)` makes a folder one place with all that is in
 * it; elsewhere each folder is a place. What is asked of a place under any patience counts together, so that a second try
 * does not wait anew.
 */
export function answeringDisk(disk: Disk, limits: AnswerLimits = ANSWER_LIMITS): Disk {
  const places = new Map<string, Place>();
  const placeAt = (folder: string): Place => {
    const known = places.get(folder) ?? makePlace(limits);
    places.set(folder, known);
    return known;
  };
  const roots = new Set<string>();
  const placeOf = (path: string): Place =>
    placeAt([...roots].filter((root) => isWithin(root, path)).sort(longestFirst)[0] ?? dirname(path));
  const askWithin =
    (root: string | null, patienceMs: number): Ask =>
    (path, limitMs, call, undo) => {
      const isPatient = root === null || !isWithin(root, path);
      return placeOf(path).ask(path, isPatient ? limitMs : Math.min(limitMs, patienceMs), call, undo);
    };
  return {
    ...disk,
    fs: answeringFs(disk.fs, askWithin(null, Infinity), limits),
    at: (root, patienceMs = Infinity) => {
      roots.add(root);
      return { ...disk, fs: answeringFs(disk.fs, askWithin(root, patienceMs), limits) };
    },
  };
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(`${root}${sep}`);
}

/** `undo` gets what comes after nobody waits for it any more. */
type Ask = <T>(path: string, limitMs: number, call: () => Promise<T>, undo?: (late: T) => void) => Promise<T>;

type Place = { readonly ask: Ask };

type Waiting = { readonly start: () => void; readonly giveUp: () => void };

function makePlace({ atOnce, overdueMs }: AnswerLimits): Place {
  const waiting: Waiting[] = [];
  /** `overdue`: those of the running ones that are given up and have not answered. */
  const calls = { running: 0, overdue: 0 };
  /** Files and folders whose calls are overdue: the same one is not asked again, so that the others may be. */
  const silent = new Set<string>();
  const next = () => {
    if (calls.overdue >= atOnce) waiting.splice(0).forEach(({ giveUp }) => giveUp());
    else if (calls.running < atOnce) waiting.shift()?.start();
  };
  return {
    ask: (path, limitMs, call, undo) =>
      new Promise((resolve, reject) => {
        if (silent.has(path)) return reject(systemError('ETIMEDOUT', path));
        const state = { isStarted: false, isOver: false };
        const giveUp = () => {
          clearTimeout(timer);
          if (state.isOver) return;
          state.isOver = true;
          if (state.isStarted) {
            calls.overdue += 1;
            silent.add(path);
          }
          reject(systemError('ETIMEDOUT', path));
          next();
        };
        const timer = setTimeout(giveUp, calls.overdue > 0 ? Math.min(limitMs, overdueMs) : limitMs);
        /** Whether somebody still waits for the answer. */
        const isWanted = (): boolean => {
          clearTimeout(timer);
          calls.running -= 1;
          if (state.isOver) {
            calls.overdue -= 1;
            silent.delete(path);
          }
          return !state.isOver;
        };
        const start = () => {
          state.isStarted = true;
          calls.running += 1;
          asked(call()).then(
            (value) => {
              if (isWanted()) resolve(value);
              else undo?.(value);
              next();
            },
            (error: unknown) => {
              if (isWanted()) reject(error instanceof Error ? error : systemError('EIO', path));
              next();
            },
          );
        };
        // One that was given up while it waited leaves its turn to the one behind it.
        waiting.push({ start: () => (state.isOver ? next() : start()), giveUp });
        next();
      }),
  };
}

function answeringFs(fs: Fs, ask: Ask, { callMs, bytesMs }: AnswerLimits): Fs {
  const close = (file: { readonly close: () => Promise<void> }) => void file.close().catch(() => undefined);
  return {
    openWritable: async (path, mode) =>
      writable(await ask(path, callMs, () => fs.openWritable(path, mode), close), path, ask, bytesMs),
    openReadable: async (path) =>
      readable(await ask(path, callMs, () => fs.openReadable(path), close), path, ask, bytesMs),
    readFile: (path) => ask(path, bytesMs, () => fs.readFile(path)),
    rename: (from, to) => ask(to, callMs, () => fs.rename(from, to)),
    unlink: (path) => ask(path, callMs, () => fs.unlink(path)),
    makeFolder: (path) => ask(path, callMs, () => fs.makeFolder(path)),
    removeFolder: (path) => ask(path, callMs, () => fs.removeFolder(path)),
    listFolder: (path) => ask(path, callMs, () => fs.listFolder(path)),
    stat: (path) => ask(path, callMs, () => fs.stat(path)),
    kindOf: (path) => ask(path, callMs, () => fs.kindOf(path)),
    syncFolder: (path) => ask(path, bytesMs, () => fs.syncFolder(path)),
  };
}

function writable(file: WritableFile, path: string, ask: Ask, bytesMs: number): WritableFile {
  let sinceSync = 0;
  return {
    write: async (bytes, from) => {
      const written = await ask(path, bytesMs, () => file.write(bytes, from));
      sinceSync += written;
      return written;
    },
    // Only now do the bytes go out to the medium.
    sync: async () => {
      await ask(path, bytesMs + sinceSync / LEAST_BYTES_PER_MS, () => file.sync());
      sinceSync = 0;
    },
    sizeBytes: () => ask(path, bytesMs, () => file.sizeBytes()),
    close: () => ask(path, bytesMs, () => file.close()),
  };
}

function readable(file: ReadableFile, path: string, ask: Ask, bytesMs: number): ReadableFile {
  return {
    read: (positionBytes, lengthBytes) => ask(path, bytesMs, () => file.read(positionBytes, lengthBytes)),
    close: () => ask(path, bytesMs, () => file.close()),
  };
}
