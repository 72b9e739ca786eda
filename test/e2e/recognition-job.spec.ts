import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { drop } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { OUTPUT, SAMPLE } from './helpers/paths';
import { nicenessOfThreads, processTree } from './helpers/processes';

/** Recognition as a Job in the packed app: cancel, pause, resume after a crash, an engine that dies. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  await start();
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  const copy = join(home.folder, 'again.pdf');
  copyFileSync(SAMPLE.scan, copy);
  await drop(page, [SAMPLE.scan, copy]);
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click({ timeout: 30_000 });
  await expect(page.locator('.page-button')).toHaveCount(4, { timeout: 30_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

async function start(): Promise<void> {
  running = await launchApp({ home });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const sheet = (number: number) => page.locator('.page-button').nth(number - 1);
const job = () => page.locator('.job');

const progressOf = (bar: SVGElement | HTMLElement) => (bar as HTMLProgressElement).value;

/** Ends the engine's process as a decoder's bug would. */
async function crashEngine(): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) => {
    const engine = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().startsWith('sverka://engine/'),
    );
    engine?.webContents.forcefullyCrashRenderer();
  });
}

test('stops after the first sheet, keeps it, and goes on with the rest', async () => {
  await button('Recognise').click();
  await expect(job()).toContainText('Recognising 2 of 4', { timeout: 60_000 });
  await expect(job()).toContainText(/minute|min/);
  // The workers stand back behind the window in which somebody types; the window does not.
  const threads = processTree(running.app.process().pid ?? 0).flatMap(nicenessOfThreads);
  expect(threads.filter((nice) => nice === 10).length).toBeGreaterThan(0);
  expect(nicenessOfThreads(running.app.process().pid ?? 0)).not.toContain(10);
  await button('Stop').click();
  await expect(page.locator('.notice')).toContainText('stopped', { timeout: 30_000 });
  await expect(page.locator('.cm-content')).toBeVisible();
  await sheet(2).click();
  await expect(page.locator('.cm-content')).toHaveCount(0);
});

function isWrittenDown(): boolean {
  try {
    const files = readdirSync(join(home.folder, '.config'), { recursive: true, encoding: 'utf8' });
    return files.some((name) => /[\\/]jobs[\\/][^\\/]+\.json$/.test(name));
  } catch {
    return false;
  }
}

test('a crash in the middle of it is made good: going on is offered at the next start', async () => {
  await button('Recognise').click();
  await expect(job()).toContainText('of 3', { timeout: 30_000 });
  // The window says so at once; the app is ended when main has written it down.
  await expect.poll(isWrittenDown, { timeout: 30_000 }).toBe(true);
  await running.kill();
  await start();
  await expect(page.locator('.banner')).toContainText('interrupted last time. 3 sheets are left', {
    timeout: 60_000,
  });
  await button('Go on').click();
  await button('Pause').click();
  await expect(job()).toContainText('Paused', { timeout: 60_000 });
  await button('Go on').click();
  await expect(job()).toContainText('Recognising');
});

test('an engine that dies fails the sheet in hand, with the reason; the others are done', async () => {
  await expect(job()).toContainText('of 3');
  await expect
    .poll(() => job().locator('progress').evaluate(progressOf), { timeout: 60_000 })
    .toBeGreaterThan(0);
  await crashEngine();
  await expect(page.locator('.notice')).toContainText('could not be recognised', { timeout: 120_000 });
  await expect(page.locator('.badge-failed')).not.toHaveCount(0);
  const failed = await page.locator('.badge-failed').count();
  expect(failed).toBeLessThan(3);
  await page.locator('.page-button:has(.badge-failed)').first().click();
  await expect(page.locator('.banner')).toContainText('The program that reads scans stopped');
});

test('what a person typed stays when the sheet is recognised again', async () => {
  await sheet(1).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Правка человека ');
  await expect(page.getByTestId('save')).toHaveText('Saved', { timeout: 30_000 });
  await page.keyboard.press('Control+r');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 60_000 });
  await expect(page.locator('.cm-line').first()).toContainText('Правка человека');
});

test('one line is read again in other sizes, shown first, and only taken when asked', async () => {
  const line = page.locator('.cm-line').nth(6);
  await line.click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Ъ');
  const before = (await line.textContent()) ?? '';
  await page.keyboard.press('Alt+r');
  const dialog = page.getByRole('dialog');
  const take = dialog.getByRole('button', { name: /^Take this line/ });
  await expect(take).not.toHaveCount(0, { timeout: 60_000 });
  await expect(dialog).not.toContainText('Reading…', { timeout: 60_000 });
  await expect(line).toHaveText(before);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: join(OUTPUT, 'reread-line.png') });
  await take.first().click();
  await expect(line).not.toHaveText(/^Ъ/);
  await page.keyboard.press('Control+z');
  await expect(line).toHaveText(before);
});

test('a line is moved up and down by keyboard, and taken back', async () => {
  const first = (await page.locator('.cm-line').first().textContent()) ?? '';
  await page.locator('.cm-line').first().click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('.cm-line').nth(1)).toHaveText(first);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('.cm-line').first()).toHaveText(first);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.cm-line').nth(1)).toHaveText(first);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.cm-line').first()).toHaveText(first);
});

test('the sheet that failed is tried again, and loses its mark', async () => {
  await page.locator('.page-button:has(.badge-failed)').first().click();
  await button('Try again').click();
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 60_000 });
  await expect(page.locator('.cm-content')).toBeVisible();
  await expect(button('Try again')).toHaveCount(0);
});
