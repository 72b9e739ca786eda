import { toGrey, type GreyImage } from '../../../app/core/image/grey';

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
