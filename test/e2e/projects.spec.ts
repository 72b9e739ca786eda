import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { sharedDir } from '../helpers/shared';
import { answerDialogs, launchSample, type RunningApp } from './helpers/app';
import { drop } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { SAMPLE } from './helpers/paths';

/** Making and opening reviews by dialog, by dropping files, and from projects of other versions. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchSample(home);
  page = running.window;
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const title = () => page.getByRole('heading', { level: 1 });

test('makes a review by dialog: a scan, a title, where it lies, a text that holds both languages', async () => {
  const both = join(home.folder, 'both.txt');
  const [english, russian] = [SAMPLE.translation, SAMPLE.transcription].map((file) =>
    readFileSync(file, 'utf8'),
  );
  writeFileSync(both, `${english}\n\n${russian}`);
  await page.keyboard.press('Control+n');
  await answerDialogs(running.app, { open: [SAMPLE.scan] });
  await dialog().getByRole('button', { name: 'Add scans…' }).click();
  await expect(dialog().locator('.files li').first()).toContainText('2 sheets', { timeout: 30_000 });
  await answerDialogs(running.app, { open: [both] });
  await dialog().getByRole('button', { name: 'Add texts…' }).click();
  // The English half is an archive's page about the document, and says where the original lies.
  await expect(dialog().getByLabel('Opis')).toHaveValue('1');
  await expect(dialog().getByLabel('Title')).toHaveValue(/Mao Zedong/);
  await dialog().getByLabel('Title').fill('Second review');
  await dialog().getByLabel('Sheets').fill('1–2');
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('Second review', { timeout: 30_000 });
  await expect(page.locator('.citation')).toHaveText('APRF, f. 45, op. 1, d. 337, ll. 1–2');
  await page.getByRole('tab', { name: 'Translation' }).click();
  await expect(page.locator('.reference-text')).toContainText('CIPHERED TELEGRAM');
  await page.getByRole('tab', { name: 'Publication' }).click();
  await expect(page.locator('.reference-text')).toContainText('Продолжение шифртелеграммы');
  await page.getByRole('tab', { name: 'Discrepancies' }).click();
});

test('opens the first review again by dialog', async () => {
  const folders = readdirSync(join(home.documents, 'Sverka'));
  const first = folders.find((name) => name.startsWith('Telegram')) ?? '';
  await answerDialogs(running.app, { open: [join(home.documents, 'Sverka', first)] });
  await page.keyboard.press('Control+o');
  await expect(title()).toContainText('Mao Zedong', { timeout: 30_000 });
});

test('says what is wrong with a folder that is no review, and keeps the one that is open', async () => {
  await answerDialogs(running.app, { open: [home.documents] });
  await page.keyboard.press('Control+o');
  await expect(page.locator('.notice-error')).toBeVisible();
  await expect(title()).toContainText('Mao Zedong');
  await page.locator('.notice').getByRole('button').click();
});

test('dropped scans begin a new review, and a bad one says why', async () => {
  const bad = join(home.folder, 'not really.pdf');
  writeFileSync(bad, 'Это не PDF.');
  await drop(page, [bad, SAMPLE.scan]);
  const good = dialog().locator('.files li').filter({ hasText: 'telegram' });
  await expect(good).toContainText('2 sheets', { timeout: 30_000 });
  await expect(dialog().locator('.file-error')).toContainText('not a scan');
  // What cannot be read gives the review no name.
  await expect(dialog().getByLabel('Title')).toHaveValue(basename(SAMPLE.scan).replace(/\.pdf$/, ''));
  await expect(dialog().getByRole('button', { name: 'Create' })).toBeDisabled();
  await dialog().getByRole('button', { name: 'Remove: not really.pdf' }).click();
  await expect(dialog().getByRole('button', { name: 'Create' })).toBeEnabled();
  await page.keyboard.press('Escape');
});

test('a dropped folder opens as a review', async () => {
  const folders = readdirSync(join(home.documents, 'Sverka'));
  await drop(page, [join(home.documents, 'Sverka', folders.find((name) => name.startsWith('Second')) ?? '')]);
  await expect(title()).toHaveText('Second review', { timeout: 30_000 });
});

test('asks for the password of a protected PDF, and takes the right one only', async () => {
  const shared = sharedDir();
  test.skip(shared === null, 'the shared corpus is not here');
  const scan = join(shared ?? '', 'corpus/pdf/encrypted/issue6010_1.pdf');
  await drop(page, [scan]);
  const row = dialog().locator('.files li').first();
  await row.getByLabel('Password').fill('wrong');
  await row.getByRole('button', { name: 'Open' }).click();
  await expect(row.locator('.file-error')).toContainText('right password');
  await row.getByLabel('Password').fill('abc');
  await row.getByRole('button', { name: 'Open' }).click();
  await expect(row).toContainText('1 sheet', { timeout: 30_000 });
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('issue6010_1', { timeout: 30_000 });
});

test('a review of a newer format opens read-only', async () => {
  const folders = readdirSync(join(home.documents, 'Sverka'));
  const from = join(home.documents, 'Sverka', folders.find((name) => name.startsWith('Second')) ?? '');
  const to = join(home.folder, 'Newer');
  copyFolder(from, to);
  const file = join(to, 'project.json');
  const project = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...project, formatVersion: 99, somethingNew: true }));
  const before = readFileSync(file, 'utf8');
  await drop(page, [to]);
  await expect(page.locator('.banner')).toContainText('newer version of Sverka', { timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Save version' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Recognise', exact: true })).toBeDisabled();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyFolder(join(from, entry.name), join(to, entry.name));
    else copyFileSync(join(from, entry.name), join(to, entry.name));
  }
}
