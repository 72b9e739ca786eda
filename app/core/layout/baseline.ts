import { wordText, type Line, type Word } from '../page/transcription';
import { fitPolynomial, valueAt, type Polynomial } from './fit-line';
import { levelBox, median, type Lie, type PointPx } from './lie';

/** Letters and signs that stand above small letters, or below the line. All others of a word are as high as an `x`. */
const ABOVE = /[\p{Lu}\p{Nd}бёйфbdfhiklt!?"'«»()[\]№%&/|]/u;
const BELOW = /[руфцщДЦЩgjpqy,;()[\]/|]/u;
const WRITTEN = /[\p{L}\p{Nd}]/u;

/** Shares of a small letter's height in the type of typewriters and books. */
const CAPITAL = 1.45;
const DESCENT = 0.35;
/** A line's own box is this much higher than its small letters. */
const LINE_BOX = 2;
const FEWEST_WORDS = 3;

/** The height of the page's small letters in px of the scan, from the boxes of its words; null where no ink is known. */
export function xHeightPx(lines: readonly Line[], lie: Lie): number | null {
  const small: number[] = [];
  const tall: number[] = [];
  for (const line of lines)
    for (const word of line.words) {
      const text = wordText(line, word);
      if (!WRITTEN.test(text) || BELOW.test(text)) continue;
      const { y0, y1 } = levelBox(word.boxPx, lie);
      if (ABOVE.test(text)) tall.push((y1 - y0) / CAPITAL);
      else small.push(y1 - y0);
    }
  if (small.length >= FEWEST_WORDS) return median(small);
  const boxes = lines.flatMap(({ boxPx }) => (boxPx === null ? [] : [levelBox(boxPx, lie)]));
  return median([...small, ...tall]) ?? median(boxes.map(({ y0, y1 }) => (y1 - y0) / LINE_BOX));
}

/** A bend of a baseline: `dyPx` below its straight course at `xPx`. */
export type Bend = { readonly xPx: number; readonly dyPx: number };

/**
 * Where a line of text stands, in the px of `toLevel(lie)`: from where to where its ink goes, the height of its baseline, and
 * its bends from there in the order of `xPx`, none for a straight line.
 */
export type Baseline = {
  readonly lie: Lie;
  readonly fromPx: number;
  readonly toPx: number;
  readonly yPx: number;
  readonly bends: readonly Bend[];
};

/** In shares of a small letter's height: how far words are off their line by chance, and what bend is none. */
const CHANCE = 0.12;
const LEAST_BEND = 0.3;
/** A shorter stretch, in small letters' heights, or fewer words, tell no slope of their own; and no bend. */
const SLOPE_FROM = { words: 4, length: 20 };
const BEND_FROM = { words: 6, length: 25 };
/** A bend makes the words lie nearer to their line, by this share at least. */
const NEARER = 0.5;
const BENDS = 8;
/** Typed lines are parallel but for the paper's slipping; what tells more is a false measure. */
const MOST_FALL = 0.009;

/** The baseline of a line, or null where it has no ink. `pageLie` serves a line that is too short to have its own. */
export function baselineOf(line: Line, pageLie: Lie, xHeight: number): Baseline | null {
  const lie = lieByFeet(standsOf(line, pageLie, xHeight), pageLie, xHeight);
  const stands = standsOf(line, lie, xHeight);
  if (stands.length === 0) return null;
  const inks = line.words.map(({ boxPx }) => levelBox(boxPx, lie));
  const fromPx = Math.min(...stands.map((stand) => stand.fromPx), ...inks.map(({ x0 }) => x0));
  const toPx = Math.max(...stands.map((stand) => stand.toPx), ...inks.map(({ x1 }) => x1));
  const yPx = median(stands.map((stand) => stand.yPx)) ?? 0;
  return { lie, fromPx, toPx, yPx, bends: bendsOf(feetOf(stands), fromPx, toPx, yPx, xHeight) };
}

/** The lie of a line as the feet of its words tell it. */
function lieByFeet(stands: readonly Stand[], lie: Lie, xHeight: number): Lie {
  const feet = feetOf(stands);
  if (!isEnough(feet, SLOPE_FROM, xHeight)) return lie;
  const [, fall = 0] = fitPolynomial(centred(feet), 1, CHANCE * xHeight) ?? [];
  return Math.abs(fall) > MOST_FALL ? lie : { ...lie, slopeRad: lie.slopeRad + Math.atan(fall) };
}

function feetOf(stands: readonly Stand[]): readonly PointPx[] {
  return stands.map(({ fromPx, toPx, yPx }) => ({ x: (fromPx + toPx) / 2, y: yPx }));
}

function isEnough(feet: readonly PointPx[], from: typeof SLOPE_FROM, xHeight: number): boolean {
  const across = feet.map(({ x }) => x);
  return feet.length >= from.words && Math.max(...across) - Math.min(...across) >= from.length * xHeight;
}

/** About the first, and in units that keep the powers of a fit near each other. */
function centred(feet: readonly PointPx[]): readonly PointPx[] {
  const x0 = feet[0]?.x ?? 0;
  return feet.map(({ x, y }) => ({ x: x - x0, y }));
}

function bendsOf(
  feet: readonly PointPx[],
  fromPx: number,
  toPx: number,
  yPx: number,
  xHeight: number,
): readonly Bend[] {
  if (!isEnough(feet, BEND_FROM, xHeight)) return [];
  const unit = toPx - fromPx;
  const points = feet.map(({ x, y }) => ({ x: (x - fromPx) / unit, y: y - yPx }));
  const tolerance = CHANCE * xHeight;
  const [line, curve] = [fitPolynomial(points, 1, tolerance), fitPolynomial(points, 2, tolerance)];
  if (line === null || curve === null) return [];
  const off = (fit: Polynomial) => median(points.map(({ x, y }) => Math.abs(y - valueAt(fit, x)))) ?? 0;
  const bends = Array.from({ length: BENDS + 1 }, (_, i) => {
    const share = i / BENDS;
    return {
      xPx: fromPx + share * unit,
      dyPx: valueAt(curve, share),
      bend: valueAt(curve, share) - valueAt(line, share),
    };
  });
  const isBent = Math.max(...bends.map(({ bend }) => Math.abs(bend))) >= LEAST_BEND * xHeight;
  if (!isBent || off(curve) > NEARER * off(line)) return [];
  return bends.map(({ xPx, dyPx }) => ({ xPx, dyPx }));
}

/** A stretch of ink and the height of the baseline under it. */
export type Stand = {
  readonly fromPx: number;
  readonly toPx: number;
  readonly yPx: number;
  /** Whether its box is as high as its letters. */
  readonly isPlain: boolean;
};

/**
 * The words of a line as they stand in the px of `toLevel(lie)`; a line of which no word is known, as one. Words whose box
 * is not as high as their letters are left out where others are known: a speck or a neighbour's tail is in it.
 */
export function standsOf(line: Line, lie: Lie, xHeight: number): readonly Stand[] {
  const stands = line.words.flatMap((word) => standOf(line, word, lie, xHeight));
  const plain = stands.filter(({ isPlain }) => isPlain);
  if (plain.length > 0 && plain.length >= MOSTLY * stands.length) return plain;
  if (stands.length > 0 || line.boxPx === null) return stands;
  const { x0, y0, x1, y1 } = levelBox(line.boxPx, lie);
  return [{ fromPx: x0, toPx: x1, yPx: y1 - (y1 - y0) / LINE_BOX / 2, isPlain: true }];
}

/** With fewer plain words than this share the line itself is none, as near the fold of a book. */
const MOSTLY = 0.6;
/** Boxes are off by this much, in heights of a small letter, without anything else being in them. */
const BOX_ERROR = 0.3;

/** Where a word stands: its letters say whether its box ends at the baseline, begins at the height of an `x`, or neither. */
function standOf(line: Line, word: Word, lie: Lie, xHeight: number): readonly Stand[] {
  const text = wordText(line, word);
  const { x0, y0, x1, y1 } = levelBox(word.boxPx, lie);
  const ends = { fromPx: x0, toPx: x1 };
  // A dash or a point stands anywhere above the line.
  if (!WRITTEN.test(text)) return line.words.length === 1 ? [{ ...ends, yPx: y1, isPlain: false }] : [];
  const [above, below] = [ABOVE.test(text) ? CAPITAL : 1, BELOW.test(text) ? DESCENT : 0];
  const isPlain = Math.abs(y1 - y0 - (above + below) * xHeight) <= BOX_ERROR * xHeight;
  // Of the two edges, that of the small letters is the surer one.
  const yPx = below === 0 || above > 1 ? y1 - below * xHeight : y0 + xHeight;
  return [{ ...ends, yPx, isPlain }];
}

/** How far the baseline lies below its straight course at `xPx`: between two bends in proportion, beyond the last as there. */
export function bendAt(bends: readonly Bend[], xPx: number): number {
  const after = bends.findIndex((bend) => bend.xPx >= xPx);
  const [left, right] = [bends[after < 0 ? bends.length - 1 : after - 1], bends[after]];
  if (right === undefined || left === undefined) return (left ?? right)?.dyPx ?? 0;
  const share = right.xPx === left.xPx ? 0 : (xPx - left.xPx) / (right.xPx - left.xPx);
  return left.dyPx + share * (right.dyPx - left.dyPx);
}

/** Small letters' heights from a baseline up to the tops of capitals, and down to the ends of what hangs below. */
export const ABOVE_BASELINE = CAPITAL;
export const BELOW_BASELINE = DESCENT;
