import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { dropOn } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { makeReview, savedText, type TestReview } from './helpers/review';

/** What is dropped on the window goes into the open sheet only where the person says so. */
test.describe.configure({ mode: 'serial' });

const LINES = ['Первая строка', 'Вторая строка', 'Третья строка'];

let home: Home;
let review: TestReview;
let running: RunningApp;
let page: Page;
let [text, markup] = ['', ''];

test.beforeAll(async () => {
  home = makeHome();
  review = await makeReview(join(home.folder, 'reviews'), LINES);
  text = join(home.folder, 'publication.txt');
  writeFileSync(text, 'Первая строка\nДругая строка\n');
  markup = join(home.folder, 'page.html');
  writeFileSync(markup, '<html><body><p>Чужое</p></body></html>');
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toHaveText('Первая строка', { timeout: 60_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const lines = () => page.locator('.cm-line').allTextContents();
const PLACES = ['.cm-content', '.cm-line', '.scan', '.page-strip', '.side-panel', 'header'] as const;

test('a text is offered wherever it is dropped, and changes nothing', async () => {
  for (const place of PLACES) {
    await dropOn(page, place, {}, [text]);
    await expect(dialog()).toContainText('What is this text?');
    await expect(dialog()).toContainText('publication.txt');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog()).toHaveCount(0);
    expect(await lines()).toEqual(LINES);
  }
  await dropOn(page, '.cm-content', {}, [text, markup]);
  await expect(dialog().getByRole('button', { name: 'The text of this sheet' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await dropOn(page, '.cm-content', { 'text/plain': text, 'text/uri-list': `file://${text}` }, [text]);
  await expect(dialog()).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await lines()).toEqual(LINES);
});

test('a picture or a link of another program leaves neither its path nor its address', async () => {
  const address = 'https://example.org/a.png';
  const dragged = { 'text/uri-list': address, 'text/plain': address, 'text/html': `<img src="${address}">` };
  await dropOn(page, '.cm-content', dragged);
  await expect(page.locator('.notice-error')).toContainText('cannot be opened');
  await page.locator('.notice').getByRole('button').click();
  expect(await lines()).toEqual(LINES);
});

test('a copied file is not pasted as its path', async () => {
  await page.locator('.cm-content').click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '/home/anna/лист.txt');
    data.items.add(new File(['Чужое'], 'лист.txt', { type: 'text/plain' }));
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.cm-content')?.dispatchEvent(event);
  });
  expect(await lines()).toEqual(LINES);
});

test('while a dialog is open, what is typed into it stays', async () => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Shift+C');
  await page.keyboard.type('Примечание');
  await dropOn(page, '.cm-content', {}, [text]);
  await expect(dialog().locator('textarea')).toHaveValue('Примечание');
  await page.keyboard.press('Escape');
});

test('a text pasted from Windows brings no line ends of its own', async () => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '\r\nЧетвёртая\r\nПятая');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.cm-content')?.dispatchEvent(event);
  });
  await expect.poll(lines).toEqual([...LINES, 'Четвёртая', 'Пятая']);
  await runCommand(page, 'Save version');
  await page.keyboard.press('Enter');
  await expect.poll(() => savedText(review.root)).toBe([...LINES, 'Четвёртая', 'Пятая'].join('\n'));
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(LINES);
});

test('a stretch of text out of another program is put in, and taken back by undo', async () => {
  await dropOn(page, '.cm-line', { 'text/plain': 'особо ' });
  await expect.poll(async () => (await lines()).join('\n')).toContain('особо ');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(LINES);
});

test('a dropped text becomes a reference, or the text of the sheet', async () => {
  await dropOn(page, '.cm-content', {}, [text]);
  await dialog().getByRole('button', { name: 'A text to compare with' }).click();
  await page.getByRole('tab', { name: 'Reference' }).click();
  await expect(page.locator('.reference-text, .compared-list')).toContainText('Другая', {
    timeout: 30_000,
  });
  expect(await lines()).toEqual(LINES);
  await dropOn(page, '.scan', {}, [text]);
  await dialog().getByRole('button', { name: 'The text of this sheet' }).click();
  await expect.poll(lines).toEqual(['Первая строка', 'Другая строка']);
  expect(await savedText(review.root)).toBe('Первая строка\nДругая строка');
});
