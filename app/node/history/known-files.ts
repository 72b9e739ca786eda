import { ok } from '../../core/base/result';
import { attempt, type DiskResult } from '../disk/disk-error';
import type { Fs } from '../disk/fs';
import { listRevisionFiles, type RevisionFile } from './revision-files';

/** The Revision files of one folder, as a save needs them. */
export type FolderFiles = {
  readonly newest: RevisionFile | undefined;
  readonly byHash: ReadonlyMap<string, RevisionFile>;
};

/**
 * What is known of the Revision files of pages, so that the ten-thousandth save costs what the first did: a folder is
 * listed again only where its time says that somebody else wrote into it, and every so often in any case, since two
 * writers may come within one tick of that clock. What is missed until then is another branch, which loses nothing.
 */
export type KnownFiles = {
  readonly of: (folder: string) => Promise<DiskResult<FolderFiles>>;
  /** Whether a file of that hash was ever seen there; null where only a list can tell. */
  readonly find: (folder: string, hashStart: string) => RevisionFile | null;
  /** A file that this process has just put in place. */
  readonly add: (folder: string, file: RevisionFile) => Promise<void>;
};

type Known = {
  readonly byHash: Map<string, RevisionFile>;
  newest: RevisionFile | undefined;
  changedMs: number | null;
  uses: number;
};

const LIST_EVERY = 50;

export function makeKnownFiles(fs: Fs): KnownFiles {
  const folders = new Map<string, Known>();
  const changedMs = async (folder: string): Promise<number | null> => {
    const found = await attempt(folder, () => fs.stat(folder));
    return found.ok ? (found.value.changedMs ?? null) : null;
  };
  return {
    of: async (folder) => {
      const now = await changedMs(folder);
      const known = folders.get(folder);
      if (known !== undefined && now !== null && known.changedMs === now && known.uses < LIST_EVERY) {
        known.uses += 1;
        return ok(known);
      }
      const files = await listRevisionFiles(fs, folder);
      if (!files.ok) return files;
      const [newest] = files.value;
      const byHash = new Map(files.value.map((file) => [file.hashStart, file]));
      const listed = { byHash, newest, changedMs: now, uses: 0 };
      folders.set(folder, listed);
      return ok(listed);
    },
    find: (folder, hashStart) => folders.get(folder)?.byHash.get(hashStart) ?? null,
    add: async (folder, file) => {
      const known = folders.get(folder);
      if (known === undefined) return;
      known.byHash.set(file.hashStart, file);
      known.newest = file;
      known.changedMs = await changedMs(folder);
    },
  };
}
