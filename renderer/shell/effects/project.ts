import { docEntries, docIn, type PageDoc } from '../../../app/core/session/state/page-docs';
import type { ReviewState } from '../../../app/core/session/state/state';
import type { GivenReference, OpenRequest } from '../../../app/core/session/actions/effects';
import type { ProjectView } from '../../../app/core/session/state/project-view';
import { failureNotice } from '../../../app/core/session/state/notice';
import { guessRole } from '../../../app/core/reference/guess-role';
import { flagsToCount } from '../../../app/core/session/select/selectors-flags';
import {
  docOf,
  pageIndex,
  pagesToHold,
  projectPages,
  sheetNumber,
} from '../../../app/core/session/select/selectors-text';
import type { Answer, ReviewApi } from '../../api';
import { ask, askDone, meetBug, tell, type Runners, type Shell } from '../shell';
import { importFolder, importPage } from './importing';
import { giveText, takeText } from './given-text';
import { tellNotSaved, type Saving } from './save';

type ProjectKind =
  | (
      | 'leave-project'
      | 'open-project'
      | 'start-tour'
      | 'pick-references'
      | 'add-references'
      | 'take-text-layer'
      | 'import-page'
    )
  | ('import-folder' | 'give-text' | 'take-text')
  | 'print'
  | 'find-pdf-way'
  | ('refresh-page' | 'describe-project' | 'save-copy' | 'export' | 'export-statistics' | 'verify');

/** What the effects of a project work with. */
type ProjectShell = Shell & { readonly saving: Saving; readonly keepViewNow: () => void };

/** Opens, fills, copies and exports projects. */
export function projectEffects(shell: ProjectShell): Runners<ProjectKind> {
  const { dispatch, getState, saving } = shell;
  return {
    'open-project': ({ request }) => openProject(shell, request),
    'leave-project': () => leaveProject(shell),
    'start-tour': async () => {
      const isOpen = await openProject(shell, { verb: 'project.openSample' });
      if (isOpen) dispatch({ type: 'tour-wanted' });
      return isOpen;
    },
    'pick-references': () => pickReferences(shell),
    'add-references': ({ references }) => addReferences(shell, references),
    'take-text-layer': ({ isDoubtAccepted }) => takeTextLayer(shell, isDoubtAccepted),
    'import-page': (effect) => importPage(shell, effect, (pageId) => refreshPage(shell, pageId)),
    'import-folder': ({ folder }) => importFolder(shell, folder, (pageId) => refreshPage(shell, pageId)),
    'give-text': (effect) => giveText(shell, effect),
    'take-text': ({ plan }) => takeText(shell, plan, (ids) => readDocs(shell, ids)),
    'refresh-page': ({ pageId }) => refreshPage(shell, pageId),
    'describe-project': async ({ title, archival, publication, illegible }) => {
      const view = await ask(shell, 'project.describe', { title, archival, publication, illegible });
      if (view !== null) dispatch({ type: 'project-described', view });
      return view !== null;
    },
    'save-copy': ({ goesOn }) => saveCopy(shell, goesOn),
    print: ({ what }) => print(shell, what),
    'find-pdf-way': pdfWayFinder(shell),
    export: async ({ choice }) => {
      await saving.flush();
      const done = await ask(shell, 'export.start', { choice });
      if (done !== null) tellExported(shell, done);
    },
    'export-statistics': async () => {
      const done = await ask(shell, 'statistics.export', flagsToCount(getState()));
      if (done !== null) tell(shell, 'exported', { file: done.file });
    },
    verify: async () => {
      await saving.flush();
      const report = await ask(shell, 'project.verify', {});
      if (report !== null) dispatch({ type: 'dialog-opened', dialog: { kind: 'verify', report } });
    },
  };
}

/** What was asked first may be answered last: some ways are known at once, for others the file has to be read. */
function pdfWayFinder(shell: ProjectShell): Runners<'find-pdf-way'>['find-pdf-way'] {
  let asked = 0;
  return async ({ sheets, chosen }) => {
    asked += 1;
    const own = asked;
    const way = await ask(shell, 'export.pdfWay', { sheets, chosen });
    if (way !== null && own === asked)
      shell.dispatch({ type: 'pdf-way-found', found: { sheets, chosen, way } });
  };
}

/** Names what the file could not have as it was meant to. */
function tellExported(
  shell: Shell,
  { file, rewritten, withoutPicture }: NonNullable<Answer<'export.start'>>,
): void {
  if (rewritten.length + withoutPicture.length === 0) return tell(shell, 'exported', { file });
  const state = shell.getState();
  const numbers = (ids: readonly string[]) => ids.map((id) => sheetNumber(state, id)).join(', ') || '–';
  tell(shell, 'exportedWith', { file, anew: numbers(rewritten), without: numbers(withoutPicture) });
}

/**
 * Opens a project after everything of the one before is put away. Answers whether it is open. Text that is safe
 * nowhere keeps the one before open.
 */
async function openProject(shell: ProjectShell, request: OpenRequest): Promise<boolean> {
  const { getState, saving } = shell;
  if (!(await saving.flush())) {
    tellNotSaved(shell, getState().saving.error);
    return false;
  }
  shell.keepViewNow();
  // No save or journal may come between: it would go to the other project.
  shell.dispatch({ type: 'file-notes-closed' });
  return await saving.turns(async () => {
    const result = await callOpen(shell.api, request);
    if (!result.ok) shell.dispatch({ type: 'notified', notice: { message: result.error, tone: 'error' } });
    const view = result.ok ? result.value : null;
    if (view !== null) await showProject(shell, view);
    return view !== null;
  });
}

/** Puts everything away and shows the library. Text that is safe nowhere keeps the document open. */
async function leaveProject(shell: ProjectShell): Promise<boolean> {
  const { dispatch, getState, saving, keepViewNow } = shell;
  if (!(await saving.flush())) {
    tellNotSaved(shell, getState().saving.error);
    return false;
  }
  keepViewNow();
  return await saving.turns(async () => {
    const isClosed = await askDone(shell, 'project.close', {});
    if (isClosed) dispatch({ type: 'project-left' });
    return isClosed;
  });
}

function callOpen(api: ReviewApi, request: OpenRequest): ReturnType<typeof api.call<'project.pick'>> {
  switch (request.verb) {
    case 'project.openSample':
    case 'project.pick':
      return api.call(request.verb, {});
    case 'project.openRecent':
    case 'project.openDropped':
      return api.call(request.verb, { handle: request.handle });
    case 'project.create': {
      const { verb, scans, ...rest } = request;
      return api.call(verb, { ...rest, scans: [...scans] });
    }
  }
}

/** What is still being read of a document that is shown already. `whole` is there when all of it is read, or it was left. */
type Reading = { readonly whole: Promise<void> };

/**
 * Shows a project with its first page. The others and the references follow while one works: saving, leaving and opening
 * another do not wait for two thousand sheets.
 */
export async function showProject(shell: ProjectShell, view: ProjectView): Promise<Reading> {
  const { dispatch, keepViewNow } = shell;
  keepViewNow();
  dispatch({ type: 'project-left' });
  const ids = view.project.pages.map(({ id }) => id);
  // What a crash left behind is offered on its page, and nobody would look for it there.
  const stopped = ids.includes(view.stoppedAt?.pageId ?? '') ? view.stoppedAt : undefined;
  const recovered = ids.find((id) => view.recoverable.includes(id));
  const first = recovered ?? stopped?.pageId ?? ids[0] ?? null;
  const line = recovered === undefined ? (stopped?.line ?? 0) : 0;
  // Asked for before all that the window asks for once it shows the document.
  const read = first === null ? null : readPage(shell, first);
  const viewSettings = await ask(shell, 'view.read', { projectId: view.project.id });
  dispatch({ type: 'project-opened', view, viewSettings });
  const doc = await read;
  if (!isOpen(shell.getState(), view)) return { whole: Promise.resolve() };
  dispatch({ type: 'first-page-read', pageId: first, doc, line });
  const others = ids.filter((id) => id !== first);
  return {
    whole: readRest(shell, view, others).catch((error: unknown) => meetBug(shell, 'open-project', error)),
  };
}

/** Shows a project, and answers when all of it is read. */
export async function showWholeProject(shell: ProjectShell, view: ProjectView): Promise<void> {
  const { whole } = await showProject(shell, view);
  await whole;
}

async function readRest(shell: Shell, view: ProjectView, ids: readonly string[]): Promise<void> {
  await Promise.all([readPages(shell, view, ids), readReferences(shell, view)]);
  if (isOpen(shell.getState(), view)) shell.dispatch({ type: 'project-read' });
}

function isOpen({ project }: ReviewState, view: ProjectView): boolean {
  return project.view?.project.id === view.project.id;
}

/** Pages that are asked for at once: main reads from the disk while the window takes in what it has read. */
const PAGES_AT_ONCE = 8;
/** Each time the window takes pages in, it draws anew. */
const PAGES_A_DRAWING = 64;

/** A long document is shown with its first page; the others follow. */
async function readPages(shell: Shell, view: ProjectView, ids: readonly string[]): Promise<void> {
  // Sheets may be taken away while others are read.
  const isWanted = (id: string) => isOpen(shell.getState(), view) && hasPage(shell.getState(), id);
  let read: Record<string, PageDoc> = {};
  for (let at = 0; at < ids.length; at += PAGES_AT_ONCE) {
    const part = ids.slice(at, at + PAGES_AT_ONCE).filter(isWanted);
    Object.assign(read, await readDocs(shell, part, isWanted));
    if (!isOpen(shell.getState(), view)) return;
    if (Object.keys(read).length < PAGES_A_DRAWING && at + PAGES_AT_ONCE < ids.length) continue;
    shell.dispatch({ type: 'pages-read', docs: read });
    read = {};
  }
}

const hasPage = (state: ReviewState, id: string) => pageIndex(projectPages(state), id) >= 0;

const always = () => true;

/** What main knows of some pages, read side by side; of one that is no longer wanted a failure is not told. */
export async function readDocs(
  shell: Shell,
  ids: readonly string[],
  isWanted: (id: string) => boolean = always,
): Promise<Readonly<Record<string, PageDoc>>> {
  const docs = await Promise.all(ids.map(async (id) => [id, await readPage(shell, id, isWanted)] as const));
  return Object.fromEntries(docs.filter(([id]) => isWanted(id)));
}

export async function readPage(
  shell: Shell,
  pageId: string,
  isWanted: (id: string) => boolean = always,
): Promise<PageDoc> {
  const answer = await shell.api.call('page.read', { pageId });
  if (!answer.ok && isWanted(pageId))
    shell.dispatch({ type: 'notified', notice: failureNotice(answer.error) });
  const read = answer.ok ? answer.value : null;
  return {
    page: read?.page ?? null,
    baseHash: read?.hash ?? null,
    isDirty: false,
    deletedLines: 0,
    recovery: read?.recovery ?? null,
    damagedFiles: read?.damagedFiles ?? [],
    readings: read?.readings ?? [],
    certainties: read?.certainties ?? [],
    ink: read?.ink ?? null,
    otherVersion: read?.outsideHash == null ? null : 'outside',
    otherFile: read?.outsideFile ?? '',
  };
}

/** Reads a page again when main has changed it, as one step to undo. Typing not saved yet stays. */
async function refreshPage(shell: Shell, pageId: string): Promise<void> {
  if (docOf(shell.getState(), pageId)?.isDirty === true) return;
  const doc = await readPage(shell, pageId);
  shell.dispatch({ type: 'pages-adopted', docs: { [pageId]: doc }, keepsTyping: true });
}

export async function readTexts(shell: Shell, view: ProjectView): Promise<readonly string[]> {
  const references: string[] = [];
  for (const index of view.project.references.keys())
    references.push((await ask(shell, 'reference.read', { index })) ?? '');
  return references;
}

async function readReferences(shell: Shell, view: ProjectView): Promise<void> {
  const references = await readTexts(shell, view);
  if (isOpen(shell.getState(), view)) shell.dispatch({ type: 'references-read', references });
}

/** A text that is mostly in Latin letters is a translation; the person can say otherwise in a new review. */
async function pickReferences(shell: Shell): Promise<void> {
  const files = await ask(shell, 'files.pick', { purpose: 'reference' });
  if (files === null || files.length === 0) return;
  await addReferences(
    shell,
    files.map(({ handle, name }) => ({ handle, role: guessRole(name) })),
  );
}

async function addReferences(shell: Shell, given: readonly GivenReference[]): Promise<void> {
  const view = await ask(shell, 'project.addReferences', { references: [...given] });
  if (view === null) return;
  const references = await readTexts(shell, view);
  shell.dispatch({ type: 'references-added', view, references });
}

/**
 * Keeps the text that the page's PDF holds as a Reading; where the page has no text, it becomes its text. One that does
 * not read as Russian is asked about first.
 */
async function takeTextLayer(shell: ProjectShell, isDoubtAccepted: boolean): Promise<void> {
  const { pageId } = shell.getState().place;
  if (pageId === null || !(await shell.saving.flush())) return;
  const taken = await ask(shell, 'page.textLayer', { pageId, isTaken: true, isDoubtAccepted });
  if (taken === null) return;
  const { words, doubt } = taken;
  if (words === 0) return tell(shell, 'noTextLayer');
  if (doubt !== null && !isDoubtAccepted)
    return shell.dispatch({
      type: 'dialog-opened',
      dialog: { kind: 'text-layer-question', words, ...doubt },
    });
  await refreshPage(shell, pageId);
  tell(shell, taken.isCurrent ? 'textLayerTaken' : 'recognisedKept');
}

/** Where it failed instead of being given up, the reason stands there now and stays. */
function endNotice({ dispatch, getState }: ProjectShell, key: 'copying' | 'printing'): void {
  const message = getState().desk.notice?.message;
  if (message !== undefined && 'key' in message && message.key === key) dispatch({ type: 'notice-closed' });
}

/** What the system's dialog asks is its own; one that was cancelled needs no word. */
async function print(shell: ProjectShell, what: 'facing' | 'report'): Promise<void> {
  await shell.saving.flush();
  tell(shell, 'printing');
  const isPrinted = await ask(shell, 'print.start', { what });
  endNotice(shell, 'printing');
  if (isPrinted === true) tell(shell, 'printed');
}

/** Copies the project elsewhere with everything the window holds, and goes on in the copy where that is wished. */
async function saveCopy(shell: ProjectShell, goesOn: boolean): Promise<void> {
  const { dispatch, getState } = shell;
  await shell.saving.flushInTime();
  const before = getState();
  tell(shell, 'copying');
  const copy = await ask(shell, 'project.saveCopy', { held: pagesToHold(before), goesOn });
  if (copy === null) return endNotice(shell, 'copying');
  const { folder, lost } = copy;
  const files = lost.join(', ');
  if (copy.view === null) {
    if (lost.length === 0) tell(shell, 'copySavedBeside', { folder });
    else tell(shell, 'copyLacksBeside', { folder, files }, 'error');
    return;
  }
  const typedSince = docEntries(getState().text.pages).filter(
    ([id, { page }]) => page !== docIn(before.text.pages, id)?.page,
  );
  // A save into the folder that was left may still be under way.
  shell.saving.leaveBehind();
  await showWholeProject(shell, copy.view);
  for (const [pageId, { page }] of typedSince)
    if (page !== null) dispatch({ type: 'page-replaced', pageId, page });
  if (lost.length === 0) tell(shell, 'copySaved', { folder });
  else tell(shell, 'copyLacks', { folder, files }, 'error');
}
