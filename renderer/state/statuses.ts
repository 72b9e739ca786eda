import { COMMANDS } from '../../app/core/commands';
import { pageStatusName } from '../../app/core/discrepancy/names';
import { isSameTable } from '../../app/core/recognise/calibration';
import {
  isFinished,
  nextPageFor,
  NO_MARKS,
  statusToGive,
  whyNotValidate,
  type PageMarks,
  type PageToDo,
} from '../../app/core/status-flow';
import type { PageStatus } from '../../app/core/transcription';
import { ask } from './ask';
import { requestCheck } from './checking';
import { openDiscrepancies } from './navigation';
import { selectPage } from './project';
import { saveVersion } from './saving';
import { getState, say, setState } from './store';

/** Says how far a page has come, the one in view unless another is named. Answers whether it is written down. */
export async function setPageStatus(
  status: PageStatus,
  pageId: string | null = getState().pageId,
): Promise<boolean> {
  if (pageId === null) return false;
  const hash = getState().pages[pageId]?.baseHash ?? null;
  const view = await ask('page.setStatus', { pageId, status, hash });
  const now = getState().view;
  if (view === null || now === null) return view !== null;
  const { project, marks } = view;
  const knots = isSameTable(now.knots, view.knots) ? now.knots : view.knots;
  setState({ view: { ...now, project, marks, knots } });
  // What the machine's words are worth says which of them are in doubt.
  if (knots !== now.knots) requestCheck();
  return true;
}

/** The status as people see it: a page with text is begun. */
export function shownStatus(status: PageStatus, hasText: boolean): PageStatus {
  return status === 'untouched' && hasText ? 'in-progress' : status;
}

/** A finished page that is changed is in progress again, and the person is told. */
export function reopenIfFinished(pageId: string): void {
  const { view } = getState();
  const page = view?.project.pages.find(({ id }) => id === pageId);
  if (view == null || page === undefined || !isFinished(page.status)) return;
  // Shown at once, so that the next key press finds the page open already.
  const pages = view.project.pages.map((each) =>
    each.id === pageId ? { ...each, status: 'in-progress' as const } : each,
  );
  setState({ view: { ...view, project: { ...view.project, pages } } });
  say('backInProgress', { number: numberOf(pageId) });
  void setPageStatus('in-progress', pageId);
}

function numberOf(pageId: string): number {
  return (getState().view?.project.pages.findIndex(({ id }) => id === pageId) ?? -1) + 1;
}

export function marksOf(pageId: string | null): PageMarks {
  return getState().view?.marks[pageId ?? ''] ?? NO_MARKS;
}

/** The page in view is done: proofread, or validated if another person has proofread it. Then the next one. */
export async function finishPage(): Promise<void> {
  const { pageId, pages, view, settings } = getState();
  if (pageId === null) return;
  if (pages[pageId]?.page == null) return say('nothingToFinish');
  if (!settings.isWhoGiven) return setState({ dialog: { kind: 'name', why: 'first', then: 'finish' } });
  const status = view?.project.pages.find(({ id }) => id === pageId)?.status ?? 'untouched';
  const given = statusToGive(status, marksOf(pageId), settings.who);
  if (given === null) return goToNextPage();
  if (await giveStatus(pageId, given)) goToNextPage();
}

/** A second person says that the page is right. */
export async function validatePage(): Promise<void> {
  const { pageId, settings } = getState();
  if (pageId === null) return;
  const why = whyNotValidate(marksOf(pageId), settings.who);
  if (why === 'not-proofread') return say('notProofreadYet', { command: FINISH_TITLE });
  if (why === 'same-person') return setState({ dialog: { kind: 'name', why: 'second', then: 'validate' } });
  if (!settings.isWhoGiven) return setState({ dialog: { kind: 'name', why: 'first', then: 'validate' } });
  if (await giveStatus(pageId, 'validated')) goToNextPage();
}

/** Saves the page as a version that is never thinned, then writes down who has finished it. */
async function giveStatus(pageId: string, status: 'proofread' | 'validated'): Promise<boolean> {
  const { language } = getState().settings;
  const isSaved = await saveVersion(pageStatusName(status, language));
  if (!isSaved) {
    say('versionNotSaved', { reason: getState().saveError ?? '' }, 'error');
    return false;
  }
  if (!(await setPageStatus(status, pageId))) return false;
  const open = openOn(pageId);
  const number = numberOf(pageId);
  const said = status === 'proofread' ? 'isProofread' : 'isValidated';
  if (open > 0) say('finishedWithOpen', { number, count: open });
  else say(said, { number });
  return true;
}

function openOn(pageId: string): number {
  return openDiscrepancies(getState().located).filter(({ parts }) => parts[0]?.pageId === pageId).length;
}

/** Turns to the page that needs the person most, or says that none does. */
export function goToNextPage(): void {
  const { pageId, settings } = getState();
  const next = nextPageFor(pagesToDo(), pageId, settings.who);
  if (next === null) say('noPageLeft');
  else selectPage(next);
}

function pagesToDo(): readonly PageToDo[] {
  const { view, pages, located } = getState();
  const open = new Map<string, number>();
  for (const { parts } of openDiscrepancies(located)) {
    const id = parts[0]?.pageId;
    if (id !== undefined) open.set(id, (open.get(id) ?? 0) + 1);
  }
  return (view?.project.pages ?? []).map(({ id, status }) => ({
    id,
    status: shownStatus(status, pages[id]?.page != null),
    marks: marksOf(id),
    openFlags: open.get(id) ?? 0,
  }));
}

const FINISH_TITLE = COMMANDS.find(({ id }) => id === 'finish-page')?.title ?? '';
