import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { exifJpeg } from '../helpers/exif-jpeg';
import { deepImage, greyImage, makeTiff } from '../helpers/tiff';
import { avifPicture, bmpPicture, gifPicture, heicPicture, heicTurned } from '../helpers/small-pictures';
import { answerDialogs, launchSample, type RunningApp } from './helpers/app';
import { drop } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { runPackaged } from './helpers/run';

/** Scans of every kind that people bring, in the packed app: opened upright and in order, or refused by name. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchSample(home);
  page = running.window;
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const rows = () => dialog().locator('.files').first().locator('li');
const title = () => page.getByRole('heading', { level: 1 });

function write(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function makeFolder(name: string): string {
  const folder = join(home.folder, name);
  mkdirSync(folder);
  return folder;
}

/** The size of a page's picture and which of its quarters is black: 0 upper left, 1 upper right, 2 and 3 below. */
async function pictureOf(pageId: string) {
  return await page.evaluate(async (pageId) => {
    const api = (globalThis as unknown as { api: { call: (verb: string, args: object) => Promise<never> } })
      .api;
    const state: { value: { project: { project: { id: string } } } } = await api.call('app.state', {});
    const answer = await fetch(`/picture/${state.value.project.project.id}/${pageId}.jpg`);
    const bitmap = await createImageBitmap(await answer.blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const black = [0, 1, 2, 3].filter((quarter) => {
      const x = Math.floor(bitmap.width * (quarter % 2 === 0 ? 0.25 : 0.75));
      const y = Math.floor(bitmap.height * (quarter < 2 ? 0.25 : 0.75));
      return (context.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
    });
    return { widthPx: bitmap.width, heightPx: bitmap.height, black };
  }, pageId);
}

/** Where the stored upper left corner goes, by orientation (TIFF 6.0, section 8). */
const QUARTER: Readonly<Record<number, number>> = { 1: 0, 2: 1, 3: 3, 4: 2, 5: 0, 6: 1, 7: 3, 8: 2 };

test('a dropped folder becomes a review of its scans in natural order', async () => {
  const folder = makeFolder('delo-337');
  write(folder, 'лист 10.tif', makeTiff([greyImage(60, 40)]));
  write(folder, 'лист 2.tif', makeTiff([greyImage(50, 40), greyImage(52, 40), greyImage(9, 9, { 254: 1 })]));
  write(folder, 'лист 1.jpg', exifJpeg(64, 32, 1));
  write(folder, 'Thumbs.db', new Uint8Array(8));
  await drop(page, [folder]);
  await expect(rows()).toHaveText([/лист 1\.jpg.*1 sheet/, /лист 2\.tif.*2 sheets/, /лист 10\.tif.*1 sheet/]);
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(page.locator('.page-button')).toHaveCount(4, { timeout: 30_000 });
  const widths = [];
  for (const id of ['0001', '0002', '0003', '0004']) widths.push((await pictureOf(id)).widthPx);
  expect(widths).toEqual([64, 50, 52, 60]);
});

test('pages stand upright, whichever of the eight ways they were scanned', async () => {
  const folder = makeFolder('orientations');
  const tiffs = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => greyImage(80, 40, { 274: orientation }));
  write(folder, '1.tif', makeTiff(tiffs, { isLittle: false, isBig: true }));
  for (let orientation = 1; orientation <= 8; orientation += 1) {
    write(folder, `jpeg ${orientation}.jpg`, exifJpeg(80, 40, orientation));
  }
  await answerDialogs(running.app, { open: [folder] });
  await page.keyboard.press('Control+n');
  await dialog().getByRole('button', { name: 'Add a folder…' }).click();
  await expect(rows()).toHaveCount(9);
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('1', { timeout: 30_000 });
  for (let number = 1; number <= 16; number += 1) {
    const orientation = ((number - 1) % 8) + 1;
    const size = orientation >= 5 ? { widthPx: 40, heightPx: 80 } : { widthPx: 80, heightPx: 40 };
    const found = await pictureOf(String(number).padStart(4, '0'));
    expect(found, `sheet ${number}`).toEqual({ ...size, black: [QUARTER[orientation]] });
  }
});

test('white is white, whether 0 stands for it or for black, at any depth', async () => {
  const folder = makeFolder('depths');
  const depths = [1, 2, 3, 4, 6, 8, 10, 12, 16];
  const images = depths.flatMap((bits) => [deepImage(80, 40, bits, false), deepImage(80, 40, bits, true)]);
  await drop(page, [write(folder, 'depths.tif', makeTiff(images))]);
  await expect(rows()).toHaveText([/18 sheets/], { timeout: 20_000 });
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('depths', { timeout: 30_000 });
  for (const [at] of images.entries()) {
    const found = await pictureOf(String(at + 1).padStart(4, '0'));
    const which = `${depths[at >> 1] ?? ''} bits, 0 is ${at % 2 === 0 ? 'black' : 'white'}`;
    expect.soft(found, which).toEqual({ widthPx: 80, heightPx: 40, black: [0] });
  }
});

test('pictures of telephones, BMP and GIF open by their bytes, whatever they are called; DjVu says what to do', async () => {
  const folder = makeFolder('pictures');
  const bomb = gifPicture();
  bomb.set([0xff, 0xff, 0xff, 0xff], 6);
  const files = [
    write(folder, '1.heic', heicPicture()),
    write(folder, '2 turned.jpg', heicTurned()),
    write(folder, '3.avif', avifPicture()),
    write(folder, '4.bmp', bmpPicture()),
    write(folder, '5.gif', gifPicture(3)),
    write(folder, '6 cut.heic', heicPicture().subarray(0, 420)),
    write(folder, '7 bomb.gif', bomb),
    write(folder, '8 book.djvu', Buffer.from('AT&TFORM\0\0\0\x10DJVMDIRM')),
  ];
  await drop(page, files);
  const sheet = /1 sheet/;
  await expect(rows()).toHaveText(
    [sheet, sheet, sheet, sheet, sheet, /damaged or cut short/, /too large/, /DjVu book.*ddjvu -format=pdf/],
    { timeout: 20_000 },
  );
  for (const name of ['6 cut.heic', '7 bomb.gif', '8 book.djvu']) {
    await dialog()
      .getByRole('button', { name: `Remove: ${name}` })
      .click();
  }
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('1', { timeout: 30_000 });
  const found = [];
  for (const id of ['0001', '0002', '0003', '0004', '0005']) found.push(await pictureOf(id));
  const upright = { widthPx: 64, heightPx: 48, black: [0] };
  expect(found).toEqual([upright, { widthPx: 48, heightPx: 64, black: [1] }, upright, upright, upright]);
});

test('the text of a PDF that is not Russian is questioned, and recognition offered in its place', async () => {
  const folder = makeFolder('layers');
  const words = 'Hanorosas AeKnapai IVIs no Hanory Ha noJI pesynbTaT npoBepKM';
  const text = write(folder, 'layer.txt', Buffer.from(`${words}\n${words}\n`));
  const pdf = join(folder, 'layer.pdf');
  expect((await runPackaged(home, ['convert', text, pdf])).code).toBe(0);
  await drop(page, [pdf]);
  await expect(rows()).toHaveText(/1 sheet/);
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('layer', { timeout: 30_000 });
  const take = page.getByRole('button', { name: /^(?:Take the text of the PDF|Взять текст из PDF) \(\d+/ });
  await inLanguages(page, async (language) => {
    await take.click();
    await expect(dialog()).toContainText('Hanorosas AeKnapai');
    await expect(dialog().getByRole('button', { name: /^Recognise|^Лучше/ })).toBeFocused();
    await lookAt(page, 'text-layer', { language });
    await page.keyboard.press('Escape');
    await expect(take).toBeVisible();
  });
  await take.click();
  await dialog().getByRole('button', { name: 'Take the text of the PDF' }).click();
  await expect(page.locator('.cm-content')).toContainText('Hanorosas AeKnapai', { timeout: 30_000 });
});

test('hostile TIFFs are opened or refused by name at once, and the app goes on', async () => {
  const folder = makeFolder('hostile');
  const bad = makeTiff([greyImage(4, 4)]);
  new DataView(bad.buffer).setUint32(new DataView(bad.buffer).getUint32(4, true) + 6, 0x7fff_ffff, true);
  const files = [
    write(folder, '1 loop.tif', makeTiff([greyImage(4, 4)], { last: 'self' })),
    write(folder, '2 count.tif', bad),
    write(folder, '3 huge.tif', makeTiff([greyImage(4, 4, { 256: 60_000, 257: 60_000 })])),
    write(folder, '4 large.tif', makeTiff([greyImage(4, 4, { 256: 17_000, 257: 17_000 })])),
    write(folder, '5 rare.tif', makeTiff([greyImage(4, 4, { 259: 50_000 })])),
    write(folder, '6 empty.tif', new Uint8Array()),
  ];
  await drop(page, files);
  await expect(rows()).toHaveText([
    /1 sheet/,
    /damaged or cut short/,
    /too large for this program/,
    /268 megapixels/,
    /rare way/,
    /empty/,
  ]);
  // The person may allow a large page; that this one is a lie is then said where its picture would stand.
  await rows().nth(3).getByRole('button', { name: 'Open anyway' }).click();
  await expect(rows().nth(3)).toContainText('1 sheet');
  for (const name of ['2 count.tif', '3 huge.tif', '5 rare.tif', '6 empty.tif']) {
    await dialog()
      .getByRole('button', { name: `Remove: ${name}` })
      .click();
  }
  await dialog().getByRole('button', { name: 'Create' }).click();
  await expect(title()).toHaveText('1 loop', { timeout: 30_000 });
  expect((await pictureOf('0001')).widthPx).toBe(4);
  await page.locator('.page-button').nth(1).click();
  await expect(page.locator('.picture-failed')).toContainText(/damaged|too large/, { timeout: 60_000 });
  await expect(page.locator('.picture-failed').getByRole('button', { name: 'Try again' })).toBeVisible();
});
