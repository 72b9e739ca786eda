import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import type { ReviewApi } from '../../app/ipc';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { makeHome, removeFolder, type Home } from './helpers/home';
import { inLanguages, lookAt, speak } from './helpers/looks';
import { makeReview, savedText, type TestReview } from './helpers/review';
import { runPackaged } from './helpers/run';
import { recoveryBanner, startTyping, takeOver, untilSaved } from './helpers/typist';

/** Several documents at once, each in a window of its own. */
test.describe.configure({ mode: 'serial' });

const TITLES = ['Первая', 'Вторая', 'Третья'] as const;
type Title = (typeof TITLES)[number];

let home: Home;
let reviews: Record<Title, TestReview>;
let running: RunningApp;

test.beforeAll(async () => {
  home = makeHome();
  const made: Partial<Record<Title, TestReview>> = {};
  for (const title of TITLES) {
    const review = await makeReview(join(home.documents, 'Sverka'), [`${title} строка`, 'Конец']);
    const file = join(review.root, 'project.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"title": "[^"]*"/, `"title": "${title}"`));
    made[title] = review;
  }
  reviews = made as Record<Title, TestReview>;
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const pages = () => running.app.windows().filter((page) => page.url().startsWith('sverka://review/'));
const titles = async () => (await Promise.all(pages().map((page) => page.title()))).sort();
const lines = (page: Page) => page.locator('.cm-line').allTextContents();
const rows = (page: Page) => page.locator('.document-open');

/** The window of a document; waits until there is one. */
async function windowOf(title: Title): Promise<Page> {
  await expect.poll(titles, { timeout: 30_000 }).toContain(`${title} — Sverka`);
  const names = await Promise.all(pages().map((page) => page.title()));
  const page = pages()[names.indexOf(`${title} — Sverka`)] as Page;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toBeVisible({ timeout: 30_000 });
  return page;
}

/** What opens a window gives the page in it. */
async function opened(act: () => Promise<unknown>): Promise<Page> {
  const coming = running.app.waitForEvent('window', (page) => page.url().startsWith('sverka://review/'));
  await act();
  const page = await coming;
  await page.waitForLoadState('load');
  return page;
}

/** The title of the window in which somebody worked last, as the menu ticks it. */
const inFront = () =>
  running.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    return items.find(({ type, checked }) => type === 'radio' && checked)?.label;
  });

const listed = () =>
  running.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    return items.flatMap(({ type, label }) => (type === 'radio' ? [label] : [])).sort();
  });

/** Presses an entry of the menu by its name. */
const choose = (label: string) =>
  running.app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find((item) => item.label === wanted)?.click();
  }, label);

function call<T>(page: Page, verb: string, args: object): Promise<T> {
  return page.evaluate(
    ([name, given]) => (window as unknown as { api: ReviewApi }).api.call(name as never, given as never),
    [verb, args] as const,
  ) as Promise<T>;
}

const isLocked = (title: Title) => existsSync(join(reviews[title].root, '.lock.json'));

test('another document opens beside the one in which somebody works, by keys alone', async () => {
  running = await launchApp({ home, args: [reviews.Первая.root] });
  const first = await windowOf('Первая');
  const second = await opened(() => first.keyboard.press('Control+Alt+n'));
  await second.setViewportSize({ width: 1366, height: 768 });
  await expect(rows(second).first()).toBeFocused({ timeout: 30_000 });
  await expect(rows(second)).toHaveCount(3);
  await expect(rows(second).filter({ hasText: 'in another window' })).toHaveCount(1);
  await expect(rows(second).filter({ hasText: 'in another window' })).toContainText('Первая');
  await inLanguages(second, (language) => lookAt(second, 'library-second-window', { language }));
  await second.keyboard.press('Control+f');
  await second.keyboard.type('Вторая');
  await second.keyboard.press('Enter');
  await second.keyboard.press('Enter');
  await windowOf('Вторая');
  expect(await titles()).toEqual(['Вторая — Sverka', 'Первая — Sverka']);
  expect(await lines(first)).toEqual(['Первая строка', 'Конец']);
  await expect.poll(listed).toEqual(['Вторая', 'Первая']);
});

test('the windows do not lie on each other', async () => {
  const places = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.getURL().includes('//review/'))
      .map((one) => one.getNormalBounds()),
  );
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(2);
});

test('typed in both and killed: both come back, each with its own typing', async () => {
  const typed: Partial<Record<Title, string>> = {};
  for (const title of ['Первая', 'Вторая'] as const) {
    const page = await windowOf(title);
    const typist = await startTyping(page, reviews[title].text);
    for (let word = 0; word < 12; word += 1) await typist.word();
    typed[title] = typist.typed();
  }
  // A journal that is written has no typing left that is not on this computer.
  for (const title of ['Первая', 'Вторая'] as const)
    await expect((await windowOf(title)).getByTestId('save')).toContainText(/Saved|safe/);
  await running.kill();
  running = await launchApp({ home });
  for (const title of ['Первая', 'Вторая'] as const) {
    const page = await windowOf(title);
    if ((await recoveryBanner(page).count()) > 0) await takeOver(page);
    expect((await lines(page)).join('\n')).toBe(typed[title]);
    expect(await savedText(reviews[title].root)).toBe(typed[title]);
  }
  expect(await titles()).toHaveLength(2);
});

test('a document that is open already is not opened a second time: its window comes to the front', async () => {
  const second = await windowOf('Вторая');
  await second.keyboard.press('Control+Shift+o');
  await expect(rows(second)).toHaveCount(3, { timeout: 30_000 });
  await rows(second).filter({ hasText: 'Первая' }).focus();
  await second.keyboard.press('Enter');
  await expect.poll(inFront).toBe('Первая');
  await rows(second).filter({ hasText: 'Первая' }).focus();
  await second.keyboard.press('Control+Enter');
  await expect(rows(second)).toHaveCount(3);
  expect(await titles()).toEqual(['Sverka', 'Первая — Sverka']);
  await expect.poll(listed).toEqual(['All documents', 'Первая']);
  expect(isLocked('Вторая')).toBe(false);
  // From there a third one opens in a window of its own, and the second one where one is.
  await rows(second).filter({ hasText: 'Третья' }).click({ button: 'right' });
  const inNewWindow = second.getByRole('menuitem', { name: 'Open in a new window' });
  await expect(inNewWindow).toBeVisible();
  await lookAt(second, 'library-document-menu', { language: 'en' });
  await inNewWindow.click();
  await windowOf('Третья');
  await rows(second).filter({ hasText: 'Вторая' }).focus();
  await second.keyboard.press('Enter');
  await windowOf('Вторая');
  expect(await titles()).toHaveLength(3);
});

test('no window sees the sheets of another, nor may it use what another was given', async () => {
  const [first, second] = [await windowOf('Первая'), await windowOf('Вторая')];
  type State = { readonly value: { readonly project: { readonly project: { readonly id: string } } } };
  const ids = [];
  for (const page of [first, second])
    ids.push((await call<State>(page, 'app.state', {})).value.project.project.id);
  const status = (page: Page, id: string | undefined) =>
    page.evaluate(async (path) => (await fetch(path)).status, `/picture/${id}/0001.jpg`);
  expect([await status(first, ids[0]), await status(second, ids[1])]).toEqual([200, 200]);
  expect([await status(first, ids[1]), await status(second, ids[0])]).toEqual([404, 404]);
  type Recent = { readonly value: { readonly recent: readonly { readonly handle: string }[] } };
  const [recent] = (await call<Recent>(first, 'app.state', {})).value.recent;
  expect(await call(second, 'project.openRecent', { handle: recent?.handle })).toMatchObject({
    ...{ ok: false, error: { code: 'unknown-file' } },
  });
});

test('no window has a way out, nor a process in common with another', async () => {
  const processes = await running.app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .filter((contents) => contents.getURL().includes('//review/'))
      .map((contents) => contents.getOSProcessId()),
  );
  expect(new Set(processes).size).toBe(3);
  for (const page of pages()) {
    const answers = await page.evaluate(() =>
      Promise.all(
        ['http://127.0.0.1:1/', 'sverka://engine/engine/index.html', 'sverka://print/document/0.html'].map(
          (address) =>
            fetch(address).then(
              () => 'answered',
              () => 'refused',
            ),
        ),
      ),
    );
    expect(answers).toEqual(['refused', 'refused', 'refused']);
    const isAllowed = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    );
    expect(isAllowed).toBe('denied');
  }
});

test('the menu acts on the window in front, and lists them all', async () => {
  const [first, second] = [await windowOf('Первая'), await windowOf('Вторая')];
  await expect(first.locator('.page-strip')).toBeVisible();
  await choose('Вторая');
  await expect.poll(inFront).toBe('Вторая');
  await choose('Show or hide the sheets');
  await expect(second.locator('.page-strip')).toHaveCount(0);
  await expect(first.locator('.page-strip')).toBeVisible();
  await choose('Первая');
  await expect.poll(inFront).toBe('Первая');
  const ticked = () =>
    running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('toggle-pages')?.checked);
  await expect.poll(ticked).toBe(true);
  await first.keyboard.press('Control+F6');
  await expect.poll(inFront).not.toBe('Первая');
});

test('what is set in one window holds in all', async () => {
  const [first, second] = [await windowOf('Первая'), await windowOf('Вторая')];
  await speak(first, 'ru');
  for (const page of [first, second]) await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await speak(second, 'en');
  for (const page of [first, second]) await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a second start shows what it names: in the window that has it, or in a new one', async () => {
  expect((await runPackaged(home, [reviews.Вторая.root])).code).toBe(0);
  await expect.poll(inFront).toBe('Вторая');
  expect(await titles()).toHaveLength(3);
  expect((await runPackaged(home, [join(reviews.Первая.root, 'project.json')])).code).toBe(0);
  await expect.poll(inFront).toBe('Первая');
  expect(await titles()).toHaveLength(3);
});

/** Has sheets recognised and tells how it ended; with `isStopped` it is stopped at once. */
function recognise(
  page: Page,
  isStopped: boolean,
): Promise<{ readonly state: string; readonly pagesDone: number }> {
  return page.evaluate(
    ([pageIds, stops]) => {
      const { api } = window as unknown as { api: ReviewApi };
      return new Promise((resolve) => {
        api.on('job', ({ state, pagesDone }) => {
          if (state !== 'running' && state !== 'paused') resolve({ state, pagesDone });
        });
        void api.call('recognition.start', { pageIds: [...pageIds], readings: 1 });
        if (stops) void api.call('recognition.cancel', {});
      });
    },
    [['0001'], isStopped] as const,
  );
}

test('recognition runs in two windows at once, and what is stopped in one goes on in the other', async () => {
  const [first, second] = [await windowOf('Первая'), await windowOf('Вторая')];
  const both = await Promise.all([recognise(first, false), recognise(second, false)]);
  expect(both).toEqual([
    { state: 'done', pagesDone: 1 },
    { state: 'done', pagesDone: 1 },
  ]);
  const [stopped, other] = await Promise.all([recognise(first, true), recognise(second, false)]);
  expect(stopped.state).toBe('cancelled');
  expect(other).toEqual({ state: 'done', pagesDone: 1 });
});

test('one is closed, and the others go on', async () => {
  const [first, third] = [await windowOf('Первая'), await windowOf('Третья')];
  expect(isLocked('Третья')).toBe(true);
  const gone = third.waitForEvent('close');
  await running.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    windows.find((window) => window.getTitle().startsWith('Третья'))?.close();
  });
  await gone;
  await expect.poll(() => isLocked('Третья')).toBe(false);
  expect(isLocked('Первая')).toBe(true);
  const typist = await startTyping(first, await savedText(reviews.Первая.root));
  await typist.word();
  await untilSaved(first);
  expect(await savedText(reviews.Первая.root)).toBe(typist.typed());
  await expect.poll(listed).toEqual(['Вторая', 'Первая']);
});

test('the process of one dies: the others do not notice, and it comes back', async () => {
  const first = await windowOf('Первая');
  await answerDialogs(running.app, { button: 0 });
  const back = running.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const dying = BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith('Вторая'));
        dying?.webContents.once('did-finish-load', () => resolve());
        dying?.webContents.forcefullyCrashRenderer();
      }),
  );
  await back;
  const shown = () =>
    running.app.evaluate(({ BrowserWindow }) => {
      const back = BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith('Вторая'));
      return back?.webContents.executeJavaScript("document.querySelectorAll('.cm-line').length") as unknown;
    });
  await expect.poll(shown, { timeout: 30_000 }).toBeGreaterThan(0);
  const typist = await startTyping(first, await savedText(reviews.Первая.root));
  await typist.word();
  await untilSaved(first);
  expect(await savedText(reviews.Первая.root)).toBe(typist.typed());
});

test('the program quits with all of them, and the next start opens all of them again', async () => {
  const ended = new Promise((resolve) => running.app.process().once('exit', resolve));
  const typed = reviews.Первая;
  const typist = await startTyping(await windowOf('Первая'), await savedText(typed.root));
  await typist.word();
  await choose('Первая');
  await expect.poll(inFront).toBe('Первая');
  await running.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await ended;
  expect(await savedText(typed.root)).toBe(typist.typed());
  expect([isLocked('Первая'), isLocked('Вторая')]).toEqual([false, false]);
  running = await launchApp({ home });
  for (const title of ['Первая', 'Вторая'] as const) await windowOf(title);
  expect(await titles()).toHaveLength(2);
  await expect.poll(inFront).toBe('Первая');
});

/** Quits as the menu does; answers what the person was asked, and what they were asked it of. */
function quit(button: number): Promise<{ readonly detail: string; readonly title: string }> {
  return running.app.evaluate(
    ({ app, dialog }, response) =>
      new Promise((resolve) => {
        dialog.showMessageBox = (...args: unknown[]) => {
          const [window, { detail = '' }] = args as [Electron.BrowserWindow, { readonly detail?: string }];
          resolve({ detail, title: window.getTitle() });
          return Promise.resolve({ response, checkboxChecked: false });
        };
        app.quit();
      }),
    button,
  );
}

test('where one window could not put its typing away, the person is asked of that, and all stay open', async () => {
  const second = await windowOf('Вторая');
  removeFolder(reviews.Вторая.root);
  const typist = await startTyping(second, (await lines(second)).join('\n'));
  await typist.word();
  await expect(second.getByTestId('save')).toHaveAttribute('title', /not there any more/);
  const asked = await quit(0);
  expect(asked.title).toContain('Вторая');
  expect(asked.detail).toContain('safe on this computer');
  expect(await titles()).toEqual(['Вторая — Sverka', 'Первая — Sverka']);
  await typist.word();
  expect((await lines(second)).join('\n')).toBe(typist.typed());
  const ended = new Promise((resolve) => running.app.process().once('exit', resolve));
  await quit(1).catch(() => undefined);
  await ended;
});
