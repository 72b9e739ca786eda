import { join } from 'node:path';
import { BrowserWindow, ipcMain, type IpcMainEvent } from 'electron';
import { ENGINE_REPLY_CHANNEL } from '../ipc-engine';
import { windowPreferences } from './security';

const START_TIMEOUT_MS = 60_000;

/** The page that opens untrusted scans, not loaded yet. */
export function hiddenWindow(buildDir: string): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      ...windowPreferences(join(buildDir, 'preload-engine.cjs')),
      backgroundThrottling: false,
    },
  });
}

/** One that is busy would go on until it comes to itself, so it is ended by force. */
export function endWindow(window: BrowserWindow, isByForce: boolean): void {
  if (window.isDestroyed()) return;
  if (isByForce) window.webContents.forcefullyCrashRenderer();
  window.destroy();
}

/** Null where there is none. */
export function pidOf(window: BrowserWindow | null): number | null {
  return window === null || window.isDestroyed() ? null : window.webContents.getOSProcessId();
}

/** Rejects where it dies first, or takes a minute. */
export function untilReady(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error('The engine window did not start.'));
    const timer = setTimeout(failed, START_TIMEOUT_MS);
    window.webContents.once('render-process-gone', failed);
    const listener = (event: IpcMainEvent, message: unknown) => {
      if (event.sender !== window.webContents || message !== 'ready') return;
      clearTimeout(timer);
      ipcMain.removeListener(ENGINE_REPLY_CHANNEL, listener);
      resolve();
    };
    ipcMain.on(ENGINE_REPLY_CHANNEL, listener);
  });
}
