import type { BoxPx } from '../base/geometry';
import { assertNever } from '../base/result';
import { clearDarkEdges, flattenBackground } from './background';
import { blockMeans, type GreyImage } from './grey';
import { estimateSkewRad, LEAST_SKEW_RAD } from './layout';
import type { Blob } from './blobs';
import { leadersOff, type Leader } from './leaders';
import { letterHeightPx, lettersAmong, marksOnly, pageInk } from './letters';
import { isNegative, isSideways, turned, type QuarterTurns } from './orientation';
import { withoutShadows } from './local-paper';
import { inverted, shrink, type Derived } from './resize';
import { median3, soften, stretched } from './soften';
import { unbent, type Unbending } from './unbend';
import { composed, IDENTITY, invertAffine, straighten, warp, type Affine } from './transform';

/** Small letters of this height are read best, and larger ones cost more: see DECISIONS. */
const LETTER_PX = 14;
/**
 * The resolution that the recogniser is told of every prepared picture, which has none of its own: a typewriter's small letter of
 * that height. It tells rules from type by inches; following the measured height more closely reads worse, see DECISIONS.
 */
export const PREPARED_DPI = 150;
/** Letters from so much to so much of that height are left as they are: every resampling blurs. */
const SMALLEST_KEPT = 0.7;
const LARGEST_KEPT = 1.18;
const MOST_ENLARGED = 2;
/** A first look is taken at a picture whose shorter side is at least this, or the scan itself. */
const LOOK_SIDE_PX = 1000;

/**
 * A page on white paper, level, its letters of one size. Where its lines were bent, `bend` takes its px back to the bent picture;
 * `toOriginal` takes px from there to those of the scan.
 */
export type CleanPage = {
  readonly image: GreyImage;
  readonly bend: Unbending | null;
  readonly toOriginal: Affine;
  /** Whether there is anything on the sheet but its paper. */
  readonly hasInk: boolean;
  /** Rows of dots, in px of `image`, where they are painted over. */
  readonly leaders: readonly Leader[];
  /** What could be letters, in px of `image`; none where the sheet has no type. */
  readonly letters: readonly BoxPx[];
  /** The height of its small letters; null where it has no type. */
  readonly letterPx: number | null;
};

/** How the sheet lies in the scan; null for what is to be found out by looking. */
export type Hold = {
  readonly isSideways: boolean | null;
  readonly isUpsideDown: boolean;
  /** The finer turn clockwise, after the quarters, that makes its lines level. */
  readonly levelDeg?: number | null;
};

/**
 * Dark edges off, paper white, a negative turned into a positive, letters of the model's size, the sheet upright, its
 * lines level. A sheet that lies sideways is turned clockwise; one that stands on its head, by a half more. A sheet without type is
 * left at its size, its grain painted over.
 */
export function cleanPage(original: GreyImage, hold: Hold = AS_SEEN): CleanPage {
  const look = lookAt(original);
  const fitted = fitLetters(original, look);
  if (fitted.letterPx === null) return pageOfMarks(fitted, hold);
  const isOnSide = hold.isSideways ?? isSideways(look.white);
  const level = madeLevel(fitted, turnsOf(isOnSide, hold.isUpsideDown), hold);
  return {
    ...dotsOff(straightPage(level.image, fitted.letterPx), fitted.letterPx),
    toOriginal: invertAffine(level.m),
  };
}

type Straight = { readonly image: GreyImage; readonly bend: Unbending | null; readonly ink: readonly Blob[] };

function straightPage(image: GreyImage, letterPx: number): Straight {
  const ink = pageInk(image);
  const straight = unbent(image, lettersAmong(ink, letterPx), letterPx);
  if (straight === null) return { image, bend: null, ink };
  const clear = withoutShadows(straight.image, letterPx);
  return { image: clear, bend: straight.bend, ink: pageInk(clear) };
}

function dotsOff({ image, bend, ink }: Straight, letterPx: number): Omit<CleanPage, 'toOriginal'> {
  return {
    ...leadersOff(image, ink, letterPx),
    bend,
    hasInk: true,
    letters: lettersAmong(ink, letterPx),
    letterPx,
  };
}

const AS_SEEN: Hold = { isSideways: null, isUpsideDown: false };

/** Whether the lines of the scan's text run up or down; null where it has too little text to tell. */
export function liesSideways(original: GreyImage): boolean | null {
  const { white } = lookAt(original);
  return letterHeightPx(white) === null ? null : isSideways(white);
}

/** A sheet that has no type: a blank one, or one with a mark or two. */
function pageOfMarks({ image, m }: Derived, hold: Hold): CleanPage {
  const marks = marksOnly(image);
  const rest = { letters: [], leaders: [], letterPx: null, bend: null };
  if (marks === null) return { image, toOriginal: invertAffine(m), hasInk: false, ...rest };
  const isOnSide = hold.isSideways ?? isSideways(marks);
  const level = madeLevel({ image: marks, m }, turnsOf(isOnSide, hold.isUpsideDown), hold);
  return { image: level.image, toOriginal: invertAffine(level.m), hasInk: true, ...rest };
}

function madeLevel({ image, m }: Derived, turns: QuarterTurns, { levelDeg }: Hold): Derived {
  const upright = turned(image, turns);
  const level = levelled(upright.image, levelDeg ?? null);
  return { image: level.image, m: composed(composed(m, upright.m), level.m) };
}

/** A first look: `white` is the scan on white paper, made smaller by whole `blockPx`. */
type Look = { readonly white: GreyImage; readonly blockPx: number; readonly isNegative: boolean };

function lookAt(image: GreyImage): Look {
  const blockPx = Math.max(1, Math.floor(Math.min(image.widthPx, image.heightPx) / LOOK_SIDE_PX));
  const small = blockPx === 1 ? image : blockMeans(image, blockPx);
  const negative = isNegative(small);
  return { white: whitePaper(negative ? inverted(small) : small), blockPx, isNegative: negative };
}

function turnsOf(isOnSide: boolean, isUpsideDown: boolean): QuarterTurns {
  if (isOnSide) return isUpsideDown ? 3 : 1;
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

function levelled(image: GreyImage, levelDeg: number | null): Derived {
  const skewRad = levelDeg === null ? estimateSkewRad(image) : (-levelDeg * Math.PI) / 180;
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
