import { firstDetails } from '../../app/core/facts/publication-details';
import { NO_PUBLICATION, type Publication } from '../../app/core/project';
import { api, type ProjectView, type ReviewVerb, type Asked } from '../api';
import { ask } from './ask';
import { requestCheck } from './checking';
import { jobTold, pageTurned } from './recognition';
import { adoptPages } from './editing';
import { flush, inTurn } from './saving';
import { getState, resetProject, say, setState, type PageDoc } from './store';
import { keepViewNow, readView } from './view';

/** Reads the app's state at the start, and the project it has open. */
export async function startReview(): Promise<void> {
  const state = await ask('app.state', {});
  if (state === null) return;
  setState({ settings: state.settings, recent: state.recent });
  if (state.project !== null) await showProject(state.project);
  const { version, started, notOpened } = state;
  setState({ version, started, notOpened });
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
    say('notSaved', { reason: getState().saveError ?? '' }, 'error');
    return false;
  }
  setState({ fileNotes: [] });
  // No save or journal may come between: it would go to the other project.
  return await inTurn(async () => {
    const view: ProjectView | null = await ask<OpeningVerb>(verb, args);
    if (view !== null) await showProject(view);
    return view !== null;
  });
}

export async function showProject(view: ProjectView): Promise<void> {
  keepViewNow();
  resetProject();
  await readView(view.project.id);
  setState({ view });
  const ids = view.project.pages.map(({ id }) => id);
  // What a crash left behind is offered on its page, and nobody would look for it there.
  const first = ids.find((id) => view.recoverable.includes(id)) ?? ids[0] ?? null;
  if (first !== null) addPages(view, { [first]: await readPage(first) });
  setState({ pageId: first, caret: { lineIndex: 0, column: 0 }, isChecking: true });
  await Promise.all([
    readPages(
      view,
      ids.filter((id) => id !== first),
    ),
    readReferences(view),
  ]);
  requestCheck();
}

/** Pages that are asked for at once: main reads from the disk while the window takes in what it has read. */
const PAGES_AT_ONCE = 8;
/** Each time the window takes pages in, it draws anew. */
const PAGES_A_DRAWING = 64;

/** A long review is there with its first page; the others follow. */
async function readPages(view: ProjectView, ids: readonly string[]): Promise<void> {
  let read: Record<string, PageDoc> = {};
  for (let at = 0; at < ids.length; at += PAGES_AT_ONCE) {
    const part = ids.slice(at, at + PAGES_AT_ONCE);
    const docs = await Promise.all(part.map(readPage));
    part.forEach((id, i) => {
      const doc = docs[i];
      if (doc !== undefined) read[id] = doc;
    });
    if (Object.keys(read).length < PAGES_A_DRAWING && at + PAGES_AT_ONCE < ids.length) continue;
    if (!addPages(view, read)) return;
    read = {};
  }
}

/** Answers whether the project is still the one that is open. */
function addPages(view: ProjectView, read: Readonly<Record<string, PageDoc>>): boolean {
  const isOpen = getState().view?.project.id === view.project.id;
  // A page that was read again in the meantime is newer than this.
  if (isOpen) setState({ pages: { ...read, ...getState().pages } });
  return isOpen;
}

export async function readPage(pageId: string): Promise<PageDoc> {
  const read = await ask('page.read', { pageId });
  return {
    page: read?.page ?? null,
    baseHash: read?.hash ?? null,
    isDirty: false,
    deletedLines: 0,
    recovery: read?.recovery ?? null,
    damagedFiles: read?.damagedFiles ?? [],
    readings: read?.readings ?? [],
    beside: read?.outsideHash == null ? null : 'outside',
  };
}

/** Reads a page anew when main has changed it, as one step to undo. Typing not saved yet stays. */
export async function refreshPage(pageId: string): Promise<void> {
  if (getState().pages[pageId]?.isDirty === true) return;
  const doc = await readPage(pageId);
  if (getState().pages[pageId]?.isDirty === true) return;
  adoptPages({ [pageId]: doc });
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
  if (offersMore()) setState({ dialog: { kind: 'project-details' } });
}

/** Whether a page of a publication among the references says something that the project does not know yet. */
function offersMore(): boolean {
  const { view, references } = getState();
  const details = firstDetails(references);
  if (view === null || details === null) return false;
  const { archival, publication = NO_PUBLICATION } = view.project;
  const fields = Object.keys(NO_PUBLICATION) as (keyof Publication)[];
  const isNew = fields.some((name) => publication[name] === '' && details.publication[name] !== '');
  return isNew || (archival === null && details.citation !== null);
}

/** Says what the document is; answers whether it is kept. */
export async function describeProject(description: Asked<'project.describe'>): Promise<boolean> {
  const view = await ask('project.describe', description);
  if (view === null) return false;
  setState({ view });
  requestCheck();
  return true;
}

/** Keeps the text that the page's PDF holds as a Reading; where the page has no text, it becomes its text. */
export async function takeTextLayer(): Promise<void> {
  const { pageId } = getState();
  if (pageId === null || !(await flush())) return;
  const taken = await ask('page.textLayer', { pageId, isTaken: true });
  if (taken === null) return;
  if (taken.words === 0) return say('noTextLayer');
  await refreshPage(pageId);
  say(taken.isCurrent ? 'textLayerTaken' : 'recognisedKept');
}

export function selectPage(pageId: string): void {
  if (getState().pageId === pageId) return;
  // F3 goes on from the page that the person chose, not from the card of another.
  setState({ pageId, caret: { lineIndex: 0, column: 0 }, activeId: null });
  pageTurned(pageId);
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
  api.on('file-notes', (notes) => setState({ fileNotes: [...getState().fileNotes, ...notes] }));
  api.on('job', jobTold);
  api.on('page-recognised', ({ pageId }) => void refreshPage(pageId));
  api.on('command', ({ id }) => onCommand(id));
  api.on('flush-before-close', () => {
    keepViewNow();
    void flush();
  });
}
