import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReadReview } from './helpers/review';

/** A key that is held leaves nothing behind, and decides nothing that the person has not seen. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  const { root } = await makeReadReview(
    join(home.folder, 'reviews'),
    ['Первая слyжба', 'Вторая вoт', 'Третья тaк'],
    ['Другой лист'],
    ['Третий лист'],
  );
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.page-button')).toHaveCount(3, { timeout: 60_000 });
  // The text lies on the picture, which must be there.
  await expect(page.locator('.scan-tools .zoom')).toContainText('%', { timeout: 30_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const textOver = () => page.locator('.scan-overlay text, .scan-overlay .paper');
const frames = () =>
  page
    .locator('.scan-overlay polygon')
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('class')).sort());

/** Playwright sends a repeat for a key that is down already. */
async function hold(key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await page.keyboard.down(key);
}

const ENDS: readonly (readonly [string, () => Promise<void>])[] = [
  ['the key is let go', () => page.keyboard.up('F8')],
  ['the window loses the keys', () => page.evaluate(() => void window.dispatchEvent(new Event('blur')))],
];

for (const [how, end] of ENDS) {
  test(`the text over the scan is gone when ${how}`, async () => {
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+b');
    await expect(page.locator('.status-line')).toContainText('left to decide: 3', { timeout: 30_000 });
    await expect.poll(frames).toContain('differ medium');
    const before = await frames();
    await hold('F8', 4);
    await expect(textOver().first()).toBeAttached();
    await end();
    await expect(textOver()).toHaveCount(0);
    await expect.poll(frames).toEqual(before);
    await page.keyboard.up('F8');
    await hold('F4', 3);
    await expect(page.locator('.scan-overlay :is(polygon, path, rect)')).toHaveCount(0);
    await page.keyboard.up('F4');
    await expect.poll(frames).toEqual(before);
  });
}

test('a held key answers one card, and finishes one sheet', async () => {
  const toDecide = page.locator('.status-line', { hasText: 'left to decide' });
  const left = async () => Number(/left to decide: (\d+)/.exec((await toDecide.textContent()) ?? '')?.[1]);
  await expect(toDecide).toBeVisible({ timeout: 30_000 });
  const before = await left();
  expect(before).toBeGreaterThan(1);
  await page.keyboard.press('F3');
  await expect(page.locator('.card')).toBeVisible();
  await hold('p', 6);
  await page.keyboard.up('p');
  await expect.poll(left).toBe(before - 1);
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.down('Control');
  await hold('Enter', 5);
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  // It asks for the person's name first, once.
  const name = page.getByRole('dialog');
  await expect(name).toBeVisible();
  await name.locator('input').first().fill('Анна');
  await page.keyboard.press('Enter');
  await expect(page.locator('.page-button', { hasText: /proofread/i })).toHaveCount(1);
  await page.keyboard.down('Control');
  await hold('Enter', 5);
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(page.locator('.page-button', { hasText: /proofread/i })).toHaveCount(2);
});
