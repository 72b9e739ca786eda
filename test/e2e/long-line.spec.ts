import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp } from './helpers/app';
import { makeHome } from './helpers/home';
import { makeReview, savedText } from './helpers/review';
import { untilSaved } from './helpers/typist';

const LETTERS = 900_000;
/** What is drawn of it, with the widgets and the lines beside it. */
const MOST_DRAWN = 6_000;

test('of a line of nearly a million letters a part is drawn around the caret, and all of it is kept', async () => {
  const home = makeHome();
  const long = 'а'.repeat(LETTERS);
  const { root } = await makeReview(join(home.folder, 'reviews'), ['Первая', long, 'Третья']);
  const running = await launchApp({ home, args: [root] });
  const { window } = running;
  const drawn = async () => (await window.locator('.cm-content').textContent())?.length ?? 0;
  await expect(window.locator('.line-hidden')).toHaveText(/896000 more characters of this line/, {
    timeout: 60_000,
  });
  expect(await drawn()).toBeLessThan(MOST_DRAWN);

  await window.locator('.cm-line').first().click();
  await window.keyboard.press('Home');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.type('начало ');
  await window.keyboard.press('Control+End');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('End');
  await window.keyboard.type(' конец');
  // Both ends of what is drawn now say what lies beyond.
  await expect(window.locator('.line-hidden').first()).toBeVisible();
  expect(await drawn()).toBeLessThan(MOST_DRAWN);
  await untilSaved(window);
  const lines = (await savedText(root)).split('\n');
  expect(lines.map(({ length }) => length)).toEqual([6, LETTERS + 13, 6]);
  expect(lines[1]?.startsWith('начало а')).toBe(true);
  expect(lines[1]?.includes(' конец')).toBe(true);
  await running.kill();
  home.remove();
});
