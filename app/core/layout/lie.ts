import type { BoxPx } from '../base/geometry';
import type { QuarterTurns } from '../image/orientation';
import type { Affine } from '../image/transform';
import type { Line } from '../page/transcription';
import { textTurns, turnedBox, uprightBox } from './text-turns';

/**
 * How text lies on its scan: turned clockwise by `turns`, and from there its lines falling to the right by `slopeRad`
 * (negative where they rise).
 */
export type Lie = { readonly turns: QuarterTurns; readonly slopeRad: number };

export const UPRIGHT: Lie = { turns: 0, slopeRad: 0 };

/** A stretch of line shorter than so many of its heights tells no slope. */
const SHORTEST_HEIGHTS = 6;
/** Lines that fall by more than this lie on their side; what gives more is a false measure. */
const STEEPEST_RAD = Math.PI / 9;

/** The lie of the text of a page: that of most of its lines, longer ones counting for more. */
export function lieOf(lines: readonly Line[], turns: QuarterTurns = textTurns(lines)): Lie {
  const slopes = lines.flatMap((line) => slopeOf(line, turns) ?? []);
  return { turns, slopeRad: weightedMedian(slopes) ?? 0 };
}

/** The lie of one line; that of its page where it is too short to tell. */
export function lieOfLine(line: Line, page: Lie): Lie {
  const slope = slopeOf(line, page.turns);
  return slope === null ? page : { turns: page.turns, slopeRad: slope.value };
}

type Weighted = { readonly value: number; readonly weight: number };

/** Theil–Sen (Sen 1968): the median of the slopes between all pairs of its words, which a word of odd height cannot move. */
function slopeOf({ words }: Line, turns: QuarterTurns): Weighted | null {
  const boxes = words.map(({ boxPx }) => uprightBox(boxPx, turns));
  const heightPx = median(boxes.map(({ y0, y1 }) => y1 - y0)) ?? 0;
  const slopes: number[] = [];
  let longestPx = 0;
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      const acrossPx = (b.x0 + b.x1 - a.x0 - a.x1) / 2;
      if (acrossPx < SHORTEST_HEIGHTS * heightPx) continue;
      longestPx = Math.max(longestPx, acrossPx);
      slopes.push(Math.atan2((b.y0 + b.y1 - a.y0 - a.y1) / 2, acrossPx));
    }
  const value = median(slopes);
  return value === null || Math.abs(value) > STEEPEST_RAD ? null : { value, weight: longestPx };
}

/** Takes px of the scan to px in which the text is level; about the scan's corner, so that they may be negative. */
export function toLevel({ turns, slopeRad }: Lie): Affine {
  const angle = (turns * Math.PI) / 2 + slopeRad;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { a: cos, b: sin, c: -sin, d: cos, tx: 0, ty: 0 };
}

/** A level stretch of ink is never thinner than this share of the box that was drawn around it askew. */
const LEAST_SHARE = 0.4;

/**
 * The ink inside a box of the scan as a level box: one drawn around a slanting word is wider and higher than the word.
 * In the px of `toLevel`.
 */
export function levelBox(boxPx: BoxPx, { turns, slopeRad }: Lie): BoxPx {
  const { x0, y0, x1, y1 } = uprightBox(boxPx, turns);
  const [width, height] = [x1 - x0, y1 - y0];
  const [cos, sin] = [Math.cos(slopeRad), Math.abs(Math.sin(slopeRad))];
  const shrunk = Math.cos(2 * slopeRad);
  const length = Math.max(LEAST_SHARE * width, (width * cos - height * sin) / shrunk);
  const thickness = Math.max(LEAST_SHARE * height, (height * cos - width * sin) / shrunk);
  const { x, y } = turnedPoint({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, slopeRad);
  return { x0: x - length / 2, y0: y - thickness / 2, x1: x + length / 2, y1: y + thickness / 2 };
}

export type PointPx = { readonly x: number; readonly y: number };

function turnedPoint({ x, y }: PointPx, rad: number): PointPx {
  const [cos, sin] = [Math.cos(rad), Math.sin(rad)];
  return { x: x * cos + y * sin, y: y * cos - x * sin };
}

/** The corners on the scan of a level box, clockwise from where the text begins, as the text is read. */
export function cornersOnScan({ x0, y0, x1, y1 }: BoxPx, { turns, slopeRad }: Lie): readonly PointPx[] {
  const corners = [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
  return corners.map((corner) => {
    const { x, y } = turnedPoint(corner, -slopeRad);
    const point = turnedBox({ x0: x, y0: y, x1: x, y1: y }, turns);
    return { x: point.x0, y: point.y0 };
  });
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function weightedMedian(values: readonly Weighted[]): number | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return null;
}
