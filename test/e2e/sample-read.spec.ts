import { expect, test } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';

/** The first minute: the sample as people get it, already read. */
let home: Home;
let running: RunningApp;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('the sample opens with its text and with places to try, nobody waits for recognition', async () => {
  running = await launchApp({ home, isSampleRead: true });
  const page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toContainText('Продолжение шифртелеграммы');
  await expect(page.locator('.status-line')).toContainText(/left to decide: [1-9]/);
  await page.keyboard.press('F3');
  await expect(page.locator('.card')).toBeVisible();
  await expect(page.locator('.job')).toHaveCount(0);
  await inLanguages(page, (language) => lookAt(page, 'sample-read', { language }));
  expect(await violations(page)).toEqual([]);
  await page.locator('.tour-offer').getByRole('button').first().press('Enter');
  await expect(page.locator('.tour')).toContainText('1 of 7');
  await expect(page.locator('.cm-line').first()).toContainText('Продолжение');
});
