import * as v from 'valibot';
import { TALLY_STEPS, type Tally } from '../core/recognise/calibration';
import {
  projectKnots,
  SHIPPED_KNOTS,
  type PageOutcomes,
  type ProjectKnots,
} from '../core/recognise/project-knots';
import { ok } from '../core/result';
import { standingMarks } from '../core/status-flow';
import type { DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';
import { readLog, type LogKind } from './log-files';
import { readStatuses } from './status-log';

/** How the machine's words came out on finished pages; it only grows. */
export const OUTCOMES_FILE = 'outcomes.jsonl';

export type DatedOutcomes = PageOutcomes & { readonly who: string; readonly atUtc: string };

/** Confidence in ten-thousandths, words, and how many of them were right. */
type Row = readonly [step: number, words: number, right: number];

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 3 || !row.every(Number.isSafeInteger)) return false;
  const [step = -1, words = 0, right = -1] = row as readonly number[];
  return step >= 0 && step <= TALLY_STEPS && right >= 0 && right <= words;
}

const rows = v.custom<readonly Row[]>((value) => Array.isArray(value) && value.every(isRow));
const recordSchema = v.object({ pageId: v.string(), hash: v.string(), text: rows, passes: rows });

type StoredOutcomes = v.InferOutput<typeof recordSchema>;

export const OUTCOME_LOG: LogKind<StoredOutcomes> = {
  file: OUTCOMES_FILE,
  isRecord: (entry): entry is StoredOutcomes => v.is(recordSchema, entry),
};

export function appendOutcomes(
  log: LineLog,
  root: string,
  { text, passes, ...record }: DatedOutcomes,
): Promise<DiskResult<null>> {
  return log.append(root, OUTCOMES_FILE, { ...record, text: text.map(toRow), passes: passes.map(toRow) });
}

function toRow({ confidence, words, right }: Tally): Row {
  return [Math.round(confidence * TALLY_STEPS), words, right];
}

function toTally([step, words, right]: Row): Tally {
  return { confidence: step / TALLY_STEPS, words, right };
}

/** Every intact record of the log and its copies, in the order in which they count (`readLog`). */
export async function readOutcomes(disk: Disk, root: string): Promise<DiskResult<readonly PageOutcomes[]>> {
  const records = await readLog(disk.fs, root, OUTCOME_LOG);
  if (!records.ok) return records;
  return ok(
    records.value.map(({ pageId, hash, text, passes }) => {
      return { pageId, hash, text: text.map(toTally), passes: passes.map(toTally) };
    }),
  );
}

/** What the project's finished pages have taught; what ships where nothing has, or where it cannot be read. */
export async function readProjectKnots(disk: Disk, root: string): Promise<ProjectKnots> {
  const records = await readOutcomes(disk, root);
  if (!records.ok || records.value.length === 0) return SHIPPED_KNOTS;
  const statuses = await readStatuses(disk, root);
  return statuses.ok ? projectKnots(records.value, standingMarks(statuses.value)) : SHIPPED_KNOTS;
}
