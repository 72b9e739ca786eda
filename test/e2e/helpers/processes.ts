import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** What /proc says of running programs (Linux). Processes that end while they are looked at are left out. */

/** `pid` and every process it started, and they. */
export function processTree(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [pid];
  for (let at = 0; at < tree.length; at += 1) tree.push(...(children.get(tree[at] ?? 0) ?? []));
  return tree;
}

function parentOf(pid: number): number | null {
  const parent = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return parent === undefined ? null : Number(parent);
}

/** Sockets of family INET or INET6 that `pid` holds, as `tcp 0100007F:1F90 00000000:0000`: local, then remote. */
export function inetSockets(pid: number): readonly string[] {
  const own = socketInodes(pid);
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((protocol) =>
    read(`/proc/${pid}/net/${protocol}`)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => own.has(fields[9] ?? ''))
      .map((fields) => `${protocol} ${fields[1] ?? ''} ${fields[2] ?? ''}`),
  );
}

function socketInodes(pid: number): ReadonlySet<string> {
  const inodes = new Set<string>();
  try {
    for (const name of readdirSync(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1];
      if (inode !== undefined) inodes.add(inode);
    }
  } catch {
    return inodes;
  }
  return inodes;
}

/** How the kernel filters the system calls of `pid`: 2 is a seccomp filter, as Chromium's sandbox sets one. */
export function seccompMode(pid: number): number | null {
  const mode = /^Seccomp:\s+(\d)$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return mode === undefined ? null : Number(mode);
}

/** Program and arguments; Chromium writes its helpers' with spaces between. */
export function commandLine(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

/** How nice each thread of `pid` is to the others of the machine: 0 as usual, up to 19. See proc(5), `stat`. */
export function nicenessOfThreads(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
      const stat = read(`/proc/${pid}/task/${thread}/stat`);
      return stat === '' ? [] : [Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])];
    });
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Memory of one process, pages shared with others by share (PSS). */
export function memoryBytes(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** Memory of `pid` and all it started: each page of memory counted once, shared ones by share (PSS). */
export function residentBytes(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + memoryBytes(each), 0);
}
