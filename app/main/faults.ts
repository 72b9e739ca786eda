import { app, dialog, type BrowserWindow, type WebContents } from 'electron';
import type { Language } from '../core/base/language';
import type { FaultLog } from '../node/logs/fault-log';
import { mainWords } from './words';

/** Whatever goes wrong where nobody waits for it ends in the log, and `tell` lets the person know of faults in main. */
export function watchMain(log: FaultLog, tell: () => void): void {
  process.on('uncaughtException', (error) => {
    log.writeError('main', error);
    tell();
  });
  process.on('unhandledRejection', (error) => {
    log.writeError('main: promise', error);
    tell();
  });
  app.on('child-process-gone', (_, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write(`${type} process`, { name: `${reason} ${exitCode}`, frames: [] });
  });
}

/** Writes down what becomes of every window: a preload that throws, a process that dies. */
export function watchWindows(log: FaultLog): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('preload-error', (_event, _path, error) =>
      log.writeError(`preload of ${nameOf(contents)}`, error),
    );
    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason !== 'clean-exit')
        log.write(`window ${nameOf(contents)}`, { name: `${reason} ${exitCode}`, frames: [] });
    });
  });
}

/** By the host of its address: `review` or `engine`. */
function nameOf(contents: WebContents): string {
  return /^\w+:\/\/(\w+)/.exec(contents.getURL())?.[1] ?? 'new';
}

/** When the review window's process dies, says that the text is safe and shows the window anew. */
export function reviveWindow(window: BrowserWindow, language: () => Language): void {
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const words = mainWords(language());
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: words.windowGone,
        detail: words.windowGoneDetail,
        buttons: [words.showAgain],
      })
      .then(() => window.isDestroyed() || window.webContents.reload());
  });
}
