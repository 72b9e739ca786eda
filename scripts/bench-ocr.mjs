// Recognition: error rates, speed and memory, beside `tesseract -l rus` on the same pictures in the same run.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { watchChildren } from './bench-ocr/memory.mjs';
import { benchPages, withOwnNames } from './bench-ocr/pages.mjs';
import { accountsOf, printAccounts } from './bench-ocr/accounts.mjs';
import { byGroup, scoreOf } from './bench-ocr/score.mjs';
import { ensureBuilt, ensureSystemPackages, isOnPath } from './prepare.mjs';
import { engineCommand } from './sverka.mjs';

const CORES = availableParallelism();
/** How many passes, a run each; `READINGS=1,3` runs fewer. */
const READINGS = (process.env.READINGS ?? '1,2,3,4').split(',').map(Number);
/** The setting whose passes are scored one by one. */
const MOST_READINGS = Math.max(...READINGS);

/** @param {(folder: string) => import('./bench-ocr/pages.mjs').BenchPage[]} pagesIn gives the pages, the folder being there for those that are made */
export async function benchOcr(pagesIn = (folder) => benchPages(folder, false)) {
  await ensureBuilt();
  ensureSystemPackages();
  if (!isOnPath('pdftoppm'))
    throw new Error('This bench draws the sample with pdftoppm. Install poppler-utils.');
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'));
  try {
    const pages = withOwnNames(pagesIn(folder), join(folder, 'scans'));
    const native = isOnPath('tesseract') ? await readNative(pages, folder) : null;
    if (native === null) console.log('Not paired: tesseract is not on PATH.');
    const ours = [];
    for (const readings of READINGS) ours.push(await readOurs(pages, folder, readings));
    const passes = scorePasses(pages, folder);
    printTable(pages, [...(native === null ? [] : [native]), ...ours, ...passes], native);
    printAccounts(ours, row);
    printPages(pages, [...(native === null ? [] : [native]), ...ours]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One start of the program, as many pages at once as there are cores. */
async function readOurs(pages, folder, readings) {
  const out = join(folder, `readings-${readings}`);
  const scans = pages.map(({ scan }) => scan);
  const settings = ['--readings', String(readings), '--format', 'txt,json', '--out', out];
  const [program, args] = await engineCommand(['recognise', ...scans, ...settings]);
  const used = await timed(() => run(program, args, {}));
  const scores = pages.map(({ stem, truth }) => {
    const body = join(out, `${stem}.body.txt`);
    writeFileSync(body, bodyOf(join(out, `${stem}-0001.json`)));
    return scoreOf(body, truth);
  });
  const accounts = accountsOf(pages.map(({ stem }) => join(out, `${stem}-0001.json`)));
  return { name: `readings ${readings}`, ...used, scores, accounts };
}

/** The text but for lines that were set apart as stamps and what was made of them: no truth here has those. */
function bodyOf(path) {
  const { lines } = JSON.parse(readFileSync(path, 'utf8'));
  const isStamp = ({ marks = [] }) => marks.some(({ kind }) => kind === 'stamp' || kind === 'debris');
  return lines
    .filter((line) => !isStamp(line))
    .map(({ text }) => text)
    .join('\n');
}

/** Every way of preparing a picture by itself, out of the run with all of them. */
function scorePasses(pages, folder) {
  const found = pages.map(({ stem }) =>
    JSON.parse(readFileSync(join(folder, `readings-${MOST_READINGS}`, `${stem}-0001.json`), 'utf8')),
  );
  return found[0].readings.map(({ preparation }, pass) => ({
    name: `only ${preparation}`,
    scores: found.map(({ readings }, i) => {
      const path = join(folder, 'pass.txt');
      writeFileSync(path, readings[pass].lines.map(({ text }) => text).join('\n'));
      return scoreOf(path, pages[i].truth);
    }),
  }));
}

/** The whole program a page, one thread each, as many at once as there are cores. */
async function readNative(pages, folder) {
  const out = join(folder, 'native');
  mkdirSync(out);
  const waiting = [...pages];
  const env = { OMP_THREAD_LIMIT: '1' };
  const work = ({ scan, stem }) => run('tesseract', [scan, join(out, stem), '-l', 'rus'], env);
  const lane = async () => {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) await work(page);
  };
  const { ms, cpuS } = await timed(() => Promise.all(Array.from({ length: CORES }, lane)));
  const scores = pages.map(({ stem, truth }) => {
    const text = join(out, `${stem}.txt`);
    if (!existsSync(text)) writeFileSync(text, '');
    return scoreOf(text, truth);
  });
  return { name: 'tesseract', ms, cpuS, peakMb: null, scores };
}

async function timed(work) {
  const watch = watchChildren();
  const started = performance.now();
  await work();
  return { ms: performance.now() - started, ...watch.stop() };
}

function run(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${basename(program)} ended with ${code}.`)),
    );
  });
}

function row(name, ...cells) {
  console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(13)).join(''));
}

function printTable(pages, sides, native) {
  const groups = byGroup(pages, sides[0].scores).map(({ group }) => group);
  for (const [title, key] of [
    ['CER', 'cer'],
    ['WER', 'wer'],
    ['numbers wrong', 'der'],
  ]) {
    row(title, ...groups);
    for (const { name, scores } of sides)
      row(name, ...byGroup(pages, scores).map((one) => one[key].toFixed(4)));
  }
  row(`${pages.length} pages`, 's a page', 'speed', 'CPU s a page', 'speed by CPU', 'memory');
  for (const { name, ms, cpuS, peakMb } of sides.filter((side) => side.ms !== undefined)) {
    const ratio = (ours, theirs) => (native === null ? '' : (theirs / ours).toFixed(2));
    const time = [(ms / pages.length / 1000).toFixed(2), ratio(ms, native?.ms)];
    const cpu = [(cpuS / pages.length).toFixed(2), ratio(cpuS, native?.cpuS)];
    row(name, ...time, ...cpu, peakMb === null ? '' : `${Math.round(peakMb)} MB`);
  }
  console.log(
    `Speed is that of the same pages in tesseract, ${CORES} processes of one thread each, taken as 1; where others use the machine, go by CPU.`,
  );
}

/** Page by page: the worst one decides, so it stands below all. What is lost is that of the last of our settings. */
function printPages(pages, sides) {
  const last = sides.findLast((side) => side.accounts !== undefined);
  const accounts = last?.accounts ?? [];
  row('CER, each page', ...sides.map(({ name }) => name), 'lost words', 'ink lines', 'in order');
  pages.forEach(({ name }, i) => {
    const { lost = '', inkLines = '' } = accounts[i] ?? {};
    const inOrder = last?.scores[i].inOrder.toFixed(2) ?? '';
    row(
      name,
      ...sides.map(({ scores }) => scores[i].cer.toFixed(4)),
      String(lost),
      String(inkLines),
      inOrder,
    );
  });
  const most = (of) => Math.max(...of);
  const worst = sides.map(({ scores }) => most(scores.map(({ cer }) => cer)).toFixed(4));
  row(
    'worst page',
    ...worst,
    ...['lost', 'inkLines'].map((key) => String(most(accounts.map((one) => one[key])))),
  );
}
