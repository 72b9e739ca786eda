import { randomBytes } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { SCHEME, type Source } from './protocol';

/** Files that the engine may read now, by token; it never learns a path. */
const granted = new Map<string, string>();

/** One piece at most; the engine asks for less. */
const MAX_PIECE_BYTES = 64 * 1024 * 1024;

/** Leave to read one file, until `end`. */
export type FileGrant = { readonly url: string; readonly bytes: number; readonly end: () => void };

/** Serves `sverka://engine/bytes/<token>`, and a piece of it as `…/<token>/<from>-<to>`, half-open. */
export const grantedBytes: Source = async (address) => {
  const [, token = '', from, to] = /^([0-9a-f]+)(?:\/(\d+)-(\d+))?$/.exec(address) ?? [];
  const path = granted.get(token);
  if (path === undefined) return null;
  try {
    const bytes = from === undefined ? await readFile(path) : await readPiece(path, Number(from), Number(to));
    return { bytes, type: 'application/octet-stream' };
  } catch {
    return null;
  }
};

async function readPiece(path: string, from: number, to: number): Promise<Uint8Array> {
  const length = Math.min(MAX_PIECE_BYTES, Math.max(0, to - from));
  const file = await open(path, 'r');
  try {
    const piece = Buffer.alloc(length);
    const { bytesRead } = await file.read(piece, 0, length, from);
    return piece.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A file that is not there has no bytes; the engine is told when it reads it. */
export async function grantFile(path: string): Promise<FileGrant> {
  const token = randomBytes(16).toString('hex');
  granted.set(token, path);
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  return { url: `${SCHEME}://engine/bytes/${token}`, bytes, end: () => void granted.delete(token) };
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
