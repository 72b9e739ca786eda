import type { Page } from 'playwright/test';
import type { RunningApp } from '../e2e/helpers/app';
import { takeKeys, watchKeys } from './key-times';

/**
 * Key presses into an empty field of an empty window of the same program, for the key press → text of a review to stand beside:
 * what the machine, the runtime and the way of counting take by themselves. In ms.
 */
export async function keysIntoBareField(
  { app }: RunningApp,
  type: (page: Page) => Promise<void>,
): Promise<readonly number[]> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => {
    void new BrowserWindow({ webPreferences: { sandbox: true } }).loadURL('about:blank');
  });
  const page = await opened;
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await watchKeys(page);
  await type(page);
  const times = await takeKeys(page);
  await page.close();
  return times;
}
