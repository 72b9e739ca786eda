import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { mountMedium, type FaultyPlace } from './helpers/faults';
import { makeHome, type Home, removeFolder } from './helpers/home';
import { killTwoApps } from './helpers/kill-app';
import { historyOf, lossesOf, makeReview, savedText, type TestReview } from './helpers/review';
import { recoveryBanner, SAVED, startTyping, takeOver, untilSaved, type Typist } from './helpers/typist';

/** Nothing is ever lost, on the packed app. */
const LINES = ['Первая строка', 'Вторая строка'];
const AT_RISK_MS = 1_000;
const SAFE_HERE = 'Safe on this computer, not yet in the document’s folder';

let home: Home;
let running: RunningApp | null = null;
let medium: FaultyPlace | null = null;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(async () => {
  await running?.kill().catch(() => undefined);
  running = null;
  medium?.remove();
  medium = null;
  home.remove();
});

async function open(review: TestReview): Promise<RunningApp> {
  const app = await launchApp({ home, args: [review.root] });
  running = app;
  await app.window.locator('.cm-content').waitFor({ timeout: 60_000 });
  return app;
}

async function openNew(parent = join(home.documents, 'reviews')) {
  const review = await makeReview(parent, LINES);
  const app = await open(review);
  return { review, app, typist: await startTyping(app.window, review.text) };
}

async function typeWords(typist: Typist, count: number): Promise<void> {
  for (let word = 0; word < count; word += 1) await typist.word();
}

const status = ({ window }: RunningApp) => window.getByTestId('save');
const text = async ({ window }: RunningApp) =>
  (await window.locator('.cm-line').allTextContents()).join('\n');

/** Closes the window; answers what the person was asked, and goes back. Never ends when nothing is asked. */
function closeAndStay({ app }: RunningApp): Promise<string> {
  return app.evaluate(
    ({ BrowserWindow, dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showMessageBox = (...args: unknown[]) => {
          resolve((args[1] as { detail?: string }).detail ?? '');
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
        const windows = BrowserWindow.getAllWindows();
        for (const window of windows) if (window.webContents.getURL().includes('//review/')) window.close();
      }),
  );
}

/** Presses “Close” wherever the app asks. */
async function quitAnyway(app: RunningApp): Promise<void> {
  await app.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await app.quit();
}

test('killed in the middle of typing, it offers the typing, and taking it over saves it', async () => {
  const { review, app, typist } = await openNew();
  await typeWords(typist, 25);
  const killedMs = Date.now();
  await app.kill();
  const again = await open(review);
  await expect(recoveryBanner(again.window)).toBeVisible();
  // Offered, not taken: what is shown is what is in the project.
  expect(await text(again)).toBe(await savedText(review.root));
  await takeOver(again.window);
  const recovered = await savedText(review.root);
  expect(typist.typed().startsWith(recovered)).toBe(true);
  expect(recovered.startsWith(typist.typedBy(killedMs - AT_RISK_MS))).toBe(true);
  expect(await text(again)).toBe(recovered);
});

test('typing that is discarded does not come back, and the project is as it was', async () => {
  const { review, app, typist } = await openNew();
  await typeWords(typist, 25);
  await app.kill();
  const again = await open(review);
  const before = await savedText(review.root);
  await recoveryBanner(again.window).getByRole('button', { name: 'Discard' }).click();
  await expect(recoveryBanner(again.window)).toHaveCount(0);
  await again.quit();
  const third = await open(review);
  await expect(third.window.locator('.cm-content')).toContainText('Вторая строка');
  await expect(recoveryBanner(third.window)).toHaveCount(0);
  expect(await text(third)).toBe(before);
});

test('killed before anybody has decided, it offers the typing again', async () => {
  const { review, app, typist } = await openNew();
  await typeWords(typist, 25);
  await app.kill();
  const again = await open(review);
  await expect(recoveryBanner(again.window)).toBeVisible();
  await again.kill();
  const third = await open(review);
  await takeOver(third.window);
  expect((await savedText(review.root)).length).toBeGreaterThan(review.text.length);
});

test('killed right after it has said “Saved”, it loses nothing', async () => {
  const { review, app, typist } = await openNew();
  await typeWords(typist, 5);
  await expect(status(app)).not.toHaveText(SAVED);
  await untilSaved(app.window);
  await app.kill();
  expect(await savedText(review.root)).toBe(typist.typed());
  const again = await open(review);
  expect(await text(again)).toBe(typist.typed());
  await expect(recoveryBanner(again.window)).toHaveCount(0);
});

test('closed in the middle of typing, it saves without asking', async () => {
  const { review, app, typist } = await openNew();
  await typeWords(typist, 5);
  // Nobody answers a question; one that comes because the machine is slow goes away by itself.
  await app.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...args: unknown[]) =>
      new Promise((resolve) => {
        const { signal } = args.at(-1) as { readonly signal?: AbortSignal };
        signal?.addEventListener('abort', () => resolve({ response: 0, checkboxChecked: false }));
      });
  });
  await app.quit();
  expect(await savedText(review.root)).toBe(typist.typed());
});

test('a medium that can only be read: the typing is safe on this computer, and closing asks', async () => {
  medium = mountMedium(join(home.folder, 'stick'), 8);
  test.skip(medium === null, 'this system does not let us mount');
  if (medium === null) return;
  const { review, app, typist } = await openNew(medium.folder);
  medium.forbidWriting();
  await typeWords(typist, 3);
  await expect(status(app)).toHaveText(SAFE_HERE);
  await expect(status(app)).toHaveAttribute('title', /only be read/);
  expect(await closeAndStay(app)).toContain('safe on this computer');
  expect(await text(app)).toBe(typist.typed());
  await quitAnyway(app);
  medium.allowWriting();
  expect(await savedText(review.root)).toBe(review.text);
  const again = await open(review);
  await takeOver(again.window);
  expect(await savedText(review.root)).toBe(typist.typed());
});

test('a medium that is full: it says so, and saves by itself when there is room again', async () => {
  medium = mountMedium(join(home.folder, 'stick'), 2);
  test.skip(medium === null, 'this system does not let us mount');
  if (medium === null) return;
  const { review, app, typist } = await openNew(medium.folder);
  medium.fill();
  await typeWords(typist, 3);
  await expect(status(app)).toHaveAttribute('title', /disk is full/);
  await expect(status(app)).toHaveText(SAFE_HERE);
  expect(await savedText(review.root)).toBe(review.text);
  expect(await lossesOf(review.root)).toEqual([]);
  medium.empty();
  await untilSaved(app.window);
  expect(await savedText(review.root)).toBe(typist.typed());
});

test('the folder is deleted under the app: the typing is safe on this computer, and closing asks', async () => {
  const { review, app, typist } = await openNew();
  removeFolder(review.root);
  await typeWords(typist, 3);
  await expect(status(app)).toHaveText(SAFE_HERE);
  await expect(status(app)).toHaveAttribute('title', /not there any more/);
  expect(await closeAndStay(app)).toContain('safe on this computer');
  expect(await text(app)).toBe(typist.typed());
  await quitAnyway(app);
});

test('neither the project nor this computer takes the typing: it says so, and closing warns of the loss', async () => {
  const review = await makeReview(join(home.documents, 'reviews'), LINES);
  const first = await open(review);
  const userFolder = await first.app.evaluate(({ app }) => app.getPath('userData'));
  await first.quit();
  rmSync(join(userFolder, 'journal'), { recursive: true });
  writeFileSync(join(userFolder, 'journal'), 'a file where a folder should be');
  const app = await open(review);
  const typist = await startTyping(app.window, review.text);
  await typeWords(typist, 2);
  await expect(status(app)).toContainText('Not saved: This computer’s own folder');
  await untilSaved(app.window);
  expect(await savedText(review.root)).toBe(typist.typed());
  removeFolder(review.root);
  await typeWords(typist, 2);
  await expect(status(app)).toContainText(/Not saved: .*not there any more/);
  expect(await closeAndStay(app)).toContain('they are lost');
  const copy = await saveCopy(app, 'copy');
  await expect(app.window.locator('.notice')).toContainText('could not be read');
  expect(await savedText(copy)).toBe(typist.typed());
});

/** Asks for a copy in a folder that is made here, by the button of the banner. */
async function saveCopy(app: RunningApp, name: string): Promise<string> {
  const folder = join(home.folder, name);
  mkdirSync(folder, { recursive: true });
  await answerDialogs(app.app, { open: [folder] });
  await app.window.locator('.banner').getByRole('button', { name: 'Save a copy elsewhere…' }).click();
  return folder;
}

test('a project on a medium that can only be read: a copy elsewhere can be worked on', async () => {
  medium = mountMedium(join(home.folder, 'stick'), 8);
  test.skip(medium === null, 'this system does not let us mount');
  if (medium === null) return;
  const review = await makeReview(medium.folder, LINES);
  medium.forbidWriting();
  const app = await open(review);
  const copy = await saveCopy(app, 'copy');
  await expect(app.window.locator('.notice')).toContainText('The copy is complete and checked');
  await expect(app.window.locator('.banner')).toHaveCount(0);
  expect(readdirSync(copy)).toEqual(expect.arrayContaining(readdirSync(review.root)));
  const typist = await startTyping(app.window, review.text);
  await typeWords(typist, 3);
  await untilSaved(app.window);
  expect(await savedText(copy)).toBe(typist.typed());
  expect(await savedText(review.root)).toBe(review.text);
  expect(await lossesOf(copy)).toEqual([]);
});

test('the project refuses what is typed: a copy elsewhere has it, and the history too', async () => {
  medium = mountMedium(join(home.folder, 'stick'), 8);
  test.skip(medium === null, 'this system does not let us mount');
  if (medium === null) return;
  const { review, app, typist } = await openNew(medium.folder);
  await typeWords(typist, 2);
  await untilSaved(app.window);
  const before = (await historyOf(review.root)).revisions.length;
  medium.forbidWriting();
  await typeWords(typist, 3);
  const copy = await saveCopy(app, 'copy');
  await expect(app.window.locator('.notice')).toContainText('The copy is complete and checked');
  expect(await savedText(copy)).toBe(typist.typed());
  expect((await historyOf(copy)).revisions.length).toBe(before + 1);
  await app.quit();
  // The copy is what is opened next, and nothing is offered that it has already.
  const again = await open({ root: copy, text: '' });
  await expect(recoveryBanner(again.window)).toHaveCount(0);
  expect(await text(again)).toBe(typist.typed());
});

test('the folder is deleted under the app: a copy elsewhere has the text, and says what it lacks', async () => {
  const { review, app, typist } = await openNew();
  removeFolder(review.root);
  await typeWords(typist, 3);
  const copy = await saveCopy(app, 'copy');
  await expect(app.window.locator('.notice')).toContainText('could not be read');
  expect(await savedText(copy)).toBe(typist.typed());
  await app.quit();
  const again = await open({ root: copy, text: '' });
  expect(await text(again)).toBe(typist.typed());
});

test('a folder that has lost its versions and decisions is not opened as a whole one', async () => {
  const { review, app, typist } = await openNew();
  await typeWords(typist, 1);
  await untilSaved(app.window);
  await app.quit();
  removeFolder(join(review.root, 'history', '0001'));
  removeFolder(join(review.root, 'pages'));
  const again = await launchApp({ home, args: [review.root] });
  running = again;
  await expect(again.window.getByText('Parts of this document are missing')).toBeVisible();
  await again.window.getByRole('button', { name: 'Check the files' }).click();
  await expect(again.window.getByRole('dialog')).toContainText('history/0001/000001-');
});

test('a copy into a folder that is not empty is refused, and nothing in it is touched', async () => {
  const { app } = await openNew();
  const folder = join(home.folder, 'full');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  await answerDialogs(app.app, { open: [folder] });
  await runCommand(app.window, 'Save a copy');
  await expect(app.window.locator('.notice-error')).toContainText('Choose an empty one');
  expect(readdirSync(folder)).toEqual(['mine.txt']);
});

/** Some more on the machine that checks every change; `npm run bench -- kill-app` does them by the hundred. */
const KILLS = process.env['CI'] === undefined ? 6 : 20;

test('kill -9 at random moments while somebody types and it saves', async () => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const report = await killTwoApps(KILLS, 20260117);
  console.log(JSON.stringify(report));
  expect(report).toMatchObject({ kills: KILLS, savesLost: 0, typingLost: 0, torn: 0 });
});
