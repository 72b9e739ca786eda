import { droppedAs } from '../../import/dropped-files';
import { firstDetails } from '../../facts/compare/publication-details';
import { nextInterfacePercent } from '../../settings/interface-size';
import { ARCHIVE_ENDING } from '../../project/handed-over';
import { NO_PUBLICATION, type Publication } from '../../project/project';
import type { AppAction, ProjectAction } from '../actions/actions-document';
import type { PickedFile } from '../state/app-settings';
import { failureIn } from '../../base/result';
import { keepList } from '../state/memo';
import { record, travelled, type History } from '../../edit/history';
import { arrangementOf } from '../../project/arrange';
import {
  chain,
  outcome,
  patch,
  tell,
  tellFailure,
  type Handlers,
  type Moment,
  type Outcome,
} from './outcome';
import { recogniseWaiting } from './reduce-job';
import { tellStep } from './tell-step';
import { onlyDocs, withMissingDocs } from '../state/page-docs';
import { EMPTY_STATE, type ReviewState } from '../state/state';
import { pageIndex, projectPages } from '../select/selectors-text';
import { selectPage, showTarget } from './reduce-place';
import { checkSoon } from './steps';
import { lineLetters } from '../select/arrangement';

export const APP_HANDLERS: Handlers<AppAction> = {
  'app-read': (state, { settings, recent }) => outcome(patch(state, 'app', { settings, recent })),
  'app-ready': (state, { version, dropped, notOpened }) => {
    const ready = patch(state, 'app', { version, notOpened });
    return dropped.length === 0 ? outcome(ready) : openDropped(ready, dropped);
  },
  // What counts as a difference is compared by identity, and another setting must not begin a check anew.
  'settings-read': (state, { settings }) => {
    const before = state.app.settings.stepsOff;
    const stepsOff = keepList(before, settings.stepsOff);
    const read = patch(state, 'app', { settings: { ...settings, stepsOff } });
    return stepsOff === before || read.project.view === null ? outcome(read) : checkSoon(read);
  },
  'interface-stepped': (state, { step }) => {
    const interfacePercent = nextInterfacePercent(state.app.settings.interfacePercent, step);
    return outcome(state, { kind: 'change-settings', change: { interfacePercent } });
  },
  'language-switched': (state) => {
    const language = state.app.settings.language === 'ru' ? 'en' : 'ru';
    return outcome(state, { kind: 'change-settings', change: { language } });
  },
  'files-dropped': (state, { files }) => openDropped(state, files),
  'dropped-chosen': (state, { files }) => beginDocument(state, files),
  'dropped-taken': (state) => outcome(patch(state, 'app', { dropped: [] })),
};

/**
 * A dropped project is opened; dropped scans, folders of scans, and texts with them begin a new one. Of texts alone the
 * person says what they are: nothing that is dropped goes into the open sheet by itself.
 */
function openDropped(state: ReviewState, files: readonly PickedFile[]): Outcome {
  const [scans, texts] = [namedAs(files, 'scan'), namedAs(files, 'text')];
  const refused = files.filter(({ problem }) => problem !== undefined);
  const project = files.find(({ kind }) => kind === 'review');
  const handedOver = files.find(({ name, kind }) => kind === 'file' && isHandedOver(name));
  const { dialog } = state.desk;
  const isFilling = dialog?.kind === 'new-review';
  // What is typed into another dialog must not go with it.
  if (dialog !== null && !isFilling && dialog.kind !== 'dropped-text')
    return outcome(tell(state, 'dropWaits', {}, 'error'));
  if (scans.length === 0 && texts.length > 0 && state.project.view !== null && !isFilling)
    return outcome(patch(state, 'desk', { dialog: { kind: 'dropped-text', files: texts } }));
  if (scans.length + texts.length > 0 || (isFilling && refused.length > 0))
    return beginDocument(state, [...scans, ...refused, ...texts]);
  if (handedOver !== undefined) return outcome(state, { kind: 'open-handed-over', file: handedOver });
  const [zip] = refused;
  if (project === undefined && zip !== undefined) return refusedZip(state, zip);
  if (project === undefined) return outcome(tell(state, 'dropped', {}, 'error'));
  const request = { verb: 'project.openDropped', handle: project.handle } as const;
  return outcome(state, { kind: 'open-project', request });
}

/** Page files without pictures may be of the sheets of the document that is open: the person says whether they are. */
function refusedZip(state: ReviewState, zip: PickedFile): Outcome {
  const { problem, texts } = zip;
  if (texts !== undefined && state.project.view !== null)
    return outcome(patch(state, 'desk', { dialog: { kind: 'dropped-text', files: [zip] } }));
  return outcome(problem === undefined ? state : tellFailure(state, failureIn(zip.name, problem)));
}

/** By the name that the program gives to a document in one file. */
function isHandedOver(name: string): boolean {
  return name.toLowerCase().endsWith(ARCHIVE_ENDING);
}

function namedAs(files: readonly PickedFile[], as: 'scan' | 'text'): readonly PickedFile[] {
  return files.filter(({ name, kind }) => kind === 'file' && droppedAs(name) === as);
}

/** Opens the dialog of a new document with the files in it; one that is open takes them up, too. */
function beginDocument(state: ReviewState, files: readonly PickedFile[]): Outcome {
  const waiting = patch(state, 'app', { dropped: [...state.app.dropped, ...files] });
  return outcome(patch(waiting, 'desk', { dialog: { kind: 'new-review' } }));
}

export const PROJECT_HANDLERS: Handlers<ProjectAction> = {
  'project-left': (state) => outcome(withoutProject(state)),
  'project-opened': (state, { view, viewSettings }) => {
    const opened = patch(state, 'project', { view });
    return outcome(viewSettings === null ? opened : patch(opened, 'desk', { viewSettings }));
  },
  'first-page-read': (state, { pageId, doc, line }) => {
    const docs = pageId === null || doc === null ? {} : { [pageId]: doc };
    const read = patch(state, 'text', { pages: withMissingDocs(state.text.pages, docs) });
    const lineIndex = Math.min(line, Math.max(0, (doc?.page?.lines.length ?? 1) - 1));
    const first = patch(withLineLetters(read), 'place', { pageId, caret: { lineIndex: 0, column: 0 } });
    const placed =
      pageId === null || lineIndex === 0
        ? first
        : showTarget(first, { pageId, lineIndex, from: 0, to: 0, focus: 'panel' });
    // The check begins when everything is there; until then nothing may be called free of discrepancies.
    return outcome(patch(placed, 'flags', { isCheckDue: true }));
  },
  // A page that was read again in the meantime is newer than this.
  'pages-read': (state, { docs }) =>
    outcome(patch(state, 'text', { pages: withMissingDocs(state.text.pages, docs) })),
  'references-read': (state, { references }) => outcome(patch(state, 'project', { references })),
  'project-read': (state) => chain(checkSoon(withLineLetters(state)), recogniseWaiting),
  'references-added': (state, { view, references }) => {
    const added = patch(state, 'project', { view, references });
    const offering = patch(added, 'desk', { dialog: { kind: 'project-details' } });
    return checkSoon(offersMore(added) ? offering : added);
  },
  'sheets-arranged': sheetsArranged,
  'sheets-settled': (state) => outcome(patch(state, 'project', { isArranging: false })),
  'project-described': (state, { view }) => checkSoon(patch(state, 'project', { view })),
};

/** Measured when a document is opened, so that nothing in the window moves while it is typed in. */
function withLineLetters(state: ReviewState): ReviewState {
  return patch(state, 'desk', { lineLetters: lineLetters(state) });
}

type SheetsArranged = Extract<ProjectAction, { readonly type: 'sheets-arranged' }>;

/** The sheet in view stays in view; where it was removed, the one that stands in its place comes. */
function sheetsArranged(state: ReviewState, action: SheetsArranged, { atMs }: Moment): Outcome {
  const { view, docs, travel } = action;
  const ids = view.project.pages.map(({ id }) => id);
  const pages = onlyDocs(withMissingDocs(state.text.pages, docs), new Set(ids));
  const history =
    travel === undefined
      ? withSheetStep(state, action, atMs)
      : travelled(state.text.history, travel.step, travel.isUndo);
  const shown = patch(patch(state, 'project', { view }), 'text', { pages, history });
  const next = sheetToShow(state, ids);
  const placed = next === undefined ? shown : selectPage(shown, next);
  return checkSoon(travel === undefined ? placed : tellStep(placed, travel.step, travel.isUndo));
}

/** The history with the change of the sheets as a step; one that changes nothing is none. */
function withSheetStep(
  { project, text }: ReviewState,
  { view, decisions = [] }: SheetsArranged,
  atMs: number,
): History {
  const after = arrangementOf(view.project);
  const before = project.view === null ? after : arrangementOf(project.view.project);
  if (JSON.stringify(before) === JSON.stringify(after)) return text.history;
  const sheets = { before, after, decisions };
  return record(text.history, { edits: [], verdicts: [], group: null, atMs, sheets });
}

/** The sheet in view; where that is gone, the nearest of those that came for it, else the one in its place. */
function sheetToShow(state: ReviewState, ids: readonly string[]): string | undefined {
  const { pageId } = state.place;
  if (pageId !== null && ids.includes(pageId)) return pageId;
  const before = new Set(projectPages(state).map(({ id }) => id));
  const at = pageIndex(projectPages(state), pageId);
  const awayOf = (id: string) => Math.abs(ids.indexOf(id) - at);
  const [nearest] = ids.filter((id) => !before.has(id)).sort((a, b) => awayOf(a) - awayOf(b));
  return nearest ?? ids[Math.min(at, ids.length - 1)];
}

/**
 * The state without what belongs to one project. Serials go on: an answer that is still under way must not be taken
 * for one to the next project.
 */
function withoutProject({ app, flags, aids, find, desk }: ReviewState): ReviewState {
  return {
    ...EMPTY_STATE,
    app: { ...app, dropped: [], notOpened: null },
    flags: { ...EMPTY_STATE.flags, serial: flags.serial },
    aids: { ...EMPTY_STATE.aids, factsSerial: aids.factsSerial, unknownForms: aids.unknownForms },
    find: { ...EMPTY_STATE.find, searchSerial: find.searchSerial, lastQuery: find.lastQuery },
    // What was said of the texts that a new project was made with comes before the project.
    desk: {
      ...EMPTY_STATE.desk,
      ...{ viewSettings: desk.viewSettings, fileNotes: desk.fileNotes, windowPx: desk.windowPx },
    },
  };
}

/** Whether a page of a publication among the references says something that the project does not know yet. */
function offersMore({ project: { view, references } }: ReviewState): boolean {
  const details = firstDetails(references);
  if (view === null || details === null) return false;
  const { archival, publication = NO_PUBLICATION } = view.project;
  const fields = Object.keys(NO_PUBLICATION) as (keyof Publication)[];
  const isNew = fields.some((name) => publication[name] === '' && details.publication[name] !== '');
  return isNew || (archival === null && details.citation !== null);
}
