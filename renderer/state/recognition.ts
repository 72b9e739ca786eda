import { api, type JobState } from '../api';
import { ask } from './ask';
import { flush } from './saving';
import { getState, setState } from './store';

/** So many passes vote where somebody asks for care: with a fourth little is won (DECISIONS). */
const CAREFUL_READINGS = 3;

/** As `recogniseAll`, with several passes over each page: slower, better, and it shows where they differ. */
export async function recogniseCarefully(): Promise<void> {
  await recogniseAll(CAREFUL_READINGS);
}

/** Recognises every page that has no text yet, the visible one first; when all have text, all of them again. */
export async function recogniseAll(readings = 1): Promise<void> {
  const { view, pages, pageId } = getState();
  const ids = view?.project.pages.map(({ id }) => id) ?? [];
  const empty = ids.filter((id) => pages[id]?.page == null);
  await recognise(visibleFirst(empty.length > 0 ? empty : ids, pageId), readings);
}

export async function recognisePage(): Promise<void> {
  const { pageId } = getState();
  if (pageId !== null) await recognise([pageId]);
}

/** Goes on with what an earlier run of the app left undone. */
export async function resumeRecognition(): Promise<void> {
  const { view, pageId } = getState();
  if (view !== null) await recognise(visibleFirst(view.unfinishedPageIds, pageId));
}

export async function forgetUnfinished(): Promise<void> {
  dropOffer();
  await ask('recognition.forget', {});
}

/** Tries the pages that failed once more. */
export async function retryFailed(): Promise<void> {
  const { failed, pageId } = getState();
  await recognise(visibleFirst(Object.keys(failed).sort(), pageId));
}

function visibleFirst(ids: readonly string[], pageId: string | null): readonly string[] {
  const isVisible = (id: string) => id === pageId;
  return [...ids.filter(isVisible), ...ids.filter((id) => !isVisible(id))];
}

async function recognise(pageIds: readonly string[], readings = 1): Promise<void> {
  await flush();
  const [pageId = null] = pageIds;
  const progress = { pagesDone: 0, pagesTotal: pageIds.length, pageId, pageProgress: 0, leftMs: null };
  const { failed, noticed } = getState();
  const job: JobState = { state: 'running', ...progress, failures: [], notices: [] };
  setState({ failed: without(failed, pageIds), noticed: without(noticed, pageIds), job });
  dropOffer();
  const started = await ask('recognition.start', { pageIds: [...pageIds], readings });
  if (started === null && getState().notice?.tone === 'error') setState({ job: null });
}

function without<T>(byPage: Readonly<Record<string, T>>, pageIds: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(byPage).filter(([id]) => !pageIds.includes(id)));
}

/** What is in the Job now is no longer to be offered. */
function dropOffer(): void {
  const { view } = getState();
  if (view !== null && view.unfinishedPageIds.length > 0)
    setState({ view: { ...view, unfinishedPageIds: [] } });
}

export async function cancelRecognition(): Promise<void> {
  await ask('recognition.cancel', {});
}

export async function pauseRecognition(): Promise<void> {
  await ask('recognition.pause', { isPaused: getState().job?.state === 'running' });
}

/** Takes what main tells of the Job; pages that failed, or have something to know, stay marked after it has ended. */
export function jobTold(job: JobState): void {
  const failed = { ...getState().failed };
  for (const failure of job.failures) failed[failure.pageId] = failure;
  const noticed = { ...getState().noticed };
  for (const { pageId, notice } of job.notices) noticed[pageId] = notice;
  setState({ job, failed, noticed });
}

/** The person has seen what there is to know of a page. */
export function forgetNotice(pageId: string): void {
  setState({ noticed: without(getState().noticed, [pageId]) });
}

/** The page that is looked at goes before those that still wait. */
export function pageTurned(pageId: string): void {
  if (isRunning(getState().job)) void api.call('recognition.prioritise', { pageId });
}

export function isRunning(job: JobState | null): boolean {
  return job !== null && (job.state === 'running' || job.state === 'paused');
}
