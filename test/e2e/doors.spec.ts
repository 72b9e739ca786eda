import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { ALTO_XML, FILES, SAID } from '../helpers/kinds';
import { answerDialogs, launchSample, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { speak } from './helpers/looks';

/** What the window says of files that are given as texts. What each kind is, tests of core and node go through. */
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

function given(name: string, content: string | Uint8Array): string {
  const path = join(home.folder, name);
  writeFileSync(path, content);
  return path;
}

/** Letters of Russian without ё. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 0x80 ? code : code - 0x350;
  });
}

async function giveReference(path: string): Promise<void> {
  await answerDialogs(running.app, { open: [path] });
  await runCommand(page, 'Add texts to compare with');
}

// By its class: a dialog that is open hides it from assistive technology, and from a search by role.
const notices = () => page.locator('section.banners');
const close = () => notices().getByRole('button', { name: 'Close' }).first().click();

test('refuses an old Word document by name, in either language', async () => {
  const doc = FILES.find(({ name }) => name === 'text.doc');
  await giveReference(given('письмо.doc', doc?.bytes ?? ''));
  await expect(notices()).toContainText('письмо.doc: This is a document of an older Word');
  await speak(page, 'ru');
  await expect(notices()).toContainText('письмо.doc: Это документ старого Word');
  await speak(page, 'en');
  await close();
});

test('reads ALTO as a reference through the engine, and says so until it is closed', async () => {
  await giveReference(given('reference.xml', ALTO_XML));
  await expect(notices()).toContainText('reference.xml: Read as ALTO: 1 page, 2 lines.');
  // The sample's other references say more of the document than is known of it: that is offered.
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Publication' }).click();
  await close();
});

for (const [name, format] of [
  ['text.docx', 'DOCX'],
  ['text.odt', 'ODT'],
  ['text.rtf', 'RTF'],
  ['page.html', 'HTML'],
  ['text.pdf', 'PDF'],
] as const)
  test(`reads ${format} as a reference through the engine`, async () => {
    await giveReference(given(name, FILES.find((one) => one.name === name)?.bytes ?? ''));
    await expect(notices()).toContainText(`${name}: Read as ${format}: 1 page, 2 lines.`, {
      timeout: 30_000,
    });
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await close();
  });

test('takes a text in windows-1251 for a sheet, and says how it was read', async () => {
  const text = `Уважаемый товарищ! ${SAID[0].replace('№', 'N')} получена 16 января.`;
  await answerDialogs(running.app, { open: [given('sheet.txt', windows1251(text))] });
  await runCommand(page, 'Take the text from a file');
  await expect(notices()).toContainText('sheet.txt: The file does not say its encoding');
  await expect(page.locator('.cm-content')).toContainText('Уважаемый товарищ!');
  await close();
});

test('keeps the source of a page out of the text when it is pasted', async () => {
  const editor = page.locator('.cm-content');
  const before = await editor.textContent();
  await editor.evaluate(
    (element, source) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', source);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    `<html><body><p>${'слово '.repeat(20)}</p></body></html>`,
  );
  await expect(notices()).toContainText('This is the source of a file in HTML');
  expect(await editor.textContent()).toBe(before);
});
