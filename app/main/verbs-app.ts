import { nativeTheme } from 'electron';
import { readBindings } from '../core/session/commands/key-bindings';
import { ok } from '../core/base/result';
import type { AppState, ReviewVerb } from '../ipc';
import type { AppContext, VerbHandlers } from './context';
import { viewOf } from './session';
import { describeFiles } from './verbs-project';

type AppVerb = Extract<ReviewVerb, 'app.state' | 'settings.change' | `view.${string}`>;

/** Verbs about the app itself. */
export function appVerbs(context: AppContext): VerbHandlers<AppVerb> {
  return {
    'app.state': async () => {
      await context.opening;
      const view = context.session === null ? null : await viewOf(context.session);
      const started = await describeFiles(context, context.started);
      context.started = [];
      const state: AppState = {
        started,
        version: context.version,
        project: view !== null && view.ok ? view.value : null,
        notOpened:
          context.notOpened === null
            ? null
            : { ...context.notOpened, handle: context.handles.give(context.notOpened.folder) },
        platform: process.platform,
        settings: context.settings.settings(),
        recent: context.settings.recent().map(({ folder, title }) => {
          return { folder, title, handle: context.handles.give(folder) };
        }),
      };
      return ok(state);
    },
    'settings.change': async ({ exportChoice, ...args }) => {
      const { language, theme, who, hasSeenTour, interfacePercent, stepsOff, keys } = args;
      const settings = await context.settings.change({
        ...(language === undefined ? {} : { language }),
        ...(theme === undefined ? {} : { theme }),
        ...(who === undefined ? {} : { who, isWhoGiven: true }),
        ...(hasSeenTour === undefined ? {} : { hasSeenTour }),
        ...(interfacePercent === undefined ? {} : { interfacePercent }),
        ...(stepsOff === undefined ? {} : { stepsOff }),
        ...(exportChoice === undefined ? {} : { exportChoice }),
        ...(keys === undefined ? {} : { keys: readBindings(keys) }),
      });
      nativeTheme.themeSource = settings.theme;
      for (const one of context.windows.all()) {
        one.window()?.webContents.setZoomFactor(settings.interfacePercent / 100);
        if (one.number !== context.number) one.send('settings-changed', settings);
      }
      context.windows.changed();
      return ok(settings);
    },
    'view.read': ({ projectId }) => Promise.resolve(ok(context.settings.view(projectId))),
    'view.keep': async ({ projectId, view }) => {
      await context.settings.keepView(projectId, view);
      return ok(null);
    },
  };
}
