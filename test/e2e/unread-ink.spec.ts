import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchSample, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { shoot } from './helpers/screenshots';
import { typedSheet } from './helpers/typed-sheet';
import { saveNow } from './helpers/typist';
import { TYPED_LINES as LINES } from './helpers/grey-sheets';

/** What stands on the scan and not in the text that was given for it: a stamp, a note in the margin, a line. */
test.describe.configure({ mode: 'serial' });

const LOST = LINES[5] ?? '';
const NOTE = 'В дело';
const KIND = ['Not transcribed', 'Не переписано'];

let home: Home;
let running: RunningApp;
let page: Page;

const dialog = () => page.getByRole('dialog');
const lines = () => page.locator('.transcript .cm-line');
const textOf = async () => (await lines().allInnerTexts()).join('\n');
const card = () => page.locator('.card');
const status = () => page.locator('.status-line');

test.beforeAll(async () => {
  home = makeHome();
  const body = LINES.map((text, i) => ({ text, column: 12, row: 8 + i * 2 }));
  const scan = join(home.folder, 'sheet.jpg');
  writeFileSync(scan, await typedSheet([...body, { text: NOTE, column: 0, row: 13 }]));
  running = await launchSample(home);
  page = running.window;
  await page.keyboard.press('Control+n');
  await answerDialogs(running.app, { open: [scan] });
  await dialog().getByRole('button', { name: 'Add scans…' }).click();
  await expect(dialog().locator('.files li').first()).toContainText('1 sheet', { timeout: 30_000 });
  await dialog().getByRole('button', { name: 'Paste the text' }).click();
  await dialog()
    .getByLabel('Paste the text')
    .fill(LINES.filter((text) => text !== LOST).join('\n'));
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(lines().first()).toContainText('Докладываю', { timeout: 120_000 });
  await expect(status()).toContainText('left to decide', { timeout: 30_000 });
  await saveNow(running);
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

/** Goes on until the card is one of ink that is not in the text and that was read as `text`, or as whatever for ''. */
async function goTo(text: string): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await page.keyboard.press('F3');
    await expect(card()).toBeFocused();
    if (!KIND.includes((await card().getAttribute('aria-label')) ?? '')) continue;
    const readings = (await card().locator('button.reading').allInnerTexts()).join(' ');
    if (readings.includes(text)) return;
  }
  throw new Error(`No card of “${text}”.`);
}

test('a lost line is read from its card, and goes in where it stands on the scan', async () => {
  await goTo('письмо');
  await inLanguages(page, async (language) => {
    await goTo('письмо');
    await lookAt(page, 'unread-ink-card', { language });
  });
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('i');
  await expect(dialog()).toContainText('Read a part of the sheet');
  await dialog().getByRole('button', { name: 'Read', exact: true }).click();
  await expect(dialog().locator('.read-lines')).toContainText('Ответ на письмо', { timeout: 60_000 });
  await shoot(page, 'unread-ink-read');
  await dialog().getByRole('button', { name: 'Use the new text' }).click();
  await expect(lines().nth(5)).toContainText('Ответ на письмо');
  await expect(lines()).toHaveCount(LINES.length);
});

test('a note in the margin is taken from its card, and stays a note beside its line', async () => {
  await goTo(NOTE);
  await page.keyboard.press('2');
  await expect(page.locator('.said-margin-note')).toHaveText(NOTE);
  expect((await textOf()).split('\n').indexOf(NOTE)).toBeGreaterThan(1);
});

test('a stamp of which a machine read pieces is typed, or dismissed, and does not come back', async () => {
  await goTo('');
  await shoot(page, 'unread-ink-stamp');
  await card().getByRole('textbox').fill('ФАКСИМИЛЕ');
  await page.keyboard.press('Enter');
  await expect.poll(textOf).toContain('ФАКСИМИЛЕ');
  await saveNow(running);
  await expect(status()).not.toContainText('Checking');
  for (let turn = 0; turn < 20; turn += 1) {
    if ((await status().innerText()).includes('left to decide: 0')) break;
    await page.keyboard.press('F3');
    await page.keyboard.press('p');
    await expect(status()).not.toContainText('Checking');
  }
  await expect(status()).toContainText('left to decide: 0');
  const written = await textOf();
  for (const text of [...LINES, NOTE, 'ФАКСИМИЛЕ']) expect(written).toContain(text);
});
