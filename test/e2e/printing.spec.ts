import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import { expect, test, type Page } from 'playwright/test';
import { answerDialogs, launchApp, runCommand, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { runPackaged } from './helpers/run';

/** Printing in the packed app; only the system's own dialog is played. */
test.describe.configure({ mode: 'serial' });

let home: Home;
let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  home = makeHome();
  mkdirSync(join('test-output', 'screenshots'), { recursive: true });
  running = await launchApp({ home, isSampleRead: true });
  page = running.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.cm-line').first()).toContainText('Продолжение', { timeout: 30_000 });
});

test.afterAll(async () => {
  await running.kill().catch(() => undefined);
  home.remove();
});

type Paper = { readonly url: string; readonly title: string; readonly text: string; readonly pdf: string };

/** Answers the next dialog of printing; what the window shows by then is kept as a PDF. */
async function answerPrinting(app: ElectronApplication, isPrinted: boolean, reason: string): Promise<void> {
  await app.evaluate(
    ({ app: electron }, [answer, why]) => {
      electron.once('web-contents-created', (_, contents) => {
        contents.print = (_options, done) => {
          void contents.printToPDF({ landscape: true, printBackground: true }).then((pdf) => {
            const shown = { url: contents.getURL(), title: contents.getTitle(), pdf: pdf.toString('base64') };
            Object.assign(globalThis, {
              paper: shown,
              settings: (
                contents as unknown as { getLastWebPreferences: () => object }
              ).getLastWebPreferences(),
            });
            done?.(answer, why);
          });
        };
      });
    },
    [isPrinted, reason] as const,
  );
}

async function paper(app: ElectronApplication): Promise<Paper> {
  return await app.evaluate(() => (globalThis as unknown as { paper: Paper }).paper);
}

const notice = () => page.locator('.notice');

test('text beside scan: both sheets, each on paper of its own, from a window without scripts', async () => {
  await answerPrinting(running.app, true, '');
  await page.keyboard.press('Control+p');
  await expect(notice()).toContainText('Sent to the printer', { timeout: 60_000 });
  const printed = await paper(running.app);
  expect(printed.url).toMatch(/^sverka:\/\/print\/document\/[0-9a-f]{32}\.html$/);
  expect(printed.title).toContain('Telegram from Mao Zedong');
  const pdf = Buffer.from(printed.pdf, 'base64');
  writeFileSync(join('test-output', 'screenshots', 'printed-facing.pdf'), pdf);
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  expect(pdf.toString('latin1')).toContain('/Image');
  const settings = await running.app.evaluate(
    () => (globalThis as unknown as { settings: { javascript: boolean; sandbox: boolean } }).settings,
  );
  expect(settings).toMatchObject({ javascript: false, sandbox: true });
  await expect
    .poll(() =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((one) => one.webContents.getURL()),
      ),
    )
    .not.toContain(printed.url);
});

test('the report is printed as it is exported, with its pictures', async () => {
  await answerPrinting(running.app, true, '');
  await runCommand(page, 'Print the report');
  await expect(notice()).toContainText('Sent to the printer', { timeout: 60_000 });
  const pdf = Buffer.from((await paper(running.app)).pdf, 'base64');
  writeFileSync(join('test-output', 'screenshots', 'printed-report.pdf'), pdf);
  expect(pdf.toString('latin1')).toContain('/Image');
});

test('a cancelled dialog is quiet, a printer that fails says why', async () => {
  await answerPrinting(running.app, false, 'Print job canceled');
  await page.keyboard.press('Control+p');
  await expect(notice()).toContainText('Getting the sheets ready');
  await expect(notice()).toHaveCount(0, { timeout: 60_000 });
  await answerPrinting(running.app, false, 'Invalid printer settings');
  await page.keyboard.press('Control+p');
  await expect(notice()).toContainText('It was not printed (Invalid printer settings)', { timeout: 60_000 });
});

/** What of a PDF poppler reads. */
const textOfPdf = (file: string) => execFileSync('pdftotext', ['-layout', file, '-']).toString();

test('the report and the text beside its scan are exported as PDF, from the dialog', async () => {
  for (const [name, file, said] of [
    ['Report to print', 'report.pdf', 'Discrepancies'],
    ['Scan beside text', 'facing.pdf', 'Продолжение'],
  ] as const) {
    await page.keyboard.press('Control+Shift+E');
    await page.getByRole('dialog').getByRole('radio', { name }).check();
    await page.screenshot({ path: join('test-output', 'screenshots', `export-${file}.png`) });
    const save = join(home.folder, file);
    await answerDialogs(running.app, { save });
    await page.keyboard.press('Control+Enter');
    await expect(notice()).toContainText(save, { timeout: 60_000 });
    writeFileSync(join('test-output', 'screenshots', file), readFileSync(save));
    const pdf = readFileSync(save).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toContain('/Image');
    expect(textOfPdf(save)).toContain(said);
  }
});

test('the command line of the program makes the same report as PDF', async () => {
  await running.kill();
  const [name = ''] = readdirSync(join(home.documents, 'Sverka'));
  const root = join(home.documents, 'Sverka', name);
  const args = ['export', root, '--format', 'report-pdf', '--out', 'from-line.pdf', '--language', 'ru'];
  const ran = await runPackaged(home, args, home.folder);
  expect(ran, ran.stderr).toMatchObject({ code: 0, stdout: '' });
  const save = join(home.folder, 'from-line.pdf');
  writeFileSync(join('test-output', 'screenshots', 'from-line.pdf'), readFileSync(save));
  expect(textOfPdf(save)).toContain('Что видно');
});
