import type { BoxPx } from '../base/geometry';
import { composed, type Affine } from '../image/transform';
import type { Line } from '../page/transcription';
import { ABOVE_BASELINE, baselineOf, bendAt, BELOW_BASELINE, standsOf, type Baseline } from './baseline';
import { median, toLevel, type Lie } from './lie';

/** A strip of a cut from `fromPx` to `toPx` of it; `toCut` takes px of the scan to px of the cut. */
export type CutPiece = { readonly fromPx: number; readonly toPx: number; readonly toCut: Affine };

/**
 * A level cut-out of a scan, in which text stands upright. Its px are as large as those of the scan. A straight line
 * gives one piece, a curved one several, each straightened for itself and meeting the next.
 */
export type Cut = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pieces: readonly CutPiece[];
};

/** The cut of a level box. */
export function cutOf({ x0, y0, x1, y1 }: BoxPx, lie: Lie): Cut {
  const toCut = moved(toLevel(lie), -x0, -y0);
  const [widthPx, heightPx] = [x1 - x0, y1 - y0];
  return { widthPx, heightPx, pieces: [{ fromPx: 0, toPx: widthPx, toCut }] };
}

/** Room around a line in a strip, in heights of a small letter, where no neighbour is nearer. */
const ROOM_ABOVE = 1.9;
const ROOM_BELOW = 0.7;
const ROOM_ASIDE = 1;

/** A line of a page alone, cut along its baseline: nothing of the lines above and below that it can do without. */
export type LineCut = {
  readonly cut: Cut;
  /** Where its ink begins in the cut, the letter that it begins with, and the width of a letter on the whole, in px. */
  readonly inkFromPx: number;
  readonly firstLetter: number;
  readonly letterPx: number;
  readonly baselinePx: number;
};

/** The cut of the line at `index`, or null where it has no ink. `xHeight` is the height of small letters in px. */
export function lineCut(
  lines: readonly Line[],
  index: number,
  pageLie: Lie,
  xHeight: number,
): LineCut | null {
  const line = lines[index];
  const baseline = line === undefined ? null : baselineOf(line, pageLie, xHeight);
  if (line === undefined || baseline === null) return null;
  const room = roomOf(baseline, lines, index, xHeight);
  const aside = ROOM_ASIDE * xHeight;
  const fromPx = baseline.fromPx - aside;
  const [widthPx, heightPx] = [baseline.toPx + aside - fromPx, room.above + room.below];
  return {
    cut: { widthPx, heightPx, pieces: piecesOf(baseline, fromPx, widthPx, room.above) },
    inkFromPx: aside,
    ...lettersOf(line, widthPx - 2 * aside),
    baselinePx: room.above,
  };
}

/** Typed letters are of one width, so that the ink over a line of text can have its words over those of the text. */
function lettersOf({ text, words }: Line, inkPx: number): Pick<LineCut, 'firstLetter' | 'letterPx'> {
  const firstLetter = words[0]?.from ?? 0;
  const letters = (words[words.length - 1]?.to ?? text.length) - firstLetter;
  return { firstLetter, letterPx: inkPx / Math.max(1, letters) };
}

/** Neighbours are looked for within so many heights of a small letter. */
const NEAR = 8;

/** Up and down to where the neighbours' letters begin, but never into the line's own. */
function roomOf(
  baseline: Baseline,
  lines: readonly Line[],
  index: number,
  xHeight: number,
): { readonly above: number; readonly below: number } {
  const distances = lines
    .filter((line, i) => i !== index && line.boxPx !== null)
    .flatMap((line) => distanceBetween(baseline, line, xHeight) ?? []);
  const up = Math.min(...distances.filter((px) => px > 0)) - BELOW_BASELINE * xHeight;
  const down = Math.min(...distances.filter((px) => px < 0).map((px) => -px)) - ABOVE_BASELINE * xHeight;
  return {
    above: Math.max(ABOVE_BASELINE * xHeight, Math.min(ROOM_ABOVE * xHeight, up)),
    below: Math.max(BELOW_BASELINE * xHeight, Math.min(ROOM_BELOW * xHeight, down)),
  };
}

/** How far another line's baseline lies above this one where both have ink, in px; negative where it lies below. */
function distanceBetween(
  { lie, fromPx, toPx, yPx, bends }: Baseline,
  line: Line,
  xHeight: number,
): number | null {
  const inks = standsOf(line, lie, xHeight).filter((stand) => stand.fromPx < toPx && stand.toPx > fromPx);
  const distances = inks.map((stand) => yPx + bendAt(bends, (stand.fromPx + stand.toPx) / 2) - stand.yPx);
  const distance = median(distances);
  return distance === null || Math.abs(distance) > NEAR * xHeight || Math.abs(distance) < xHeight
    ? null
    : distance;
}

function piecesOf(
  { lie, yPx, bends }: Baseline,
  fromPx: number,
  widthPx: number,
  above: number,
): readonly CutPiece[] {
  const level = moved(toLevel(lie), -fromPx, above - yPx);
  const inside = bends.map(({ xPx }) => xPx - fromPx).filter((at) => at > 0 && at < widthPx);
  const ends = [0, ...inside, widthPx];
  return ends.slice(1).map((to, i) => {
    const from = ends[i] ?? 0;
    const [start, end] = [bendAt(bends, from + fromPx), bendAt(bends, to + fromPx)];
    const fall = (end - start) / Math.max(1e-6, to - from);
    const straightened: Affine = { a: 1, b: 0, c: -fall, d: 1, tx: 0, ty: fall * from - start };
    return { fromPx: from, toPx: to, toCut: composed(level, straightened) };
  });
}

function moved(m: Affine, byX: number, byY: number): Affine {
  return { ...m, tx: m.tx + byX, ty: m.ty + byY };
}
