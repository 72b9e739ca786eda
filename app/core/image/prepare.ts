import { assertNever } from '../result';
import { clearDarkEdges, flattenBackground } from './background';
import { blockMeans, type GreyImage } from './grey';
import { estimateSkewRad, LEAST_SKEW_RAD } from './layout';
import { letterHeightPx } from './letters';
import { isNegative, isSideways, turned, type QuarterTurns } from './orientation';
import { inverted, shrink, type Derived } from './resize';
import { median3, soften, stretched } from './soften';
import { composed, IDENTITY, invertAffine, straighten, warp, type Affine } from './transform';

/** Small letters of this height are read best, and larger ones cost more: see DECISIONS. */
const LETTER_PX = 14;
/** Letters from so much to so much of that height are left as they are: every resampling blurs. */
const SMALLEST_KEPT = 0.7;
const LARGEST_KEPT = 1.18;
const MOST_ENLARGED = 2;
/** A first look is taken at a picture whose shorter side is at least this, or the scan itself. */
const LOOK_SIDE_PX = 1000;

/** The picture's integer reduction for a first look; a small one is looked at as it is. */
function looked(image: GreyImage): { readonly small: GreyImage; readonly blockPx: number } {
  const blockPx = Math.max(1, Math.floor(Math.min(image.widthPx, image.heightPx) / LOOK_SIDE_PX));
  return { small: blockPx === 1 ? image : blockMeans(image, blockPx), blockPx };
}

/** Which way up the sheet is to be tried first: lines that run up or down are turned by a quarter. */
export function firstTurns(original: GreyImage): QuarterTurns {
  const { small } = looked(original);
  return isSideways(whitePaper(isNegative(small) ? inverted(small) : small)) ? 1 : 0;
}

/** A page on white paper, level, its letters of one size; `toOriginal` takes its px to those of the scan. */
export type CleanPage = { readonly image: GreyImage; readonly toOriginal: Affine };

/** Dark edges off, paper white, letters of the model's size, lines level; `turns` puts the sheet upright before. */
export function cleanPage(original: GreyImage, turns: QuarterTurns = 0): CleanPage {
  const upright = turned(original, turns);
  const look = lookAt(upright.image);
  const positive = look.isNegative ? inverted(upright.image) : upright.image;
  const fitted = fitLetters(positive, look);
  const level = levelled(fitted.image);
  const m = composed(composed(upright.m, fitted.m), level.m);
  return { image: level.image, toOriginal: invertAffine(m) };
}

type Look = { readonly scale: number; readonly isNegative: boolean };

/** By how much the picture is to be scaled, judged on a smaller one. */
function lookAt(image: GreyImage): Look {
  const { small, blockPx } = looked(image);
  const negative = isNegative(small);
  const height = letterHeightPx(whitePaper(negative ? inverted(small) : small));
  if (height === null) return { scale: 1, isNegative: negative };
  const share = (height * blockPx) / LETTER_PX;
  const isKept = share >= SMALLEST_KEPT && share <= LARGEST_KEPT;
  return { scale: isKept ? 1 : Math.min(MOST_ENLARGED, 1 / share), isNegative: negative };
}

function whitePaper(image: GreyImage): GreyImage {
  return flattenBackground(clearDarkEdges(image));
}

function fitLetters(image: GreyImage, { scale }: Look): Derived {
  if (scale <= 1) {
    const small = shrink(image, scale);
    return { image: whitePaper(small.image), m: small.m };
  }
  const { m, widthPx, heightPx } = straighten(image, scale, 0);
  return { image: warp(whitePaper(image), m, widthPx, heightPx), m };
}

function levelled(image: GreyImage): Derived {
  const skewRad = estimateSkewRad(image);
  if (Math.abs(skewRad) <= LEAST_SKEW_RAD) return { image, m: IDENTITY };
  const { m, widthPx, heightPx } = straighten(image, 1, skewRad);
  return { image: warp(image, m, widthPx, heightPx), m };
}

/** How a clean page is handed to the recogniser. Each fails in places of its own, which is what readings live by. */
export type Preparation = 'soft' | 'median' | 'contrast' | 'plain';

/** The best first: the first so many are what so many readings use. */
export const PREPARATIONS: readonly Preparation[] = ['soft', 'median', 'contrast', 'plain'];

export function preparedAs(preparation: Preparation, clean: GreyImage): GreyImage {
  switch (preparation) {
    case 'soft':
      return soften(clean);
    case 'median':
      return median3(clean);
    case 'contrast':
      return stretched(soften(clean));
    case 'plain':
      return clean;
    default:
      return assertNever(preparation);
  }
}
