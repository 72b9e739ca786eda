import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';

/** No axe violations in either theme, with the main dialogs open, and the main path by keyboard alone. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchApp({ home });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
});

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
  await page.keyboard.press('F3');
  expect(await violations()).toEqual([]);
});
