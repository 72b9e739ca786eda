import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { lookAt, speak } from './helpers/looks';
import { greyPng } from './helpers/png';

/** A new document shows its scans in small and in the order in which their sheets will stand. */
let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchApp({ home, staysInLibrary: true });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const rows = () => dialog().locator('.files li');
const names = () => rows().locator('.file-name').allTextContents();

/** A page of one shade, so that pictures can be told apart. */
function scan(name: string, shade: number, width = 120): string {
  const rowsOfPng = Buffer.alloc((width + 1) * 160, shade);
  for (let y = 0; y < 160; y += 1) rowsOfPng[y * (width + 1)] = 0;
  const path = join(home.folder, name);
  writeFileSync(path, greyPng(width, 160, rowsOfPng));
  return path;
}

test('scans are seen in small, put in order by keys and by the pointer, and become sheets in that order', async () => {
  const files = [scan('a.png', 250), scan('b.png', 160), scan('c.png', 60, 240)];
  await answerDialogs(running.app, { open: files });
  await speak(page, 'ru');
  await page.keyboard.press('Control+n');
  await expect(dialog()).toContainText('Создать');
  await dialog().locator('[data-first]').press('Enter');
  await expect(rows()).toHaveCount(3);
  await expect(rows().locator('img')).toHaveCount(3, { timeout: 30_000 });
  await lookAt(page, 'new-document', { language: 'ru' });
  await page.keyboard.press('Escape');
  await speak(page, 'en');
  await answerDialogs(running.app, { open: files });
  await page.keyboard.press('Control+n');
  await dialog().locator('[data-first]').press('Enter');
  await expect(rows().locator('img')).toHaveCount(3, { timeout: 30_000 });
  await lookAt(page, 'new-document', { language: 'en' });
  expect(await names()).toEqual(['a.png', 'b.png', 'c.png']);
  const handle = (name: string) => dialog().getByRole('button', { name: new RegExp(`of 3: ${name}`) });
  await handle('a.png').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect.poll(names).toEqual(['b.png', 'a.png', 'c.png']);
  await expect(handle('a.png')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect.poll(names).toEqual(['b.png', 'c.png', 'a.png']);
  await page.keyboard.press('ArrowDown');
  await rows().nth(2).dragTo(rows().nth(0));
  await expect.poll(names).toEqual(['a.png', 'b.png', 'c.png']);
  await rows().nth(0).dragTo(rows().nth(2));
  await expect.poll(names).toEqual(['b.png', 'c.png', 'a.png']);
  await dialog().getByRole('button', { name: 'Create' }).press('Enter');
  await expect(page.locator('.page-button')).toHaveCount(3, { timeout: 30_000 });
  const [folder] = readdirSync(join(home.documents, 'Sverka'));
  const project = readFileSync(join(home.documents, 'Sverka', folder ?? '', 'project.json'), 'utf8');
  const widths = [...project.matchAll(/"widthPx": (\d+)/g)].map(([, width]) => Number(width));
  expect(widths).toEqual([120, 240, 120]);
});
