import { blockMeans, otsuThreshold, type GreyImage } from './grey';

/** Lines that fall by less than this are level: the model reads them as well, and turning blurs. 1.5°. */
export const LEAST_SKEW_RAD = (1.5 * Math.PI) / 180;
const MOST_SKEW_DEG = 15;
const WORK_SIDE_PX = 900;

/**
 * How far the lines of text fall to the right, in rad (negative: they rise), looked for up to ±15°. The angle whose
 * horizontal projection profile has the sharpest steps (Postl 1986), at first by degrees, then by fifths and twentieths.
 * 0 for a page without ink.
 */
export function estimateSkewRad(image: GreyImage): number {
  const small = shrinkToSide(image, WORK_SIDE_PX);
  const ink = inkPoints(small, otsuThreshold(small));
  if (ink.ys.length === 0) return 0;
  const score = (deg: number) => profileSharpness(ink, (deg * Math.PI) / 180);
  const coarse = bestOf(score, -MOST_SKEW_DEG, MOST_SKEW_DEG, 1);
  const near = bestOf(score, coarse - 1, coarse + 1, 0.2);
  const fine = bestOf(score, near - 0.2, near + 0.2, 0.05);
  return (fine * Math.PI) / 180;
}

function shrinkToSide(image: GreyImage, sidePx: number): GreyImage {
  const blockPx = Math.floor(Math.min(image.widthPx, image.heightPx) / sidePx);
  return blockPx <= 1 ? image : blockMeans(image, blockPx);
}

function bestOf(score: (at: number) => number, from: number, to: number, step: number): number {
  let best = 0;
  let bestScore = -1;
  const steps = Math.round((to - from) / step);
  for (let i = 0; i <= steps; i += 1) {
    const found = score(from + i * step);
    if (found > bestScore) {
      best = from + i * step;
      bestScore = found;
    }
  }
  return best;
}

/** The heights of ink in each column, top to bottom; those of column `x` are `ys[starts[x]]` to before `ys[starts[x + 1]]`. */
type Ink = {
  readonly starts: Uint32Array;
  readonly ys: Uint32Array;
  readonly bins: number;
  readonly margin: number;
};

function inkPoints({ widthPx, heightPx, pixels }: GreyImage, threshold: number): Ink {
  const starts = new Uint32Array(widthPx + 1);
  for (let at = 0, x = 0; at < pixels.length; at += 1, x = x + 1 === widthPx ? 0 : x + 1)
    if ((pixels[at] as number) <= threshold) starts[x + 1] = (starts[x + 1] as number) + 1;
  for (let x = 0; x < widthPx; x += 1) starts[x + 1] = (starts[x + 1] as number) + (starts[x] as number);
  const next = starts.slice(0, widthPx);
  const ys = new Uint32Array(starts[widthPx] as number);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      if ((pixels[at] as number) > threshold) continue;
      const to = next[x] as number;
      ys[to] = y;
      next[x] = to + 1;
    }
  }
  const margin = Math.ceil(widthPx * 0.1);
  return { starts, ys, bins: heightPx + 2 * margin, margin };
}

/** Every column is moved by one whole number of px, so that only its offset has to be worked out. */
function profileSharpness({ starts, ys, bins, margin }: Ink, skewRad: number): number {
  const widthPx = starts.length - 1;
  const profile = new Float64Array(bins + 1);
  const slope = Math.tan(skewRad);
  for (let x = 0; x < widthPx; x += 1) {
    const offset = Math.round(margin - (x - widthPx / 2) * slope);
    const end = starts[x + 1] as number;
    for (let i = starts[x] as number; i < end; i += 1) {
      const bin = (ys[i] as number) + offset;
      if (bin >= 0 && bin < bins) profile[bin] = (profile[bin] as number) + 1;
    }
  }
  let sharpness = 0;
  for (let i = 0; i < bins; i += 1) {
    const step = (profile[i + 1] as number) - (profile[i] as number);
    sharpness += step * step;
  }
  return sharpness;
}
