import type { Line, PageImage } from '../../page/transcription';
import { wholeBox } from './page-line';

type Point = { readonly x: number; readonly y: number };

/** How far letters such as р and у reach below the line, as a share of the line's height. */
const DESCENT = 0.2;

/**
 * The line that letters stand on, for programs that cannot do without: as wide as the line, at the height where half of
 * its words end; they are those without letters that reach below. Without words it is reckoned from the box. Null where
 * no ink is known.
 */
export function baselineOf(line: Line, image: PageImage): readonly [Point, Point] | null {
  if (line.boxPx === null) return null;
  const box = wholeBox(line.boxPx, image);
  const ends = line.words.map(({ boxPx }) => Math.round(boxPx.y1)).sort((a, b) => a - b);
  const middle = ends[Math.floor((ends.length - 1) / 2)];
  const wanted = middle ?? Math.round(box.y1 - DESCENT * (box.y1 - box.y0));
  const y = Math.min(box.y1, Math.max(box.y0, wanted));
  return [
    { x: box.x0, y },
    { x: box.x1, y },
  ];
}

/** As PAGE and ALTO write points. */
export function baselinePoints(line: Line, image: PageImage): string | null {
  const points = baselineOf(line, image);
  return points === null ? null : points.map(({ x, y }) => `${x},${y}`).join(' ');
}
