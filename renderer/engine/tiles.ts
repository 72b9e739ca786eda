import { TILE_PX, tilesOf } from '../../app/core/page/tiles';
import { context2d, toJpeg } from './picture';

/** The tiles of a drawn page as JPEGs, in the order of `tilesOf`; none for a page that is small enough. */
export async function cutTiles(page: OffscreenCanvas): Promise<readonly Uint8Array[]> {
  const tiles: Uint8Array[] = [];
  const canvas = new OffscreenCanvas(TILE_PX, TILE_PX);
  for (const { boxPx, widthPx, heightPx } of tilesOf({ widthPx: page.width, heightPx: page.height })) {
    Object.assign(canvas, { width: widthPx, height: heightPx });
    const context = context2d(canvas);
    context.imageSmoothingQuality = 'high';
    const { x0, y0, x1, y1 } = boxPx;
    context.drawImage(page, x0, y0, x1 - x0, y1 - y0, 0, 0, widthPx, heightPx);
    tiles.push(await toJpeg(canvas, null));
  }
  return tiles;
}
