import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from 'playwright/test';
import type { Home } from './home';
import { packagedExecutable } from './paths';
import { makeSampleProject } from './review';

/** The packed app, running with a window. */
export type RunningApp = {
  readonly app: ElectronApplication;
  /** The window people see. */
  readonly window: Page;
  /** Quits as a person does, by closing the window, and waits until every process of the app is gone. */
  readonly quit: () => Promise<void>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
};

export type LaunchOptions = {
  readonly home: Home;
  /** For example a project folder to open. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Stays in the library, where a fresh home would show it, instead of opening the sample there. */
  readonly staysInLibrary?: boolean;
  /** With the reading that it comes with, as people get it; else nobody has read it yet. */
  readonly isSampleRead?: boolean;
  /** How often a start is tried that the driver does not take hold of. */
  readonly tries?: number;
};

/** A start takes two seconds; tries that follow wait twice and four times as long. */
const START_TIMEOUT_MS = 12_000;
const START_TRIES = 3;
const WINDOW_TIMEOUT_MS = 50_000;
const TRY_SAMPLE = /^(?:Try the sample|Попробовать на примере)/;

/** Starts the packed app in `home`. In a fresh home the sample is opened, as people do who try it first. */
export async function launchApp({
  home,
  args = [],
  env = {},
  staysInLibrary = false,
  isSampleRead = false,
  tries = START_TRIES,
}: LaunchOptions): Promise<RunningApp> {
  const isFresh = args.length === 0 && !existsSync(join(home.folder, '.config', 'Sverka', 'settings.json'));
  if (isFresh && !staysInLibrary && !isSampleRead) await makeUnreadSample(home);
  const app = await launch(tries, {
    executablePath: packagedExecutable(),
    args: [...args],
    cwd: home.folder,
    env: { ...home.env, ...env },
    timeout: START_TIMEOUT_MS,
  });
  const window = await reviewWindow(app);
  if (isFresh && !staysInLibrary) await window.getByRole('button', { name: TRY_SAMPLE }).click();
  const ended = once(app.process(), 'exit');
  return {
    app,
    window,
    quit: async () => {
      await closeWindow(app);
      await ended;
    },
    kill: async () => {
      killGroup(app.process());
      await ended;
    },
  };
}

/** The sample's project as it is before its sheets are read, where the app looks for it. */
export async function makeUnreadSample({ folder, documents, env }: Home): Promise<void> {
  const language = env['LANG']?.startsWith('ru') === true ? 'ru' : 'en';
  const sampleFolder = await makeSampleProject(join(documents, 'Sverka'), language);
  const settings = { language, theme: 'system', who: '', recent: [], sampleFolder };
  mkdirSync(join(folder, '.config', 'Sverka'), { recursive: true });
  writeFileSync(join(folder, '.config', 'Sverka', 'settings.json'), JSON.stringify(settings));
}

/**
 * One start in some fifty of the old runtime is never noticed by the driver: its log shows the window loaded and drawn
 * while it waits. Trying again is all that helps; with more patience, for it may be the machine that is slow.
 */
async function launch(
  tries: number,
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options);
  } catch (error) {
    if (tries <= 1 || !(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    return await launch(tries - 1, { ...options, timeout: 2 * (options?.timeout ?? START_TIMEOUT_MS) });
  }
}

/** Windows and helpers die with the main process at the same moment; it leads a process group of its own. */
function killGroup(main: ChildProcess): void {
  if (process.platform === 'win32' || main.pid === undefined) main.kill('SIGKILL');
  else process.kill(-main.pid, 'SIGKILL');
}

/** Playwright's own `close` destroys the page, and the app would never be asked. */
async function closeWindow(app: ElectronApplication): Promise<void> {
  const closing = app.evaluate(({ BrowserWindow }) => {
    const isReview = (url: string) => url.startsWith('sverka://review/');
    const windows = BrowserWindow.getAllWindows().filter(({ webContents }) => isReview(webContents.getURL()));
    for (const window of windows) window.close();
  });
  // The app may be gone before it answers.
  await closing.catch(() => undefined);
}

/** The engine's hidden window may come first. */
async function reviewWindow(app: ElectronApplication): Promise<Page> {
  const isReview = (page: Page) => page.url().startsWith('sverka://review/');
  const found = app.windows().find(isReview);
  const window =
    found ?? (await app.waitForEvent('window', { predicate: isReview, timeout: WINDOW_TIMEOUT_MS }));
  await window.waitForLoadState('load');
  return window;
}

export type Answers = {
  /** What the next dialogs that ask for files or folders answer; none is Cancel. */
  readonly open?: readonly string[];
  /** Where the next dialogs that ask for a name say to write. */
  readonly save?: string;
  /** Which button of a message is pressed, counted from 0. */
  readonly button?: number;
};

/** Answers the system's dialogs instead of a person, until it is called again. */
export async function answerDialogs(app: ElectronApplication, answers: Answers): Promise<void> {
  await app.evaluate(({ dialog }, { open = [], save = '', button = 0 }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: open.length === 0, filePaths: [...open] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === '', filePath: save });
    dialog.showMessageBox = () => Promise.resolve({ response: button, checkboxChecked: false });
  }, answers);
}

/** Starts the app in a fresh home, on the smallest screen it is made for; the sample's two sheets are there. */
export async function launchSample(home: Home): Promise<RunningApp> {
  const running = await launchApp({ home });
  await running.window.setViewportSize({ width: 1366, height: 768 });
  await expect(running.window.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  return running;
}

/** Runs a command by its name, as people do who know no key for it. */
export async function runCommand(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').fill(name);
  await window.keyboard.press('Enter');
}
