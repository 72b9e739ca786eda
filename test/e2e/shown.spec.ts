import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { expect, test, type Page, type Route } from 'playwright/test';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReadReview } from './helpers/review';

/** The scan that is shown is that of the sheet whose text stands beside it, or none. */
test.describe.configure({ mode: 'serial' });

type Colour = readonly [red: number, green: number, blue: number];
const COLOURS: Readonly<Record<string, Colour>> = {
  '0001': [250, 20, 20],
  '0002': [20, 250, 20],
  '0003': [20, 20, 250],
};

let home: Home;
let running: RunningApp;
let page: Page;
/** Pictures that have been asked for and wait. */
const waiting = new Map<string, Route>();
const slow = new Set<string>();
const failing = new Set<string>();

test.beforeAll(async () => {
  home = makeHome();
  const { root } = await makeReadReview(
    join(home.folder, 'reviews'),
    ['Первый лист', 'его вторая строка'],
    ['Другой лист'],
    ['Третий лист'],
  );
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.route(/\/picture\//, async (route) => {
    const pageId = /(\d{4})\.jpg/.exec(route.request().url())?.[1] ?? '';
    if (slow.has(pageId)) waiting.set(pageId, route);
    else await answer(route, pageId);
  });
  // The one that was opened came before the pictures could be told apart.
  await page.reload();
  await expect(page.locator('.page-button')).toHaveCount(3, { timeout: 60_000 });
  await expect.poll(colourShown).toBe('0001');
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

async function answer(route: Route, pageId: string): Promise<void> {
  if (failing.has(pageId)) return await route.fulfill({ status: 404 });
  await route.fulfill({ contentType: 'image/jpeg', body: picture(COLOURS[pageId] ?? [0, 0, 0]) });
}

async function release(pageId: string): Promise<void> {
  await expect.poll(() => waiting.has(pageId)).toBe(true);
  slow.delete(pageId);
  const route = waiting.get(pageId);
  waiting.delete(pageId);
  if (route !== undefined) await answer(route, pageId);
}

function picture([red, green, blue]: Colour): Buffer {
  const size = { width: 600, height: 800 };
  const data = Buffer.alloc(size.width * size.height * 4);
  for (let i = 0; i < data.length; i += 4) data.set([red, green, blue, 255], i);
  return jpeg.encode({ ...size, data }, 90).data;
}

/** Whose picture is on the table, as people see it; `none` for the bare table. */
async function colourShown(): Promise<string> {
  const box = await page.locator('.scan-host').boundingBox();
  if (box === null) return 'none';
  const clip = { x: box.x + box.width / 2 + 60, y: box.y + box.height / 2 + 90, width: 8, height: 8 };
  const shot = jpeg.decode(await page.screenshot({ clip, type: 'jpeg', quality: 95 }));
  const seen = [0, 1, 2].map((i) => shot.data[i] ?? 0);
  const isNear = (colour: Colour) => colour.every((part, i) => Math.abs(part - (seen[i] ?? 0)) < 60);
  return Object.entries(COLOURS).find(([, colour]) => isNear(colour))?.[0] ?? 'none';
}

const sheet = (number: number) => page.locator('.page-button').nth(number - 1);
const text = () => page.locator('.cm-line').first();
const zoom = () => page.locator('.scan-tools .zoom');

test('while another scan is loading, the old one is not beside the new text', async () => {
  slow.add('0002');
  await sheet(2).click();
  await expect(text()).toHaveText('Другой лист');
  await expect.poll(() => waiting.has('0002')).toBe(true);
  expect(await colourShown()).toBe('none');
  await expect(zoom()).toHaveText('—');
  await expect(page.locator('.scan-overlay')).toHaveCount(0);
  await release('0002');
  await expect.poll(colourShown).toBe('0002');
  await expect(zoom()).toContainText('%');
});

test('a scan that comes late is not laid over or under the one in view', async () => {
  await sheet(1).click();
  await expect.poll(colourShown).toBe('0001');
  slow.add('0003');
  await sheet(3).click();
  await expect.poll(() => waiting.has('0003')).toBe(true);
  await sheet(2).click();
  // The sheet in view does not wait for the other's picture.
  await expect.poll(colourShown).toBe('0002');
  await release('0003');
  await page.keyboard.down('F8');
  await expect(page.locator('.scan-overlay text').first()).toHaveText('Другой');
  await expect(page.locator('.scan-overlay')).toHaveCount(1);
  await page.keyboard.up('F8');
  await expect.poll(colourShown).toBe('0002');
});

test('a scan that cannot be shown is not said to be that of the sheet in view', async () => {
  slow.add('0003');
  failing.add('0003');
  await page.reload();
  await expect(text()).toBeVisible({ timeout: 30_000 });
  await sheet(3).click();
  await expect.poll(() => waiting.has('0003')).toBe(true);
  await sheet(1).click();
  await expect.poll(colourShown).toBe('0001');
  await release('0003');
  await page.keyboard.down('F8');
  await expect(page.locator('.scan-overlay text').first()).toHaveText('Первый');
  await page.keyboard.up('F8');
  await expect(page.locator('.picture-failed')).toHaveCount(0);
  await sheet(3).click();
  await expect(page.locator('.picture-failed')).toBeVisible();
  expect(await colourShown()).toBe('none');
  failing.delete('0003');
  await page.locator('.picture-failed').getByRole('button').click();
  await expect.poll(colourShown).toBe('0003');
  await expect(page.locator('.picture-failed')).toHaveCount(0);
});

test('text that the palette laid over the scan is taken away by Escape', async () => {
  await sheet(1).click();
  await expect.poll(colourShown).toBe('0001');
  await runCommand(page, 'the text over the scan');
  await expect(page.locator('.scan-overlay text').first()).toHaveText('Первый');
  await page.keyboard.press('Escape');
  await expect(page.locator('.scan-overlay text')).toHaveCount(0);
});
