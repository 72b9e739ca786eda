/** An 8-bit grey picture: row after row from the top, 0 is black, 255 white; `pixels.length` = width × height. */
export type GreyImage = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixels: Uint8Array;
};

export const WHITE = 255;

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

/** A picture of one shade. */
export function blankImage(widthPx: number, heightPx: number, shade = WHITE): GreyImage {
  return { widthPx, heightPx, pixels: new Uint8Array(widthPx * heightPx).fill(shade) };
}

/**
 * The mean of each `blockPx` × `blockPx` block; blocks at the right and lower edges are of what is left. A side of
 * the result is the original side divided by `blockPx`, rounded up.
 */
export function blockMeans(image: GreyImage, blockPx: number): GreyImage {
  const { widthPx, heightPx } = image;
  const columns = Math.ceil(widthPx / blockPx);
  const rows = Math.ceil(heightPx / blockPx);
  const means = new Uint8Array(columns * rows);
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    sums.fill(0);
    const y1 = Math.min(heightPx, (row + 1) * blockPx);
    for (let y = row * blockPx; y < y1; y += 1) addBlockSums(image, y, blockPx, sums);
    for (let column = 0; column < columns; column += 1) {
      const wide = Math.min(widthPx, (column + 1) * blockPx) - column * blockPx;
      const mean = (sums[column] as number) / (wide * (y1 - row * blockPx));
      means[row * columns + column] = mean + 0.5;
    }
  }
  return { widthPx: columns, heightPx: rows, pixels: means };
}

/** Adds what row `y` has in each block. */
function addBlockSums({ widthPx, pixels }: GreyImage, y: number, blockPx: number, sums: Float64Array): void {
  const end = (y + 1) * widthPx;
  for (let at = y * widthPx, column = 0; at < end; column += 1) {
    const blockEnd = Math.min(end, at + blockPx);
    let sum = 0;
    for (; at < blockEnd; at += 1) sum += pixels[at] as number;
    sums[column] = (sums[column] as number) + sum;
  }
}

/** How many pixels have each of the 256 shades. */
export function histogram(image: GreyImage): Uint32Array {
  const counts = new Uint32Array(256);
  const { pixels } = image;
  for (let at = 0; at < pixels.length; at += 1) {
    const shade = pixels[at] as number;
    counts[shade] = (counts[shade] as number) + 1;
  }
  return counts;
}

/** The shade that `share` (0–1) of the pixels are not lighter than. */
export function shadeAt(image: GreyImage, share: number): number {
  const counts = histogram(image);
  const wanted = share * image.pixels.length;
  let seen = 0;
  for (let shade = 0; shade < 256; shade += 1) {
    seen += counts[shade] ?? 0;
    if (seen >= wanted && seen > 0) return shade;
  }
  return WHITE;
}

/** The threshold between ink and paper (Otsu 1979): shades up to it are ink. */
export function otsuThreshold(image: GreyImage): number {
  const counts = histogram(image);
  const total = image.pixels.length;
  const sumAll = counts.reduce((sum, count, shade) => sum + count * shade, 0);
  let best = 127;
  let bestSpread = 0;
  let dark = 0;
  let sumDark = 0;
  for (let shade = 0; shade < WHITE; shade += 1) {
    dark += counts[shade] ?? 0;
    sumDark += (counts[shade] ?? 0) * shade;
    if (dark === 0 || dark === total) continue;
    const difference = sumDark / dark - (sumAll - sumDark) / (total - dark);
    const spread = dark * (total - dark) * difference * difference;
    if (spread > bestSpread) {
      best = shade;
      bestSpread = spread;
    }
  }
  return best;
}

/** Shades whose distance, in standard deviations of even grain, is known: half the pixels, and three tenths. */
const MIDDLE = 0.5;
const BELOW = 0.3;
const BELOW_DEVIATIONS = 0.524;

/** The shade of most of a light sheet, and the standard deviation of its grain on the dark side, both in grey values. */
export function grainOf(image: GreyImage): { readonly paper: number; readonly grain: number } {
  const paper = shadeAt(image, MIDDLE);
  return { paper, grain: (paper - shadeAt(image, BELOW)) / BELOW_DEVIATIONS };
}

/**
 * Even grain parted by Otsu's threshold has its halves 1.6 deviations apart, and no texture of paper more than 2.1; worn type
 * on grainy film lies 3.9 above its paper.
 */
const LEAST_DEVIATIONS = 2.2;
const LEAST_STEP = 12;

/** Otsu's threshold where it parts ink from paper, or null where it parts paper from its own grain. */
export function inkThreshold(image: GreyImage): number | null {
  const threshold = otsuThreshold(image);
  const { grain } = grainOf(image);
  const [ink, paper] = meansAround(image, threshold);
  return paper - ink < Math.max(LEAST_STEP, LEAST_DEVIATIONS * grain) ? null : threshold;
}

/** The mean shades up to `threshold` and above it; white where there are none. */
function meansAround(image: GreyImage, threshold: number): readonly [number, number] {
  const counts = [...histogram(image)];
  const meanOf = (from: number, to: number) => {
    const own = counts.slice(from, to);
    const all = own.reduce((sum, count) => sum + count, 0);
    return all === 0 ? WHITE : own.reduce((sum, count, i) => sum + count * (from + i), 0) / all;
  };
  return [meanOf(0, threshold + 1), meanOf(threshold + 1, WHITE + 1)];
}
