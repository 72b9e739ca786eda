import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchSample } from './helpers/app';
import { bombPdf } from './helpers/bomb-pdf';
import { corpusFile } from './helpers/seed';
import { drop } from './helpers/drop';
import { makeHome, type Home } from './helpers/home';
import { SAMPLE } from './helpers/paths';
import { runPackaged } from './helpers/run';

/** Small files that would fill the computer's memory: the engine is ended before they do, and says what to do. */
let home: Home;

test.beforeEach(() => {
  home = makeHome();
});

test.afterEach(() => home.remove());

const bombs = {
  'made here': () => bombPdf(),
  'bomb-double.pdf': () => fromCorpus('bomb-double.pdf'),
  'bomb-content.pdf': () => fromCorpus('bomb-content.pdf'),
};

function fromCorpus(name: string): Buffer | null {
  const file = corpusFile('hostile', name);
  return file === null ? null : readFileSync(file);
}

for (const [name, read] of Object.entries(bombs)) {
  test(`${name}: refused on the command line with the way to allow it`, async () => {
    const bytes = read();
    test.skip(bytes === null, 'The shared corpus is not on this machine.');
    writeFileSync(join(home.folder, 'bomb.pdf'), bytes ?? '');
    const ran = await runPackaged(home, ['recognise', 'bomb.pdf', '--out', 'read']);
    expect(ran.code).toBe(2);
    const line = ran.stderr.split('\n').find((one) => one.startsWith('sverka: bomb.pdf: '));
    expect(line).toMatch(/--engine-memory=3000 and try again|--engine-seconds=60 and try again/);
  });
}

test('in the window the sheet beside it is still read', async () => {
  writeFileSync(join(home.folder, '1 bomb.pdf'), bombPdf());
  writeFileSync(join(home.folder, '2 sheet.pdf'), readFileSync(SAMPLE.scan));
  const { window, kill } = await launchSample(home);
  await drop(window, [join(home.folder, '1 bomb.pdf'), join(home.folder, '2 sheet.pdf')]);
  const rows = window.getByRole('dialog').locator('.files').first().locator('li');
  await expect(rows.nth(1)).toContainText(/2 sheets/, { timeout: 120_000 });
  await expect(rows.nth(0)).toContainText(/1 sheet|--engine-(memory|seconds)/);
  await kill();
});
