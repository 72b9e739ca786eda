import { join } from 'node:path';
import * as v from 'valibot';
import { ok } from '../core/result';
import { standingMarks, whyNotValidate, type StatusEntry } from '../core/status-flow';
import { PAGE_STATUSES, type PageStatus } from '../core/transcription';
import { readCheckedLines } from './checked-lines';
import { attemptOptional, type DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';
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

/** Every intact entry in file order; damaged lines are left out, and named by `verify`. */
export async function readStatuses(disk: Disk, root: string): Promise<DiskResult<readonly StatusEntry[]>> {
  const path = join(root, STATUSES_FILE);
  const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return bytes;
  const { entries } = readCheckedLines(bytes.value ?? new Uint8Array());
  return ok(entries.flatMap((entry) => (v.is(entrySchema, entry) ? [entry] : [])));
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
