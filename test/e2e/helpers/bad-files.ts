import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { SAMPLE } from './paths';

/** Files that no program can use, each bad in its own way. */
export type BadFiles = {
  readonly folder: string;
  readonly names: readonly string[];
};

/** Writes them into `folder`, which is made. */
export function makeBadFiles(folder: string): BadFiles {
  mkdirSync(folder, { recursive: true });
  const files: Readonly<Record<string, Uint8Array>> = {
    'empty.pdf': new Uint8Array(),
    'text.pdf': Buffer.from('Это не PDF, а простой текст.\n'),
    'truncated.pdf': readFileSync(SAMPLE.scan).subarray(0, 200_000),
    'zero.png': pngOfSize(0, 0),
    'bomb.png': pngOfSize(60_000, 60_000),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return { folder, names: Object.keys(files) };
}

/** A grey PNG (RFC 2083) whose header claims a size and whose pixels are not there. */
function pngOfSize(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(0));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), framed.length - 4);
  return framed;
}
