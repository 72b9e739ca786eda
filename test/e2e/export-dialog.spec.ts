import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { makeReview } from './helpers/review';

/** The export dialog: what goes out, how it will look, and what comes of it. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;
const dialog = () => page.getByRole('dialog');
const format = (name: string | RegExp) => dialog().getByRole('radio', { name });

test.beforeAll(async () => {
  home = makeHome();
  const first = ['Сегодня наш боль-', 'шой праздник.'];
  const { root } = await makeReview(join(home.documents, 'Sverka'), first, ['Второй лист [нрзб]']);
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-content')).toContainText('праздник', { timeout: 30_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('shows the first sheet as it will be, by the keyboard alone', async () => {
  await page.keyboard.press('Control+Shift+E');
  await expect(format(/^Word/)).toBeFocused();
  await expect(dialog()).toContainText('Sheets not proofread: 2.');
  await expect(dialog().locator('.export-sheet')).toContainText('Sheet 1 [not proofread]');
  for (const name of [/^Searchable PDF/, /^Scan beside text/, /^Plain text/]) {
    await page.keyboard.press('ArrowDown');
    await expect(format(name)).toBeFocused();
  }
  await dialog().getByLabel('Lines as in the original').uncheck();
  await expect(dialog().locator('.export-sheet')).toContainText('Сегодня наш большой праздник.');
  await expect(dialog().getByLabel('Join words divided at line ends')).toBeDisabled();
  await expect(dialog().locator('.export-losses')).toContainText('the lines of the original');
});

test('writes the sheets that were named, and remembers how', async () => {
  await dialog().getByPlaceholder('for example 3–5, 9').fill('7');
  await expect(dialog()).toContainText('Name sheets from 1 to 2');
  await expect(dialog().getByRole('button', { name: 'Export…' })).toBeDisabled();
  await dialog().getByPlaceholder('for example 3–5, 9').fill('2');
  await dialog().getByLabel('Illegible as').fill('<…>');
  await dialog().getByLabel('Put a folder of PAGE files beside it').check();
  const save = join(home.folder, 'out.txt');
  await answerDialogs(running.app, { save });
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice')).toContainText(save, { timeout: 30_000 });
  expect(readFileSync(save, 'utf8')).toBe('Sheet 2\n[not proofread]\n\nВторой лист <…>\n');
  expect(readdirSync(join(home.folder, 'out-page')).filter((name) => name.endsWith('.xml'))).toHaveLength(1);
  const shown = await running.app.evaluateHandle(({ shell }) => {
    const calls: string[] = [];
    shell.showItemInFolder = (path) => void calls.push(`folder ${path}`);
    shell.openPath = (path) => Promise.resolve(calls.push(`open ${path}`) > 1 ? '' : 'no program');
    return calls;
  });
  await page.locator('.notice').getByRole('button', { name: 'Show in folder' }).click();
  await page.locator('.notice').getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(() => shown.jsonValue()).toEqual([`folder ${save}`, `open ${save}`]);
  await page.keyboard.press('Control+Shift+E');
  await expect(format(/^Plain text/)).toBeChecked();
  await expect(dialog().getByLabel('Illegible as')).toHaveValue('<…>');
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
});

test('is without fault in both languages, light and dark', async () => {
  await inLanguages(page, async (language) => {
    await page.keyboard.press('Control+Shift+E');
    const names =
      language === 'en' ? ['Word', 'ALTO 4', 'Report with crops'] : ['Word', 'ALTO 4', 'Отчёт с фрагментами'];
    for (const [i, name] of names.entries()) {
      await format(new RegExp(`^${name}`)).check();
      await lookAt(page, `export-${i + 1}`, { language });
    }
    await page.keyboard.press('Escape');
  });
});
