import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { launchApp } from '../e2e/helpers/app';
import { makeHome } from '../e2e/helpers/home';
import { makeLongProject } from '../helpers/long-project';
import { pressUntil } from './key-times';

/** A document of very many sheets beside one of two: how long it takes from the list of documents to the first sheet's text. */
const SHEETS = [2, Number(process.env['SHEETS'] ?? '2000')] as const;
const TIMES = 15;
/** Taken before anything is counted: the window's first opening of each reads the program's own parts. */
const WARM_UP = 2;
const REST_MS = 1_500;

async function benchOpening(): Promise<void> {
  const home = makeHome();
  const folder = join(home.documents, 'Sverka');
  for (const sheets of SHEETS) await makeDocument(folder, sheets);
  const running = await launchApp({ home, args: [join(folder, titleOf(SHEETS[0]))] });
  const page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  const times = new Map<number, number[]>(SHEETS.map((sheets) => [sheets, []]));
  for (let time = 0; time < TIMES + WARM_UP; time += 1) {
    // In turn, so that whatever else the machine does falls on both.
    for (const sheets of SHEETS) {
      const ms = await openFromLibrary(page, sheets);
      if (time >= WARM_UP) times.get(sheets)?.push(ms);
    }
  }
  await running.kill();
  home.remove();
  const [few, many] = SHEETS.map((sheets) => medianOf(times.get(sheets) ?? []));
  for (const sheets of SHEETS)
    console.log(`${sheets} sheets: ${[...(times.get(sheets) ?? [])].map(Math.round).join(' ')} ms`);
  const ratio = ((many ?? 0) / (few ?? 1)).toFixed(2);
  const load = ((loadavg()[0] ?? 0) / cpus().length).toFixed(1);
  console.log(
    `Median: ${Math.round(few ?? 0)} and ${Math.round(many ?? 0)} ms, ratio ${ratio} (goal 0.8–1.2), load ${load} per core`,
  );
}

async function openFromLibrary(page: Page, sheets: number): Promise<number> {
  await page.locator('.cm-line').first().waitFor({ timeout: 120_000 });
  await pressUntil(page, 'Control+Shift+O', { selector: '.document-open', isThere: true });
  // What was open has its check ended, and the list is drawn.
  await page.waitForTimeout(REST_MS);
  await page.locator('.document-open', { hasText: titleOf(sheets) }).focus();
  return await pressUntil(page, 'Enter', { selector: '.cm-line', isThere: true });
}

const titleOf = (sheets: number) => (sheets === SHEETS[0] ? 'Short document' : 'Long document');

async function makeDocument(folder: string, sheets: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { root } = await makeLongProject(join(folder, `.making-${sheets}`), sheets, 4711);
  const file = join(root, 'project.json');
  const project = readFileSync(file, 'utf8').replace('"title": "Long"', `"title": "${titleOf(sheets)}"`);
  writeFileSync(file, project);
  renameSync(root, join(folder, titleOf(sheets)));
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await benchOpening();
