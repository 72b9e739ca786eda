import { isOnlyOneReader, noticeParts } from '../../recognise/notice';
import type { JobAction } from '../actions/actions-document';
import { chain, outcome, patch, tell, type Handlers, type Outcome } from './outcome';
import { isJobRunning } from '../select/job-state';
import type { JobState } from '../state/project-view';
import { pageOf, projectPages, sheetNumber, sheetsRead } from '../select/selectors-text';
import type { ReviewState } from '../state/state';

type Action<T extends JobAction['type']> = Extract<JobAction, { readonly type: T }>;

export const JOB_HANDLERS: Handlers<JobAction> = {
  'recognition-wanted': (state, { which, readings }) =>
    which === 'all' && sheetsRead(state) !== null
      ? outcome(tell(patch(state, 'job', { waitingReadings: readings }), 'recognitionWaits'))
      : recognise(state, pagesWanted(state, which), readings),
  'recognition-refused': (state) => outcome(patch(state, 'job', { job: null, text: null })),
  'recognition-toggled': (state) =>
    outcome(state, { kind: 'pause-recognition', isPaused: state.job.job?.state === 'running' }),
  'unfinished-forgotten': (state) => outcome(withoutOffer(state), { kind: 'forget-unfinished' }),
  'sheet-notice-seen': (state, { pageId }) =>
    outcome(patch(state, 'job', { noticed: without(state.job.noticed, [pageId]) })),
  'text-waits': (state, { source, isNew, pageIds }) =>
    recognise(patch(state, 'job', { text: { source, isNew } }), visibleFirst(pageIds, state.place.pageId), 1),
  'job-changed': (state, { job }) =>
    chain(layText(jobChanged(state, job), job), (now) =>
      job.state === 'cancelled'
        ? outcome(patch(now, 'job', { waitingReadings: null }))
        : recogniseWaiting(now),
    ),
  'pictures-unlocked': (state) => outcome(patch(state, 'job', { pictureTries: state.job.pictureTries + 1 })),
};

function pagesWanted(state: ReviewState, which: Action<'recognition-wanted'>['which']): readonly string[] {
  const { pageId } = state.place;
  switch (which) {
    case 'page':
      return pageId === null ? [] : [pageId];
    case 'all': {
      // Nobody waits for the text of a blank sheet.
      const written = projectPages(state).filter(({ isBlank }) => isBlank !== true);
      const ids = written.map(({ id }) => id);
      const empty = ids.filter((id) => pageOf(state, id) === null);
      return visibleFirst(empty.length > 0 ? empty : ids, pageId);
    }
    case 'failed':
      return visibleFirst(Object.keys(state.job.failed).sort(), pageId);
    case 'unfinished':
      return visibleFirst(state.project.view?.unfinishedPageIds ?? [], pageId);
  }
}

/** Begins what was put off until all sheets of a long document are read and nothing else is recognised. */
export function recogniseWaiting(state: ReviewState): Outcome {
  const { waitingReadings, job } = state.job;
  if (waitingReadings === null || isJobRunning(job) || sheetsRead(state) !== null) return outcome(state);
  const begun = patch(state, 'job', { waitingReadings: null });
  return recognise(begun, pagesWanted(begun, 'all'), waitingReadings);
}

function visibleFirst(ids: readonly string[], pageId: string | null): readonly string[] {
  const isVisible = (id: string) => id === pageId;
  return [...ids.filter(isVisible), ...ids.filter((id) => !isVisible(id))];
}

function recognise(state: ReviewState, pageIds: readonly string[], readings: number): Outcome {
  const [pageId = null] = pageIds;
  if (state.project.view === null) return outcome(state);
  const progress = { pagesDone: 0, pagesTotal: pageIds.length, pageId, pageProgress: 0, leftMs: null };
  const failed = without(state.job.failed, pageIds);
  const noticed = without(state.job.noticed, pageIds);
  const job: JobState = { state: 'running', ...progress, failures: [], notices: [] };
  const begun = withoutOffer(patch(state, 'job', { failed, noticed, job }));
  return outcome(begun, { kind: 'recognise', pageIds, readings });
}

function without<T>(byPage: Readonly<Record<string, T>>, pageIds: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(byPage).filter(([id]) => !pageIds.includes(id)));
}

/** What is in the Job now is no longer to be offered. */
function withoutOffer(state: ReviewState): ReviewState {
  const { view } = state.project;
  if (view === null || view.unfinishedPageIds.length === 0) return state;
  return patch(state, 'project', { view: { ...view, unfinishedPageIds: [] } });
}

/**
 * Takes what main sends of the Job. Pages that failed, or have something to know, stay marked after it has ended; its end
 * is a notice, once.
 */
function jobChanged(state: ReviewState, job: JobState): ReviewState {
  const failed = { ...state.job.failed };
  for (const failure of job.failures) failed[failure.pageId] = failure;
  const noticed = { ...state.job.noticed };
  for (const { pageId, notice } of job.notices) noticed[pageId] = notice;
  if (isJobRunning(job)) return patch(state, 'job', { job, failed, noticed });
  return tellEnd(patch(state, 'job', { job: null, failed, noticed }), job);
}

/** A text that has waited for its sheets is laid on them, or put aside with the Job that the person stopped. */
function layText(state: ReviewState, job: JobState): Outcome {
  const { text } = state.job;
  if (text === null || isJobRunning(job)) return outcome(state);
  const done = patch(state, 'job', { text: null });
  if (job.state === 'cancelled') return outcome(tell(done, 'textNotTaken'));
  return outcome(done, { kind: 'give-text', ...text, hasRead: true });
}

function tellEnd(state: ReviewState, job: JobState): ReviewState {
  const { failures } = job;
  const [failure] = failures;
  if (failure === undefined) return tellDone(state, job);
  const page = sheetNumber(state, failure.pageId);
  if (failures.length > 1) return tell(state, 'someFailed', { count: failures.length, page }, 'error');
  const notified = tell(state, 'recognitionFailed', { page, reason: failure }, 'error');
  if (failure.code !== 'password') return notified;
  return patch(notified, 'desk', { dialog: { kind: 'password', pageId: failure.pageId } });
}

function tellDone(state: ReviewState, { state: ended, notices: all }: JobState): ReviewState {
  if (ended === 'cancelled') return tell(state, 'recognitionCancelled');
  // Letters that the recogniser does not know are told on their sheet: nothing was left out there.
  const notices = all.filter(({ notice }) => notice.oneReader > 0 || noticeParts(notice).leftOut !== null);
  const [first] = notices;
  if (first === undefined) return tell(state, 'recognitionDone');
  const isText = notices.every(({ notice }) => isOnlyOneReader(notice));
  const said = isText ? 'recognitionOneReader' : 'recognitionNoticed';
  return tell(state, said, { count: notices.length, page: sheetNumber(state, first.pageId) });
}
