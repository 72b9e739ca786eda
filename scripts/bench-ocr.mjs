// Recognition: error rates and speed, beside `tesseract -l rus` on the same pages in the same run.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { ensureBuilt, ensureSystemPackages, isOnPath, root } from './prepare.mjs';
import { engineCommand } from './sverka.mjs';

const SAMPLE = join(root, 'resources', 'sample');
const SAMPLE_DPI = 300;
/** Enough pages that starting a program weighs little. */
const COPIES = 3;

/**
 * A page to read: `scan` as people give it, `picture` as native tesseract takes it, `truth` its text.
 * @typedef {{ name: string, scan: string, sheet: number, picture: string | null, truth: string }} BenchPage
 */

export async function benchOcr() {
  await ensureBuilt();
  ensureSystemPackages();
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'));
  try {
    const pages = [...samplePages(folder), ...typescriptPages()];
    const own = await readOurs(pages, folder);
    const isPaired = isOnPath('tesseract') && pages.every(({ picture }) => picture !== null);
    const native = isPaired ? await readNative(pages, folder) : null;
    if (native === null) console.log('Not paired: tesseract or pdftoppm is not on PATH.');
    printTable(pages, own, native);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {BenchPage[]} */
function samplePages(folder) {
  const scan = join(SAMPLE, 'telegram-112095.scan.pdf');
  const canDraw = isOnPath('pdftoppm');
  if (canDraw) execFileSync('pdftoppm', ['-r', String(SAMPLE_DPI), '-gray', scan, join(folder, 'sheet')]);
  return [1, 2].map((sheet) => ({
    ...{ name: `sample ${sheet}`, scan, sheet },
    picture: canDraw ? join(folder, `sheet-${sheet}.pgm`) : null,
    truth: join(SAMPLE, `sheet-${sheet}.truth.txt`),
  }));
}

/** Real typescript that the checkout does not hold. @returns {BenchPage[]} */
function typescriptPages() {
  const shared = process.env.SVERKA_SHARED || join(root, '..', 'shared');
  const corpus = join(shared, 'corpus', 'typescript');
  const found = ['p1', 'p3'].filter((name) => existsSync(join(corpus, `${name}.jpg`)));
  if (found.length === 0) console.log('Without real typescript: there is no shared corpus here.');
  return found.map((name) => {
    const scan = join(corpus, `${name}.jpg`);
    return {
      name: `typescript ${name}`,
      scan,
      sheet: 1,
      picture: scan,
      truth: join(corpus, `${name}.gt.txt`),
    };
  });
}

/** Several processes share one folder, as `sverka recognise` allows. */
async function readOurs(pages, folder) {
  const out = join(folder, 'ours');
  const scans = [...new Set(pages.map(({ scan }) => scan))].flatMap((scan) =>
    Array.from({ length: COPIES }, (_, copy) => {
      const path = join(folder, `${basename(scan, extname(scan))}.${copy}${extname(scan)}`);
      copyFileSync(scan, path);
      return path;
    }),
  );
  const [program, args] = await engineCommand(['recognise', ...scans, '--out', out]);
  const ms = await timed(() => Promise.all(Array.from({ length: CORES }, () => run(program, args, {}))));
  const textOf = ({ scan, sheet }) =>
    join(out, `${basename(scan, extname(scan))}.0-${String(sheet).padStart(4, '0')}.txt`);
  return { ms, cers: pages.map((page) => cerOf(textOf(page), page.truth)) };
}

async function readNative(pages, folder) {
  mkdirSync(join(folder, 'native'));
  const waiting = pages.flatMap((page, index) =>
    Array.from({ length: COPIES }, (_, copy) => [page.picture, join(folder, 'native', `${index}.${copy}`)]),
  );
  const ms = await timed(() =>
    lanes(
      () => waiting.shift(),
      ([picture, stem]) => run('tesseract', [picture, stem, '-l', 'rus'], { OMP_THREAD_LIMIT: '1' }),
    ),
  );
  return {
    ms,
    cers: pages.map((page, index) => cerOf(join(folder, 'native', `${index}.0.txt`), page.truth)),
  };
}

const CORES = availableParallelism();

/** One lane a core, each until `next` has no more work for it. */
async function lanes(next, work) {
  const lane = async () => {
    for (let item = next(); item !== undefined; item = next()) await work(item);
  };
  await Promise.all(Array.from({ length: CORES }, lane));
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
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

/** The share of wrong characters after folding dashes, quotes and ё, by the product's own measure. */
function cerOf(text, truth) {
  const args = [join(root, 'build', 'cli.cjs'), 'evaluate', text, truth, '--format', 'json'];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })).folded.cer.rate;
}

function printTable(pages, own, native) {
  const row = (name, ...cells) =>
    console.log(name.padEnd(20) + cells.map((cell) => cell.padStart(12)).join(''));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const perMinute = ({ ms }) => (pages.length * COPIES * 60_000) / ms;
  const both = (show) => [show(own), ...(native === null ? [] : [show(native)])];
  row('CER', 'Sverka', ...(native === null ? [] : ['tesseract']));
  pages.forEach(({ name }, i) => row(name, ...both(({ cers }) => cers[i].toFixed(4))));
  for (const kind of ['sample', 'typescript']) {
    const of = ({ cers }) => cers.filter((_, i) => pages[i].name.startsWith(kind));
    if (of(own).length > 0) row(`${kind}, mean`, ...both((side) => mean(of(side)).toFixed(4)));
  }
  row('pages per minute', ...both((side) => perMinute(side).toFixed(1)));
  if (native !== null) row('speed, ratio', (perMinute(own) / perMinute(native)).toFixed(2));
}
