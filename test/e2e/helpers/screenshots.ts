import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { OUTPUT } from './paths';

/** Keeps a picture of the window among the output of the tests; the README's pictures come from there. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = join(OUTPUT, 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
