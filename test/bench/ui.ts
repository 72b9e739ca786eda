import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../e2e/helpers/app';
import { makeHome } from '../e2e/helpers/home';
import { makeLongProject } from '../helpers/long-project';
import { pressUntil, takeKeys, watchKeys } from './key-times';
import { keysIntoBareField } from './ui-bare';
import { benchLibrary } from './ui-library';
import { memoryByKind, memoryText, sumOf } from './ui-memory';
import { profiled, watchCpu, type WindowCpu } from './window-cpu';

/**
 * The window: with a review of PAGES sheets open, key press → text, → flags, F3 → scan moved and at rest, page
 * turn, memory when opened and over TURNS turns, key presses while all is exported and while sheets are recognised, how long the first window takes, and
 * a library of 500 documents. Needs a display and `npm run dist`.
 */
const PAGES = Number(process.env['PAGES'] ?? '1000');
const TURNS = Number(process.env['TURNS'] ?? '1500');
const SEED = Number(process.env['SEED'] ?? '20261124');
/** The sample's scan this many times: enough work for recognition while keys are pressed. */
const UNREAD = 5;

const print = (text: string) => process.stdout.write(`${text}\n`);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * One row of the table; `goal` in ms, `cpuMs` what the window's thread worked each time. The load is the machine's, per
 * core: above 1, others were at work.
 */
function report(
  what: string,
  values: readonly number[],
  goal: number | null,
  cpuMs: number | null = null,
): void {
  const [p50, p95] = [quantile(values, 0.5), quantile(values, 0.95)];
  const times = `p50 ${p50.toFixed(0).padStart(6)} ms   p95 ${p95.toFixed(0).padStart(6)} ms`;
  const verdict =
    goal === null ? '' : `goal ${String(goal).padStart(4)}  ${p95 <= goal ? 'reached' : 'missed'}`;
  const load = ((loadavg()[0] ?? 0) / cpus().length).toFixed(1);
  const cpu = cpuMs === null ? '' : `CPU ${(cpuMs / values.length).toFixed(1).padStart(5)} ms each`;
  print(`${what.padEnd(38)} ${times}   ${verdict.padEnd(18)} ${cpu.padEnd(18)} load ${load}`);
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
    // The first start makes the sample's project.
    if (run > 0) times.push(performance.now() - startedMs);
    await running.quit();
  }
  home.remove();
  report('launch to the sample’s sheets', times, 1_500);
}

/** With PROFILE=1 also prints where the time goes. */
const seen = async (page: Page, work: () => Promise<void>) =>
  process.env['PROFILE'] === '1' ? await profiled(page, print, work) : await work();

/** Some twelve keys a second, which only the fastest typists keep up. */
const TYPIST_PACE_MS = 80;

async function typeKeys(page: Page, paceMs: number): Promise<void> {
  for (let key = 0; key < 150; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? 'x' : 'Backspace');
    if (paceMs > 0) await page.waitForTimeout(paceMs);
  }
}

async function benchTyping(
  page: Page,
  cpu: WindowCpu,
  what: string,
  { goal, paceMs }: { readonly goal: number | null; readonly paceMs: number },
): Promise<void> {
  // A line without a flag, so that a flag on it is the one that the bench makes.
  await page.locator('.cm-line:not(:has(.differ))').nth(3).click();
  await takeKeys(page);
  await cpu.takeMs();
  await seen(page, () => typeKeys(page, paceMs));
  report(what, await takeKeys(page), goal, await cpu.takeMs());
}

async function benchFlags(page: Page, cpu: WindowCpu): Promise<void> {
  await isChecked(page);
  const flags: number[] = [];
  await page.keyboard.press('Home');
  const selector = '.cm-activeLine .differ';
  await cpu.takeMs();
  await seen(page, async () => {
    for (let time = 0; time < 15; time += 1) {
      flags.push(await pressUntil(page, 'z', { selector, isThere: true }));
      flags.push(await pressUntil(page, 'Backspace', { selector, isThere: false }));
    }
  });
  report('key press → flags', flags, 100, await cpu.takeMs());
}

const textOf = async (page: Page, selector: string) =>
  await page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);

async function benchSteps(page: Page, cpu: WindowCpu): Promise<void> {
  const steps: number[] = [];
  const selector = '.card .dim';
  await cpu.takeMs();
  await seen(page, async () => {
    for (let time = 0; time < 40; time += 1)
      steps.push(await pressUntil(page, 'F3', { selector, notText: await textOf(page, selector) }));
  });
  report('F3 → card and scan moved', steps, 150, await cpu.takeMs());
}

/** The word of the card is marked within the scan's room, and the scan moves no more. */
async function benchRest(page: Page, cpu: WindowCpu): Promise<void> {
  const rests: number[] = [];
  const selector = '.card .dim';
  await cpu.takeMs();
  await seen(page, async () => {
    for (let time = 0; time < 40; time += 1) {
      const isOther = { selector, notText: await textOf(page, selector) };
      const isSeen = { selector: '.scan-overlay .corner', within: '.scan-host' };
      const isStill = { selector: '.scan-host[data-picture="shown"][data-rests="true"]', isThere: true };
      rests.push(await pressUntil(page, 'F3', { all: [isOther, isSeen, isStill] }));
    }
  });
  report('F3 → scan at rest on the word', rests, 150, await cpu.takeMs());
}

async function benchScanTurns(page: Page, cpu: WindowCpu): Promise<void> {
  const turns: number[] = [];
  const selector = '.scan-host[data-picture="shown"]';
  await page.locator('.cm-line').first().click();
  await cpu.takeMs();
  for (let turn = 0; turn < 40; turn += 1) {
    const before = (await page.locator(selector).getAttribute('data-sheet')) ?? '';
    const effect = { selector, attribute: 'data-sheet', notValue: before };
    turns.push(await pressUntil(page, turn < 20 ? 'Alt+PageDown' : 'Alt+PageUp', effect));
  }
  report('page turn → its own scan', turns, 200, await cpu.takeMs());
}

async function benchTurns({ app, window: page }: RunningApp, cpu: WindowCpu): Promise<void> {
  const pid = app.process().pid ?? 0;
  const turns: number[] = [];
  const memory: string[] = [];
  // Forth and back: F3 has come to the 40th sheet or so before.
  const stretch = Math.max(1, Math.floor(Math.min(TURNS / 2, PAGES / 4)));
  await page.locator('.cm-line').first().click();
  await cpu.takeMs();
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (turn % Math.ceil(TURNS / 15) === 0) memory.push(String(sumOf(memoryByKind(pid))));
    const key = Math.floor(turn / stretch) % 2 === 0 ? 'Alt+PageDown' : 'Alt+PageUp';
    const selector = '.status-line';
    turns.push(await pressUntil(page, key, { selector, notText: await textOf(page, selector) }));
  }
  report('page turn', turns, 200, await cpu.takeMs());
  print(`memory over ${TURNS} turns, MiB: ${memory.join(' ')}`);
  print(`memory after ${TURNS} turns: ${memoryText(memoryByKind(pid))}`);
}

/** The slow formats, each for as long as it takes. */
async function benchBesideExports({ app, window: page }: RunningApp, cpu: WindowCpu): Promise<void> {
  for (const [i, format] of ['Word', 'Scan beside text'].entries()) {
    await answerDialogs(app, { save: join(folder, `out-${i}`), open: [folder] });
    await page.keyboard.press('Control+Shift+E');
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: new RegExp(`^${format}`) })
      .check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const goal = { goal: 21, paceMs: TYPIST_PACE_MS };
    await benchTyping(page, cpu, `key press → text, exporting ${format}`, goal);
    if ((await page.locator('.notice').count()) > 0) print('the export had ended before the last key');
    await page
      .locator('.notice')
      .getByRole('button', { name: 'Show in folder' })
      .waitFor({ timeout: 600_000 });
    await page.locator('.notice').getByRole('button', { name: 'Close' }).click();
  }
}

async function benchBesideRecognition(page: Page, cpu: WindowCpu): Promise<void> {
  await page.keyboard.press('Control+Shift+R');
  await page.locator('.job progress').waitFor({ timeout: 60_000 });
  await benchTyping(page, cpu, 'key press → text, while recognising', { goal: 32, paceMs: TYPIST_PACE_MS });
  if ((await page.locator('.job progress').count()) === 0) print('recognition had ended before the last key');
}

async function benchLong(root: string, home: ReturnType<typeof makeHome>): Promise<void> {
  const startedMs = performance.now();
  const running = await launchApp({ home, args: [root] });
  const { window: page } = running;
  await page.locator('.cm-line').first().waitFor({ timeout: 600_000 });
  report(`launch to the first of ${PAGES} sheets`, [performance.now() - startedMs], 3_000);
  await isChecked(page);
  report(`launch to all ${PAGES} sheets checked`, [performance.now() - startedMs], null);
  print(`memory of all processes, opened: ${memoryText(memoryByKind(running.app.process().pid ?? 0))}`);
  await watchKeys(page);
  const cpu = await watchCpu(page);
  await benchTyping(page, cpu, 'key press → text', { goal: 16, paceMs: TYPIST_PACE_MS });
  const bare = await keysIntoBareField(running, (field) => typeKeys(field, TYPIST_PACE_MS));
  report('key press → text of an empty window', bare, null);
  await benchTyping(page, cpu, 'key press → text, without a pause', { goal: null, paceMs: 0 });
  await benchFlags(page, cpu);
  await benchSteps(page, cpu);
  await benchRest(page, cpu);
  await benchScanTurns(page, cpu);
  await benchTurns(running, cpu);
  await benchBesideExports(running, cpu);
  await benchBesideRecognition(page, cpu);
  await running.kill();
}

const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-ui-'));
const home = makeHome();
try {
  print(`seed ${SEED}, ${PAGES} sheets, ${cpus().length} cores; load is per core`);
  await benchSample();
  const library = await benchLibrary(SEED);
  report('library of 500 documents, at first', [library.firstMs], null);
  report('library of 500 documents', library.openMs, 500);
  const project = await makeLongProject(folder, PAGES, SEED, UNREAD);
  await benchLong(project.root, home);
} finally {
  home.remove();
  rmSync(folder, { recursive: true, force: true });
}
