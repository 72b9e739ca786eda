import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { makeReview } from './helpers/review';

/** One review in a synchronised folder, and two people who decide on two computers. */
test.describe.configure({ mode: 'serial' });

const LINES = ['Первая слyжба', 'Вторая вoт', 'Третья тaк'];

let homes: readonly Home[];
let [anna, boris] = ['', ''];

test.beforeAll(async () => {
  homes = [makeHome(), makeHome()];
  const [first, second] = homes;
  if (first === undefined || second === undefined) throw new Error('There are two.');
  const { root } = await makeReview(join(first.folder, 'made'), LINES);
  anna = join(first.folder, 'sync');
  boris = join(second.folder, 'sync');
  for (const folder of [anna, boris]) cpSync(root, folder, { recursive: true });
});

test.afterAll(() => homes.forEach((home) => home.remove()));

async function open(who: 0 | 1): Promise<RunningApp> {
  const home = homes[who];
  if (home === undefined) throw new Error('There are two.');
  const running = await launchApp({ home, args: [who === 0 ? anna : boris] });
  await running.window.setViewportSize({ width: 1366, height: 768 });
  await expect(toDecide(running)).toBeVisible({ timeout: 60_000 });
  return running;
}

const toDecide = ({ window }: RunningApp) => window.locator('.status-line', { hasText: /left to decide/i });

/** Goes to the `number`-th discrepancy and says that the original is wrong. */
async function decide(who: 0 | 1, number: number): Promise<void> {
  const running = await open(who);
  await expect(toDecide(running)).toContainText('left to decide: 3', { timeout: 30_000 });
  for (let i = 0; i < number; i += 1) {
    await running.window.keyboard.press('F3');
    await expect(running.window.locator('.card')).toBeVisible();
  }
  await running.window.keyboard.press('o');
  await expect(toDecide(running)).toContainText('left to decide: 2');
  await running.quit();
}

test('what both decided counts on both computers, and is told once', async () => {
  await decide(0, 1);
  await decide(1, 2);
  const log = join(anna, 'verdicts.jsonl');
  const conflict = 'verdicts-DESKTOP-7Q2.jsonl';
  // The service takes Anna's file for the right one and puts that of Boris beside it, on both computers.
  copyFileSync(join(boris, 'verdicts.jsonl'), join(anna, conflict));
  copyFileSync(join(boris, 'verdicts.jsonl'), join(boris, conflict));
  copyFileSync(log, join(boris, 'verdicts.jsonl'));
  for (const who of [0, 1] as const) {
    const running = await open(who);
    await expect(toDecide(running)).toContainText('left to decide: 1', { timeout: 30_000 });
    const banner = running.window.locator('.banner', { hasText: 'on another computer' });
    await expect(banner).toContainText(`1 added from “${conflict}”`);
    await banner.getByRole('button', { name: 'Close' }).click();
    await expect(banner).toHaveCount(0);
    await running.quit();
  }
  expect(readFileSync(join(boris, 'verdicts.jsonl'), 'utf8')).toBe(readFileSync(log, 'utf8'));
  expect(existsSync(join(anna, conflict))).toBe(true);
  expect(readdirSync(anna).filter((name) => name.startsWith('verdicts'))).toHaveLength(2);
});

test('the next opening says nothing more, and the check of the files says what the copy holds', async () => {
  const running = await open(0);
  await expect(toDecide(running)).toContainText('left to decide: 1', { timeout: 30_000 });
  await expect(running.window.locator('.banner', { hasText: 'on another computer' })).toHaveCount(0);
  await runCommand(running.window, 'Check the document’s files');
  const problems = running.window.getByRole('dialog').locator('.problems');
  await expect(problems).toContainText('verdicts-DESKTOP-7Q2.jsonl');
  await expect(problems).toContainText('holds 1 record that counts');
  await expect(problems).not.toContainText('deleted');
  await running.quit();
});

test('a copy of a sheet with another text is named, and compared or set aside', async () => {
  const name = '0001 (Борис’s conflicted copy 2026-11-28).xml';
  const copy = readFileSync(join(anna, 'pages', '0001.xml'), 'utf8').replaceAll('Первая', 'Первейшая');
  writeFileSync(join(anna, 'pages', name), copy);
  const running = await open(0);
  const banner = running.window.locator('.banner', { hasText: name });
  await expect(banner).toContainText('What you see is your text');
  await expect(running.window.locator('.cm-line').first()).toContainText('Первая');
  await banner.getByRole('button', { name: 'Compare and merge' }).click();
  const row = running.window.getByRole('dialog').locator('.merge-row').first();
  await expect(row).toContainText('Первейшая');
  await running.window.keyboard.press('Escape');
  await banner.getByRole('button', { name: 'Set aside' }).click();
  await expect(banner).toHaveCount(0);
  expect(readFileSync(join(anna, 'pages', name), 'utf8')).toBe(copy);
  await running.quit();
});
