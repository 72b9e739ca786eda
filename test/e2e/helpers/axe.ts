import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/**
 * What axe finds wrong with the window, each with the elements it is wrong with; `set` narrows what is looked at. axe
 * needs a page of its own to merge frames, which Electron does not give; the app has no frames.
 */
export async function violations(
  page: Page,
  set: (axe: AxeBuilder) => AxeBuilder = (axe) => axe,
): Promise<readonly string[]> {
  const { violations: found } = await set(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
