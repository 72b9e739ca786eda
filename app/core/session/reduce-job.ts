import type { JobAction } from './actions';
import { outcome, patch, tell, type Handlers, type Outcome } from './outcome';
import { isJobRunning } from './job-state';
import type { JobState } from './project-view';
import { pageOf, projectPages } from './selectors-text';
import type { ReviewState } from './state';

type Action<T extends JobAction['type']> = Extract<JobAction, { readonly type: T }>;

export const JOB_HANDLERS: Handlers<JobAction> = {
  'recognition-wanted': (state, { which, readings }) => recognise(state, pagesWanted(state, which), readings),
  'recognition-refused': (state) => outcome(patch(state, 'job', { job: null })),
  'recognition-toggled': (state) =>
    outcome(state, { kind: 'pause-recognition', isPaused: state.job.job?.state === 'running' }),
  'unfinished-forgotten': (state) => outcome(withoutOffer(state), { kind: 'forget-unfinished' }),
  'job-changed': (state, { job }) => outcome(jobChanged(state, job)),
  'pictures-unlocked': (state) => outcome(patch(state, 'job', { pictureTries: state.job.pictureTries + 1 })),
};

function pagesWanted(state: ReviewState, which: Action<'recognition-wanted'>['which']): readonly string[] {
  const { pageId } = state.place;
  switch (which) {
    case 'page':
      return pageId === null ? [] : [pageId];
    case 'all': {
      const ids = projectPages(state).map(({ id }) => id);
      const empty = ids.filter((id) => pageOf(state, id) === null);
      return visibleFirst(empty.length > 0 ? empty : ids, pageId);
    }
    case 'failed':
      return visibleFirst(Object.keys(state.job.failed).sort(), pageId);
    case 'unfinished':
      return visibleFirst(state.project.view?.unfinishedPageIds ?? [], pageId);
  }
}

function visibleFirst(ids: readonly string[], pageId: string | null): readonly string[] {
  const isVisible = (id: string) => id === pageId;
  return [...ids.filter(isVisible), ...ids.filter((id) => !isVisible(id))];
}

function recognise(state: ReviewState, pageIds: readonly string[], readings: number): Outcome {
  const [pageId = null] = pageIds;
  if (state.project.view === null) return outcome(state);
  const progress = { pagesDone: 0, pagesTotal: pageIds.length, pageId, pageProgress: 0, leftMs: null };
  const failed = Object.fromEntries(Object.entries(state.job.failed).filter(([id]) => !pageIds.includes(id)));
  const job: JobState = { state: 'running', ...progress, failures: [] };
  const begun = withoutOffer(patch(state, 'job', { failed, job }));
  return outcome(begun, { kind: 'recognise', pageIds, readings });
}

/** What is in the Job now is no longer to be offered. */
function withoutOffer(state: ReviewState): ReviewState {
  const { view } = state.project;
  if (view === null || view.unfinishedPageIds.length === 0) return state;
  return patch(state, 'project', { view: { ...view, unfinishedPageIds: [] } });
}

/** Takes what main tells of the Job. Pages that failed stay marked after it has ended; its end is told once. */
function jobChanged(state: ReviewState, job: JobState): ReviewState {
  const failed = { ...state.job.failed };
  for (const failure of job.failures) failed[failure.pageId] = failure;
  if (isJobRunning(job)) return patch(state, 'job', { job, failed });
  return tellEnd(patch(state, 'job', { job: null, failed }), job);
}

function tellEnd(state: ReviewState, { state: ended, failures }: JobState): ReviewState {
  const [failure] = failures;
  if (failure === undefined)
    return tell(state, ended === 'cancelled' ? 'recognitionCancelled' : 'recognitionDone');
  const page = Number(failure.pageId);
  if (failures.length > 1) return tell(state, 'someFailed', { count: failures.length, page }, 'error');
  const told = tell(state, 'recognitionFailed', { page, reason: failure }, 'error');
  if (failure.code !== 'password') return told;
  return patch(told, 'desk', { dialog: { kind: 'password', pageId: failure.pageId } });
}
