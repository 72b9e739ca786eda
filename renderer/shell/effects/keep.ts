import type { Lesson } from '../../../app/core/history';
import { assertNever } from '../../../app/core/result';
import type { ProjectView } from '../../../app/core/session/project-view';
import type { ReviewState } from '../../../app/core/session/state';
import { debounced } from '../schedule';
import { ask, askDone, type Runners, type Shell } from '../shell';
import type { Saving } from './save';

/** Long enough for a splitter to come to rest; the settings are small and lose no work. */
const KEEP_VIEW_AFTER_MS = 400;

type KeepKind =
  | ('store-verdict' | 'keep-lesson' | 'set-status' | 'finish-page' | 'keep-view-soon')
  | ('change-settings' | 'switch-theme' | 'report-needs' | 'unlock');

/** What main writes down of what a person decided, taught or set. */
export function keepEffects(
  shell: Shell,
  { saveDirty }: Saving,
): { readonly runners: Runners<KeepKind>; readonly keepViewNow: () => void } {
  const { api, dispatch } = shell;
  const viewTimer = debounced(() => keepView(shell), KEEP_VIEW_AFTER_MS);
  const setStatus = async (request: Parameters<typeof statusRequest>[1]): Promise<boolean> => {
    const view = await ask(shell, 'page.setStatus', statusRequest(shell.getState(), request));
    if (view !== null) dispatch({ type: 'status-kept', view });
    return view !== null;
  };
  const runners: Runners<KeepKind> = {
    'store-verdict': async ({ id, verdict, isLater, correction, before, shown }) => {
      const learnt = correction === null ? {} : { correction };
      const kept = await api.call('verdict.add', { id, verdict, note: '', isLater, ...learnt });
      if (!kept.ok) dispatch({ type: 'verdict-refused', id, before, shown, failure: kept.error });
      return kept.ok;
    },
    'keep-lesson': async ({ projectId, lesson, after }) => {
      const kept = await keepLesson(shell, lesson);
      if (kept !== null) dispatch({ type: 'lesson-kept', projectId, lesson, kept, after });
      return kept !== null;
    },
    'set-status': setStatus,
    'finish-page': async ({ pageId, status, note }) => {
      if (!(await saveDirty('saved', note))) {
        dispatch({ type: 'version-ended', isSaved: false });
        return false;
      }
      if (!(await setStatus({ pageId, status }))) return false;
      dispatch({ type: 'finish-kept', pageId, status });
      return true;
    },
    'keep-view-soon': viewTimer.soon,
    'change-settings': async ({ change }) => {
      const settings = await ask(shell, 'settings.change', change);
      if (settings !== null) dispatch({ type: 'settings-read', settings });
      return settings !== null;
    },
    'switch-theme': async () => {
      const theme = isDark(shell.getState()) ? 'light' : 'dark';
      const settings = await ask(shell, 'settings.change', { theme });
      if (settings !== null) dispatch({ type: 'settings-read', settings });
    },
    'report-needs': ({ met }) => {
      void api.call('window.needs', { met });
    },
    unlock: async ({ pageId, password }) => {
      await askDone(shell, 'scan.unlock', { pageId, password });
      dispatch({ type: 'pictures-unlocked' });
    },
  };
  return { runners, keepViewNow: viewTimer.flush };
}

function statusRequest(
  { text }: ReviewState,
  {
    pageId,
    status,
  }: { readonly pageId: string; readonly status: ProjectView['project']['pages'][number]['status'] },
) {
  return { pageId, status, hash: text.pages[pageId]?.baseHash ?? null };
}

function keepView({ api, getState }: Shell): void {
  const { project, desk } = getState();
  if (project.view === null) return;
  void api.call('view.keep', { projectId: project.view.project.id, view: desk.viewSettings });
}

function isDark({ app }: ReviewState): boolean {
  const { theme } = app.settings;
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

async function keepLesson(
  shell: Shell,
  lesson: Lesson,
): Promise<Partial<Pick<ProjectView, 'words' | 'knowledge'>> | null> {
  switch (lesson.type) {
    case 'word': {
      const words = await ask(shell, 'word.teach', { word: lesson.word, isKnown: lesson.after });
      return words === null ? null : { words };
    }
    case 'name': {
      const { ru, en, after } = lesson;
      const knowledge = await ask(shell, 'fact.name', { ru, en, isKnown: after });
      return knowledge === null ? null : { knowledge };
    }
    case 'pairing': {
      const { ru, after } = lesson;
      const asked = { ru, en: after?.en ?? null, isByHand: after !== null };
      const knowledge = await ask(shell, 'fact.pair', asked);
      return knowledge === null ? null : { knowledge };
    }
    default:
      return assertNever(lesson);
  }
}
