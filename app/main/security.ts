import { app, session, type Session, type WebContents, type WebPreferences } from 'electron';
import { SCHEME } from './protocol';

/** What every window gets: no Node, its own world, the OS sandbox. */
export function windowPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
  };
}

/**
 * Keeps Chromium's own services off the network, which no request handler sees: no name is ever looked up, and
 * nothing is fetched in the background. Call before the app is ready.
 */
export function cutNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  // No film is ever shown here, and the system's library for them writes to the terminal where it finds no driver.
  app.commandLine.appendSwitch('disable-accelerated-video-decode');
  app.commandLine.appendSwitch('disable-accelerated-video-encode');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', NO_DATAGRAMS);
}

/** A call between browsers asks its servers by UDP, past every request handler: none goes out without a proxy. */
const NO_DATAGRAMS = 'disable_non_proxied_udp';

/**
 * Closes what Electron leaves open: navigation away, new windows, web views, permissions, downloads, and every
 * request that is not the app's own scheme. Call once the app is ready, before any window is made.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_, contents) => lockContents(contents));
  // Each window that people see has one of its own.
  app.on('session-created', lockSession);
  lockSession(session.defaultSession);
}

function lockSession(made: Session): void {
  made.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  made.setPermissionCheckHandler(() => false);
  made.on('will-download', (event) => event.preventDefault());
  // Its dictionaries come from the network, by a request that no handler here ever sees, and that is begun where the checker
  // is off as well: so it knows of no language, and of no address but one of ours that is not there.
  made.setSpellCheckerDictionaryDownloadURL(`${SCHEME}://none/`);
  made.setSpellCheckerLanguages([]);
  made.setSpellCheckerEnabled(false);
  made.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isOwnUrl(details.url) }));
}

function lockContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(NO_DATAGRAMS);
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function isOwnUrl(url: string): boolean {
  const { protocol } = new URL(url);
  return (
    protocol === `${SCHEME}:` || protocol === 'blob:' || protocol === 'data:' || protocol === 'devtools:'
  );
}
