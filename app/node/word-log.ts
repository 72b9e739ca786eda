import * as v from 'valibot';
import { standingWords, type WordRecord } from '../core/project-words';
import { ok } from '../core/result';
import type { DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';
import { readLog, type LogKind } from './log-files';

/** Words that people said are right in this project; it only grows. */
export const WORDS_FILE = 'words.jsonl';

export type DatedWordRecord = WordRecord & { readonly who: string; readonly atUtc: string };

const recordSchema = v.object({ word: v.string(), isKnown: v.boolean(), who: v.string(), atUtc: v.string() });

export const WORD_LOG: LogKind<DatedWordRecord> = {
  file: WORDS_FILE,
  isRecord: (entry): entry is DatedWordRecord => v.is(recordSchema, entry),
};

export function appendWord(log: LineLog, root: string, record: DatedWordRecord): Promise<DiskResult<null>> {
  return log.append(root, WORDS_FILE, record);
}

/** What stands of all intact records of the log and its copies (`readLog`). */
export async function readProjectWords(disk: Disk, root: string): Promise<DiskResult<readonly string[]>> {
  const records = await readLog(disk.fs, root, WORD_LOG);
  return records.ok ? ok(standingWords(records.value)) : records;
}
