import type { RevisionEntry } from './project-view';

/** Whether a version is beside the one that the window goes on from, and waits to be merged with it. */
export function standsBeside(entry: RevisionEntry, baseHash: string | null): boolean {
  return (entry.isFork || entry.isCurrent) && entry.hash !== baseHash;
}
