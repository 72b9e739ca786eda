import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, launchSample, runCommand, type RunningApp } from './helpers/app';
import { makeBadFiles } from './helpers/bad-files';
import { drop, expectNothingComesIn } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt, overflowing, speak, unseenFocus, type Language } from './helpers/looks';
import { ROOT, SAMPLE } from './helpers/paths';
import { injectSlips, makeReview, saveElsewhere, type Slip } from './helpers/review';
import { shoot } from './helpers/screenshots';
import { startTyping, saveNow } from './helpers/typist';

/**
 * Every screen of the review window on a small display, in both languages, light and dark: axe finds nothing, nothing is
 * cut off, nothing is in the other language. The pictures are kept among the output.
 */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;
let language: Language = 'en';

const SMALL = { width: 1366, height: 768 };

test.beforeAll(() => {
  home = makeHome();
});

test.afterEach(async ({}, { title }) => {
  if (!title.startsWith('the sample')) await stop();
});

test.afterAll(async () => {
  await stop();
  home.remove();
});

async function start(args: readonly string[] = [], at = home, staysInLibrary = false): Promise<void> {
  running = await launchApp({ home: at, args, staysInLibrary });
  page = running.window;
  await page.setViewportSize(SMALL);
}

async function stop(): Promise<void> {
  await running.kill().catch(() => undefined);
}

const look = (name: string) => lookAt(page, name, { language });
const dialog = () => page.getByRole('dialog');
const press = (keys: string) => page.keyboard.press(keys);

async function inBoth(run: () => Promise<void>): Promise<void> {
  await inLanguages(page, async (each) => {
    language = each;
    await run();
  });
  language = 'en';
}

async function closeDialog(): Promise<void> {
  await press('Escape');
  await expect(dialog()).toHaveCount(0);
}

/** Opens a dialog, looks at it and sees that Escape closes it. */
async function lookAtDialog(name: string, open: () => Promise<void>): Promise<void> {
  await open();
  await expect(dialog()).toBeVisible();
  await look(name);
  if (name === 'take-page') await expectNothingComesIn(page, '.dialog', SAMPLE.transcription);
  await closeDialog();
}

test('the welcome, without and with recent reviews', async () => {
  const bare = makeHome();
  try {
    await start([], bare, true);
    await expect(page.locator('.start-screen')).toBeVisible({ timeout: 30_000 });
    await inBoth(() => look('welcome'));
    await running.kill();
    const file = join(bare.folder, '.config/Sverka/settings.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const recent = ['Телеграмма Мао Цзэ-дуна Сталину, 16.1.1951', 'Журнал боевых действий 38-й армии, 1943'];
    const folders = recent.map((title, i) => ({ title, folder: join(bare.documents, `reviews/${i}`) }));
    writeFileSync(file, JSON.stringify({ ...settings, recent: folders }));
    await start([], bare);
    await expect(page.locator('.document-rows li')).toHaveCount(2, { timeout: 30_000 });
    await inBoth(async () => {
      await look('welcome-recent');
      await page.locator('.document-open').first().click();
      await expect(page.locator('.library-notice')).toContainText(
        language === 'ru' ? /[а-я]{4}/ : /^[^а-я]+$/,
      );
      await look('welcome-gone');
    });
  } finally {
    bare.remove();
  }
});

/** Whether the tour's bubble lies over what it speaks of. */
async function coversShown(): Promise<boolean> {
  const [bubble, shown] = await Promise.all(
    ['.tour', '.tour-shown'].map(async (part) => await page.locator(part).boundingBox()),
  );
  if (bubble == null || shown == null) return true;
  return (
    bubble.x < shown.x + shown.width &&
    shown.x < bubble.x + bubble.width &&
    bubble.y < shown.y + shown.height &&
    shown.y < bubble.y + bubble.height
  );
}

test('the sample before it is recognised', async () => {
  running = await launchSample(home);
  page = running.window;
  const bad = makeBadFiles(join(home.folder, 'bad'));
  await inBoth(async () => {
    await expect(page.locator('.thumbnail canvas[data-picture]')).toHaveCount(2);
    await look('sample');
    await runCommand(page, 'Tour of the sample');
    for (let step = 1; step <= 7; step += 1) {
      await expect(page.locator('.tour')).toContainText(`${step} `);
      expect.soft(await coversShown(), `tour ${step}`).toBe(false);
      if (step % 3 === 1 || step === 3) await look(`tour-${step}`);
      if (step < 7) await press('Enter');
    }
    await press('Escape');
    await expect(page.locator('.tour')).toHaveCount(0);
    await lookAtDialog('new-review', () => press('Control+n'));
    await lookAtDialog('new-review-files', async () => {
      await press('Control+n');
      await drop(page, [SAMPLE.scan, ...bad.names.map((name) => join(bad.folder, name))]);
      await expect(dialog().locator('.file-error').nth(3)).toBeVisible({ timeout: 30_000 });
      const sample = dialog().locator('.files li', { hasText: basename(SAMPLE.scan) });
      await expect(sample).toContainText(language === 'ru' ? '2 листа' : '2 sheets', { timeout: 30_000 });
    });
    await lookAtDialog('offline', () => runCommand(page, 'Offline by design'));
    await lookAtDialog('about', () => runCommand(page, 'About Sverka'));
  });
});

test('the sample while it is recognised', async () => {
  await press('Control+Shift+r');
  await expect(page.locator('.job progress')).toBeVisible();
  // One sheet takes some seconds, axe as many: what stands there is looked at in the pause.
  await shoot(page, 'recognising-en-light');
  expect.soft(await overflowing(page)).toEqual([]);
  await runCommand(page, 'Pause or go on');
  await expect(page.locator('.job')).toContainText('Paused', { timeout: 60_000 });
  await inBoth(() => look('paused'));
  await runCommand(page, 'Pause or go on');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 90_000 });
  await look('recognised');
  await page.emulateMedia({ colorScheme: null });
  await runCommand(page, 'Light or dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(37, 39, 42)');
  await runCommand(page, 'Light or dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(243, 241, 236)');
  await saveNow(running);
  await running.quit();
});

const TRUTH = readFileSync(join(ROOT, 'resources/sample/sheet-1.truth.txt'), 'utf8').trimEnd();

/** Enough for a count of two figures, and two of one kind that are decided at once. */
const SLIPS: readonly Slip[] = [
  { right: 'войска', wrong: 'войcка' },
  { right: 'войска', wrong: 'войcка' },
  { right: 'серьезную', wrong: 'серьозную' },
  { right: 'службы', wrong: 'слyжбы' },
  { right: 'опыт у', wrong: '0пыт у' },
  { right: 'нам необходимо', wrong: 'намнеобходимо' },
  { right: 'снова', wrong: '' },
  { right: 'действий', wrong: 'решительных действий' },
  { right: 'Фузан', wrong: 'Пузан' },
  { right: '1950', wrong: '1960' },
  { right: 'двух-трех', wrong: 'трех-четырех' },
  { right: 'в феврале', wrong: 'в январе' },
];

/** Each by its key, or by its name in the palette; in the text, where most of them are wanted. */
const DIALOGS: readonly (readonly [name: string, open: string])[] = [
  ...([
    ['palette', 'Control+k'],
    ['save-version', 'Control+s'],
    ['keys', 'Control+Slash'],
    ['characters', 'Control+j'],
    ['comment-line', 'Control+Shift+c'],
    ['reread', 'Alt+r'],
    ['digits', 'Alt+9'],
    ['name', 'Control+Enter'],
  ] as const),
  ...([
    ['change-keys', 'Change keys'],
    ['comment-page', 'Comment on the sheet'],
    ['comparison', 'What counts as a difference'],
    ['project-details', 'About the document'],
    ['project-words', 'Words of this document'],
    ['read-sheet-again', 'Read this sheet again'],
    ['take-page', 'Take the sheet from the publication'],
    ['progress', 'Progress'],
    ['verify', 'Check the document’s files'],
  ] as const),
];

async function openRecognised(): Promise<void> {
  const [folder] = readdirSync(join(home.documents, 'Sverka'));
  const root = join(home.documents, 'Sverka', folder ?? '');
  await injectSlips(root, TRUTH, SLIPS);
  await start([root]);
  await expect(page.locator('.status-line')).toContainText('left to decide', { timeout: 30_000 });
  await expect(page.getByTestId('checking')).toHaveCount(0, { timeout: 30_000 });
}

const isKeys = (open: string) => /^(Control|Alt)\+/.test(open);

async function showPanels(): Promise<void> {
  await press('F3');
  await expect(page.locator('.card')).toBeFocused();
  await look('card');
  await page.locator('.queue-button').focus();
  await press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await look('queue-menu');
  await press('Escape');
  for (const [i, name] of [
    'discrepancies',
    'facts',
    'translation',
    'reference',
    'history',
    'sheet',
  ].entries()) {
    await page.getByRole('tab').nth(i).click();
    if (name === 'facts') await page.locator('.fact').first().click();
    if (name === 'reference')
      await expect(page.locator('.compared-row').first()).toBeVisible({ timeout: 20_000 });
    if (name === 'history') await page.locator('.version-head').first().click();
    await look(`tab-${name}`);
  }
  await page.getByRole('tab').nth(4).click();
  await page.locator('.scope button').last().click();
  await expect(page.locator('.timeline-entry').first()).toBeVisible();
  await look('timeline');
  await page.locator('.scope button').first().click();
  await page.getByRole('tab').first().click();
}

async function showFinding(): Promise<void> {
  await page.locator('.cm-content').click();
  await press('Control+f');
  await page.keyboard.type('войска');
  await expect(page.locator('.found-list li').first()).toBeVisible();
  await look('find');
  await press('Control+h');
  await look('replace');
  await page.locator('.find-panel input').first().fill('никогда');
  await expect(page.locator('.found-list li')).toHaveCount(0);
  await look('find-nothing');
  await press('Escape');
  await expect(page.locator('.find-panel')).toHaveCount(0);
}

async function showScan(): Promise<void> {
  await page.locator('.scan-tools button[aria-haspopup]').last().click();
  await page.locator('.look input[type=checkbox]').first().check();
  await look('scan-look');
  await page.locator('.look > .button').click();
  await press('Escape');
  await runCommand(page, 'Scan above');
  await look('scan-above');
  await runCommand(page, 'Scan on the left');
  await press('Alt+2');
  await page.locator('.cm-line').nth(4).click();
  await look('line-strip');
  await press('Alt+2');
  await press('Alt+Shift+R');
  await expect(page.locator('.scan-overlay .framing')).toHaveCount(1);
  await look('frame');
  await press('Escape');
  await page.locator('.divider').first().focus();
  await press('End');
  await look('mosaic');
  await press('Home');
}

test('the sample as it is checked', async () => {
  test.setTimeout(900_000);
  await openRecognised();
  await press('F3');
  await press('d');
  await inBoth(async () => {
    await showPanels();
    await showFinding();
    await showScan();
    for (const [name, open] of DIALOGS) {
      await page.locator('.cm-line').nth(4).click();
      await lookAtDialog(name, () => (isKeys(open) ? press(open) : runCommand(page, open)));
    }
    await page.locator('.entry', { hasText: 'войcка' }).first().click();
    await lookAtDialog('alike', () => press('Control+Shift+a'));
  });
});

/** What is fullest and most often on the screen. */
async function showFullest(suffix: string): Promise<void> {
  const look = (name: string) => lookAt(page, name, { language, suffix });
  await page.getByRole('tab').first().click();
  await press('F3');
  await expect(page.locator('.card')).toBeFocused();
  await look('card');
  await page.getByRole('tab').nth(3).click();
  await look('tab-reference');
  // On a small window the panel lies over the text.
  await page.locator('.cm-content').focus();
  for (const [name, keys] of DIALOGS.filter(([each]) => ['keys', 'digits', 'palette'].includes(each))) {
    await press(keys);
    await expect(dialog()).toBeVisible();
    await look(name);
    await closeDialog();
  }
}

/** How much of the strip of ink lies to the right of the sheet, in px of the screen. */
async function inkBeyondSheet(): Promise<number> {
  return await page
    .locator('.ink-strip > canvas')
    .first()
    .evaluate((strip: HTMLCanvasElement) => {
      const pixels = strip.getContext('2d')?.getImageData(0, 0, strip.width, strip.height).data ?? [];
      let last = 0;
      for (let at = 0; at * 4 < pixels.length; at += 1)
        if ((pixels[at * 4 + 3] ?? 0) > 0) last = Math.max(last, (at % strip.width) + 1);
      return (strip.width - last) / devicePixelRatio;
    });
}

/** The tools of the scan stand in one row, and all keys on one screen. */
async function fitsEnlarged(): Promise<void> {
  const heights = await page
    .locator('.scan-tools')
    .evaluate((tools) => [tools.clientHeight, tools.querySelector('button')?.clientHeight ?? 0]);
  expect.soft(heights[0]).toBeLessThan(2 * (heights[1] ?? 0));
  await press('Control+Slash');
  await expect(dialog()).toBeVisible();
  expect.soft(await dialog().evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight)).toBe(0);
  await closeDialog();
}

/** In forced colours a wash says nothing: what it stood for has a sign of its own. */
async function signsWithoutColour(): Promise<void> {
  await expect.soft(page.locator('.cm-content .doubt').first()).toHaveCSS('outline-style', 'dotted');
  const borders = (rows: string) =>
    page
      .locator(rows)
      .evaluateAll((all) => [...new Set(all.map((row) => getComputedStyle(row).borderLeftColor))]);
  const [differing, alike] = [
    await borders('.compared-differs'),
    await borders('.compared-row:not(.compared-differs)'),
  ];
  expect.soft([differing.length, alike.length]).toEqual([1, 1]);
  expect.soft(differing).not.toEqual(alike);
}

test('the sample on a large display, enlarged, and as people with weak eyes ask the system for it', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await showFullest('-1920');
  await page.setViewportSize({ width: 2560, height: 1440 });
  await look('line-strip-2560');
  expect.soft(await inkBeyondSheet()).toBeLessThan(2);
  await page.setViewportSize(SMALL);
  expect.soft(await unseenFocus(page, 40)).toEqual([]);
  const textPx = () =>
    page.locator('.cm-content').evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
  const before = (await textPx()) * (await page.evaluate(() => devicePixelRatio));
  language = 'ru';
  await speak(page, 'ru');
  await runCommand(page, 'Larger interface');
  await runCommand(page, 'Larger interface');
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(1.25);
  expect((await textPx()) * 1.25).toBeCloseTo(before, 1);
  await showFullest('-125');
  await fitsEnlarged();
  await runCommand(page, 'Larger interface');
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(1.5);
  await showFullest('-150');
  await runCommand(page, 'Reset interface size');
  await page.emulateMedia({ contrast: 'more' });
  await showFullest('-contrast');
  await page.emulateMedia({ contrast: null, forcedColors: 'active' });
  await showFullest('-forced');
  await signsWithoutColour();
  expect.soft(await unseenFocus(page, 40)).toEqual([]);
  await page.emulateMedia({ forcedColors: null });
  language = 'en';
  await speak(page, 'en');
});

test('the sample when it is finished', async () => {
  await running.quit();
  await openRecognised();
  await press('Control+Enter');
  await expect(dialog()).toBeVisible();
  await press('Control+a');
  await page.keyboard.type('Анна');
  await press('Enter');
  const first = page.locator('.page-button').first();
  await expect(first).toHaveAccessibleName(/Proofread/, { timeout: 20_000 });
  await press('Alt+PageUp');
  await expect(first).toHaveAttribute('aria-current', 'page');
  await inBoth(async () => {
    await lookAtDialog('second-person', () => press('Control+Shift+Enter'));
  });
  await inBoth(() => look('finished'));
  await running.quit();
});

test('two versions side by side, and a scan that is gone', async () => {
  const review = await makeReview(join(home.documents, 'reviews'), ['Телеграмма № 15603', 'Лист 8']);
  await start([review.root]);
  const typist = await startTyping(page, review.text);
  await saveElsewhere(review.root, ['Телеграмма № 15608', 'Лист 8 1']);
  await typist.word();
  await saveNow(running);
  await inBoth(async () => {
    await look('beside');
    await lookAtDialog('merge', async () => {
      await page.locator('.banner .button').first().click();
      await expect(page.locator('.merge-row')).toHaveCount(2);
    });
    await page.getByRole('tab').nth(4).click();
    await page.locator('.scope button').last().click();
    await lookAtDialog('restore-all', () => page.locator('.timeline-entry > .button').last().click());
    await page.locator('.scope button').first().click();
    await page.getByRole('tab').first().click();
  });
  await running.quit();
  rmSync(join(review.root, 'scan'), { recursive: true });
  await start([review.root]);
  await expect(page.locator('.status-line')).toContainText('left to decide', { timeout: 30_000 });
  await press('Control+r');
  const failed = page.locator('.banner', { hasText: /the scan’s file is not there any more/i });
  await expect(failed).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.banner', { hasText: 'Parts of this document are missing' })).toBeVisible();
  await inBoth(() => look('failed'));
});

test('a review that can only be read', async () => {
  const parent = join(home.documents, 'newer');
  mkdirSync(parent);
  const review = await makeReview(parent, ['Телеграмма № 15603', 'Лист 8']);
  const file = join(review.root, 'project.json');
  const project = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...project, formatVersion: 99 }));
  await start([review.root]);
  await expect(page.locator('.banner')).toContainText('newer version of Sverka', { timeout: 30_000 });
  await inBoth(() => look('read-only'));
});
