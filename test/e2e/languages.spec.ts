import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { shoot } from './helpers/screenshots';

/** Both languages on every main screen of a small display: nothing is cut off, and nothing stays in the other language. */
let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchApp({ home });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.page-button')).toHaveCount(2, { timeout: 60_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

/**
 * Texts that stick out of the box they stand in, of a box that cuts them off, or of the window. What may be longer than
 * its place is document text, file names and lists that scroll; and what ends in `…` and says the whole when pointed at.
 */
async function overflowing(): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const DOCUMENT =
      '.cm-editor, .reading, .reference-text, .entry-text, .version-head, .scan-host, svg, .visually-hidden';
    const shortened = (box: Element) => {
      const style = getComputedStyle(box);
      return style.textOverflow === 'ellipsis' && box.closest('[title]') !== null;
    };
    const cutBy = (text: DOMRect, from: Element): Element | null => {
      for (let box: Element | null = from; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box);
        const own = box.getBoundingClientRect();
        const isOut = text.right > own.right + 1 || text.left < own.left - 1;
        const isBox =
          style.display !== 'inline' &&
          (style.overflowX !== 'visible' || box.matches('button, kbd, .tab, dt, dd, label'));
        if (isOut && isBox && style.overflowX !== 'auto' && style.overflowX !== 'scroll')
          return shortened(box) ? null : box;
        if (style.position === 'fixed') break;
      }
      return text.right > window.innerWidth + 1 || text.left < -1 ? document.documentElement : null;
    };
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '' || parent.closest(DOCUMENT) !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      const cut = rect.width === 0 ? null : cutBy(rect, parent);
      if (cut !== null) found.push(`“${node.textContent?.trim()}” in ${cut.tagName} ${cut.className}`);
    }
    return found;
  });
}

const OTHER: Readonly<Record<string, RegExp>> = {
  en: /[а-яё]{3}/i,
  ru: /\b(?!CER|Ctrl|Shift|Alt|PgUp|PgDn|PAGE|XML)[a-z]{4}/i,
};

/** What the buttons, tabs and headings say that is in the other language; an offer repeats what a publication says. */
async function foreign(language: string): Promise<readonly string[]> {
  const said = await page
    .locator(
      '.header button, .tab, .status-line button, .dialog h2, .dialog button:not(.character, .offer), .overview button, .scan-tools button',
    )
    .evaluateAll((all) => all.map((each) => `${each.textContent ?? ''} ${each.getAttribute('title') ?? ''}`));
  return said.filter((text) => OTHER[language]?.test(text) === true);
}

async function look(name: string, language: string): Promise<void> {
  await shoot(page, `${name}-${language}`);
  expect(await overflowing(), `${name}, ${language}`).toEqual([]);
  if (name !== 'palette') expect(await foreign(language), `${name}, ${language}`).toEqual([]);
}

const DIALOGS = [
  ['palette', 'Control+k'],
  ['save-version', 'Control+s'],
  ['new-review', 'Control+n'],
  ['keys', 'Control+Slash'],
  ['characters', 'Control+j'],
  ['comment', 'Control+Shift+c'],
  ['reread', 'Alt+r'],
] as const;

/** Those without keys are opened by name. */
const NAMED_DIALOGS = [
  ['comparison', 'What counts as a difference', 'Что считать расхождением'],
  ['project-words', 'Words of this review', 'Слова этой сверки'],
  ['project-details', 'About the document', 'Сведения о документе'],
  ['change-keys', 'Change keys', 'Изменить клавиши'],
] as const;

test('fits and is complete in both languages, which change without a new start', async () => {
  test.setTimeout(240_000);
  for (const language of ['en', 'ru']) {
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await look('no-text', language);
    await switchLanguage();
  }
  await page.keyboard.press('Control+Shift+r');
  await expect(page.locator('.notice')).toContainText('Recognition is finished', { timeout: 120_000 });
  for (const language of ['en', 'ru']) {
    await expect(page.getByRole('tab').first()).toContainText(/\d/, { timeout: 20_000 });
    await page.keyboard.press('F3');
    await expect(page.locator('.card')).toBeFocused();
    await look('card', language);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await look(`tab-${(await tab.textContent()) ?? ''}`, language);
    }
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+h');
    await page.keyboard.type('на');
    await expect(page.locator('.found-list li').first()).toBeVisible();
    await look('find', language);
    await page.keyboard.press('Escape');
    for (const [name, keys] of DIALOGS) {
      await page.locator('.cm-content').click();
      await page.keyboard.press(keys);
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name, language);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    for (const [name, english, russian] of NAMED_DIALOGS) {
      await page.keyboard.press('Control+k');
      const title = language === 'en' ? english : russian;
      await page.getByRole('combobox').fill(title);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await look(name, language);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await switchLanguage();
  }
});

async function switchLanguage(): Promise<void> {
  const before = await page.locator('html').getAttribute('lang');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Русский / English');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).not.toHaveAttribute('lang', before ?? '');
}
