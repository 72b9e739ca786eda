import { expect, test, type Page } from 'playwright/test';
import { launchSample, type RunningApp, runCommand } from './helpers/app';
import { expectNothingComesIn } from './helpers/drop';
import { SAMPLE } from './helpers/paths';
import { makeHome, type Home } from './helpers/home';
import { shoot } from './helpers/screenshots';

/** Reading a part of a sheet, or all of it, once more; and a line's frame drawn anew. By keyboard, and with the mouse. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchSample(home);
  page = running.window;
  await page.keyboard.press('Control+Shift+r');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 120_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const lines = () => page.locator('.transcript .cm-line');
const dialog = () => page.getByRole('dialog');
const frame = () => page.locator('.scan-overlay .framing');
const textOf = async () => (await lines().allInnerTexts()).join('\n');

test('a part is framed by keyboard, read, shown beside the text, and taken in one step', async () => {
  await lines().nth(3).click();
  const before = await textOf();
  await page.keyboard.press('Home');
  await page.keyboard.type('опечатка ');
  const typed = await textOf();
  await page.keyboard.press('Alt+Shift+R');
  await expect(frame()).toHaveCount(1);
  const width = Number(await frame().getAttribute('width'));
  await page.keyboard.press('Shift+ArrowLeft');
  expect(Number(await frame().getAttribute('width'))).toBeLessThan(width);
  await page.keyboard.press('Shift+ArrowRight');
  await shoot(page, 'frame-en');
  await page.keyboard.press('Enter');
  await expect(dialog()).toContainText('Read a part of the sheet');
  await expectNothingComesIn(page, '.dialog', SAMPLE.transcription);
  await dialog().getByRole('button', { name: 'Read', exact: true }).click();
  await expect(dialog().locator('.read-lines mark').first()).toContainText('опечатка', { timeout: 60_000 });
  await shoot(page, 'read-part-en');
  expect(await textOf()).toBe(typed);
  await dialog().getByRole('button', { name: 'Use the new text' }).click();
  await expect.poll(textOf).not.toContain('опечатка');
  expect((await textOf()).split('\n').length).toBe(before.split('\n').length);
  await lines().nth(3).click();
  await page.keyboard.press('Control+z');
  await expect.poll(textOf).toBe(typed);
  await page.keyboard.press('Control+z');
  await expect.poll(textOf).toBe(before);
});

test('Escape leaves the frame, and leaves the text alone', async () => {
  const before = await textOf();
  await page.keyboard.press('Alt+Shift+R');
  await expect(frame()).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(frame()).toHaveCount(0);
  expect(await textOf()).toBe(before);
  await expect(page.locator('.transcript .cm-content')).toBeFocused();
});

test('the whole sheet is read by several passes; closing it while it reads changes nothing', async () => {
  const before = await textOf();
  await runCommand(page, 'Read this sheet again');
  await expect(dialog()).toContainText('3 times, and the readings vote');
  await dialog().getByRole('button', { name: 'Read', exact: true }).click();
  await expect(dialog().getByRole('button', { name: 'Stop' })).toBeVisible();
  await dialog().getByRole('button', { name: 'Stop' }).click();
  await expect(dialog().getByRole('button', { name: 'Read again' })).toBeVisible({ timeout: 30_000 });
  await dialog().getByRole('radio', { name: '1 time' }).check();
  await dialog().getByRole('button', { name: 'Read again' }).click();
  // Cut out with a white margin, the sheet may be read a little differently, or just the same.
  await expect(dialog().locator('.read-part p, .read-part table')).not.toContainText('Reading…', {
    timeout: 120_000,
  });
  await shoot(page, 'read-sheet-en');
  await page.keyboard.press('Escape');
  expect(await textOf()).toBe(before);
});

test('a line’s frame is drawn anew with the mouse and taken back by undo', async () => {
  await lines().nth(1).click();
  const current = () => page.locator('.scan-overlay .line.current');
  const widthPx = async () => {
    const points = (await current().getAttribute('points')) ?? '';
    const across = points.split(' ').map((point) => Number(point.split(',')[0]));
    return Math.round(Math.max(...across) - Math.min(...across));
  };
  const first = await widthPx();
  await runCommand(page, 'Draw the line’s frame anew');
  await expect(frame()).toHaveCount(1);
  const area = (await page.locator('.frame-area').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(area.x + area.width * 0.3, area.y + area.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.6, area.y + area.height * 0.5, { steps: 4 });
  await page.mouse.up();
  const drawn = Number(await frame().getAttribute('width'));
  await shoot(page, 'frame-line-en');
  await page.keyboard.press('Enter');
  await expect.poll(widthPx).not.toBe(first);
  // The frame around a line stands some px outside of it.
  expect((await widthPx()) - drawn).toBeGreaterThanOrEqual(0);
  expect((await widthPx()) - drawn).toBeLessThan(20);
  await page.keyboard.press('Control+z');
  await expect.poll(widthPx).toBe(first);
});
