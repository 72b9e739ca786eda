import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { sharedDir } from '../helpers/shared';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { writeAskew } from './helpers/askew';
import { makeHome, type Home } from './helpers/home';
import { lookAt, speak } from './helpers/looks';
import { lossesOf } from './helpers/review';
import { runPackaged } from './helpers/run';
import { shoot } from './helpers/screenshots';
import { writeMirrored, writeSpread } from './helpers/spread';

/**
 * How a sheet lies on its scan: a spread of two genuine pages becomes two sheets, by keys alone; a sheet is cropped, levelled and
 * turned, before it is read and after, and its scan stays as it was given.
 */
test.describe.configure({ mode: 'serial' });

const corpus = sharedDir();
const PAGES = ['p1.jpg', 'p3.jpg'].map((name) => join(corpus ?? '', 'corpus/typescript', name)) as [
  string,
  string,
];
test.skip(corpus === null, 'The folder of genuine scans is not beside the checkout.');

let home: Home;
let root: string;
let fold: number;
let running: RunningApp;
let page: Page;
let upsideDown: string;
let mirrored: string;

test.beforeAll(async () => {
  home = makeHome();
  const spread = join(home.folder, 'spread.jpg');
  fold = writeSpread(...PAGES, spread);
  upsideDown = join(home.folder, 'upside-down.jpg');
  writeAskew(PAGES[0], upsideDown, 180);
  mirrored = join(home.folder, 'mirrored.jpg');
  writeMirrored(PAGES[0], mirrored);
  root = join(home.documents, 'Spread');
  const made = await runPackaged(home, ['review', spread, '--out', root]);
  expect(made.code, made.stderr).toBe(0);
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.page-button')).toHaveCount(1, { timeout: 60_000 });
  await isShown();
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const press = (keys: string) => page.keyboard.press(keys);
const dialog = () => page.getByRole('dialog');
const sheets = () => dialog().getByRole('option');
const button = (name: string | RegExp) => dialog().getByRole('button', { name });
const line = () => dialog().getByRole('slider');

async function isShown(): Promise<void> {
  await expect(page.locator('.scan-host')).toHaveAttribute('data-picture', 'shown', { timeout: 60_000 });
}

/** The newest version of a sheet, as it is on disk. */
function newest(id: string): string {
  const folder = join(root, 'history', id);
  const last =
    readdirSync(folder)
      .filter((name) => name.endsWith('.xml'))
      .sort()
      .at(-1) ?? '';
  return readFileSync(join(folder, last), 'utf8');
}

const wordsIn = (xml: string) => xml.match(/<Word /g)?.length ?? 0;
const borderOf = (xml: string) => /<Border><Coords points="([^"]*)"/.exec(xml)?.[1] ?? null;
const orientationOf = (xml: string) => /<Page [^>]*orientation="([^"]*)"/.exec(xml)?.[1] ?? null;

async function savedGeometry(id: string) {
  await expect(page.locator('.status-line')).toContainText('Saved', { timeout: 30_000 });
  return { border: borderOf(newest(id)), orientation: orientationOf(newest(id)) };
}

test('the fold is found in the ink, moved by keys, and the spread becomes two sheets with their text', async () => {
  const all = wordsIn(newest('0001'));
  expect(all).toBeGreaterThan(100);
  await speak(page, 'ru');
  await runCommand(page, 'Разделить разворот');
  await expect(line()).toBeFocused();
  await lookAt(page, 'split-spread', { language: 'ru' });
  await press('Escape');
  await speak(page, 'en');
  await runCommand(page, 'Split the spread');
  await expect(line()).toBeFocused();
  await expect(dialog()).toContainText('Line found between the pages');
  const found = async () => Number(await line().getAttribute('aria-valuenow')) / 100;
  expect(Math.abs((await found()) - fold)).toBeLessThan(0.02);
  await lookAt(page, 'split-spread', { language: 'en' });
  const before = await found();
  await line().focus();
  await press('Shift+ArrowRight');
  await press('ArrowLeft');
  expect(await found()).toBeCloseTo(before + 0.018, 3);
  await press('Shift+ArrowLeft');
  await press('ArrowRight');
  expect(await found()).toBeCloseTo(before, 3);
  await button('Split 1 sheet').press('Enter');
  await expect(sheets()).toHaveCount(2, { timeout: 30_000 });
  await lookAt(page, 'split-sheets-done', { language: 'en' });
  await button('Undo').press('Enter');
  await expect(sheets()).toHaveCount(1);
  await dialog().getByRole('listbox').press('Control+Shift+z');
  await expect(sheets()).toHaveCount(2);
  await dialog().getByRole('listbox').press('Control+z');
  await expect(sheets()).toHaveCount(1);
  await button('Split…').press('Enter');
  await expect(button('Split 1 sheet')).toBeEnabled({ timeout: 30_000 });
  await button('Split 1 sheet').press('Enter');
  await expect(sheets()).toHaveCount(2, { timeout: 30_000 });
  await press('Escape');
  await expect(page.locator('.page-button')).toHaveCount(2);
  // Without the dialog, too, after what was typed since has been taken back.
  await page.locator('.cm-content').press('Control+Home');
  await page.keyboard.type('А');
  await expect(page.locator('.cm-line').first()).toContainText(/^А/);
  await press('Control+z');
  await expect(page.locator('.page-button')).toHaveCount(2);
  await press('Control+z');
  await expect(page.locator('.page-button')).toHaveCount(1);
  await expect(page.locator('.notice')).toContainText('Undone: splitting of sheets');
  await press('Control+y');
  await expect(page.locator('.page-button')).toHaveCount(2);
  const ids = ['0004', '0005'] as const;
  const [left, right] = ids.map((id) => newest(id)) as [string, string];
  expect(wordsIn(left) + wordsIn(right)).toBe(all);
  expect(wordsIn(left)).toBeGreaterThan(0.3 * all);
  expect(wordsIn(right)).toBeGreaterThan(0.3 * all);
  expect(borderOf(left)).toMatch(/^0,0 /);
  await expect.poll(() => lossesOf(root), { timeout: 30_000 }).toEqual([]);
});

test('each half is shown alone, and its words are where its ink is', async () => {
  await page.locator('.page-button').nth(1).press('Enter');
  await isShown();
  await shoot(page, 'geometry-right-half');
  const shown = await page.locator('svg.scan-overlay').evaluate((drawing) => {
    const { left, width } = drawing.getBoundingClientRect();
    const host = drawing.closest('.scan-host')?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return { foldAt: (left + width * 0.5 - host.left) / host.width, wholeToHost: width / host.width };
  });
  // The right page fills the room: the whole scan would be about twice as wide.
  expect(shown.wholeToHost).toBeGreaterThan(1.7);
  expect(shown.foldAt).toBeLessThan(0.1);
});

test('a sheet is levelled by keys and by a line along the text, and cropped; each is kept and undone', async () => {
  await runCommand(page, 'Level the sheet');
  for (let times = 0; times < 12; times += 1) await press('ArrowRight');
  await expect(page.locator('.level-field')).toHaveValue('1.2');
  await shoot(page, 'geometry-levelling');
  await press('Enter');
  expect((await savedGeometry('0005')).orientation).toBe('1.2');
  await runCommand(page, 'Level the sheet');
  const area = (await page.locator('.frame-area').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  await page.mouse.move(x - 150, y);
  await page.mouse.down();
  await page.mouse.move(x + 150, y + 5);
  await page.mouse.up();
  // Against the turn that it has: 1.2° less the fall of the drawn line on the screen.
  await expect(page.locator('.level-field')).toHaveValue(/^0\.2\d?$/);
  await press('Escape');
  await runCommand(page, 'As the scan lies');
  expect((await savedGeometry('0005')).orientation).toBe('0');
  const whole = borderOf(newest('0005'));
  await runCommand(page, 'Crop the sheet');
  await expect(page.locator('.frame-hint')).toContainText('Crop the sheet');
  for (let times = 0; times < 2; times += 1) await press('Shift+ArrowUp');
  await lookAt(page, 'geometry-cropping', { language: 'en' });
  await press('Enter');
  const cropped = (await savedGeometry('0005')).border;
  expect(cropped).not.toBe(whole);
  await press('Control+z');
  expect((await savedGeometry('0005')).border).toBe(whole);
});

test('a sheet on its head and cropped before it is read is read as it was said to lie', async () => {
  await answerDialogs(running.app, { open: [upsideDown] });
  await press('Control+Shift+l');
  await button('Add scans…').press('Enter');
  await expect(sheets()).toHaveCount(3, { timeout: 30_000 });
  await press('Escape');
  await page.locator('.page-button').nth(2).press('Enter');
  await isShown();
  await runCommand(page, 'Rotate the sheet');
  await runCommand(page, 'Rotate the sheet');
  const project = () => readFileSync(join(root, 'project.json'), 'utf8');
  await expect.poll(project).toContain('"turns": 2');
  await runCommand(page, 'Recognise this sheet');
  await expect(page.locator('.cm-line').nth(5)).toBeVisible({ timeout: 120_000 });
  const read = newest('0006');
  expect(orientationOf(read)).toBe('180');
  // As much of it as of the same page upright.
  expect(wordsIn(read)).toBeGreaterThan(0.9 * wordsIn(newest('0004')));
  await shoot(page, 'geometry-upside-down');
  await expect.poll(() => lossesOf(root), { timeout: 30_000 }).toEqual([]);
});

test('a sheet that was plainly not read says so and what helps; a good one says nothing', async () => {
  const banner = page.locator('.banner', { hasText: /hardly read|почти не прочитан/ });
  await expect(banner).toHaveCount(0);
  await answerDialogs(running.app, { open: [mirrored] });
  await press('Control+Shift+l');
  await button('Add scans…').press('Enter');
  await expect(sheets()).toHaveCount(4, { timeout: 30_000 });
  await press('Escape');
  await page.locator('.page-button').nth(3).press('Enter');
  await isShown();
  await expect(banner).toHaveCount(0);
  await runCommand(page, 'Recognise this sheet');
  await expect(banner).toBeVisible({ timeout: 120_000 });
  await lookAt(page, 'plainly-failed', { language: 'en' });
  await speak(page, 'ru');
  await lookAt(page, 'plainly-failed', { language: 'ru' });
  await speak(page, 'en');
  await banner.getByRole('button', { name: 'Turn and read' }).press('Enter');
  await expect.poll(() => orientationOf(newest('0007')), { timeout: 120_000 }).toBe('90');
  await page.locator('.page-button').nth(0).press('Enter');
  await expect(banner).toHaveCount(0);
});
