import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { expectNothingComesIn } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { ROOT, SAMPLE } from './helpers/paths';
import { injectSlips, savedText, type Slip } from './helpers/review';
import { shoot } from './helpers/screenshots';
import { saveNow } from './helpers/typist';

/** From a recognised sheet to a validated one, on the sample, by keyboard alone. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;
let root: string;

const TRUTH = readFileSync(join(ROOT, 'resources/sample/sheet-1.truth.txt'), 'utf8').trimEnd();

/** Ten slips of different kinds, each in a place of its own. */
const SLIPS: readonly Slip[] = [
  { right: 'серьезную', wrong: 'серьозную' },
  { right: 'служб', wrong: 'слyжб' },
  { right: 'опыт', wrong: '0пыт' },
  { right: 'нам необходимо', wrong: 'намнеобходимо' },
  { right: 'снова', wrong: '' },
  { right: 'действий', wrong: 'решительных действий' },
  { right: 'Фузан', wrong: 'Пузан' },
  { right: '1950', wrong: '1960' },
  { right: 'двух-трех', wrong: 'трех-четырех' },
  { right: 'в феврале', wrong: 'в январе' },
];

/** Others, since what was decided once is not asked again. */
const OTHER_SLIPS: readonly Slip[] = [
  { right: 'большую', wrong: 'большyю' },
  { right: 'солдатами', wrong: 'солдатоми' },
  { right: 'транспорта', wrong: 'тронспорта' },
  { right: 'хорошую', wrong: 'хорошею' },
];

const card = () => page.locator('.card');
const status = (sheet: number) => page.locator('.page-button').nth(sheet - 1);
const textLines = () => page.locator('.cm-line').allTextContents();

async function start(args: readonly string[] = []): Promise<void> {
  running = await launchApp({ home, args });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.page-button').first()).toBeVisible({ timeout: 60_000 });
}

test.beforeAll(async () => {
  home = makeHome();
  await start();
  const [folder] = readdirSync(join(home.documents, 'Sverka'));
  root = join(home.documents, 'Sverka', folder ?? '');
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('the tour is offered in the sample, goes by keyboard, ends with Escape and is not offered again', async () => {
  await expect(page.locator('.tour-offer')).toBeVisible();
  await page.getByRole('button', { name: 'Show me' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tour')).toContainText('1 of 7');
  await shoot(page, 'tour');
  await page.keyboard.press('Enter');
  await expect(page.locator('.tour')).toContainText('2 of 7');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('.tour')).toHaveCount(0);
  await expect(page.locator('.tour-offer')).toHaveCount(0);
});

test('ten discrepancies of different kinds, by keyboard alone, to a proofread sheet', async () => {
  await page.keyboard.press('Control+r');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 90_000 });
  await saveNow(running);
  await running.quit();
  const text = await injectSlips(root, TRUTH, SLIPS);
  expect(text).not.toContain('Фузан');
  await start([root]);
  await expect(page.locator('.tour-offer')).toHaveCount(0);
  // Only the lines in view are drawn.
  await expect(page.locator('.cm-content')).toContainText('серьозную');
  const line = page.locator('.status-line');
  await expect(line).toContainText('left to decide');
  await expect(line).not.toContainText('Checking');
  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const kinds: string[] = [];
  await press('F3');
  for (let turn = 0; turn < 40; turn += 1) {
    await expect(line).not.toContainText('Checking');
    if ((await line.innerText()).includes('left to decide: 0')) break;
    if ((await page.locator('.card .verdict-main').count()) === 0) {
      await press('F3');
      continue;
    }
    kinds.push((await card().getAttribute('aria-label')) ?? '');
    const main = await page.locator('.card .verdict-main').innerText();
    const readings = await page.locator('.card button.reading').allInnerTexts();
    // As a person does who looks at the ink: what is highlighted where that corrects; else what the publication has, and
    // what is too much goes; the rest stands so in the original.
    if (main.includes('Correct')) await press('Enter');
    else if (readings.length > 1) await press('2');
    else await press('o');
  }
  const each = (presses / kinds.length).toFixed(2);
  console.log(
    `${kinds.length} discrepancies of ${new Set(kinds).size} kinds: ${presses} key presses, ${each} each`,
  );
  expect(kinds.length).toBeGreaterThanOrEqual(SLIPS.length);
  expect(new Set(kinds).size).toBeGreaterThanOrEqual(5);
  expect(presses / kinds.length).toBeLessThanOrEqual(2);
  await shoot(page, 'all-decided');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toContainText('Who is proofreading?');
  await expectNothingComesIn(page, '.dialog', SAMPLE.transcription);
  await expectNothingComesIn(page, '.dialog input', SAMPLE.transcription);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Анна');
  await page.keyboard.press('Enter');
  await expect(status(1)).toHaveAccessibleName(/Proofread/);
  await saveNow(running);
  const after = (await savedText(root)).replace(/-\n/g, '').replace(/\n/g, ' ');
  for (const { right } of SLIPS) expect(after, right).toContain(right);
});

test('the same person cannot validate; a second can, and a change puts the sheet back in progress', async () => {
  await page.keyboard.press('Alt+PageUp');
  await page.keyboard.press('Control+Shift+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Анна proofread this sheet');
  await page.keyboard.type(' анна');
  await expect(dialog).toContainText('This is who proofread the sheet.');
  await expect(dialog.getByRole('button', { name: 'Validate' })).toBeDisabled();
  await shoot(page, 'second-person');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Борис');
  await page.keyboard.press('Enter');
  await expect(status(1)).toHaveAccessibleName(/Validated/);
  const log = readFileSync(join(root, 'statuses.jsonl'), 'utf8');
  expect(log).toMatch(/"status":"proofread","who":"Анна".*\n.*"status":"validated","who":"Борис"/s);
  // Both have taught the review how the recogniser's words came out.
  const outcomes = readFileSync(join(root, 'outcomes.jsonl'), 'utf8');
  expect(outcomes).toMatch(/"who":"Анна".*"text":\[\[.*\n.*"who":"Борис".*"text":\[\[/s);
  // The mark shows before the window goes on to the sheet that is next.
  await expect(page.locator('.status-line')).toContainText('Sheet 2 of 2');
  await page.keyboard.press('Alt+PageUp');
  await page.locator('.cm-content').focus();
  await page.keyboard.type('х');
  await expect(page.locator('.notice')).toContainText('it is in progress again');
  await expect(status(1)).toHaveAccessibleName(/In progress/);
  await page.keyboard.press('Control+z');
  // What the typing took away comes back with it.
  await expect(status(1)).toHaveAccessibleName(/Validated/);
});

test('the reference stands beside the sheet; a line and the sheet are taken, each in one undo', async () => {
  await saveNow(running);
  await running.quit();
  await injectSlips(root, TRUTH, OTHER_SLIPS);
  await start([root]);
  await page.getByRole('tab', { name: 'Publication' }).click();
  const rows = page.locator('.compared-row');
  const differing = page.locator('.compared-differs');
  await expect.poll(() => differing.allInnerTexts()).toHaveLength(4);
  expect(await rows.count()).toBeGreaterThan(30);
  expect(await page.locator('.compared-furniture').count()).toBeGreaterThan(0);
  await expect(differing.first().locator('mark').last()).toHaveText(/большую/);
  await page.getByLabel('Which lines are shown').selectOption('Only differences');
  await expect(rows).toHaveCount(4);
  await rows.first().locator('.compared-texts').click();
  await page.keyboard.press('Alt+Enter');
  await expect(page.locator('.cm-content')).toContainText('большую работу');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(4);
  await page.getByLabel('Which lines are shown').selectOption('All lines');
  await shoot(page, 'reference');
  expect(await violations(page)).toEqual([]);
  await runCommand(page, 'Take the sheet');
  await expect(page.locator('.take-preview li')).toHaveCount(4);
  await shoot(page, 'reference-preview');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(differing).toHaveCount(0);
  await expect(page.locator('.cm-content')).toContainText('солдатами');
  await page.keyboard.press('Control+z');
  await expect(differing).toHaveCount(4);
});

test('the reference scrolls with the text, both ways, level with the caret', async () => {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  for (let times = 0; times < 18; times += 1) await page.keyboard.press('ArrowDown');
  const apart = async () => {
    const row = await page.locator('.compared-row[aria-current]').first().boundingBox();
    const line = await page.locator('.cm-activeLine').boundingBox();
    return Math.abs((row?.y ?? 0) - (line?.y ?? 999));
  };
  // The line has its strip of ink above it.
  await expect.poll(apart).toBeLessThan(45);
  const scrolled = () => page.locator('.cm-scroller').evaluate((text) => text.scrollTop);
  const before = await scrolled();
  await page.locator('.compared-list').evaluate((list) => list.scrollBy({ top: 120 }));
  await expect.poll(scrolled).not.toBe(before);
});

test('two published texts stand beside the sheet at once, or one that is chosen', async () => {
  const file = join(home.documents, 'second-edition.txt');
  const published = readFileSync(join(ROOT, 'resources/sample/reference-ru.txt'), 'utf8');
  writeFileSync(
    file,
    published.replace('северо-корейских', 'северокорейских').replace('окончательную', 'полную'),
  );
  await answerDialogs(running.app, { open: [file] });
  await runCommand(page, 'Add texts to compare with');
  // The text is a page of a publication, so what it says of the document is offered first.
  await expect(page.getByRole('dialog', { name: 'About the document' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const choice = page.getByLabel('Publication', { exact: true }).and(page.locator('select'));
  await expect(choice.locator('option')).toHaveCount(3);
  const row = page.locator('.compared-row', { hasText: 'окончательную победу' });
  await expect(row).toHaveClass(/compared-differs/);
  await expect(row.locator('.compared-cells > span')).toHaveText([/окончательную/, /полную/]);
  await expect(row.getByRole('button', { name: /Take this line: second-edition/ })).toBeVisible();
  await shoot(page, 'reference-two');
  expect(await violations(page)).toEqual([]);
  await choice.selectOption({ index: 0 });
  await expect(page.locator('.compared-differs')).toHaveCount(4);
});

test('F3 can be narrowed; what is put off comes last and survives a restart', async () => {
  await page.getByRole('tab', { name: /Discrepancies/ }).click();
  await page.keyboard.press('F3');
  await expect(card()).toBeFocused();
  await page.keyboard.press('d');
  const putOff = () => page.locator('.list', { hasText: /^Left for later/ }).locator('.entry');
  await expect(putOff()).toHaveCount(1);
  await page.getByRole('button', { name: /^F3: all/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Mixed scripts' }).click();
  await shoot(page, 'queue');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^F3: chosen · 1/ })).toBeVisible();
  await saveNow(running);
  await running.quit();
  await start([root]);
  await expect(page.getByRole('button', { name: /^F3: chosen/ })).toBeVisible();
  await expect(putOff()).toHaveCount(1);
  await page.keyboard.press('F3');
  await expect(card()).toHaveAccessibleName('Mixed scripts');
});

test('a screen of digits: type to put one right, Enter confirms all, one undo takes all of it back', async () => {
  await page.keyboard.press('Alt+9');
  const crops = page.locator('.digit-crop');
  await expect(crops.first()).toBeFocused();
  const count = await crops.count();
  await shoot(page, 'digits');
  expect(await violations(page)).toEqual([]);
  const before = await textLines();
  await page.keyboard.press('8');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const after = await textLines();
  const changed = after.flatMap((line, i) => (line === before[i] ? [] : [{ line, was: before[i] }]));
  expect(changed).toHaveLength(1);
  expect(changed[0]?.line.length).toBe(changed[0]?.was?.length);
  await page.keyboard.press('Control+z');
  await expect.poll(textLines).toEqual(before);
  await page.keyboard.press('Alt+9');
  await expect(crops).toHaveCount(count);
  await page.keyboard.press('Space');
  await expect(page.locator('.digit-doubtful')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator('.list', { hasText: 'Digits left for later' }).locator('.entry')).toHaveCount(1);
});

test('progress counts pages, flags, corrections and time, and goes out as a table', async () => {
  await runCommand(page, 'Progress');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Corrected words', { timeout: 20_000 });
  await shoot(page, 'progress');
  expect(await violations(page)).toEqual([]);
  const file = join(home.documents, 'progress.csv');
  await answerDialogs(running.app, { save: file });
  await dialog.getByRole('button', { name: /table/ }).click();
  await expect(page.locator('.notice')).toContainText('progress.csv');
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffSheet,Status,Words/);
  await page.keyboard.press('Escape');
});

test('nothing is cut off in Russian at 1366 px, light and dark', async () => {
  await runCommand(page, 'Русский');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await page.getByRole('tab', { name: 'Публикация' }).click();
  await expect(page.locator('.compared-row').first()).toBeVisible();
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.status-line, .status-line *, .compared-bar *, .tabs, .tab')]
      .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.className}: ${part.textContent}`),
  );
  expect(cut).toEqual([]);
  await shoot(page, 'reference-ru');
  expect(await violations(page)).toEqual([]);
  await runCommand(page, 'тёмная');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The driver answers the media query itself unless it is told not to.
  await page.emulateMedia({ colorScheme: null });
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
    .toBe('rgb(37, 39, 42)');
  await shoot(page, 'reference-ru-dark');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Alt+9');
  await shoot(page, 'digits-ru-dark');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await runCommand(page, 'Ход работы');
  await expect(page.getByRole('dialog')).toContainText('Исправлено', { timeout: 20_000 });
  await shoot(page, 'progress-ru-dark');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the window comes back where it was', async () => {
  await running.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    window?.setBounds({ x: 40, y: 30, width: 1100, height: 700 });
  });
  await running.quit();
  await start([root]);
  const bounds = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => each.getNormalBounds()),
  );
  expect(bounds).toContainEqual(expect.objectContaining({ width: 1100, height: 700 }));
});

test('a scan that the app is started with begins a new review', async () => {
  await running.quit();
  await start([join(ROOT, 'resources/sample/telegram-112095.scan.pdf')]);
  await expect(page.getByRole('dialog')).toContainText('telegram-112095.scan.pdf');
});
