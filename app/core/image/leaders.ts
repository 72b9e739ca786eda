import type { BoxPx } from '../base/geometry';
import { blobHeightPx, blobWidthPx, type Blob } from './blobs';
import { WHITE, type GreyImage } from './grey';

/** A row of dots that leads from words to a number, or waits to be written on. */
export type Leader = { readonly boxPx: BoxPx; readonly dots: number };

/** A dot is no larger than these shares of a small letter, and round. */
const HIGHEST = 0.5;
const WIDEST = 0.6;
const MOST_OBLONG = 2.2;
/** Dots of one row: how far apart, in small letters, how even, how level. */
const FARTHEST = 2.4;
const UNEVEN = 0.4;
const LEVEL = 0.3;
/** Three are an ellipsis. */
const FEWEST = 6;

/**
 * The rows of dots on a page, from the top, and the page without them: a recogniser of words makes words of them, and takes lists
 * for pictures. `ink` is the page's.
 */
export function leadersOff(
  image: GreyImage,
  ink: readonly Blob[],
  letterPx: number,
): { readonly image: GreyImage; readonly leaders: readonly Leader[] } {
  const dots = ink.filter((blob) => isDot(blob, letterPx));
  const rows = rowsOf(dots, letterPx)
    .flatMap((row) => evenRuns(row))
    .filter((row) => row.length >= FEWEST);
  if (rows.length === 0) return { image, leaders: [] };
  const pixels = image.pixels.slice();
  for (const dot of rows.flat()) paintOver(pixels, image, dot);
  const leaders = rows.map((row) => ({ boxPx: around(row), dots: row.length }));
  return { image: { ...image, pixels }, leaders: leaders.sort((a, b) => a.boxPx.y0 - b.boxPx.y0) };
}

function isDot(blob: Blob, letterPx: number): boolean {
  const [width, height] = [blobWidthPx(blob), blobHeightPx(blob)];
  const isRound = Math.max(width, height) <= Math.max(2, MOST_OBLONG * Math.min(width, height));
  return height <= HIGHEST * letterPx && width <= WIDEST * letterPx && isRound && height > 1;
}

/** Dots that follow each other level, from the left. */
function rowsOf(dots: readonly Blob[], letterPx: number): readonly (readonly Blob[])[] {
  const rows: Blob[][] = [];
  for (const dot of [...dots].sort((a, b) => a.x0 - b.x0)) {
    const near = rows.filter((row) => follows(row.at(-1), dot, letterPx));
    const row = near.sort((a, b) => (b.at(-1)?.x1 ?? 0) - (a.at(-1)?.x1 ?? 0))[0];
    if (row === undefined) rows.push([dot]);
    else row.push(dot);
  }
  return rows;
}

function follows(last: Blob | undefined, dot: Blob, letterPx: number): boolean {
  if (last === undefined || dot.x0 <= last.x1) return false;
  return dot.x0 - last.x1 <= FARTHEST * letterPx && Math.abs(dot.y1 - last.y1) <= LEVEL * letterPx;
}

/** A row is parted where the dots are not as far apart as most: the point after a word is none of them. */
function evenRuns(row: readonly Blob[]): readonly (readonly Blob[])[] {
  const steps = row.slice(1).map((dot, i) => middle(dot) - middle(row[i] as Blob));
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  const runs: Blob[][] = [[]];
  for (const [i, dot] of row.entries()) {
    const step = i === 0 ? usual : (steps[i - 1] ?? 0);
    if (Math.abs(step - usual) > UNEVEN * usual) runs.push([]);
    runs.at(-1)?.push(dot);
  }
  return runs;
}

const middle = ({ x0, x1 }: BoxPx) => (x0 + x1) / 2;

function around(row: readonly Blob[]): BoxPx {
  const of = (key: 'x0' | 'y0' | 'x1' | 'y1') => row.map((dot) => dot[key]);
  return {
    x0: Math.min(...of('x0')),
    y0: Math.min(...of('y0')),
    x1: Math.max(...of('x1')),
    y1: Math.max(...of('y1')),
  };
}

/** With the grey around it. */
function paintOver(pixels: Uint8Array, { widthPx, heightPx }: GreyImage, { x0, y0, x1, y1 }: BoxPx): void {
  const [left, right] = [Math.max(0, x0 - 2), Math.min(widthPx, x1 + 2)];
  for (let y = Math.max(0, y0 - 2); y < Math.min(heightPx, y1 + 2); y += 1)
    pixels.fill(WHITE, y * widthPx + left, y * widthPx + right);
}
