import { blockMeans, otsuThreshold, type GreyImage } from './grey';

/** The line between two pages of a spread, as a share of the picture's width from the left, and whether there are two. */
export type Gutter = { readonly at: number; readonly isSpread: boolean };

/** A gutter lies about the middle: a book is seldom laid further aside than this. */
const FROM = 0.32;
const TO = 0.68;
const WORK_SIDE_PX = 700;
/** A column is empty that has less than this share of the writing of an ordinary one. */
const EMPTY_SHARE = 0.2;
/** A gutter is wider than the space between words and letters that happen to stand under each other. */
const LEAST_WIDTH = 0.012;
/** A spread is wider than high; a single sheet in two columns is not. */
const LEAST_RATIO = 1.15;
/** Both pages have writing: the poorer one at least so much of what the other has. */
const LEAST_BALANCE = 0.12;

/**
 * Where a spread that stands upright is to be divided: the emptiest stretch of columns about its middle. A column's writing is how
 * often it goes from paper to ink, which neither the shadow in the fold nor a dark edge of the glass can raise. The stretch
 * is looked for from the middle outwards; of two as wide, the nearer one is taken.
 */
export function findGutter(image: GreyImage): Gutter {
  const blockPx = Math.max(1, Math.floor(Math.min(image.widthPx, image.heightPx) / WORK_SIDE_PX));
  const small = blockPx === 1 ? image : blockMeans(image, blockPx);
  const writing = smoothed(writingOf(small));
  const usual = usualOf(writing);
  const gap = bestGap(writing, usual * EMPTY_SHARE);
  const at = gap === null ? 0.5 : (gap.from + gap.to) / 2 / writing.length;
  const isWide = image.widthPx >= LEAST_RATIO * image.heightPx;
  return { at, isSpread: isWide && gap !== null && isBalanced(writing, at) };
}

/** How often each column goes from light to dark. */
function writingOf(image: GreyImage): Float64Array {
  const { widthPx, heightPx, pixels } = image;
  const half = Math.max(1, Math.round(heightPx / 60));
  const writing = new Float64Array(widthPx);
  // Against the paper about it, so that a shadow is paper, too.
  const contrast = (255 - otsuThreshold(image)) / 4;
  for (let x = 0; x < widthPx; x += 1) {
    let wasInk = true;
    for (let y = half; y < heightPx - half; y += 1) {
      const here = pixels[y * widthPx + x] as number;
      const [above, below] = [pixels[(y - half) * widthPx + x], pixels[(y + half) * widthPx + x]];
      const isInk = here < Math.min(above as number, below as number) - contrast;
      if (isInk && !wasInk) writing[x] = (writing[x] as number) + 1;
      wasInk = isInk;
    }
  }
  return writing;
}

function smoothed(values: Float64Array): Float64Array {
  const half = Math.max(1, Math.round(values.length * 0.003));
  return values.map((_, x) => {
    const from = Math.max(0, x - half);
    const to = Math.min(values.length, x + half + 1);
    return values.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
}

/** The writing of a column within text: what a quarter of the columns have more of. */
function usualOf(writing: Float64Array): number {
  const sorted = [...writing].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length / 4)] ?? 0;
}

type Gap = { readonly from: number; readonly to: number };

function bestGap(writing: Float64Array, empty: number): Gap | null {
  const [first, last] = [Math.floor(writing.length * FROM), Math.ceil(writing.length * TO)];
  const gaps: Gap[] = [];
  let from: number | null = null;
  for (let x = 0; x <= writing.length; x += 1) {
    const isEmpty = x < writing.length && (writing[x] as number) <= empty;
    if (isEmpty) from ??= x;
    else if (from !== null) {
      if (x > first && from < last) gaps.push({ from: Math.max(from, first), to: Math.min(x, last) });
      from = null;
    }
  }
  const wide = gaps.filter((gap) => gap.to - gap.from >= LEAST_WIDTH * writing.length);
  const worth = (gap: Gap) => {
    const aside = Math.abs((gap.from + gap.to) / 2 / writing.length - 0.5);
    return Math.min(gap.to - gap.from, 0.1 * writing.length) * (1 - 2 * aside);
  };
  return wide.reduce<Gap | null>(
    (best, gap) => (best === null || worth(gap) > worth(best) ? gap : best),
    null,
  );
}

function isBalanced(writing: Float64Array, at: number): boolean {
  const middle = Math.round(at * writing.length);
  const sum = (from: number, to: number) => writing.subarray(from, to).reduce((all, value) => all + value, 0);
  const [left, right] = [sum(0, middle), sum(middle, writing.length)];
  return Math.min(left, right) >= LEAST_BALANCE * Math.max(left, right) && Math.min(left, right) > 0;
}
