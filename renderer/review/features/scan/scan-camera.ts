import type OpenSeadragon from 'openseadragon';
import type { BoxPx } from '../../../../app/core/base/geometry';
import type { PointPx } from '../../../../app/core/layout/lie';
import type { ScanStage, ScanView } from '../../../../app/core/layout/scan-place';
import type { PageImage } from '../../../../app/core/page/transcription';

/** The view of the scan in px of its page, whatever the size of the picture that shows it. */
export type ScanCamera = {
  /** Null while there is no picture. `isNow` is what is seen this moment, else where it is going. */
  readonly view: (isNow?: boolean) => ScanView | null;
  readonly stage: () => ScanStage | null;
  readonly place: (view: ScanView, isAtOnce: boolean) => void;
};

type Shown = { readonly image: PageImage | null; readonly cropPx: BoxPx | undefined };

export function scanCamera(viewer: OpenSeadragon.Viewer, shown: () => Shown): ScanCamera {
  const image = () => shown().image;
  return {
    view: (isNow = false) => {
      const item = pictureIn(viewer);
      if (item === null) return null;
      const { acrossX, acrossY } = pictureScale(item, image());
      const { x, y } = item.viewportToImageCoordinates(viewer.viewport.getCenter(isNow));
      const scale = item.viewportToImageZoom(viewer.viewport.getZoom(isNow)) * acrossX;
      return { centre: { x: x / acrossX, y: y / acrossY }, scale };
    },
    stage: () => {
      const page = image();
      if (page === null || pictureIn(viewer) === null) return null;
      const { x, y } = viewer.viewport.getContainerSize();
      const room = { widthPx: x, heightPx: y };
      return { image: page, room, turnDeg: viewer.viewport.getRotation(), cropPx: shown().cropPx };
    },
    place: ({ centre, scale }, isAtOnce) => {
      const item = pictureIn(viewer);
      if (item === null) return;
      const { acrossX, acrossY } = pictureScale(item, image());
      const middle = item.imageToViewportCoordinates(centre.x * acrossX, centre.y * acrossY);
      viewer.viewport.zoomTo(item.imageToViewportZoom(scale / acrossX), undefined, isAtOnce);
      viewer.viewport.panTo(middle, isAtOnce);
    },
  };
}

export function pictureIn(viewer: OpenSeadragon.Viewer): OpenSeadragon.TiledImage | null {
  return viewer.world.getItemAt(0) ?? null;
}

/** Picture px for each px of the image that boxes are made on. */
function pictureScale(item: OpenSeadragon.TiledImage, image: PageImage | null) {
  const size = item.getContentSize();
  return { acrossX: size.x / (image?.widthPx ?? size.x), acrossY: size.y / (image?.heightPx ?? size.y) };
}

/** The px of `image` under a point of the host, or null while there is no picture. */
export function pointAt(
  viewer: OpenSeadragon.Viewer,
  position: OpenSeadragon.Point,
  image: PageImage | null,
): PointPx | null {
  const item = pictureIn(viewer);
  if (item === null) return null;
  const { acrossX, acrossY } = pictureScale(item, image);
  const { x, y } = item.viewerElementToImageCoordinates(position);
  return { x: x / acrossX, y: y / acrossY };
}
