import type { RevisionInfo } from './revision';

/**
 * Order of a whole review's versions. Each sheet's own stand newest first by its chain of parents, whatever their
 * clocks say; between the sheets, whose chains know nothing of each other, the later time comes first, and the later
 * sheet where times are equal. Answers which of the sheets' newest versions stands first.
 */
export function standsBefore(a: RevisionInfo, b: RevisionInfo): boolean {
  return a.atUtc === b.atUtc ? a.pageId > b.pageId : a.atUtc > b.atUtc;
}

/** One “Save version” makes a version of every changed sheet; on a slow medium that takes a while. */
const LONGEST_ACT_MS = 60_000;

/** Whether two versions that follow each other in the order, `apartMs` apart, were made by one act of one person. */
export function isSameAct(a: RevisionInfo, b: RevisionInfo, apartMs: number): boolean {
  return (
    a.reason !== 'autosave' &&
    a.reason === b.reason &&
    a.who === b.who &&
    a.note === b.note &&
    apartMs <= LONGEST_ACT_MS
  );
}

/** Whether a person asked for the version: none of these is ever thinned. */
export function isAskedFor({ reason }: RevisionInfo): boolean {
  return reason === 'saved' || reason === 'restored' || reason === 'recovered' || reason === 'merged';
}
