import type { TheirSheets } from './their-sheets';

/** How the name of a handed-over document ends. */
export const ARCHIVE_ENDING = '.sverka.zip';

/** What a work on a handed-over document is doing; a long document takes minutes. */
export type ArchiveStep = 'packing' | 'checking' | 'unpacking' | 'taking-back';

/** How far it has come, in bytes, or in sheets while work is taken back. */
export type ArchiveProgress = { readonly step: ArchiveStep; readonly done: number; readonly total: number };

/** What of a colleague's work became part of the document. */
export type TakenBackWork = {
  readonly versions: number;
  /** Decisions, statuses, words and facts. */
  readonly records: number;
  readonly references: number;
  /** Sheets that only the copy had, and that are here now. */
  readonly addedPageIds: readonly string[];
  /** Sheets whose newest version is now the colleague's, which went on from the one here. */
  readonly newerPageIds: readonly string[];
  /** Sheets on which both worked, in different places: brought together in a new version. */
  readonly mergedPageIds: readonly string[];
  /** Sheets on which both changed the same place: one's own text stays, the other version waits beside it. */
  readonly besidePageIds: readonly string[];
  /** Sheets that are another scan here, or whose scan it lacks: nothing of them was taken. */
  readonly leftOutPageIds: readonly string[];
  /** Files of the copy that are not what their names say; the others were taken. */
  readonly damagedFiles: readonly string[];
  /** Order, names and removals of sheets are not taken; how they differ in the copy, null where they do not. */
  readonly sheets: TheirSheets | null;
};

/** How much of it is done, in percent. */
export function percentOf({ done, total }: ArchiveProgress): number {
  return total <= 0 ? 100 : Math.floor((Math.min(done, total) / total) * 100);
}
