import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { inLanguages, lookAt } from './helpers/looks';
import { SAMPLE } from './helpers/paths';

/** A searchable PDF of a document that came as a PDF, whose engine reads that in its sandbox. */
let home: Home;
let running: RunningApp;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

test('says before which way it is made, and keeps every byte of the PDF', async () => {
  running = await launchApp({ home, isSampleRead: true });
  const page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toContainText('Продолжение');
  const dialog = page.getByRole('dialog');
  const words = {
    en: { format: /^Searchable PDF/, way: 'every byte of it stays as it is' },
    ru: { format: /^PDF с текстом/, way: 'ни один его байт не изменится' },
  } as const;
  await inLanguages(page, async (language) => {
    await page.keyboard.press('Control+Shift+E');
    await dialog.getByRole('radio', { name: words[language].format }).check();
    await expect(dialog).toContainText(words[language].way);
    await lookAt(page, 'export-grown', { language });
    await page.keyboard.press('Escape');
  });
  await page.keyboard.press('Control+Shift+E');
  await dialog.getByRole('radio', { name: words.en.format }).check();
  await dialog.getByPlaceholder('for example 3–5, 9').fill('2');
  await expect(dialog).toContainText('they are not all pages of one PDF');
  await dialog.getByRole('radio', { name: /^All/ }).check();
  await expect(dialog).toContainText(words.en.way);
  const save = join(home.folder, 'out.pdf');
  await answerDialogs(running.app, { save });
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice')).toContainText(save);
  const given = readFileSync(SAMPLE.scan);
  const out = readFileSync(save);
  expect(out.subarray(0, given.length).equals(given)).toBe(true);
  expect(out.length).toBeGreaterThan(given.length);
});
