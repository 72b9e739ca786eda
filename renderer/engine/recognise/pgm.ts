import type { GreyImage } from '../../../app/core/image/grey';

/** Luma weights of ITU-R BT.601, in 1/256. */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

/** RGBA pixels in grey. */
export function toGrey(rgba: Uint8ClampedArray, widthPx: number, heightPx: number): GreyImage {
  const pixels = new Uint8Array(widthPx * heightPx);
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 1) {
    const r = rgba[from] ?? 0;
    const g = rgba[from + 1] ?? 0;
    const b = rgba[from + 2] ?? 0;
    pixels[to] = (r * RED + g * GREEN + b * BLUE) >> 8;
  }
  return { widthPx, heightPx, pixels };
}

/** A grey picture as binary PGM (Netpbm P5): the plainest picture Leptonica reads, a third of the work of a PNG. */
export function toPgm({ widthPx, heightPx, pixels }: GreyImage): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`P5\n${widthPx} ${heightPx}\n255\n`);
  const pgm = new Uint8Array(head.length + pixels.length);
  pgm.set(head);
  pgm.set(pixels, head.length);
  return pgm;
}

/** RGBA pixels as a binary PGM. */
export function greyPgm(rgba: Uint8ClampedArray, widthPx: number, heightPx: number): Uint8Array {
  return toPgm(toGrey(rgba, widthPx, heightPx));
}
