import type { BoxPx } from '../geometry';
import { toXmlCharacters } from './xml-escape';

/**
 * The text of a line as a file shows it: one character for one, a line break as a space and what XML cannot
 * hold as U+FFFD. Where this changes the text, the writer keeps the text itself beside it.
 */
export function shownText(text: string): string {
  return toXmlCharacters(text.replace(/[\r\n]/g, ' '));
}

/** `x0,y0 x1,y0 x1,y1 x0,y1`: a polygon as PAGE and ALTO write it. */
export function boxPoints(box: BoxPx): string {
  const { x0, y0, x1, y1 } = box;
  return `${x0},${y0} ${x1},${y0} ${x1},${y1} ${x0},${y1}`;
}

/** The upright box around a list of points `x,y x,y …`, or null where there are none that make sense. */
export function boxOfPoints(points: string): BoxPx | null {
  const pairs = points
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(',').map(Number))
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (pairs.length === 0) return null;
  const xs = pairs.map(([x = 0]) => x);
  const ys = pairs.map(([, y = 0]) => y);
  return { x0: least(xs), y0: least(ys), x1: greatest(xs), y1: greatest(ys) };
}

/** As `boxOfPoints`, for the numbers of a polygon however they are parted: `x,y x,y` and `x y x y` in the field. */
export function boxOfNumbers(points: string): BoxPx | null {
  const numbers = points.match(/[-+]?(?:\d+\.?\d*|\.\d+)/g) ?? [];
  const pairs = numbers.flatMap((x, i) => (i % 2 === 0 ? [`${x},${numbers[i + 1]}`] : []));
  return boxOfPoints(pairs.join(' '));
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** `box` in whole px, grown outward, and inside the image: what formats without fractions or signs can say. */
export function wholeBox(box: BoxPx, image: { readonly widthPx: number; readonly heightPx: number }): BoxPx {
  return {
    x0: clamp(Math.floor(box.x0), image.widthPx),
    y0: clamp(Math.floor(box.y0), image.heightPx),
    x1: clamp(Math.ceil(box.x1), image.widthPx),
    y1: clamp(Math.ceil(box.y1), image.heightPx),
  };
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(0, value || 0), Math.max(0, Math.floor(limit)));
}

export function isSameBox(a: BoxPx, b: BoxPx): boolean {
  return a.x0 === b.x0 && a.y0 === b.y0 && a.x1 === b.x1 && a.y1 === b.y1;
}
