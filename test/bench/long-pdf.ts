import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { answerDialogs, launchApp, type RunningApp } from '../e2e/helpers/app';
import { makeHome } from '../e2e/helpers/home';
import { SAMPLE } from '../e2e/helpers/paths';
import { commandLine, processTree } from '../e2e/helpers/processes';

/** A long scan in the packed app: how soon the first sheet is there, and the memory of all processes. */
const PAGES = Number(process.env['PAGES'] ?? '500');
/** How many sheets are turned, and how many recognised, while memory is watched. */
const TURNED = Number(process.env['TURNED'] ?? '40');
const RECOGNISED = Number(process.env['RECOGNISED'] ?? '60');
const SAID_EVERY = 20;
const SAMPLE_MS = 250;

async function benchLongPdf(): Promise<void> {
  const home = makeHome();
  const load = () => `load ${((loadavg()[0] ?? 0) / cpus().length).toFixed(1)} per core`;
  console.log(`${PAGES} sheets, ${cpus().length} cores, ${load()}`);
  const path = process.env['PDF'] ?? join(home.folder, 'long.pdf');
  if (process.env['PDF'] === undefined) writeFileSync(path, await makePdf());
  const running = await launchApp({ home });
  const memory = watchMemory(running);
  await running.window.locator('.page-button').first().waitFor();
  const madeMs = await create(running, path);
  console.log(
    `From Create to the first sheet (the scan is copied and checked first): ${madeMs} ms, ${load()}`,
  );
  memory.say('after it is made');
  await running.kill();
  memory.stop();
  await reopen(home);
  home.remove();
}

async function makePdf(): Promise<Uint8Array> {
  const sample = await PDFDocument.load(readFileSync(SAMPLE.scan));
  const pdf = await PDFDocument.create();
  while (pdf.getPageCount() < PAGES) {
    // Copied anew each time, so that every page has images of its own.
    for (const page of await pdf.copyPages(sample, sample.getPageIndices())) pdf.addPage(page);
  }
  return await pdf.save();
}

async function create({ app, window }: RunningApp, path: string): Promise<number> {
  await answerDialogs(app, { open: [path] });
  await window.keyboard.press('Control+n');
  await window.getByRole('button', { name: 'Add scans…' }).click();
  const probing = performance.now();
  await window.locator('.files li').first().getByText(`${PAGES} sheets`).waitFor({ timeout: 120_000 });
  console.log(`Its pages are counted in ${Math.round(performance.now() - probing)} ms`);
  const started = performance.now();
  await window.getByRole('button', { name: 'Create' }).click();
  await firstSheet({ window });
  return Math.round(performance.now() - started);
}

/** Waits until the scan's picture is on the screen. */
async function firstSheet({ window }: Pick<RunningApp, 'window'>): Promise<void> {
  await window.waitForFunction(
    (pages) => {
      const strip = document.querySelectorAll('.page-button');
      const overlay = document.querySelector('.scan-overlay');
      const total = document.querySelector('.status-line')?.textContent ?? '';
      return strip.length > 2 && total.includes(`of ${pages}`) && overlay?.isConnected === true;
    },
    PAGES,
    { timeout: 120_000, polling: 50 },
  );
}

async function reopen(home: ReturnType<typeof makeHome>): Promise<void> {
  const folder = join(home.documents, 'Sverka');
  const name = readdirSync(folder).find((each) => !each.startsWith('Telegram')) ?? '';
  rmSync(join(folder, name, 'cache'), { recursive: true, force: true });
  const started = performance.now();
  const running = await launchApp({ home, args: [join(folder, name)] });
  const memory = watchMemory(running);
  const launchedMs = performance.now() - started;
  await firstSheet(running);
  const ms = Math.round(performance.now() - started);
  console.log(
    `From launch to the first sheet, nothing cached: ${ms} ms (window after ${Math.round(launchedMs)} ms)`,
  );
  memory.say('first sheet');
  for (let turned = 0; turned < TURNED; turned += 1) {
    await running.window.keyboard.press('Alt+PageDown');
    await running.window.waitForTimeout(SAMPLE_MS);
  }
  memory.say(`${TURNED} sheets turned`);
  await recogniseSome(running, memory);
  await running.kill();
  memory.stop();
}

async function recogniseSome({ app, window }: RunningApp, memory: Memory): Promise<void> {
  if (RECOGNISED === 0) return;
  await window.getByRole('button', { name: 'Recognise', exact: true }).click();
  const started = performance.now();
  const engine: number[] = [];
  const all: number[] = [];
  for (let done = 1; done <= RECOGNISED; done += 1) {
    await window.getByText(`Recognising ${done + 1} of`).waitFor({ timeout: 600_000 });
    engine.push(pssMb(await enginePid(app)));
    all.push(memory.nowMb());
    if (done % SAID_EVERY > 0) continue;
    const each = Math.round((performance.now() - started) / done);
    memory.say(`${done} sheets recognised, ${each} ms each`);
    const sinceMb = engine.slice(-SAID_EVERY);
    console.log(
      `  the engine in these ${SAID_EVERY}: ${Math.round(Math.min(...sinceMb))} to ${Math.round(Math.max(...sinceMb))} MB`,
    );
  }
  console.log(
    `Slope over ${RECOGNISED} sheets: engine ${slope(engine).toFixed(2)} MB a sheet, all processes ${slope(all).toFixed(2)} MB a sheet`,
  );
}

/** The process of the hidden window that reads scans; its workers live in it. */
async function enginePid(app: RunningApp['app']): Promise<number> {
  return await app.evaluate(({ BrowserWindow }) => {
    const isEngine = (url: string) => url.startsWith('sverka://engine/');
    const windows = BrowserWindow.getAllWindows();
    return (
      windows.find(({ webContents }) => isEngine(webContents.getURL()))?.webContents.getOSProcessId() ?? 0
    );
  });
}

/** Least squares: how much a value grows with each that follows. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const across = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / across;
}

type Memory = {
  readonly nowMb: () => number;
  readonly say: (when: string) => void;
  readonly stop: () => void;
};

/** PSS of every process of the app: what it takes from the machine, shared pages counted once. */
function watchMemory({ app }: RunningApp): Memory {
  const pid = app.process().pid ?? 0;
  let peakMb = 0;
  const now = () => processTree(pid).reduce((sum, each) => sum + pssMb(each), 0);
  const timer = setInterval(() => (peakMb = Math.max(peakMb, now())), SAMPLE_MS);
  return {
    nowMb: now,
    say: (when) => {
      const mb = now();
      peakMb = Math.max(peakMb, mb);
      const each = processTree(pid).map((one) => `${kindOf(one)} ${Math.round(pssMb(one))}`);
      console.log(
        `Memory, ${when}: ${Math.round(mb)} MB (${each.join(', ')}), peak so far ${Math.round(peakMb)} MB`,
      );
    },
    stop: () => clearInterval(timer),
  };
}

function kindOf(pid: number): string {
  return /--type=([\w-]+)/.exec(commandLine(pid))?.[1] ?? 'main';
}

function pssMb(pid: number): number {
  try {
    const kb = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kb ?? 0) / 1024;
  } catch {
    return 0;
  }
}

await benchLongPdf();
