import { shadeAt, WHITE, type GreyImage } from './grey';

/**
 * A little softer: the binomial-like filter `1 w 1`, along rows and columns. With `w` = 4 it is near a Gaussian of
 * 0.6 px, which takes the grain off paper and film and leaves strokes of 2 px whole.
 */
export function soften(image: GreyImage, w = 4): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const sum = w + 2;
  const along = new Uint8Array(pixels.length);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    let left = pixels[at] as number;
    let own = left;
    for (let x = 1; x < widthPx; x += 1, at += 1) {
      const right = pixels[at + 1] as number;
      along[at] = (left + w * own + right) / sum + 0.5;
      left = own;
      own = right;
    }
    along[at] = (left + w * own + own) / sum + 0.5;
    at += 1;
  }
  const soft = new Uint8Array(pixels.length);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    const up = y > 0 ? widthPx : 0;
    const down = y + 1 < heightPx ? widthPx : 0;
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      const near = (along[at - up] as number) + (along[at + down] as number);
      soft[at] = (near + w * (along[at] as number)) / sum + 0.5;
    }
  }
  return { widthPx, heightPx, pixels: soft };
}

/**
 * The median of each pixel and its eight neighbours: specks go, edges stay. Outside, the edge goes on. Each column of
 * three is put in order once; the median of nine is that of the largest low, the middle middle and the smallest high
 * (Paeth 1990).
 */
export function median3(image: GreyImage): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const out = new Uint8Array(pixels.length);
  const lows = new Uint8Array(widthPx);
  const middles = new Uint8Array(widthPx);
  const highs = new Uint8Array(widthPx);
  for (let y = 0; y < heightPx; y += 1) {
    const above = Math.max(0, y - 1) * widthPx;
    const below = Math.min(heightPx - 1, y + 1) * widthPx;
    for (let x = 0; x < widthPx; x += 1) {
      const a = pixels[above + x] as number;
      const b = pixels[y * widthPx + x] as number;
      const c = pixels[below + x] as number;
      lows[x] = least(a, b, c);
      middles[x] = middle(a, b, c);
      highs[x] = most(a, b, c);
    }
    for (let x = 0; x < widthPx; x += 1) {
      const l = x > 0 ? x - 1 : 0;
      const r = x + 1 < widthPx ? x + 1 : x;
      out[y * widthPx + x] = middle(
        most(lows[l] as number, lows[x] as number, lows[r] as number),
        middle(middles[l] as number, middles[x] as number, middles[r] as number),
        least(highs[l] as number, highs[x] as number, highs[r] as number),
      );
    }
  }
  return { widthPx, heightPx, pixels: out };
}

function least(a: number, b: number, c: number): number {
  const ab = a < b ? a : b;
  return ab < c ? ab : c;
}

function most(a: number, b: number, c: number): number {
  const ab = a > b ? a : b;
  return ab > c ? ab : c;
}

function middle(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
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
