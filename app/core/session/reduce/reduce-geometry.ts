import type { BoxPx, QuarterTurns } from '../../base/geometry';
import { columnsEdit } from '../../edit/columns';
import { editBetween } from '../../edit/edit';
import { record } from '../../edit/history';
import {
  changedGeometry,
  fittingCrop,
  levelDegOf,
  withGeometry,
  type GeometryChange,
} from '../../page/sheet-geometry';
import { arrangementOf } from '../../project/arrange';
import type { GeometryAction } from '../actions/actions-text';
import { geometryOfSheet, imageOfSheet, quartersOfSheet } from '../select/page-geometry';
import { isReadOnly, pageInView, pageOf } from '../select/selectors-text';
import type { ReviewState } from '../state/state';
import { outcome, patch, tell, type Handlers, type Moment, type Outcome } from './outcome';
import { doEdits } from './steps';

/** How the sheet in view lies on its scan: turned, levelled, cropped. Each is one step to undo. */
export const GEOMETRY_HANDLERS: Handlers<GeometryAction> = {
  'columns-wanted': readColumns,
  'sheet-turned': (state, _, moment) =>
    changeSheet(state, state.place.pageId, moment, {
      turns: ((quartersOfSheet(state) + 1) % 4) as QuarterTurns,
    }),
  'levelling-started': (state) => {
    const { pageId } = state.place;
    if (pageId === null) return outcome(state);
    const { levelDeg = 0 } = geometryOfSheet(state, pageId);
    return outcome(patch(state, 'desk', { framing: null, levelling: { pageId, levelDeg } }));
  },
  'level-set': (state, { levelDeg }) => {
    const { levelling } = state.desk;
    if (levelling === null || !Number.isFinite(levelDeg)) return outcome(state);
    const set = { ...levelling, levelDeg: levelDegOf(levelDeg) ?? 0 };
    return outcome(patch(state, 'desk', { levelling: set }));
  },
  'levelling-stopped': (state) => outcome(patch(state, 'desk', { levelling: null })),
  'level-taken': (state, _, moment) => {
    const { levelling } = state.desk;
    if (levelling === null) return outcome(state);
    const stopped = patch(state, 'desk', { levelling: null });
    return setLevel(stopped, levelling.pageId, levelling.levelDeg, moment);
  },
  'level-stepped': (state, { stepDeg }, moment) => {
    const { levelDeg = 0 } = geometryOfSheet(state, state.place.pageId);
    return setLevel(state, state.place.pageId, levelDeg + stepDeg, moment);
  },
  'level-dropped': (state, _, moment) => setLevel(state, state.place.pageId, 0, moment),
  'crop-dropped': (state, _, moment) => changeSheet(state, state.place.pageId, moment, { cropPx: undefined }),
};

/** Shows a part of the scan as the sheet; a frame around all of it is no crop. */
export function cropSheet(state: ReviewState, pageId: string, cropPx: BoxPx, moment: Moment): Outcome {
  const image = imageOfSheet(state, pageId);
  const fitting = image === undefined ? null : fittingCrop(cropPx, image);
  return changeSheet(state, pageId, moment, { cropPx: fitting ?? undefined });
}

function setLevel(state: ReviewState, pageId: string | null, deg: number, moment: Moment): Outcome {
  // The quarter turn is told along with it: a finer turn comes after it.
  const turns = pageId === null ? 0 : quartersOfSheet(state, pageId);
  return changeSheet(state, pageId, moment, { turns, levelDeg: levelDegOf(deg) });
}

function readColumns(state: ReviewState, _: GeometryAction, moment: Moment): Outcome {
  const page = pageInView(state);
  if (page === null || isReadOnly(state)) return outcome(state);
  const edit = columnsEdit(page, moment.newId);
  return edit === null ? outcome(tell(state, 'noColumns')) : doEdits(state, [edit], moment);
}

/** It is kept with the sheet's text; of a sheet that has none yet, with the document. */
function changeSheet(
  state: ReviewState,
  pageId: string | null,
  moment: Moment,
  change: Partial<GeometryChange>,
): Outcome {
  if (pageId === null) return outcome(state);
  const geometry = changedGeometry(geometryOfSheet(state, pageId), change);
  const page = pageOf(state, pageId);
  if (page !== null && !isReadOnly(state))
    return doEdits(state, [editBetween(page, withGeometry(page, geometry))], moment);
  const { view } = state.project;
  if (view === null) return outcome(state);
  const pages = view.project.pages.map((one) => (one.id === pageId ? withGeometry(one, geometry) : one));
  const project = { ...view.project, pages };
  const changed = patch(state, 'project', { view: { ...view, project } });
  if (isReadOnly(state)) return outcome(changed);
  const sheets = { before: arrangementOf(view.project), after: arrangementOf(project), decisions: [] };
  if (JSON.stringify(sheets.before) === JSON.stringify(sheets.after)) return outcome(state);
  const step = { edits: [], verdicts: [], group: null, atMs: moment.atMs, sheets };
  const remembered = patch(changed, 'text', { history: record(state.text.history, step) });
  return outcome(remembered, { kind: 'arrange-sheets', sheets: sheets.after });
}
