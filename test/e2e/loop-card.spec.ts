import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { makeHome, type Home } from './helpers/home';
import { makeReadReview, savedText } from './helpers/review';
import { shoot } from './helpers/screenshots';
import { saveNow } from './helpers/typist';

/** What the keys of a card do to the text, what undo brings back, and what stays of a decision. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;
let root: string;

test.beforeAll(async () => {
  home = makeHome();
  ({ root } = await makeReadReview(join(home.folder, 'reviews'), [
    'Первая слyжба тыла',
    'Вторая вoт © строка',
    'Третья тaк сказать',
    'Четвёртая нaшла пере-',
    'дачу',
  ]));
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.status-line')).toContainText(/left to decide: [1-9]/, { timeout: 60_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const card = () => page.locator('.card');
const lines = () => page.locator('.cm-line').allTextContents();
const checked = () => expect(page.locator('.status-line')).not.toContainText('Checking');

test('undo comes back to the discrepancy, with the keys on its card, and says what it undid', async () => {
  await page.keyboard.press('F3');
  await expect(card()).toHaveAccessibleName('Mixed scripts');
  const before = await lines();
  await expect(page.locator('.reading-taken .reading-text')).toHaveText('служба');
  await page.keyboard.press('Enter');
  await expect.poll(lines).toContain('Первая служба тыла');
  await checked();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notice')).toContainText('Undone: «слyжба» → «служба», line 1');
  await expect.poll(lines).toEqual(before);
  await expect(card()).toBeFocused();
  await expect(card().locator('.reading-text').first()).toHaveText('слyжба');
  // A letter now is a key of the card, and no text.
  await page.keyboard.press('q');
  await checked();
  await expect(card()).toBeFocused();
  expect(await lines()).toEqual(before);
  await page.keyboard.press('Enter');
  await expect.poll(lines).toContain('Первая служба тыла');
  await checked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(lines).toEqual(before);
  await expect(card()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(lines).toContain('Первая служба тыла');
});

test('a reading typed on the card becomes text and verdict, and is not asked about again', async () => {
  await checked();
  await expect(card().locator('.reading-text').first()).toHaveText('вoт');
  await page.keyboard.press('3');
  await expect(page.getByRole('textbox', { name: 'another reading, from the ink' })).toBeFocused();
  await page.keyboard.type('ввот');
  await page.keyboard.press('Enter');
  // The sign that the dirt beside the word was read as goes with the word that it is about.
  await expect.poll(lines).toContain('Вторая ввот строка');
  await checked();
  await expect(card().locator('.reading-text').first()).toHaveText('тaк');
  const flagged = await page.locator('.list .entry').allInnerTexts();
  expect(flagged.filter((entry) => entry.includes('ввот'))).toEqual([]);
});

test('illegible puts its sign into the text', async () => {
  await page.keyboard.press('n');
  await expect.poll(lines).toContain('Третья [нрзб] сказать');
  await checked();
  await shoot(page, 'loop-card');
  expect(await violations(page)).toEqual([]);
});

test('what was decided is listed with before and after, survives edits of its line and can be opened again', async () => {
  await page.locator('.cm-line').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' снова');
  await checked();
  const decided = page.locator('.decided-list');
  await expect(decided.locator('summary')).toContainText('3');
  await decided.locator('summary').click();
  const entries = decided.locator('.decided-entry');
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(0)).toContainText('тaк → [нрзб]');
  await expect(entries.nth(1)).toContainText('вoт → ввот');
  await expect(entries.nth(2)).toContainText('слyжба → служба');
  await expect(entries.nth(2)).toContainText('line 1');
  await shoot(page, 'loop-decided');
  const file = join(home.documents, 'ledger.csv');
  await answerDialogs(running.app, { save: file });
  await runCommand(page, 'CSV');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice')).toContainText('ledger.csv', { timeout: 30_000 });
  const csv = readFileSync(file, 'utf8');
  expect(csv).toMatch(/Decisions.*слyжба.*служба.*Corrected/);
  expect(csv).toMatch(/Decisions.*тaк.*\[нрзб\].*Illegible/);
  await entries.nth(1).getByRole('button', { name: 'Reopen' }).click();
  await expect.poll(lines).toContain('Вторая вoт строка');
  await expect(entries).toHaveCount(2);
  await saveNow(running);
  expect(await savedText(root)).toContain('[нрзб]');
});

test('a document can have a sign of its own for what cannot be read', async () => {
  await runCommand(page, 'About the document…');
  const field = page.getByRole('textbox', { name: 'Stands in the text for what cannot be read' });
  await expect(field).toHaveValue('[нрзб]');
  await field.fill('[неразборчиво]');
  await shoot(page, 'about-document-sign');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(field).toHaveCount(0);
  await page.locator('.cm-line').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+n');
  await expect.poll(async () => (await lines())[0]).toMatch(/^\[неразборчиво\]/);
  await saveNow(running);
  expect(JSON.parse(readFileSync(join(root, 'project.json'), 'utf8'))).toMatchObject({
    illegible: '[неразборчиво]',
  });
});

test('the card in Russian, in the dark: nothing is cut off, and the button says what Enter does', async () => {
  await runCommand(page, 'Русский');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await runCommand(page, 'тёмная');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: null });
  await page.keyboard.press('F3');
  await expect(card()).toBeFocused();
  await expect(card().locator('.verdict-main')).toContainText('Исправить, дальше');
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.card .verdict, .card .reading-text, .card h2')]
      .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.className}: ${part.textContent}`),
  );
  expect(cut).toEqual([]);
  await shoot(page, 'loop-card-ru-dark');
  expect(await violations(page)).toEqual([]);
});
