import OpenSeadragon from 'openseadragon';
import type { BoxPx } from '../../../../app/core/base/geometry';
import type { PageImage } from '../../../../app/core/page/transcription';
import { restWhileStill } from './scan-rhythm';
import { followWithTiles } from './scan-tiles';
import { pictureUrl } from '../../pictures';
import { dispatch, review, stateNow } from '../../../shell/store';
import { caretLine } from '../../../../app/core/session/select/selectors-text';

const SVG = 'http://www.w3.org/2000/svg';
const ZOOM_STEP = 1.4;

/** People who asked their system for less movement get none. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

const OPTIONS: OpenSeadragon.Options = {
  // WebGL would need a GPU, which reading rooms' machines may not have.
  drawer: 'canvas',
  showNavigationControl: false,
  animationTime: isStill ? 0 : 0.25,
  springStiffness: 9,
  visibilityRatio: 0.3,
  maxZoomPixelRatio: 4,
  // Decoded tiles of large pages, 4 MB each: more than a large screen shows at once.
  maxImageCacheCount: 32,
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  imageSmoothingEnabled: true,
};

/** OpenSeadragon with one page in it and an SVG in original image px on top. */
export type ScanViewer = {
  /** `image` is what boxes are px of; the picture itself may be of another size. */
  readonly show: (projectId: string, pageId: string, image: PageImage) => void;
  /** Asks for the page's picture once more, after it could not be shown. */
  readonly showAgain: () => void;
  /** The drawing on the page, in original image px. */
  readonly overlay: SVGGElement;
  /** The same for the frame that a person draws, over everything else. */
  readonly frameLayer: SVGGElement;
  /** Brings a box into view without turning the page upside down for it: no more movement than needed. */
  readonly reveal: (boxPx: BoxPx) => void;
  /** Turns the picture to so many degrees from how it was scanned. */
  readonly turnTo: (deg: number) => void;
  /** The image px under a point of the host in CSS px, or null while there is no picture. */
  readonly imagePointAt: (xPx: number, yPx: number) => { readonly x: number; readonly y: number } | null;
  readonly host: HTMLElement;
  readonly destroy: () => void;
};

type Shown = {
  projectId: string;
  pageId: string | null;
  url: string | null;
  image: PageImage | null;
  waiting: BoxPx | null;
  /** The picture asked for last; what an earlier one has to say comes too late. */
  source: OpenSeadragon.TileSource | null;
};

/** `zoom` is null while there is no picture to magnify. */
export type ScanReports = {
  readonly onZoom: (zoom: number | null) => void;
  readonly onFail: (hasFailed: boolean) => void;
};

export function openScanViewer(host: HTMLElement, { onZoom, onFail }: ScanReports): ScanViewer {
  const viewer = OpenSeadragon({ ...OPTIONS, element: host });
  const stopResting = restWhileStill(viewer, host);
  const drawing = makeOverlay();
  const [overlay, frameLayer] = [makeLayer(drawing), makeLayer(drawing)];
  const shown: Shown = { projectId: '', pageId: null, url: null, image: null, waiting: null, source: null };
  const reportZoom = () => {
    const zoom = zoomOf(viewer, shown);
    if (zoom !== null) onZoom(zoom);
  };
  const reveal = (boxPx: BoxPx) => {
    shown.waiting = showBox(viewer, boxPx, shown.image) ? null : boxPx;
  };
  viewer.addHandler('open', () => {
    host.dataset['picture'] = 'shown';
    placeOverlay(viewer, drawing);
    if (shown.waiting !== null) reveal(shown.waiting);
  });
  viewer.addHandler('animation', reportZoom);
  viewer.addHandler('update-viewport', reportZoom);
  viewer.addHandler('canvas-click', ({ position, quick }) => {
    if (quick === true) showPoint(viewer, shown, position);
  });
  followWithTiles(viewer, () => {
    const { projectId, pageId, url } = shown;
    return pageId === null || url === null ? null : { projectId, pageId, url };
  });
  const unregister = registerCommands(viewer);
  const load = (url: string) => {
    host.dataset['picture'] = 'loading';
    onZoom(null);
    onFail(false);
    loadPicture(viewer, shown, url, () => onFail(true));
  };
  const show: ScanViewer['show'] = (projectId, pageId, image) => {
    const url = pictureUrl(projectId, pageId);
    drawing.setAttribute('viewBox', `0 0 ${image.widthPx} ${image.heightPx}`);
    const isSame = shown.url === url;
    Object.assign(shown, { projectId, pageId, image, url });
    if (isSame) return;
    shown.waiting = null;
    load(url);
  };
  return {
    overlay,
    frameLayer,
    reveal,
    host,
    turnTo: (deg) => void viewer.viewport.setRotation(deg),
    imagePointAt: (xPx, yPx) => pointAt(viewer, new OpenSeadragon.Point(xPx, yPx), shown.image),
    show,
    showAgain: () => {
      if (shown.url !== null) load(shown.url);
    },
    destroy: () => {
      shown.source = null;
      for (const stop of unregister) stop();
      stopResting();
      viewer.destroy();
    },
  };
}

/** How large the picture is, in px of the page itself, which a large page's picture is smaller than. */
function zoomOf(viewer: OpenSeadragon.Viewer, { image }: Shown): number | null {
  const item = pictureIn(viewer);
  if (item === null) return null;
  return item.viewportToImageZoom(viewer.viewport.getZoom(true)) * pictureScale(item, image).acrossX;
}

/** A click on the picture: the text goes to the word under it. */
function showPoint(viewer: OpenSeadragon.Viewer, { pageId, image }: Shown, at: OpenSeadragon.Point): void {
  const point = pointAt(viewer, at, image);
  if (pageId !== null && point !== null)
    dispatch({ type: 'point-shown', pageId, xPx: point.x, yPx: point.y });
}

function makeOverlay(): SVGSVGElement {
  const overlay = document.createElementNS(SVG, 'svg');
  overlay.classList.add('scan-overlay');
  overlay.setAttribute('aria-hidden', 'true');
  overlay.setAttribute('preserveAspectRatio', 'none');
  return overlay;
}

function makeLayer(drawing: SVGSVGElement): SVGGElement {
  const layer = document.createElementNS(SVG, 'g');
  drawing.append(layer);
  return layer;
}

/**
 * Takes the picture before away at once and shows this one when it is there. The viewer's own queue would lay one that
 * comes late under or over the one that was asked for after it.
 */
function loadPicture(viewer: OpenSeadragon.Viewer, shown: Shown, url: string, onFail: () => void): void {
  viewer.close();
  const source = new OpenSeadragon.ImageTileSource({ url, buildPyramid: false });
  shown.source = source;
  source.addHandler('ready', () => {
    if (shown.source === source) viewer.open({ tileSource: source });
  });
  source.addHandler('open-failed', () => {
    if (shown.source === source) onFail();
  });
}

/** Over the whole picture, whatever its size. */
function placeOverlay(viewer: OpenSeadragon.Viewer, overlay: SVGSVGElement): void {
  const location = pictureIn(viewer)?.getBounds();
  if (location !== undefined) viewer.addOverlay({ element: overlay as unknown as HTMLElement, location });
}

/** Picture px for each px of the image that boxes are made on. */
function pictureScale(item: OpenSeadragon.TiledImage, image: PageImage | null) {
  const size = item.getContentSize();
  return { acrossX: size.x / (image?.widthPx ?? size.x), acrossY: size.y / (image?.heightPx ?? size.y) };
}

/** The px of `image` under a point of the host, or null while there is no picture. */
function pointAt(
  viewer: OpenSeadragon.Viewer,
  position: OpenSeadragon.Point,
  image: PageImage | null,
): { readonly x: number; readonly y: number } | null {
  const item = pictureIn(viewer);
  if (item === null) return null;
  const { acrossX, acrossY } = pictureScale(item, image);
  const { x, y } = item.viewerElementToImageCoordinates(position);
  return { x: x / acrossX, y: y / acrossY };
}

/** A box of `image` as a place in the viewport. */
function toViewport(item: OpenSeadragon.TiledImage, { x0, y0, x1, y1 }: BoxPx, image: PageImage | null) {
  const { acrossX, acrossY } = pictureScale(item, image);
  const [width, height] = [(x1 - x0) * acrossX, (y1 - y0) * acrossY];
  return item.imageToViewportRectangle(x0 * acrossX, y0 * acrossY, width, height);
}

function pictureIn(viewer: OpenSeadragon.Viewer): OpenSeadragon.TiledImage | null {
  return viewer.world.getItemAt(0) ?? null;
}

/** Moves only as far as needed. Answers whether there was a picture to move. */
function showBox(viewer: OpenSeadragon.Viewer, box: BoxPx, image: PageImage | null): boolean {
  const item = pictureIn(viewer);
  if (item === null) return false;
  const rect = toViewport(item, box, image);
  const view = viewer.viewport.getBounds();
  const isInside =
    rect.x >= view.x &&
    rect.y >= view.y &&
    rect.x + rect.width <= view.x + view.width &&
    rect.y + rect.height <= view.y + view.height;
  if (!isInside) viewer.viewport.panTo(rect.getCenter());
  viewer.viewport.applyConstraints();
  return true;
}

/** The caret's line from edge to edge. */
function fitLine(viewer: OpenSeadragon.Viewer): void {
  const at = caretLine(stateNow());
  const page = at?.page ?? null;
  const box = at?.line.boxPx ?? null;
  const item = pictureIn(viewer);
  if (box === null || item === null || page === null) return;
  const pad = (box.y1 - box.y0) / 2;
  const padded = { x0: box.x0 - pad, y0: box.y0 - pad, x1: box.x1 + pad, y1: box.y1 + pad };
  viewer.viewport.fitBounds(toViewport(item, padded, page.image));
}

function registerCommands(viewer: OpenSeadragon.Viewer): readonly (() => void)[] {
  const zoomBy = (factor: number) => {
    viewer.viewport.zoomBy(factor);
    viewer.viewport.applyConstraints();
  };
  return [
    review.parts.onViewCommand('zoom-in', () => zoomBy(ZOOM_STEP)),
    review.parts.onViewCommand('zoom-out', () => zoomBy(1 / ZOOM_STEP)),
    review.parts.onViewCommand('fit-page', () => viewer.viewport.goHome()),
    review.parts.onViewCommand('fit-width', () => viewer.viewport.fitHorizontally()),
    review.parts.onViewCommand('fit-line', () => fitLine(viewer)),
  ];
}
