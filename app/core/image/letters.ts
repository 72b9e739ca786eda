import { otsuThreshold, type GreyImage } from './grey';

/** Outside of these a blob of ink is no letter: a speck, a rule, a stamp's frame, a shadow. */
const LEAST_SIDE_PX = 4;
const MOST_HEIGHT_SHARE = 1 / 12;
const WIDEST = 4;
/** Fewer letters than this say nothing about a page. */
const FEWEST_LETTERS = 20;

/**
 * The height in px of most letters of a page with light paper: in Cyrillic type, that of the small letters without
 * ascenders. It is the most frequent height of connected blobs of ink that could be letters. Null for a page
 * without type.
 */
export function letterHeightPx(image: GreyImage): number | null {
  const highest = Math.floor(Math.min(image.widthPx, image.heightPx) * MOST_HEIGHT_SHARE);
  const counts = new Float64Array(highest + 3);
  let letters = 0;
  for (const { widthPx, heightPx } of inkBlobs(image)) {
    const isLetter =
      heightPx > LEAST_SIDE_PX &&
      widthPx >= LEAST_SIDE_PX &&
      heightPx <= highest &&
      widthPx < WIDEST * heightPx;
    if (!isLetter) continue;
    counts[heightPx] = (counts[heightPx] ?? 0) + 1;
    letters += 1;
  }
  return letters < FEWEST_LETTERS ? null : peakOf(counts);
}

/** The fullest height, its neighbours counted by half, to a fraction of a px. */
function peakOf(counts: Float64Array): number {
  const smooth = (at: number) => (counts[at] ?? 0) + 0.5 * ((counts[at - 1] ?? 0) + (counts[at + 1] ?? 0));
  let best = 1;
  for (let at = 1; at + 1 < counts.length; at += 1) if (smooth(at) > smooth(best)) best = at;
  const [a, b, c] = [counts[best - 1] ?? 0, counts[best] ?? 0, counts[best + 1] ?? 0];
  return best + (c - a) / Math.max(1, a + b + c);
}

type Blob = { readonly widthPx: number; readonly heightPx: number };

/** The bounding boxes' sides of what Otsu's threshold calls ink and what touches (8-neighbours). */
function inkBlobs(image: GreyImage): readonly Blob[] {
  const { widthPx, pixels } = image;
  const threshold = otsuThreshold(image);
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
  let [left, right, top, bottom] = [widthPx, 0, Infinity, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % widthPx;
    const y = (at - x) / widthPx;
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
  return { widthPx: right - left + 1, heightPx: bottom - top + 1 };
}
