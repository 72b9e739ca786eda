import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { docxOf, wordParagraph } from '../helpers/documents';
import { answerDialogs, launchSample, runCommand, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { expectNothingComesIn } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { ROOT, SAMPLE } from './helpers/paths';
import { shoot } from './helpers/screenshots';
import { saveNow } from './helpers/typist';

/** A finished text of the scans: laid on them, checked against the ink and put right by keyboard. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

const TRUTHS = SAMPLE.truths.map((file) => readFileSync(file, 'utf8').trimEnd());
/** How somebody typed it: letters, endings, figures, words lost and doubled, a line lost. */
const SLIPS: readonly (readonly [right: string, wrong: string])[] = [
  ['серьезную', 'серьезною'],
  ['служб', 'служд'],
  ['опыт', 'опят'],
  ['необходимо', 'небходимо'],
  ['также возможно', 'возможно'],
  ['действий', 'действий действий'],
  ['Фузан', 'Пузан'],
  ['1950', '1960'],
  ['большую', 'большой'],
  ['хорошую', 'хорошие'],
  ['транспорта', 'тронспорта'],
  ['заготовить', 'заготовят'],
];

const SLIPPED = SLIPS.flatMap(([right]) => (right.includes(' ') ? [] : [right]));
const LOST_OR_DOUBLED = ['Extra text', 'Not on the scan', 'Missing text'];

const letters = (text: string) => text.replace(/\s+/g, '');
const dialog = () => page.getByRole('dialog');
const line = () => page.locator('.status-line');

function typedText(): string {
  let text = TRUTHS[0] ?? '';
  for (const [right, wrong] of SLIPS) {
    expect(text).toContain(right);
    text = text.replace(right, wrong);
  }
  return [text, TRUTHS[1] ?? ''].join('\n');
}

test.beforeAll(async () => {
  home = makeHome();
  running = await launchSample(home);
  page = running.window;
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('a new document of a scan and a Word file: twelve slips found and put right by keyboard', async () => {
  test.setTimeout(480_000);
  const typed = join(home.folder, 'typed.docx');
  writeFileSync(typed, docxOf(typedText().split('\n').map(wordParagraph).join('')));
  await page.keyboard.press('Control+n');
  await answerDialogs(running.app, { open: [SAMPLE.scan] });
  await dialog().getByRole('button', { name: 'Add scans…' }).click();
  await expect(dialog().locator('.files li').first()).toContainText('2 sheets', { timeout: 30_000 });
  await answerDialogs(running.app, { open: [typed] });
  await dialog().getByRole('button', { name: 'Choose a file…' }).click();
  await expect(dialog()).toContainText('typed.docx');
  await shoot(page, 'given-new-document');
  expect(await violations(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Create' }).click();
  const laid = page.locator('.notice').filter({ hasText: 'the text lies on 2 sheets' });
  await expect(laid).toBeVisible({ timeout: 240_000 });
  await expect(page.locator('.cm-content')).toContainText('Пузан');
  await saveNow(running);
  await expect(line()).toContainText('left to decide');
  await page.keyboard.press('F3');
  await shoot(page, 'given-card');
  const taken = await decideAll();
  expect(taken).toBeGreaterThanOrEqual(SLIPS.length);
  await saveNow(running);
  const save = join(home.folder, 'out.docx');
  await answerDialogs(running.app, { save });
  await page.keyboard.press('Control+Shift+E');
  await expect(dialog().getByRole('radio', { name: /^Word/ })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice').filter({ hasText: save })).toBeVisible({ timeout: 30_000 });
  const convert = [join(ROOT, 'build/cli.cjs'), 'convert', save, '-', '--format', 'txt'];
  const out = letters(execFileSync(process.execPath, convert, { encoding: 'utf8' }));
  for (const truth of TRUTHS) expect(out).toContain(letters(truth));
});

/** As a person does who looks at the ink: the slips are known, everything else stays. Answers how many were put right. */
async function decideAll(): Promise<number> {
  let taken = 0;
  for (let turn = 0; turn < 80; turn += 1) {
    await expect(line()).not.toContainText('Checking');
    if ((await line().innerText()).includes('left to decide: 0')) break;
    if ((await page.locator('.card .verdict-main').count()) === 0) {
      await page.keyboard.press('F3');
      continue;
    }
    const main = await page.locator('.card .verdict-main').innerText();
    const kind = (await page.locator('.card').getAttribute('aria-label')) ?? '';
    const readings = await page.locator('.card button.reading').allInnerTexts();
    const isSlip = SLIPPED.some((slip) => readings.some((reading) => reading.includes(slip)));
    const isWrong = isSlip || LOST_OR_DOUBLED.includes(kind);
    if (isWrong && main.includes('Correct')) await page.keyboard.press('Enter');
    else await page.keyboard.press(isWrong && readings.length > 1 ? '2' : 'p');
    if (isWrong) taken += 1;
  }
  return taken;
}

test('a text given to a document that is there is shown sheet by sheet first, and Undo takes it back', async () => {
  // Of a line that is in sight wherever the sheet was left.
  const [right, wrong] = ['ближайшие', 'ближайщие'];
  await page.keyboard.press('Alt+PageUp');
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  await expect(page.locator('.cm-content')).toContainText(right);
  await runCommand(page, 'Check a transcription');
  await expect(dialog()).toContainText('Lay it on the scans');
  await dialog().getByLabel('Paste the text').fill(TRUTHS.join('\n').replace(right, wrong));
  await shoot(page, 'given-paste');
  await dialog().getByRole('button', { name: 'Lay it on the scans' }).click();
  await expect(dialog().getByRole('row')).toHaveCount(3, { timeout: 30_000 });
  await expect(dialog()).toContainText('written by a person');
  await shoot(page, 'given-preview');
  expect(await violations(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Take this text' }).click();
  await expect(page.locator('.cm-content')).toContainText(wrong);
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.cm-content')).toContainText(right);
});

const ASK = { en: 'Check a transcription', ru: 'Сверить готовый текст' } as const;
const [CANCEL, GO] = [/^(Cancel|Отмена)$/, /^(Lay it on the scans|Наложить на сканы)$/];
/** A line that is on no sheet, in the place of one that is. */
const FOREIGN = 'Ёж свернулся клубком под старой яблоней и уснул';

test('its dialogs in both languages, light and dark; what is let go over them comes to nothing', async () => {
  const [first = '', second = ''] = TRUTHS;
  const lines = first.split('\n');
  lines[12] = FOREIGN;
  await inLanguages(page, async (language) => {
    await runCommand(page, ASK[language]);
    await expect(dialog().locator('textarea')).toBeVisible();
    await lookAt(page, 'given-paste', { language });
    await expectNothingComesIn(page, '.dialog footer', SAMPLE.transcription);
    await dialog()
      .locator('textarea')
      .fill([...lines, second].join('\n'));
    await dialog().getByRole('button', { name: GO }).click();
    await expect(dialog().locator('.laid-doubts').first()).toBeVisible({ timeout: 30_000 });
    await lookAt(page, 'given-preview', { language });
    for (const over of ['.dialog footer', '.laid-sheets'])
      await expectNothingComesIn(page, over, SAMPLE.transcription);
    await dialog().getByRole('button', { name: CANCEL }).click();
    await expect(dialog()).toHaveCount(0);
  });
});

test('a line that hangs by a thread says so in the margin, and when the caret comes to it', async () => {
  const [first = '', second = ''] = TRUTHS;
  const lines = first.split('\n');
  lines[12] = FOREIGN;
  await runCommand(page, ASK.en);
  await dialog()
    .locator('textarea')
    .fill([...lines, second].join('\n'));
  await dialog().getByRole('button', { name: GO }).click();
  await dialog().getByRole('button', { name: 'Take this text' }).click();
  const foreign = page.locator('.cm-line').filter({ hasText: FOREIGN.slice(0, 12) });
  await expect(foreign).toHaveCount(1);
  await expect(page.locator('.mark-gutter .hold').first()).toHaveAttribute(
    'title',
    /Next to nothing|Nothing was found/,
  );
  await foreign.click();
  await expect(page.locator('.line-hold')).toHaveText(/hangs by a thread|no place on the scan/);
  await inLanguages(page, async (language) => {
    await foreign.click();
    await lookAt(page, 'given-thread', { language });
  });
});
