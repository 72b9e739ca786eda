import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp, runCommand } from './helpers/app';
import { violations } from './helpers/axe';
import { makeHome, type Home } from './helpers/home';
import { OUTPUT } from './helpers/paths';
import { lossesOf, makeReview, type TestReview } from './helpers/review';

/** Facts of a sheet beside its translation, in the packed app: seen, paired by hand, named in two keys, kept. */
test.describe.configure({ mode: 'serial' });

const RUSSIAN = [
  'ШИФРТЕЛЕГРАММА № 41847',
  '',
  'Товарищу Горному. В лагерях обучаются 7.400 человек пополнения.',
  'Совещание состоялось 23 апреля 1952 года в 14.45 в Фузане.',
  '',
  'Об этом сообщено товарищу Горному. Просим поставить 2.500 винтовок',
  'и 2.500 шинелей для 38-й дивизии.',
];
const ENGLISH = `Telegram from A to B

Citation: “Telegram from A to B,” April 23, 1952, RGASPI, f. 558, op. 11, d. 342, ll. 21-24.

Summary: A asks B for rifles.

CIPHERED TELEGRAM No. 41847

To Comrade Baranov. 7,900 men of reinforcements are being trained in the camps. The meeting took place on April 23, 1952, at 2:45 p.m. in Busan.

Comrade Baranov was told of this. We ask for delivery of 2,500 rifles and 2,500 overcoats for the 38th division.
`;

let home: Home;
let running: RunningApp;
let review: TestReview;
let page: Page;

const shots = join(OUTPUT, 'screenshots');
const shot = (name: string) => page.screenshot({ path: join(shots, `facts-${name}.png`) });
const fact = (text: string) => page.locator('.fact', { hasText: text }).first();
const names = () => page.locator('.project-names li');

async function start(): Promise<void> {
  running = await launchApp({ home, args: [review.root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
}

test.beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  home = makeHome();
  review = await makeReview(join(home.documents, 'reviews'), RUSSIAN);
  writeFileSync(join(home.folder, 'translation.txt'), ENGLISH);
  await start();
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('a publication’s page offers what it knows, and replaces nothing that was typed', async () => {
  await answerDialogs(running.app, { open: [join(home.folder, 'translation.txt')] });
  await runCommand(page, 'Add texts to compare with');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('Review');
  await expect(dialog.getByLabel('Fond')).toHaveValue('558');
  await expect(dialog.getByLabel('Date of the document')).toHaveValue('April 23, 1952');
  await expect(dialog.getByLabel('Summary')).toHaveValue('A asks B for rifles.');
  expect(await violations(page)).toEqual([]);
  await shot('about');
  await dialog.getByRole('button', { name: 'The publication says: Telegram from A to B' }).click();
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('Telegram from A to B');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Telegram from A to B');
  const project = readFileSync(join(review.root, 'project.json'), 'utf8');
  expect(JSON.parse(project)).toMatchObject({
    archival: { fond: '558', list: '21–24' },
    publication: { date: 'April 23, 1952', summary: 'A asks B for rifles.' },
  });
});

test('shows every fact with its counterpart; one opens with its place in both texts', async () => {
  await page.keyboard.press('Control+e');
  await expect(fact('14.45')).toContainText('2:45 p.m.');
  await expect(fact('23 апреля 1952')).toContainText('April 23, 1952');
  await expect(fact('Фузане')).toContainText('Busan');
  await expect(fact('7.400')).toContainText('7,900');
  await expect(fact('7.400').locator('.fact-differs')).toHaveText('≠');
  await expect(fact('41847')).toContainText('41847');
  await fact('7.400').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.fact-passage mark')).toHaveText('7,900');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('fact');
  await shot('english');
  expect(await violations(page)).toEqual([]);
});

test('walks the facts with the arrow keys, and shows only those of one kind', async () => {
  await page.keyboard.press('ArrowDown');
  await expect(fact('23 апреля 1952')).toBeFocused();
  await page.getByRole('button', { name: /differs 1/ }).click();
  await expect(page.locator('.fact')).toHaveCount(1);
  await page.getByRole('button', { name: /differs 1/ }).click();
  await expect(fact('2.500')).toBeVisible();
});

test('teaches a name in two keys, and it is one name from then on', async () => {
  await expect(fact('Горному')).toContainText('—');
  await fact('Горному').focus();
  await page.keyboard.press('a');
  await expect(page.getByLabel('Name in the translation').first()).toHaveValue('Baranov');
  await page.keyboard.press('Enter');
  await expect(fact('Горному')).toContainText('Baranov');
  await expect(fact('Горному').locator('.fact-matched')).toHaveText('=');
  await page.locator('.project-names summary').click();
  await expect(names()).toHaveText(['Горному = Baranov']);
  await page.keyboard.press('Control+z');
  await expect(names()).toHaveCount(0);
  await expect(fact('Горному')).toContainText('—');
  await page.keyboard.press('Control+Shift+z');
  await expect(names()).toHaveText(['Горному = Baranov']);
  await expect(fact('Горному')).toContainText('Baranov');
  expect(readFileSync(join(review.root, 'facts.jsonl'), 'utf8')).toContain('Baranov');
  expect(await violations(page)).toEqual([]);
});

test('pairs by hand, undoes it, and gives a fact back to the program', async () => {
  await fact('2.500').click();
  const select = page.getByLabel('Counterpart in the translation');
  await select.selectOption({ label: 'none' });
  await expect(fact('2.500')).toContainText('—');
  await expect(page.locator('.fact-detail')).toContainText('paired by hand');
  await shot('by-hand');
  await page.keyboard.press('Control+z');
  await expect(fact('2.500')).toContainText('2,500');
  await expect(page.locator('.fact-detail')).not.toContainText('paired by hand');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.fact-detail')).toContainText('paired by hand');
  await expect(fact('2.500')).toContainText('—');
  await select.selectOption({ index: 0 });
  await expect(fact('2.500')).toContainText('2,500');
  await page.locator('.fact[aria-expanded=true]').click();
});

test('the translation follows the transcription', async () => {
  await page.getByRole('tab', { name: 'Translation' }).click();
  await page.locator('.cm-line').nth(5).click();
  await expect(page.locator('.reference-text .followed')).toContainText('2,500 rifles');
  await page.locator('.cm-line').nth(2).click();
  await expect(page.locator('.reference-text .followed')).toContainText('7,900 men');
  await shot('translation');
  expect(await violations(page)).toEqual([]);
});

test('keeps names and pairs over a restart, in Russian and in the dark as well', async () => {
  await page.getByRole('tab', { name: 'Facts' }).click();
  await runCommand(page, 'Русский');
  await expect(page.getByRole('tab', { name: 'Факты' })).toBeVisible();
  await runCommand(page, 'тёмная');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The driver holds the window to the light scheme unless it is told.
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.getByRole('tab', { name: 'Факты' })).toBeVisible();
  await fact('7.400').click();
  await expect(page.locator('.fact-passage')).toBeVisible();
  await shot('russian-dark');
  expect(await violations(page)).toEqual([]);
  await runCommand(page, 'Сведения о документе');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shot('about-russian-dark');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await running.quit();
  await start();
  await page.keyboard.press('Control+e');
  await expect(fact('Горному')).toContainText('Baranov');
  await page.locator('.project-names summary').click();
  await page.getByRole('button', { name: /Горному = Baranov/ }).click();
  await expect(names()).toHaveCount(0);
  await expect(fact('Горному')).toContainText('—');
  await running.quit();
  expect(await lossesOf(review.root)).toEqual([]);
});
