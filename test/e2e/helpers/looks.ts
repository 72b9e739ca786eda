import { expect, type Page } from 'playwright/test';
import { violations, type Looked } from './axe';
import { shoot } from './screenshots';

export type Language = 'en' | 'ru';
const LANGUAGES: readonly Language[] = ['en', 'ru'];
const SCHEMES = ['light', 'dark'] as const;

/** The name is set by the runs that look at the window in another size or with other wishes of the system. */
export type Look = { readonly language: Language; readonly suffix?: string };

/**
 * Looks at the window as it is in the light and in the dark: pictures are kept, axe finds nothing, nothing is cut off, and no
 * button or heading is in the other language. What is wrong is noted, and the test goes on.
 */
export async function lookAt(page: Page, name: string, { language, suffix = '' }: Look): Promise<void> {
  const title = `${name}${suffix}-${language}`;
  for (const scheme of SCHEMES) {
    const isShot = isPictured(language, scheme);
    const colours = coloursToLookAt(scheme, language === 'ru' && suffix === '');
    if (!isShot && colours === 'none') continue;
    await page.emulateMedia({ colorScheme: scheme });
    if (isShot) await shoot(page, `${title}-${scheme}`);
    if (colours === 'none') continue;
    expect
      .soft(
        await violationsInFront(page, colours === undefined ? {} : { colours }),
        `axe: ${title}, ${scheme}`,
      )
      .toEqual([]);
  }
  expect.soft(await overflowing(page), `cut off: ${title}`).toEqual([]);
  expect.soft(await foreign(page, language), `other language: ${title}`).toEqual([]);
}

/** `ALL_LOOKS=1`: each look in both languages, light and dark, with a picture and all of axe; three times as long. */
const IS_WHOLE = process.env['ALL_LOOKS'] === '1';

/** A picture takes as long as axe: two of the four show both languages and both schemes. */
function isPictured(language: Language, scheme: (typeof SCHEMES)[number]): boolean {
  return IS_WHOLE || (scheme === 'dark') === (language === 'ru');
}

/** Only colours differ in the dark, and they are the same in both languages, where they take most of the time. */
function coloursToLookAt(
  scheme: (typeof SCHEMES)[number],
  isSeenInEnglish: boolean,
): Looked['colours'] | 'none' {
  if (IS_WHOLE) return undefined;
  if (scheme === 'dark') return isSeenInEnglish ? 'none' : 'only';
  return isSeenInEnglish ? 'left-out' : undefined;
}

/** What axe finds of what is in front: behind a dialog lies what has been looked at without it. */
async function violationsInFront(page: Page, looked: Looked): Promise<readonly string[]> {
  const isDialog = (await page.locator('.overlay').count()) > 0;
  return await violations(page, isDialog ? { ...looked, within: '.dialog' } : looked);
}

/**
 * Texts that stick out of the box they stand in, of a box that cuts them off, or of the window. What may be longer than
 * its place is document text, file names and lists that scroll; and what ends in `…` and says the whole when pointed at.
 */
export async function overflowing(page: Page): Promise<readonly string[]> {
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
      // Folded away: said to those who listen only.
      if (getComputedStyle(parent).clipPath !== 'none') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      const cut = rect.width === 0 ? null : cutBy(rect, parent);
      if (cut !== null) found.push(`“${node.textContent?.trim()}” in ${cut.tagName} ${cut.className}`);
    }
    return found;
  });
}

const OTHER: Readonly<Record<Language, RegExp>> = {
  en: /[а-яё]{3}/i,
  ru: /\b(?!CER|Ctrl|Shift|Alt|Enter|PgUp|PgDn|PAGE|JPEG|XML|HTML)[a-z]{4}/i,
};

/** Where the program speaks; documents, file names and what a publication offers are said as they are. */
const SAID = [
  '.header button, .tab, .status-line button, .scan-tools button, .overview button, .tour, .empty, .start-screen .beginning strong, .segments button, .documents-heads',
  '.dialog h2, .dialog button:not(.character, .offer, .digit-crop), .dialog legend, .card .verdict, .list > h2',
].join(', ');

/** What buttons, tabs and headings say that is in the other language; the palette finds the command in either. */
export async function foreign(page: Page, language: Language): Promise<readonly string[]> {
  const said = await page
    .locator(SAID)
    .evaluateAll((all) => all.map((each) => `${each.textContent ?? ''} ${each.getAttribute('title') ?? ''}`));
  const own = said.filter((text) => !text.includes('Русский / English'));
  return own.filter((text) => OTHER[language].test(text));
}

/** Where the keys go on each of `presses` presses of Tab without the eye being told; the text has its caret. */
export async function unseenFocus(page: Page, presses: number): Promise<readonly string[]> {
  const unseen: string[] = [];
  for (let times = 0; times < presses; times += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body || focused.closest('.cm-editor') !== null)
        return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
      return isSeen ? null : focused.outerHTML.slice(0, 120);
    });
    if (found !== null) unseen.push(found);
  }
  return unseen;
}

/** Does something in each language, and comes back to English. */
export async function inLanguages(page: Page, run: (language: Language) => Promise<void>): Promise<void> {
  for (const language of LANGUAGES) {
    await speak(page, language);
    await run(language);
  }
  await speak(page, 'en');
}

/** Changes the language by its command, until it is `language`. */
export async function speak(page: Page, language: Language): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) === language) return;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Русский / English');
  await page.keyboard.press('Enter');
  await expect(html).toHaveAttribute('lang', language);
}
