import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp } from './helpers/app';
import { makeHome } from './helpers/home';
import { packagedExecutable, ROOT } from './helpers/paths';
import { makeReview } from './helpers/review';

type Fuses = { readonly readFuses: (executable: string) => Promise<Readonly<Record<string, boolean>>> };

/** As they ship, but for the one by which a driver attaches. */
const EXPECTED = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
} as const;

test('the packed app has the fuses that ship, but for the driver’s own, and runs with them', async () => {
  const { readFuses } = (await import(pathToFileURL(join(ROOT, 'scripts/fuses.mjs')).href)) as Fuses;
  expect(await readFuses(packagedExecutable())).toMatchObject(EXPECTED);
  const home = makeHome();
  const { root } = await makeReview(join(home.folder, 'reviews'), ['Первая строка']);
  const running = await launchApp({
    home,
    args: [root],
    // Neither turns the program into something else.
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere.cjs' },
  });
  await expect(running.window.locator('.cm-line').first()).toHaveText('Первая строка', { timeout: 60_000 });
  await running.quit();
  home.remove();
});
