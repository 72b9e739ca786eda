import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { app, nativeTheme, powerMonitor, type BrowserWindow } from 'electron';
import { runProcess } from '../cli/run-process';
import { EXIT } from '../cli/io';
import { isCliVerb } from '../cli/verbs';
import { EVENT_CHANNEL } from '../ipc';
import { pageXmlCodec } from '../node/history/page-codec';
import { nodeStoreDeps } from '../node/project/store-context';
import type { AppContext } from './context';
import { makeEngineWindow, type EngineWindow } from './engine-window';
import { reviveWindow, watchMain, watchWindows } from './faults';
import { makeForeignReader } from './foreign-reader';
import { makeHandles } from './handles';
import { libraryPictures } from './verbs-library';
import { answerReviewWindow } from './ipc-review';
import { setMenu } from './menu';
import { pictureSource } from './picture-source';
import { makePaper } from './paper';
import { registerScheme, serveScheme } from './protocol';
import { journalBeforePowerIsGone } from './power';
import { openReviewWindow } from './review-window';
import { grantedBytes } from './grants';
import { makeScanEngine } from './scan-engine';
import { cutNetwork, lockDown } from './security';
import { allowManyFileCalls, endIfHeld, isThere } from '../node/disk/in-time';
import { lazily } from '../core/base/lazily';
import { openFaultLog, type FaultLog } from '../node/logs/fault-log';
import { openLibrary } from '../node/library/library-store';
import { loadDictionary } from '../node/review/dictionary';
import { makeProbedScans } from './probed-scans';
import { openSettings } from './settings';
import { isUnprotected, refuseUnprotected } from './unprotected';
import { makeExpandZips } from './unpacked-zips';
import { opensUnprotected } from './unprotected-dialog';
import { closeSession, describeFiles, openFolder } from './verbs-project';
import { isWithoutDisplay, runWithoutDisplay } from './without-display';

const buildDir = __dirname;
const resourcesFolder = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(buildDir, '..', 'resources');

allowManyFileCalls();
registerScheme();
cutNetwork();
// Root on Linux must switch the sandbox off, and then Chromium dies if it is asked for.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const args = process.argv.slice(app.isPackaged ? 1 : 2).filter((argument) => !isChromiumSwitch(argument));

if (isWithoutDisplay())
  process.exit(runWithoutDisplay({ args, version: app.getVersion(), resourcesFolder, buildDir }));
else void start(args[0]);

async function start(first: string | undefined): Promise<void> {
  const isCommand = await isCommandLine(first);
  if (!isCommand && !app.requestSingleInstanceLock()) return app.quit();
  await app.whenReady();
  if (isCommand) await runCommandLine();
  else runWindow();
}

/** An unknown first argument that is not an existing file is a typo: it is reported on the terminal, without a window. */
async function isCommandLine(first: string | undefined): Promise<boolean> {
  if (first === undefined) return false;
  return isCliVerb(first) || (!first.startsWith('-') && (await isThere(first)) === false);
}

/** Switches that Electron itself understands and leaves in argv. */
function isChromiumSwitch(argument: string): boolean {
  return /^--(no-sandbox|user-data-dir|remote-debugging|inspect|disable|enable|ozone|force|lang|log-level|engine-memory|engine-seconds)\b/.test(
    argument,
  );
}

const isWithoutSandbox = isUnprotected({
  hasNoSandbox: app.commandLine.hasSwitch('no-sandbox'),
  env: process.env,
  userId: process.getuid?.(),
});

function systemLanguage(): 'en' | 'ru' {
  return app.getLocale().startsWith('ru') ? 'ru' : 'en';
}

async function runCommandLine(): Promise<void> {
  if (isWithoutSandbox) return app.exit(refuseUnprotected(systemLanguage(), resourcesFolder));
  lockDown();
  // The engine's hidden window is the only one; closing it must not end the program before its exit code is known.
  app.on('window-all-closed', () => undefined);
  const paper = makePaper();
  serveScheme(join(buildDir, 'renderer'), resourcesFolder, {
    review: {},
    engine: { bytes: grantedBytes },
    print: paper.sources,
  });
  const engineWindow = makeEngineWindow(buildDir);
  const code = await runProcess(args, {
    engine: () => makeScanEngine(engineWindow),
    makePdf: paper.pdf,
    deps: nodeStoreDeps(pageXmlCodec, makeForeignReader(engineWindow)),
    dictionary,
    version: app.getVersion(),
    language: systemLanguage(),
    signal: stopSignal(),
  });
  engineWindow.close();
  endIfHeld();
  app.exit(code);
}

/** Aborted when the person stops a run of the command line; asked a second time, the program ends at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) app.exit(EXIT.stopped);
      stop.abort();
    });
  }
  return stop.signal;
}

function runWindow(): void {
  if (isWithoutSandbox && !opensUnprotected(systemLanguage(), resourcesFolder)) return app.quit();
  lockDown();
  const faults = openFaultLog(join(app.getPath('userData'), 'logs'), () => new Date().toISOString());
  watchWindows(faults);
  watchMain(faults, () => window?.webContents.send(EVENT_CHANNEL, 'fault-in-main', null));
  const context = makeContext(faults);
  serveScheme(join(buildDir, 'renderer'), resourcesFolder, {
    review: { ...pictureSource(context), library: libraryPictures(context) },
    engine: { bytes: grantedBytes },
    print: context.paper.sources,
  });
  answerReviewWindow(context);
  nativeTheme.themeSource = context.settings.settings().theme;
  context.refreshMenu();
  // The window is there at once; it waits for the project by itself.
  context.opening = openFirst(context);
  window = openReviewWindow(context, buildDir);
  reviveWindow(window, () => context.settings.settings().language);
  journalBeforePowerIsGone(powerMonitor, window, () => context.send('journal-now', null));
  app.on('second-instance', (_, argv, folder) => void openNamed(context, argv, folder));
  fromFinder = (path) => void openNamed(context, ['', path], dirname(path));
}

/** Shows the window with what a second start names. */
async function openNamed(context: AppContext, argv: readonly string[], folder: string): Promise<void> {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
  const named = await namedProject(argv, folder);
  // The window opens it, after what it holds is put away into the project that is open now.
  const others = await namedFiles(argv, folder, named);
  if (others.length > 0)
    void describeFiles(context, others).then((files) => context.send('files-dropped', files));
  if (named !== null) context.send('open-requested', { handle: context.handles.give(named) });
}

/** macOS names no file on the command line: it sends an event, at a start even before the app is ready. */
const sentEarly: string[] = [];
let fromFinder = (path: string): void => void sentEarly.push(path);
app.on('open-file', (event, path) => {
  event.preventDefault();
  fromFinder(path);
});

let window: BrowserWindow | null = null;

const dictionary = lazily(() =>
  loadDictionary({ resourcesFolder, wasmFile: join(buildDir, 'renderer', 'hunspell.wasm') }),
);

function makeContext(faults: FaultLog): AppContext {
  const engineWindow = makeEngineWindow(buildDir, faults.write);
  const deps = nodeStoreDeps(pageXmlCodec, makeForeignReader(engineWindow));
  const userFolder = app.getPath('userData');
  const settings = openSettings(deps.disk, userFolder, {
    language: systemLanguage(),
    who: userInfo().username,
  });
  const context: AppContext = {
    ...{
      deps,
      settings,
      userFolder,
      resourcesFolder,
      session: null,
      unsaved: 'saved',
      metNeeds: [],
      started: [],
      notOpened: null,
      opening: Promise.resolve(),
    },
    ...engines(engineWindow),
    handles: makeHandles(),
    paper: makePaper(),
    expandZips: makeExpandZips(deps.disk, folderUntilQuit),
    library: lazily(() => openLibrary(deps.disk, userFolder)),
    projectsFolder: join(app.getPath('documents'), 'Sverka'),
    dictionary,
    version: app.getVersion(),
    faults,
    send: (event, data) => window?.webContents.send(EVENT_CHANNEL, event, data),
    window: () => window,
    refreshMenu: () =>
      setMenu({
        settings: settings.settings(),
        met: context.metNeeds,
        recent: settings.recent().map(({ folder, title }) => ({
          title,
          open: () => context.send('open-requested', { handle: context.handles.give(folder) }),
        })),
        onCommand: (id) => context.send('command', { id }),
      }),
  };
  app.on('window-all-closed', () => undefined);
  app.on('quit', endIfHeld);
  app.on('browser-window-created', (_, created) => {
    created.once('closed', () => {
      if (created !== window) return;
      window = null;
      void closeSession(context).finally(() => {
        engineWindow.close();
        app.quit();
      });
    });
  });
  return context;
}

/** A new folder of our own, which goes when the program ends. */
async function folderUntilQuit(): Promise<string> {
  const folder = await mkdtemp(join(app.getPath('temp'), 'sverka-zip-'));
  app.on('quit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function engines(window: EngineWindow): Pick<AppContext, 'engine' | 'probed' | 'giveWay'> {
  const engine = makeScanEngine(window);
  return { engine, probed: makeProbedScans(engine), giveWay: window.giveWay };
}

/**
 * What is shown at the start: the project named on the command line, else the last one, else, where there never was
 * one, the library. Of what cannot be opened the person is told why; nothing else takes its place.
 */
async function openFirst(context: AppContext): Promise<void> {
  const argv = [...process.argv, ...sentEarly];
  const named = await namedProject(argv, process.cwd());
  context.started = await namedFiles(argv, process.cwd(), named);
  const [last] = context.settings.recent();
  const folder = named ?? last?.folder ?? null;
  if (folder === null) return;
  const opened = await openFolder(context, folder, OPEN_AT_START_MS);
  if (opened.ok) return;
  const known = context.settings.recent().find((recent) => recent.folder === folder);
  context.notOpened = { title: known?.title ?? basename(folder), folder, error: opened.error };
}

/** Longer than this nobody looks at an empty window; the library can be opened meanwhile. */
const OPEN_AT_START_MS = 8_000;

/** What else is named among the arguments of a start in `folder`, as a file manager's “Open with” gives it. */
async function namedFiles(
  argv: readonly string[],
  folder: string,
  project: string | null,
): Promise<readonly string[]> {
  const paths = argv.slice(1).map((argument) => resolve(folder, argument));
  const ours = [folder, app.getAppPath(), project, project === null ? null : join(project, 'project.json')];
  const others = paths.filter((path) => !ours.includes(path));
  const found = await Promise.all(others.map(isThere));
  return others.filter((_, i) => found[i] === true);
}

/**
 * The project folder among the arguments of a start in `folder`, or null. The system's list of recent documents names
 * the file `project.json` in it. One whose place does not answer is taken for one: opening it says so.
 */
async function namedProject(argv: readonly string[], folder: string): Promise<string | null> {
  const given = argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument));
  const paths = given.map((path) => (basename(path) === 'project.json' ? dirname(path) : path));
  const others = paths.filter((path) => path !== folder && path !== app.getAppPath());
  const found = await Promise.all(others.map((path) => isThere(join(path, 'project.json'))));
  return others.find((_, i) => found[i] !== false) ?? null;
}
