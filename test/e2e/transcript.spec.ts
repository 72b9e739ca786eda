import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from 'playwright/test';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { violations } from './helpers/axe';
import { makeHome, type Home } from './helpers/home';
import { lossesOf, makeReadReview, makeReview, savedText } from './helpers/review';
import { shoot } from './helpers/screenshots';
import { saveNow } from './helpers/typist';

/** What people do in the text: find and replace, marks and comments, special characters, keys of their own. */
let home: Home;
let running: RunningApp;
let page: Page;
let root: string;

const TEXT = ['Прошу организа-', 'ции обороны ещё раз', 'Прошу ЕЩЕ раз'];

test.beforeEach(async () => {
  home = makeHome();
  root = (await makeReview(join(home.documents, 'reviews'), TEXT)).root;
  await start();
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

async function start(): Promise<void> {
  running = await launchApp({ home, args: [root] });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.cm-content').waitFor({ timeout: 60_000 });
}

/** The text as it is in the document, without what is only shown beside it. */
const lines = () =>
  page.locator('.cm-line').evaluateAll((all) =>
    all.map((line) => {
      const copy = line.cloneNode(true) as HTMLElement;
      for (const sign of copy.querySelectorAll('.doubt-sign, .comment-sign')) sign.remove();
      return copy.textContent;
    }),
  );

test('finds over line ends and whatever the case, replaces all in one step, and undo takes it back', async () => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+h');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.type('организации');
  await expect(page.locator('.found-list li')).toHaveText([
    'sheet 1, line 1Прошу организа- ции обороны ещё раз',
  ]);
  await page.getByRole('textbox', { name: 'Find' }).fill('еще раз');
  await expect(page.locator('.find-count')).toHaveText('2 places');
  await page.keyboard.press('Enter');
  await expect(page.locator('.find-count')).toHaveText('1 of 2');
  await expect(page.locator('.found.current')).toHaveText('ещё раз');
  await shoot(page, 'find');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Replace with' }).fill('снова');
  await page.keyboard.press('Enter');
  await expect.poll(lines).toEqual(['Прошу организа-', 'ции обороны снова', 'Прошу ЕЩЕ раз']);
  await page.getByRole('button', { name: 'Exactly' }).click();
  await expect(page.locator('.find-count')).toHaveText('nothing found');
  await page.getByRole('button', { name: 'Exactly' }).click();
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await page.getByRole('textbox', { name: 'Find' }).fill('^(прошу) (\\S+)');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('$2 $1');
  await expect(page.locator('.find-count')).toHaveText('2 places');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect.poll(lines).toEqual(['организа-', 'ции Прошу обороны снова', 'ЕЩЕ Прошу раз']);
  await page.getByRole('textbox', { name: 'Find' }).fill('(');
  await expect(page.locator('.find-problem')).toContainText('not a regular expression');
  await page.keyboard.press('Escape');
  await expect(page.locator('.find-panel')).toHaveCount(0);
  await expect(page.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(['Прошу организа-', 'ции обороны снова', 'Прошу ЕЩЕ раз']);
  await page.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(TEXT);
});

test('marks and comments are shown, undone, kept in the page file, and there again next time', async () => {
  await page.locator('.cm-line').nth(2).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+d');
  await expect(page.locator('.said-doubtful')).toHaveText('Прошу');
  await expect(page.locator('.doubt-sign')).toHaveText('[?]');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+x');
  await expect(page.locator('.said-struck')).toHaveText('раз');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.said-struck')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.said-struck')).toHaveText('раз');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+n');
  await expect(page.locator('.said-illegible')).toHaveText('[нрзб]');
  await page.keyboard.press('Control+Shift+c');
  await page.keyboard.type('сверить с описью');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.comment-sign')).toHaveText('сверить с описью');
  await runCommand(page, 'Comment on the sheet');
  await expect(page.getByRole('dialog')).toContainText('Comment on sheet 1');
  await page.keyboard.type('плохой скан');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.page-comment')).toHaveText('плохой скан');
  await shoot(page, 'marks');
  expect(await violations(page)).toEqual([]);
  await saveNow(running);
  expect(await savedText(root)).toBe(['[нрзб] организа-', TEXT[1], TEXT[2]].join('\n'));
  const xml = readFileSync(join(root, 'pages', '0001.xml'), 'utf8');
  expect(xml).toContain('unclear {offset:0; length:5;}');
  expect(xml).toContain('strikethrough:true;');
  expect(xml).toContain('comments="сверить с описью"');
  expect(xml).toContain('<Comments>плохой скан</Comments>');
  await running.quit();
  await start();
  await expect(page.locator('.said-doubtful')).toHaveText('Прошу');
  await expect(page.locator('.page-comment')).toHaveText('плохой скан');
  await expectSheetDetails();
});

/** The side panel lists what was marked and noted, leads there, and says how far the sheet is. */
async function expectSheetDetails(): Promise<void> {
  await page.keyboard.press('Control+i');
  const panel = page.locator('.sheet-panel');
  await expect(panel).toContainText('About sheet 1 of 1');
  await expect(panel.locator('.remark')).toHaveText([
    /Comment.*whole sheet.*плохой скан/,
    /illegible.*line 1.*\[нрзб\]/,
    /Comment.*line 1.*сверить с описью/,
    /doubtful.*line 3.*Прошу/,
    /struck out.*line 3.*раз/,
  ]);
  await panel.locator('.remark').last().click();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('раз');
  await expect(panel.locator('.sheet-status')).toHaveText(/In progress/);
  await panel.getByRole('button', { name: 'Needs attention' }).click();
  await expect(panel.locator('.sheet-status')).toHaveText(/Needs attention/);
  await panel.getByRole('button', { name: 'No longer needs attention' }).click();
  await expect(panel.locator('.sheet-status')).toHaveText(/In progress/);
  await shoot(page, 'sheet-details');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'History' }).click();
}

test('special characters go in at the caret by keyboard alone', async () => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('button', { name: 'number sign' })).toBeFocused();
  await shoot(page, 'characters');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(lines).toEqual([TEXT[0], TEXT[1], 'Прошу ЕЩЕ разѣ']);
  await page.keyboard.type('!');
  await expect.poll(lines).toEqual([TEXT[0], TEXT[1], 'Прошу ЕЩЕ разѣ!']);
});

/** Where a box is once the scan has come to rest: it is drawn anew while the scan moves. */
async function restingBox(box: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let before = '';
  const isStill = async () => {
    const now = JSON.stringify(await box.boundingBox());
    const isSame = now === before && now !== 'null';
    before = now;
    return isSame;
  };
  await expect.poll(isStill, { intervals: [300] }).toBe(true);
  const found = await box.boundingBox();
  if (found === null) throw new Error('no box');
  return found;
}

test('the caret’s word is boxed on the scan, and a click on the scan selects the word there', async () => {
  await running.quit();
  root = (await makeReadReview(join(home.documents, 'read'), ['Прошу ещё', 'раз сообщить'])).root;
  await start();
  const box = page.locator('.scan-overlay .word.current');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await expect(box).toHaveCount(1);
  await shoot(page, 'word-box');
  const first = await restingBox(box);
  await page.keyboard.press('End');
  await expect.poll(async () => (await box.boundingBox())?.x ?? 0).toBeGreaterThan((first?.x ?? 0) + 5);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await box.boundingBox())?.x ?? 0).toBeCloseTo(first.x, 0);
  await page.keyboard.press('End');
  // The word in question is marked below its ink.
  await page.mouse.click(first.x + first.width / 2, first.y - 3);
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('Прошу');
});

test('keys are changed, refused where they are taken, shown everywhere, and kept', async () => {
  await page.locator('.page-button').first().focus();
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.getByRole('button', { name: 'Change keys' }).click();
  await page.getByRole('searchbox').fill('Find in the sheet');
  await page.getByRole('button', { name: /^Change: Find in the sheet/ }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText('Ctrl+S is taken by “Save version…”');
  await shoot(page, 'change-keys');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('q');
  await expect(page.getByRole('alert')).toContainText('needed for writing');
  await page.keyboard.press('Control+Alt+q');
  await expect(page.locator('.change-keys kbd')).toHaveText(['Ctrl+Alt+Q']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+f');
  await expect(page.locator('.find-panel')).toHaveCount(0);
  await page.keyboard.press('Control+Alt+q');
  await expect(page.locator('.find-panel')).toHaveCount(1);
  const accelerator = await running.app.evaluate(({ Menu }) => {
    const all = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    return String(all.find(({ label }) => label.startsWith('Find in the sheet'))?.accelerator);
  });
  expect(accelerator).toBe('CommandOrControl+Alt+Q');
  await running.quit();
  await start();
  await page.keyboard.press('Control+Alt+q');
  await expect(page.locator('.find-panel')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+p');
  await page.getByRole('combobox').fill('Find in the sheet');
  await expect(page.locator('.palette kbd')).toHaveText(['Ctrl+Alt+Q']);
});

/** No word of any dictionary, and one likely confusion away from «отошли». */
const UNSURE = 'отощли';

test('what the machine’s words are worth is learnt from a finished sheet and goes with its proofreading', async () => {
  await running.quit();
  const unsure = Array.from({ length: 8 }, () => 'войска=55 отошли=55 на=55 север=55 снова=55');
  const read = makeReadReview(join(home.documents, 'learning'), unsure, [
    ...['По=96 сведениям=96 штаба=96', `войска=96 ${UNSURE}=55 на=96 север=96`],
  ]);
  root = (await read).root;
  await start();
  const doubts = () => page.locator('.cm-content .doubt');
  const card = () => page.locator('.card');
  const probability = async (): Promise<number> => {
    const said = /sure, (\d+)%/.exec(await card().innerText());
    return said === null ? NaN : Number(said[1]) / 100;
  };
  const toSecondSheet = async () => {
    await page.locator('.page-button').nth(1).click();
    await expect(page.locator('.cm-content')).toContainText(UNSURE);
    await page.locator('.entry', { hasText: UNSURE }).click();
    await expect(card()).toContainText(UNSURE);
  };
  await toSecondSheet();
  await expect(doubts()).toHaveCount(0);
  const shipped = await probability();
  expect(shipped).toBeGreaterThan(0.5);
  // Hardly a word of the first sheet is right.
  await page.locator('.page-button').nth(0).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Прошу сообщить Ваше мнение');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Анна');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toContainText('Sheet 1 is');
  const log = () => readFileSync(join(root, 'outcomes.jsonl'), 'utf8');
  expect(log()).toContain('"text":[[5500,40,0]]');
  await toSecondSheet();
  await expect(doubts()).toHaveText([UNSURE]);
  const learnt = await probability();
  expect(learnt).toBeLessThan(shipped - 0.1);
  await expect(card()).toContainText(`${Math.round(learnt * 100)} %`);
  await shoot(page, 'learnt');
  await running.quit();
  await start();
  await toSecondSheet();
  await expect(doubts()).toHaveText([UNSURE]);
  expect(await probability()).toBe(learnt);
  // The proofreader goes on with the sheet, so it teaches nothing until it is finished again.
  await page.locator('.page-button').nth(0).click();
  await page.locator('.cm-content').click();
  await page.keyboard.type('х');
  await expect(page.locator('.notice')).toContainText('in progress again');
  await toSecondSheet();
  await expect(doubts()).toHaveCount(0);
  expect(await probability()).toBe(shipped);
  await running.quit();
  expect(await lossesOf(root)).toEqual([]);
});
