import { join } from 'node:path';
import * as v from 'valibot';
import type { FactKnowledge } from '../core/facts/compare';
import { standingPairings, type PairingRecord } from '../core/facts/pairings';
import { standingPairs, type NamePairRecord } from '../core/facts/project-aliases';
import { ok } from '../core/result';
import { readCheckedLines } from './checked-lines';
import { attemptOptional, type DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';

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

export function appendFact(log: LineLog, root: string, record: DatedFactRecord): Promise<DiskResult<null>> {
  return log.append(root, FACTS_FILE, record);
}

/** What stands of all intact records; damaged lines are left out, and named by `verify`. */
export async function readFactKnowledge(disk: Disk, root: string): Promise<DiskResult<FactKnowledge>> {
  const path = join(root, FACTS_FILE);
  const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return bytes;
  const { entries } = readCheckedLines(bytes.value ?? new Uint8Array());
  const records = entries.flatMap((entry) => (v.is(recordSchema, entry) ? [entry] : []));
  return ok({
    names: standingPairs(records.flatMap((record) => (record.type === 'name' ? [record] : []))),
    pairings: standingPairings(records.flatMap((record) => (record.type === 'pairing' ? [record] : []))),
  });
}
