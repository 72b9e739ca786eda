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
  const ink = inkPoints(small);
  if (ink.xs.length === 0) return 0;
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

type Ink = {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly bins: number;
  readonly margin: number;
};

function inkPoints(image: GreyImage): Ink {
  const threshold = otsuThreshold(image);
  const xs: number[] = [];
  const ys: number[] = [];
  image.pixels.forEach((shade, i) => {
    if (shade > threshold) return;
    xs.push((i % image.widthPx) - image.widthPx / 2);
    ys.push(Math.floor(i / image.widthPx));
  });
  const margin = Math.ceil(image.widthPx * 0.1);
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys), bins: image.heightPx + 2 * margin, margin };
}

function profileSharpness({ xs, ys, bins, margin }: Ink, skewRad: number): number {
  const profile = new Float64Array(bins + 1);
  const slope = Math.tan(skewRad);
  for (let i = 0; i < xs.length; i += 1) {
    const bin = Math.round((ys[i] as number) - (xs[i] as number) * slope + margin);
    if (bin >= 0 && bin < bins) profile[bin] = (profile[bin] as number) + 1;
  }
  let sharpness = 0;
  for (let i = 0; i < bins; i += 1) sharpness += ((profile[i + 1] as number) - (profile[i] as number)) ** 2;
  return sharpness;
}
