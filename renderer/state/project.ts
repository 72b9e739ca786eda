import { api, type ProjectView, type ReviewVerb, type Asked } from '../api';
import { ask } from './ask';
import { requestCheck } from './checking';
import { flush, inTurn } from './saving';
import { getState, patchPage, resetProject, say, setState, type PageDoc } from './store';
import { readView } from './view';
import { currentWords } from './words';

/** Reads the app's state at the start, and the project it has open. */
export async function startReview(): Promise<void> {
  const state = await ask('app.state', {});
  if (state === null) return;
  setState({ settings: state.settings, recent: state.recent });
  if (state.project !== null) await showProject(state.project);
  setState({ version: state.version, started: state.started });
}

type OpeningVerb = Extract<
  ReviewVerb,
  'project.openSample' | 'project.pick' | 'project.openRecent' | 'project.openDropped' | 'project.create'
>;

/**
 * Opens a project by `verb`, after everything of the one before is put away. Answers whether it is open. Text that is
 * safe nowhere keeps the one before open.
 */
export async function openBy<V extends OpeningVerb>(verb: V, args: Asked<V>): Promise<boolean> {
  if (!(await flush())) {
    say(currentWords()('notSaved', { reason: getState().saveError ?? '' }), 'error');
    return false;
  }
  // No save or journal may come between: it would go to the other project.
  return await inTurn(async () => {
    const view: ProjectView | null = await ask<OpeningVerb>(verb, args);
    if (view !== null) await showProject(view);
    return view !== null;
  });
}

export async function showProject(view: ProjectView): Promise<void> {
  resetProject();
  await readView(view.project.id);
  setState({ view });
  await Promise.all([readPages(view), readReferences(view)]);
  const ids = view.project.pages.map(({ id }) => id);
  // What a crash left behind is offered on its page, and nobody would look for it there.
  const first = ids.find((id) => getState().pages[id]?.recovery != null) ?? ids[0] ?? null;
  setState({ pageId: first, caret: { lineIndex: 0, column: 0 } });
  requestCheck();
}

async function readPages(view: ProjectView): Promise<void> {
  const pages: Record<string, PageDoc> = {};
  for (const { id } of view.project.pages) pages[id] = await readPage(id);
  if (getState().view?.project.id === view.project.id) setState({ pages });
}

async function readPage(pageId: string): Promise<PageDoc> {
  const read = await ask('page.read', { pageId });
  return {
    page: read?.page ?? null,
    baseHash: read?.hash ?? null,
    isDirty: false,
    deletedLines: 0,
    recovery: read?.recovery ?? null,
    damagedFiles: read?.damagedFiles ?? [],
    beside: read?.outsideHash == null ? null : 'outside',
  };
}

/** Reads a page anew when main has changed it: recognition, a restored version. Typing not saved yet stays. */
export async function refreshPage(pageId: string): Promise<void> {
  if (getState().pages[pageId]?.isDirty === true) return;
  const doc = await readPage(pageId);
  if (getState().pages[pageId]?.isDirty === true) return;
  patchPage(pageId, doc);
  requestCheck();
}

async function readReferences(view: ProjectView): Promise<void> {
  const references: string[] = [];
  for (const index of view.project.references.keys()) {
    references.push((await ask('reference.read', { index })) ?? '');
  }
  setState({ references });
}

export async function addReferences(references: Asked<'project.addReferences'>['references']): Promise<void> {
  const view = await ask('project.addReferences', { references });
  if (view === null) return;
  setState({ view });
  await readReferences(view);
  requestCheck();
}

/** Takes the text of the page in view from another program's file; what stood there stays in the history. */
export async function importPage(): Promise<void> {
  const { pageId } = getState();
  if (pageId === null) return;
  if (!(await flush()))
    return say(currentWords()('notSaved', { reason: getState().saveError ?? '' }), 'error');
  const imported = await ask('page.import', { pageId });
  if (imported === null) return;
  for (const id of imported.pageIds) await refreshPage(id);
  say(currentWords()('imported', { count: imported.pageIds.length }));
}

export function selectPage(pageId: string): void {
  if (getState().pageId === pageId) return;
  // F3 goes on from the page that the person chose, not from the card of another.
  setState({ pageId, caret: { lineIndex: 0, column: 0 }, activeId: null });
}

/** Goes `step` pages on in reading order. */
export function stepPage(step: number): void {
  const { view, pageId } = getState();
  const ids = view?.project.pages.map(({ id }) => id) ?? [];
  const next = ids[ids.indexOf(pageId ?? '') + step];
  if (next !== undefined) selectPage(next);
}

/** Listens to what main tells of its own accord. */
export function listenToMain(onCommand: (id: string) => void): void {
  api.on('open-requested', ({ handle }) => void openBy('project.openDropped', { handle }));
  api.on('job', (job) => setState({ job }));
  api.on('page-recognised', ({ pageId }) => void refreshPage(pageId));
  api.on('command', ({ id }) => onCommand(id));
  api.on('flush-before-close', () => void flush());
}
