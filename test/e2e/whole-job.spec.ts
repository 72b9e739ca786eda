import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import {
  greyJpeg,
  greySheet,
  sheetOf,
  turnedSheet,
  TYPED_LINES,
  type GreySheet,
} from './helpers/grey-sheets';
import { makeHome, type Home } from './helpers/home';
import { lossesOf, savedText } from './helpers/review';
import { saveNow } from './helpers/typist';

/** The whole job by keyboard alone: from scans of every kind to a copy handed over and a colleague's work taken back. */
let homes: readonly [Home, Home];
let running: RunningApp;
let colleague: RunningApp | null = null;
let page: Page;

test.beforeEach(async () => {
  homes = [makeHome(), makeHome()];
  running = await launchApp({ home: homes[0], staysInLibrary: true });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
});

test.afterEach(async () => {
  await colleague?.kill().catch(() => undefined);
  await running.kill().catch(() => undefined);
  for (const home of homes) home.remove();
});

const dialog = () => page.getByRole('dialog');
const strip = () => page.locator('.page-button');
const press = (keys: string) => page.keyboard.press(keys);
const body = async (window: Page = page) => (await window.locator('.cm-line').allTextContents()).join('\n');

/** Lines of the sheet of this number; each has words that no other sheet has. */
const typed = (from: number) =>
  [0, 1, 2].map((i) => ({
    text: TYPED_LINES[(from + i) % TYPED_LINES.length] ?? '',
    column: 4,
    row: 10 + 2 * i,
  }));

/** Five scans: as it should be, sideways, on its head, two pages at once, and 600 dpi in colour. */
async function makeScans(folder: string): Promise<readonly string[]> {
  const [plain, sideways, onHead, left, right, fine] = (await Promise.all(
    [0, 1, 2, 3, 5, 4].map((from) => greySheet(typed(from))),
  )) as [GreySheet, GreySheet, GreySheet, GreySheet, GreySheet, GreySheet];
  const spread = sheetOf(left.widthPx * 2, left.heightPx, (x, y) => {
    const [from, column] = x < left.widthPx ? [left, x] : [right, x - left.widthPx];
    return from.pixels[y * from.widthPx + column] ?? 225;
  });
  const files = {
    '1-plain.jpg': greyJpeg(plain),
    '2-sideways.jpg': greyJpeg(turnedSheet(sideways, 1)),
    '3-on-its-head.jpg': greyJpeg(turnedSheet(onHead, 2)),
    '4-spread.jpg': greyJpeg(spread),
    '5-fine.jpg': colourJpeg(fine, 4),
  };
  return Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
}

/** Yellowed paper and blue ink, `times` as fine as the sheet. */
function colourJpeg({ widthPx, heightPx, pixels }: GreySheet, times: number): Buffer {
  const [width, height] = [widthPx * times, heightPx * times];
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const shade = pixels[Math.floor(y / times) * widthPx + Math.floor(x / times)] ?? 225;
      const at = (y * width + x) * 4;
      data[at] = shade;
      data[at + 1] = Math.max(0, shade - 8);
      data[at + 2] = Math.min(255, Math.round(shade * 0.75 + 40));
    }
  return Buffer.from(encode({ width, height, data }, 80).data);
}

async function openSheet(number: number, of = 6): Promise<void> {
  await strip()
    .nth(number - 1)
    .press('Enter');
  await expect(page.locator('.status-line')).toContainText(`Sheet ${number} of ${of}`);
}

test('five mixed scans become a document that is proofread by two, by keyboard alone', async () => {
  test.setTimeout(600_000);
  // A new document, from the library.
  await answerDialogs(running.app, { open: await makeScans(homes[0].folder) });
  await expect(page.getByRole('button', { name: 'Open your scans' })).toBeVisible({ timeout: 30_000 });
  await press('Control+n');
  await dialog().getByRole('button', { name: 'Add scans…' }).press('Enter');
  await expect(dialog().locator('.files li')).toHaveCount(5);
  await dialog().getByLabel('Title').fill('Дело');
  await expect(dialog().getByRole('button', { name: 'Create' })).toBeEnabled({ timeout: 60_000 });
  await dialog().getByRole('button', { name: 'Create' }).press('Enter');
  await expect(strip()).toHaveCount(5, { timeout: 60_000 });

  // Named and put in order.
  await press('Control+Shift+l');
  await expect(dialog().getByRole('listbox')).toBeFocused();
  await press('Control+a');
  await dialog().getByRole('button', { name: 'Number…' }).press('Enter');
  await dialog().getByLabel('First number').fill('12');
  await dialog().getByLabel('First number').press('Enter');
  await expect
    .poll(() => dialog().getByRole('option').locator('strong').allTextContents())
    .toEqual(['12', '13', '14', '15', '16']);
  await dialog().getByRole('listbox').focus();
  await press('End');
  await press('Alt+ArrowLeft');
  await expect
    .poll(() => dialog().getByRole('option').locator('strong').allTextContents())
    .toEqual(['12', '13', '14', '16', '15']);
  await press('Escape');

  // The spread is split in two; taken back, and split again.
  await openSheet(5, 5);
  await runCommand(page, 'Split the spread');
  await expect(dialog().getByRole('slider')).toBeFocused();
  await expect(dialog()).toContainText('Will be 15 and 15 об.');
  await dialog().getByRole('button', { name: 'Split 1 sheet' }).press('Enter');
  await expect
    .poll(() => dialog().getByRole('option').locator('strong').allTextContents())
    .toEqual(['12', '13', '14', '16', '15', '15 об.']);
  await press('Escape');
  await expect(strip()).toHaveCount(6);
  await press('Control+z');
  await expect(strip()).toHaveCount(5);
  await expect(page.locator('.notice')).toContainText('Undone: splitting of sheets');
  await press('Control+Shift+z');
  await expect(strip()).toHaveCount(6);

  // Recognised; sheets that lay otherwise stand upright and are read.
  await runCommand(page, 'Recognise all sheets');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 400_000 });
  for (const [sheet, from] of [
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 4],
    [5, 3],
    [6, 5],
  ] as const) {
    await openSheet(sheet);
    const words = typed(from)
      .flatMap(({ text }) => text.split(' '))
      .filter((word) => word.length > 5);
    const text = await body();
    const found = words.filter((word) => text.includes(word));
    expect.soft(found.length / words.length, `sheet ${sheet}: ${text}`).toBeGreaterThanOrEqual(0.6);
  }

  // Proofread.
  await openSheet(1);
  await page.locator('.cm-content').press('Control+Home');
  await page.keyboard.type('Первый лист. ');
  await saveNow(running);
  await press('Control+Enter');
  await dialog().getByRole('textbox').fill('Анна');
  await press('Enter');
  await expect(strip().nth(0)).toHaveAccessibleName(/Proofread/i);

  // Handed over to a colleague, who goes on with it.
  const file = join(homes[0].folder, 'delo.sverka.zip');
  await answerDialogs(running.app, { save: file });
  await runCommand(page, 'Hand over a copy');
  await expect(page.locator('.notice')).toContainText('The whole document is in', { timeout: 60_000 });
  colleague = await launchApp({ home: homes[1], staysInLibrary: true });
  const back = join(homes[0].folder, 'back.sverka.zip');
  await answerDialogs(colleague.app, { open: [file], save: back });
  await colleague.window.getByRole('button', { name: 'Open a handed-over copy…' }).press('Enter');
  await expect(colleague.window.locator('.page-button')).toHaveCount(6, { timeout: 60_000 });
  await colleague.window.locator('.page-button').nth(1).press('Enter');
  await expect(colleague.window.locator('.status-line')).toContainText('Sheet 2 of 6');
  await colleague.window.locator('.cm-content').press('Control+End');
  await colleague.window.keyboard.type(' Борис');
  await saveNow(colleague);
  await runCommand(colleague.window, 'Hand over a copy');
  await expect(colleague.window.locator('.notice')).toContainText('The whole document is in', {
    timeout: 60_000,
  });

  // Meanwhile the same sheet was worked on here, too, in another place.
  await openSheet(2);
  await page.locator('.cm-content').press('Control+Home');
  await page.keyboard.type('Анна ');
  await saveNow(running);
  await answerDialogs(running.app, { open: [back] });
  await runCommand(page, 'Take back a colleague’s work…');
  await expect(page.locator('.notice')).toContainText('brought together: 1', { timeout: 60_000 });
  await expect.poll(() => body()).toMatch(/^Анна [\s\S]* Борис$/);
  const root = join(homes[0].documents, 'Sverka', 'Дело');
  expect(await savedText(root, '0002')).toBe(await body());
  expect(await lossesOf(root)).toEqual([]);
});
