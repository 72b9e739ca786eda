import OpenSeadragon from 'openseadragon';
import type { BoxPx } from '../../../../app/core/base/geometry';
import type { PointPx } from '../../../../app/core/layout/lie';
import {
  atScale,
  bringLine,
  fitLine,
  fitWidth,
  fitWidthScale,
  wholeSheet,
  type LookedAt,
  type ScanStage,
  type ScanView,
} from '../../../../app/core/layout/scan-place';
import type { PageImage } from '../../../../app/core/page/transcription';
import { pictureIn, pointAt, scanCamera, type ScanCamera } from './scan-camera';
import { clip, placeWhole, wholeSheetShower, type HeldWhole } from './scan-part';
import { lookedAtNow, MOST_SCALE, rememberViews, type SheetViews } from './scan-memory';
import { restWhileStill } from './scan-rhythm';
import { followWithTiles } from './scan-tiles';
import { pictureUrl } from '../../pictures';
import { keepSheetPictures, openPicture, type AskedPicture } from './scan-picture';
import { dispatch, review, stateNow } from '../../../shell/store';

const SVG = 'http://www.w3.org/2000/svg';
const ZOOM_STEP = 1.4;

/** People who asked their system for less movement get none. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

const OPTIONS: OpenSeadragon.Options = {
  // WebGL would need a GPU, which reading rooms' machines may not have.
  drawer: 'canvas',
  showNavigationControl: false,
  // The eye goes to the line within a seventh of a second; anything slower is waited for.
  animationTime: isStill ? 0 : 0.13,
  springStiffness: 9,
  visibilityRatio: 0.3,
  // A zoom that a person chose is not that of the window.
  preserveImageSizeOnResize: true,
  minZoomImageRatio: 0.5,
  maxZoomPixelRatio: 8,
  // Decoded tiles of large pages, 4 MB each: more than a large screen shows at once.
  maxImageCacheCount: 32,
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  imageSmoothingEnabled: true,
};

/** OpenSeadragon with one page in it and an SVG in original image px on top. */
export type ScanViewer = {
  /** `image` is what boxes are px of; the picture itself may be of another size. */
  readonly show: (projectId: string, pageId: string, image: PageImage, lies: HowItLies) => void;
  /** Asks for the page's picture once more, after it could not be shown. */
  readonly showAgain: () => void;
  /** The drawing on the page, in original image px. */
  readonly overlay: SVGGElement;
  /** The same for the frame that a person draws, over everything else. */
  readonly frameLayer: SVGGElement;
  /** Brings a box into view, with no more movement than needed. */
  readonly reveal: (boxPx: BoxPx) => void;
  /** Shows the sheet from edge to edge, whatever becomes of the room, until it is told to let go; then as it was before. */
  readonly showWhole: (isWhole: boolean) => void;
  /** Brings a line to where the eye is, at a size at which it can be read. */
  readonly bring: (looked: LookedAt, how: HowToBring) => void;
  /** Calls back with CSS px for each px of the image, now and whenever that changes. Returns what ends it. */
  readonly onScale: (hear: (scale: number) => void) => () => void;
  /** The image px under a point of the host in CSS px, or null while there is no picture. */
  readonly imagePointAt: (xPx: number, yPx: number) => PointPx | null;
  readonly host: HTMLElement;
  readonly destroy: () => void;
};

/** `isLoose`: only if it is not about there; `atShare`: where in the room's height it goes, the middle unless told. */
export type HowToBring = { readonly isLoose: boolean; readonly atShare?: number };

/** By how many degrees the picture is turned clockwise, and which part of it is seen; all of it unless told. */
export type HowItLies = { readonly turnDeg: number; readonly cropPx: BoxPx | undefined };

type Shown = AskedPicture & { -readonly [Part in keyof HowItLies]: HowItLies[Part] } & {
  projectId: string;
  pageId: string | null;
  url: string | null;
  image: PageImage | null;
  /** What is done as soon as there is a picture. */
  waiting: (() => void) | null;
  /** Not null while the whole sheet is shown. */
  held: HeldWhole | null;
  /** The line that was brought in last. */
  looked: LookedAt | null;
};

/** `zoom` is null while there is no picture to magnify. */
export type ScanReports = {
  readonly onZoom: (zoom: number | null) => void;
  readonly onFail: (hasFailed: boolean) => void;
};

export function openScanViewer(host: HTMLElement, { onZoom, onFail }: ScanReports): ScanViewer {
  keepSheetPictures();
  const viewer = OpenSeadragon({ ...OPTIONS, element: host });
  const stopResting = restWhileStill(viewer, host);
  const drawing = makeOverlay();
  const [overlay, frameLayer] = [makeLayer(drawing), makeLayer(drawing)];
  const shown: Shown = {
    ...{ projectId: '', pageId: null, url: null, image: null, turnDeg: 0, cropPx: undefined },
    ...{ waiting: null, held: null, looked: null, asked: null, letGo: () => undefined, isMeasured: false },
  };
  const camera = scanCamera(viewer, () => shown);
  const memory = rememberViews(camera, () => shown.pageId, host);
  const scale = reportScale(viewer, host, camera, onZoom);
  const whenShown = (run: () => void) => waitForPicture(viewer, shown, run);
  viewer.addHandler('open', () => {
    host.dataset['picture'] = 'shown';
    host.dataset['sheet'] = shown.pageId ?? '';
    placeOverlay(viewer, drawing);
    viewer.viewport.setRotation(shown.turnDeg, true);
    clip(viewer, shown);
    openView(camera, memory);
    shown.waiting?.();
    shown.waiting = null;
  });
  viewer.addHandler('canvas-click', ({ position, quick }) => {
    if (quick === true) showPoint(viewer, shown, position);
  });
  followWithTiles(viewer, () => {
    const { projectId, pageId, url } = shown;
    return pageId === null || url === null ? null : { projectId, pageId, url };
  });
  viewer.world.addHandler('add-item', () => clip(viewer, shown));
  const leave = [
    ...registerCommands(viewer, camera, memory, shown),
    ...listenToHands(viewer),
    memory.listen(viewer),
  ];
  const load = (url: string, isAgain = false) => {
    host.dataset['picture'] = 'loading';
    onZoom(null);
    onFail(false);
    openPicture(viewer, shown, url, isAgain, () => onFail(true));
  };
  return {
    overlay,
    frameLayer,
    host,
    showWhole: wholeSheetShower(camera, shown, whenShown),
    reveal: (boxPx) => whenShown(() => showBox(camera, boxPx)),
    bring: (looked, how) => {
      shown.looked = looked;
      whenShown(() => bringTo(camera, looked, how));
    },
    onScale: scale.hear,
    imagePointAt: (xPx, yPx) => pointAt(viewer, new OpenSeadragon.Point(xPx, yPx), shown.image),
    show: (projectId, pageId, image, { turnDeg, cropPx }) => {
      const url = pictureUrl(projectId, pageId);
      drawing.setAttribute('viewBox', `0 0 ${image.widthPx} ${image.heightPx}`);
      const isSame = shown.url === url;
      if (!isSame) memory.leave();
      const before = { ...shown };
      Object.assign(shown, { projectId, pageId, image, url, turnDeg, cropPx });
      if (isSame) layAnew(viewer, camera, before, shown);
      if (isSame) return;
      Object.assign(shown, { waiting: null, held: null, looked: null });
      load(url);
    },
    showAgain: () => {
      if (shown.url !== null) load(shown.url, true);
    },
    destroy: () => {
      memory.leave();
      shown.asked = null;
      shown.letGo();
      for (const stop of leave) stop();
      stopResting();
      viewer.destroy();
    },
  };
}

function waitForPicture(viewer: OpenSeadragon.Viewer, shown: Shown, run: () => void): void {
  if (pictureIn(viewer) === null) shown.waiting = run;
  else run();
}

/** A sheet is opened as it was looked at last; else at the width of the one before, which is its whole width at first. */
function openView(camera: ScanCamera, memory: SheetViews): void {
  const stage = camera.stage();
  if (stage === null) return;
  camera.place(memory.viewFor(stage), true);
}

/** Turns of less than this leave the view where it is. */
const FINE_DEG = 30;

function layAnew(viewer: OpenSeadragon.Viewer, camera: ScanCamera, before: HowItLies, shown: Shown): void {
  const isCut = before.cropPx !== shown.cropPx;
  if (!isCut && before.turnDeg === shown.turnDeg) return;
  clip(viewer, shown);
  viewer.viewport.setRotation(shown.turnDeg, true);
  const byDeg = Math.abs(before.turnDeg - shown.turnDeg);
  if (!isCut && Math.min(byDeg, 360 - byDeg) < FINE_DEG) return;
  const stage = camera.stage();
  if (stage !== null) camera.place(fitWidth(stage), true);
}

/** The toolbar's figure, the drawing's measure, and what tests and other parts go by. */
function reportScale(
  viewer: OpenSeadragon.Viewer,
  host: HTMLElement,
  camera: ScanCamera,
  onZoom: (zoom: number | null) => void,
) {
  const hearers = new Set<(scale: number) => void>();
  let last = 0;
  const report = () => {
    const scale = camera.view(true)?.scale ?? null;
    if (scale === null) return;
    host.dataset['scale'] = String(scale);
    onZoom(scale);
    if (Math.abs(scale / last - 1) < 0.002) return;
    last = scale;
    for (const hear of hearers) hear(scale);
  };
  const rests = (isStill: boolean) => () => (host.dataset['rests'] = String(isStill));
  viewer.addHandler('animation-start', rests(false));
  viewer.addHandler('animation-finish', rests(true));
  viewer.addHandler('open', rests(true));
  viewer.addHandler('animation', report);
  viewer.addHandler('update-viewport', report);
  return {
    hear: (hear: (scale: number) => void) => {
      hearers.add(hear);
      hear(camera.view(true)?.scale ?? 1);
      return () => void hearers.delete(hear);
    },
  };
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

/** Over the whole picture, whatever its size. */
function placeOverlay(viewer: OpenSeadragon.Viewer, overlay: SVGSVGElement): void {
  const location = pictureIn(viewer)?.getBounds();
  if (location !== undefined) viewer.addOverlay({ element: overlay as unknown as HTMLElement, location });
}

function showBox(camera: ScanCamera, boxPx: BoxPx): void {
  const [stage, view] = [camera.stage(), camera.view()];
  if (stage === null || view === null) return;
  camera.place(
    bringLine(view, { linePx: boxPx, wordPx: boxPx, xHeightPx: null }, stage, { isLoose: true }),
    isStill,
  );
}

function bringTo(camera: ScanCamera, looked: LookedAt, how: HowToBring): void {
  const [stage, view] = [camera.stage(), camera.view()];
  if (stage !== null && view !== null) camera.place(bringLine(view, looked, stage, how), isStill);
}

/** A hand on the scan: it follows the line no more, until the next card. */
function listenToHands(viewer: OpenSeadragon.Viewer): readonly (() => void)[] {
  return (['canvas-drag', 'canvas-scroll', 'canvas-pinch', 'canvas-double-click'] as const).map((moved) => {
    viewer.addHandler(moved, stopFollowing);
    return () => void viewer.removeHandler(moved, stopFollowing);
  });
}

/** In a room of another size the sheet has its whole width again, and the line in question is in sight. */
function refit(camera: ScanCamera, memory: SheetViews, { looked, held }: Shown): void {
  if (held !== null) return placeWhole(camera);
  // Opened in a pane that was still as narrow as a line, it is magnified with it beyond what anybody can ask for.
  if ((camera.view()?.scale ?? 0) > MOST_SCALE) openView(camera, memory);
  memory.refit();
  if (looked !== null && stateNow().desk.follows) bringTo(camera, looked, { isLoose: true });
}

function stopFollowing(): void {
  if (stateNow().desk.follows) dispatch({ type: 'follow-changed', follows: false });
}

function registerCommands(
  viewer: OpenSeadragon.Viewer,
  camera: ScanCamera,
  memory: SheetViews,
  shown: Shown,
): readonly (() => void)[] {
  const place = (viewOf: (view: ScanView, stage: ScanStage) => ScanView) => {
    const [stage, view] = [camera.stage(), camera.view()];
    if (stage === null || view === null) return;
    stopFollowing();
    camera.place(viewOf(view, stage), isStill);
  };
  // The viewer goes on with its own idea of the new size once its handlers have run.
  const onResize = () => queueMicrotask(() => refit(camera, memory, shown));
  viewer.addHandler('resize', onResize);
  return [
    () => void viewer.removeHandler('resize', onResize),
    review.parts.onViewCommand('zoom-in', () =>
      place((view, stage) => atScale(view, view.scale * ZOOM_STEP, stage)),
    ),
    review.parts.onViewCommand('zoom-out', () =>
      place((view, stage) => atScale(view, view.scale / ZOOM_STEP, stage)),
    ),
    review.parts.onViewCommand('fit-page', () => place((_, stage) => wholeSheet(stage))),
    review.parts.onViewCommand('fit-width', () =>
      place((view, stage) => atScale(view, fitWidthScale(stage), stage)),
    ),
    review.parts.onViewCommand('fit-line', () => {
      const looked = lookedAtNow();
      if (looked !== null) place((_, stage) => fitLine(looked, stage));
    }),
  ];
}
