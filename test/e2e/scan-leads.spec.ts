import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { expect, test, type Page } from 'playwright/test';
import { sharedDir } from '../helpers/shared';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { writeAskew } from './helpers/askew';
import { makeHome, type Home } from './helpers/home';
import { overflowing, speak, type Language } from './helpers/looks';
import { runPackaged } from './helpers/run';
import { shoot } from './helpers/screenshots';

/**
 * The scan leads: on a genuine typescript page that lies askew, and on the same photographed sideways, F3 brings the word to
 * where the eye is at a size at which it can be read, and nothing lies over its ink.
 */
test.describe.configure({ mode: 'serial' });

const corpus = sharedDir();
const SHEET = join(corpus ?? '', 'corpus/typescript/p1.jpg');
test.skip(corpus === null, 'The folder of genuine scans is not beside the checkout.');

/** By so much the lines of the sheet fall, in degrees: it was scanned a little askew the other way. */
const FALL_DEG = 1.3;

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
] as const;

let home: Home;
let root: string;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  const scans = [join(home.folder, 'askew.jpg'), join(home.folder, 'sideways.jpg')] as const;
  writeAskew(SHEET, scans[0], 2.2);
  writeAskew(SHEET, scans[1], 91);
  root = join(home.documents, 'Typescript');
  const made = await runPackaged(home, ['review', ...scans, '--out', root]);
  expect(made.code, made.stderr).toBe(0);
  await start();
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

async function start(): Promise<void> {
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize(SIZES[0]);
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
  await isShown();
  await expect(page.locator('.status-line')).toContainText('left to decide', { timeout: 60_000 });
}

const isShown = () =>
  expect(page.locator('.scan-host[data-picture="shown"]')).toBeVisible({ timeout: 30_000 });

type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
type Word = { readonly text: string; readonly box: Box };

/** The words of a sheet line by line, from its own file. */
function wordsOf(sheet: string): readonly (readonly Word[])[] {
  const xml = readFileSync(join(root, 'pages', `${sheet}.xml`), 'utf8');
  return [...xml.matchAll(/<TextLine[\s\S]*?<\/TextLine>/g)].map(([line]) =>
    [
      ...line.matchAll(/<Word[\s\S]*?points="([^"]+)"[\s\S]*?<Unicode>([^<]*)<\/Unicode>[\s\S]*?<\/Word>/g),
    ].map(([, points = '', text = '']) => ({ text, box: boxOf(points) })),
  );
}

function boxOf(points: string): Box {
  const all = points.split(' ').map((point) => point.split(',').map(Number));
  const [xs, ys] = [all.map(([x]) => x ?? 0), all.map(([, y]) => y ?? 0)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Short words of letters that neither rise nor hang are as high as an `x`, and hardly higher for lying askew. */
function xHeightOf(sheet: string): number {
  const heights = wordsOf(sheet)
    .flat()
    .filter(({ text }) => /^[авгежзиклмнопстхчшьыюя]{2,4}$/.test(text))
    .map(({ box }) => box.y1 - box.y0)
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

/** Where a box of an upright scan is on the screen, by where its drawing lies. */
async function onScreen({ x0, y0, x1, y1 }: Box): Promise<Box & { readonly scale: number }> {
  return await page.locator('svg.scan-overlay').evaluate(
    (drawing, box) => {
      const { left, top, width, height } = drawing.getBoundingClientRect();
      const { width: wide, height: high } = (drawing as SVGSVGElement).viewBox.baseVal;
      const [scale, down] = [width / wide, height / high];
      return {
        ...{ x0: left + box.x0 * scale, x1: left + box.x1 * scale, scale },
        ...{ y0: top + box.y0 * down, y1: top + box.y1 * down },
      };
    },
    { x0, y0, x1, y1 },
  );
}

/** The scan is where it was at each of the last looks. */
async function atRest(): Promise<void> {
  const where = () => page.locator('svg.scan-overlay').boundingBox();
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        seen.push(JSON.stringify(await where()));
        return seen.length >= 4 && new Set(seen.slice(-4)).size === 1;
      },
      { intervals: [100] },
    )
    .toBe(true);
}

/** Goes on to a word that is in one piece on its line, and gives its ink. */
async function stepToWord(): Promise<Word> {
  for (let times = 0; times < 8; times += 1) {
    await page.keyboard.press('F3');
    await expect(page.locator('.card')).toBeFocused();
    const marked = page.locator('.cm-line .differ.active');
    if ((await marked.count()) !== 1) continue;
    const text = (await marked.textContent()) ?? '';
    const line = await marked.evaluate((mark) =>
      [...document.querySelectorAll('.cm-line')].indexOf(mark.closest('.cm-line') as Element),
    );
    const word = wordsOf('0001')[line]?.find((each) => each.text.includes(text) && text.length > 3);
    if (word !== undefined) return word;
  }
  throw new Error('No flag of a whole word was found.');
}

/** The box around a word that lies askew has corners without ink; what the word itself takes is lower by its fall. */
function inkIn({ x0, y0, x1, y1 }: Box): Box {
  const fall = (x1 - x0) * Math.tan((FALL_DEG * Math.PI) / 180);
  return { x0, y0: y0 + fall, x1, y1: y1 - fall };
}

async function pixels({ x0, y0, x1, y1 }: Box): Promise<Uint8Array> {
  const clip = {
    x: Math.ceil(x0),
    y: Math.ceil(y0),
    width: Math.floor(x1 - x0) - 1,
    height: Math.floor(y1 - y0) - 1,
  };
  return jpeg.decode(await page.screenshot({ clip, type: 'jpeg', quality: 100 })).data;
}

/** The largest difference between what is seen of a place and the bare scan. */
async function coverOf(box: Box): Promise<number> {
  const seen = await pixels(box);
  await page.keyboard.down('F4');
  await expect(page.locator('.scan-overlay :is(polygon, path)')).toHaveCount(0);
  const bare = await pixels(box);
  await page.keyboard.up('F4');
  await expect(page.locator('.scan-overlay .corner').first()).toBeAttached();
  return seen.reduce((most, value, i) => Math.max(most, Math.abs(value - (bare[i] ?? 0))), 0);
}

const LOOKS: readonly (readonly [Language, 'light' | 'dark'])[] = [
  ['en', 'light'],
  ['ru', 'dark'],
];

for (const size of SIZES) {
  test(`F3 shows the word large enough, its ink bare, at ${size.width} × ${size.height}`, async () => {
    await page.setViewportSize(size);
    await atRest();
    for (const [language, colorScheme] of LOOKS) {
      await speak(page, language);
      await page.emulateMedia({ colorScheme });
      const word = await stepToWord();
      await atRest();
      const seen = await onScreen(word.box);
      expect(seen.scale * xHeightOf('0001')).toBeGreaterThanOrEqual(9);
      const room = await page.locator('.scan-host').boundingBox();
      if (room === null) throw new Error('There is no scan.');
      expect(seen.x0).toBeGreaterThanOrEqual(room.x);
      expect(seen.x1).toBeLessThanOrEqual(room.x + room.width);
      expect(seen.y0).toBeGreaterThanOrEqual(room.y);
      expect(seen.y1).toBeLessThanOrEqual(room.y + room.height);
      await expect(page.locator('.scan-overlay .corner')).toHaveCount(1);
      expect(await coverOf(inkIn(seen)), word.text).toBeLessThan(4);
      await expect(page.locator('.ink-strip > canvas')).toHaveCount(1);
      await shoot(page, `scan-leads-${size.width}-${language}-${colorScheme}`);
      expect.soft(await overflowing(page)).toEqual([]);
    }
    await speak(page, 'en');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test(`scan and text both have their room at ${size.width} × ${size.height}, and the header its height`, async () => {
    await page.setViewportSize(size);
    const widthOf = async (name: string) => (await page.locator(name).boundingBox())?.width ?? 0;
    const heights = new Set<number>();
    const words: string[] = [];
    for (let times = 0; times < 4; times += 1) {
      heights.add((await page.locator('.header').boundingBox())?.height ?? 0);
      expect(await widthOf('.scan')).toBeGreaterThanOrEqual((await widthOf('.transcript')) - 1);
      words.push((await page.locator('.scan-tools button').last().getAttribute('data-layout')) ?? '');
      await page.keyboard.press('Alt+4');
      await expect(page.locator('.scan-tools button').last()).not.toHaveAttribute(
        'data-layout',
        words.at(-1) ?? '',
      );
      await isShown();
    }
    expect([...heights]).toEqual([44]);
    expect(new Set(words).size).toBe(4);
    await expect(page.locator('.scan-tools button').last()).toHaveAttribute('data-layout', words[0] ?? '');
  });
}

test('the zoom is the person’s: it is kept by F3, by a turn of the page and over a restart', async () => {
  await page.setViewportSize(SIZES[0]);
  const zoom = async () => parseFloat((await page.locator('.scan-tools .zoom').textContent()) ?? '');
  await page.keyboard.press('Control+1');
  await atRest();
  const whole = await zoom();
  await page.keyboard.press('Control+Equal');
  await expect.poll(zoom).toBeGreaterThan(whole * 1.3);
  await atRest();
  const chosen = await zoom();
  await expect(page.locator('.follows')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('F3');
  await expect(page.locator('.follows')).toHaveAttribute('aria-pressed', 'true');
  await atRest();
  expect(await zoom()).toBe(chosen);
  const where = await page.locator('svg.scan-overlay').boundingBox();
  await page.locator('.page-button').nth(1).click();
  await isShown();
  await page.locator('.page-button').nth(0).click();
  await isShown();
  await expect
    .poll(async () => (await page.locator('svg.scan-overlay').boundingBox())?.y ?? 0)
    .toBeCloseTo(where?.y ?? 0, -1);
  expect(await zoom()).toBe(chosen);
  await running.quit();
  await start();
  await expect.poll(zoom).toBe(chosen);
  // Letters too small to be read are no zoom that a card is shown in.
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('Control+Minus');
  await expect.poll(zoom).toBeLessThan(whole * 0.6);
  await atRest();
  const word = await stepToWord();
  await atRest();
  expect((await onScreen(word.box)).scale * xHeightOf('0001')).toBeGreaterThanOrEqual(9);
});

test('a scan that is hidden and shown again keeps its size', async () => {
  const zoom = async () => parseFloat((await page.locator('.scan-tools .zoom').textContent()) ?? '');
  await page.setViewportSize(SIZES[0]);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Equal');
  await atRest();
  const chosen = await zoom();
  for (let times = 0; times < 4; times += 1) {
    await page.keyboard.press('Alt+2');
    await expect(page.locator('.scan-host')).toHaveCount(0);
    await page.keyboard.press('Alt+2');
    await isShown();
    await expect.poll(zoom).toBe(chosen);
  }
});

test('a sheet photographed sideways is read as well as an upright one, and stands upright on the screen', async () => {
  await page.locator('.page-button').nth(1).click();
  await isShown();
  expect(wordsOf('0002').length).toBeGreaterThan(0.8 * wordsOf('0001').length);
  const sideways = await page.locator('svg.scan-overlay').evaluate((drawing) => {
    const { width, height } = drawing.getBoundingClientRect();
    const { width: wide, height: high } = (drawing as SVGSVGElement).viewBox.baseVal;
    return { isWide: wide > high, isShownHigh: height > width };
  });
  expect(sideways).toEqual({ isWide: true, isShownHigh: true });
  expect(readFileSync(join(root, 'pages', '0002.xml'), 'utf8')).toContain('orientation="');
  await page.locator('.cm-line').nth(9).click();
  await expect(page.locator('.ink-strip > canvas')).toBeVisible();
  await shoot(page, 'scan-leads-sideways');
});

test('nothing sticks out at any size of the interface, in either language', async () => {
  await page.locator('.page-button').nth(0).click();
  await page.keyboard.press('F3');
  for (const language of ['en', 'ru'] as const) {
    await speak(page, language);
    await runCommand(page, language === 'en' ? 'Reset interface size' : 'Обычный размер окна');
    await runCommand(page, language === 'en' ? 'Smaller interface' : 'Мельче окно');
    for (let times = 0; times < 5; times += 1) {
      const percent = Math.round((await page.evaluate(() => devicePixelRatio)) * 100);
      expect.soft(await overflowing(page), `${language} ${percent} %`).toEqual([]);
      if (times === 0 || times === 4) await shoot(page, `scan-leads-${percent}-${language}`);
      await runCommand(page, language === 'en' ? 'Larger interface' : 'Крупнее окно');
    }
  }
});
