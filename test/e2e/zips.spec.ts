import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { drop } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { lookAt, speak } from './helpers/looks';
import { greyPng } from './helpers/png';

/** Zips of pictures with the page files beside them, as Transkribus and eScriptorium export them, in the packed app. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchApp({ home, staysInLibrary: true });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const rows = () => dialog().locator('.files li');
const lines = () => page.locator('.cm-line').allTextContents();
const create = () => dialog().getByRole('button', { name: 'Create' });

const SIZE = { width: 120, height: 160 };

function picture(shade: number): Uint8Array {
  const { width, height } = SIZE;
  const bytes = Buffer.alloc((width + 1) * height, shade);
  for (let y = 0; y < height; y += 1) bytes[y * (width + 1)] = 0;
  return greyPng(width, height, bytes);
}

const pageXml = (image: string, text: string) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"><Metadata><Creator>TRP</Creator>
<Created>2024-01-01T00:00:00</Created><LastChange>2024-01-01T00:00:00</LastChange></Metadata>
<Page imageFilename="${image}" imageWidth="${SIZE.width}" imageHeight="${SIZE.height}"><TextRegion id="r">
<Coords points="10,10 110,10 110,30 10,30"/><TextLine id="l"><Coords points="10,10 110,10 110,30 10,30"/>
<TextEquiv><Unicode>${text}</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>`);

const altoXml = (image: string, text: string) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit>
<sourceImageInformation><fileName>${image}</fileName></sourceImageInformation></Description><Layout>
<Page ID="p" PHYSICAL_IMG_NR="0" WIDTH="${SIZE.width}" HEIGHT="${SIZE.height}"><PrintSpace><TextBlock ID="b"><TextLine ID="l"
HPOS="10" VPOS="10" WIDTH="100" HEIGHT="20"><String CONTENT="${text}" HPOS="10" VPOS="10" WIDTH="100" HEIGHT="20"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>`);

function zip(name: string, entries: Readonly<Record<string, Uint8Array>>): string {
  const path = join(home.folder, name);
  writeFileSync(path, zipSync(entries));
  return path;
}

test('a zip of Transkribus becomes a document with the texts that lie in it', async () => {
  const file = zip('export.zip', {
    'Дело/mets.xml': strToU8('<mets/>'),
    'Дело/0002.png': picture(160),
    'Дело/0001.png': picture(250),
    'Дело/page/0001.xml': pageXml('0001.png', 'Первый лист'),
    'Дело/page/0002.xml': pageXml('0002.png', 'Второй лист'),
  });
  await answerDialogs(running.app, { open: [file] });
  for (const language of ['ru', 'en'] as const) {
    await page.keyboard.press('Escape');
    await speak(page, language);
    await page.keyboard.press('Control+n');
    await dialog().locator('[data-first]').press('Enter');
    await expect(rows().locator('img')).toHaveCount(2, { timeout: 30_000 });
    await expect(dialog().getByRole('checkbox')).toBeChecked();
    await lookAt(page, 'zip', { language });
  }
  await expect(dialog()).toContainText('2 page files in export.zip');
  await create().press('Enter');
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 30_000 });
  await expect(page.locator('.notice')).toContainText('export.zip: the texts of 2 sheets were taken');
  await expect.poll(lines).toEqual(['Первый лист']);
  await page.locator('.page-button').nth(1).click();
  await expect.poll(lines).toEqual(['Второй лист']);
});

test('a zip of eScriptorium is dropped, and its texts are left where the person wants none', async () => {
  const entries = { 'a.png': picture(250), 'a.xml': altoXml('a.png', 'Строка') };
  const file = zip('escriptorium.zip', entries);
  for (const isWanted of [false, true]) {
    await drop(page, [file]);
    await expect(rows().locator('img')).toHaveCount(1, { timeout: 30_000 });
    await dialog()
      .getByRole('checkbox', { name: /1 page file in escriptorium\.zip/ })
      .setChecked(isWanted);
    await create().press('Enter');
    await expect(dialog()).toHaveCount(0, { timeout: 30_000 });
    await expect(page.locator('.page-button')).toHaveCount(1);
    await expect.poll(async () => (await lines()).join('')).toBe(isWanted ? 'Строка' : '');
  }
  expect(readdirSync(join(home.documents, 'Sverka'))).toHaveLength(3);
});

test('page files alone are asked about, and go to the sheets of the open document', async () => {
  await drop(page, [zip('texts.zip', { 'page/a.xml': pageXml('a.png', 'Исправленная строка') })]);
  await expect(dialog()).toContainText('texts.zip');
  expect(await lines()).toEqual(['Строка']);
  await dialog().getByRole('button', { name: 'The text of a sheet of this document (1 file)' }).click();
  await expect.poll(lines).toEqual(['Исправленная строка']);
});

test('a zip that is refused says why, in the dialog and when it is dropped', async () => {
  const unsafe = zip('unsafe.zip', { 'a.png': picture(250), '../b.png': picture(250) });
  const cut = join(home.folder, 'cut.zip');
  writeFileSync(cut, zipSync({ 'a.png': picture(250) }).subarray(0, 100));
  await drop(page, [unsafe]);
  await expect(page.locator('.notice-error')).toContainText('cannot be taken safely: ../b.png');
  await page.locator('.notice').getByRole('button').click();
  await page.keyboard.press('Control+n');
  await answerDialogs(running.app, { open: [cut] });
  await dialog().locator('[data-first]').press('Enter');
  await expect(rows()).toContainText('The zip is damaged or incomplete');
  await expect(create()).toBeDisabled();
  await drop(page, [zip('empty.zip', { 'readme.txt': strToU8('') })]);
  await expect(rows().nth(1)).toContainText('There are no scans in this zip');
  await page.keyboard.press('Escape');
});
