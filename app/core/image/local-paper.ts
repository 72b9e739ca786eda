import { blockMeans, WHITE, type GreyImage } from './grey';

/** Strokes of type are narrower than this share of a small letter's height; a shadow's edge is wider on its dark side. */
const STROKE = 0.8;
/** What is left of a shadow after that is lighter than this share of the paper; the grey edges of strokes go with it. */
const LIGHTEST_INK = 0.86;

/** The paper is looked at in blocks of so many px, which is enough for it and four times as fast. */
const BLOCK_PX = 2;

/**
 * The page with paper made white up to the very edge of a shadow, as a crease throws one: each px is divided by the paper right
 * around it, the grey closing (Serra 1982) over little more than a stroke.
 */
export function withoutShadows(image: GreyImage, letterPx: number): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const radius = Math.max(2, Math.round((STROKE * letterPx) / 2 / BLOCK_PX));
  const paper = meanOver(closed(blockMeans(image, BLOCK_PX), radius), radius);
  const out = new Uint8Array(pixels.length);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    const row = Math.floor(y / BLOCK_PX) * paper.widthPx;
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      const share = (pixels[at] as number) / ((paper.pixels[row + Math.floor(x / BLOCK_PX)] as number) + 1);
      out[at] = share >= LIGHTEST_INK ? WHITE : share * WHITE;
    }
  }
  return { widthPx, heightPx, pixels: out };
}

function closed(image: GreyImage, radius: number): GreyImage {
  const most = windowMost(windowMost(image, radius, 1), radius, image.widthPx);
  const turned = negative(most);
  return negative(windowMost(windowMost(turned, radius, 1), radius, image.widthPx));
}

function negative(image: GreyImage): GreyImage {
  return { ...image, pixels: image.pixels.map((shade) => WHITE - shade) };
}

/** The largest of each window along rows (`step` 1) or columns, in blocks from both sides (van Herk 1992). */
function windowMost({ widthPx, heightPx, pixels }: GreyImage, radius: number, step: number): GreyImage {
  const [lanes, length] = step === 1 ? [heightPx, widthPx] : [widthPx, heightPx];
  const jump = step === 1 ? widthPx : 1;
  const out = new Uint8Array(pixels.length);
  const size = 2 * radius + 1;
  const ahead = new Uint8Array(length);
  const behind = new Uint8Array(length);
  for (let lane = 0; lane < lanes; lane += 1) {
    const start = lane * jump;
    for (let i = 0, most = 0; i < length; i += 1) {
      const shade = pixels[start + i * step] as number;
      most = i % size === 0 || shade > most ? shade : most;
      ahead[i] = most;
    }
    for (let i = length - 1, most = 0; i >= 0; i -= 1) {
      const shade = pixels[start + i * step] as number;
      most = i % size === size - 1 || shade > most ? shade : most;
      behind[i] = most;
    }
    for (let i = 0; i < length; i += 1) {
      const a = behind[i < radius ? 0 : i - radius] as number;
      const b = ahead[i + radius < length ? i + radius : length - 1] as number;
      out[start + i * step] = a > b ? a : b;
    }
  }
  return { widthPx, heightPx, pixels: out };
}

function meanOver(image: GreyImage, radius: number): GreyImage {
  return meanAlong(meanAlong(image, radius, 1), radius, image.widthPx);
}

function meanAlong({ widthPx, heightPx, pixels }: GreyImage, radius: number, step: number): GreyImage {
  const [lanes, length] = step === 1 ? [heightPx, widthPx] : [widthPx, heightPx];
  const jump = step === 1 ? widthPx : 1;
  const out = new Uint8Array(pixels.length);
  for (let lane = 0; lane < lanes; lane += 1) {
    const start = lane * jump;
    let sum = 0;
    for (let i = -radius; i < length; i += 1) {
      const [from, to] = [i - radius - 1, i + radius];
      if (to < length) sum += pixels[start + to * step] as number;
      if (from >= 0) sum -= pixels[start + from * step] as number;
      const count = Math.min(length - 1, to) - Math.max(0, from + 1) + 1;
      if (i >= 0) out[start + i * step] = sum / count + 0.5;
    }
  }
  return { widthPx, heightPx, pixels: out };
}
