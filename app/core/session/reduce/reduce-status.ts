import { pageStatusName } from '../../discrepancy/model/names';
import { isSameTable } from '../../recognise/calibration';
import { isFinished, nextPageFor, statusToGive, whyNotValidate } from '../../page/status-flow';
import { commandOf } from '../commands';
import type { StatusAction } from '../actions/actions-document';
import { editBetween, type Edit } from '../../edit/edit';
import { record } from '../../edit/history';
import { relayPage } from '../../given/relay';
import { chain, outcome, patch, tell, type Handlers, type Moment, type Outcome } from './outcome';
import { selectPage } from './reduce-place';
import { withPageToSave } from './reduce-saving';
import { marksOf, openCounts, pagesToDo } from '../select/selectors-flags';
import { pageIndex, pageInView, projectPages, sheetNumber } from '../select/selectors-text';
import { docIn } from '../state/page-docs';
import type { ReviewState } from '../state/state';
import { applyStep, checkSoon } from './steps';

type Action<T extends StatusAction['type']> = Extract<StatusAction, { readonly type: T }>;

export const STATUS_HANDLERS: Handlers<StatusAction> = {
  'page-finished': finishPage,
  'page-validated': validatePage,
  'finish-kept': finishKept,
  'next-page-wanted': (state) => outcome(goToNextPage(state)),
  'status-given': (state, { status }) => {
    const { pageId } = state.place;
    return pageId === null ? outcome(state) : outcome(state, { kind: 'set-status', pageId, status });
  },
  'status-kept': statusKept,
};

/** The page in view is done: proofread, or validated if another person has proofread it. Then the next one. */
function finishPage(state: ReviewState, _: Action<'page-finished'>, moment: Moment): Outcome {
  const { pageId } = state.place;
  const { view } = state.project;
  const { settings } = state.app;
  if (pageId === null) return outcome(state);
  if (pageInView(state) === null) return outcome(tell(state, 'nothingToFinish'));
  if (!settings.isWhoGiven) return outcome(askName(state, 'first', 'finish'));
  const page = projectPages(state)[pageIndex(projectPages(state), pageId)];
  const given = statusToGive(page?.status ?? 'untouched', marksOf(view, pageId), settings.who);
  return given === null ? outcome(goToNextPage(state)) : giveStatus(state, pageId, given, moment);
}

/** A second person says that the page is right. */
function validatePage(state: ReviewState, _: Action<'page-validated'>, moment: Moment): Outcome {
  const { pageId } = state.place;
  const { settings } = state.app;
  if (pageId === null) return outcome(state);
  const why = whyNotValidate(marksOf(state.project.view, pageId), settings.who);
  if (why === 'not-proofread')
    return outcome(tell(state, 'notProofreadYet', { command: commandOf('finish-page').title }));
  if (why === 'same-person') return outcome(askName(state, 'second', 'validate'));
  if (!settings.isWhoGiven) return outcome(askName(state, 'first', 'validate'));
  return giveStatus(state, pageId, 'validated', moment);
}

function askName(state: ReviewState, why: 'first' | 'second', then: 'finish' | 'validate'): ReviewState {
  return patch(state, 'desk', { dialog: { kind: 'name', why, then } });
}

/** The page is saved as a version that is never thinned; then it is written down who has finished it. */
function giveStatus(
  state: ReviewState,
  pageId: string,
  status: 'proofread' | 'validated',
  moment: Moment,
): Outcome {
  const note = pageStatusName(status, state.app.settings.language);
  const before = projectPages(state)[pageIndex(projectPages(state), pageId)]?.status ?? 'in-progress';
  const edit = status === 'proofread' ? relayEdit(state, pageId) : null;
  const edits = edit === null ? [] : [edit];
  const rest = { verdicts: [], group: null, atMs: moment.atMs };
  const step = { edits, ...rest, statuses: [{ pageId, before, after: status }] };
  return chain(applyStep(state, { edits, ...rest }, moment), (now) => {
    const kept = patch(now, 'text', { history: record(now.text.history, step) });
    return outcome(withPageToSave(kept), { kind: 'finish-page', pageId, status, note });
  });
}

/** In a given text that a person has proofread every word lies on its ink. */
function relayEdit(state: ReviewState, pageId: string): Edit | null {
  const doc = docIn(state.text.pages, pageId);
  if (doc?.page == null || doc.ink == null) return null;
  return editBetween(doc.page, relayPage(doc.page, doc.ink));
}

function finishKept(state: ReviewState, { pageId, status }: Action<'finish-kept'>): Outcome {
  const open = openCounts(state).get(pageId) ?? 0;
  const number = sheetNumber(state, pageId);
  const key = status === 'proofread' ? 'isProofread' : 'isValidated';
  const notified =
    open > 0 ? tell(state, 'finishedWithOpen', { number, count: open }) : tell(state, key, { number });
  // Somebody who has turned to another sheet meanwhile is not taken away from it.
  return outcome(state.place.pageId === pageId ? goToNextPage(notified) : notified);
}

/** Turns to the page that needs the person most, or says that none does. */
function goToNextPage(state: ReviewState): ReviewState {
  const next = nextPageFor(pagesToDo(state), state.place.pageId, state.app.settings.who);
  return next === null ? tellWhatIsNext(state) : selectPage(state, next);
}

/** After the last sheet: what the document waits for now, and by which command. */
function tellWhatIsNext(state: ReviewState): ReviewState {
  const written = pagesToDo(state);
  const values = { command: commandOf('export').title };
  if (written.length > 0 && written.every(({ status }) => status === 'validated'))
    return tell(state, 'allValidated', values);
  return written.length > 0 && written.every(({ status }) => isFinished(status))
    ? tell(state, 'allProofread', values)
    : tell(state, 'noPageLeft');
}

function statusKept(state: ReviewState, { view: kept }: Action<'status-kept'>): Outcome {
  const { view } = state.project;
  if (view === null) return outcome(state);
  const { project, marks } = kept;
  const knots = isSameTable(view.knots, kept.knots) ? view.knots : kept.knots;
  const now = patch(state, 'project', { view: { ...view, project, marks, knots } });
  // What the machine's words are worth decides which of them are in doubt.
  return knots === view.knots ? outcome(now) : chain(outcome(now), checkSoon);
}
