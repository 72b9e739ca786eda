import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { launchSample, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { ROOT } from './helpers/paths';
import { savedBody } from './helpers/review';
import { shoot } from './helpers/screenshots';
import { saveNow } from './helpers/typist';

/** The sample gone through by the one key that takes what the card highlights. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

const TRUTH = [1, 2].map((sheet) =>
  readFileSync(join(ROOT, `resources/sample/sheet-${sheet}.truth.txt`), 'utf8').trimEnd(),
);
const words = (text: string): readonly string[] => text.replace(/-\n/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];

test.beforeAll(async () => {
  home = makeHome();
  running = await launchSample(home);
  page = running.window;
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const root = () => join(home.documents, 'Sverka', readdirSync(join(home.documents, 'Sverka'))[0] ?? '');
const line = () => page.locator('.status-line');
const main = () => page.locator('.card .verdict-main');
const taken = () => page.locator('.card .reading-taken');
const checked = () => expect(line()).not.toContainText('Checking', { timeout: 20_000 });

test('Enter alone leaves no wrong word that a witness had right, and changes no true one', async () => {
  await runCommand(page, 'Recognise all sheets');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 150_000 });
  await saveNow(running);
  await checked();
  const before = [await savedBody(root(), '0001'), await savedBody(root(), '0002')];
  await page.keyboard.press('F3');
  let [presses, decided, left] = [0, 0, 0];
  const places = new Set<number>();
  const tops = new Set<number>();
  const seen = new Set<string>();
  for (let turn = 0; turn < 60 && (await main().count()) > 0; turn += 1) {
    await checked();
    const card = await page.locator('.card').innerText();
    if (seen.has(card)) break;
    seen.add(card);
    tops.add(Math.round((await main().boundingBox())?.y ?? 0));
    const label = await main().innerText();
    const highlighted = await taken().count();
    places.add(highlighted);
    // The row in the frame and the button say the same.
    if (label.includes('Correct')) expect(await taken().locator('kbd').first().innerText()).not.toBe('1');
    if (label.includes('So in the original'))
      expect(await taken().locator('kbd').first().innerText()).toBe('1');
    expect(highlighted).toBe(label.includes('Choose') ? 0 : 1);
    presses += 1;
    await page.keyboard.press('Enter');
    if (highlighted === 0) {
      await expect(page.locator('.notice')).toContainText(/choose 1 or 2|press 1/);
      left += 1;
      await page.keyboard.press('F3');
    } else decided += 1;
  }
  await checked();
  await saveNow(running);
  console.log(`${decided} decided, ${left} left to the person, ${presses} presses of Enter`);
  expect(presses / Math.max(1, decided + left)).toBeLessThanOrEqual(1.3);
  expect(tops.size).toBe(1);
  await shoot(page, 'loop-enter-alone');
  for (const [i, truth] of TRUTH.entries()) {
    const after = await savedBody(root(), `000${i + 1}`);
    const [was, now, right] = [words(before[i] ?? ''), words(after), words(truth)];
    // What the recogniser had right is right still.
    const lost = right.filter((word) => was.includes(word) && !now.includes(word));
    expect(lost, `sheet ${i + 1}`).toEqual([]);
    // The published text has every word of the truth, so no word may be left that is not one of its; capitals are folded.
    const folded = right.map((word) => word.toLowerCase());
    const wrong = now.filter((word) => !folded.includes(word.toLowerCase()));
    expect(wrong, `sheet ${i + 1}`).toEqual([]);
  }
  const second = await savedBody(root(), '0002');
  expect(second).toContain('№ 15608');
  expect(second).toContain('Лист 8');
  expect(await savedBody(root(), '0001')).toContain('№ 15603');
});
