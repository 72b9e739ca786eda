import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { expectNothingComesIn } from './helpers/drop';
import { SAMPLE } from './helpers/paths';
import { makeHome, type Home } from './helpers/home';
import { historyOf, lossesOf, makeReview, savedText, saveElsewhere, type TestReview } from './helpers/review';
import { recoveryBanner, startTyping, saveNow, type Typist } from './helpers/typist';

/** Two versions of one sheet brought together, in the packed app. */
const LINES = ['Телеграмма № 15603', 'Вторая строка', 'Третья строка'];
/** The first line differs from what is typed here in the same word, the third in another one. */
const THEIRS = ['Телеграмма: № 15603', 'Вторая строка тоже', 'Третья запись w1'];

let home: Home;
let running: RunningApp;
let review: TestReview;
let typist: Typist;

test.beforeEach(async () => {
  home = makeHome();
  review = await makeReview(join(home.documents, 'reviews'), LINES);
  await open();
  typist = await startTyping(running.window, review.text);
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

async function open(): Promise<void> {
  running = await launchApp({ home, args: [review.root] });
  await running.window.locator('.cm-content').waitFor({ timeout: 60_000 });
}

const press = (keys: string) => running.window.keyboard.press(keys);
const dialog = () => running.window.getByRole('dialog');
const rows = () => dialog().locator('.merge-row');
const save = () => dialog().getByRole('button', { name: 'Save the merged version' });
const lines = () => running.window.locator('.cm-line').allTextContents();
const forkChips = () => running.window.locator('.version .chip', { hasText: 'other version' });

/** Here the first and the third line, there all three: one change in the same word, the others apart. */
async function fork(): Promise<void> {
  await typist.word();
  await saveNow(running);
  await saveElsewhere(review.root, THEIRS);
  await typist.word();
  await press('Control+Home');
  await running.window.keyboard.type('X');
  await saveNow(running);
}

test('by keyboard alone: what one side changed is taken, what both changed is chosen', async () => {
  await fork();
  const beside = running.window.locator('.banner', { hasText: 'changed elsewhere, too' });
  await beside.getByRole('button', { name: 'Compare and merge' }).press('Enter');
  await expect(rows()).toHaveCount(3);
  await expect(rows().nth(1).locator('.merge-taken')).toContainText('Вторая строка тоже');
  await expect(rows().nth(2).locator('.merge-result')).toContainText('Третья запись w1 w2');
  await expect(dialog().getByRole('status')).toHaveText('Still to choose: 1');
  await expectNothingComesIn(running.window, '.dialog', SAMPLE.transcription);
  await expect(save()).toBeDisabled();
  // The first conflict has the focus by itself.
  await press('2');
  await expect(dialog().getByRole('status')).toHaveText('Everything is chosen.');
  await expect(rows().first().locator('.merge-taken')).toContainText('Телеграмма: № 15603');
  await press('ArrowUp');
  await expect(rows().first().locator('.merge-taken')).toContainText('XТелеграмма');
  await press('2');
  await save().press('Enter');
  const merged = ['Телеграмма: № 15603', 'Вторая строка тоже', 'Третья запись w1 w2'];
  await expect.poll(lines).toEqual(merged);
  await expect(beside).toHaveCount(0);
  expect(await savedText(review.root)).toBe(merged.join('\n'));
  const { revisions, forkHashes } = await historyOf(review.root);
  const theirs = revisions.find(({ info }) => info.note === 'Made elsewhere');
  expect(revisions[0]?.info).toMatchObject({ reason: 'merged', mergedHash: theirs?.hash });
  expect(forkHashes).toEqual([]);
  expect(await lossesOf(review.root)).toEqual([]);
});

test('from the history: the version beside it is gone as such after the merge, and undo takes the text back', async () => {
  await fork();
  await running.window.getByRole('tab', { name: 'History' }).click();
  await expect(forkChips()).toHaveCount(1);
  const theirs = running.window.locator('.version', { hasText: 'Made elsewhere' });
  await theirs.locator('.version-head').click();
  await theirs.getByRole('button', { name: 'Compare and merge' }).click();
  await expect(rows()).toHaveCount(3);
  await press('4');
  const byHand = dialog().getByRole('textbox', { name: 'by hand' });
  await expect(byHand).toHaveValue('XТелеграмма № 15603');
  await byHand.fill('Шифртелеграмма № 15603');
  await save().click();
  const merged = ['Шифртелеграмма № 15603', 'Вторая строка тоже', 'Третья запись w1 w2'];
  await expect.poll(lines).toEqual(merged);
  await expect(forkChips()).toHaveCount(0);
  await expect(running.window.locator('.version-head').first()).toContainText('merged');
  await running.window.locator('.cm-content').click();
  await press('Control+z');
  await expect.poll(lines).toEqual(['XТелеграмма № 15603', 'Вторая строка', 'Третья строка w1 w2']);
  await saveNow(running);
  expect((await historyOf(review.root)).forkHashes).toEqual([]);
});

test('closed without choosing, it leaves both versions as they were', async () => {
  await fork();
  const before = await historyOf(review.root);
  await running.window.locator('.banner').getByRole('button', { name: 'Compare and merge' }).click();
  await expect(rows()).toHaveCount(3);
  await press('2');
  await press('Escape');
  await expect(dialog()).toHaveCount(0);
  expect(await historyOf(review.root)).toEqual(before);
});

test('typing that a crash left behind on a sheet that has moved on is compared and merged, and nothing of it is lost', async () => {
  for (let word = 0; word < 25; word += 1) await typist.word();
  await running.kill();
  const base = await savedText(review.root);
  const theirs = base.split('\n').map((line, i) => (i === 0 ? `${line}!` : `${line} z`));
  await saveElsewhere(review.root, theirs);
  await open();
  await expect(recoveryBanner(running.window)).toContainText('The sheet has changed since');
  await recoveryBanner(running.window).getByRole('button', { name: 'Compare and merge' }).click();
  await expect(dialog()).toContainText('your typing from last time');
  await expect(rows().last()).toContainText('Третья строка');
  // The third line was changed on both sides at its end. Where the last word was saved whole before the crash, both can stay.
  await expect(dialog().getByRole('status')).toHaveText(/^(Still to choose: 1|Everything is chosen\.)$/);
  const isOpen = (await dialog().getByRole('status').textContent()) !== 'Everything is chosen.';
  if (isOpen) await press('2');
  await save().click();
  await expect(recoveryBanner(running.window)).toHaveCount(0);
  const { revisions, forkHashes } = await historyOf(review.root);
  expect(revisions.slice(0, 2).map(({ info }) => info.reason)).toEqual(['merged', 'recovered']);
  expect(revisions[0]?.info.mergedHash).toBe(revisions[1]?.hash);
  expect(forkHashes).toEqual([]);
  const [first, second, third] = (await savedText(review.root)).split('\n');
  expect([first, second]).toEqual(theirs.slice(0, 2));
  expect(third).toContain('w1 w2');
  expect(third?.includes('z')).toBe(!isOpen);
  await running.quit();
  await open();
  await expect(recoveryBanner(running.window)).toHaveCount(0);
});

test('what another program wrote is merged in the same way', async () => {
  await typist.word();
  await saveNow(running);
  const copy = join(review.root, 'pages', '0001.xml');
  writeFileSync(copy, readFileSync(copy, 'utf8').replaceAll('15603', '15604'));
  await typist.word();
  await saveNow(running);
  const banner = running.window.locator('.banner', { hasText: 'Another program has changed' });
  await banner.getByRole('button', { name: 'Compare and merge' }).click();
  await expect(dialog()).toContainText('changed by another program');
  await expect(dialog().getByRole('status')).toHaveText('Everything is chosen.');
  await save().click();
  await expect.poll(lines).toEqual(['Телеграмма № 15604', 'Вторая строка', 'Третья строка w1 w2']);
  await expect(banner).toHaveCount(0);
  expect((await historyOf(review.root)).forkHashes).toEqual([]);
  expect(await lossesOf(review.root)).toEqual([]);
});
