import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchSample, type RunningApp } from './helpers/app';
import { makeHome } from './helpers/home';
import { largePage } from './helpers/large-page';
import { memoryBytes } from './helpers/processes';

const SIDE_PX = 10_000;
const SQUARE_PX = 120;
/** Decoded as one picture, the page alone would take 400 MB. */
const WINDOW_LIMIT_BYTES = 350 * 1024 * 1024;

test('a page of 100 megapixels is shown as tiles where it is magnified', async () => {
  const home = makeHome();
  const scan = join(home.folder, 'plan.png');
  writeFileSync(scan, largePage(SIDE_PX, SQUARE_PX));
  const running = await launchSample(home);
  const { window } = running;
  await open(running, scan);

  await test.step('the whole page first', async () => {
    await expect(window.locator('.scan-host[data-picture="shown"]')).toBeVisible({ timeout: 60_000 });
    await window.keyboard.press('Control+0');
    await expect
      .poll(() => inkAtCentre(window).then(({ blackPx }) => blackPx), { timeout: 60_000 })
      .toBeGreaterThan(2);
    await expect.poll(() => zoomShare(window)).toBeLessThan(0.2);
  });

  await test.step('at 100 % and more: each column of the scan, in its place', async () => {
    while ((await zoomShare(window)) < 1) await zoomIn(window);
    await expect
      .poll(() => inkAtCentre(window).then(({ contrast }) => contrast), { timeout: 60_000 })
      .toBeGreaterThan(100);
    // The wheel's movement may not have come to rest yet.
    const errorShare = async () => {
      const expectedPx = SQUARE_PX * (await zoomShare(window));
      return Math.abs((await inkAtCentre(window)).blackPx / expectedPx - 1);
    };
    await expect.poll(errorShare).toBeLessThan(0.04);
  });

  await test.step('the window never holds the whole page', async () => {
    for (let turn = 0; turn < 6; turn += 1) await panAcross(window);
    expect(memoryBytes(await reviewPid(running))).toBeLessThan(WINDOW_LIMIT_BYTES);
  });
  await running.kill();
  home.remove();
});

async function open({ app, window }: RunningApp, scan: string): Promise<void> {
  await answerDialogs(app, { open: [scan] });
  await window.keyboard.press('Control+n');
  await window.getByRole('button', { name: 'Add scans…' }).click();
  await window.locator('.files li').first().getByText('1 sheet').waitFor({ timeout: 120_000 });
  await window.getByRole('button', { name: 'Create' }).click();
  await expect(window.locator('.page-button')).toHaveCount(1, { timeout: 120_000 });
}

/** What the toolbar says, as a share. */
async function zoomShare(window: Page): Promise<number> {
  const text = (await window.locator('.scan-tools .zoom').textContent()) ?? '';
  return Number.parseFloat(text) / 100;
}

/** The wheel over the middle, far enough that the toolbar's whole per cents show it. */
async function zoomIn(window: Page): Promise<void> {
  const before = await zoomShare(window);
  const box = await window.locator('.scan-host').boundingBox();
  if (box === null) throw new Error('There is no scan.');
  await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let notch = 0; notch < 3; notch += 1) {
    await window.mouse.wheel(0, -100);
    // Notches that come at once count as one.
    await window.waitForTimeout(60);
  }
  await expect.poll(() => zoomShare(window)).toBeGreaterThan(before);
}

async function panAcross(window: Page): Promise<void> {
  const box = await window.locator('.scan-host').boundingBox();
  if (box === null) throw new Error('There is no scan.');
  await window.mouse.move(box.x + box.width - 20, box.y + box.height / 2);
  await window.mouse.down();
  await window.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 12 });
  await window.mouse.up();
}

/** The run of black through the middle of the scan, and how far the px left of it differ. In px of the page, CSS px 1. */
async function inkAtCentre(window: Page): Promise<{ readonly blackPx: number; readonly contrast: number }> {
  return await window.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.scan-host canvas');
    const context = canvas?.getContext('2d');
    if (canvas === null || context == null || canvas.width === 0) return { blackPx: 0, contrast: 0 };
    const row = context.getImageData(0, Math.floor(canvas.height / 2), canvas.width, 1).data;
    const grey = (x: number) => row[x * 4] ?? 255;
    const middle = Math.floor(canvas.width / 2);
    let [from, to] = [middle, middle];
    while (from > 0 && grey(from - 1) < 60) from -= 1;
    while (to < canvas.width && grey(to) < 60) to += 1;
    const beside = Array.from({ length: 60 }, (_, i) => grey(Math.max(0, from - 70 + i)));
    return { blackPx: (to - from) / devicePixelRatio, contrast: Math.max(...beside) - Math.min(...beside) };
  });
}

async function reviewPid({ app }: RunningApp): Promise<number> {
  return await app.evaluate(({ BrowserWindow }) => {
    const isReview = (url: string) => url.startsWith('sverka://review/');
    const windows = BrowserWindow.getAllWindows();
    return (
      windows.find(({ webContents }) => isReview(webContents.getURL()))?.webContents.getOSProcessId() ?? 0
    );
  });
}
