import type { BoxPx } from '../../app/core/base/geometry';
import type { GreyImage } from '../../app/core/image/grey';
import { boxMover, moveLines } from '../../app/core/edit/move-lines';
import { moveAccount } from '../../app/core/recognise/account';
import type { EngineArgs } from '../api-engine';
import { liesSideways } from '../../app/core/image/prepare';
import { context2d } from './picture';
import { toGrey } from '../../app/core/image/grey';
import { recogniseCanvas } from './recognise/recognise';
import type { ScanDocument } from './scan/scan-document';

/** White around the part, so that letters do not touch the edge. */
const MARGIN_PX = 20;

/** Reads a part of a page; the Lines are in px of the image that the page's text was made on. */
export async function recogniseRegion(
  scan: ScanDocument,
  { index, image, box, enlargement, ...voting }: EngineArgs['recogniseRegion'],
  signal: AbortSignal,
) {
  const page = await scan.drawPage(index, null);
  signal.throwIfAborted();
  // The text may have been made on a picture of another size.
  const acrossX = page.canvas.width / image.widthPx;
  const acrossY = page.canvas.height / image.heightPx;
  const drawn = { x0: box.x0 * acrossX, y0: box.y0 * acrossY, x1: box.x1 * acrossX, y1: box.y1 * acrossY };
  const part = cutOut(page.canvas, drawn, enlargement);
  const dpi = page.image.dpi === null ? null : Math.round(page.image.dpi * enlargement);
  const { lines, account } = await recogniseCanvas(
    part,
    { widthPx: part.width, heightPx: part.height, dpi },
    // A line by itself does not show which way its sheet lies.
    {
      ...voting,
      isSideways: voting.geometry?.turns === undefined ? liesSideways(greyOf(page.canvas)) : null,
    },
    signal,
    () => undefined,
  );
  const back = (value: number, from: number, across: number) =>
    ((value - MARGIN_PX) / enlargement + from) / across;
  const toPage = ({ x0, y0, x1, y1 }: BoxPx): BoxPx => ({
    x0: back(x0, drawn.x0, acrossX),
    y0: back(y0, drawn.y0, acrossY),
    x1: back(x1, drawn.x0, acrossX),
    y1: back(y1, drawn.y0, acrossY),
  });
  return {
    image,
    lines: moveLines(lines, toPage, image),
    account: moveAccount(account, boxMover(toPage, image)),
  };
}

function greyOf(canvas: OffscreenCanvas): GreyImage {
  const { data, width, height } = context2d(canvas).getImageData(0, 0, canvas.width, canvas.height);
  return toGrey(data, width, height);
}

function cutOut(canvas: OffscreenCanvas, box: BoxPx, enlargement: number): OffscreenCanvas {
  const width = Math.max(1, Math.round((box.x1 - box.x0) * enlargement));
  const height = Math.max(1, Math.round((box.y1 - box.y0) * enlargement));
  const part = new OffscreenCanvas(width + 2 * MARGIN_PX, height + 2 * MARGIN_PX);
  const context = context2d(part);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, part.width, part.height);
  context.imageSmoothingQuality = 'high';
  const size = [box.x1 - box.x0, box.y1 - box.y0] as const;
  context.drawImage(canvas, box.x0, box.y0, ...size, MARGIN_PX, MARGIN_PX, width, height);
  return part;
}
