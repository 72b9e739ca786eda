import type { BoxPx } from '../base/geometry';
import type { QuarterTurns } from '../image/orientation';
import type { TextItem } from './text-layer';

/** A stretch of text as pdf.js gives it: `transform` takes it to the page, `width` and `height` are in units of the page. */
export type PdfTextItem = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
};

/** How a page is drawn: what takes its units to px, and px a unit. */
export type PdfView = { readonly transform: readonly number[]; readonly scale: number };

/** A stretch of a PDF's text where it is drawn. */
export function textItemOf(item: PdfTextItem, { transform, scale }: PdfView): TextItem {
  const toPx = multiplied(transform, item.transform);
  const boxPx = itemBox(toPx, item.width * scale, item.height * scale);
  return { text: item.str, boxPx, turns: turnsOf(toPx), endsLine: item.hasEOL };
}

/** The product of two affine matrices, as PDF writes them: `b` first, then `a`. */
function multiplied(a: readonly number[], b: readonly number[]): readonly number[] {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a;
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b;
  return [
    ...[a0 * b0 + a2 * b1, a1 * b0 + a3 * b1],
    ...[a0 * b2 + a2 * b3, a1 * b2 + a3 * b3],
    ...[a0 * b4 + a2 * b5 + a4, a1 * b4 + a3 * b5 + a5],
  ];
}

/** The quarter turn nearest to the way in which the text runs; y goes down. */
function turnsOf([a = 1, b = 0]: readonly number[]): QuarterTurns {
  const quarters = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  return ((quarters + 4) % 4) as QuarterTurns;
}

/** How far letters reach below the line, as a share of their height. */
const DESCENT = 0.25;

/** The upright box around a stretch of text that begins at the matrix's origin and runs along its first axis. */
function itemBox(matrix: readonly number[], lengthPx: number, heightPx: number): BoxPx {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix;
  const along = unit(a, b);
  const up = unit(c, d);
  const corners = [0, lengthPx].flatMap((run) =>
    [-DESCENT * heightPx, (1 - DESCENT) * heightPx].map((rise) => ({
      x: x + along.x * run + up.x * rise,
      y: y + along.y * run + up.y * rise,
    })),
  );
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function unit(x: number, y: number): { readonly x: number; readonly y: number } {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}
