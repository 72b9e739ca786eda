import { join } from 'node:path';
import { attempt } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import type { Disk } from '../disk/fs';

/**
 * The pages that a recognition Job has not come to yet, one small file a project in the user's own folder. It outlives
 * a crash; losing it loses no work, only the offer to go on.
 */
export type UnfinishedJob = {
  readonly read: () => Promise<readonly string[]>;
  /** Pages that are left; none forgets the Job. */
  readonly keep: (pageIds: readonly string[]) => Promise<void>;
};

const FOLDER = 'jobs';
const PAGE_ID = /^\d{4,6}$/;

export function unfinishedJob(disk: Disk, userFolder: string, projectId: string): UnfinishedJob {
  const folder = join(userFolder, FOLDER);
  const path = join(folder, `${projectId.replace(/[^\w-]/g, '_')}.json`);
  return {
    read: async () => {
      const file = await attempt(path, () => disk.fs.readFile(path));
      return file.ok ? parse(file.value) : [];
    },
    keep: async (pageIds) => {
      if (pageIds.length === 0) {
        await attempt(path, () => disk.fs.unlink(path));
        return;
      }
      await attempt(folder, () => disk.fs.makeFolder(folder));
      await durableWrite(disk, path, Buffer.from(`${JSON.stringify({ pageIds })}\n`));
    },
  };
}

function parse(bytes: Uint8Array): readonly string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const list = (value as { readonly pageIds?: unknown } | null)?.pageIds;
    if (!Array.isArray(list)) return [];
    return list.filter((each): each is string => typeof each === 'string' && PAGE_ID.test(each));
  } catch {
    return [];
  }
}
