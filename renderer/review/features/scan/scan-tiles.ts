import OpenSeadragon from 'openseadragon';
import { TILE_PX, tileLevels } from '../../../../app/core/tiles';
import { readTileSize } from '../../../shell/requests';
import { tileUrl } from '../../pictures';

/**
 * Lays the tiles of a large page over its picture while the picture is magnified; boxes and pointers go by the picture
 * below. Tiles are asked for once for a page, when they would first be seen.
 */
export function followWithTiles(viewer: OpenSeadragon.Viewer, picture: () => Picture | null): void {
  let asked: string | null = null;
  const look = () => {
    const [below, tiles] = [viewer.world.getItemAt(0), viewer.world.getItemAt(1)];
    const now = picture();
    if (below === undefined || now === null) return;
    const isMagnified = isFinerWanted(viewer, below);
    // Tiles that are not seen are not loaded.
    if (tiles !== undefined) return void tiles.setOpacity(isMagnified ? 1 : 0);
    if (!isMagnified || asked === now.url) return;
    asked = now.url;
    void addTiles(viewer, now, below).catch(() => (asked = null));
  };
  viewer.addHandler('open', () => {
    asked = null;
    look();
  });
  viewer.addHandler('animation', look);
  viewer.addHandler('update-viewport', look);
}

export type Picture = { readonly projectId: string; readonly pageId: string; readonly url: string };

function isFinerWanted(viewer: OpenSeadragon.Viewer, item: OpenSeadragon.TiledImage): boolean {
  return item.viewportToImageZoom(viewer.viewport.getZoom(true)) * devicePixelRatio > 1;
}

async function addTiles(
  viewer: OpenSeadragon.Viewer,
  { projectId, pageId }: Picture,
  below: OpenSeadragon.TiledImage,
): Promise<void> {
  const size = await readTileSize(projectId, pageId);
  // Another page may have been turned to meanwhile.
  if (size === null || viewer.world.getItemAt(0) !== below) return;
  const { x, y, width } = below.getBounds(true);
  const maxLevel = Math.ceil(Math.log2(Math.max(size.widthPx, size.heightPx)));
  const tileSource = new OpenSeadragon.TileSource({
    ...{ width: size.widthPx, height: size.heightPx, tileSize: TILE_PX, tileOverlap: 0, maxLevel },
    minLevel: maxLevel - tileLevels(size).length + 1,
  });
  tileSource.getTileUrl = (level, column, row) =>
    tileUrl(projectId, pageId, 2 ** (maxLevel - level), column, row);
  viewer.addTiledImage({ tileSource, x, y, width, index: 1 });
}
