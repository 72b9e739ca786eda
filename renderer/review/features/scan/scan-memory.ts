import type OpenSeadragon from 'openseadragon';
import {
  atScale,
  fitWidth,
  fitWidthScale,
  type LookedAt,
  type ScanStage,
  type ScanView,
} from '../../../../app/core/layout/scan-place';
import { lookedAt } from '../../../../app/core/session/select/page-geometry';
import { pageInView } from '../../../../app/core/session/select/selectors-text';
import type { SheetView } from '../../../../app/core/settings/view-settings';
import { later } from '../../../shell/schedule';
import { dispatch, stateNow } from '../../../shell/store';
import type { ScanCamera } from './scan-camera';

/** How each sheet was looked at last, so that it is found as it was left. */
export type SheetViews = {
  /** The view that the sheet is opened with. */
  readonly viewFor: (stage: ScanStage) => ScanView;
  /** The sheet is left: its view is kept at once. */
  readonly leave: () => void;
  /** The room has another size: a sheet that was shown at its whole width is again. */
  readonly refit: () => void;
  /** Keeps views when the scan comes to rest. Returns what ends it. */
  readonly listen: (viewer: OpenSeadragon.Viewer) => () => void;
};

/** The scan is moved with every card; where it comes to rest is worth writing down only when it stays there. */
const KEEP_AFTER_MS = 1_000;
const SAME_WIDTH = 0.01;
/** As large as the viewer shows a picture. */
export const MOST_SCALE = 8;

type Seen = { readonly view: ScanView; readonly stage: ScanStage; readonly pageId: string | null };

export function rememberViews(
  camera: ScanCamera,
  pageNow: () => string | null,
  host: HTMLElement,
): SheetViews {
  /** How the scan was seen while its pane was on the screen: what the viewer tells of one taken away is no view. */
  let seen: Seen | null = null;
  const look = (): Seen | null => {
    if (!host.isConnected || host.clientWidth === 0) return seen;
    const [view, stage] = [camera.view(), camera.stage()];
    // In a pane that is being put away the viewer magnifies beyond what anybody can ask it for.
    if (view === null || stage === null || view.scale > MOST_SCALE) return seen;
    seen = { view, stage, pageId: pageNow() };
    return seen;
  };
  let before: ScanView | null = null;
  let wasWhole = true;
  let stopWaiting = () => {};
  const keep = () => {
    stopWaiting();
    const now = look();
    if (now === null || now.pageId === null || now.pageId !== pageNow()) return;
    const { pageId, view, stage } = now;
    [before, wasWhole] = [view, isWholeWidth(view, stage)];
    const { x, y } = view.centre;
    const kept = { pageId, x: Math.round(x), y: Math.round(y), scale: wasWhole ? null : view.scale };
    if (!isSame(keptView(pageId), kept)) dispatch({ type: 'scan-rested', view: kept });
  };
  const rested = () => {
    stopWaiting();
    const now = look();
    if (now !== null) wasWhole = isWholeWidth(now.view, now.stage);
    stopWaiting = later(keep, KEEP_AFTER_MS);
  };
  return {
    leave: keep,
    viewFor: (stage) => {
      const kept = keptView(pageNow());
      if (kept !== undefined && (kept.scale ?? 0) <= MOST_SCALE) {
        wasWhole = kept.scale === null;
        const scale = kept.scale ?? fitWidthScale(stage);
        return atScale({ centre: kept, scale }, scale, stage);
      }
      const start = fitWidth(stage);
      if (before === null || wasWhole) return start;
      const top = start.centre.y - stage.room.heightPx / start.scale / 2;
      const y = top + stage.room.heightPx / before.scale / 2;
      return atScale({ centre: { x: before.centre.x, y }, scale: before.scale }, before.scale, stage);
    },
    refit: () => {
      const [view, stage] = [camera.view(), camera.stage()];
      if (wasWhole && view !== null && stage !== null)
        camera.place(atScale(view, fitWidthScale(stage), stage), true);
    },
    listen: (viewer) => {
      viewer.addHandler('animation-finish', rested);
      window.addEventListener('pagehide', keep);
      return () => {
        stopWaiting();
        window.removeEventListener('pagehide', keep);
        viewer.removeHandler('animation-finish', rested);
      };
    },
  };
}

function isWholeWidth({ scale }: ScanView, stage: ScanStage): boolean {
  return Math.abs(scale / fitWidthScale(stage) - 1) < SAME_WIDTH;
}

function keptView(pageId: string | null): SheetView | undefined {
  return stateNow().desk.viewSettings.sheetViews.find((view) => view.pageId === pageId);
}

function isSame(a: SheetView | undefined, b: SheetView): boolean {
  return a !== undefined && a.x === b.x && a.y === b.y && a.scale === b.scale;
}

/** The caret's line and word, or those of the card. */
export function lookedAtNow(): LookedAt | null {
  const { place } = stateNow();
  const page = pageInView(stateNow());
  if (page === null || place.caret === null) return null;
  const { lineIndex, column } = place.caret;
  return lookedAt(page, lineIndex, column, column);
}
