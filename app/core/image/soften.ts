import { shadeAt, WHITE, type GreyImage } from './grey';

/**
 * A little softer: the binomial-like filter `1 w 1`, along rows and columns. With `w` = 4 it is near a Gaussian of
 * 0.6 px, which takes the grain off paper and film and leaves strokes of 2 px whole.
 */
export function soften(image: GreyImage, w = 4): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const along = new Uint8Array(pixels.length);
  for (let y = 0; y < heightPx; y += 1) {
    const start = y * widthPx;
    for (let x = 0; x < widthPx; x += 1) {
      const at = start + x;
      const left = pixels[x > 0 ? at - 1 : at] as number;
      const right = pixels[x + 1 < widthPx ? at + 1 : at] as number;
      along[at] = (left + w * (pixels[at] as number) + right) / (w + 2) + 0.5;
    }
  }
  const soft = new Uint8Array(pixels.length);
  for (let at = 0; at < soft.length; at += 1) {
    const above = along[at >= widthPx ? at - widthPx : at] as number;
    const below = along[at + widthPx < soft.length ? at + widthPx : at] as number;
    soft[at] = (above + w * (along[at] as number) + below) / (w + 2) + 0.5;
  }
  return { widthPx, heightPx, pixels: soft };
}

/** The median of each pixel and its eight neighbours: specks go, edges stay. Outside, the edge goes on. */
export function median3(image: GreyImage): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const out = new Uint8Array(pixels.length);
  const near = new Uint8Array(9);
  for (let y = 0; y < heightPx; y += 1) {
    const rows = [Math.max(0, y - 1) * widthPx, y * widthPx, Math.min(heightPx - 1, y + 1) * widthPx];
    for (let x = 0; x < widthPx; x += 1) {
      const [left, right] = [Math.max(0, x - 1), Math.min(widthPx - 1, x + 1)];
      let count = 0;
      for (const row of rows) {
        near[count] = pixels[row + left] as number;
        near[count + 1] = pixels[row + x] as number;
        near[count + 2] = pixels[row + right] as number;
        count += 3;
      }
      out[y * widthPx + x] = near.sort()[4] as number;
    }
  }
  return { widthPx, heightPx, pixels: out };
}

/** Shades from the darkest hundredth to `paper` spread over black to white. */
export function stretched(image: GreyImage, paper = 235): GreyImage {
  const black = Math.min(shadeAt(image, 0.01), paper - 1);
  const shades = Uint8Array.from({ length: 256 }, (_, shade) => {
    const value = ((shade - black) * WHITE) / (paper - black);
    return value <= 0 ? 0 : value >= WHITE ? WHITE : value;
  });
  return { ...image, pixels: image.pixels.map((shade) => shades[shade] as number) };
}
