import { join } from 'node:path';
import * as v from 'valibot';
import { standingWords, type WordRecord } from '../core/project-words';
import { ok } from '../core/result';
import { readCheckedLines } from './checked-lines';
import { attemptOptional, type DiskResult } from './disk-error';
import type { Disk } from './fs';
import type { LineLog } from './line-log';

/** Words that people said are right in this project; it only grows. */
export const WORDS_FILE = 'words.jsonl';

export type DatedWordRecord = WordRecord & { readonly who: string; readonly atUtc: string };

const recordSchema = v.object({ word: v.string(), isKnown: v.boolean(), who: v.string(), atUtc: v.string() });

export function appendWord(log: LineLog, root: string, record: DatedWordRecord): Promise<DiskResult<null>> {
  return log.append(root, WORDS_FILE, record);
}

/** What stands of all intact records; damaged lines are left out, and named by `verify`. */
export async function readProjectWords(disk: Disk, root: string): Promise<DiskResult<readonly string[]>> {
  const path = join(root, WORDS_FILE);
  const bytes = await attemptOptional(path, () => disk.fs.readFile(path));
  if (!bytes.ok) return bytes;
  const { entries } = readCheckedLines(bytes.value ?? new Uint8Array());
  return ok(standingWords(entries.flatMap((entry) => (v.is(recordSchema, entry) ? [entry] : []))));
}
