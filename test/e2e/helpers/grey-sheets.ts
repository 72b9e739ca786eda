import jpeg from 'jpeg-js';
import { blankImage, blockMeans, type GreyImage } from '../../../app/core/image/grey';
import { straighten, warp } from '../../../app/core/image/transform';
import { typedSheet, type TypedLine } from './typed-sheet';

/** Half of the 300 dpi that sheets are typed at: a quarter of the work, and typescript reads as well. */
const BLOCK_PX = 2;

/** A typed sheet in grey, 150 dpi, its stamp painted over. */
export async function greySheet(lines: readonly TypedLine[]): Promise<GreyImage> {
  const { width, height, data } = jpeg.decode(await typedSheet(lines), { useTArray: true });
  const page = blankImage(width, height);
  for (let i = 0; i < page.pixels.length; i += 1) page.pixels[i] = data[i * 4 + 1] ?? 255;
  return blockMeans(page, BLOCK_PX);
}

export function greyJpeg({ widthPx, heightPx, pixels }: GreyImage, quality = 75): Buffer {
  const data = Buffer.alloc(pixels.length * 4, 255);
  pixels.forEach((shade, i) => data.fill(shade, i * 4, i * 4 + 3));
  return Buffer.from(jpeg.encode({ width: widthPx, height: heightPx, data }, quality).data);
}

/** The sheet as it lies askew in the scanner, falling to the right. */
export function askew(page: GreyImage, deg: number): GreyImage {
  const { m, widthPx, heightPx } = straighten(page, 1, (-deg * Math.PI) / 180);
  return warp(page, m, widthPx, heightPx);
}

/** Ink of the other side, mirrored and faint, shines through. */
export function withShine(page: GreyImage, other: GreyImage, share: number): GreyImage {
  const { widthPx } = page;
  const pixels = page.pixels.map((shade, at) => {
    const [x, y] = [at % widthPx, Math.floor(at / widthPx)];
    const behind = other.pixels[y * widthPx + widthPx - 1 - x] ?? 255;
    return Math.max(0, shade - share * Math.max(0, 225 - behind));
  });
  return { ...page, pixels };
}

export type Rule = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Black rules, in px. */
export function ruled(page: GreyImage, rules: readonly Rule[]): GreyImage {
  const pixels = page.pixels.slice();
  for (const { x0, y0, x1, y1 } of rules)
    for (let y = y0; y < y1; y += 1) pixels.fill(25, y * page.widthPx + x0, y * page.widthPx + x1);
  return { ...page, pixels };
}
