import type { BoxPx } from '../geometry';
import type { GreyImage } from './grey';

/** A connected patch of ink: its box, and how many of the box's pixels are ink. */
export type Blob = BoxPx & { readonly inkPx: number };

export function blobWidthPx({ x0, x1 }: BoxPx): number {
  return x1 - x0;
}

export function blobHeightPx({ y0, y1 }: BoxPx): number {
  return y1 - y0;
}

/** What is up to `threshold` dark and touches (8-neighbours), from the top. */
export function inkBlobs({ widthPx, pixels }: GreyImage, threshold: number): readonly Blob[] {
  const waiting = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) waiting[at] = (pixels[at] as number) <= threshold ? 1 : 0;
  const blobs: Blob[] = [];
  for (let at = waiting.indexOf(1); at !== -1; at = waiting.indexOf(1, at + 1)) {
    blobs.push(takeBlob(waiting, widthPx, at));
  }
  return blobs;
}

/** Clears one blob out of `waiting` and measures it. */
function takeBlob(waiting: Uint8Array, widthPx: number, start: number): Blob {
  const stack = [start];
  waiting[start] = 0;
  let [left, right, top, bottom, inkPx] = [widthPx, 0, Infinity, 0, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % widthPx;
    const y = (at - x) / widthPx;
    inkPx += 1;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let dy = -widthPx; dy <= widthPx; dy += widthPx) {
      for (let dx = x > 0 ? -1 : 0; dx <= (x + 1 < widthPx ? 1 : 0); dx += 1) {
        if (waiting[at + dy + dx] !== 1) continue;
        waiting[at + dy + dx] = 0;
        stack.push(at + dy + dx);
      }
    }
  }
  return { x0: left, y0: top, x1: right + 1, y1: bottom + 1, inkPx };
}
