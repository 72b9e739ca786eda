import type axeCore from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { ROOT } from './paths';

const SOURCE_FILE = join(ROOT, 'node_modules/axe-core/axe.min.js');

/** What of the window is looked at, and for what; the whole of it for everything unless said. */
export type Looked = { readonly within?: string; readonly colours?: 'only' | 'left-out' };

/**
 * What axe finds wrong with the window, each with the elements it is wrong with. It is put into a window once and asks
 * for what is wrong alone: to say of each element what is right about it takes longer than to look.
 */
export async function violations(page: Page, looked: Looked = {}): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(readFileSync(SOURCE_FILE, 'utf8'));
  return await page.evaluate(async ({ within, colours }) => {
    const { axe } = globalThis as unknown as { readonly axe: typeof axeCore };
    const { violations: found } = await axe.run(within === undefined ? document : { include: [within] }, {
      resultTypes: ['violations'],
      ...(colours === 'only' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
      ...(colours === 'left-out' ? { rules: { 'color-contrast': { enabled: false } } } : {}),
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, looked);
}
