import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { makeReview, type TestReview } from './helpers/review';

/** The library: what is shown while no document is open. By keys alone. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let review: TestReview;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  const lines = Array.from({ length: 30 }, (_, i) => `Строка ${i + 1}`);
  review = await makeReview(join(home.documents, 'Sverka'), lines);
});

test.afterAll(() => home.remove());
test.afterEach(() => running.kill().catch(() => undefined));

async function start(
  options: { readonly args?: readonly string[]; readonly home?: Home } = {},
): Promise<void> {
  running = await launchApp({ home, staysInLibrary: true, ...options });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
}

const rows = () => page.locator('.document-open');
const press = (keys: string) => page.keyboard.press(keys);

test('the first start shows two ways to begin, and the sample only when it is asked for', async () => {
  const fresh = makeHome();
  try {
    await start({ home: fresh });
    await expect(page.getByRole('button', { name: 'Open your scans' })).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.library-empty')).toContainText('no documents yet');
    await inLanguages(page, (language) => lookAt(page, 'library-empty', { language }));
    await page.getByRole('button', { name: 'Try the sample' }).press('Enter');
    await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  } finally {
    await running.kill().catch(() => undefined);
    fresh.remove();
  }
});

test('documents are searched, sorted and opened by keys, and one goes on where one stopped', async () => {
  const copy = join(home.documents, 'Sverka', 'Second');
  cpSync(review.root, copy, { recursive: true });
  const file = join(copy, 'project.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"title": "[^"]*"/, '"title": "Ведомость"'));
  await start();
  await expect(rows()).toHaveCount(2, { timeout: 30_000 });
  await expect(rows().first()).toBeFocused();
  await inLanguages(page, (language) => lookAt(page, 'library', { language }));
  await press('Control+f');
  await page.keyboard.type('ведом');
  await expect(rows()).toHaveCount(1);
  await press('Escape');
  await expect(rows()).toHaveCount(2);
  await press('ArrowDown');
  await expect(rows().first()).toBeFocused();
  await press('ArrowDown');
  await expect(rows().nth(1)).toBeFocused();
  await press('Home');
  await expect(rows().first()).toBeFocused();
  await press('Control+f');
  await page.keyboard.type('Review');
  await press('Enter');
  await press('Enter');
  await expect(page.locator('.cm-line').first()).toBeVisible({ timeout: 30_000 });
  await expect(page).toHaveTitle('Review — Sverka');
  await page.locator('.cm-line', { hasText: 'Строка 20' }).click();
  await press('Control+Shift+o');
  await expect(rows()).toHaveCount(2);
  await expect(page).toHaveTitle('Sverka');
  await expect(rows().first()).toContainText('from sheet 1, line 20');
  await lookAt(page, 'library-stopped', { language: 'en' });
  await press('Enter');
  await expect(page.locator('.cm-line', { hasText: 'Строка 20' })).toHaveClass(/cm-activeLine/, {
    timeout: 30_000,
  });
});

test('after a start one goes on at the line, too', async () => {
  await start();
  await expect(page.locator('.cm-line', { hasText: 'Строка 20' })).toHaveClass(/cm-activeLine/, {
    timeout: 30_000,
  });
});

test('a document that is gone stays listed with the reason, until it is taken off the list', async () => {
  const outside = join(home.folder, 'Outside');
  cpSync(review.root, outside, { recursive: true });
  await start({ args: [outside] });
  await expect(page.locator('.cm-line').first()).toBeVisible({ timeout: 30_000 });
  await running.quit();
  renameSync(outside, `${outside} elsewhere`);
  await start();
  const gone = page.locator('.document-closed');
  await expect(gone).toHaveCount(1, { timeout: 30_000 });
  await expect(gone).toContainText('It is not there any more');
  await inLanguages(page, (language) => lookAt(page, 'library-gone', { language }));
  await gone.getByRole('button', { name: 'Take off the list' }).press('Enter');
  await expect(gone).toHaveCount(0);
  await expect(rows()).toHaveCount(2);
});
