import OpenSeadragon from 'openseadragon';
import type { BoxPx } from '../../../../app/core/geometry';
import type { PageImage } from '../../../../app/core/transcription';
import { onViewCommand } from '../../../commands/run';
import { showPoint } from '../../../state/navigation';
import { pictureUrl } from '../../../state/pictures';

const SVG = 'http://www.w3.org/2000/svg';
const ZOOM_STEP = 1.4;

const OPTIONS: OpenSeadragon.Options = {
  // WebGL would need a GPU, which reading rooms' machines may not have.
  drawer: 'canvas',
  showNavigationControl: false,
  animationTime: 0.25,
  springStiffness: 9,
  visibilityRatio: 0.3,
  maxZoomPixelRatio: 4,
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  imageSmoothingEnabled: true,
};

/** OpenSeadragon with one page in it and an SVG in original image px on top. */
export type ScanViewer = {
  readonly show: (projectId: string, pageId: string, image: PageImage) => void;
  /** Asks for the page's picture once more, after it could not be shown. */
  readonly showAgain: () => void;
  /** The drawing on the page, in original image px. */
  readonly overlay: SVGSVGElement;
  /** Brings a box into view without turning the page upside down for it: no more movement than needed. */
  readonly reveal: (boxPx: BoxPx) => void;
  readonly destroy: () => void;
};

export function openScanViewer(
  host: HTMLElement,
  onZoom: (zoom: number) => void,
  onFail: (hasFailed: boolean) => void,
): ScanViewer {
  const viewer = OpenSeadragon({ ...OPTIONS, element: host });
  const overlay = document.createElementNS(SVG, 'svg');
  overlay.classList.add('scan-overlay');
  overlay.setAttribute('aria-hidden', 'true');
  const shown: { pageId: string | null; url: string | null; image: PageImage | null; waiting: BoxPx | null } =
    {
      ...{ pageId: null, url: null, image: null, waiting: null },
    };

  overlay.setAttribute('preserveAspectRatio', 'none');
  viewer.addHandler('open', () => {
    onFail(false);
    const item = viewer.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
    if (shown.image === null || item === undefined) return;
    viewer.addOverlay({ element: overlay as unknown as HTMLElement, location: item.getBounds() });
    if (shown.waiting !== null) reveal(shown.waiting);
  });
  viewer.addHandler('open-failed', () => onFail(true));
  viewer.addHandler('animation', () => reportZoom());
  viewer.addHandler('update-viewport', () => reportZoom());
  viewer.addHandler('canvas-click', (event) => {
    const item = viewer.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
    if (event.quick !== true || shown.pageId === null || item === undefined) return;
    const point = item.viewerElementToImageCoordinates(event.position);
    const { acrossX, acrossY } = pictureScale(item);
    showPoint(shown.pageId, point.x / acrossX, point.y / acrossY);
  });

  function reportZoom(): void {
    const item = viewer.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
    if (item !== undefined) onZoom(item.viewportToImageZoom(viewer.viewport.getZoom(true)));
  }

  /** Picture px for each px of the image that the page's boxes are made on; the two may be of different sizes. */
  function pictureScale(item: OpenSeadragon.TiledImage): {
    readonly acrossX: number;
    readonly acrossY: number;
  } {
    const size = item.getContentSize();
    const { widthPx, heightPx } = shown.image ?? { widthPx: size.x, heightPx: size.y };
    return { acrossX: size.x / widthPx, acrossY: size.y / heightPx };
  }

  function reveal(boxPx: BoxPx): void {
    const item = viewer.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
    shown.waiting = item === undefined ? boxPx : null;
    if (item === undefined) return;
    const { acrossX, acrossY } = pictureScale(item);
    const rect = item.imageToViewportRectangle(
      ...([boxPx.x0 * acrossX, boxPx.y0 * acrossY] as const),
      ...([(boxPx.x1 - boxPx.x0) * acrossX, (boxPx.y1 - boxPx.y0) * acrossY] as const),
    );
    const view = viewer.viewport.getBounds();
    const isInside =
      rect.x >= view.x &&
      rect.y >= view.y &&
      rect.x + rect.width <= view.x + view.width &&
      rect.y + rect.height <= view.y + view.height;
    if (!isInside) viewer.viewport.panTo(rect.getCenter());
    viewer.viewport.applyConstraints();
  }

  const open = (url: string) => viewer.open({ type: 'image', url, buildPyramid: false } as never);
  const zoomBy = (factor: number) => {
    viewer.viewport.zoomBy(factor);
    viewer.viewport.applyConstraints();
  };
  const unregister = [
    onViewCommand('zoom-in', () => zoomBy(ZOOM_STEP)),
    onViewCommand('zoom-out', () => zoomBy(1 / ZOOM_STEP)),
    onViewCommand('fit-page', () => viewer.viewport.goHome()),
    onViewCommand('fit-width', () => viewer.viewport.fitHorizontally()),
    onViewCommand('rotate-view', () =>
      viewer.viewport.setRotation((viewer.viewport.getRotation() + 90) % 360),
    ),
  ];

  return {
    overlay,
    reveal,
    show: (projectId, pageId, image) => {
      const url = pictureUrl(projectId, pageId);
      overlay.setAttribute('viewBox', `0 0 ${image.widthPx} ${image.heightPx}`);
      const isSame = shown.url === url;
      Object.assign(shown, { pageId, image, url });
      if (isSame) return;
      shown.waiting = null;
      open(url);
    },
    showAgain: () => {
      if (shown.url !== null) open(shown.url);
    },
    destroy: () => {
      for (const stop of unregister) stop();
      viewer.destroy();
    },
  };
}
