import { join } from 'node:path';
import * as v from 'valibot';
import { attemptOptional } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import { makeFolders } from '../disk/folders';
import type { Disk } from '../disk/fs';

/** How long somebody worked on each page of a project on this computer: page → seconds. Losing it loses no work. */
export type Activity = {
  readonly seconds: () => Readonly<Record<string, number>>;
  readonly add: (seconds: Readonly<Record<string, number>>) => Promise<void>;
};

const FOLDER = 'activity';
const schema = v.record(v.string(), v.pipe(v.number(), v.minValue(0)));

/** `projectId` is the project's own, so that a copy elsewhere goes on counting. A damaged file counts from 0. */
export async function openActivity(disk: Disk, userFolder: string, projectId: string): Promise<Activity> {
  const path = join(userFolder, FOLDER, `${projectId}.json`);
  const read = async (): Promise<Readonly<Record<string, number>>> => {
    const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
    return bytes.ok && bytes.value !== null ? parse(bytes.value) : {};
  };
  let known = await read();
  return {
    seconds: () => known,
    add: async (more) => {
      // A copy that is open in another window counts in the same file; what only ever grows is never less there.
      for (const [id, seconds] of Object.entries(await read()))
        known = { ...known, [id]: Math.max(seconds, known[id] ?? 0) };
      const sums = Object.entries(more).map(([id, each]): [string, number] => [id, (known[id] ?? 0) + each]);
      known = { ...known, ...Object.fromEntries(sums) };
      const folder = await makeFolders(disk, userFolder).ensure(FOLDER);
      if (folder.ok) await durableWrite(disk, path, Buffer.from(`${JSON.stringify(known)}\n`));
    },
  };
}

function parse(bytes: Uint8Array): Readonly<Record<string, number>> {
  try {
    const parsed = v.safeParse(schema, JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}
