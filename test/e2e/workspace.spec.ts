import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';

import { makeReview } from './helpers/review';
import { shoot } from './helpers/screenshots';

/** The workspace itself: panes, the look of the scan, the keys that are held. */
let home: Home;
let running: RunningApp;
let page: Page;
let root: string;

test.beforeEach(async () => {
  home = makeHome();
  root = (await makeReview(join(home.documents, 'reviews'), ['Первая строка', 'Вторая строка'])).root;
  await start();
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

async function start(): Promise<void> {
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
}

const widthOf = async (name: string) => (await page.locator(name).boundingBox())?.width ?? 0;

test('borders are drawn by mouse and by keyboard, panes are put away, and all of it is there again next time', async () => {
  const before = await widthOf('.side-panel');
  const divider = page.getByRole('separator', { name: 'Border of the side panel' });
  await divider.focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf('.side-panel')).toBeGreaterThan(before + 20);
  await runCommand(page, 'Scan below');
  await expect
    .poll(async () => (await page.locator('.scan').boundingBox())?.y ?? 0)
    .toBeGreaterThan((await page.locator('.transcript').boundingBox())?.y ?? 9999);
  await page.keyboard.press('Alt+1');
  await expect(page.locator('.page-strip')).toHaveCount(0);
  const drawn = await widthOf('.side-panel');
  const arrangement = { layout: 'above', isScanFirst: false };
  await expect.poll(() => keptLayout()).toMatchObject({ arrangements: [{ arrangement }], showsPages: false });
  await running.quit();
  await start();
  await expect(page.locator('.page-strip')).toHaveCount(0);
  expect(Math.abs((await widthOf('.side-panel')) - drawn)).toBeLessThan(3);
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+2');
  await expect(page.locator('.page-strip')).toBeVisible();
  await expect(page.locator('.scan')).toHaveCount(0);
});

/** How main will lay the window out next time, from the app's own settings file. */
function keptLayout(): unknown {
  const file = readdirSync(join(home.folder, '.config'), { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('settings.json'),
  );
  const settings = JSON.parse(readFileSync(join(join(home.folder, '.config'), file ?? ''), 'utf8')) as {
    readonly views: readonly { readonly view: unknown }[];
  };
  return settings.views[0]?.view;
}

test('whoever is writing writes on while the window is arranged anew', async () => {
  const line = page.locator('.cm-line').nth(1);
  await line.click();
  await page.keyboard.press('End');
  let text = await line.innerText();
  // Sheets, side panel and scan away and back, each arrangement of scan and text, the scan before and behind it, sizes.
  const keys = [...['Alt+1', 'Alt+1', 'Alt+3', 'Alt+3', 'Alt+2', 'Alt+2'], ...Array<string>(5).fill('Alt+4')];
  for (const [at, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.keyboard.press('Digit' + String(at % 10));
    text += String(at % 10);
    await expect(line, key).toHaveText(text);
  }
  for (const [at, command] of ['Scan below', 'Scan above', 'Scan on the left', 'Larger text'].entries()) {
    await runCommand(page, command);
    await page.keyboard.press('Digit' + String(at));
    text += String(at);
    await expect(line, command).toHaveText(text);
  }
});

test('whoever was writing writes on after a dialog, and the key that closed it writes nothing', async () => {
  const line = page.locator('.cm-line').nth(1);
  const dialog = page.getByRole('dialog');
  await line.click();
  await page.keyboard.press('End');
  let text = await line.innerText();
  const writesOn = async (after: string) => {
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Digit7');
    text += '7';
    await expect(line, after).toContainText(text);
    await expect(page.locator('.cm-line'), after).toHaveCount(2);
  };
  for (const open of ['Control+k', 'Control+s', 'Control+Slash', 'Control+Shift+c', 'Alt+r', 'Control+n']) {
    await page.keyboard.press(open);
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await writesOn(open);
  }
  // Enter is held a little too long; and a comment is kept by a key of its own.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Larger text');
  for (const press of ['down', 'down', 'down', 'up'] as const) await page.keyboard[press]('Enter');
  await writesOn('a command of the palette');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Comment on the line');
  await page.keyboard.press('Enter');
  await page.locator('.dialog textarea').fill('Так в оригинале.');
  await page.keyboard.press('Control+Enter');
  await writesOn('a dialog that the palette opened');
});

test('F6 goes from pane to pane and never gets stuck', async () => {
  await page.locator('.cm-content').click();
  const seen: string[] = [];
  for (let times = 0; times < 4; times += 1) {
    await page.keyboard.press('F6');
    seen.push(
      await page.evaluate(() => {
        const panes = ['page-strip', 'scan', 'transcript', 'side-panel'];
        return panes.find((name) => document.activeElement?.closest(`.${name}`) != null) ?? 'none';
      }),
    );
  }
  expect(seen).toEqual(['side-panel', 'page-strip', 'scan', 'transcript']);
});

test('the scan can be made lighter, black and white, turned; its look is the view’s, its turn the sheet’s', async () => {
  const look = () =>
    page
      .locator('.scan-host canvas')
      .first()
      .evaluate((canvas) => getComputedStyle(canvas).filter);
  expect(await look()).toBe('none');
  await page.getByRole('button', { name: 'How the scan is shown' }).click();
  await page.getByLabel('Contrast').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(look).toBe('contrast(1.1)');
  await page.getByLabel('Black and white').check();
  await page.getByLabel('Negative').last().check();
  await expect.poll(look).toBe('url("#scan-look") contrast(1.1) invert(1)');
  await page.getByRole('button', { name: '+0.5°' }).click();
  await expect(page.locator('.look')).toContainText('Rotated by 0.5°');
  await shoot(page, 'look');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+Period');
  await expect.poll(() => keptLayout()).toMatchObject({ look: { turnDeg: 0.5, contrast: 1.1 } });
  await expect.poll(() => savedTurns()).toContain('orientation="90"');
  await running.quit();
  await start();
  await expect.poll(look).toBe('url("#scan-look") contrast(1.1) invert(1)');
});

/** The newest version of the sheet, as it is on disk. */
function savedTurns(): string {
  const folder = join(root, 'history', '0001');
  const newest = readdirSync(folder).sort().at(-1) ?? '';
  return readFileSync(join(folder, newest), 'utf8');
}

test('keys that are held show the bare ink, the text over it, the loupe; letting go ends it', async () => {
  // The loupe needs a picture to look at.
  await expect(page.locator('.scan-tools .zoom')).toContainText('%');
  await page.locator('.cm-content').click();
  await page.keyboard.down('F9');
  await expect(page.locator('.loupe')).toBeVisible();
  await page.keyboard.up('F9');
  await expect(page.locator('.loupe')).toHaveCount(0);
  await page.keyboard.down('F4');
  await expect(page.locator('.scan-overlay :is(polygon, path, rect)')).toHaveCount(0);
  await page.keyboard.up('F4');
  expect(await page.locator('.cm-line').allTextContents()).toEqual(['Первая строка', 'Вторая строка']);
});

test('the text grows and shrinks without the rest of the window', async () => {
  const size = () => page.locator('.cm-scroller').evaluate((text) => getComputedStyle(text).fontSize);
  expect(await size()).toBe('17px');
  await page.keyboard.press('Control+Shift+Equal');
  await page.keyboard.press('Control+Shift+Equal');
  await expect.poll(size).toBe('19px');
  await page.keyboard.press('Control+Shift+Minus');
  await expect.poll(size).toBe('18px');
});

test('the scan’s viewer rests while the scan is still, and a key wakes it', async () => {
  await page.locator('.cm-content').click();
  /** How many frames the window is asked for while a second goes by. */
  const framesASecond = () =>
    page.evaluate(async () => {
      const ask = window.requestAnimationFrame.bind(window);
      let frames = 0;
      window.requestAnimationFrame = (callback) => {
        frames += 1;
        return ask(callback);
      };
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      window.requestAnimationFrame = ask;
      return frames;
    });
  await expect.poll(framesASecond, { timeout: 30_000 }).toBeLessThan(15);
  const zoom = page.locator('.zoom');
  const before = await zoom.textContent();
  await page.keyboard.press('Control+Equal');
  await expect(zoom).not.toHaveText(before ?? '');
});

test('the file in the system’s list of recent documents opens its project', async () => {
  await running.quit();
  running = await launchApp({ home, args: [join(root, 'project.json')] });
  page = running.window;
  await expect(page.locator('.cm-line').first()).toHaveText('Первая строка', { timeout: 60_000 });
});
