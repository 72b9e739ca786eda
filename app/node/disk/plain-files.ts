import { dirname, relative, sep } from 'node:path';
import { systemError } from './disk-error';
import type { Disk, Fs } from './fs';

/**
 * `disk`, which inside `root` follows no link and touches no device: a project's folder may be made by anybody, and a
 * link in it would lead a save to some other file of this computer, a pipe would hold its reader for ever. The root
 * itself may be reached by a link, since the person chose it. What is no plain file or folder fails with ELOOP. Every
 * call ends in time, see `Disk.at`.
 */
export function plainDisk(given: Disk, root: string, patienceMs?: number): Disk {
  const disk = given.at?.(root, patienceMs) ?? given;
  const check = (path: string) => checkWay(disk.fs, root, path);
  const { fs } = disk;
  const plain: Fs = {
    ...fs,
    openWritable: async (path, mode) => {
      await check(path);
      return fs.openWritable(path, mode);
    },
    openReadable: async (path) => {
      await check(path);
      return fs.openReadable(path);
    },
    readFile: async (path) => {
      await check(path);
      return fs.readFile(path);
    },
    rename: async (from, to) => {
      // A new file was made beside its place, and checked then; the less there is between the last look and the rename,
      // the less can another program's change fall between.
      if (dirname(from) !== dirname(to)) await check(dirname(to));
      return fs.rename(from, to);
    },
    unlink: async (path) => {
      await check(dirname(path));
      return fs.unlink(path);
    },
    makeFolder: async (path) => {
      await check(dirname(path));
      return fs.makeFolder(path);
    },
    removeFolder: async (path) => {
      await check(path);
      return fs.removeFolder(path);
    },
    listFolder: async (path) => {
      await check(path);
      return fs.listFolder(path);
    },
    stat: async (path) => {
      await check(path);
      return fs.stat(path);
    },
  };
  return { ...disk, fs: plain };
}

/** Looks at every name from below the root down to `path`; what is not there yet is no danger. */
async function checkWay(fs: Fs, root: string, path: string): Promise<void> {
  const inside = relative(root, path);
  if (inside === '' || inside.startsWith('..')) return;
  let at = root;
  for (const part of inside.split(sep)) {
    at = `${at}${sep}${part}`;
    const kind = await fs.kindOf(at);
    if (kind === null) return;
    if (kind === 'other') throw systemError('ELOOP', at);
  }
}
