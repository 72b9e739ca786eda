import { expect, type Page } from 'playwright/test';
import type { ReviewApi } from '../../../app/ipc';

/** Drops files as the system does; a page's own script could not give a file its path. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  await dropData(page, { items: [], files: [...files], dragOperationsMask: 1 }, { x: 600, y: 400 });
}

/** What a drag carries: MIME type → data. */
export type Dragged = Readonly<Record<string, string>>;

/** Drops what another program has dragged over, in the middle of `over`. */
export async function dropOn(page: Page, over: string, dragged: Dragged, files: readonly string[] = []) {
  const box = await page.locator(over).first().boundingBox();
  if (box === null) throw new Error(`${over} is not shown.`);
  const items = Object.entries(dragged).map(([mimeType, data]) => ({ mimeType, data }));
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  await dropData(page, { items, files: [...files], dragOperationsMask: 1 }, at);
}

/** What another program copies and drags as rich text. */
export const RICH: Dragged = { 'text/plain': 'Чужое слово', 'text/html': '<b>Чужое</b> <i>слово</i>' };
const LINK: Dragged = { 'text/uri-list': 'https://example.org/', 'text/plain': 'https://example.org/' };

/** Words, an address and a file, one after the other. */
export async function dropForeign(page: Page, over: string, file: string): Promise<void> {
  await dropOn(page, over, RICH);
  await dropOn(page, over, LINK);
  await dropOn(page, over, {}, [file]);
}

/**
 * Drops words, an address and a file over `over`: the window stays, what is open stays open, and the text of the sheet
 * is what it was.
 */
export async function expectNothingComesIn(page: Page, over: string, file: string): Promise<void> {
  const seen = () =>
    page.evaluate(() => ({
      at: location.href,
      startedAt: performance.timeOrigin,
      dialogs: [...document.querySelectorAll('[role=dialog]')].map(
        (one) => one.querySelector('h2')?.textContent,
      ),
      lines: [...document.querySelectorAll('.cm-line')].map((line) => line.textContent),
      fields: [...document.querySelectorAll<HTMLInputElement>('[role=dialog] :is(input, textarea)')].map(
        ({ value }) => value,
      ),
    }));
  const before = await seen();
  const taken = await filesTaken(page);
  await dropForeign(page, over, file);
  // Main looks at the file first; one that came late would be for whatever is open by then.
  await expect.poll(taken).toBeGreaterThan(0);
  expect(await seen(), over).toEqual(before);
}

/** Counts from now on how often the window is told of files that were dropped on it. */
async function filesTaken(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const { api } = globalThis as unknown as { readonly api: Pick<ReviewApi, 'on'> };
    const told = { times: 0 };
    api.on('files-dropped', () => void (told.times += 1));
    return told;
  });
  return () => counter.evaluate(({ times }) => times);
}

type DragData = {
  readonly items: { mimeType: string; data: string }[];
  readonly files: string[];
  readonly dragOperationsMask: number;
};

async function dropData(page: Page, data: DragData, { x, y }: { readonly x: number; readonly y: number }) {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}
