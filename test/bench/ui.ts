import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { launchApp, type RunningApp } from '../e2e/helpers/app';
import { makeHome } from '../e2e/helpers/home';
import { residentBytes } from '../e2e/helpers/processes';
import { makeLongProject } from '../helpers/long-project';

/**
 * DESIGN section 11, the window: with a review of PAGES sheets open, key press → text, → flags, F3 → scan moved, page
 * turn, memory over 500 turns, and how long the first window takes. Needs a display and `npm run dist`.
 */
const PAGES = Number(process.env['PAGES'] ?? '1000');
const TURNS = Number(process.env['TURNS'] ?? '500');
const SEED = Number(process.env['SEED'] ?? '20261124');

type Row = { readonly what: string; readonly p50: number; readonly p95: number; readonly reach: string };
const rows: Row[] = [];
const print = (text: string) => process.stdout.write(`${text}\n`);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function report(what: string, values: readonly number[], reach: string): void {
  const row = { what, p50: quantile(values, 0.5), p95: quantile(values, 0.95), reach };
  rows.push(row);
  const times = `p50 ${row.p50.toFixed(0).padStart(6)} ms   p95 ${row.p95.toFixed(0).padStart(6)} ms`;
  print(`${what.padEnd(34)} ${times}   reach ${reach}`);
}

/** Counts from the key itself to the moment after the frame that shows its effect. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held = window as unknown as { benchKeys: number[] };
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

async function takeKeys(page: Page): Promise<readonly number[]> {
  return await page.evaluate(() => {
    const held = window as unknown as { benchKeys: number[] };
    return held.benchKeys.splice(0);
  });
}

/** Presses `keys` and counts until `selector` has appeared (or gone), and the frame after it. */
async function until(page: Page, keys: string, selector: string, isThere: boolean): Promise<number> {
  const waiting = page.evaluate(
    ({ wanted, shall }) =>
      new Promise<number>((resolve) => {
        let pressedMs = 0;
        window.addEventListener('keydown', (event) => (pressedMs ||= event.timeStamp), {
          capture: true,
          once: true,
        });
        const look = () => {
          const isIt = (document.querySelector(wanted) !== null) === shall;
          if (pressedMs > 0 && isIt) requestAnimationFrame(() => resolve(performance.now() - pressedMs));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    { wanted: selector, shall: isThere },
  );
  await page.keyboard.press(keys);
  return await waiting;
}

const isChecked = (page: Page) =>
  page.waitForFunction(() => document.querySelector('[data-testid="checking"]') === null, null, {
    timeout: 600_000,
  });

async function benchSample(): Promise<void> {
  const times: number[] = [];
  const home = makeHome();
  for (let run = 0; run < 6; run += 1) {
    const startedMs = performance.now();
    const running = await launchApp({ home });
    await running.window.locator('.page-button').first().waitFor({ timeout: 120_000 });
    if (run > 0) times.push(performance.now() - startedMs);
    await running.quit();
  }
  home.remove();
  report('launch to the sample’s sheets', times, '1500');
}

async function benchLong(running: RunningApp): Promise<void> {
  const { window: page } = running;
  await watchKeys(page);
  // A line without a flag, so that a flag on it is the one that the bench makes.
  await page.locator('.cm-line:not(:has(.differ))').nth(3).click();
  await takeKeys(page);
  for (let key = 0; key < 150; key += 1) await page.keyboard.press(key % 2 === 0 ? 'x' : 'Backspace');
  report('key press → text', await takeKeys(page), '16');
  await isChecked(page);
  const flags: number[] = [];
  await page.keyboard.press('Home');
  const mark = '.cm-activeLine .differ';
  for (let time = 0; time < 15; time += 1) {
    flags.push(await until(page, 'z', mark, true));
    flags.push(await until(page, 'Backspace', mark, false));
  }
  report('key press → flags', flags, '100');
  const steps: number[] = [];
  for (let time = 0; time < 40; time += 1) {
    const label =
      (await page
        .locator('.card .dim')
        .first()
        .textContent()
        .catch(() => '')) ?? '';
    steps.push(await untilText(page, 'F3', '.card .dim', label));
  }
  report('F3 → card and scan moved', steps, '150');
  const turns: number[] = [];
  await page.locator('.cm-line').first().click();
  const before = residentBytes(running.app.process().pid ?? 0);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const text = (await page.locator('.cm-line').first().textContent()) ?? '';
    turns.push(await untilText(page, turn % 100 < 50 ? 'Alt+PageDown' : 'Alt+PageUp', '.cm-line', text));
  }
  report('page turn', turns, '200');
  const after = residentBytes(running.app.process().pid ?? 0);
  print(`memory of all processes: ${mib(before)} MiB, after ${TURNS} turns ${mib(after)} MiB`);
}

const mib = (bytes: number) => Math.round(bytes / 1024 / 1024);

/** Presses `keys` and counts until the first `selector` shows something else than `text`. */
async function untilText(page: Page, keys: string, selector: string, text: string): Promise<number> {
  const waiting = page.evaluate(
    ({ wanted, old }) =>
      new Promise<number>((resolve) => {
        let pressedMs = 0;
        window.addEventListener('keydown', (event) => (pressedMs ||= event.timeStamp), { capture: true });
        const startMs = performance.now();
        const look = () => {
          const now = document.querySelector(wanted)?.textContent ?? '';
          const isLate = performance.now() - startMs > 5_000;
          if (pressedMs > 0 && (now !== old || isLate))
            requestAnimationFrame(() => resolve(performance.now() - pressedMs));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    { wanted: selector, old: text },
  );
  await page.keyboard.press(keys);
  return await waiting;
}

const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-ui-'));
const home = makeHome();
try {
  print(`seed ${SEED}, ${PAGES} sheets`);
  await benchSample();
  const project = await makeLongProject(folder, PAGES, SEED);
  const startedMs = performance.now();
  const running = await launchApp({ home, args: [project.root] });
  await running.window.locator('.cm-line').first().waitFor({ timeout: 600_000 });
  report(`launch to the first of ${PAGES} sheets`, [performance.now() - startedMs], '3000');
  await isChecked(running.window);
  report(`launch to all ${PAGES} sheets checked`, [performance.now() - startedMs], '—');
  await benchLong(running);
  await running.kill();
} finally {
  home.remove();
  rmSync(folder, { recursive: true, force: true });
}
