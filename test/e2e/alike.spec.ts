import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { makeHome, type Home } from './helpers/home';
import { makeInkedReview } from './helpers/review';

/** Deciding many places at once, and choosing what counts as a difference, in the packed app. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

/** No word of any dictionary, and one likely confusion away from «отошли». */
const NO_WORD = 'отощли';

const LINES = [
  'По сведениям штаба округа',
  `войска ${NO_WORD} на север`,
  'и ждут вагоны с хлебом',
  `потом снова ${NO_WORD} на юг`,
  'к старым позициям',
];

test.beforeAll(async () => {
  home = makeHome();
  const review = await makeInkedReview(join(home.documents, 'reviews'), LINES);
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const shots = process.env['SVERKA_SHOTS'];

async function shot(name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
}

const lines = () => page.locator('.cm-line').allTextContents();
const badLines = async () => (await lines()).filter((line) => line.includes(NO_WORD)).length;

/** Types at the end of a Line. */
async function typeAtEnd(line: number, text: string): Promise<void> {
  await page.locator('.cm-line').nth(line).click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

async function runByName(name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
}

test('a word that no dictionary has is flagged without any reference, and words of it are not', async () => {
  await expect(page.locator('.entry')).toHaveCount(2, { timeout: 30_000 });
  await expect(page.locator('.entry', { hasText: NO_WORD })).toHaveCount(2);
  await expect(page.locator('.entry').first()).toContainText('not in the dictionary');
});

test('all like this shows every place with its ink, and nothing is decided unseen', async () => {
  await page.locator('.entry', { hasText: NO_WORD }).first().click();
  await expect(page.locator('.card')).toContainText('отошли');
  await page.getByRole('button', { name: /all like this: 2/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.alike-place')).toHaveCount(2);
  await expect(dialog.locator('.crop')).toHaveCount(2);
  // The letter in which the two readings part stands out in both.
  await expect(dialog.locator('.alike-words mark')).toHaveText(['щ', 'ш', 'щ', 'ш']);
  expect(await violations(page)).toEqual([]);
  await shot('alike-en-light');
  await dialog.getByRole('checkbox').nth(1).uncheck();
  await dialog.getByRole('button', { name: 'Correct (1)' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(badLines).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(badLines).toBe(2);
});

test('one answer goes to all that are chosen, and is taken back in one step', async () => {
  await page.locator('.entry', { hasText: NO_WORD }).first().click();
  await page.keyboard.press('Control+Shift+a');
  await page.getByRole('dialog').getByRole('button', { name: 'not a problem' }).click();
  // One of the two is still on the card.
  await expect(page.locator('.card')).toContainText('Not a problem');
  await expect(page.locator('details.list', { hasText: 'Decided' }).locator('summary')).toContainText('2');
  await typeAtEnd(4, '.');
  // An edit elsewhere brings none of them back.
  await expect(page.locator('.list:not(details) .entry', { hasText: NO_WORD })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.list:not(details) .entry', { hasText: NO_WORD })).toHaveCount(1);
  await expect(page.locator('.card')).toContainText('not a problem');
});

test('the same in Russian, in the dark', async () => {
  await runByName('English');
  await runByName('тёмная');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The driver holds windows light of its own accord.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('.entry', { hasText: NO_WORD }).first().click();
  // What is not in the project yet is said in a colour that the shade over it dims.
  await expect(page.getByTestId('save')).toHaveText('Сохранено');
  await shot('card-ru-dark');
  await page.keyboard.press('Control+Shift+a');
  await expect(page.getByRole('dialog')).toContainText('все такие же');
  expect(await violations(page)).toEqual([]);
  await shot('alike-ru-dark');
  await page.keyboard.press('Escape');
  await runByName('Что считать');
  expect(await violations(page)).toEqual([]);
  await shot('comparison-ru-dark');
  await page.keyboard.press('Escape');
  await runByName('English');
});

test('what counts as a difference can be chosen', async () => {
  await runByName('Open the sample');
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  await page.keyboard.press('Control+Shift+r');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 90_000 });
  await runByName('counts as a difference');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox')).toHaveCount(13);
  expect(await violations(page)).toEqual([]);
  await shot('comparison-en-dark');
  await dialog.getByRole('button', { name: 'Strictly diplomatic' }).click();
  await expect(dialog.getByRole('checkbox', { checked: false })).toHaveCount(8);
  await page.keyboard.press('Escape');
  await expect(
    page.locator('.entry', { hasText: /case differs|punctuation differs/i }).first(),
  ).toBeAttached();
  await runByName('counts as a difference');
  await dialog.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(13);
  await page.keyboard.press('Escape');
  await expect(page.locator('.entry', { hasText: /case differs|punctuation differs/i })).toHaveCount(0);
});
