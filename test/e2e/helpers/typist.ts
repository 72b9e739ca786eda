import { expect, type Page } from 'playwright/test';
import type { RunningApp } from './app';

/** Somebody who types in the transcription, and remembers what was on the screen when. */
export type Typist = {
  /** Adds one numbered word at the caret. */
  readonly word: () => Promise<void>;
  /** Begins a new Line. */
  readonly newLine: () => Promise<void>;
  /** Everything typed so far, whether or not its key was answered. */
  readonly typed: () => string;
  /** How much of it was typed, for certain, by `atMs` of `Date.now()`. */
  readonly typedBy: (atMs: number) => string;
};

/** Puts the caret at the end of the page's text. `text` is what the page holds. */
export async function startTyping(page: Page, text: string): Promise<Typist> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  let typed = text;
  let words = 0;
  const moments: { readonly atMs: number; readonly typed: string }[] = [{ atMs: 0, typed }];
  const type = async (sign: string, press: () => Promise<void>) => {
    typed += sign;
    await press();
    moments.push({ atMs: Date.now(), typed });
  };
  return {
    word: async () => {
      words += 1;
      for (const sign of ` w${words}`) await type(sign, () => page.keyboard.type(sign));
    },
    newLine: () => type('\n', () => page.keyboard.press('Enter')),
    typed: () => typed,
    typedBy: (atMs) => moments.filter((moment) => moment.atMs <= atMs).at(-1)?.typed ?? text,
  };
}

export const SAVED = /^\s*Saved$/;
const SAVE_TIMEOUT_MS = 40_000;

/** Waits until the window says that everything is in the project. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save')).toHaveText(SAVED, { timeout: SAVE_TIMEOUT_MS });
}

/** As `app/ipc` has it, which is CommonJS to the tests. */
const EVENT_CHANNEL = 'sverka:event';

/** Puts everything typed into the project without waiting for the quiet moment in which it saves by itself. */
export async function saveNow({ app, window }: Pick<RunningApp, 'app' | 'window'>): Promise<void> {
  await app.evaluate(({ BrowserWindow }, channel) => {
    const windows = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    for (const one of windows.filter((each) => each.getURL().startsWith('sverka://review/')))
      one.send(channel, 'flush-before-close', null);
  }, EVENT_CHANNEL);
  await untilSaved(window);
}

/** The banner that offers what a crash left behind. */
export function recoveryBanner(page: Page): ReturnType<Page['locator']> {
  return page.locator('.banner', { hasText: 'Unsaved text from last time was found' });
}

/** Opens take over what was left behind and waits until it is in the project. */
export async function takeOver(page: Page): Promise<void> {
  await recoveryBanner(page).getByRole('button', { name: 'Restore' }).click();
  await expect(recoveryBanner(page)).toHaveCount(0, { timeout: SAVE_TIMEOUT_MS });
  await untilSaved(page);
}
