import { ZipDeflate, Zip, ZipPassThrough } from 'fflate';
import type { ArchiveWork } from '../../app/node/archive/archive-work';

/** A work that nobody watches and nobody stops. */
export function quietWork(): ArchiveWork {
  return { onProgress: () => undefined, signal: new AbortController().signal };
}

export type Packed = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isStored?: boolean;
  /** Of Unix, as in `st_mode`. */
  readonly mode?: number;
};

/** A zip with any names and kinds, as nobody's program should write it. */
export function packed(entries: readonly Packed[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const { path, bytes, isStored = false, mode } of entries) {
    const entry = isStored ? new ZipPassThrough(path) : new ZipDeflate(path);
    if (mode !== undefined) Object.assign(entry, { os: 3, attrs: mode * 0x10000 });
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}
