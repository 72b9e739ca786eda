import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme } from 'electron';
import type { AppContext } from './context';
import { SCHEME } from './protocol';
import { windowPreferences } from './security';
import type { WindowPlace } from './settings';
import { mainWords } from './words';

/** The mock-up's size, and the smallest screen the app is made for. */
const SIZE: Size = { width: 1366, height: 768, minWidth: 960, minHeight: 600 };
type Size = Partial<WindowPlace> & {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
};
const PAPER = { light: '#fbfaf7', dark: '#1d1e20' };
/** How long the window may take to put its typing away before the person is asked. */
const FLUSH_TIMEOUT_MS = 5_000;
const POLL_MS = 20;

type Given = {
  readonly buildDir: string;
  /** Of the session in which its pages live. */
  readonly partition: string;
  readonly place: WindowPlace | null;
  readonly isBehind: boolean;
};

/** A window that people see. It cannot be closed silently while it holds typing that is not in the project. */
export function openReviewWindow(
  context: AppContext,
  { buildDir, partition, place, isBehind }: Given,
): BrowserWindow {
  const { x, y, width, height, isMaximized = false } = place ?? SIZE;
  const window = new BrowserWindow({
    ...SIZE,
    ...{ width, height, ...(x === undefined || y === undefined ? {} : { x, y }) },
    show: false,
    title: 'Sverka',
    icon: join(context.resourcesFolder, 'icons', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      ...windowPreferences(join(buildDir, 'preload-review.cjs')),
      partition,
      zoomFactor: context.settings.settings().interfacePercent / 100,
    },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    if (isBehind) window.showInactive();
    else window.show();
  });
  rememberPlace(context, window);
  keepFromClosing(context, window);
  void window.loadURL(`${SCHEME}://review/review/index.html`);
  return window;
}

/** The last thing before it closes: its place, and whether it filled the screen. */
function rememberPlace(context: AppContext, window: BrowserWindow): void {
  window.on('close', () => {
    const isMaximized = window.isMaximized();
    void context.settings.keepWindowPlace({ ...window.getNormalBounds(), isMaximized });
    context.windows.changed();
  });
}

function keepFromClosing(context: AppContext, window: BrowserWindow): void {
  let asking = false;
  window.on('close', (event) => {
    if (context.mayClose || !holdsWork(context)) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void flushAndAsk(context, window).then((agreed) => {
      asking = false;
      context.mayClose = agreed;
      if (agreed) window.close();
    });
  });
}

function holdsWork({ session }: AppContext): boolean {
  return session !== null && session.store.readOnly === null;
}

/**
 * Whether the program may end: all windows put their typing away at once, then the person is asked of each in which that
 * did not work. None is closed unless all may be.
 */
export async function mayLeaveAll(windows: readonly AppContext[]): Promise<boolean> {
  const working = windows.filter(holdsWork);
  await Promise.all(working.map(flush));
  for (const context of working) {
    const window = context.window();
    if (window !== null && !(await mayLeave(context, window))) return false;
  }
  for (const context of working) context.mayClose = true;
  return true;
}

/** Asks the window to save, and the person only when that did not work. */
async function flushAndAsk(context: AppContext, window: BrowserWindow): Promise<boolean> {
  await flush(context);
  return await mayLeave(context, window);
}

async function flush(context: AppContext): Promise<void> {
  // Nothing is taken for safe until the window has said so: its last keys may still be on their way.
  context.unsaved = 'unsaved';
  context.isFlushing = true;
  context.send('flush-before-close', null);
  await untilFlushed(context);
}

/** The question goes away by itself once there is nothing left to ask: a slow folder has taken the text after all. */
async function mayLeave(context: AppContext, window: BrowserWindow): Promise<boolean> {
  if (stateOf(context) === 'saved') return true;
  // With several windows it must be seen which one is meant.
  if (context.windows.all().length > 1) context.windows.show(context);
  const words = mainWords(context.settings.settings().language);
  const needless = new AbortController();
  const watching = setInterval(() => stateOf(context) === 'saved' && needless.abort(), POLL_MS);
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.unsavedTitle,
    detail: stateOf(context) === 'journaled' ? words.unsavedJournaled : words.unsavedLost,
    buttons: [words.stay, words.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    signal: needless.signal,
  });
  clearInterval(watching);
  return needless.signal.aborted || response === 1;
}

/** Read anew each time: the window changes it while main waits. */
function stateOf(context: AppContext): AppContext['unsaved'] {
  return context.unsaved;
}

async function untilFlushed(context: AppContext): Promise<void> {
  const endMs = Date.now() + FLUSH_TIMEOUT_MS;
  while (context.isFlushing && Date.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
