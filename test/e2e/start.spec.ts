import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReview, type TestReview } from './helpers/review';

/** What the app shows when what it was to open cannot be opened: never something else in its place. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let review: TestReview;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  review = await makeReview(join(home.folder, 'reviews'), ['Первая строка', 'Вторая строка']);
  await start([review.root]);
  await expect(page.locator('.cm-line').first()).toHaveText('Первая строка', { timeout: 60_000 });
  await running.quit();
});

test.afterAll(() => home.remove());
test.afterEach(() => running.kill().catch(() => undefined));

async function start(args: readonly string[] = []): Promise<void> {
  running = await launchApp({ home, args });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
}

const problem = () => page.locator('.start-screen .banner');

test('a review that was moved is named, and opens when it is back', async () => {
  const elsewhere = `${review.root} elsewhere`;
  renameSync(review.root, elsewhere);
  await start();
  await expect(problem()).toContainText('“Review” could not be opened', { timeout: 60_000 });
  await expect(problem()).toContainText('It is not there any more');
  await expect(problem()).toContainText(review.root);
  await expect(page.locator('.page-button')).toHaveCount(0);
  renameSync(elsewhere, review.root);
  await problem().getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.cm-line').first()).toHaveText('Первая строка', { timeout: 30_000 });
});

test('a damaged one says so, and the sample comes only when it is asked for', async () => {
  const file = join(review.root, 'project.json');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.slice(0, 300));
  await start();
  await expect(problem()).toContainText('damaged', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  await running.quit();
  writeFileSync(file, whole);
});

test('one of a far newer version says so, though another was open last', async () => {
  const newer = join(home.folder, 'Newer');
  mkdirSync(newer);
  writeFileSync(join(newer, 'project.json'), JSON.stringify({ formatVersion: 99 }));
  await start([newer]);
  await expect(problem()).toContainText('“Newer” could not be opened', { timeout: 60_000 });
  await expect(problem()).toContainText('newer version');
});

test('a log that cannot be read keeps the review shut, not half open', async () => {
  mkdirSync(join(review.root, 'words.jsonl'));
  await start([review.root]);
  await expect(problem()).toContainText('“Review” could not be opened', { timeout: 60_000 });
});
