import { randomBytes } from 'node:crypto';
import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { inTime } from '../node/disk/in-time';
import { SCHEME, type Source } from './protocol';

/** Files that the engine may read now, by token; it never learns a path. */
const granted = new Map<string, Granted>();

/** The file is opened for its first piece and stays open: a long scan is read in many hundreds. */
type Granted = { readonly path: string; file: Promise<FileHandle> | null };

/** One piece at most; the engine asks for less. */
const MAX_PIECE_BYTES = 64 * 1024 * 1024;

/** A share that is gone without a word never answers; the engine is then told that there is no such file. */
const SIZE_WITHIN_MS = 20_000;
const BYTES_WITHIN_MS = 60_000;

/** Leave to read one file, until `end`; `bytes` is null where there is none. */
export type FileGrant = { readonly url: string; readonly bytes: number | null; readonly end: () => void };

/** Serves `sverka://engine/bytes/<token>`, and a piece of it as `…/<token>/<from>-<to>`, half-open. */
export const grantedBytes: Source = async (address) => {
  const [, token = '', from, to] = /^([0-9a-f]+)(?:\/(\d+)-(\d+))?$/.exec(address) ?? [];
  const grant = granted.get(token);
  if (grant === undefined) return null;
  try {
    const read = from === undefined ? readFile(grant.path) : readPiece(grant, Number(from), Number(to));
    const bytes = await inTime<Uint8Array>(read, BYTES_WITHIN_MS);
    return bytes === null ? null : { bytes, type: 'application/octet-stream' };
  } catch {
    return null;
  }
};

async function readPiece(grant: Granted, from: number, to: number): Promise<Uint8Array> {
  const length = Math.min(MAX_PIECE_BYTES, Math.max(0, to - from));
  grant.file ??= open(grant.path, 'r');
  const file = await grant.file;
  const piece = Buffer.alloc(length);
  const { bytesRead } = await file.read(piece, 0, length, from);
  return piece.subarray(0, bytesRead);
}

/** Pieces that are being read come to their end first. */
function endGrant(token: string): void {
  const file = granted.get(token)?.file;
  granted.delete(token);
  void file?.then((opened) => opened.close()).catch(() => undefined);
}

export async function grantFile(path: string): Promise<FileGrant> {
  const token = randomBytes(16).toString('hex');
  granted.set(token, { path, file: null });
  const size = stat(path).then(
    (found) => found.size,
    () => null,
  );
  const bytes = await inTime(size, SIZE_WITHIN_MS);
  return { url: `${SCHEME}://engine/bytes/${token}`, bytes, end: () => endGrant(token) };
}

/** Lets the engine read one file while `work` runs. */
export async function withGrant<T>(path: string, work: (url: string) => Promise<T>): Promise<T> {
  const grant = await grantFile(path);
  try {
    return await work(grant.url);
  } finally {
    grant.end();
  }
}
