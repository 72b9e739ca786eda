import type { PageTiles } from '../../core/recognise/engine';

/**
 * All tiles of a page in one file of the cache: four bytes with the length of a JSON heading, the heading with the page's
 * size and the length of each tile, then the tiles one after the other.
 */
export function packTiles({ image, tiles }: PageTiles): Uint8Array {
  const heading = Buffer.from(JSON.stringify({ image, lengths: tiles.map(({ length }) => length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(heading.length, 0);
  return Buffer.concat([length, heading, ...tiles]);
}

/** Null for a file that was cut short or is none of ours; it is made again. */
export function unpackTiles(bytes: Uint8Array): PageTiles | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length < 4) return null;
  const start = 4 + all.readUInt32LE(0);
  try {
    const { image, lengths } = JSON.parse(all.toString('utf8', 4, start)) as Heading;
    let at = start;
    const tiles = lengths.map((length) => all.subarray(at, (at += length)));
    return at === all.length ? { image, tiles } : null;
  } catch {
    return null;
  }
}

type Heading = { readonly image: PageTiles['image']; readonly lengths: readonly number[] };
