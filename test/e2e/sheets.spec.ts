import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { lookAt, speak } from './helpers/looks';
import { greyPng } from './helpers/png';
import { lossesOf, makeReview, type TestReview } from './helpers/review';

/** Sheets and texts to compare with: moved, removed, numbered, added, replaced, each of it undone. By keys alone. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let review: TestReview;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  const texts = [1, 2, 3, 4].map((number) => [
    `Лист номер ${number} содержит достаточно слов`,
    `чтобы его можно было узнать среди ${number} прочих листов дела`,
  ]);
  const [first = [], ...others] = texts;
  review = await makeReview(join(home.folder, 'reviews'), first, ...others);
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toContainText('Лист номер 1', { timeout: 60_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const press = (keys: string) => page.keyboard.press(keys);
const dialog = () => page.getByRole('dialog');
const sheets = () => dialog().getByRole('option');
const names = () => sheets().locator('strong').allTextContents();
const button = (name: string) => dialog().getByRole('button', { name });

async function open(): Promise<void> {
  await press('Control+Shift+l');
  await expect(sheets()).toHaveCount(4);
  await expect(dialog().getByRole('listbox')).toBeFocused();
}

/** The first line of every sheet's text, in the order of the strip. */
async function firstLines(): Promise<readonly string[]> {
  const lines: string[] = [];
  const buttons = page.locator('.page-button');
  for (let i = 0; i < (await buttons.count()); i += 1) {
    await buttons.nth(i).press('Enter');
    await expect(buttons.nth(i)).toHaveAttribute('aria-current', 'page');
    lines.push((await page.locator('.cm-line').first().textContent()) ?? '');
  }
  return lines.map((line) => /\d/.exec(line)?.[0] ?? '');
}

test('sheets are numbered, moved, removed and put back, and each step is undone', async () => {
  await open();
  await press('Control+a');
  await button('Number…').press('Enter');
  await dialog().getByLabel('First number').fill('12 об.');
  await dialog().getByLabel('Two images a leaf').press('Space');
  await lookAt(page, 'sheets-numbers', { language: 'en' });
  await dialog().getByLabel('First number').press('Enter');
  await expect.poll(names).toEqual(['12 об.', '13', '13 об.', '14']);
  await dialog().getByRole('listbox').focus();
  await press('Home');
  await press('Alt+ArrowRight');
  await expect.poll(names).toEqual(['13', '12 об.', '13 об.', '14']);
  await press('End');
  await press('Delete');
  await expect.poll(names).toEqual(['13', '12 об.', '13 об.']);
  await lookAt(page, 'sheets', { language: 'en' });
  await button('Removed: 1').press('Enter');
  await lookAt(page, 'sheets-removed', { language: 'en' });
  await button('Put back').press('Enter');
  await button('Removed: 0').press('Enter');
  await expect.poll(names).toEqual(['13', '12 об.', '13 об.', '14']);
  for (let times = 0; times < 4; times += 1) await button('Undo').press('Enter');
  await expect.poll(names).toEqual(['1', '2', '3', '4']);
  await expect(button('Undo')).toBeDisabled();
  await press('Escape');
  expect(await firstLines()).toEqual(['1', '2', '3', '4']);
});

test('another order holds in the text and in the strip, over a removal, and nothing is lost', async () => {
  await open();
  await press('End');
  await press('Alt+ArrowLeft');
  await expect.poll(async () => (await sheets().nth(2).getAttribute('id')) ?? '').toBe('sheet-0004');
  await press('Home');
  await press('Delete');
  await expect(sheets()).toHaveCount(3);
  await press('Escape');
  expect(await firstLines()).toEqual(['2', '4', '3']);
  await expect.poll(() => lossesOf(review.root)).toEqual([]);
});

test('a scan is added after the chosen sheet, and a better one takes the place of another', async () => {
  const square = join(home.folder, 'new.png');
  // Each row begins with a filter byte.
  writeFileSync(square, greyPng(200, 200, Buffer.alloc(201 * 200)));
  await answerDialogs(running.app, { open: [square] });
  await press('Control+Shift+l');
  await expect(sheets()).toHaveCount(3);
  await press('Home');
  await button('Add scans…').press('Enter');
  await expect(sheets()).toHaveCount(4, { timeout: 30_000 });
  await expect(sheets().nth(1)).toHaveAttribute('id', 'sheet-0005');
  await dialog().getByRole('listbox').focus();
  await press('Home');
  await button('Better scan…').press('Enter');
  await expect(dialog()).toContainText('another part of the sheet', { timeout: 30_000 });
  await button('Undo').press('Enter');
  await button('Blank').press('Enter');
  await expect(sheets().first()).toHaveAccessibleName(/blank/);
  await press('Escape');
  await expect(page.locator('.page-button')).toHaveCount(4);
  await expect.poll(() => lossesOf(review.root)).toEqual([]);
});

test('a text is pasted, named, given a role, taken out and put back', async () => {
  await press('Control+k');
  await page.getByRole('combobox').fill('Texts to compare with');
  await press('Enter');
  await button('Paste a text').press('Enter');
  await dialog()
    .getByLabel('The text')
    .fill('Лист номер 3 содержит достаточно слов чтобы его можно было узнать');
  await button('Add this text').press('Enter');
  await expect(dialog().locator('.references li')).toHaveCount(1);
  await expect(dialog().locator('.reference-covers')).toContainText('4');
  const name = dialog().getByRole('textbox', { name: 'Name' });
  await name.fill('Сборник документов');
  await name.press('Enter');
  await expect(button('Remove: Сборник документов')).toBeVisible();
  await lookAt(page, 'references', { language: 'en' });
  await button('Remove: Сборник документов').press('Enter');
  await expect(dialog()).toContainText('Removed texts');
  await button('Put back').press('Enter');
  await expect(button('Remove: Сборник документов')).toBeVisible();
  await press('Escape');
  await expect.poll(() => lossesOf(review.root)).toEqual([]);
});

test('a sheet that a publication has shows its error rate, in small and in progress, the worst first', async () => {
  await press('Control+Shift+l');
  await expect(sheets().filter({ hasText: 'CER' })).toHaveCount(1, { timeout: 30_000 });
  await lookAt(page, 'sheets-errors', { language: 'en' });
  await press('Escape');
  await press('Control+k');
  await page.getByRole('combobox').fill('Progress');
  await press('Enter');
  await expect(dialog().getByRole('columnheader', { name: 'CER' })).toBeVisible({ timeout: 30_000 });
  await dialog().getByRole('combobox').selectOption('sortErrors');
  await expect(dialog().locator('tbody').last().locator('tr').first().locator('td').nth(5)).toContainText(
    '%',
  );
  await lookAt(page, 'progress-errors', { language: 'en' });
  await press('Escape');
});

test('both dialogs in Russian', async () => {
  await speak(page, 'ru');
  await press('Control+Shift+l');
  await expect(sheets()).toHaveCount(4);
  await press('Control+a');
  await button('Номер…').press('Enter');
  await lookAt(page, 'sheets-numbers', { language: 'ru' });
  await press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Тексты для сравнения');
  await press('Enter');
  await button('Вставить текст').press('Enter');
  await lookAt(page, 'references', { language: 'ru' });
  await press('Escape');
});
