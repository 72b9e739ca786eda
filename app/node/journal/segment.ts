import { join } from 'node:path';
import { tryQuietly } from '../disk/disk-error';
import { writeAll } from '../disk/durable-write';
import type { Fs } from '../disk/fs';

/**
 * A file that takes records. Writing one and bringing it to the medium are two steps, for the second may take seconds where
 * the disk is busy. A record that is written survives the death of the program, and only a power cut asks for more:
 *
 *     write 1 ─ write 2 ─ write 3 ─ write 4          none waits for a medium
 *          └ sync ───────────┘ └ sync ─────────     one at a time, each for all that was written before it began
 */
export type OpenSegment = {
  readonly name: string;
  readonly bytes: () => number;
  /** One record at a time. */
  readonly write: (line: Uint8Array) => Promise<void>;
  /** What was written so far survives a power cut. After one failure nothing is known of the file, and each call fails. */
  readonly confirm: () => Promise<void>;
  /** Waits for what is being confirmed. */
  readonly close: () => Promise<void>;
};

export async function openSegment(fs: Fs, folder: string, name: string): Promise<OpenSegment> {
  const file = await fs.openWritable(join(folder, name), 'create');
  const state = { bytes: 0, isNamed: false };
  const confirm = oneAtATime(async () => {
    await file.sync();
    if (!state.isNamed) await fs.syncFolder(folder);
    state.isNamed = true;
  });
  return {
    name,
    bytes: () => state.bytes,
    write: async (line) => {
      await writeAll(file, line);
      state.bytes += line.length;
    },
    confirm,
    close: async () => {
      await confirm().catch(() => undefined);
      await tryQuietly(() => file.close());
    },
  };
}

/** Calls that come while `run` is under way share the next one. Where one fails, those after it fail as it did. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return () => {
    if (waiting !== null) return waiting;
    const next = last.finally(() => (waiting = null)).then(run);
    next.catch(() => undefined);
    waiting = next;
    last = next;
    return next;
  };
}
