import { join } from 'node:path';
import * as v from 'valibot';
import type { Correction } from '../core/discrepancy/confusions';
import { VERDICTS, type Verdict } from '../core/discrepancy/discrepancy';
import { ok } from '../core/result';
import { readCheckedLines } from './checked-lines';
import { attemptOptional, type DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';

export const VERDICTS_FILE = 'verdicts.jsonl';

/** What a person decided on the Discrepancy `id`; null takes an earlier Verdict back. */
export type VerdictRecord = {
  readonly id: string;
  readonly verdict: Verdict | null;
  readonly who: string;
  readonly atUtc: string;
  readonly note: string;
  /** What was replaced by what, when that is how it was settled; the table of confusions learns from it. */
  readonly correction?: Correction;
};

/** A Verdict that stands. */
export type StandingVerdict = Omit<VerdictRecord, 'id' | 'verdict'> & { readonly verdict: Verdict };

const recordSchema = v.object({
  id: v.string(),
  verdict: v.nullable(v.picklist(VERDICTS)),
  who: v.string(),
  atUtc: v.string(),
  note: v.string(),
  correction: v.exactOptional(v.object({ from: v.string(), to: v.string() })),
});

export function appendVerdict(log: LineLog, root: string, record: VerdictRecord): Promise<DiskResult<null>> {
  return log.append(root, VERDICTS_FILE, record);
}

/** Every intact record in file order; damaged lines are left out, and named by `verify`. */
export async function readVerdicts(disk: Disk, root: string): Promise<DiskResult<readonly VerdictRecord[]>> {
  const path = join(root, VERDICTS_FILE);
  const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return bytes;
  const { entries } = readCheckedLines(bytes.value ?? new Uint8Array());
  return ok(entries.flatMap((entry) => (v.is(recordSchema, entry) ? [entry] : [])));
}

/** Discrepancy id → the newest Verdict that was not taken back. */
export function standingVerdicts(
  records: readonly VerdictRecord[],
): Readonly<Record<string, StandingVerdict>> {
  const standing = new Map<string, StandingVerdict>();
  for (const { id, verdict, ...rest } of records) {
    if (verdict === null) standing.delete(id);
    else standing.set(id, { verdict, ...rest });
  }
  return Object.fromEntries(standing);
}
