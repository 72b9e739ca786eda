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
/** What letters of that height mean for the recogniser, which takes rules for rules by their size in inches: see DECISIONS. */
const LETTER_DPI = 150;
/** Letters from so much to so much of that height are left as they are: every resampling blurs. */
const SMALLEST_KEPT = 0.7;
const LARGEST_KEPT = 1.18;
const MOST_ENLARGED = 2;
/** A first look is taken at a picture whose shorter side is at least this, or the scan itself. */
const LOOK_SIDE_PX = 1000;

/** A page on white paper, level, its letters of one size; `toOriginal` takes its px to those of the scan. */
export type CleanPage = {
  readonly image: GreyImage;
  readonly toOriginal: Affine;
  /** The resolution of the picture by the size of its letters, or the usual one where it has none. */
  readonly dpi: number;
};

/**
 * Dark edges off, paper white, a negative turned into a positive, letters of the model's size, the sheet upright, its
 * lines level. A sheet that lies sideways is turned clockwise; `isUpsideDown` turns it by a half more.
 */
export function cleanPage(original: GreyImage, isUpsideDown = false): CleanPage {
  const look = lookAt(original);
  const fitted = fitLetters(original, look);
  const upright = turned(fitted.image, turnsOf(look.white, isUpsideDown));
  const level = levelled(upright.image);
  const m = composed(composed(fitted.m, upright.m), level.m);
  return { image: level.image, toOriginal: invertAffine(m), dpi: dpiOf(fitted.letterPx) };
}

function dpiOf(letterPx: number | null): number {
  return letterPx === null ? LETTER_DPI : Math.round((LETTER_DPI * letterPx) / LETTER_PX);
}

/** A first look: `white` is the scan on white paper, made smaller by whole `blockPx`. */
type Look = { readonly white: GreyImage; readonly blockPx: number; readonly isNegative: boolean };

function lookAt(image: GreyImage): Look {
  const blockPx = Math.max(1, Math.floor(Math.min(image.widthPx, image.heightPx) / LOOK_SIDE_PX));
  const small = blockPx === 1 ? image : blockMeans(image, blockPx);
  const negative = isNegative(small);
  return { white: whitePaper(negative ? inverted(small) : small), blockPx, isNegative: negative };
}

function turnsOf(white: GreyImage, isUpsideDown: boolean): QuarterTurns {
  if (isSideways(white)) return isUpsideDown ? 3 : 1;
  return isUpsideDown ? 2 : 0;
}

function whitePaper(image: GreyImage): GreyImage {
  return flattenBackground(clearDarkEdges(image));
}

type Fitted = Derived & { readonly letterPx: number | null };

/** The first look itself where its letters are of the right size, which they mostly are; else one from the scan. */
function fitLetters(original: GreyImage, { white, blockPx, isNegative: negative }: Look): Fitted {
  const height = letterHeightPx(white);
  const share = height === null ? 1 : height / LETTER_PX;
  if (share >= SMALLEST_KEPT && share <= LARGEST_KEPT)
    return { image: white, m: scaled(1 / blockPx), letterPx: height };
  const positive = negative ? inverted(original) : original;
  const scale = Math.min(MOST_ENLARGED, 1 / (share * blockPx));
  const letterPx = height === null ? null : height * blockPx * scale;
  if (scale <= 1) {
    const small = shrink(positive, scale);
    return { image: whitePaper(small.image), m: small.m, letterPx };
  }
  const { m, widthPx, heightPx } = straighten(original, scale, 0);
  return { image: warp(whitePaper(positive), m, widthPx, heightPx), m, letterPx };
}

function scaled(scale: number): Affine {
  return { ...IDENTITY, a: scale, d: scale };
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
