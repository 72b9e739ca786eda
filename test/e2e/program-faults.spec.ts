import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReview } from './helpers/review';
import { startTyping, untilSaved } from './helpers/typist';

/** Faults of the program itself, on the packed app: each stays where it is, is told, and is written down. */
let home: Home;
let running: RunningApp | null = null;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(async () => {
  await running?.kill().catch(() => undefined);
  running = null;
  home.remove();
});

const SECRET = 'Секретная';

async function open(): Promise<RunningApp> {
  const review = await makeReview(join(home.documents, 'Документы'), [
    `${SECRET} телеграмма`,
    'Вторая строка',
  ]);
  running = await launchApp({ home, args: [review.root] });
  await running.window.locator('.cm-content').waitFor({ timeout: 60_000 });
  return running;
}

const notice = ({ window }: RunningApp) => window.locator('.banners');
const lines = ({ window }: RunningApp) => window.locator('.cm-line').allTextContents();

async function logOf({ app }: RunningApp): Promise<string> {
  const folder = await app.evaluate(({ app: main }) => main.getPath('userData'));
  const path = join(folder, 'logs', 'sverka.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

test('a part of the window that throws leaves the others working, and the text outlives a reload', async () => {
  const opened = await open();
  const { window } = opened;
  const typist = await startTyping(window, await lines(opened).then((all) => all.join('\n')));
  await typist.word();
  // What the list of versions writes its dates with.
  await window.evaluate(() => {
    Object.defineProperty(Intl, 'DateTimeFormat', {
      get: () => {
        throw new RangeError('Секретная ошибка');
      },
    });
  });
  await window.getByRole('tab', { name: 'History' }).click();
  const stopped = window.locator('.stopped');
  await expect(stopped).toContainText('Your text is safe.');
  await typist.word();
  const typed = await lines(opened);
  await expect(window.locator('.cm-content')).toBeVisible();
  await expect.poll(() => logOf(opened)).toMatch(/part side panel \| RangeError/);
  await stopped.getByRole('button', { name: 'Reload' }).click();
  await expect(stopped).toHaveCount(0);
  await window.locator('.cm-content').waitFor({ timeout: 60_000 });
  await expect.poll(() => lines(opened)).toEqual(typed);
  expect(await logOf(opened)).not.toContain(SECRET);
});

test('what throws where nobody waits for it is told and written down', async () => {
  const opened = await open();
  const { window } = opened;
  await window.evaluate(() => void Promise.reject(new TypeError('Секретная ошибка /home/x')));
  await expect(notice(opened)).toContainText('Something failed because of a fault in the program.');
  await window.evaluate(() =>
    setTimeout(() => {
      throw new SyntaxError('x');
    }),
  );
  await expect.poll(() => logOf(opened)).toMatch(/window \| SyntaxError/);
  await opened.app.evaluate(() => void Promise.reject(new RangeError('Секретная ошибка')));
  await expect(notice(opened)).toContainText('Something failed in the background');
  const log = await logOf(opened);
  expect(log).toMatch(/promise \| TypeError[^]*main: promise \| RangeError/);
  expect(log).not.toMatch(/Секретная|\/home/);
});

test('workers that die are started anew, and the check goes on', async () => {
  const opened = await open();
  const { window } = opened;
  const check = () => window.workers().filter((worker) => worker.url().includes('check-worker'));
  await expect.poll(() => check().length).toBe(1);
  const [first] = check();
  // A worker that is still being loaded may not take what it is asked to do.
  await expect(async () => {
    await first
      ?.evaluate(() =>
        setTimeout(() => {
          throw new TypeError('x');
        }),
      )
      .catch(() => undefined);
    await expect.poll(() => logOf(opened), { timeout: 2_000 }).toMatch(/check: worker \| TypeError/);
  }).toPass();
  await expect.poll(() => check().length === 1 && check()[0] !== first).toBe(true);
  await startTyping(window, (await lines(opened)).join('\n'));
  await window.keyboard.type(' 31.2.51 г.');
  await expect(window.locator('.discrepancies')).toContainText('31.2.51', { timeout: 20_000 });
});

test('a problem is reported by a file that was read before, without text, names or paths', async () => {
  const opened = await open();
  const { window } = opened;
  await window.evaluate(() => void Promise.reject(new TypeError('Секретная ошибка')));
  await expect(notice(opened)).toContainText('Help → Report a problem');
  await runCommand(window, 'Report a problem');
  const shown = window.getByRole('textbox', { name: 'Report a problem' });
  await expect(shown).toHaveValue(/promise \| TypeError/);
  const text = await shown.inputValue();
  expect(text).toMatch(/Electron: \d+/);
  expect(text).toContain('language: en');
  for (const hidden of [SECRET, 'Документы', home.folder, home.folder.split('/').at(-1) ?? ''])
    expect(text).not.toContain(hidden);
  const path = join(home.folder, 'problem.txt');
  await answerDialogs(opened.app, { save: path });
  await window.getByRole('button', { name: 'Save to a file…' }).click();
  await expect(notice(opened)).toContainText(path);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a window whose process dies comes back with the text', async () => {
  const opened = await open();
  const { window, app } = opened;
  const typist = await startTyping(window, (await lines(opened)).join('\n'));
  await typist.word();
  await untilSaved(window);
  const typed = await lines(opened);
  await answerDialogs(app, { button: 0 });
  const back = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const review = BrowserWindow.getAllWindows().find(({ webContents }) =>
          webContents.getURL().includes('//review/'),
        );
        review?.webContents.once('did-finish-load', () => resolve());
        review?.webContents.forcefullyCrashRenderer();
      }),
  );
  await back;
  const text = await app.evaluate(async ({ BrowserWindow }) => {
    const review = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('//review/'),
    );
    const read = "[...document.querySelectorAll('.cm-line')].map((line) => line.textContent)";
    for (let tries = 0; tries < 200; tries += 1) {
      const found = (await review?.webContents.executeJavaScript(read)) as string[];
      if (found.length > 0) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return [];
  });
  expect(text).toEqual(typed);
});
