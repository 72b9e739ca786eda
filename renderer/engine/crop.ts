import type { BoxPx, QuarterTurns } from '../../app/core/base/geometry';
import type { EngineArgs } from '../api-engine';
import { context2d, toJpeg } from './picture';
import { ScanError } from './scan-error';

/**
 * Cuts boxes, in px of `image`, out of the page picture at `url`, each turned clockwise by quarters so that its text stands upright.
 * Empty boxes give a crop of one px.
 */
export async function cropPicture({ url, image, boxes, turns }: EngineArgs['crop']) {
  const response = await fetch(url);
  if (!response.ok) throw new ScanError('engine-failed');
  const picture = await createImageBitmap(await response.blob());
  try {
    const crops = [];
    const [acrossX, acrossY] = [picture.width / image.widthPx, picture.height / image.heightPx];
    for (const { x0, y0, x1, y1 } of boxes) {
      const box = { x0: x0 * acrossX, y0: y0 * acrossY, x1: x1 * acrossX, y1: y1 * acrossY };
      crops.push(await cutOut(picture, box, turns));
    }
    return crops;
  } finally {
    picture.close();
  }
}

async function cutOut(picture: ImageBitmap, box: BoxPx, turns: QuarterTurns) {
  const [wide, high] = [Math.max(1, Math.round(box.x1 - box.x0)), Math.max(1, Math.round(box.y1 - box.y0))];
  const [widthPx, heightPx] = turns % 2 === 0 ? [wide, high] : [high, wide];
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = context2d(canvas);
  context.translate(widthPx / 2, heightPx / 2);
  context.rotate((turns * Math.PI) / 2);
  context.translate(-wide / 2, -high / 2);
  context.beginPath();
  context.rect(0, 0, wide, high);
  context.clip();
  context.drawImage(picture, -Math.round(box.x0), -Math.round(box.y0));
  return { jpeg: await toJpeg(canvas, null), widthPx, heightPx };
}
