import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { app, nativeTheme, protocol } from 'electron';
import { runProcess } from '../cli/run-process';
import { EXIT } from '../cli/io';
import { isCliVerb } from '../cli/verbs';
import { pageXmlCodec } from '../node/history/page-codec';
import { nodeStoreDeps } from '../node/project/store-context';
import type { Program } from './context';
import { makeEngineWindow } from './engine-window';
import { watchMain, watchWindows } from './faults';
import { makeForeignReader } from './foreign-reader';
import { answerReviewWindows } from './ipc-review';
import { openFirst, openNamed } from './start';
import { makeProgram } from './windows';
import { makeLiveRuns, pagesAtOnce } from './session';
import { makeSeats } from '../node/recognition/seats';
import { makePaper } from './paper';
import { registerScheme, serveScheme } from './protocol';
import { grantedBytes } from './grants';
import { makeScanEngine } from './scan-engine';
import { cutNetwork, lockDown } from './security';
import { allowManyFileCalls, endIfHeld, isThere } from '../node/disk/in-time';
import { lazily } from '../core/base/lazily';
import { openFaultLog, type FaultLog } from '../node/logs/fault-log';
import { openLibrary } from '../node/library/library-store';
import { loadDictionary } from '../node/review/dictionary';
import { openSettings } from './settings';
import { isUnprotected, refuseUnprotected } from './unprotected';
import { makeOpenZip } from './unpacked-zips';
import { boundRubbish } from './window-memory';
import { opensUnprotected } from './unprotected-dialog';
import { isWithoutDisplay, runWithoutDisplay } from './without-display';

const buildDir = __dirname;
const resourcesFolder = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(buildDir, '..', 'resources');

allowManyFileCalls();
registerScheme();
cutNetwork();
boundRubbish();
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
  return /^--(no-sandbox|user-data-dir|remote-debugging|inspect|js-flags|disable|enable|ozone|force|lang|log-level|engine-memory|engine-seconds)\b/.test(
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
  serveScheme(protocol, join(buildDir, 'renderer'), resourcesFolder, {
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
  const program = startProgram(faults);
  const { windows, settings, paper } = program;
  watchMain(faults, () => windows.current()?.send('fault-in-main', null));
  serveScheme(protocol, join(buildDir, 'renderer'), resourcesFolder, {
    engine: { bytes: grantedBytes },
    print: paper.sources,
  });
  answerReviewWindows(windows, faults);
  nativeTheme.themeSource = settings.settings().theme;
  openFirst(program, [...process.argv, ...sentEarly]);
  app.on('second-instance', (_, argv, folder) => void openNamed(program, argv, folder));
  fromFinder = (path) => void openNamed(program, ['', path], dirname(path));
  // On macOS the program stays when its last window is closed.
  app.on('activate', () => windows.all().length > 0 || windows.open({ folder: null }));
}

/** macOS names no file on the command line: it sends an event, at a start even before the app is ready. */
const sentEarly: string[] = [];
let fromFinder = (path: string): void => void sentEarly.push(path);
app.on('open-file', (event, path) => {
  event.preventDefault();
  fromFinder(path);
});

const dictionary = lazily(() =>
  loadDictionary({ resourcesFolder, wasmFile: join(buildDir, 'renderer', 'hunspell.wasm') }),
);

function startProgram(faults: FaultLog): Program {
  const engineWindow = makeEngineWindow(buildDir, faults.write);
  const deps = nodeStoreDeps(pageXmlCodec, makeForeignReader(engineWindow));
  const userFolder = app.getPath('userData');
  const shared = {
    ...{ deps, userFolder, resourcesFolder, dictionary, faults },
    settings: openSettings(deps.disk, userFolder, { language: systemLanguage(), who: userInfo().username }),
    engine: makeScanEngine(engineWindow),
    giveWay: engineWindow.giveWay,
    seats: makeSeats(pagesAtOnce()),
    liveRuns: makeLiveRuns(),
    paper: makePaper(),
    openZip: makeOpenZip(deps.disk, folderUntilQuit),
    library: lazily(() => openLibrary(deps.disk, userFolder)),
    projectsFolder: join(app.getPath('documents'), 'Sverka'),
    version: app.getVersion(),
  };
  app.on('window-all-closed', () => undefined);
  app.on('quit', endIfHeld);
  const onEnd = () => {
    engineWindow.close();
    app.quit();
  };
  return makeProgram(shared, { buildDir, onEnd });
}

/** A new folder of our own, which goes when the program ends. */
async function folderUntilQuit(): Promise<string> {
  const folder = await mkdtemp(join(app.getPath('temp'), 'sverka-zip-'));
  app.on('quit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
