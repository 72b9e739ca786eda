import type { BoxPx } from '../base/geometry';
import { mapBox, type Affine } from '../image/transform';
import type { PointPx } from './lie';

type SizePx = { readonly widthPx: number; readonly heightPx: number };

/** How a scan is looked at: the px of the scan in the middle of its room, and screen px for each px of the scan. */
export type ScanView = { readonly centre: PointPx; readonly scale: number };

/** A scan, the room that it is shown in, in screen px, and the degrees by which it is turned clockwise there. */
export type ScanStage = {
  readonly image: SizePx;
  readonly room: SizePx;
  readonly turnDeg: number;
  /** The part of the scan that is shown; all of it unless told. */
  readonly cropPx?: BoxPx | undefined;
};

/** What is to be looked at: the box of a line, of a word in it, and the height of small letters, all in px of the scan. */
export type LookedAt = {
  readonly linePx: BoxPx;
  readonly wordPx: BoxPx;
  readonly xHeightPx: number | null;
};

/** Small letters below this height on the screen are not read but guessed; where they are, they are brought to the other. */
const LEAST_X_HEIGHT_PX = 9;
const READABLE_X_HEIGHT_PX = 11;
/** Screen px of the table that are seen at either side of a sheet or a line: a mark around its last word has room there. */
const ASIDE_PX = 10;
/** A line within this much of the room's height around its middle is where the eye is. */
const MIDDLE_SHARE = 0.5;
const MOST_SCALE = 8;

/** The whole width, from the sheet's top. */
export function fitWidth(stage: ScanStage): ScanView {
  const sheet = sheetBox(stage);
  const scale = fitWidthScale(stage);
  const centre = { x: (sheet.x0 + sheet.x1) / 2, y: sheet.y0 + stage.room.heightPx / scale / 2 };
  return onScan(clamped({ centre, scale }, stage), stage);
}

export function fitWidthScale(stage: ScanStage): number {
  const { x0, x1 } = sheetBox(stage);
  return Math.max(1, stage.room.widthPx - 2 * ASIDE_PX) / (x1 - x0);
}

export function wholeSheet(stage: ScanStage): ScanView {
  const { x0, y0, x1, y1 } = sheetBox(stage);
  const scale = Math.min(fitWidthScale(stage), Math.max(1, stage.room.heightPx) / (y1 - y0));
  return onScan({ centre: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale }, stage);
}

/** The view at another scale, as far as the sheet allows. */
export function atScale(view: ScanView, scale: number, stage: ScanStage): ScanView {
  return onScan(clamped({ centre: turnedBy(view.centre, stage.turnDeg), scale }, stage), stage);
}

/** The line from edge to edge. */
export function fitLine({ linePx }: LookedAt, stage: ScanStage): ScanView {
  const line = turnedBox(linePx, stage.turnDeg);
  const scale = Math.min(
    MOST_SCALE,
    Math.max(1, stage.room.widthPx - 2 * ASIDE_PX) / Math.max(1, line.x1 - line.x0),
    Math.max(1, stage.room.heightPx) / Math.max(1, 2 * (line.y1 - line.y0)),
  );
  return onScan(clamped({ centre: middleOf(line), scale }, stage), stage);
}

/**
 * Brings a line to where the eye is, its word in sight, its letters large enough to be read. The zoom stays unless they
 * are too small. With `isLoose` a line that is about the middle stays where it is. `atShare` is where in the room's height
 * the line goes, 0–1.
 */
export function bringLine(
  view: ScanView,
  { linePx, wordPx, xHeightPx }: LookedAt,
  stage: ScanStage,
  { isLoose = false, atShare = 0.5 }: { readonly isLoose?: boolean; readonly atShare?: number } = {},
): ScanView {
  const scale = readableScale(view.scale, xHeightPx, stage);
  const [line, word] = [turnedBox(linePx, stage.turnDeg), turnedBox(wordPx, stage.turnDeg)];
  const from = turnedBy(view.centre, stage.turnDeg);
  const heightPx = stage.room.heightPx / scale;
  const lineY = (word.y0 + word.y1) / 2;
  const isAbout = Math.abs(from.y - lineY) < (MIDDLE_SHARE / 2) * heightPx && scale === view.scale;
  const y = isLoose && isAbout ? from.y : lineY + (0.5 - atShare) * heightPx;
  const x = across(from.x, line, word, stage.room.widthPx / scale, ASIDE_PX / scale);
  return onScan(clamped({ centre: { x, y }, scale }, stage), stage);
}

function readableScale(scale: number, xHeight: number | null, stage: ScanStage): number {
  if (xHeight === null || scale * xHeight >= LEAST_X_HEIGHT_PX) return scale;
  const least = READABLE_X_HEIGHT_PX / Math.max(1, xHeight);
  const width = fitWidthScale(stage);
  // Where the whole width is nearly large enough, nothing of the line is to be cut off for the rest.
  return width * xHeight >= LEAST_X_HEIGHT_PX ? Math.min(least, width) : Math.min(MOST_SCALE, least);
}

/** Across: the whole line where there is room for it, else the word with as much before as behind. */
function across(from: number, line: BoxPx, word: BoxPx, widthPx: number, aside: number): number {
  const half = widthPx / 2;
  const whole = line.x1 - line.x0 + 2 * aside <= widthPx;
  const [left, right] = whole ? [line.x0, line.x1] : [word.x0, word.x1];
  const isSeen = left - aside >= from - half && right + aside <= from + half;
  if (isSeen) return from;
  if (whole) return Math.min(left - aside + half, Math.max(right + aside - half, from));
  const middle = (word.x0 + word.x1) / 2;
  return Math.max(line.x0 - aside + half, Math.min(line.x1 + aside - half, middle));
}

/** No more of the table than there must be: the sheet fills the room where it is larger, else lies in its middle. */
function clamped({ centre, scale }: ScanView, stage: ScanStage): ScanView {
  const sheet = sheetBox(stage);
  const within = (at: number, from: number, to: number, roomPx: number) => {
    const half = roomPx / scale / 2;
    return to - from <= 2 * half ? (from + to) / 2 : Math.min(to - half, Math.max(from + half, at));
  };
  const aside = ASIDE_PX / scale;
  const x = within(centre.x, sheet.x0 - aside, sheet.x1 + aside, stage.room.widthPx);
  const y = within(centre.y, sheet.y0, sheet.y1, stage.room.heightPx);
  return { centre: { x, y }, scale };
}

function sheetBox({ image, turnDeg, cropPx }: ScanStage): BoxPx {
  return turnedBox(cropPx ?? { x0: 0, y0: 0, x1: image.widthPx, y1: image.heightPx }, turnDeg);
}

function middleOf({ x0, y0, x1, y1 }: BoxPx): PointPx {
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}

/** The view with its middle in px of the scan again. */
function onScan({ centre, scale }: ScanView, { turnDeg }: ScanStage): ScanView {
  return { centre: turnedBy(centre, -turnDeg), scale };
}

function turnedBox(box: BoxPx, turnDeg: number): BoxPx {
  return mapBox(turnOf(turnDeg), box);
}

function turnedBy({ x, y }: PointPx, deg: number): PointPx {
  const { a, b, c, d } = turnOf(deg);
  return { x: a * x + b * y, y: c * x + d * y };
}

/** Clockwise, as y grows downward. */
function turnOf(deg: number): Affine {
  const rad = (deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(rad), Math.sin(rad)];
  return { a: cos, b: -sin, c: sin, d: cos, tx: 0, ty: 0 };
}
