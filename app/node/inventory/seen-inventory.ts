import { join } from 'node:path';
import * as v from 'valibot';
import { attemptOptional } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import { makeFolders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { sha256Hex } from '../disk/hash';
import type { Listed } from './take-stock';

/** Of an inventory, what names files and records. */
export type SeenFacts = Pick<Listed, 'files' | 'records'>;

/**
 * What the inventory of a project in one folder was seen to list, kept on this computer: the inventory itself cannot tell
 * that a file was taken away together with its line, or that it was deleted as a whole. Another folder of the same project
 * is a copy with a life of its own. Losing this loses no work.
 */
export type SeenInventory = {
  readonly facts: SeenFacts;
  /** Adds what is listed now; nothing that was seen is forgotten. */
  readonly note: (listed: SeenFacts | null) => Promise<void>;
};

const FOLDER = 'inventories';
/** Far more than a project of a hundred thousand sheets lists. */
const MOST_BYTES = 64_000_000;

const schema = v.object({
  files: v.array(v.string()),
  records: v.array(v.tuple([v.string(), v.array(v.string())])),
});

export async function openSeenInventory(
  disk: Disk,
  userFolder: string,
  projectId: string,
  root: string,
): Promise<SeenInventory> {
  const place = sha256Hex(Buffer.from(root, 'utf8')).slice(0, 16);
  const path = join(userFolder, FOLDER, `${projectId}-${place}.json`);
  const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
  const facts = bytes.ok && bytes.value !== null ? parse(bytes.value) : NOTHING;
  const state = { facts };
  return {
    facts,
    note: async (listed) => {
      const all = withFacts(state.facts, listed);
      if (countOf(all) === countOf(state.facts)) return;
      const folder = await makeFolders(disk, userFolder).ensure(FOLDER);
      if (!folder.ok) return;
      const records = [...all.records].map(([log, ids]) => [log, [...ids]]);
      const text = `${JSON.stringify({ files: [...all.files], records })}\n`;
      if ((await durableWrite(disk, path, Buffer.from(text, 'utf8'))).ok) state.facts = all;
    },
  };
}

export const NOTHING: SeenFacts = { files: new Set(), records: new Map() };

/** `a` with what `b` lists besides. */
export function withFacts(a: SeenFacts, b: SeenFacts | null): SeenFacts {
  if (b === null) return a;
  const records = new Map([...a.records].map(([log, ids]) => [log, new Set(ids)]));
  for (const [log, ids] of b.records) records.set(log, new Set([...(records.get(log) ?? []), ...ids]));
  return { files: new Set([...a.files, ...b.files]), records };
}

function countOf({ files, records }: SeenFacts): number {
  return [...records.values()].reduce((sum, ids) => sum + ids.size, files.size);
}

function parse(bytes: Uint8Array): SeenFacts {
  if (bytes.length > MOST_BYTES) return NOTHING;
  try {
    const parsed = v.safeParse(schema, JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (!parsed.success) return NOTHING;
    const { files, records } = parsed.output;
    return { files: new Set(files), records: new Map(records.map(([log, ids]) => [log, new Set(ids)])) };
  } catch {
    return NOTHING;
  }
}
