import { Util, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BoxPx } from '../../../app/core/geometry';
import type { QuarterTurns } from '../../../app/core/image/orientation';
import { linesFromTextItems, type TextItem } from '../../../app/core/scan/text-layer';
import type { Line, PageImage } from '../../../app/core/transcription';

/** The text that a PDF's page holds beside its images, in px of `image`. */
export async function readTextLayer(page: PDFPageProxy, image: PageImage): Promise<readonly Line[]> {
  const { items } = await page.getTextContent();
  const base = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: image.widthPx / base.width });
  const found: TextItem[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const toPx = Util.transform(viewport.transform, item.transform) as number[];
    const boxPx = itemBox(toPx, item.width * viewport.scale, item.height * viewport.scale);
    found.push({ text: item.str, boxPx, turns: turnsOf(toPx), endsLine: item.hasEOL });
  }
  return linesFromTextItems(found, image);
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
