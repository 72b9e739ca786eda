import { app, session, type WebContents, type WebPreferences } from 'electron';
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
 * Closes what Electron leaves open: navigation away, new windows, web views, permissions, downloads, and every
 * request that is not the app's own scheme. Call once the app is ready, before any window is made.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_, contents) => lockContents(contents));
  const shared = session.defaultSession;
  shared.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  shared.setPermissionCheckHandler(() => false);
  shared.on('will-download', (event) => event.preventDefault());
  shared.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isOwnUrl(details.url) }));
}

function lockContents(contents: WebContents): void {
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
