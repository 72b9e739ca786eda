import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp } from '../e2e/helpers/app';
import { makeHome } from '../e2e/helpers/home';
import { makeLongProject } from '../helpers/long-project';
import { pressUntil } from './key-times';

const DOCUMENTS = 500;
const SHEETS = 3;
const TIMES = 12;

/**
 * With 500 documents in the folder of documents: ms from the key for all documents to their list, from a document that is open.
 * The first time, when nothing is known of them yet, stands apart.
 */
export async function benchLibrary(
  seed: number,
): Promise<{ readonly firstMs: number; readonly openMs: readonly number[] }> {
  const home = makeHome();
  try {
    const folder = join(home.documents, 'Sverka');
    await makeDocuments(folder, seed);
    const running = await launchApp({ home, args: [join(folder, nameOf(0))] });
    const page = running.window;
    await page.setViewportSize({ width: 1366, height: 768 });
    const times: number[] = [];
    for (let time = 0; time <= TIMES; time += 1) {
      await page.locator('.cm-line').first().waitFor({ timeout: 120_000 });
      await page.waitForFunction(() => document.querySelector('[data-testid="checking"]') === null);
      const isListed = { selector: '.document-open', isThere: true } as const;
      times.push(await pressUntil(page, 'Control+Shift+O', isListed));
      await page.locator('.document-open').first().press('Enter');
    }
    await running.kill();
    const [firstMs = Number.NaN, ...openMs] = times;
    return { firstMs, openMs };
  } finally {
    home.remove();
  }
}

const nameOf = (index: number) => `Document ${String(index + 1).padStart(3, '0')}`;

/** Copies of one review, each a document of its own. */
async function makeDocuments(folder: string, seed: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const made = await makeLongProject(join(folder, 'made'), SHEETS, seed);
  const pattern = join(folder, nameOf(0));
  renameSync(made.root, pattern);
  rmSync(join(folder, 'made'), { recursive: true });
  const project = readFileSync(join(pattern, 'project.json'), 'utf8');
  for (let index = 1; index < DOCUMENTS; index += 1) {
    const copy = join(folder, nameOf(index));
    cpSync(pattern, copy, { recursive: true });
    const own = project
      .replace(/"id": "long-[^"]*"/u, `"id": "library-${index}"`)
      .replace('"title": "Long"', `"title": "Дело ${index}"`);
    writeFileSync(join(copy, 'project.json'), own);
  }
}
