// As much of Electron as the app's main process asks for, over a Chromium that Playwright drives: the real main process and
// its Node layer, the real windows, another engine. Windows are pages, the app's scheme is a server on this machine alone.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Module from 'node:module';
import { join } from 'node:path';
import { decode, encode, PAGE_SIDE } from './wire.mjs';

/**
 * @param {object} given
 * @param {import('playwright').BrowserContext} given.context
 * @param {string} given.home the person's folder
 * @param {string} given.version
 * @param {readonly string[]} given.args of the program's command line
 * @returns what the test of the windows needs
 */
export async function makeShell({ context, home, version }) {
  const pages = [];
  const state = { handler: null, handlerOfWindows: null, dialogs: [] };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const toHttp = (text) => text.replace(/^sverka:\/\/(review|engine)\//, `http://$1.localhost:${port}/`);
  const ipcMain = Object.assign(new EventEmitter(), { handlers: new Map() });
  ipcMain.handle = (channel, handler) => void ipcMain.handlers.set(channel, handler);
  const app = makeApp(home, version);
  const BrowserWindow = windowClass({ context, app, ipcMain, pages, toHttp });
  const electron = {
    ...{
      app,
      ipcMain,
      BrowserWindow,
      dialog: makeDialog(state),
      session: makeSession(state),
      Menu: makeMenu(),
    },
    protocol: {
      registerSchemesAsPrivileged: () => undefined,
      handle: (_scheme, handler) => void (state.handler = handler),
    },
    nativeTheme: Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false }),
    powerMonitor: new EventEmitter(),
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1366, height: 768 } }] },
    shell: { openPath: async () => '', showItemInFolder: () => undefined },
    Notification: class {
      static isSupported() {
        return false;
      }
    },
  };
  return { electron, pages, start: (mainFile) => startMain(mainFile, electron), close: () => server.close() };
}

/** Runs the bundle of the main process, which asks for `electron` by name. */
function startMain(file, electron) {
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'electron' ? electron : load(name, ...rest));
  Module.createRequire(file)(file);
}

function makeApp(home, version) {
  const folders = { userData: join(home, '.config', 'Sverka'), documents: join(home, 'Documents'), home };
  return Object.assign(new EventEmitter(), {
    ...{
      isPackaged: false,
      commandLine: { hasSwitch: () => false, appendSwitch: () => undefined, getSwitchValue: () => '' },
    },
    ...{
      enableSandbox: () => undefined,
      whenReady: async () => undefined,
      requestSingleInstanceLock: () => true,
    },
    ...{ getVersion: () => version, getLocale: () => 'en', getAppPath: () => process.argv[1] },
    ...{ quit: () => undefined, exit: () => undefined, addRecentDocument: () => undefined },
    getAppMetrics: () => [],
    getPath: (name) => folders[name] ?? join(home, name),
  });
}

/** Cancels whatever is asked. */
function makeDialog(state) {
  const cancelled = async (...asked) => {
    state.dialogs.push(asked.at(-1));
    return { canceled: true, filePaths: [], filePath: '', response: 0 };
  };
  return {
    ...{ showMessageBox: cancelled, showOpenDialog: cancelled, showSaveDialog: cancelled },
    showMessageBoxSync: () => 0,
  };
}

/** The windows that people see have sessions of their own; one is all that is looked at here. */
function makeSession(state) {
  const nothing = () => undefined;
  const session = (protocol) =>
    Object.assign(new EventEmitter(), {
      ...{ setPermissionRequestHandler: nothing, setPermissionCheckHandler: nothing, protocol },
      ...{ setSpellCheckerEnabled: nothing, setSpellCheckerLanguages: nothing },
      ...{ setSpellCheckerDictionaryDownloadURL: nothing },
      webRequest: { onBeforeRequest: nothing },
    });
  const ofWindows = { handle: (_scheme, handler) => void (state.handlerOfWindows = handler) };
  return { defaultSession: session(null), fromPartition: () => session(ofWindows) };
}

function makeMenu() {
  return {
    setApplicationMenu: () => undefined,
    getApplicationMenu: () => null,
    buildFromTemplate: (template) => ({ items: template, getMenuItemById: () => null }),
  };
}

async function answer(state, request, response) {
  const [, host = ''] = /^(review|engine)\.localhost/.exec(request.headers.host ?? '') ?? [];
  const handler = host === 'review' ? state.handlerOfWindows : state.handler;
  const made = await handler({ url: `sverka://${host}${request.url}`, method: request.method });
  response.writeHead(made.status, Object.fromEntries(made.headers));
  response.end(Buffer.from(await made.arrayBuffer()));
}

function windowClass({ context, app, ipcMain, pages, toHttp }) {
  return class BrowserWindow extends EventEmitter {
    constructor({ webPreferences }) {
      super();
      const nothing = () => undefined;
      Object.assign(this, { isGone: false, page: null, preload: webPreferences.preload });
      this.webContents = Object.assign(new EventEmitter(), {
        ...{ setZoomFactor: nothing, setWebRTCIPHandlingPolicy: nothing, setWindowOpenHandler: nothing },
        ...{
          getOSProcessId: () => process.pid,
          getURL: () => this.url ?? '',
          isDestroyed: () => this.isGone,
        },
        reload: () => void this.page?.reload(),
        mainFrame: {},
        send: (channel, ...data) => {
          const sent = encode([channel, ...data], toHttp);
          void this.page?.evaluate((text) => globalThis.__fromMain(text), sent).catch(nothing);
        },
      });
      for (const name of SILENT) this[name] = nothing;
      for (const name of ['isMaximized', 'isMinimized', 'isFullScreen']) this[name] = () => false;
      this.getNormalBounds = () => ({ x: 0, y: 0, width: 1366, height: 768 });
      this.isVisible = () => true;
      this.isFocused = () => true;
      this.isDestroyed = () => this.isGone;
      app.emit('web-contents-created', {}, this.webContents);
      app.emit('browser-window-created', {}, this);
    }

    async loadURL(url) {
      this.url = url;
      this.page = await context.newPage();
      pages.push({ page: this.page, url });
      await this.page.exposeBinding('__toMain', (_source, kind, text) => this.receive(kind, text));
      await this.page.addInitScript(PAGE_SIDE);
      await this.page.addInitScript(preloadScript(this.preload));
      await this.page.goto(toHttp(url));
      // A page behind another one draws once a second; the window that people see is the first.
      await pages[0].page.bringToFront();
      this.emit('ready-to-show');
    }

    async receive(kind, text) {
      const [channel, ...args] = decode(text);
      const event = { sender: this.webContents, senderFrame: this.webContents.mainFrame };
      if (kind === 'send') return void ipcMain.emit(channel, event, ...args);
      return encode(await ipcMain.handlers.get(channel)(event, ...args), toHttp);
    }

    close() {
      this.destroy();
    }

    destroy() {
      if (this.isGone) return;
      this.isGone = true;
      void this.page?.close();
      this.emit('closed');
    }

    static getAllWindows() {
      return [];
    }
  };
}

const SILENT = [
  ...[
    'show',
    'showInactive',
    'hide',
    'focus',
    'maximize',
    'restore',
    'setTitle',
    'setProgressBar',
    'flashFrame',
    'setMenu',
  ],
  ...['setBackgroundColor', 'setDocumentEdited', 'setRepresentedFilename', 'moveTop', 'setAutoHideMenuBar'],
];

/**
 * A sandboxed preload is CommonJS that may ask for `electron` alone. What the processor does for a page nobody here can
 * tell; taken for nothing, a time limit goes by the clock.
 */
function preloadScript(file) {
  return `(() => { const exports = {}; const module = { exports }; const require = () => globalThis.__electron;
const process = { getCPUUsage: () => ({ percentCPUUsage: 0 }) };
${readFileSync(file, 'utf8')}
})();`;
}
