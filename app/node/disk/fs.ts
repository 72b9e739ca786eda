import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rmdir, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A file open for writing at its end. Errors are thrown as the system gives them (`code` = errno name). */
export type WritableFile = {
  /** Writes some of `bytes` from index `from` on; answers how many bytes went out, which may be fewer. */
  readonly write: (bytes: Uint8Array, from: number) => Promise<number>;
  /** Asks the system to bring data and size to the medium. After an error the descriptor must not be trusted again. */
  readonly sync: () => Promise<void>;
  readonly sizeBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export type ReadableFile = {
  /** At most `lengthBytes` bytes from `positionBytes` on; empty at the end. */
  readonly read: (positionBytes: number, lengthBytes: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

export type FolderEntry = { readonly name: string; readonly isFolder: boolean };

export type FileStat = {
  readonly isFolder: boolean;
  readonly sizeBytes: number;
  /** Of a folder, when its names changed last, for telling that they did; never for an order. Absent where unknown. */
  readonly changedMs?: number;
};

/**
 * Every call by which the store touches a disk, and nothing else: a test puts a
 * simulated disk or a failing one in its place. All paths are absolute.
 */
export type Fs = {
  /** `create` fails with EEXIST where the name is taken; `append` makes the file if it is missing. */
  readonly openWritable: (path: string, mode: 'create' | 'append') => Promise<WritableFile>;
  readonly openReadable: (path: string) => Promise<ReadableFile>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Replaces a file of the name `to` in one step. */
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  /** One level; EEXIST where the name is taken. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** An empty folder only. */
  readonly removeFolder: (path: string) => Promise<void>;
  readonly listFolder: (path: string) => Promise<readonly FolderEntry[]>;
  readonly stat: (path: string) => Promise<FileStat>;
  /** What stands under a name itself, no link followed; `other`: a link, a pipe, a device. Null for nothing. */
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | 'other' | null>;
  /** Makes the names in a folder durable; does nothing where the system has no such call. */
  readonly syncFolder: (path: string) => Promise<void>;
};

/** An Fs and what a careful writer needs besides: names nobody else has, a way to wait, the system's habits. */
export type Disk = {
  readonly fs: Fs;
  readonly delay: (ms: number) => Promise<void>;
  /** A fresh name part of lower-case letters and digits. */
  readonly nonce: () => string;
  /** Windows refuses a rename while a virus scanner or a sync client looks at the file. */
  readonly retriesRename: boolean;
  /**
   * The same disk for the files of one place, whose calls end in time (`answeringDisk`), `patienceMs` at most where that
   * is given. A disk without it always answers.
   */
  readonly at?: (root: string, patienceMs?: number) => Disk;
};

export const nodeFs: Fs = {
  openWritable: async (path, mode) => writable(await open(path, mode === 'create' ? 'wx' : 'a')),
  openReadable: async (path) => readable(await open(path, 'r')),
  readFile: (path) => readFile(path),
  rename,
  unlink,
  makeFolder: (path) => mkdir(path).then(() => undefined),
  removeFolder: rmdir,
  listFolder: async (path) =>
    (await readdir(path, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    })),
  stat: async (path) => {
    const found = await stat(path);
    return { isFolder: found.isDirectory(), sizeBytes: found.size, changedMs: found.mtimeMs };
  },
  kindOf,
  syncFolder,
};

export function nodeDisk(): Disk {
  return {
    fs: nodeFs,
    delay: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    nonce: () => randomBytes(8).toString('hex'),
    retriesRename: process.platform === 'win32',
  };
}

function writable(handle: FileHandle): WritableFile {
  return {
    write: async (bytes, from) => (await handle.write(bytes, from, bytes.length - from)).bytesWritten,
    sync: () => handle.sync(),
    sizeBytes: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

function readable(handle: FileHandle): ReadableFile {
  return {
    read: async (positionBytes, lengthBytes) => {
      const buffer = new Uint8Array(lengthBytes);
      const { bytesRead } = await handle.read(buffer, 0, lengthBytes, positionBytes);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    const found = await lstat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** What a file system without folder fsync answers (some network and FUSE systems); anything else is a failure. */
const NO_FOLDER_SYNC: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder for writing and makes names durable itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}
