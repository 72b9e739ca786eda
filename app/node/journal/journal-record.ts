import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Revision } from '../../core/project/revision';
import { hasSameGeometry, withOldTurns } from '../../core/page/sheet-geometry';
import type { Page } from '../../core/page/transcription';
import { readCheckedLines } from '../disk/checked-lines';

/** Typing that is not in the project yet: the page as it stands, and the Revision it was typed on. */
export type JournalEntry = {
  readonly pageId: string;
  readonly baseHash: string | null;
  readonly page: Page;
};

/** `sequence` grows with every record of a run of the program. */
export type JournalRecord = JournalEntry & { readonly sequence: number };

const recordSchema = v.looseObject({
  sequence: v.number(),
  pageId: v.string(),
  baseHash: v.nullable(v.string()),
  page: v.custom<Page>((value) =>
    v.is(v.looseObject({ id: v.string(), lines: v.array(v.unknown()) }), value),
  ),
});

export type SegmentContent = {
  readonly records: readonly JournalRecord[];
  /** More than a last record cut off: the file is kept aside instead of being removed. */
  readonly isDamaged: boolean;
};

/** Every intact record of a journal file, whatever happened to the file. */
export function readSegment(bytes: Uint8Array): SegmentContent {
  const { entries, damagedLines } = readCheckedLines(bytes);
  const records = entries.flatMap((entry) =>
    v.is(recordSchema, entry) ? [{ ...entry, page: withOldTurns(entry.page) }] : [],
  );
  return { records, isDamaged: damagedLines.length > 0 || records.length < entries.length };
}

/** Whether two states of a page hold the same Lines, the same comment and the same geometry. */
export function isSameContent(a: Page, b: Page): boolean {
  const isAlike = (a.comment ?? '') === (b.comment ?? '') && hasSameGeometry(a.geometry, b.geometry);
  return isAlike && isDeepStrictEqual(a.lines, b.lines);
}

/**
 * What to do about typing that a crash left behind. `already-saved`: the crash came after the save. `offer`: nothing
 * has happened to the page since. `conflict`: the page has moved on elsewhere; both are shown, neither is dropped.
 */
export type RecoveryPlan = 'already-saved' | 'offer' | 'conflict';

export function planRecovery(entry: JournalEntry, current: Revision | null): RecoveryPlan {
  if (current !== null && isSameContent(current.page, entry.page)) return 'already-saved';
  return (current?.hash ?? null) === entry.baseHash ? 'offer' : 'conflict';
}
