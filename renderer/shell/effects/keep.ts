import type { Teaching } from '../../../app/core/edit/history';
import { assertNever } from '../../../app/core/base/result';
import type { ProjectView } from '../../../app/core/session/state/project-view';
import type { SettingsChange } from '../../../app/core/session/actions/effects';
import { libraryNote } from '../../../app/core/session/select/library-note';
import { docOf } from '../../../app/core/session/select/selectors-text';
import type { ReviewState } from '../../../app/core/session/state/state';
import type { PageStatus } from '../../../app/core/page/transcription';
import { debounced } from '../schedule';
import { ask, askDone, type Runners, type Shell } from '../shell';
import type { Saving } from './save';

/** Long enough for a splitter to come to rest; the settings are small and lose no work. */
const KEEP_VIEW_AFTER_MS = 400;
/** Nobody waits for it, and somebody who leafs through a document stops nowhere. */
const NOTE_PLACE_AFTER_MS = 2_000;

type KeepKind =
  | ('store-verdict' | 'keep-teaching' | 'set-status' | 'finish-page' | 'keep-view-soon')
  | ('change-settings' | 'switch-theme' | 'report-needs' | 'unlock' | 'note-place-soon');

/** What main writes down of what a person decided, taught or set. */
export function keepEffects(
  shell: Shell,
  { saveDirty }: Saving,
): { readonly runners: Runners<KeepKind>; readonly keepViewNow: () => void } {
  const viewTimer = debounced(() => keepView(shell), KEEP_VIEW_AFTER_MS);
  const placeTimer = debounced(() => notePlace(shell), NOTE_PLACE_AFTER_MS);
  const runners: Runners<KeepKind> = {
    ...decisionRunners(shell),
    ...statusRunners(shell, saveDirty),
    ...settingsRunners(shell),
    'keep-view-soon': viewTimer.soon,
    'note-place-soon': placeTimer.soon,
    'report-needs': ({ met }) => {
      void shell.api.call('window.needs', { met });
    },
    unlock: async ({ pageId, password }) => {
      await askDone(shell, 'scan.unlock', { pageId, password });
      shell.dispatch({ type: 'pictures-unlocked' });
    },
  };
  const keepViewNow = () => {
    viewTimer.flush();
    placeTimer.now();
  };
  return { runners, keepViewNow };
}

function decisionRunners(shell: Shell): Runners<'store-verdict' | 'keep-teaching'> {
  const { api, dispatch } = shell;
  return {
    'store-verdict': async ({ id, verdict, isLater, correction, about, before, shown }) => {
      const learnt = { ...(correction === null ? {} : { correction }), ...(about === null ? {} : { about }) };
      const kept = await api.call('verdict.add', { id, verdict, note: '', isLater, ...learnt });
      if (!kept.ok) dispatch({ type: 'verdict-refused', id, before, shown, failure: kept.error });
      return kept.ok;
    },
    'keep-teaching': async ({ projectId, teaching, after }) => {
      const kept = await keepTeaching(shell, teaching);
      if (kept !== null) dispatch({ type: 'teaching-kept', projectId, teaching, kept, after });
      return kept !== null;
    },
  };
}

function statusRunners(shell: Shell, saveDirty: Saving['saveDirty']): Runners<'set-status' | 'finish-page'> {
  const { dispatch } = shell;
  return {
    'set-status': ({ pageId, status }) => setStatus(shell, pageId, status),
    'finish-page': async ({ pageId, status, note }) => {
      if (!(await saveDirty('saved', note))) {
        dispatch({ type: 'version-ended', isSaved: false });
        return false;
      }
      if (!(await setStatus(shell, pageId, status))) return false;
      dispatch({ type: 'finish-kept', pageId, status });
      return true;
    },
  };
}

async function setStatus(shell: Shell, pageId: string, status: PageStatus): Promise<boolean> {
  const hash = docOf(shell.getState(), pageId)?.baseHash ?? null;
  const view = await ask(shell, 'page.setStatus', { pageId, status, hash });
  if (view !== null) shell.dispatch({ type: 'status-kept', view });
  return view !== null;
}

/**
 * A wish counts at once, so that the next press goes on from it, also before main has answered:
 *
 *     100 ─ larger → 110 ─ larger → 125            both asked of main
 *                          answer 110: passed over, another is to come
 *                          answer 125: what is kept
 *
 * Who works here is taken as main says it, since a name that was given counts for more than the account's.
 */
function settingsRunners(shell: Shell): Runners<'change-settings' | 'switch-theme'> {
  let kept = shell.getState().app.settings;
  let waiting = 0;
  const change = async (changed: SettingsChange): Promise<boolean> => {
    const { settings: before } = shell.getState().app;
    if (waiting === 0) kept = before;
    waiting += 1;
    shell.dispatch({ type: 'settings-read', settings: { ...before, ...changed, who: before.who } });
    const settings = await ask(shell, 'settings.change', changed);
    waiting -= 1;
    kept = settings ?? kept;
    if (waiting === 0) shell.dispatch({ type: 'settings-read', settings: kept });
    return settings !== null;
  };
  return {
    'change-settings': ({ change: changed }) => change(changed),
    'switch-theme': () => change({ theme: isDark(shell.getState()) ? 'light' : 'dark' }),
  };
}

function keepView({ api, getState }: Shell): void {
  const { project, desk } = getState();
  if (project.view === null) return;
  void api.call('view.keep', { projectId: project.view.project.id, view: desk.viewSettings });
}

/** Where one is, for the next time, and what the library says of the document. */
function notePlace({ api, getState }: Shell): void {
  const note = libraryNote(getState());
  if (note !== null) void api.call('library.note', note);
}

function isDark({ app }: ReviewState): boolean {
  const { theme } = app.settings;
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

async function keepTeaching(
  shell: Shell,
  teaching: Teaching,
): Promise<Partial<Pick<ProjectView, 'words' | 'knowledge'>> | null> {
  switch (teaching.type) {
    case 'word': {
      const words = await ask(shell, 'word.teach', { word: teaching.word, isKnown: teaching.after });
      return words === null ? null : { words };
    }
    case 'name': {
      const { ru, en, after } = teaching;
      const knowledge = await ask(shell, 'fact.name', { ru, en, isKnown: after });
      return knowledge === null ? null : { knowledge };
    }
    case 'pairing': {
      const { ru, after } = teaching;
      const asked = { ru, en: after?.en ?? null, isByHand: after !== null };
      const knowledge = await ask(shell, 'fact.pair', asked);
      return knowledge === null ? null : { knowledge };
    }
    default:
      return assertNever(teaching);
  }
}
