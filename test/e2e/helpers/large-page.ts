import { greyPng } from './png';

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
  return greyPng(sidePx, sidePx, rows);
}
