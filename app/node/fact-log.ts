import * as v from 'valibot';
import type { FactKnowledge } from '../core/facts/compare';
import { standingPairings, type PairingRecord } from '../core/facts/pairings';
import { standingPairs, type NamePairRecord } from '../core/facts/project-aliases';
import { ok } from '../core/result';
import type { DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';
import { readLog, type LogKind } from './log-files';

/** What people taught the project about names and facts; it only grows. */
export const FACTS_FILE = 'facts.jsonl';

/** A name in both languages, or a fact's counterpart by hand; either may take an earlier record back. */
export type FactRecord =
  ({ readonly type: 'name' } & NamePairRecord) | ({ readonly type: 'pairing' } & PairingRecord);

export type DatedFactRecord = FactRecord & { readonly who: string; readonly atUtc: string };

const signed = { who: v.string(), atUtc: v.string() };
const recordSchema = v.variant('type', [
  v.object({ type: v.literal('name'), ru: v.string(), en: v.string(), isKnown: v.boolean(), ...signed }),
  v.object({
    type: v.literal('pairing'),
    ...{ ru: v.string(), en: v.nullable(v.string()), isByHand: v.boolean() },
    ...signed,
  }),
]);

export const FACT_LOG: LogKind<DatedFactRecord> = {
  file: FACTS_FILE,
  isRecord: (entry): entry is DatedFactRecord => v.is(recordSchema, entry),
};

export function appendFact(log: LineLog, root: string, record: DatedFactRecord): Promise<DiskResult<null>> {
  return log.append(root, FACTS_FILE, record);
}

/** What stands of all intact records of the log and its copies (`readLog`). */
export async function readFactKnowledge(disk: Disk, root: string): Promise<DiskResult<FactKnowledge>> {
  const read = await readLog(disk.fs, root, FACT_LOG);
  if (!read.ok) return read;
  const records = read.value;
  return ok({
    names: standingPairs(records.flatMap((record) => (record.type === 'name' ? [record] : []))),
    pairings: standingPairings(records.flatMap((record) => (record.type === 'pairing' ? [record] : []))),
  });
}
