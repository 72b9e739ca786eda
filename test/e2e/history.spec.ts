import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { expectNothingComesIn } from './helpers/drop';
import { SAMPLE } from './helpers/paths';
import { makeHome, type Home } from './helpers/home';
import { journalText, stopTimers } from './helpers/journal-files';
import { historyOf, lossesOf, makeReview, savedText, saveElsewhere, type TestReview } from './helpers/review';
import { runPackaged } from './helpers/run';
import { SAVED, startTyping, saveNow, type Typist } from './helpers/typist';

/** Two who change one sheet, in the packed app: both versions are kept, shown and compared. */
const SECOND = ['Второй лист', 'его строка'];
const LINES = ['Телеграмма № 15603', 'Вторая строка', 'Третья строка'];

let home: Home;
let running: RunningApp;
let review: TestReview;
let typist: Typist;

test.beforeEach(async () => {
  home = makeHome();
  review = await makeReview(join(home.documents, 'reviews'), LINES, SECOND);
  running = await launchApp({ home, args: [review.root] });
  await running.window.locator('.cm-content').waitFor({ timeout: 60_000 });
  typist = await startTyping(running.window, review.text);
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const banner = (text: string) => running.window.locator('.banner', { hasText: text });
const versions = () => running.window.locator('.version');
const lines = () => running.window.locator('.cm-line').allTextContents();

async function typeAndSave(): Promise<void> {
  await typist.word();
  await saveNow(running);
}

test('a sheet changed on another computer: a banner leads to the history, where a line is taken over', async () => {
  await typeAndSave();
  await saveElsewhere(review.root, ['Телеграмма № 15608', 'Вторая строка', 'Третья строка w1']);
  await typeAndSave();
  await expect(banner('This sheet was changed elsewhere, too')).toBeVisible();
  expect(await savedText(review.root)).toBe(typist.typed());
  await banner('elsewhere').getByRole('button', { name: 'Show history' }).click();
  await expect(banner('elsewhere')).toHaveCount(0);
  const theirs = versions().filter({ hasText: 'Made elsewhere' });
  await expect(theirs.locator('.chip')).toHaveText('other version');
  await theirs.locator('.version-head').click();
  await expect(theirs.locator('.compared')).toHaveCount(2);
  await theirs.getByRole('button', { name: 'Take this line' }).first().click();
  await expect.poll(lines).toEqual(['Телеграмма № 15608', 'Вторая строка', 'Третья строка w1 w2']);
  await expect(theirs.locator('.compared')).toHaveCount(1);
  await running.window.locator('.cm-content').click();
  await running.window.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(typist.typed().split('\n'));
});

test('any two versions can be compared', async () => {
  await typeAndSave();
  await typeAndSave();
  await running.window.getByRole('tab', { name: 'History' }).click();
  await expect(versions()).toHaveCount(3);
  const first = versions().last();
  await first.locator('.version-head').click();
  await expect(first.locator('.compared')).toContainText('w1 w2');
  const options = first.locator('option');
  await expect(options).toHaveCount(3);
  await first.getByLabel('Compare with').selectOption({ index: 2 });
  await expect(first.locator('.compared')).toContainText('other');
  await expect(first.locator('.compared')).toContainText('w1');
  await expect(first.locator('.compared')).not.toContainText('w2');
  await expect(first.getByRole('button', { name: 'Take this line' })).toHaveCount(0);
});

test('a sheet changed by another program is kept as a version of its own, and the person is told', async () => {
  await typeAndSave();
  const copy = join(review.root, 'pages', '0001.xml');
  writeFileSync(copy, readFileSync(copy, 'utf8').replaceAll('15603', '15604'));
  await typeAndSave();
  await expect(banner('Another program has changed this sheet')).toBeVisible();
  expect(await savedText(review.root)).toBe(typist.typed());
  const { revisions, forkHashes } = await historyOf(review.root);
  const outside = revisions.find(({ info }) => info.reason === 'outside-change');
  expect(forkHashes).toEqual([outside?.hash]);
  expect(await lossesOf(review.root)).toEqual([]);
});

const THEIRS = [
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- made elsewhere -->',
  '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15" xmlns:x="urn:x">',
  '<Metadata><Creator>x</Creator><Created>2020-01-01T00:00:00</Created><LastChange>2020-01-01T00:00:00</LastChange></Metadata>',
  '<Page imageFilename="a.tif" imageWidth="600" imageHeight="800"><TextRegion id="r"><Coords points="0,0 9,0 9,9"/>',
  '<TextLine id="a" x:own="1" custom="structure {type:heading;}"><Coords points="0,0 9,0 9,9"/>',
  '<TextEquiv><Unicode>Чужая строка</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>\r\n',
].join('\r\n');

test('a text taken from a PAGE file keeps all that the file has, and goes out with the edit and nothing else', async () => {
  const file = join(home.documents, 'theirs.xml');
  writeFileSync(file, THEIRS);
  await typeAndSave();
  await answerDialogs(running.app, { open: [file], save: join(home.documents, 'out') });
  await runCommand(running.window, 'Take the text from a file');
  await expect.poll(lines).toEqual(['Чужая строка']);
  await running.window.locator('.cm-content').click();
  await running.window.keyboard.press('Control+End');
  await running.window.keyboard.type(' правлена');
  await saveNow(running);
  await runCommand(running.window, 'Export PAGE XML');
  await expect(dialog()).toBeVisible();
  await running.window.keyboard.press('Control+Enter');
  await expect(running.window.locator('.notice')).toContainText('Exported');
  // Named as the scan is.
  const out = readFileSync(join(home.documents, 'out', 'sheet-0001.xml'), 'utf8');
  expect(out).toBe(THEIRS.replace('Чужая строка', 'Чужая строка правлена'));
  expect(readFileSync(file, 'utf8')).toBe(THEIRS);
  const { revisions } = await historyOf(review.root);
  expect(revisions.map(({ info }) => info.reason)).toContain('imported');
  await running.window.getByRole('tab', { name: 'History' }).click();
  await expect(versions().filter({ hasText: 'theirs.xml' })).toHaveCount(1);
  expect(await lossesOf(review.root)).toEqual([]);
});

test('a file for another picture is asked about first; what was taken and left out is said', async () => {
  const file = join(home.documents, 'other.xml');
  const words =
    '<Word id="w"><Coords points="0,0 9,9"/><TextEquiv><Unicode>Другая</Unicode></TextEquiv></Word>';
  writeFileSync(
    file,
    THEIRS.replace('a.tif', 'delo_0017.tif')
      .replace('imageWidth="600" imageHeight="800"', 'imageWidth="1600" imageHeight="1200"')
      .replace('<TextEquiv>', `${words}<TextEquiv>`),
  );
  await answerDialogs(running.app, { open: [file] });
  await runCommand(running.window, 'Take the text from a file');
  await expect(dialog()).toContainText('delo_0017.tif');
  await expect(dialog()).toContainText('1600 × 1200');
  await expectNothingComesIn(running.window, '.dialog', SAMPLE.transcription);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  expect(await lines()).toEqual(LINES);
  await runCommand(running.window, 'Take the text from a file');
  await dialog().getByRole('button', { name: 'Take it anyway' }).click();
  await expect.poll(lines).toEqual(['Чужая строка']);
  const notice = running.window.locator('.notice');
  await expect(notice).toContainText(
    'other.xml: the text of 1 sheet was taken (sheet 1: lines: 1, characters: 11)',
  );
  await expect(notice).toContainText('text of words, said again by their lines: 6');
});

test('a file without any text is refused by its name, and the text stays', async () => {
  const file = join(home.documents, 'blank.xml');
  writeFileSync(file, THEIRS.replace('Чужая строка', ''));
  await answerDialogs(running.app, { open: [file] });
  await runCommand(running.window, 'Take the text from a file');
  await expect(running.window.locator('.notice-error')).toContainText('blank.xml: this file has no text');
  expect(await lines()).toEqual(LINES);
});

test('a file with a DOCTYPE is refused, and the text stays', async () => {
  const file = join(home.documents, 'bad.xml');
  writeFileSync(file, '<!DOCTYPE a [<!ENTITY b "c">]><PcGts><Page/></PcGts>');
  await answerDialogs(running.app, { open: [file] });
  await runCommand(running.window, 'Take the text from a file');
  await expect(running.window.locator('.notice-error')).toContainText('bad.xml: The XML file has a DOCTYPE');
  expect(await lines()).toEqual(LINES);
});

test('a second start ends by itself and shows the review it was given in a window of its own', async () => {
  const other = await makeReview(join(home.documents, 'others'), ['Другая']);
  // What is typed and not saved yet belongs to the first review, whatever is opened now.
  await typist.word();
  const coming = running.app.waitForEvent('window', (page) => page.url().includes('//review/'));
  const second = await runPackaged(home, [other.root]);
  expect(second.code).toBe(0);
  await expect.poll(async () => (await coming).locator('.cm-line').allTextContents()).toEqual(['Другая']);
  expect(await lines()).toEqual(typist.typed().split('\n'));
  await saveNow(running);
  expect(await savedText(other.root)).toBe('Другая');
  expect(await savedText(review.root)).toBe(typist.typed());
});

test('a second start brings the window forward that has the review, or the last one where it names none', async () => {
  for (const args of [[review.root], []]) {
    await running.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      for (const window of windows) if (window.webContents.getURL().includes('//review/')) window.minimize();
    });
    expect((await runPackaged(home, args)).code).toBe(0);
    const shown = () =>
      running.app.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows();
        const reviews = windows.filter(({ webContents }) => webContents.getURL().includes('//review/'));
        return reviews.map((window) => window.isVisible() && !window.isMinimized());
      });
    await expect.poll(shown).toEqual([true]);
  }
});

const sheet = (number: number) => running.window.locator('.page-button').nth(number - 1);
const dialog = () => running.window.getByRole('dialog');

/** A second version of each sheet, the first sheet's before the second's. */
async function changeBothSheets(): Promise<void> {
  await typeAndSave();
  await sheet(2).click();
  await running.window.locator('.cm-content').click();
  await running.window.keyboard.press('Control+End');
  await running.window.keyboard.type(' конец');
  await saveNow(running);
}

async function openTimeline(): Promise<void> {
  await running.window.getByRole('tab', { name: 'History' }).click();
  await running.window.getByRole('button', { name: 'Whole document' }).click();
}

test('the whole review: versions of every sheet, newest first, each a way to its comparison', async () => {
  await changeBothSheets();
  await openTimeline();
  await expect(versions()).toHaveCount(4);
  await expect(versions().nth(0)).toContainText('Sheet 2');
  await expect(versions().nth(1)).toContainText('Sheet 1');
  await expect(versions().locator('.chip')).toHaveText(['current', 'current']);
  await running.window.keyboard.press('Control+s');
  await dialog().getByLabel('Note').fill('Checked');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await expect(versions()).toHaveCount(5);
  await running.window.getByLabel('Only saved versions').check();
  await expect(versions()).toHaveCount(1);
  await expect(versions()).toContainText('Checked');
  await running.window.getByLabel('Only saved versions').uncheck();
  await expect(versions()).toHaveCount(5);
  await versions().last().locator('.version-head').click();
  await expect(running.window.locator('h2', { hasText: 'Versions of sheet 1' })).toBeVisible();
  await expect.poll(async () => (await lines()).length).toBe(3);
  await expect(versions().last().locator('.compared')).toContainText('w1');
});

test('the whole review goes back to a version: first what changes is said, then it is done, and undo takes it back', async () => {
  await changeBothSheets();
  await openTimeline();
  await versions().last().getByRole('button', { name: 'Restore the whole document' }).click();
  await expect(dialog()).toContainText('Will change: 2 sheets, 2 lines');
  await expectNothingComesIn(running.window, '.dialog', SAMPLE.transcription);
  expect((await historyOf(review.root)).revisions).toHaveLength(2);
  await dialog().getByRole('button', { name: 'Restore all' }).click();
  await expect(running.window.locator('.notice')).toContainText('2 sheets are restored');
  expect(await savedText(review.root)).toBe(LINES.join('\n'));
  expect(await savedText(review.root, '0002')).toBe(SECOND.join('\n'));
  const { revisions } = await historyOf(review.root, '0002');
  expect(revisions.map(({ info }) => info.reason)).toEqual(['restored', 'autosave', 'recognised']);
  await expect.poll(lines).toEqual(SECOND);
  await running.window.locator('.cm-content').click();
  await running.window.keyboard.press('Control+z');
  await saveNow(running);
  expect(await savedText(review.root)).toBe(typist.typed());
  expect(await savedText(review.root, '0002')).toBe('Второй лист\nего строка конец');
});

test('sheets that are as they were then are not touched', async () => {
  await changeBothSheets();
  await openTimeline();
  await versions().nth(1).getByRole('button', { name: 'Restore the whole document' }).click();
  await expect(dialog()).toContainText('Will change: 1 sheet, 1 line');
  await expect(dialog().locator('li')).toHaveText(['Sheet 2 1 line']);
  await dialog().getByRole('button', { name: 'Restore all' }).click();
  await expect(running.window.locator('.notice')).toContainText('1 sheet is restored');
  expect((await historyOf(review.root)).revisions).toHaveLength(2);
  expect((await historyOf(review.root, '0002')).revisions).toHaveLength(3);
});

test('a sheet that cannot be restored is named, and the others are restored', async () => {
  await changeBothSheets();
  await openTimeline();
  await versions().last().getByRole('button', { name: 'Restore the whole document' }).click();
  await expect(dialog()).toContainText('Will change: 2 sheets');
  const folder = join(review.root, 'history', '0001');
  const [oldest] = readdirSync(folder).sort();
  writeFileSync(join(folder, oldest ?? ''), 'damaged');
  await dialog().getByRole('button', { name: 'Restore all' }).click();
  await expect(running.window.locator('.notice-error')).toContainText('Not restored: sheets 1.');
  expect(await savedText(review.root)).toBe(typist.typed());
  expect(await savedText(review.root, '0002')).toBe(SECOND.join('\n'));
});

test('a restored sheet can be undone', async () => {
  await typeAndSave();
  await running.window.getByRole('tab', { name: 'History' }).click();
  await versions().last().locator('.version-head').click();
  await running.window.getByRole('button', { name: 'Restore this version' }).click();
  await expect.poll(lines).toEqual(LINES);
  await running.window.locator('.cm-content').click();
  await running.window.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(typist.typed().split('\n'));
  // And what was typed before it, too.
  await running.window.keyboard.press('Control+z');
  await expect.poll(lines).toEqual(LINES);
});

for (const event of ['suspend', 'shutdown', 'lock-screen'] as const) {
  test(`the last keys are on the disk at once when the computer says ${event}`, async () => {
    await stopTimers(running);
    await typist.word();
    expect(await journalText(running)).not.toContain(typist.typed().split('\n')[2]);
    await running.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    await expect.poll(() => journalText(running)).toContain('Третья строка w1');
    expect(await savedText(review.root)).toBe(review.text);
  });
}

test('the last keys are on the disk at once when another sheet is turned to', async () => {
  await stopTimers(running);
  await typist.word();
  expect(await journalText(running)).not.toContain('w1');
  await sheet(2).click();
  await expect.poll(() => journalText(running)).toContain('Третья строка w1');
});

test('a letter does not stand beside “Saved” before it is saved, not for a frame', async () => {
  await saveNow(running);
  await stopTimers(running, 0);
  await typist.word();
  await expect(running.window.getByTestId('save')).not.toHaveText(SAVED);
});
