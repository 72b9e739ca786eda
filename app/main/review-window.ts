import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, screen, type Rectangle } from 'electron';
import type { AppContext } from './context';
import { SCHEME } from './protocol';
import { windowPreferences } from './security';
import type { WindowPlace } from './settings';
import { mainWords } from './words';

/** The mock-up's size, and the smallest screen the app is made for. */
const SIZE = { width: 1366, height: 768, minWidth: 960, minHeight: 600 };
const PAPER = { light: '#fbfaf7', dark: '#1d1e20' };
/** How long the window may take to put its typing away before the person is asked. */
const FLUSH_TIMEOUT_MS = 5_000;

/** The window people see. It cannot be closed silently while it holds typing that is not in the project. */
export function openReviewWindow(context: AppContext, buildDir: string): BrowserWindow {
  const place = visiblePlace(context.settings.windowPlace());
  const window = new BrowserWindow({
    ...SIZE,
    ...place?.bounds,
    show: false,
    title: 'Sverka',
    icon: join(context.resourcesFolder, 'icons', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      ...windowPreferences(join(buildDir, 'preload-review.cjs')),
      zoomFactor: context.settings.settings().interfacePercent / 100,
    },
  });
  window.once('ready-to-show', () => {
    if (place?.isMaximized === true) window.maximize();
    window.show();
  });
  rememberPlace(context, window);
  keepFromClosing(context, window);
  void window.loadURL(`${SCHEME}://review/review/index.html`);
  return window;
}

type VisiblePlace = { readonly bounds: Rectangle; readonly isMaximized: boolean };

/** Where the window was last, if a screen is still there: one that is gone must not take the window along. */
function visiblePlace(place: WindowPlace | null): VisiblePlace | null {
  if (place === null) return null;
  const { x, y, width, height, isMaximized } = place;
  const bounds = { x, y, width, height };
  const isSeen = screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
    return overlapX >= GRIP_PX && overlapY >= GRIP_PX && y >= workArea.y - GRIP_PX;
  });
  return isSeen ? { bounds, isMaximized } : null;
}

/** A window of which less can be seen cannot be taken hold of. */
const GRIP_PX = 80;

/** The last thing before it closes: its place, and whether it filled the screen. */
function rememberPlace(context: AppContext, window: BrowserWindow): void {
  window.on('close', () => {
    const isMaximized = window.isMaximized();
    void context.settings.keepWindowPlace({ ...window.getNormalBounds(), isMaximized });
  });
}

function keepFromClosing(context: AppContext, window: BrowserWindow): void {
  let mayClose = false;
  let asking = false;
  window.on('close', (event) => {
    if (mayClose || context.session === null || context.session.store.readOnly !== null) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void flushAndAsk(context, window).then((agreed) => {
      asking = false;
      mayClose = agreed;
      if (agreed) window.close();
    });
  });
}

/** Asks the window to save, and the person only when that did not work. */
async function flushAndAsk(context: AppContext, window: BrowserWindow): Promise<boolean> {
  context.unsaved = 'unsaved';
  context.send('flush-before-close', null);
  await untilSaved(context);
  if (stateOf(context) === 'saved') return true;
  const words = mainWords(context.settings.settings().language);
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.unsavedTitle,
    detail: stateOf(context) === 'journaled' ? words.unsavedJournaled : words.unsavedLost,
    buttons: [words.stay, words.closeAnyway],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** Read anew each time: the window changes it while main waits. */
function stateOf(context: AppContext): AppContext['unsaved'] {
  return context.unsaved;
}

async function untilSaved(context: AppContext): Promise<void> {
  const endMs = Date.now() + FLUSH_TIMEOUT_MS;
  while (context.unsaved === 'unsaved' && Date.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
