import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { drop } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { historyOf, lossesOf, makeReview, saveElsewhere, savedText, type TestReview } from './helpers/review';
import { runPackaged } from './helpers/run';
import { startTyping, saveNow } from './helpers/typist';

/** A document handed over in one file, opened by a colleague, and their work taken back, in the packed app. */
const LINES = ['Телеграмма № 15603', 'Вторая строка', 'Третья строка'];

let home: Home;
let running: RunningApp;
let page: Page;
let review: TestReview;
let file: string;

test.beforeEach(async () => {
  home = makeHome();
  review = await makeReview(join(home.documents, 'Sverka'), LINES);
  file = join(home.folder, 'review.sverka.zip');
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const notice = () => page.locator('.notice');
const lines = () => page.locator('.cm-line').allTextContents();
const copies = () => readdirSync(join(home.documents, 'Sverka')).sort();

async function handOver(to = file): Promise<void> {
  await answerDialogs(running.app, { save: to });
  await runCommand(page, 'Hand over a copy');
}

test('by keyboard alone: handed over, opened as a copy, worked on elsewhere, taken back', async () => {
  const typist = await startTyping(page, review.text);
  await typist.word();
  await handOver(join(home.folder, 'review'));
  await expect(notice()).toContainText(
    /The whole document is in .*review\.sverka\.zip: \d+ files, read back/,
  );
  expect(existsSync(file)).toBe(true);
  const before = await savedText(review.root);
  expect(before).toBe(typist.typed());

  await answerDialogs(running.app, { open: [file] });
  await runCommand(page, 'Open a handed-over copy');
  await expect(notice()).toContainText('The copy is unpacked and every file checked');
  expect(copies().filter((name) => name !== 'sheet.jpg')).toEqual(['review', 'review 2']);
  const copy = join(home.documents, 'Sverka', 'review 2');
  await expect.poll(lines).toEqual(before.split('\n'));
  expect(await lossesOf(copy)).toEqual([]);

  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('X');
  await saveNow(running);
  await saveElsewhere(
    review.root,
    before.split('\n').map((line, i) => (i === 1 ? 'Вторая, у коллеги' : line)),
  );
  await answerDialogs(running.app, { open: [review.root] });
  await runCommand(page, 'Take back a colleague’s work from a folder');
  await expect(notice()).toContainText('brought together: 1');
  await expect.poll(async () => (await lines())[1]).toBe('Вторая, у коллеги');
  expect((await lines())[0]).toBe('XТелеграмма № 15603');
  expect(await savedText(copy)).toBe((await lines()).join('\n'));
  expect((await historyOf(copy)).forkHashes).toEqual([]);
  expect(await lossesOf(copy)).toEqual([]);

  await runCommand(page, 'Take back a colleague’s work from a folder');
  await expect(notice()).toContainText('is here already');
});

test('what both changed in the same place stays one’s own, and is offered to be compared and merged', async () => {
  await handOver();
  await expect(notice()).toContainText('The whole document is in');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('МОЁ ');
  await saveNow(running);
  await answerDialogs(running.app, { open: [file] });
  await runCommand(page, 'Take back a colleague’s work…');
  await expect(notice()).toContainText('is here already');

  const other = makeHome();
  try {
    const colleague = await launchApp({ home: other, staysInLibrary: true });
    await answerDialogs(colleague.app, { open: [file], save: join(home.folder, 'back.sverka.zip') });
    await colleague.window.getByRole('button', { name: 'Open a handed-over copy…' }).press('Enter');
    await expect(colleague.window.locator('.cm-line').first()).toHaveText(LINES[0] ?? '', {
      timeout: 30_000,
    });
    await colleague.window.locator('.cm-content').click();
    await colleague.window.keyboard.press('Control+Home');
    await colleague.window.keyboard.type('ИХ ');
    await saveNow(colleague);
    await runCommand(colleague.window, 'Hand over a copy');
    await expect(colleague.window.locator('.notice')).toContainText('The whole document is in');
    await colleague.quit();
  } finally {
    other.remove();
  }
  await answerDialogs(running.app, { open: [join(home.folder, 'back.sverka.zip')] });
  await runCommand(page, 'Take back a colleague’s work…');
  await expect(notice()).toContainText('your text stays');
  await inLanguages(page, (language) => lookAt(page, 'taken-back', { language }));
  expect((await lines())[0]).toBe('МОЁ Телеграмма № 15603');
  await page.locator('.banner').getByRole('button', { name: 'Compare and merge' }).press('Enter');
  await expect(page.locator('.merge-row')).toHaveCount(1);
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Save the merged version' }).press('Enter');
  await expect.poll(async () => (await lines())[0]).toBe('ИХ Телеграмма № 15603');
  expect((await historyOf(review.root)).forkHashes).toEqual([]);
});

test('how the sheets of the copy stand is shown, taken over when asked, and undone', async () => {
  const other = join(home.folder, 'colleague');
  cpSync(review.root, other, { recursive: true });
  const project = join(other, 'project.json');
  const told = JSON.parse(readFileSync(project, 'utf8')) as { pages: object[] };
  writeFileSync(
    project,
    JSON.stringify({ ...told, pages: told.pages.map((one) => ({ ...one, name: '12 об.' })) }),
  );
  await answerDialogs(running.app, { open: [other] });
  await runCommand(page, 'Take back a colleague’s work from a folder');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('another name there');
  await lookAt(page, 'their-sheets', { language: 'en' });
  await dialog.getByRole('button', { name: 'Take over' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  const caption = page.locator('.page-caption span').first();
  await expect(caption).toHaveText('12 об.');
  await page.keyboard.press('Control+z');
  await expect(caption).toHaveText('1');
});

test('a large document shows how far it is, and stopped it leaves no file', async () => {
  const exports = join(review.root, 'exports');
  mkdirSync(exports, { recursive: true });
  const big = openSync(join(exports, 'large.bin'), 'w');
  const piece = randomBytes(1 << 20);
  for (let i = 0; i < 300; i++) writeSync(big, piece);
  closeSync(big);
  await handOver();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toHaveText('Packing the document…');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'test-output/screenshots/handing-over.png' });
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(notice()).toHaveCount(0);
  expect(readdirSync(home.folder).filter((name) => /zip|^\.tmp/.test(name))).toEqual([]);
});

test('one that is dropped on the window is opened as a copy', async () => {
  await handOver();
  await expect(notice()).toContainText('The whole document is in');
  await drop(page, [file]);
  await expect(notice()).toContainText('The copy is unpacked and every file checked');
  expect(copies()).toContain('review 2');
});

test('one that a file manager names, at a start or while the program runs, is opened as a copy', async () => {
  await handOver();
  await expect(notice()).toContainText('The whole document is in');
  expect((await runPackaged(home, [file])).code).toBe(0);
  await expect(notice()).toContainText('The copy is unpacked and every file checked');
  expect(copies()).toContain('review 2');
  await running.quit();
  running = await launchApp({ home, args: [file] });
  page = running.window;
  await expect(notice()).toContainText('The copy is unpacked and every file checked');
  expect(copies()).toContain('review 3');
});

test('a file that is none, or of another document, is refused in words and nothing comes of it', async () => {
  const before = copies();
  writeFileSync(file, 'no zip at all, though its name says so');
  await answerDialogs(running.app, { open: [file] });
  await runCommand(page, 'Open a handed-over copy');
  await expect(notice()).toContainText('There is no document in this file');
  expect(copies()).toEqual(before);
  const stranger = await makeReview(join(home.folder, 'strange'), LINES);
  await answerDialogs(running.app, { open: [stranger.root] });
  await runCommand(page, 'Take back a colleague’s work from a folder');
  await expect(notice()).toContainText('This is another document');
  await answerDialogs(running.app, {});
  await runCommand(page, 'Take back a colleague’s work…');
  expect(await lines()).toEqual(LINES);
});
