import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReview, type TestReview } from './helpers/review';
import { speak } from './helpers/looks';

/** What people know from other programs: the system's menu, dragging, and being told what comes next. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let review: TestReview;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  const sheet = (number: number) => [`Лист номер ${number}`, 'Вторая строка этого листа'];
  review = await makeReview(join(home.documents, 'Sverka'), sheet(1), sheet(2), sheet(3));
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toContainText('Лист номер 1', { timeout: 60_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

type Item = {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly items: readonly Item[];
};

/** The system's menu as it stands. */
async function menu(): Promise<readonly Item[]> {
  return await running.app.evaluate(({ Menu }) => {
    type Entry = {
      id: string;
      label: string;
      type: string;
      enabled: boolean;
      checked: boolean;
      items: Entry[];
    };
    const entries = (items: readonly Electron.MenuItem[]): Entry[] =>
      items
        .filter(({ visible }) => visible)
        .map(({ id, label, type, enabled, checked, submenu }) => ({
          ...{ id, label, type, enabled, checked },
          items: entries(submenu?.items ?? []),
        }));
    return entries(Menu.getApplicationMenu()?.items ?? []);
  });
}

const flat = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...flat(item.items)]);
const itemOf = async (id: string): Promise<Item | undefined> =>
  flat(await menu()).find((item) => item.id === id);
const click = (id: string) =>
  running.app.evaluate(({ Menu }, name) => {
    Menu.getApplicationMenu()?.getMenuItemById(name)?.click();
  }, id);

/** What a menu of the system's takes on a screen of 768 px below the bar: rows of 26 to 28 px. */
const MOST_ROWS = 26;

test('the menus are in groups, none longer than a screen, in both languages', async () => {
  for (const language of ['en', 'ru'] as const) {
    await speak(page, language);
    await expect.poll(async () => (await menu())[0]?.label).toBe(language === 'en' ? 'File' : 'Файл');
    const menus = await menu();
    expect(menus.map(({ label }) => label)).toHaveLength(8);
    for (const one of flat(menus).filter(({ items }) => items.length > 0)) {
      expect.soft(one.items.length, one.label).toBeLessThanOrEqual(MOST_ROWS);
      const lines = one.items.map(({ type }) => type === 'separator');
      expect
        .soft(lines[0] === true || lines[lines.length - 1] === true, `${one.label}: a line at its end`)
        .toBe(false);
      expect
        .soft(
          lines.some((is, i) => is && lines[i + 1] === true),
          `${one.label}: two lines`,
        )
        .toBe(false);
    }
    const [file] = menus;
    expect(file?.items.some(({ type }) => type === 'separator')).toBe(true);
    const labels = flat(menus).map(({ label }) => label);
    const within =
      language === 'en'
        ? ['Export', 'Print', 'Hand over and take back']
        : ['Экспорт', 'Печать', 'Передача и возврат'];
    expect(labels).toEqual(expect.arrayContaining(within));
  }
  await speak(page, 'en');
});

test('ticks and greyed entries say what is so, and an entry does what it says', async () => {
  await expect.poll(async () => (await itemOf('undo'))?.enabled).toBe(false);
  expect(await itemOf('toggle-pages')).toMatchObject({ type: 'checkbox', checked: true, enabled: true });
  await click('toggle-pages');
  await expect(page.locator('.page-strip')).toHaveCount(0);
  await expect.poll(async () => (await itemOf('toggle-pages'))?.checked).toBe(false);
  await click('toggle-pages');
  await expect(page.locator('.page-button')).toHaveCount(3);
  await expect.poll(async () => (await itemOf('toggle-pages'))?.checked).toBe(true);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('!');
  await expect.poll(async () => (await itemOf('undo'))?.enabled).toBe(true);
  await click('undo');
  await expect(page.locator('.cm-line').last()).toHaveText('Вторая строка этого листа');
});

test('documents that were open last are in the menu, by name, and open from it', async () => {
  const recents = async () =>
    flat(await menu())
      .find(({ label }) => label === 'Open recent')
      ?.items.map(({ label }) => label);
  await expect.poll(recents).toEqual(['Review']);
  await answerDialogs(running.app, {
    save: join(home.folder, 'copy.sverka.zip'),
    open: [join(home.folder, 'copy.sverka.zip')],
  });
  await runCommand(page, 'Hand over a copy');
  await expect(page.locator('.notice')).toContainText('The whole document is in');
  await runCommand(page, 'Open a handed-over copy');
  await expect.poll(recents).toEqual(['Review', 'Review']);
  await runCommand(page, 'All documents');
  await expect(page.locator('.document-open')).toHaveCount(2);
  await expect.poll(async () => (await itemOf('export'))?.enabled).toBe(false);
  await expect.poll(async () => (await itemOf('print-facing'))?.enabled).toBe(false);
  await running.app.evaluate(({ Menu }) => {
    const [file] = Menu.getApplicationMenu()?.items ?? [];
    const recent = file?.submenu?.items.find(({ label }) => label === 'Open recent');
    recent?.submenu?.items[1]?.click();
  });
  await expect(page.locator('.cm-line').first()).toContainText('Лист номер 1', { timeout: 30_000 });
  await expect.poll(async () => (await itemOf('export'))?.enabled).toBe(true);
});

test('sheets are dragged to their place, several at once, and one step takes it back', async () => {
  await page.keyboard.press('Control+Shift+l');
  const dialog = page.getByRole('dialog');
  const sheets = dialog.getByRole('option');
  await expect(sheets).toHaveCount(3);
  const ids = () => sheets.evaluateAll((all) => all.map(({ id }) => id));
  const [first = '', second = '', third = ''] = await ids();
  const box = await sheets.nth(2).boundingBox();
  await sheets.nth(0).dragTo(sheets.nth(2), { targetPosition: { x: (box?.width ?? 0) - 6, y: 20 } });
  await expect.poll(ids).toEqual([second, third, first]);
  await sheets.nth(0).click();
  await sheets.nth(1).click({ modifiers: ['Shift'] });
  await sheets.nth(1).dragTo(sheets.nth(2), { targetPosition: { x: (box?.width ?? 0) - 6, y: 20 } });
  await expect.poll(ids).toEqual([first, second, third]);
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(ids).toEqual([second, third, first]);
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(ids).toEqual([first, second, third]);
  await page.keyboard.press('Escape');
});

test('after the last sheet it is said what comes next', async () => {
  await page.locator('.page-button').first().press('Enter');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('Анна');
  await page.keyboard.press('Enter');
  for (const sheet of [2, 3]) {
    await expect(page.locator('.status-line')).toContainText(`Sheet ${sheet} of 3`);
    await page.keyboard.press('Control+Enter');
  }
  await expect(page.locator('.notice')).toContainText('Every sheet is proofread');
});
