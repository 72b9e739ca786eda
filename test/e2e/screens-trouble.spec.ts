import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { drop, expectNothingComesIn } from './helpers/drop';
import { mountMedium, type FaultyPlace } from './helpers/faults';
import { SAMPLE } from './helpers/paths';
import { makeHome, removeFolder, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { makeProtectedPdf } from './helpers/protected-pdf';
import { makeReview, saveElsewhere, type TestReview } from './helpers/review';
import { recoveryBanner, startTyping, saveNow, type Typist } from './helpers/typist';

/** The screens on which something is wrong, looked at like all the others (`screens.spec.ts`). The trouble is real. */
const LINES = ['Телеграмма № 15603', 'Экз. № 2', 'Лист 2'];

let home: Home;
let running: RunningApp;
let page: Page;
let medium: FaultyPlace | null = null;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  medium?.remove();
  medium = null;
  home.remove();
});

async function start(root?: string): Promise<void> {
  running = await launchApp({ home, args: root === undefined ? [] : [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function open({ root }: TestReview): Promise<void> {
  await start(root);
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
}

async function openNew(parent = join(home.documents, 'reviews')) {
  const review = await makeReview(parent, LINES);
  await open(review);
  return { review, typist: await startTyping(page, review.text) };
}

async function typeWords(typist: Typist, count: number): Promise<void> {
  for (let word = 0; word < count; word += 1) await typist.word();
}

const dialog = () => page.getByRole('dialog');
const banner = () => page.locator('.banner');
const status = () => page.getByTestId('save');
const look = (name: string) => inLanguages(page, (language) => lookAt(page, name, { language }));

test('a protected scan, before the review is made and when it is opened again', async () => {
  const scan = join(home.folder, 'protected.pdf');
  await makeProtectedPdf(scan, 'пароль');
  await start();
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  await drop(page, [scan]);
  const row = dialog().locator('.files li').first();
  await row.getByLabel('Password').fill('wrong');
  await row.getByRole('button', { name: 'Open' }).click();
  await expect(row.locator('.file-error')).toBeVisible({ timeout: 30_000 });
  await lookAt(page, 'new-review-password', { language: 'en' });
  await row.getByLabel('Password').fill('пароль');
  await row.getByRole('button', { name: 'Open' }).click();
  await expect(row).toContainText('1 sheet', { timeout: 30_000 });
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(page.locator('.page-button')).toHaveCount(1, { timeout: 30_000 });
  await running.quit();
  // The password is not kept, and the picture that was drawn may be thrown away at any time.
  const folder =
    readdirSync(join(home.documents, 'Sverka')).find((name) => name.startsWith('protected')) ?? '';
  rmSync(join(home.documents, 'Sverka', folder, 'cache'), { recursive: true, force: true });
  await start(join(home.documents, 'Sverka', folder));
  await expect(page.locator('.picture-failed')).toContainText('password', { timeout: 60_000 });
  await look('locked');
  await inLanguages(page, async (language) => {
    await page.locator('.picture-failed .button').click();
    await expect(dialog()).toBeVisible();
    await lookAt(page, 'password', { language });
    await expectNothingComesIn(page, '.dialog', SAMPLE.transcription);
    await expectNothingComesIn(page, '.dialog input', SAMPLE.transcription);
    await page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
  });
  await page.locator('.picture-failed .button').click();
  await page.keyboard.type('пароль');
  await page.keyboard.press('Enter');
  await expect(page.locator('.thumbnail canvas')).toHaveAttribute('data-picture', 'shown');
  await expect(page.locator('.picture-failed')).toHaveCount(0, { timeout: 30_000 });
});

test('typing that a crash left behind, on a sheet as it was and on one that has moved on', async () => {
  const { review, typist } = await openNew();
  await typeWords(typist, 25);
  await running.kill();
  await open(review);
  await expect(recoveryBanner(page)).toBeVisible();
  await look('recovery');
  await running.kill();
  await saveElsewhere(review.root, [...LINES, 'Лист 3']);
  await open(review);
  await expect(recoveryBanner(page)).toContainText('The sheet has changed since');
  await look('recovery-conflict');
});

test('a sheet whose newest version is damaged', async () => {
  const review = await makeReview(join(home.documents, 'reviews'), LINES);
  await saveElsewhere(review.root, [...LINES, 'Лист 3']);
  const folder = join(review.root, 'history', '0001');
  const newest = join(folder, readdirSync(folder).sort().at(-1) ?? '');
  writeFileSync(newest, readFileSync(newest, 'utf8').slice(0, 400));
  await open(review);
  await expect(banner()).toContainText('is damaged');
  await look('damaged');
  await inLanguages(page, async (language) => {
    await banner().getByRole('button').click();
    await expect(dialog().locator('.problems li')).toContainText(language === 'ru' ? 'повреждён' : 'damaged');
    await lookAt(page, 'verify-damaged', { language });
    await page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
  });
});

test('somebody else has the review open, and another program has changed a sheet', async () => {
  const review = await makeReview(join(home.documents, 'reviews'), LINES);
  const lock = { host: 'reading-room-2', pid: 4711, nonce: 'other', atUtc: new Date().toISOString() };
  writeFileSync(join(review.root, '.lock.json'), JSON.stringify(lock));
  await open(review);
  await expect(banner()).toContainText('reading-room-2');
  await look('other-writer');
  const typist = await startTyping(page, review.text);
  await typist.word();
  await saveNow(running);
  const copy = join(review.root, 'pages', '0001.xml');
  writeFileSync(copy, readFileSync(copy, 'utf8').replaceAll('15603', '15604'));
  await typist.word();
  await saveNow(running);
  await expect(banner().nth(1)).toContainText('Another program has changed');
  await look('outside');
});

test('a medium that is full, and one that can only be read', async () => {
  medium = mountMedium(join(home.folder, 'stick'), 2);
  test.skip(medium === null, 'this system does not let us mount');
  if (medium === null) return;
  const { review, typist } = await openNew(medium.folder);
  medium.fill();
  await typeWords(typist, 2);
  await expect(status()).toHaveAttribute('title', /disk is full/);
  await expect(banner()).toContainText('Cannot save to the document');
  await look('disk-full');
  medium.empty();
  await saveNow(running);
  await running.quit();
  medium.forbidWriting();
  await open(review);
  await expect(banner()).toContainText('can only be read');
  await look('read-only-medium');
});

test('nothing takes the typing, and a version that cannot be saved', async () => {
  const { review } = await openNew();
  const userFolder = await running.app.evaluate(({ app }) => app.getPath('userData'));
  await running.quit();
  rmSync(join(userFolder, 'journal'), { recursive: true });
  writeFileSync(join(userFolder, 'journal'), 'a file where a folder should be');
  await open(review);
  const typist = await startTyping(page, review.text);
  removeFolder(review.root);
  await typeWords(typist, 2);
  await expect(status()).toContainText(/Not saved: .*not there any more/);
  await look('not-saved');
  await page.keyboard.press('Control+s');
  await expect(dialog()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice-error')).toContainText('could not be saved');
  // What is told follows the language.
  await inLanguages(page, async (language) => {
    const own =
      language === 'ru' ? /Версию не удалось сохранить: .*Подключите/ : /could not be saved: .*any more/;
    await expect(page.locator('.notice-error')).toContainText(own);
    await lookAt(page, 'version-not-saved', { language });
  });
});
