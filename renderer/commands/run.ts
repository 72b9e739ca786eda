import { COMMANDS, type CommandId } from '../../app/core/commands';
import { nextInterfacePercent, PLAIN_INTERFACE } from '../../app/core/interface-size';
import type { ExportFormat } from '../api';
import { ask } from '../state/ask';
import { redoStep, undoStep } from '../state/editing';
import { openFinding, stepHit } from '../state/finding';
import { showTarget, stepDiscrepancy } from '../state/navigation';
import { readSheetAgain, startFraming } from '../state/framing';
import { moveCaretLine, openReread } from '../state/lines';
import { saveCopy } from '../state/copying';
import { importPage } from '../state/importing';
import { openBy, stepPage, addReferences, takeTextLayer } from '../state/project';
import {
  cancelRecognition,
  isRunning,
  pauseRecognition,
  recogniseAll,
  recogniseCarefully,
  recognisePage,
  retryFailed,
} from '../state/recognition';
import { changeSettings } from '../state/settings';
import { getState, say, setState, type Dialog, type Held } from '../state/store';
import { changeLook, changeView, turnScan } from '../state/view';
import { TEXT_PX } from '../../app/core/view-settings';
import { stepPane } from './panes';
import { activeDiscrepancy } from '../state/deciding';
import { addWordHere } from '../state/project-words';
import { finishPage, goToNextPage, setPageStatus, validatePage } from '../state/statuses';
import { layNow, takeAtCaret } from '../state/references';
import { flush } from '../state/saving';

export type MarkCommand = Exclude<Extract<CommandId, `mark-${string}`>, 'mark-validated' | 'mark-attention'>;
/** What the scan and the editor do themselves; the parts that show them put their own work in here. */
export type ViewCommand =
  | ('zoom-in' | 'zoom-out' | 'fit-page' | 'fit-width' | 'fit-line')
  | (MarkCommand | 'comment-line' | 'spelling-suggestions');
const viewCommands = new Map<ViewCommand, () => void>();

/** Registers what a view command does; returns its own unregister. */
export function onViewCommand(id: ViewCommand, run: () => void): () => void {
  viewCommands.set(id, run);
  return () => {
    if (viewCommands.get(id) === run) viewCommands.delete(id);
  };
}

const RUNS: Readonly<Record<CommandId, () => void>> = {
  'new-review': () => setState({ dialog: { kind: 'new-review' } }),
  open: () => void openBy('project.pick', {}),
  'open-sample': () => void openBy('project.openSample', {}),
  'add-references': () => void pickReferences(),
  'take-text-layer': () => void takeTextLayer(),
  'import-page': () => void importPage(),
  'project-details': () => show({ kind: 'project-details' }),
  'save-version': () => show({ kind: 'save-version' }),
  'save-copy': () => void saveCopy(),
  'export-txt': () => void exportAs('txt'),
  'export-page': () => void exportAs('page'),
  'export-report': () => void exportAs('report'),
  'export-csv': () => void exportAs('csv'),
  verify: () => void verify(),
  undo: undoStep,
  redo: redoStep,
  find: () => openFinding('page', false, selectedText()),
  'find-everywhere': () => openFinding('project', false, selectedText()),
  replace: () => openFinding(getState().finding?.scope ?? 'page', true, selectedText()),
  'find-next': () => findAgain(1),
  'find-previous': () => findAgain(-1),
  'special-characters': () => show({ kind: 'characters' }),
  'mark-illegible': () => viewCommands.get('mark-illegible')?.(),
  'mark-doubtful': () => viewCommands.get('mark-doubtful')?.(),
  'mark-struck': () => viewCommands.get('mark-struck')?.(),
  'mark-inserted': () => viewCommands.get('mark-inserted')?.(),
  'mark-handwritten': () => viewCommands.get('mark-handwritten')?.(),
  'mark-stamp': () => viewCommands.get('mark-stamp')?.(),
  'mark-margin-note': () => viewCommands.get('mark-margin-note')?.(),
  'mark-heading': () => viewCommands.get('mark-heading')?.(),
  'spelling-suggestions': () => viewCommands.get('spelling-suggestions')?.(),
  'add-word': () => void addWordHere(),
  'comment-line': () => viewCommands.get('comment-line')?.(),
  'comment-page': commentPage,
  'zoom-in': () => viewCommands.get('zoom-in')?.(),
  'zoom-out': () => viewCommands.get('zoom-out')?.(),
  'fit-page': () => viewCommands.get('fit-page')?.(),
  'fit-width': () => viewCommands.get('fit-width')?.(),
  'fit-line': () => viewCommands.get('fit-line')?.(),
  'rotate-view': () => turnScan(90),
  'toggle-boxes': () => changeView({ showsBoxes: !getState().viewSettings.showsBoxes }),
  'toggle-spelling': () => changeView({ showsSpelling: !getState().viewSettings.showsSpelling }),
  'invert-scan': () => changeLook({ isInverted: !getState().viewSettings.look.isInverted }),
  'hold-ink': () => hold('ink'),
  'hold-text': () => hold('text'),
  'hold-loupe': () => hold('loupe'),
  'toggle-pages': () => changeView({ showsPages: !getState().viewSettings.showsPages }),
  'toggle-scan': () => changeView({ showsScan: !getState().viewSettings.showsScan }),
  'toggle-side': () => changeView({ showsSide: !getState().viewSettings.showsSide }),
  'scan-left': () => changeView({ scanSide: 'left', showsScan: true }),
  'scan-right': () => changeView({ scanSide: 'right', showsScan: true }),
  'scan-top': () => changeView({ scanSide: 'top', showsScan: true }),
  'scan-bottom': () => changeView({ scanSide: 'bottom', showsScan: true }),
  'next-pane': () => stepPane(1),
  'previous-pane': () => stepPane(-1),
  'text-larger': () => changeTextSize(1),
  'text-smaller': () => changeTextSize(-1),
  'interface-larger': () => changeInterface(1),
  'interface-smaller': () => changeInterface(-1),
  'interface-plain': () => void changeSettings({ interfacePercent: PLAIN_INTERFACE }),
  'show-facts': showFacts,
  'show-sheet': showSheet,
  'next-page': () => stepPage(1),
  'previous-page': () => stepPage(-1),
  theme: () => void changeSettings({ theme: isDark() ? 'light' : 'dark' }),
  language: () => void changeSettings({ language: getState().settings.language === 'ru' ? 'en' : 'ru' }),
  'recognise-page': () => void recognisePage(),
  'recognise-all': () => void recogniseAll(),
  'recognise-carefully': () => void recogniseCarefully(),
  'reread-line': openReread,
  'read-sheet-again': readSheetAgain,
  'read-part': () => startFraming('read'),
  'frame-line': () => startFraming('line'),
  'move-line-up': () => moveCaretLine(-1),
  'move-line-down': () => moveCaretLine(1),
  'pause-recognition': () => void pauseRecognition(),
  'retry-failed': () => void retryFailed(),
  'cancel-recognition': () => void cancelRecognition(),
  'next-discrepancy': () => step(1),
  'previous-discrepancy': () => step(-1),
  'take-line': () => void takeAtCaret('line'),
  'take-block': () => void takeAtCaret('block'),
  'take-page': () => void showTakePage(),
  'edit-text': editText,
  'all-like-this': showAlike,
  'project-words': () => show({ kind: 'project-words' }),
  comparison: () => show({ kind: 'comparison' }),
  'finish-page': () => void finishPage(),
  'next-page-for-me': goToNextPage,
  'mark-validated': () => void validatePage(),
  digits: () => show({ kind: 'digits' }),
  progress: () => show({ kind: 'progress' }),
  'mark-attention': () => void setPageStatus('needs-attention'),
  palette: () => setState({ dialog: { kind: 'palette' } }),
  keys: () => setState({ dialog: { kind: 'keys' } }),
  tour: () => void startTour(),
  'change-keys': () => setState({ dialog: { kind: 'change-keys' } }),
  about: () => setState({ dialog: { kind: 'about' } }),
};

const WITHOUT_PROJECT: readonly CommandId[] = [
  ...([
    'new-review',
    'open',
    'open-sample',
    'theme',
    'language',
    'interface-larger',
    'interface-smaller',
    'interface-plain',
    'palette',
    'keys',
    'change-keys',
    'tour',
    'about',
  ] as const),
];
const WRITING: readonly CommandId[] = [
  ...([
    'add-references',
    'import-page',
    'take-text-layer',
    'reread-line',
    'read-sheet-again',
    'read-part',
    'frame-line',
    'move-line-up',
    'move-line-down',
    'save-version',
    'undo',
    'redo',
    'replace',
    'special-characters',
    'recognise-page',
    'recognise-all',
    'recognise-carefully',
  ] as const),
  ...([
    'finish-page',
    'mark-validated',
    'mark-attention',
    'all-like-this',
    'digits',
    'take-line',
    'take-block',
    'take-page',
  ] as const),
  ...(['comment-line', 'comment-page', 'spelling-suggestions', 'add-word'] as const),
  ...(['mark-illegible', 'mark-doubtful', 'mark-struck'] as const),
  ...(['mark-inserted', 'mark-handwritten', 'mark-stamp', 'mark-margin-note', 'mark-heading'] as const),
];

/** These need a text on the page in view. */
const TEXT_COMMANDS: readonly CommandId[] = COMMANDS.filter(({ group }) => group === 'text').map(
  ({ id }) => id,
);

function hasText(): boolean {
  const { pageId, pages } = getState();
  return pageId !== null && pages[pageId]?.page != null;
}

/** Whether a command makes sense now. */
export function isEnabled(id: CommandId): boolean {
  const { view, history, job } = getState();
  if (WITHOUT_PROJECT.includes(id)) return true;
  if (view === null) return false;
  if (view.readOnly !== null && WRITING.includes(id)) return false;
  const runs = isRunning(job);
  if (TEXT_COMMANDS.includes(id) && !hasText()) return false;
  if (id === 'undo') return history.done.length > 0;
  if (id === 'redo') return history.undone.length > 0;
  if (id === 'cancel-recognition' || id === 'pause-recognition') return runs;
  if (id === 'retry-failed') return !runs && Object.keys(getState().failed).length > 0;
  if (id === 'recognise-all' || id === 'recognise-carefully' || id === 'recognise-page') return !runs;
  return true;
}

export function runCommand(id: CommandId): void {
  if (isEnabled(id)) RUNS[id]();
}

export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(RUNS, id);
}

function show(dialog: Dialog): void {
  setState({ dialog });
}

/** What is selected in the transcription, if it is short enough to be looked for. */
function selectedText(): string {
  const isInText = document.activeElement?.classList.contains('cm-content') === true;
  const text = isInText ? (document.getSelection()?.toString() ?? '') : '';
  return text.length > 200 || text.includes('\n') ? '' : text;
}

function findAgain(by: 1 | -1): void {
  if (getState().finding === null) openFinding('page', false, selectedText());
  else stepHit(by);
}

function commentPage(): void {
  const { pageId } = getState();
  if (pageId !== null) show({ kind: 'comment', pageId, lineIndex: null });
}

/** From the palette, where no key is held, it stays until it is asked for again. */
function hold(held: Held): void {
  setState({ held: getState().held === held ? null : held });
}

function changeTextSize(stepPx: 1 | -1): void {
  const textPx = getState().viewSettings.textPx + stepPx;
  changeView({ textPx: Math.min(TEXT_PX.to, Math.max(TEXT_PX.from, textPx)) });
}

function changeInterface(step: 1 | -1): void {
  const { interfacePercent } = getState().settings;
  void changeSettings({ interfacePercent: nextInterfacePercent(interfacePercent, step) });
}

/** The keys go to the list, so that it can be walked at once. */
function showFacts(): void {
  setState({ tab: 'facts' });
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.fact, .side-panel [data-state=active]')?.focus(),
  );
}

/** The keys go to its first button. */
function showSheet(): void {
  changeView({ showsSide: true });
  setState({ tab: 'sheet' });
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.sheet-panel button')?.focus());
}

function isDark(): boolean {
  const { theme } = getState().settings;
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function step(by: 1 | -1): void {
  if (!stepDiscrepancy(by)) say('nothingMore');
}

/** Every place like the one on the card, before anything is decided for all of them. */
function showAlike(): void {
  const one = activeDiscrepancy();
  if (one === null) say('alikeOfWhat');
  else setState({ dialog: { kind: 'alike', one } });
}

/** F2: from the card to the words it speaks of. */
function editText(): void {
  const part = activeDiscrepancy()?.parts[0];
  const { pageId, caret } = getState();
  if (part !== undefined) showTarget({ ...part, focus: 'text' });
  else if (pageId !== null && caret !== null) {
    showTarget({ pageId, lineIndex: caret.lineIndex, from: caret.column, to: caret.column, focus: 'text' });
  }
}

/** The tour speaks of what stands in the sample. */
async function startTour(): Promise<void> {
  if (getState().view?.isSample !== true && !(await openBy('project.openSample', {}))) return;
  setState({ tourStep: 0 });
}

/** The preview needs the page laid beside the reference as it is now, whichever tab is open. */
async function showTakePage(): Promise<void> {
  if (await layNow()) setState({ dialog: { kind: 'take-page' } });
  else say('noReferenceText');
}

async function exportAs(format: ExportFormat): Promise<void> {
  await flush();
  const done = await ask('export.start', { format });
  if (done !== null) say('exported', { file: done.file });
}

async function verify(): Promise<void> {
  await flush();
  const report = await ask('project.verify', {});
  if (report !== null) setState({ dialog: { kind: 'verify', report } });
}

/** A text that is mostly in Latin letters is a translation; the person can say otherwise in a new review. */
async function pickReferences(): Promise<void> {
  const files = await ask('files.pick', { purpose: 'reference' });
  if (files === null || files.length === 0) return;
  await addReferences(files.map(({ handle, name }) => ({ handle, role: guessRole(name) })));
}

/** From the file's name alone: the window does not read files. */
export function guessRole(name: string): 'transcription' | 'translation' {
  return /transl|перевод|engl|англ|[-_. (]en[-_. )]/i.test(name) ? 'translation' : 'transcription';
}
