import {
  nextLayout,
  sizeName,
  withArrangement,
  type Arrangement,
  type Layout,
} from '../../settings/arrangement';
import {
  MAX_SHEET_VIEWS,
  TEXT_PX,
  wholeTurn,
  type ScanLook,
  type ScanSide,
  type ViewSettings,
} from '../../settings/view-settings';
import type { DeskAction } from '../actions/actions-desk';
import { arrangementOf } from '../select/arrangement';
import { firstFrame, insideImage } from '../select/framing';
import { outcome, patch, type Handlers, type Moment, type Outcome } from './outcome';
import { cropSheet } from './reduce-geometry';
import { frameLine } from './reduce-text';
import { geometryOfSheet, imageOfSheet } from '../select/page-geometry';
import { cropOn } from '../../page/sheet-geometry';
import type { BoxPx } from '../../base/geometry';
import { caretLine, pageInView } from '../select/selectors-text';
import type { Dialog } from '../state/dialog';
import type { Framing, ReviewState } from '../state/state';

export const DESK_HANDLERS: Handlers<DeskAction> = {
  'dialog-opened': (state, { dialog }) => open(state, dialog),
  'dialog-closed': (state, { kind }) => closed(state, kind),
  // One that comes late must not open the dialog anew.
  'archive-progressed': (state, { progress }) =>
    state.desk.dialog?.kind === 'archive' ? open(state, { kind: 'archive', progress }) : outcome(state),
  'archive-ended': (state) => closed(state, 'archive'),
  'page-comment-opened': (state) => {
    const { pageId } = state.place;
    return pageId === null ? outcome(state) : open(state, { kind: 'comment', pageId, lineIndex: null });
  },
  'reread-opened': (state) => {
    const at = caretLine(state);
    if (at === null) return outcome(state);
    return open(state, { kind: 'reread', pageId: at.page.id, lineIndex: at.index });
  },
  'sheet-reread-opened': (state) => {
    const page = pageInView(state);
    if (page === null) return outcome(state);
    const boxPx = cropOn(page.image, geometryOfSheet(state, page.id));
    return open(state, { kind: 'read-part', pageId: page.id, boxPx, isWhole: true });
  },
  notified: (state, { notice }) => outcome(patch(state, 'desk', { notice })),
  'file-notes-received': (state, { notes }) =>
    outcome(patch(state, 'desk', { fileNotes: [...state.desk.fileNotes, ...notes] })),
  'file-notes-closed': (state) => outcome(patch(state, 'desk', { fileNotes: [] })),
  'notice-closed': (state) => outcome(patch(state, 'desk', { notice: null })),
  'notice-expired': (state, { notice }) =>
    outcome(state.desk.notice === notice ? patch(state, 'desk', { notice: null }) : state),
  'tab-chosen': (state, { tab }) => outcome(patch(state, 'desk', { tab, isDrawerOpen: true })),
  'panel-shown': (state, { tab }) => {
    const shown = changeView(patch(state, 'desk', { tab, isDrawerOpen: true }), { showsSide: true });
    return { ...shown, effects: [...shown.effects, { kind: 'focus', on: tab }] };
  },
  'view-changed': (state, { change }) => changeView(state, change),
  'window-resized': (state, { windowPx }) => outcome(patch(state, 'desk', { windowPx })),
  'layout-stepped': (state) => {
    const { layout, isScanFirst } = arrangementOf(state);
    return arrange(state, { layout: nextLayout(layout), isScanFirst, scanShare: null });
  },
  'scan-placed': (state, { side }) =>
    arrange(state, { layout: LAYOUT_OF[side], isScanFirst: IS_FIRST[side], scanShare: null }),
  'scan-share-drawn': (state, { share }) => arrange(state, { ...arrangementOf(state), scanShare: share }),
  'follow-changed': (state, { follows }) => outcome(patch(state, 'desk', { follows })),
  'follow-toggled': (state) => outcome(patch(state, 'desk', { follows: !state.desk.follows })),
  'scan-rested': (state, { view }) => {
    const { sheetViews } = state.desk.viewSettings;
    const before = sheetViews.find(({ pageId }) => pageId === view.pageId);
    const others = sheetViews.filter((each) => each !== before);
    return changeView(state, { sheetViews: [...others, { ...before, ...view }].slice(-MAX_SHEET_VIEWS) });
  },
  'view-toggled': (state, { shows }) =>
    shows === 'showsSide' && arrangementOf(state).layout === 'drawer'
      ? outcome(patch(state, 'desk', { isDrawerOpen: !state.desk.isDrawerOpen }))
      : changeView(state, { [shows]: !state.desk.viewSettings[shows] }),
  'look-changed': (state, { change }) => changeLook(state, change),
  'scan-inverted': (state) => changeLook(state, { isInverted: !state.desk.viewSettings.look.isInverted }),
  'scan-turned': (state, { byDeg }) =>
    changeLook(state, { turnDeg: wholeTurn(state.desk.viewSettings.look.turnDeg + byDeg) }),
  'text-size-stepped': (state, { stepPx }) => {
    const textPx = state.desk.viewSettings.textPx + stepPx;
    return changeView(state, { textPx: Math.min(TEXT_PX.to, Math.max(TEXT_PX.from, textPx)) });
  },
  // From the palette, where no key is held, it stays until it is asked for again.
  'hold-toggled': (state, { held }) =>
    outcome(patch(state, 'desk', { held: state.desk.held === held ? null : held })),
  'hold-ended': (state) => outcome(state.desk.held === null ? state : patch(state, 'desk', { held: null })),
  'framing-started': (state, { purpose }) => {
    const { pageId } = state.place;
    const lineIndex = state.place.caret?.lineIndex ?? 0;
    const boxPx = firstFrameIn(state, lineIndex, purpose);
    if (pageId === null || boxPx === null) return outcome(state);
    return outcome(patch(state, 'desk', { framing: { purpose, pageId, lineIndex, boxPx }, levelling: null }));
  },
  'frame-set': (state, { boxPx }) => {
    const { framing } = state.desk;
    const image = framing === null ? undefined : imageOfSheet(state, framing.pageId);
    if (framing === null || image === undefined) return outcome(state);
    return outcome(patch(state, 'desk', { framing: { ...framing, boxPx: insideImage(boxPx, image) } }));
  },
  'framing-stopped': (state) => outcome(patch(state, 'desk', { framing: null })),
  'frame-taken': (state, _, moment) => takeFrame(state, moment),
  // On what is on the screen; only where nothing is open is the sample opened for it.
  'tour-wanted': (state) =>
    state.project.view !== null
      ? outcome(patch(state, 'desk', { tourStep: 0 }))
      : outcome(state, { kind: 'start-tour' }),
  'tour-stepped': (state, { step }) => outcome(patch(state, 'desk', { tourStep: step })),
  'tour-ended': (state) => {
    const ended = patch(state, 'desk', { tourStep: null, tab: 'discrepancies' });
    if (state.app.settings.hasSeenTour) return outcome(ended);
    return outcome(ended, { kind: 'change-settings', change: { hasSeenTour: true } });
  },
};

function open(state: ReviewState, dialog: Dialog): Outcome {
  return outcome(patch(state, 'desk', { dialog }));
}

function closed(state: ReviewState, kind: Dialog['kind']): Outcome {
  return outcome(state.desk.dialog?.kind === kind ? patch(state, 'desk', { dialog: null }) : state);
}

/** Changes how the window looks; it is remembered for this project. */
function changeView(state: ReviewState, change: Partial<ViewSettings>): Outcome {
  const viewSettings = { ...state.desk.viewSettings, ...change };
  return outcome(patch(state, 'desk', { viewSettings }), { kind: 'keep-view-soon' });
}

const LAYOUT_OF: Readonly<Record<ScanSide, Layout>> = {
  ...{ left: 'beside', right: 'beside', top: 'above', bottom: 'above' },
};
const IS_FIRST: Readonly<Record<ScanSide, boolean>> = { left: true, top: true, right: false, bottom: false };

/** Arranges windows of this size from now on. */
function arrange(state: ReviewState, arrangement: Arrangement): Outcome {
  const { windowPx, viewSettings } = state.desk;
  const arrangements = withArrangement(viewSettings.arrangements, sizeName(windowPx), arrangement);
  return changeView(state, { arrangements, showsScan: true });
}

function changeLook(state: ReviewState, change: Partial<ScanLook>): Outcome {
  return changeView(state, { look: { ...state.desk.viewSettings.look, ...change } });
}

function firstFrameIn(state: ReviewState, lineIndex: number, purpose: Framing['purpose']): BoxPx | null {
  const [page, image] = [pageInView(state), imageOfSheet(state, state.place.pageId)];
  if (purpose === 'crop' && image !== undefined)
    return cropOn(image, geometryOfSheet(state, state.place.pageId));
  return page === null || purpose === 'crop' ? null : firstFrame(page, lineIndex, purpose);
}

/** Takes the frame: what is in it is read, or the Line has it from now on, as one step to undo. */
function takeFrame(state: ReviewState, moment: Moment): Outcome {
  const { framing } = state.desk;
  if (framing === null) return outcome(state);
  const stopped = patch(state, 'desk', { framing: null });
  const { purpose, pageId, boxPx } = framing;
  if (purpose === 'crop') return cropSheet(stopped, pageId, boxPx, moment);
  if (purpose === 'read') return open(stopped, { kind: 'read-part', pageId, boxPx, isWhole: false });
  return frameLine(stopped, framing, moment);
}
