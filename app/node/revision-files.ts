import { join } from 'node:path';
import * as v from 'valibot';
import { ok, type Result } from '../core/result';
import type { Revision, RevisionInfo } from '../core/revision';
import type { Page } from '../core/transcription';
import { attempt, attemptOptional, type DiskResult } from './disk-error';
import type { Fs } from './fs';
import { bytesAsWritten, hashedName, parseHashedName, sha256Hex } from './hash';
import { readLog, type LogKind } from './log-files';

/** Between a page and the text of its file. `decode` answers a null info for a file that is not a Revision. */
export type PageCodec = {
  readonly encode: (page: Page, info: RevisionInfo) => string;
  /** The same as an edit of `source`, another program's file, or null where that cannot hold the page. */
  readonly adopt: (source: string, page: Page, info: RevisionInfo) => string | null;
  /** The other program's file inside a Revision's file that was adopted, or null. */
  readonly sourceOf: (xml: string) => string | null;
  readonly decode: (xml: string) => Result<{ readonly page: Page; readonly info: RevisionInfo | null }>;
};

export const HISTORY_FOLDER = 'history';
export const TRASH_FOLDER = 'trash';

/** Names what was thinned, so that a Revision in the trash is not missed, even when the trash is emptied. */
export const THINNED_FILE = 'thinned.jsonl';

const SEQUENCE_DIGITS = 6;

/** `source`: the other program's file that the Revision goes on from, as it stands with the edits; null for our own. */
export type SourcedRevision = Revision & { readonly source: string | null };

export type RevisionFile = { readonly name: string; readonly sequence: number; readonly hashStart: string };

/** A Revision without its page: what lists and chains need. */
export type HistoryItem = { readonly hash: string; readonly info: RevisionInfo };

export type ThinnedRevision = {
  readonly hash: string;
  readonly parentHash: string | null;
  readonly sequence: number;
};

const thinnedSchema = v.looseObject({
  hash: v.string(),
  parentHash: v.nullable(v.string()),
  sequence: v.number(),
});

export function revisionFileName(sequence: number, hash: string): string {
  return hashedName(sequence, SEQUENCE_DIGITS, hash, '.xml');
}

/** The Revision files of one folder, newest first; the hash settles equal numbers alike on every machine. */
export async function listRevisionFiles(
  fs: Fs,
  folder: string,
): Promise<DiskResult<readonly RevisionFile[]>> {
  const listed = await attemptOptional(folder, () => fs.listFolder(folder));
  if (!listed.ok) return listed;
  const files = (listed.value ?? []).flatMap(({ name, isFolder }) => {
    const parsed = isFolder ? null : parseHashedName(name);
    if (parsed === null || parsed.rest !== '.xml') return [];
    return [{ name, sequence: parsed.number, hashStart: parsed.hashStart }];
  });
  return ok(files.sort(newestFirst));
}

function newestFirst(a: RevisionFile, b: RevisionFile): number {
  if (a.sequence !== b.sequence) return b.sequence - a.sequence;
  return a.hashStart < b.hashStart ? 1 : -1;
}

/** What the bytes of a page's file say, or null. Whatever is in a file, and whatever a codec makes of it, must not stop us. */
export function decodeBytes(
  codec: PageCodec,
  bytes: Uint8Array,
): { readonly page: Page; readonly info: RevisionInfo | null } | null {
  try {
    const decoded = codec.decode(Buffer.from(bytes).toString('utf8'));
    return decoded.ok ? decoded.value : null;
  } catch {
    return null;
  }
}

/** Null if the bytes are not what the name says, or not a Revision of this page. */
export function readRevisionBytes(
  codec: PageCodec,
  pageId: string,
  file: RevisionFile,
  bytes: Uint8Array,
): SourcedRevision | null {
  const written = bytesAsWritten(bytes, file.hashStart);
  if (written === null) return null;
  const { page, info } = decodeBytes(codec, written) ?? {};
  if (!page || !info) return null;
  if (info.pageId !== pageId || page.id !== pageId || info.sequence !== file.sequence) return null;
  return {
    hash: sha256Hex(written),
    info,
    page,
    source: codec.sourceOf(Buffer.from(written).toString('utf8')),
  };
}

/** Null if the file is damaged. A sector that cannot be read (`io`) is damage too; other failures are the disk's. */
export async function readRevisionFile(
  fs: Fs,
  codec: PageCodec,
  pageId: string,
  folder: string,
  file: RevisionFile,
): Promise<DiskResult<SourcedRevision | null>> {
  const path = join(folder, file.name);
  const bytes = await attempt(path, () => fs.readFile(path));
  if (bytes.ok) return ok(readRevisionBytes(codec, pageId, file, bytes.value));
  return bytes.error.code === 'io' ? ok(null) : bytes;
}

export const THINNED_LOG: LogKind<ThinnedRevision> = {
  file: THINNED_FILE,
  isRecord: (entry): entry is ThinnedRevision => v.is(thinnedSchema, entry),
};

export function readThinned(fs: Fs, folder: string): Promise<DiskResult<readonly ThinnedRevision[]>> {
  return readLog(fs, folder, THINNED_LOG);
}
