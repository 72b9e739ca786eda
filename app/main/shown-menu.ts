import type { AppContext, Program } from './context';
import { setMenu, type MenuDocument, type MenuWindow } from './menu';
import { windowNames } from './window-names';
import { mainWords } from './words';

/** Makes the menu anew: of the commands, of the documents that were open last, and of the windows that are open now. */
export function refreshMenu(program: Program, showDocument: (folder: string) => void): void {
  const { settings, windows } = program;
  setMenu({
    settings: settings.settings(),
    met: windows.current()?.metNeeds ?? [],
    recent: settings.recent().map(({ folder, title }) => recentOf(program, title, folder, showDocument)),
    windows: windowsOf(program),
    onCommand: (id) => {
      const current = windows.current();
      // On macOS the menu is there without a window.
      if (current === null) windows.open({ folder: null });
      else current.send('command', { id });
    },
  });
}

function recentOf(
  { windows }: Program,
  title: string,
  folder: string,
  showDocument: (folder: string) => void,
): MenuDocument {
  const open = (isInNewWindow: boolean) => {
    const current = windows.current();
    if (isInNewWindow || current === null) showDocument(folder);
    else current.send('open-requested', { handle: current.handles.give(folder) });
  };
  return { title, open };
}

function windowsOf({ windows, settings }: Program): readonly MenuWindow[] {
  const all = windows.all();
  const names = windowNames(all.map(shownIn), mainWords(settings.settings().language).library);
  return all.map((context, i) => ({
    number: context.number,
    title: names[i] ?? '',
    isInFront: windows.current()?.number === context.number,
    show: () => windows.show(context),
  }));
}

function shownIn({ session }: AppContext): { readonly title: string; readonly folder: string } | null {
  return session === null ? null : { title: session.store.project().title, folder: session.store.root };
}
