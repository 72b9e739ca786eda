import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { ok } from '../../core/base/result';
import { attempt, errnoOf } from '../disk/disk-error';
import type { Disk, ReadableFile } from '../disk/fs';
import { crc32 } from '../disk/hash';
import { refuse, type StoreResult } from '../disk/store-error';
import { MOST_ARCHIVE_BYTES } from './archive-limits';
import { readDirectory, readWhole, HEAD_BYTES, TAIL_BYTES, type ArchiveEntry } from './archive-directory';

export type Archive = {
  readonly entries: readonly ArchiveEntry[];
  /** Gives out the bytes piece by piece; `archive-damaged` where they are not what the directory says. */
  readonly read: (
    entry: ArchiveEntry,
    take: (piece: Uint8Array) => Promise<void>,
  ) => Promise<StoreResult<null>>;
  readonly close: () => Promise<void>;
};

const HEAD_SIGN = 0x04034b50;
const PIECE_BYTES = 1 << 20;

/**
 * Opens a zip by its central directory (APPNOTE 6.3.10, 4.3.12 and 4.3.16), without the 64-bit extension. It may come
 * from anybody: nothing is taken from it before every entry is known to be a plain file of a name that leads nowhere
 * else, of a believable size, in a place of its own.
 */
export async function openArchive({ fs }: Disk, path: string): Promise<StoreResult<Archive>> {
  const found = await attempt(path, () => fs.stat(path));
  if (!found.ok) return found;
  const size = found.value.sizeBytes;
  if (found.value.isFolder || size < TAIL_BYTES) return refuse('archive-empty', { file: path });
  if (size > MOST_ARCHIVE_BYTES) return refuse('archive-too-large', { file: path });
  const opened = await attempt(path, () => fs.openReadable(path));
  if (!opened.ok) return opened;
  const file = opened.value;
  const listed = await readDirectory(file, path, size);
  if (!listed.ok) await file.close();
  if (!listed.ok) return listed;
  return ok({
    entries: listed.value,
    read: (entry, take) => readEntry(file, path, entry, take),
    close: () => file.close(),
  });
}

async function readEntry(
  file: ReadableFile,
  path: string,
  entry: ArchiveEntry,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<StoreResult<null>> {
  const damaged = refuse('archive-damaged', { file: path });
  const head = await attempt(path, () => readWhole(file, entry.at, HEAD_BYTES));
  if (!head.ok) return head;
  if (head.value?.readUInt32LE(0) !== HEAD_SIGN) return damaged;
  const from = entry.at + HEAD_BYTES + head.value.readUInt16LE(26) + head.value.readUInt16LE(28);
  if (from + entry.packedBytes > entry.before) return damaged;
  const sum = { bytes: 0, crc32: 0 };
  const count = async (piece: Uint8Array) => {
    sum.bytes += piece.length;
    if (sum.bytes > entry.bytes) throw new WrongBytes();
    sum.crc32 = crc32(piece, sum.crc32);
    await take(piece);
  };
  const packed = () => piecesOf(file, from, entry.packedBytes);
  const read = await attempt(path, () => givenOut(packed, entry.isDeflated, count));
  if (!read.ok) return read;
  return read.value && sum.bytes === entry.bytes && sum.crc32 === entry.crc32 ? ok(null) : damaged;
}

class WrongBytes extends Error {}

/** False where the bytes are no deflated ones, or more than they should be; other errors are thrown on. */
async function givenOut(
  packed: () => AsyncGenerator<Uint8Array>,
  isDeflated: boolean,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<boolean> {
  const takeAll = async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) await take(piece);
  };
  try {
    if (isDeflated) await pipeline(packed(), createInflateRaw({ chunkSize: PIECE_BYTES }), takeAll);
    else await takeAll(packed());
    return true;
  } catch (error) {
    if (error instanceof WrongBytes || isOfZlib(error)) return false;
    throw error;
  }
}

function isOfZlib(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return errnoOf(error) === null && typeof code === 'string' && code.startsWith('Z_');
}

async function* piecesOf(file: ReadableFile, from: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes;) {
    const piece = await file.read(from + at, Math.min(PIECE_BYTES, bytes - at));
    if (piece.length === 0) throw new WrongBytes();
    at += piece.length;
    yield piece;
  }
}
