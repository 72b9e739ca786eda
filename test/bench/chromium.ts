import { mkdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright/test';
import { launchApp, makeUnreadSample } from '../e2e/helpers/app';
import { violations } from '../e2e/helpers/axe';
import { makeHome, type Home } from '../e2e/helpers/home';
import { inLanguages } from '../e2e/helpers/looks';
import { ROOT } from '../e2e/helpers/paths';
import { pressUntil, takeKeys, watchKeys } from './key-times';
import { pictureDifference } from './picture-difference';

/**
 * The main job in a new Chromium beside the packed app on its runtime: the same windows and the same main process, there
 * on as much of Electron as `scripts/chromium` stands in for. CHROMIUM names the program; Debian's is found by itself.
 */
const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const KEYS = 150;
const STEPS = 8;

type Shell = {
  readonly pages: readonly { readonly page: Page; readonly url: string }[];
  readonly start: (mainFile: string) => void;
  readonly close: () => void;
};
type ShellModule = {
  readonly makeShell: (given: {
    readonly context: BrowserContext;
    readonly home: string;
    readonly version: string;
  }) => Promise<Shell>;
};
type Row = { readonly what: string; readonly value: string };

const print = (text: string) => process.stdout.write(`${text}\n`);
const ms = (value: number) => `${value.toFixed(0)} ms`;
const pictures = join(ROOT, 'test-output', 'chromium');

function times(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `p50 ${ms(at(0.5))}, p95 ${ms(at(0.95))}`;
}

/** From the button of the sample to a decided discrepancy; what each engine took and showed. */
async function mainJob(page: Page, name: string): Promise<readonly Row[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.getByRole('button', { name: 'Recognise all sheets' }).click({ timeout: 60_000 });
  const startedMs = performance.now();
  await page.locator('.cm-line').first().waitFor({ timeout: 300_000 });
  await page.getByText('Recognition is finished').first().waitFor({ timeout: 300_000 });
  await page.locator('[data-testid="checking"]').waitFor({ state: 'detached', timeout: 300_000 });
  const readMs = performance.now() - startedMs;
  await watchKeys(page);
  await page.locator('.cm-line:not(:has(.differ))').nth(2).click();
  await takeKeys(page);
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press(key % 2 === 0 ? 'x' : 'Backspace');
  const keys = await takeKeys(page);
  const steps: number[] = [];
  const selector = '.card .dim';
  for (let step = 0; step < STEPS; step += 1) {
    const before = await page.evaluate(
      (wanted) => document.querySelector(wanted)?.textContent ?? '',
      selector,
    );
    steps.push(await pressUntil(page, 'F3', { selector, notText: before }));
  }
  const wrong = await violations(page);
  await takePictures(page, name);
  return [
    {
      what: 'engine',
      value: await page.evaluate(() => /Chrome\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? ''),
    },
    { what: 'sample recognised and checked', value: ms(readMs) },
    { what: 'text', value: (await page.locator('.cm-line').first().textContent()) ?? '' },
    { what: 'key press → frame', value: times(keys) },
    { what: 'F3 → card and scan moved', value: times(steps) },
    { what: 'axe', value: wrong.length === 0 ? '0' : wrong.join('; ') },
    { what: 'faults in the window', value: faults.length === 0 ? '0' : faults.join('; ') },
  ];
}

const LOOKS = ['en', 'ru'].flatMap((language) => ['light', 'dark'].map((scheme) => `${language}-${scheme}`));
const pictureOf = (name: string, look: string) => join(pictures, `${name}-${look}.jpg`);

/** The checked sample in both languages, light and dark, at one size in both engines. */
async function takePictures(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  // The last F3 may have gone to another sheet: its scan has a scale once it is shown.
  await page
    .locator('.scan-tools')
    .getByText(/\d\s?%/)
    .waitFor({ timeout: 60_000 });
  await inLanguages(page, async (language) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const path = pictureOf(name, `${language}-${colorScheme}`);
      await page.screenshot({ path, type: 'jpeg', quality: 100 });
    }
  });
}

/** How far the pictures of both engines are apart, look by look. */
function comparePictures(): readonly string[] {
  return LOOKS.map((look) => {
    const [packed, young] = ['package', 'chromium'].map((name) => readFileSync(pictureOf(name, look)));
    const found = pictureDifference(packed ?? Buffer.alloc(0), young ?? Buffer.alloc(0));
    if (found === null) return `picture ${look}: not of one size`;
    const percent = (found.differingShare * 100).toFixed(1);
    return `picture ${look}: ${percent} % of squares differ, mean ${found.mean.toFixed(1)} of 255`;
  });
}

async function inChromium(home: Home): Promise<readonly Row[]> {
  const file = join(ROOT, 'scripts/chromium/electron-shell.mjs');
  const { makeShell } = (await import(pathToFileURL(file).href)) as ShellModule;
  await makeUnreadSample(home);
  const browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const shell = await makeShell({ context, home: home.folder, version: '0.0.0' });
  // What the main process would take for files to open.
  process.argv.splice(1, process.argv.length, ROOT);
  shell.start(join(ROOT, 'build', 'main.cjs'));
  const page = await reviewPage(shell);
  await page.getByRole('button', { name: /^Try the sample/ }).click();
  const rows = await mainJob(page, 'chromium');
  await browser.close();
  shell.close();
  return rows;
}

async function reviewPage(shell: Shell): Promise<Page> {
  for (;;) {
    const found = shell.pages.find(({ url }) => url.includes('//review/'));
    if (found !== undefined) return found.page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function inPackage(home: Home): Promise<readonly Row[]> {
  const running = await launchApp({ home });
  const rows = await mainJob(running.window, 'package');
  await running.quit();
  return rows;
}

mkdirSync(pictures, { recursive: true });
const homes = [makeHome(), makeHome()] as const;
const packed = await inPackage(homes[0]);
// The main process hears of every fault by then, this one's too, and would go on.
const young = await inChromium(homes[1]).catch((error: unknown) => {
  print(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
print(`${''.padEnd(32)} ${'packed app'.padEnd(34)} Chromium`);
for (const [at, { what, value }] of packed.entries())
  print(`${what.padEnd(32)} ${value.padEnd(34)} ${young[at]?.value ?? ''}`);
for (const line of comparePictures()) print(line);
print(`load ${(loadavg()[0] ?? 0).toFixed(1)}; pictures in test-output/chromium`);
for (const home of homes) home.remove();
process.exit(0);
