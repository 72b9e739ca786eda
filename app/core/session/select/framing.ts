import { padBox, type BoxPx } from '../../base/geometry';
import { lineHeightPx, textTurns, turnedBox, uprightBox } from '../../layout/text-turns';
import type { Page, PageImage } from '../../page/transcription';

/** A frame smaller than this in either direction holds no letter. */
const SMALLEST_PX = 8;

/** The frame that a person begins with: around a Line, with room above and below where more is to be read. */
export function firstFrame(page: Page, lineIndex: number, purpose: 'read' | 'line'): BoxPx | null {
  const line = page.lines[lineIndex];
  if (purpose === 'line' && line === undefined) return null;
  const boxPx = line?.boxPx ?? boxBelow(page, lineIndex);
  const heightPx = line === undefined ? boxPx.y1 - boxPx.y0 : lineHeightPx(line);
  const room = purpose === 'read' ? Math.round(heightPx / 2) : 0;
  return padBox(boxPx, room, page.image);
}

/** Where a line without ink would be: under the last one above it that has some. */
function boxBelow({ lines, image }: Page, lineIndex: number): BoxPx {
  const above = lines
    .slice(0, lineIndex)
    .reverse()
    .find(({ boxPx }) => boxPx !== null)?.boxPx;
  if (above != null) {
    const turns = textTurns(lines);
    const upright = uprightBox(above, turns);
    const pitchPx = Math.round((upright.y1 - upright.y0) * 1.5);
    const below = { ...upright, y0: upright.y0 + pitchPx, y1: upright.y1 + pitchPx };
    return insideImage(turnedBox(below, turns), image);
  }
  const { widthPx, heightPx } = image;
  return insideImage(
    { x0: widthPx * 0.15, y0: heightPx * 0.1, x1: widthPx * 0.85, y1: heightPx * 0.13 },
    image,
  );
}

/** Whole px, the right way round, not empty, inside the image. */
export function insideImage({ x0, y0, x1, y1 }: BoxPx, { widthPx, heightPx }: PageImage): BoxPx {
  const [left, right] = side(Math.min(x0, x1), Math.max(x0, x1), widthPx);
  const [top, bottom] = side(Math.min(y0, y1), Math.max(y0, y1), heightPx);
  return { x0: left, y0: top, x1: right, y1: bottom };
}

function side(from: number, to: number, sizePx: number): readonly [number, number] {
  const start = Math.max(0, Math.min(Math.round(from), sizePx - SMALLEST_PX));
  return [start, Math.min(sizePx, Math.max(Math.round(to), start + SMALLEST_PX))];
}
