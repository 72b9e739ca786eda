import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchSample, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { OUTPUT } from './helpers/paths';
import { wholeText } from './helpers/whole-text';

/** The main job on the sample, in the packed app, from the first start to the exports. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

const shots = join(OUTPUT, 'screenshots');
const shot = (name: string) => page.screenshot({ path: join(shots, `${name}.png`) });
const lines = () => page.locator('.cm-line').allTextContents();
const card = () => page.locator('.card');
const saved = () => expect(page.getByTestId('save')).toHaveText('Saved');

async function start(): Promise<void> {
  running = await launchSample(home);
  page = running.window;
}

test.beforeAll(() => {
  home = makeHome();
  mkdirSync(shots, { recursive: true });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('opens the sample as a project in the documents, and says that it is a facsimile', async () => {
  await start();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mao Zedong');
  await expect(page.locator('.citation')).toHaveText('APRF, f. 45, op. 1, d. 337, ll. 1–3');
  await expect(page.locator('.note-chip')).toHaveAttribute('title', /facsimile/);
  const [folder] = readdirSync(join(home.documents, 'Sverka'));
  expect(existsSync(join(home.documents, 'Sverka', folder ?? '', 'project.json'))).toBe(true);
  await shot('1-first-start');
});

test('stops recognition when asked, and keeps no half page', async () => {
  await page.getByRole('button', { name: 'Recognise', exact: true }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.notice')).toContainText('stopped', { timeout: 30_000 });
  await expect(page.locator('.cm-content')).toHaveCount(0);
});

test('recognises both sheets', async () => {
  await page.getByRole('button', { name: 'Recognise all sheets' }).click();
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 90_000 });
  expect((await lines()).join('\n')).toContain('№ 15603');
  await page.locator('.page-button').nth(1).click();
  await expect(page.locator('.cm-content')).toContainText('15608');
  await shot('2-recognised');
});

test('goes to the wrong telegram number with F3 and shows both readings', async () => {
  await goTo('15608');
  await expect(card().locator('h2')).toContainText('Document number');
  await expect(card().locator('.reading-text').nth(0)).toHaveText('15608');
  await expect(card().locator('.reading-text').nth(1)).toHaveText('15603');
  await expect(card().locator('.crop canvas')).toBeVisible();
  await expect(page.locator('.scan-overlay .differ.active')).toHaveCount(1);
  await expect(page.locator('.cm-line .differ.active')).toHaveText('15608');
  await shot('3-document-number');
});

test('corrects by key, and undo and redo take it back and again', async () => {
  await page.keyboard.press('2');
  await expect.poll(async () => (await lines()).join('\n')).toContain('№ 15603');
  await expect.poll(async () => (await lines()).join('\n')).not.toContain('15608');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await lines()).join('\n')).toContain('15608');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await lines()).join('\n')).not.toContain('15608');
  await saved();
});

test('corrects by typing, from the card to the text', async () => {
  await page.locator('.page-button').nth(0).click();
  await goTo('серъезную');
  await page.keyboard.press('F2');
  await page.keyboard.type('серьезную');
  await expect.poll(async () => (await lines()).join('\n')).toContain('проделать серьезную и');
  await expect(page.locator('.entry', { hasText: 'серъезную' })).toHaveCount(0);
  await expect(page.getByTestId('save')).toHaveText(/Saved|Safe on this computer|Saving/);
  await saved();
});

test('splits a Line at Enter and merges it again at Backspace', async () => {
  const before = await lines();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await lines()).length).toBe(before.length + 1);
  await page.keyboard.press('Backspace');
  await expect.poll(lines).toEqual(before);
});

test('gives a verdict by key, and the discrepancy moves to the decided ones', async () => {
  await page.keyboard.press('F3');
  const decided = page.locator('details', { hasText: 'Decided' });
  const left = page.locator('.status-line').getByText(/left to decide/);
  const before = await left.textContent();
  await page.keyboard.press('p');
  await expect(decided).toHaveCount(1);
  await expect(left).not.toHaveText(before ?? '');
});

test('saves a version with a note', async () => {
  await page.keyboard.press('Control+s');
  // Typed, not filled in: the note must have the keys as soon as it is there.
  await expect(page.getByLabel('Note')).toBeFocused();
  await page.keyboard.type('Checked against the scan');
  await shot('4-save-version');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice')).toContainText('The version is saved');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.locator('.version-head').first()).toContainText('Checked against the scan');
  await shot('5-history');
});

test('after quitting and opening again everything is there', async () => {
  const text = await wholeText(page);
  expect(text.length).toBeGreaterThan(20);
  await running.quit();
  await start();
  // The signs of what is missing come with the check, which begins anew.
  await expect.poll(() => wholeText(page), { timeout: 30_000 }).toEqual(text);
  await page.locator('.page-button').nth(1).click();
  await expect(page.locator('.cm-content')).toContainText('№ 15603');
  await expect(page.locator('details', { hasText: 'Decided' })).toHaveCount(1);
  await page.locator('.page-button').nth(0).click();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.locator('.version-head').first()).toContainText('Checked against the scan');
});

test('restores an older version as a new one', async () => {
  const count = await page.locator('.version-head').count();
  await page.locator('.version-head').last().click();
  await expect(page.locator('.comparison')).toContainText('серъезную');
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(page.locator('.version-head')).toHaveCount(count + 1);
  // Only the lines in view are drawn.
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await expect.poll(async () => (await lines()).join('\n')).toContain('серъезную');
});

test('exports the text, PAGE XML, and a report with pictures of the ink', async () => {
  const exported = async (item: RegExp, save: string) => {
    await answerDialogs(running.app, { save });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: item }).check();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.notice')).toContainText(save, { timeout: 30_000 });
    await page.locator('.notice').getByRole('button', { name: 'Close' }).click();
  };
  const txt = join(home.folder, 'text.txt');
  await exported(/^Plain text/, txt);
  expect(readFileSync(txt, 'utf8')).toContain('Продолжение');
  expect(readFileSync(txt, 'utf8')).toContain('№ 15603');
  const pages = join(home.folder, 'pages');
  await exported(/^PAGE 2019/, pages);
  expect(readdirSync(pages).sort()).toEqual([
    ...['telegram-112095.scan-0001.jpg', 'telegram-112095.scan-0001.xml'],
    ...['telegram-112095.scan-0002.jpg', 'telegram-112095.scan-0002.xml'],
  ]);
  const report = join(home.folder, 'report.html');
  await exported(/^Report with crops/, report);
  const html = readFileSync(report, 'utf8');
  expect(html).toContain('data:image/jpeg;base64,');
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
});

test('the caret and the box on the scan follow each other', async () => {
  await page.getByRole('tab', { name: 'Discrepancies' }).click();
  await page.locator('.cm-line').nth(8).click();
  await expect(page.locator('.scan-overlay .line.current')).toHaveCount(1);
  const first = await page.locator('.scan-overlay .line.current').getAttribute('points');
  const box = await page.locator('.scan-overlay .line').nth(15).boundingBox();
  if (box === null) throw new Error('The line has no box on the scan.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => page.locator('.scan-overlay .line.current').getAttribute('points')).not.toBe(first);
});

test('speaks Russian and turns dark', async () => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Русский');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Распознать', exact: true })).toBeVisible();
  await page.keyboard.press('F3');
  await shot('6-russian');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('тёмная');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await shot('7-dark');
});

/** Presses F3 until the card is that of `text`. */
async function goTo(text: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('F3');
    const shown = await card().locator('.reading-text').first().textContent();
    if (shown === text) return;
  }
  throw new Error(`F3 never came to “${text}”.`);
}
