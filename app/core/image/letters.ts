import type { BoxPx } from '../base/geometry';
import { blobHeightPx, blobWidthPx, inkBlobs, type Blob } from './blobs';
import { grainOf, inkThreshold, WHITE, type GreyImage } from './grey';

/** Outside of these a blob of ink is no letter: a speck, a rule, a stamp's frame, a shadow. */
const LEAST_SIDE_PX = 4;
const MOST_HEIGHT_SHARE = 1 / 12;
const WIDEST = 4;
/** Fewer letters than this say nothing about a page. */
const FEWEST_LETTERS = 20;

/**
 * The height in px of most letters of a page with light paper: in Cyrillic type, that of the small letters without
 * ascenders. It is the most frequent height of connected blobs of ink that could be letters. Null for a page
 * without type: the grain of paper and film is no ink, and its specks, the more the smaller, have no height of their own.
 */
export function letterHeightPx(image: GreyImage): number | null {
  const threshold = inkThreshold(image);
  if (threshold === null) return null;
  const highest = Math.floor(Math.min(image.widthPx, image.heightPx) * MOST_HEIGHT_SHARE);
  const letters = inkBlobs(image, threshold).filter((blob) => couldBeLetter(blob, highest));
  const height = usualHeight(letters, highest);
  return height === null ? null : (heightBesideDots(letters, height, highest) ?? height);
}

/** Specks are counted along, down to a single px: what lies under a letter's least height is not taken for one. */
function couldBeLetter(blob: Blob, highest: number): boolean {
  const [width, height] = [blobWidthPx(blob), blobHeightPx(blob)];
  return height <= highest && width >= Math.min(LEAST_SIDE_PX, height) && width < WIDEST * height;
}

/** The fullest height, or null where too few blobs are of letters' size or none stands out. */
function usualHeight(blobs: readonly Blob[], highest: number): number | null {
  const counts = new Float64Array(highest + 3);
  for (const blob of blobs) counts[blobHeightPx(blob)] = (counts[blobHeightPx(blob)] ?? 0) + 1;
  const letters = blobs.filter((blob) => blobHeightPx(blob) > LEAST_SIDE_PX).length;
  const peak = letters < FEWEST_LETTERS ? null : peakOf(counts);
  return peak === null ? null : between(counts, peak);
}

/** By so much the fullest height is fuller than the emptiest one under it: specks only grow fewer with their size. */
const PROMINENT = 1.3;

/** The fullest height, its neighbours counted by half, that stands out from the specks below it. */
function peakOf(counts: Float64Array): number | null {
  const smooth = (at: number) => (counts[at] ?? 0) + 0.5 * ((counts[at - 1] ?? 0) + (counts[at + 1] ?? 0));
  let best: number | null = null;
  let least = Math.min(smooth(LEAST_SIDE_PX - 1), smooth(LEAST_SIDE_PX));
  for (let at = LEAST_SIDE_PX + 1; at + 1 < counts.length; at += 1) {
    const here = smooth(at);
    if (here >= PROMINENT * least && (best === null || here > smooth(best))) best = at;
    least = Math.min(least, here);
  }
  return best !== null && smooth(best) > 1 ? best : null;
}

/** A peak to a fraction of a px. */
function between(counts: Float64Array, peak: number): number {
  const [a, b, c] = [counts[peak - 1] ?? 0, counts[peak] ?? 0, counts[peak + 1] ?? 0];
  return peak + (c - a) / Math.max(1, a + b + c);
}

/** A dot fills its box; a letter leaves much of it blank. */
const SOLID = 0.72;
const ABOVE_DOTS = 1.6;

/** The height of the letters where the most frequent blobs are dots, as between the words and numbers of a list; else null. */
function heightBesideDots(blobs: readonly Blob[], heightPx: number, highest: number): number | null {
  const dots = blobs.filter((blob) => Math.abs(blobHeightPx(blob) - heightPx) <= 1);
  if (!areSolid(dots)) return null;
  const larger = blobs.filter((blob) => blobHeightPx(blob) > ABOVE_DOTS * heightPx);
  return areSolid(larger) ? null : usualHeight(larger, highest);
}

function areSolid(blobs: readonly Blob[]): boolean {
  const solid = blobs.filter((blob) => blob.inkPx >= SOLID * blobWidthPx(blob) * blobHeightPx(blob));
  return solid.length * 2 > blobs.length;
}

/** What could be letters stands between these shares of the usual small letter; capitals and digits are 1.4 of it. */
const SMALLEST_LETTER = 0.75;
const LARGEST_LETTER = 2.6;
const NARROWEST_LETTER = 0.15;

/** Ink is darker than the paper by so many times its grain. */
const ABOVE_GRAIN = 4.5;
/** Ink at least so much darker than the paper counts beside ink that is darker still: rules beside faint type. */
const FAINT = 60;

function faintThreshold(image: GreyImage): number | null {
  const threshold = inkThreshold(image);
  const { paper, grain } = grainOf(image);
  return threshold === null ? null : Math.max(threshold, paper - Math.max(FAINT, ABOVE_GRAIN * grain));
}

/** Letters that have run together fill so much of their box; frames, brackets and strokes of a pen do not. */
const FILLED = 0.3;
/** No word is longer, in heights of its letters. */
const LONGEST_WORD = 25;

/** The ink of a page, faint type beside dark rules with it, from the top. */
export function pageInk(image: GreyImage): readonly Blob[] {
  const threshold = faintThreshold(image);
  return threshold === null ? [] : inkBlobs(image, threshold);
}

/** The boxes of what could be letters on a page whose small letters are so high, from the top. */
export function letterBoxes(image: GreyImage, heightPx: number): readonly BoxPx[] {
  return lettersAmong(pageInk(image), heightPx);
}

/** Those of a page's blobs of ink that could be letters. A word whose letters have run together counts as letters side by side. */
export function lettersAmong(ink: readonly Blob[], heightPx: number): readonly BoxPx[] {
  return ink.flatMap((blob) => {
    if (!isHighAsLetters(blob, heightPx)) return [];
    const { x0, y0, x1, y1 } = blob;
    if (blobWidthPx(blob) < WIDEST * blobHeightPx(blob)) return [{ x0, y0, x1, y1 }];
    return isJoinedWord(blob) ? cutUp(blob) : [];
  });
}

function isHighAsLetters(blob: Blob, heightPx: number): boolean {
  const height = blobHeightPx(blob);
  return (
    height >= SMALLEST_LETTER * heightPx &&
    height <= LARGEST_LETTER * heightPx &&
    blobWidthPx(blob) >= NARROWEST_LETTER * height
  );
}

function isJoinedWord(blob: Blob): boolean {
  const [width, height] = [blobWidthPx(blob), blobHeightPx(blob)];
  return width <= LONGEST_WORD * height && blob.inkPx >= FILLED * width * height;
}

/** Boxes about as wide as high. */
function cutUp(blob: Blob): readonly BoxPx[] {
  const { x0, y0, x1, y1 } = blob;
  const count = Math.round(blobWidthPx(blob) / blobHeightPx(blob));
  const at = (i: number) => Math.round(x0 + ((x1 - x0) * i) / count);
  return Array.from({ length: count }, (_, i) => ({ x0: at(i), y0, x1: at(i + 1), y1 }));
}

/** Ink on a sheet without type is darker than its paper by so much, in grey values. */
const LEAST_CONTRAST = 30;
const LEAST_MARK_PX = LEAST_SIDE_PX + 1;
const MARK_MARGIN_PX = 3;

/** A sheet without type: nothing but its marks, on white. Grain and dust are gone; null where nothing else was on it. */
export function marksOnly(image: GreyImage): GreyImage | null {
  const { paper, grain } = grainOf(image);
  const threshold = paper - Math.max(LEAST_CONTRAST, ABOVE_GRAIN * grain);
  const marks = inkBlobs(image, threshold).filter(
    (blob) => Math.max(blobWidthPx(blob), blobHeightPx(blob)) >= LEAST_MARK_PX,
  );
  if (marks.length === 0) return null;
  const pixels = new Uint8Array(image.pixels.length).fill(WHITE);
  for (const mark of marks) copyBox(image, mark, pixels);
  return { ...image, pixels };
}

function copyBox({ widthPx, heightPx, pixels }: GreyImage, box: Blob, into: Uint8Array): void {
  const [x0, x1] = [Math.max(0, box.x0 - MARK_MARGIN_PX), Math.min(widthPx, box.x1 + MARK_MARGIN_PX)];
  const y1 = Math.min(heightPx, box.y1 + MARK_MARGIN_PX);
  for (let y = Math.max(0, box.y0 - MARK_MARGIN_PX); y < y1; y += 1) {
    into.set(pixels.subarray(y * widthPx + x0, y * widthPx + x1), y * widthPx + x0);
  }
}
