import { basename, dirname } from 'node:path';
import { systemError } from '../../app/node/disk/disk-error';
import type { Disk, Fs, WritableFile } from '../../app/node/disk/fs';

/**
 * A disk in memory that knows what a power cut would leave: the content and the names that were synced, and what was
 * not, of which a cut may keep any part (after the crash model of Pillai et al., OSDI 2014).
 */
export type SimDisk = Disk & {
  readonly calls: () => number;
  /** Called before each call takes effect; may throw a system error, or make a write a short one. */
  onCall: (call: FsCall, index: number) => 'short' | void;
  /** Every state in which a power cut may leave the disk now, each as a disk of its own. */
  readonly afterPowerCut: () => Generator<SimDisk>;
  /** The state that keeps nothing but what was synced. */
  readonly afterWorstPowerCut: () => SimDisk;
};

export type FsCall = { readonly name: string; readonly path: string };

type FileNode = { readonly kind: 'file'; durable: Uint8Array; current: Uint8Array; isDropped: boolean };
type FolderNode = {
  readonly kind: 'folder';
  readonly durable: Map<string, number>;
  readonly current: Map<string, number>;
};
type Node = FileNode | FolderNode;

/** One change of names, all or nothing: a rename takes one away and gives another. */
type NameChange = readonly { readonly folder: number; readonly name: string; readonly node: number | null }[];

const ROOT = 0;
const SECTOR_BYTES = 512;

export function makeSimDisk(...folders: readonly string[]): SimDisk {
  const nodes = new Map<number, Node>([[ROOT, emptyFolder()]]);
  const disk = simDisk(nodes);
  for (const path of folders) addFolder(nodes, path);
  return disk;
}

function emptyFolder(): FolderNode {
  return { kind: 'folder', durable: new Map(), current: new Map() };
}

function addFolder(nodes: Map<number, Node>, path: string): void {
  let at = ROOT;
  for (const part of path.split(/[\\/]/).filter(Boolean)) {
    const folder = nodes.get(at) as FolderNode;
    const next = folder.current.get(part) ?? nodes.size;
    if (!nodes.has(next)) nodes.set(next, emptyFolder());
    folder.current.set(part, next);
    folder.durable.set(part, next);
    at = next;
  }
}

function simDisk(nodes: Map<number, Node>): SimDisk {
  const pending: NameChange[] = [];
  let calls = 0;
  let nonces = 0;
  const call = (name: string, path: string): 'short' | void =>
    disk.onCall({ name, path: path.replaceAll('\\', '/') }, calls++);
  const disk: SimDisk = {
    fs: simFs(nodes, pending, call),
    delay: () => Promise.resolve(),
    nonce: () => `nonce${nodes.size}x${nonces++}`,
    retriesRename: false,
    calls: () => calls,
    onCall: () => undefined,
    afterPowerCut: () => powerCuts(nodes, pending),
    afterWorstPowerCut: () => simDisk(survivors(nodes, pending, [], new Map())),
  };
  return disk;
}

function simFs(
  nodes: Map<number, Node>,
  pending: NameChange[],
  call: (name: string, path: string) => 'short' | void,
): Fs {
  const lookUp = (path: string): number | null => {
    let at: number | null = ROOT;
    for (const part of path.split(/[\\/]/).filter(Boolean)) {
      const folder: Node | undefined = at === null ? undefined : nodes.get(at);
      at = folder?.kind === 'folder' ? (folder.current.get(part) ?? null) : null;
    }
    return at;
  };
  const nodeAt = (path: string): Node => {
    const number = lookUp(path);
    const node = number === null ? undefined : nodes.get(number);
    if (node === undefined) throw systemError('ENOENT', path);
    return node;
  };
  const fileAt = (path: string): FileNode => {
    const node = nodeAt(path);
    if (node.kind === 'folder') throw systemError('EISDIR', path);
    return node;
  };
  const folderAt = (path: string): FolderNode => {
    const node = nodeAt(path);
    if (node.kind === 'file') throw systemError('ENOTDIR', path);
    return node;
  };
  const change = (changes: readonly { path: string; node: number | null }[]): void => {
    const resolved = changes.map(({ path, node }) => {
      folderAt(dirname(path));
      return { folder: lookUp(dirname(path)) ?? ROOT, name: basename(path), node };
    });
    applyChange(nodes, resolved, 'current');
    pending.push(resolved);
  };
  const add = (path: string, node: Node): void => {
    if (lookUp(path) !== null) throw systemError('EEXIST', path);
    folderAt(dirname(path));
    const number = nodes.size;
    nodes.set(number, node);
    change([{ path, node: number }]);
  };
  return {
    openWritable: async (path, mode) => {
      call('open', path);
      if (mode === 'create' || lookUp(path) === null) {
        add(path, { kind: 'file', durable: new Uint8Array(), current: new Uint8Array(), isDropped: false });
      }
      return Promise.resolve(writable(fileAt(path), path, call));
    },
    openReadable: async (path) => {
      call('open', path);
      const file = fileAt(path);
      return Promise.resolve({
        read: async (position, length) => {
          call('read', path);
          return Promise.resolve(file.current.slice(position, position + length));
        },
        close: async () => Promise.resolve(void call('close', path)),
      });
    },
    readFile: async (path) => {
      call('readFile', path);
      return Promise.resolve(fileAt(path).current.slice());
    },
    rename: async (from, to) => {
      call('rename', from);
      const node = lookUp(from);
      if (node === null) throw systemError('ENOENT', from);
      change([
        { path: from, node: null },
        { path: to, node },
      ]);
      return Promise.resolve();
    },
    unlink: async (path) => {
      call('unlink', path);
      fileAt(path);
      change([{ path, node: null }]);
      return Promise.resolve();
    },
    makeFolder: async (path) => {
      call('makeFolder', path);
      add(path, emptyFolder());
      return Promise.resolve();
    },
    removeFolder: async (path) => {
      call('removeFolder', path);
      if (folderAt(path).current.size > 0) throw systemError('ENOTEMPTY', path);
      change([{ path, node: null }]);
      return Promise.resolve();
    },
    listFolder: async (path) => {
      call('listFolder', path);
      return Promise.resolve(
        [...folderAt(path).current].map(([name, node]) => ({
          name,
          isFolder: nodes.get(node)?.kind === 'folder',
        })),
      );
    },
    stat: async (path) => {
      call('stat', path);
      const node = nodeAt(path);
      const sizeBytes = node.kind === 'file' ? node.current.length : 0;
      return Promise.resolve({ isFolder: node.kind === 'folder', sizeBytes });
    },
    kindOf: async (path) => {
      const id = lookUp(path);
      return Promise.resolve(id === null ? null : (nodes.get(id)?.kind ?? null));
    },
    syncFolder: async (path) => {
      call('syncFolder', path);
      folderAt(path);
      const folder = lookUp(path);
      const synced = pending.filter((changes) => changes.some((each) => each.folder === folder));
      for (const changes of synced) {
        applyChange(nodes, changes, 'durable');
        pending.splice(pending.indexOf(changes), 1);
      }
      return Promise.resolve();
    },
  };
}

function writable(
  file: FileNode,
  path: string,
  call: (name: string, path: string) => 'short' | void,
): WritableFile {
  return {
    write: async (bytes, from) => {
      const isShort = call('write', path) === 'short';
      const to = isShort ? from + Math.floor((bytes.length - from) / 2) : bytes.length;
      file.current = Buffer.concat([file.current, bytes.subarray(from, to)]);
      return Promise.resolve(to - from);
    },
    sync: async () => {
      try {
        call('sync', path);
      } catch (error) {
        // As Linux does: the data is dropped, and the next fsync of this file says that all is well.
        file.isDropped = true;
        throw error;
      }
      if (!file.isDropped) file.durable = file.current;
      return Promise.resolve();
    },
    sizeBytes: async () => {
      call('size', path);
      return Promise.resolve(file.current.length);
    },
    close: async () => Promise.resolve(void call('close', path)),
  };
}

function applyChange(nodes: Map<number, Node>, change: NameChange, side: 'current' | 'durable'): void {
  for (const { folder, name, node } of change) {
    const names = (nodes.get(folder) as FolderNode)[side];
    if (node === null) names.delete(name);
    else names.set(name, node);
  }
}

function* powerCuts(nodes: Map<number, Node>, pending: readonly NameChange[]): Generator<SimDisk> {
  const dirty = [...nodes].flatMap(([number, node]) =>
    node.kind === 'file' && (node.isDropped || !sameContent(node))
      ? [{ number, contents: contentsAfterCut(node) }]
      : [],
  );
  for (const kept of subsets(pending)) {
    for (const contents of products(dirty.map((file) => file.contents))) {
      const chosen = new Map(dirty.map(({ number }, index) => [number, contents[index] ?? new Uint8Array()]));
      yield simDisk(survivors(nodes, pending, kept, chosen));
    }
  }
}

function sameContent(file: FileNode): boolean {
  return Buffer.compare(file.durable, file.current) === 0;
}

/** Nothing new, all of it, all of its length but zeros, or cut at the edge of a sector. */
function contentsAfterCut(file: FileNode): readonly Uint8Array[] {
  const { durable, current } = file;
  const zeros = Buffer.concat([durable, Buffer.alloc(Math.max(0, current.length - durable.length))]);
  const cuts: Uint8Array[] = [durable, current, zeros];
  for (let at = SECTOR_BYTES; at < current.length; at += SECTOR_BYTES) {
    if (at > durable.length) cuts.push(current.subarray(0, at));
  }
  return cuts;
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length > 12) throw new Error(`too many unsynced names to go through: ${items.length}`);
  return Array.from({ length: 1 << items.length }, (_, mask) =>
    items.filter((_item, index) => mask & (1 << index)),
  );
}

function products<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>(
    (rows, options) => rows.flatMap((row) => options.map((option) => [...row, option])),
    [[]],
  );
}

/** The nodes of a disk that came up again: the synced names and the `kept` changes, in the order they were made. */
function survivors(
  nodes: Map<number, Node>,
  pending: readonly NameChange[],
  kept: readonly NameChange[],
  contents: ReadonlyMap<number, Uint8Array>,
): Map<number, Node> {
  const copy = new Map<number, Node>();
  for (const [number, node] of nodes) {
    if (node.kind === 'folder') {
      copy.set(number, { kind: 'folder', durable: new Map(node.durable), current: new Map() });
    } else {
      const content = contents.get(number) ?? node.durable;
      copy.set(number, { kind: 'file', durable: content, current: content, isDropped: false });
    }
  }
  for (const change of pending) if (kept.includes(change)) applyChange(copy, change, 'durable');
  for (const node of copy.values()) {
    if (node.kind === 'folder') for (const [name, number] of node.durable) node.current.set(name, number);
  }
  return copy;
}
