import type { Page } from 'playwright/test';

/** How long the window takes from a key to what it shows, counted in the window itself. */

/** What a key shall bring about: something is there, or gone, or says something else. */
export type Effect =
  | { readonly selector: string; readonly isThere: boolean }
  | { readonly selector: string; readonly notText: string };

type Held = { benchKeys: number[]; benchEffect: Promise<number> };

const EFFECT_LIMIT_MS = 10_000;

/** Begins to count from every key to the moment after the frame that shows its effect. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held = window as unknown as Held;
    held.benchKeys = [];
    const afterFrame = (then: () => void) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = then;
        channel.port2.postMessage(null);
      });
    window.addEventListener(
      'keydown',
      (event) => afterFrame(() => held.benchKeys.push(performance.now() - event.timeStamp)),
      true,
    );
  });
}

/** The times since it was last asked, in ms. */
export async function takeKeys(page: Page): Promise<readonly number[]> {
  return await page.evaluate(() => (window as unknown as Held).benchKeys.splice(0));
}

/**
 * Presses `keys` and answers the ms until `effect`, and the frame after it. Throws when it does not come about in
 * `EFFECT_LIMIT_MS`.
 */
export async function pressUntil(page: Page, keys: string, effect: Effect): Promise<number> {
  // The key goes to the browser and the listener to the page: one after the other, or the key may come first.
  await page.evaluate(listen, effect);
  await page.keyboard.press(keys);
  const limit = new Promise<never>((_, reject) => {
    const tell = () => reject(new Error(`${keys} had no effect: ${JSON.stringify(effect)}`));
    setTimeout(tell, EFFECT_LIMIT_MS).unref();
  });
  return await Promise.race([page.evaluate(() => (window as unknown as Held).benchEffect), limit]);
}

/** Runs in the page. The last key of a chord counts. */
function listen(effect: Effect): void {
  const hasCome = () => {
    const found = document.querySelector(effect.selector);
    return 'isThere' in effect
      ? (found !== null) === effect.isThere
      : (found?.textContent ?? '') !== effect.notText;
  };
  let pressedMs = 0;
  const press = (event: KeyboardEvent) => (pressedMs = event.timeStamp);
  window.addEventListener('keydown', press, true);
  (window as unknown as Held).benchEffect = new Promise((resolve) => {
    const look = () => {
      if (pressedMs === 0 || !hasCome()) return void requestAnimationFrame(look);
      window.removeEventListener('keydown', press, true);
      requestAnimationFrame(() => resolve(performance.now() - pressedMs));
    };
    requestAnimationFrame(look);
  });
}
