import * as v from 'valibot';
import type { Correction } from '../../core/discrepancy/evidence/confusions';
import type { DecidedPlace } from '../../core/discrepancy/flags/decided';
import { KINDS, VERDICTS, type Verdict } from '../../core/discrepancy/model/discrepancy';
import type { DiskResult } from '../disk/disk-error';
import type { Disk } from '../disk/fs';
import { readLog, type LogKind } from './log-files';
import type { LineLog } from '../disk/line-log';

export const VERDICTS_FILE = 'verdicts.jsonl';

/** What a person decided on the Discrepancy `id`; null takes an earlier Verdict back. */
export type VerdictRecord = {
  readonly id: string;
  readonly verdict: Verdict | null;
  readonly who: string;
  readonly atUtc: string;
  readonly note: string;
  /** With no Verdict: put off, to be come back to. A program that does not know this takes it for open, as it is. */
  readonly isLater?: boolean | undefined;
  /** What was replaced by what, when that is how it was settled; the table of confusions learns from it. */
  readonly correction?: Correction;
  /** Left out by versions that did not know it. */
  readonly about?: DecidedPlace;
};

/** A Verdict that stands. */
export type StandingVerdict = Omit<VerdictRecord, 'id' | 'verdict' | 'isLater'> & {
  readonly verdict: Verdict;
};

const recordSchema = v.object({
  id: v.string(),
  verdict: v.nullable(v.picklist(VERDICTS)),
  who: v.string(),
  atUtc: v.string(),
  note: v.string(),
  isLater: v.optional(v.boolean()),
  correction: v.exactOptional(v.object({ from: v.string(), to: v.string() })),
  about: v.exactOptional(
    v.object({
      kind: v.picklist(KINDS),
      pageId: v.string(),
      lineId: v.string(),
      nth: v.number(),
      text: v.string(),
      after: v.exactOptional(v.string()),
      reference: v.exactOptional(
        v.object({ from: v.number(), to: v.number(), file: v.string(), text: v.string() }),
      ),
    }),
  ),
});

export const VERDICT_LOG: LogKind<VerdictRecord> = {
  file: VERDICTS_FILE,
  isRecord: (entry): entry is VerdictRecord => v.is(recordSchema, entry),
};

export function appendVerdict(
  log: LineLog,
  root: string,
  ...records: readonly VerdictRecord[]
): Promise<DiskResult<null>> {
  return log.append(root, VERDICTS_FILE, ...records);
}

/** Every intact record of the log and its copies, in the order in which they count (`readLog`). */
export function readVerdicts(disk: Disk, root: string): Promise<DiskResult<readonly VerdictRecord[]>> {
  return readLog(disk.fs, root, VERDICT_LOG);
}

/** What was last written down of each Discrepancy that has a Verdict or was put off. */
export function newestRecords(records: readonly VerdictRecord[]): readonly VerdictRecord[] {
  const newest = new Map(records.map((record) => [record.id, record]));
  return [...newest.values()].filter(({ verdict, isLater }) => verdict !== null || isLater === true);
}

/** Discrepancy id → the newest Verdict that was not taken back. */
export function standingVerdicts(
  records: readonly VerdictRecord[],
): Readonly<Record<string, StandingVerdict>> {
  const standing = new Map<string, StandingVerdict>();
  for (const { id, verdict, who, atUtc, note, correction, about } of records) {
    if (verdict === null) standing.delete(id);
    else {
      const more = {
        ...(correction === undefined ? {} : { correction }),
        ...(about === undefined ? {} : { about }),
      };
      standing.set(id, { verdict, who, atUtc, note, ...more });
    }
  }
  return Object.fromEntries(standing);
}

/** The Discrepancies that were put off and not decided since. */
export function standingLater(records: readonly VerdictRecord[]): readonly string[] {
  const later = new Set<string>();
  for (const { id, verdict, isLater } of records) {
    later.delete(id);
    if (verdict === null && isLater === true) later.add(id);
  }
  return [...later];
}
