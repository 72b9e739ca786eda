import { fail, ok } from '../core/base/result';
import type { ReviewVerb } from '../ipc';
import { unknownHandle, type AppContext, type VerbHandlers } from './context';
import { enableMenu } from './menu';
import { folderKey } from './folder-key';

/** Each takes some hundred megabytes; nobody has so many in sight, and a faulty window must not open more. */
const MOST_WINDOWS = 20;

type WindowVerb = Extract<ReviewVerb, `window.${string}`>;

/** Verbs about the window itself and about the other ones. */
export function windowVerbs(context: AppContext): VerbHandlers<WindowVerb> {
  return {
    'window.open': async ({ handle }) => {
      const folder = handle === null ? null : context.handles.path(handle);
      if (handle !== null && folder === null) return unknownHandle();
      const owner = folder === null ? null : context.claims.ownerOf(await folderKey(folder));
      if (owner !== null) context.windows.show(owner);
      else if (context.windows.all().length >= MOST_WINDOWS) return fail('too-many-windows');
      else context.windows.open({ folder });
      return ok(null);
    },
    'window.next': () => {
      const all = context.windows.all();
      const next = all[(all.findIndex(({ number }) => number === context.number) + 1) % all.length];
      if (next !== undefined) context.windows.show(next);
      return Promise.resolve(ok(null));
    },
    'window.needs': ({ met }) => {
      context.metNeeds = met;
      if (context.windows.current()?.number === context.number) enableMenu(met);
      return Promise.resolve(ok(null));
    },
    'window.unsaved': ({ state, isFlushing }) => {
      context.unsaved = state;
      context.isFlushing = isFlushing;
      return Promise.resolve(ok(null));
    },
    'window.reload': () => {
      context.window()?.webContents.reload();
      return Promise.resolve(ok(null));
    },
  };
}
