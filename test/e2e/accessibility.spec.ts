import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReview, saveElsewhere } from './helpers/review';
import { startTyping, untilSaved } from './helpers/typist';

/** No axe violations in either theme, with the main dialogs open, and the main path by keyboard alone. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  await start();
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
});

/** Colours follow the app’s own theme, not the one that the driver plays by default. */
async function start(args: readonly string[] = []): Promise<void> {
  running = await launchApp({ home, args });
  page = running.window;
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 1366, height: 768 });
}

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

/** axe needs a page of its own to merge frames, which Electron does not give; the app has no frames. */
async function violations(): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

test('recognises by keyboard alone', async () => {
  await page.keyboard.press('Control+Shift+r');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 90_000 });
  await expect(page.getByRole('tab', { name: /Discrepancies \d/ })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('F3');
  await expect(page.locator('.card')).toBeFocused();
  expect(await violations()).toEqual([]);
});

test('dialogs have names and keep the focus', async () => {
  for (const keys of ['Control+k', 'Control+s', 'Control+n', 'Control+/']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('the other tabs, and the dark theme', async () => {
  for (const name of ['Facts', 'Translation', 'Reference', 'History', 'Discrepancies']) {
    await page.getByRole('tab', { name }).click();
    expect(await violations()).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(37, 39, 42)');
  await page.keyboard.press('F3');
  expect(await violations()).toEqual([]);
});

test('the versions of the whole review, restoring all and merging, in both themes', async () => {
  await running.quit();
  const review = await makeReview(join(home.documents, 'reviews'), ['Телеграмма № 15603', 'Лист 8']);
  await start([review.root]);
  const typist = await startTyping(page, review.text);
  await saveElsewhere(review.root, ['Телеграмма № 15608', 'Лист 8 1']);
  await typist.word();
  await untilSaved(page);
  for (const theme of ['dark', 'light']) {
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Whole review' }).click();
    await expect(page.locator('.timeline-entry')).toHaveCount(3);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Restore the whole review' }).last().click();
    await expect(page.getByRole('dialog')).toContainText('Will change: 1 sheet');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'This sheet' }).click();
    await page.locator('.banner').getByRole('button', { name: 'Compare and merge' }).click();
    await expect(page.locator('.merge-row')).toHaveCount(2);
    await page.keyboard.press('4');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    if (theme === 'light') break;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('dark');
    await page.keyboard.press('Enter');
  }
});
