import type { BoxPx } from '../base/geometry';
import type { GreyImage } from '../image/grey';
import type { Net } from './net';

/** A line cut out of a page: its picture, and where it was. */
export type LinePicture = {
  readonly image: GreyImage;
  /** Page px to one px of the picture. */
  readonly scale: number;
  /** The page's x of the picture's left edge, and how far the line falls to the right a px. */
  readonly left: number;
  readonly slope: number;
  /** The page's y of the baseline at the left edge. */
  readonly base: number;
};

/** White on either side, in px of the picture. */
const MARGIN_PX = 10;
/** Letters of nearly the size that the net knows are left as they are: every resampling blurs. */
const SMALLEST_KEPT = 0.9;
const LARGEST_KEPT = 1.2;
/** Lines beyond this are no lines of type. */
const WIDEST_PX = 6000;

/**
 * Cuts out the line in `box`. The baseline goes through the feet of its letters, those below and above it left out;
 * without letters it is taken to be level. Null for what is too narrow or wide to be a line.
 */
export function lineAt(
  page: GreyImage,
  box: BoxPx,
  letters: readonly BoxPx[],
  letterPx: number,
  net: Net,
): LinePicture | null {
  const share = letterPx / net.letterPx;
  const scale = share >= SMALLEST_KEPT && share <= LARGEST_KEPT ? 1 : share;
  const widthPx = Math.ceil((box.x1 - box.x0) / scale) + 2 * MARGIN_PX;
  if (box.x1 <= box.x0 || widthPx > WIDEST_PX) return null;
  const { slope, at } = baseline(letters, box, letterPx);
  const left = box.x0 - MARGIN_PX * scale;
  const base = at + slope * (left - (box.x0 + box.x1) / 2);
  const place = { scale, left, slope, base };
  return { ...place, image: cut(page, place, widthPx, net) };
}

/** x of the page for one of the picture. */
export function pageX({ left, scale }: LinePicture, x: number): number {
  return left + x * scale;
}

/** The box on the page of what stands between two x of the picture. */
export function boxOnPage(line: LinePicture, from: number, to: number, letterPx: number): BoxPx {
  const [x0, x1] = [pageX(line, from), pageX(line, to)];
  const feet = line.base + line.slope * ((x0 + x1) / 2 - line.left);
  return { x0, y0: feet - ABOVE * letterPx, x1, y1: feet + BELOW * letterPx };
}

/** Capitals and tails, in heights of small letters. */
const ABOVE = 1.4;
const BELOW = 0.25;

type Baseline = { readonly slope: number; readonly at: number };

/** Feet further than this share of a letter from the line are tails, commas or another line's. */
const NEAR = 0.22;
const FEWEST = 4;
const STEEPEST = 0.06;

/** Least squares through the feet, begun level at their median, the far ones dropped each time. */
function baseline(letters: readonly BoxPx[], box: BoxPx, letterPx: number): Baseline {
  const middle = (box.x0 + box.x1) / 2;
  const feet = letters
    .filter((letter) => isIn(box, letter))
    .map(({ x0, x1, y1 }) => ({ x: (x0 + x1) / 2 - middle, y: y1 }));
  let line: Baseline = { slope: 0, at: median(feet.map(({ y }) => y)) ?? box.y1 - BELOW * letterPx };
  for (const reach of [2, 1.3, 0.8, 0.6]) {
    const near = feet.filter(({ x, y }) => Math.abs(y - line.at - line.slope * x) <= reach * NEAR * letterPx);
    if (near.length < FEWEST) break;
    line = fitted(near);
  }
  return Math.abs(line.slope) > STEEPEST ? { slope: 0, at: line.at } : line;
}

function isIn(box: BoxPx, letter: BoxPx): boolean {
  const [x, y] = [(letter.x0 + letter.x1) / 2, (letter.y0 + letter.y1) / 2];
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

function fitted(points: readonly { readonly x: number; readonly y: number }[]): Baseline {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(points.map((one) => one.x)), mean(points.map((one) => one.y))];
  const across = points.reduce((sum, one) => sum + (one.x - x) ** 2, 0);
  const slope = across === 0 ? 0 : points.reduce((sum, one) => sum + (one.x - x) * (one.y - y), 0) / across;
  return { slope, at: y - slope * x };
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

type Place = Omit<LinePicture, 'image'>;

/** Straight interpolation between px; white beyond the page. */
function cut(page: GreyImage, { scale, left, slope, base }: Place, widthPx: number, net: Net): GreyImage {
  const pixels = new Uint8Array(widthPx * net.heightPx);
  for (let y = 0; y < net.heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const down = base + slope * x * scale + (y - net.baselinePx) * scale;
      pixels[y * widthPx + x] = greyAt(page, left + x * scale, down);
    }
  }
  return { widthPx, heightPx: net.heightPx, pixels };
}

const WHITE = 255;

function greyAt({ widthPx, heightPx, pixels }: GreyImage, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const at = (px: number, py: number) =>
    px < 0 || py < 0 || px >= widthPx || py >= heightPx ? WHITE : (pixels[py * widthPx + px] ?? WHITE);
  const across = x - column;
  const upper = at(column, row) * (1 - across) + at(column + 1, row) * across;
  const lower = at(column, row + 1) * (1 - across) + at(column + 1, row + 1) * across;
  return Math.round(upper + (lower - upper) * (y - row));
}
