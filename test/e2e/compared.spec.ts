import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReview } from './helpers/review';
import { shoot } from './helpers/screenshots';

/** The window says what was compared, and never calls a document free of discrepancies without that. */

let home: Home;
let running: RunningApp;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('without a reference nothing was compared', async () => {
  const review = await makeReview(join(home.documents, 'reviews'), ['Прибыло пополнение', 'Вода и хлеб']);
  running = await launchApp({ home, args: [review.root] });
  const { window } = running;
  const panel = window.locator('.discrepancies');
  await expect(panel.locator('.overview')).toContainText('Nothing was compared');
  await expect(panel).toContainText('There is no reference text yet');
  await expect(panel).not.toContainText('No discrepancies');
  await expect(panel.getByRole('button', { name: 'Add reference texts' })).toBeVisible();
  await expect(window.locator('.status-line')).toContainText('Nothing was compared');
  await expect(window.locator('.status-line')).not.toContainText('CER');
  await shoot(window, 'nothing-compared');
});
