/** An upright box in original image px, half-open: it holds x with x0 ≤ x < x1 and y with y0 ≤ y < y1. */
export type BoxPx = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/**
 * How a sheet lies on its scan, as recognition found or a person set it; what neither has told is left out. The scan itself
 * is never changed, and boxes are px of it as it is.
 */
export type SheetGeometry = {
  /** By how much the scan has to be turned clockwise for its text to stand upright. */
  readonly turns?: QuarterTurns;
  /** The finer turn after that one, degrees clockwise, which makes lines level: −20 to 20. */
  readonly levelDeg?: number;
  /** The part of the scan that is the sheet: all of it where this is left out. */
  readonly cropPx?: BoxPx;
};

/** The smallest box around all of `boxes`, or null for none. */
export function unionBox(boxes: readonly BoxPx[]): BoxPx | null {
  const [first, ...rest] = boxes;
  if (first === undefined) return null;
  return rest.reduce(joinBoxes, first);
}

function joinBoxes(a: BoxPx, b: BoxPx): BoxPx {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}

/** `box` grown by `padPx` on every side, kept inside an image of the given size. */
export function padBox(
  box: BoxPx,
  padPx: number,
  image: { readonly widthPx: number; readonly heightPx: number },
): BoxPx {
  return {
    x0: Math.max(0, box.x0 - padPx),
    y0: Math.max(0, box.y0 - padPx),
    x1: Math.min(image.widthPx, box.x1 + padPx),
    y1: Math.min(image.heightPx, box.y1 + padPx),
  };
}

export function containsPoint(box: BoxPx, xPx: number, yPx: number): boolean {
  return xPx >= box.x0 && xPx < box.x1 && yPx >= box.y0 && yPx < box.y1;
}

/** The part that two boxes have in common of what they cover together (intersection over union), 0–1. */
export function overlapOf(a: BoxPx, b: BoxPx): number {
  const common = commonAreaPx(a, b);
  return common === 0 ? 0 : common / (areaOf(a) + areaOf(b) - common);
}

/** The area in px² that two boxes have in common; 0 where they have none. */
export function commonAreaPx(a: BoxPx, b: BoxPx): number {
  const widthPx = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const heightPx = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return widthPx <= 0 || heightPx <= 0 ? 0 : widthPx * heightPx;
}

function areaOf({ x0, y0, x1, y1 }: BoxPx): number {
  return (x1 - x0) * (y1 - y0);
}
