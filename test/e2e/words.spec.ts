import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { expectNothingComesIn } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { OUTPUT, SAMPLE } from './helpers/paths';
import { lossesOf, makeInkedReview, type TestReview } from './helpers/review';

/** Words of a review and the spelling, in the packed app: underlined, suggested, taught, undone, kept. */
test.describe.configure({ mode: 'serial' });

/** No word of any dictionary, and one likely confusion away from «отошли». */
const NO_WORD = 'отощли';
const NAME = 'Фузаном';

const LINES = [
  'По сведениям штаба округа',
  `войска ${NO_WORD} на север`,
  `под ${NAME} ждут вагоны`,
  `потом снова ${NO_WORD} на юг`,
  'к старым позициям',
];

let home: Home;
let running: RunningApp;
let review: TestReview;
let page: Page;

const shots = join(OUTPUT, 'screenshots');
const shot = (name: string) => page.screenshot({ path: join(shots, `words-${name}.png`) });
const unknown = () => page.locator('.unknown-word');
const flags = () => page.locator('.list:not(details) .entry', { hasText: NO_WORD });
const menu = () => page.locator('.spelling');
const lines = () => page.locator('.cm-line').allTextContents();
const wordsFile = () => join(review.root, 'words.jsonl');

async function start(): Promise<void> {
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
}

/** Puts the caret into the Line, `by` characters behind its start. */
async function caretAt(line: number, by: number): Promise<void> {
  await page.locator('.cm-line').nth(line).click();
  await page.keyboard.press('Home');
  for (let i = 0; i < by; i += 1) await page.keyboard.press('ArrowRight');
}

test.beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  home = makeHome();
  review = await makeInkedReview(join(home.documents, 'reviews'), LINES);
  await start();
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('unknown words are underlined, not in the colour of disagreement, and not where a flag speaks of them', async () => {
  await expect(flags()).toHaveCount(2, { timeout: 30_000 });
  await expect(unknown()).toHaveText([NAME]);
  const [line, differ] = await unknown().evaluate((word) => [
    getComputedStyle(word).textDecorationLine + getComputedStyle(word).textDecorationColor,
    getComputedStyle(document.documentElement).getPropertyValue('--differ').trim(),
  ]);
  expect(line).toMatch(/^underlinergb/);
  expect(differ).toMatch(/^#/);
  const channels = [1, 3, 5].map((at) => parseInt(differ?.slice(at, at + 2) ?? '', 16));
  expect(line).not.toContain(`rgb(${channels.join(', ')})`);
  expect(await page.locator('.cm-content').getAttribute('spellcheck')).toBe('false');
  await shot('underlined');
});

test('the underlining can be switched off and on, and what is typed is looked up', async () => {
  await runCommand(page, 'Underline unknown');
  await expect(unknown()).toHaveCount(0);
  await runCommand(page, 'Underline unknown');
  await expect(unknown()).toHaveText([NAME]);
  await caretAt(4, 0);
  await page.keyboard.press('End');
  await page.keyboard.type(' Самчхоком');
  await expect(unknown()).toHaveText([NAME, 'Самчхоком']);
  for (let i = 0; i < ' Самчхоком'.length; i += 1) await page.keyboard.press('Backspace');
  await expect(unknown()).toHaveText([NAME]);
});

test('a key offers words, a number takes one, and one undo takes it back', async () => {
  await caretAt(1, 9);
  await page.keyboard.press('Alt+Period');
  await expect(menu().getByRole('button').first()).toContainText('отошли');
  await expect(menu().getByRole('button').first()).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await shot('suggestions');
  await expectNothingComesIn(page, '.spelling', SAMPLE.transcription);
  await page.keyboard.press('1');
  await expect.poll(lines).toContain('войска отошли на север');
  await expect(flags()).toHaveCount(1);
  // The keys are back in the text.
  await expect(page.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(lines).toContain(LINES[1]);
  await expect(flags()).toHaveCount(2);
});

test('Escape and a click elsewhere leave the word as it is; the arrows and Enter choose, too', async () => {
  await caretAt(1, 9);
  await page.keyboard.press('Alt+Period');
  await expect(menu().getByRole('button').nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(menu().getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu()).toHaveCount(0);
  await expect(page.locator('.cm-content')).toBeFocused();
  expect(await lines()).toEqual(expect.arrayContaining(LINES));
});

test('the right button on an underlined word opens the same, and W makes it a word of the review', async () => {
  await unknown().click({ button: 'right' });
  await expect(menu()).toBeVisible();
  await expect(menu()).toContainText('add to the words of this document');
  await page.keyboard.press('w');
  await expect(menu()).toHaveCount(0);
  await expect(unknown()).toHaveCount(0);
  await expect.poll(() => existsSync(wordsFile()) && readFileSync(wordsFile(), 'utf8')).toContain(NAME);
  await page.keyboard.press('Control+z');
  await expect(unknown()).toHaveText([NAME]);
  await page.keyboard.press('Control+Shift+z');
  await expect(unknown()).toHaveCount(0);
});

test('at the caret one key adds the word', async () => {
  await page.keyboard.press('Control+z');
  await expect(unknown()).toHaveText([NAME]);
  await caretAt(2, 6);
  await page.keyboard.press('Alt+w');
  await expect(unknown()).toHaveCount(0);
  await expect(page.locator('.notice')).toContainText(NAME);
});

test('on the card one key takes all flags of the word away, and undo brings them back', async () => {
  await page.keyboard.press('F3');
  await expect(page.locator('.card')).toContainText(NO_WORD);
  await expect(page.locator('.card')).toContainText('add to the words of this document');
  await shot('card');
  await page.keyboard.press('w');
  await expect(page.locator('.entry', { hasText: NO_WORD })).toHaveCount(0);
  await expect(page.locator('.card')).toHaveCount(0);
  await expect(page.locator('.status-line')).toContainText('left to decide: 0');
  await page.keyboard.press('Control+z');
  await expect(flags()).toHaveCount(2);
  await expect(page.locator('.status-line')).toContainText('left to decide: 2');
});

test('the list shows, adds and removes words by keyboard, and undo works in it', async () => {
  await runCommand(page, 'Words of this document');
  const dialog = page.getByRole('dialog');
  const items = dialog.locator('li');
  await expect(items).toHaveText([NAME]);
  await page.keyboard.type('два слова');
  await expect(dialog.getByRole('button', { name: 'Add' })).toBeDisabled();
  await dialog.getByLabel('Word', { exact: true }).fill(NO_WORD);
  await page.keyboard.press('Enter');
  await expect(items).toHaveText([NO_WORD, NAME]);
  await expect(page.locator('.entry', { hasText: NO_WORD })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await shot('list');
  await dialog.getByRole('button', { name: `Remove: ${NO_WORD}` }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(items).toHaveText([NO_WORD]);
  await page.keyboard.press('Control+z');
  await expect(items).toHaveText([NO_WORD, NAME]);
  await page.keyboard.press('Control+Shift+z');
  await expect(items).toHaveText([NO_WORD]);
  await page.keyboard.press('Escape');
  await expect(unknown()).toHaveText([NAME]);
});

test('words stay over a restart; the same in Russian, in the dark', async () => {
  await running.quit();
  await start();
  await expect(unknown()).toHaveText([NAME], { timeout: 30_000 });
  await expect(page.locator('.status-line')).toContainText('left to decide: 0');
  await expect(page.locator('.entry', { hasText: NO_WORD })).toHaveCount(0);
  await runCommand(page, 'Русский');
  await runCommand(page, 'тёмная');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The driver holds windows light of its own accord.
  await page.emulateMedia({ colorScheme: 'dark' });
  await caretAt(2, 6);
  await page.keyboard.press('Alt+Period');
  await expect(menu()).toContainText('внести в слова этого документа');
  await expect(menu().getByRole('button').nth(1)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await shot('suggestions-ru-dark');
  await page.keyboard.press('Escape');
  await runCommand(page, 'Слова этого документа');
  await expect(page.getByRole('dialog')).toContainText('1 слово');
  expect(await violations(page)).toEqual([]);
  await shot('list-ru-dark');
  await page.keyboard.press('Escape');
  await running.quit();
  expect(await lossesOf(review.root)).toEqual([]);
});

test('the status line says how safe the work is, where one is, how far from the reference and what is left', async () => {
  review = await makeInkedReview(join(home.documents, 'more'), LINES);
  writeFileSync(join(home.folder, 'published.txt'), LINES.join('\n').replace('старым', 'новым'));
  await start();
  await answerDialogs(running.app, { open: [join(home.folder, 'published.txt')] });
  await runCommand(page, 'Добавить тексты для сравнения');
  const line = page.locator('.status-line');
  await expect(line).toContainText(/от публикации отличается \d+,\d % знаков/);
  await expect(line).toContainText('Сохранено');
  await expect(line).toContainText('Лист 1 из 1');
  await expect(line).toContainText('не решено: 1');
});
