import { commandLine, memoryBytes, processTree } from '../e2e/helpers/processes';

/** Memory of an app's processes by what they are, in MiB: each page of memory counted once, shared ones by share (PSS). */
export type MemoryByKind = Readonly<Record<string, number>>;

const MIB = 1024 * 1024;

export function memoryByKind(pid: number): MemoryByKind {
  const sums = new Map<string, number>();
  for (const each of processTree(pid)) {
    const kind = /--type=([\w-]+)/.exec(commandLine(each))?.[1] ?? 'main';
    sums.set(kind, (sums.get(kind) ?? 0) + memoryBytes(each) / MIB);
  }
  return Object.fromEntries([...sums].map(([kind, sum]) => [kind, Math.round(sum)]));
}

export function sumOf(memory: MemoryByKind): number {
  return Object.values(memory).reduce((sum, each) => sum + each, 0);
}

/** One line, as `612 MiB (main 120, renderer 420 …)`. */
export function memoryText(memory: MemoryByKind): string {
  const kinds = Object.entries(memory).map(([kind, mib]) => `${kind} ${mib}`);
  return `${sumOf(memory)} MiB (${kinds.join(', ')})`;
}
