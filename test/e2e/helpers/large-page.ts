import { crc32, deflateSync } from 'node:zlib';

/**
 * A grey PNG (RFC 2083) of `sidePx` × `sidePx`: light paper with a black square of `squarePx` in its middle, and left of it
 * columns that are black and white in turn, which no smaller picture can show.
 */
export function largePage(sidePx: number, squarePx: number): Buffer {
  const [from, to] = [(sidePx - squarePx) / 2, (sidePx + squarePx) / 2];
  const paper = Buffer.alloc(sidePx + 1, 0xe0);
  paper[0] = 0;
  const inked = Buffer.from(paper);
  for (let x = from - squarePx; x < from; x += 1) inked[x + 1] = x % 2 === 0 ? 0 : 255;
  inked.fill(0, from + 1, to + 1);
  const rows = Buffer.alloc((sidePx + 1) * sidePx);
  for (let y = 0; y < sidePx; y += 1) (y >= from && y < to ? inked : paper).copy(rows, y * (sidePx + 1));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sidePx, 0);
  header.writeUInt32BE(sidePx, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(rows, { level: 1 });
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
