import * as v from 'valibot';
import { standingMarks, whyNotValidate, type StatusEntry } from '../core/status-flow';
import { PAGE_STATUSES, type PageStatus } from '../core/transcription';
import type { DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';
import { readLog, type LogKind } from './log-files';
import { refuse, type StoreResult } from './store-error';

export const STATUSES_FILE = 'statuses.jsonl';

/** Who gives a status, and to which Revision of the page. */
export type StatusBy = { readonly who: string; readonly hash: string | null };

const entrySchema = v.object({
  pageId: v.string(),
  status: v.picklist(PAGE_STATUSES),
  who: v.string(),
  atUtc: v.string(),
  hash: v.nullable(v.string()),
});

export const STATUS_LOG: LogKind<StatusEntry> = {
  file: STATUSES_FILE,
  isRecord: (entry): entry is StatusEntry => v.is(entrySchema, entry),
};

/** Every intact entry of the log and its copies, in the order in which they count (`readLog`). */
export function readStatuses(disk: Disk, root: string): Promise<DiskResult<readonly StatusEntry[]>> {
  return readLog(disk.fs, root, STATUS_LOG);
}

type LogContext = {
  readonly disk: Disk;
  readonly root: string;
  readonly log: LineLog;
  readonly nowUtc: () => string;
};

/**
 * Writes down who gave the status. Refuses a validation by the person who proofread the page, or of a page that
 * nobody has: `same-person`, `not-proofread`.
 */
export async function logStatus(
  { disk, root, log, nowUtc }: LogContext,
  pageId: string,
  status: PageStatus,
  by: StatusBy,
): Promise<StoreResult<null>> {
  if (status === 'validated') {
    const entries = await readStatuses(disk, root);
    if (!entries.ok) return entries;
    const marks = standingMarks(entries.value)[pageId];
    const why = marks === undefined ? 'not-proofread' : whyNotValidate(marks, by.who);
    if (why === 'not-proofread') return refuse(why, 'Nobody has proofread this page. Proofread it first.');
    if (why === 'same-person') {
      return refuse(why, 'Whoever proofread a page cannot validate it. A second person must look at it.');
    }
  }
  return log.append(root, STATUSES_FILE, { pageId, status, ...by, atUtc: nowUtc() } satisfies StatusEntry);
}
