import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { lossesOf, makeReview, savedText } from './helpers/review';
import { mountSlowMedium, type SlowMedium } from './helpers/slow-medium';
import { recoveryBanner, startTyping, takeOver, untilSaved } from './helpers/typist';

/** A document on a medium that is slow, or does not answer at all: the packed app on a FUSE file system that waits. */
const LINES = ['Первая строка', 'Вторая строка'];
const AT_RISK_MS = 1_000;
/** Long enough for a save to begin, and for more to be typed while it waits. */
const TYPING_MS = 9_000;

let home: Home;
let medium: SlowMedium | null = null;
let running: RunningApp | null = null;

test.beforeEach(async () => {
  home = makeHome();
  medium = await mountSlowMedium(home.folder);
});

test.afterEach(async () => {
  medium?.setWait(0);
  await running?.kill().catch(() => undefined);
  running = null;
  medium?.remove();
  medium = null;
  home.remove();
});

function mounted(): SlowMedium {
  test.skip(medium === null, 'Needs FUSE and Python’s fuse.');
  if (medium === null) throw new Error('No slow medium.');
  return medium;
}

async function onMedium(slow: SlowMedium) {
  const made = await makeReview(join(slow.behind, 'reviews'), LINES);
  return { ...made, root: join(slow.folder, 'reviews', basename(made.root)) };
}

async function open(root: string): Promise<RunningApp> {
  running = await launchApp({ home, args: [root] });
  await running.window.locator('.cm-content').waitFor({ timeout: 60_000 });
  return running;
}

for (const wait of [0.5, 8, 'ever'] as const) {
  test(`killed while each file call waits ${wait === 'ever' ? 'for ever' : `${wait} s`}, it has lost no more than a second`, async () => {
    const slow = mounted();
    const review = await onMedium(slow);
    const app = await open(review.root);
    const typist = await startTyping(app.window, review.text);
    slow.setWait(wait);
    for (const endMs = Date.now() + TYPING_MS; Date.now() < endMs;) await typist.word();
    const killedMs = Date.now();
    const killed = app.kill();
    slow.setWait(0);
    await killed;
    const again = await open(review.root);
    await expect(recoveryBanner(again.window)).toBeVisible();
    await takeOver(again.window);
    const recovered = await savedText(review.root);
    expect(typist.typed().startsWith(recovered)).toBe(true);
    expect(recovered.startsWith(typist.typedBy(killedMs - AT_RISK_MS))).toBe(true);
    expect(await lossesOf(review.root)).toEqual([]);
  });
}

test('a folder that does not answer is said to be so, and can be left behind', async () => {
  const slow = mounted();
  const review = await onMedium(slow);
  const app = await open(review.root);
  const typist = await startTyping(app.window, review.text);
  slow.setWait('ever');
  await typist.word();
  const banner = app.window.locator('.banner', { hasText: 'does not answer yet' });
  await expect(banner).toBeVisible();
  await app.window.screenshot({ path: 'test-output/screenshots/slow-medium.png' });
  await typist.word();
  const elsewhere = join(home.folder, 'elsewhere');
  mkdirSync(elsewhere);
  await answerDialogs(app.app, { open: [elsewhere] });
  await banner.getByRole('button', { name: 'Save a copy elsewhere' }).click();
  await expect(app.window.locator('.notice')).toContainText('elsewhere', { timeout: 60_000 });
  await app.window.locator('.cm-content').click();
  expect(await savedText(elsewhere)).toBe(typist.typed());
  await app.window.keyboard.press('Control+End');
  await app.window.keyboard.type(' goes on');
  await untilSaved(app.window);
  expect(await savedText(elsewhere)).toBe(`${typist.typed()} goes on`);
});

test('closing asks while the folder does not answer; once it does, the question goes away and the window closes', async () => {
  const slow = mounted();
  const review = await onMedium(slow);
  const app = await open(review.root);
  const typist = await startTyping(app.window, review.text);
  slow.setWait('ever');
  for (let word = 0; word < 5; word += 1) await typist.word();
  const asked = holdQuestions(app);
  const ended = app.quit();
  expect(await asked).toContain('safe on this computer');
  slow.setWait(0);
  await ended;
  running = null;
  expect(await savedText(review.root)).toBe(typist.typed());
});

/** Answers what the person is asked at first; nobody answers it, and it goes away when the program takes it back. */
function holdQuestions({ app }: RunningApp): Promise<string> {
  return app.evaluate(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showMessageBox = (...args: unknown[]) => {
          const { detail, signal } = args.at(-1) as Electron.MessageBoxOptions;
          resolve(detail ?? '');
          return new Promise((answer) => {
            signal?.addEventListener('abort', () => answer({ response: 0, checkboxChecked: false }));
          });
        };
      }),
  );
}

test('a start does not wait for a document that does not answer, and names it', async () => {
  const slow = mounted();
  const review = await onMedium(slow);
  slow.setWait('ever');
  const app = await launchApp({ home, args: [review.root], staysInLibrary: true });
  running = app;
  const banner = app.window.locator('.banner');
  await expect(banner).toContainText('could not be opened', { timeout: 30_000 });
  await expect(banner).toContainText(review.root);
  await expect(banner).toContainText('does not answer');
  slow.setWait(0);
  await app.window.getByRole('button', { name: 'Try again' }).click();
  await expect(app.window.locator('.cm-content')).toBeVisible({ timeout: 60_000 });
});
