import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { dropForeign, RICH } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { makeReadReview } from './helpers/review';

/** Whatever is let go or pasted over whichever pane or dialog: the window stays, and the text is as it was. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;
let markup = '';
let before: readonly string[] = [];

test.beforeAll(async () => {
  home = makeHome();
  const { root } = await makeReadReview(
    join(home.folder, 'reviews'),
    ['Первая слyжба', 'Вторая вoт', 'Третья слyжба № 12'],
    ['Другой лист'],
  );
  markup = join(home.folder, 'page.html');
  writeFileSync(markup, '<html><body><p>Чужое</p></body></html>');
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line')).toHaveCount(3, { timeout: 60_000 });
  await expect(page.locator('.status-line')).toContainText(/left to decide: [1-9]/, { timeout: 60_000 });
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  before = await lines();
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const lines = () => page.locator('.cm-line').allTextContents();

/** Lets go of words, of a link and of a file over a place; nothing of it may be seen in the sheet, and no other page comes. */
async function letGo(over: string): Promise<void> {
  await page.locator(over).first().scrollIntoViewIfNeeded();
  await dropForeign(page, over, markup);
  expect(await page.evaluate(() => 'isTheSame' in window), over).toBe(true);
  expect(await lines(), over).toEqual(before);
  expect(page.url()).toContain('sverka://review/');
}

/** The file that was let go is asked about where nothing else is open. */
async function closeQuestion(): Promise<void> {
  const question = dialog().filter({ hasText: 'What is this text?' });
  await question.waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog()).toHaveCount(0);
}

test('panes', async () => {
  for (const pane of ['header', '.page-strip', '.scan-host', '.scan-tools', '.side-panel', '.status-line']) {
    await letGo(pane);
    await closeQuestion();
  }
  const tabs = page.locator('.side-panel [role=tab]');
  for (let i = 0; i < (await tabs.count()); i += 1) {
    await tabs.nth(i).click();
    await letGo('.tab-content:visible');
    await closeQuestion();
  }
  await tabs.first().click();
  await page.keyboard.press('F3');
  await expect(page.locator('.card')).toBeVisible();
  for (const part of ['.card', '.card .reading-text', '.card .verdict-main', '.list .entry']) {
    await letGo(part);
    await closeQuestion();
  }
});

const COMMANDS = [
  ...['New document…', 'Save version…', 'About the document…', 'Keys', 'Change keys…', 'Special characters…'],
  ...['Words of this document…', 'About Sverka', 'Progress…', 'Digits, one by one…', 'Report a problem…'],
  ...['What counts as a difference…', 'Export…', 'Check the document’s files', 'Comment on the sheet…'],
  ...['Read this sheet again…', 'Comment on the line…', 'Read this line again…', 'All like this…'],
] as const;

for (const command of COMMANDS) {
  test(`the dialog of “${command}”`, async () => {
    await page.locator('.page-button').first().click();
    await page.keyboard.press('F3');
    await runCommand(page, command);
    await expect(dialog()).toBeVisible();
    const title = await dialog().getByRole('heading').first().textContent();
    await letGo('.dialog');
    await letGo('.dialog h2');
    await letGo('.overlay');
    const field = dialog().locator('textarea, input[type=text], input:not([type])').first();
    if ((await field.count()) > 0 && (await field.isVisible()))
      await letGo('.dialog :is(textarea, input[type=text], input:not([type]))');
    await expect(dialog().getByRole('heading').first()).toHaveText(title ?? '');
    await page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
  });
}

test('the palette', async () => {
  await page.keyboard.press('Control+k');
  await letGo('.dialog, .palette');
  await letGo('[role=combobox]');
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
});

test('what is pasted while no one writes goes nowhere', async () => {
  await copy(RICH);
  await page.keyboard.press('F3');
  await expect(page.locator('.card')).toBeFocused();
  await page.keyboard.press('Control+v');
  await page.locator('.page-button').first().focus();
  await page.keyboard.press('Control+v');
  await page.locator('.scan-tools button').first().focus();
  await page.keyboard.press('Control+v');
  expect(await lines()).toEqual(before);
});

test('rich text comes in as plain lines, and markup without them not at all', async () => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  for (const clip of [{ 'text/html': '<b>Только</b> разметка' }, { 'text/rtf': '{\\rtf1 only}' }]) {
    await copy(clip);
    await page.keyboard.press('Control+v');
    expect(await lines()).toEqual(before);
  }
  await copy({
    'text/plain': 'Четвёртая\nПятая',
    'text/html':
      '<p style="color:red">Четвёртая</p><ul><li><a href="https://example.org/">Пятая</a></li></ul>',
    'text/rtf': '{\\rtf1 Четвёртая\\par Пятая}',
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect.poll(lines).toEqual([...before, 'Четвёртая', 'Пятая']);
  expect(await page.locator('.cm-content :is(a, b, p, ul, li, [style*=color])').count()).toBe(0);
});

type Clip = Readonly<Record<string, string>>;

/** Puts it on the system's clipboard, as a program does that copies text of its own. */
async function copy(clip: Clip): Promise<void> {
  await page.evaluate((written) => {
    const put = (event: ClipboardEvent) => {
      for (const [type, data] of Object.entries(written)) event.clipboardData?.setData(type, data);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('copy', put, { capture: true, once: true });
  }, clip);
  await page.keyboard.press('Control+c');
}
