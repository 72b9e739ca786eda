import type { Page } from 'playwright/test';

/** How long the window takes from a key to what it shows, counted in the window itself. */

/** What a key shall bring about: something is there, or gone, or says something else. */
export type Effect =
  | { readonly selector: string; readonly isThere: boolean }
  | { readonly selector: string; readonly notText: string }
  | { readonly selector: string; readonly attribute: string; readonly notValue: string }
  /** The first lies within the second. */
  | { readonly selector: string; readonly within: string }
  | { readonly all: readonly Effect[] };

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
  const isWithin = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom;
  const hasCome = (wanted: Effect): boolean => {
    if ('all' in wanted) return wanted.all.every(hasCome);
    const found = document.querySelector(wanted.selector);
    if ('isThere' in wanted) return (found !== null) === wanted.isThere;
    if ('notText' in wanted) return (found?.textContent ?? '') !== wanted.notText;
    if ('notValue' in wanted)
      return found !== null && found.getAttribute(wanted.attribute) !== wanted.notValue;
    const room = document.querySelector(wanted.within)?.getBoundingClientRect();
    return found !== null && room !== undefined && isWithin(found.getBoundingClientRect(), room);
  };
  let pressedMs = 0;
  const press = (event: KeyboardEvent) => (pressedMs = event.timeStamp);
  window.addEventListener('keydown', press, true);
  (window as unknown as Held).benchEffect = new Promise((resolve) => {
    const look = () => {
      if (pressedMs === 0 || !hasCome(effect)) return void requestAnimationFrame(look);
      window.removeEventListener('keydown', press, true);
      requestAnimationFrame(() => resolve(performance.now() - pressedMs));
    };
    requestAnimationFrame(look);
  });
}
