// Pages with known truth for what is fitted: one half chooses, the other reports. None is a page of the table of confidence.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULTS } from '../make-sample.mjs';
import { root } from '../prepare.mjs';
import { loadTypeface } from '../sample/glyphs.mjs';
import { engineCommand } from '../sverka.mjs';
import { harderPages, samplePages, typescriptPages } from './pages.mjs';
import { LEVELS, makeSheet } from './sheets.mjs';

/** @typedef {'choose' | 'report'} Half */
/** @typedef {{ name: string, group: string, half: Half, picture: string, truth: string }} KnownPage */

const CACHE = join(root, 'node_modules', '.cache', 'sverka-bench', 'known');
const FIRST_SEED = 5001;
const PER_LEVEL = Number(process.env.SVERKA_BENCH_SHEETS ?? '8');
/** A face that the second reader was never trained on, beside the one of the sample: every other pair of sheets. */
const UNSEEN_FACE = join(DEFAULTS.face, '..', '..', 'paratype', 'PTM55F.ttf');

/** @returns {KnownPage[]} */
export function knownPages() {
  mkdirSync(CACHE, { recursive: true });
  const typescript = typescriptPages().map((page, i) => ({ ...page, half: halfOf(i) }));
  const sample = samplePages(CACHE).map((page, i) => ({ ...page, half: halfOf(i) }));
  const folder = join(CACHE, `harder-${recipe('harder.mjs')}`);
  mkdirSync(folder, { recursive: true });
  const worse = typescript.flatMap((page, i) => harderPages(page, typescript[i ^ 1] ?? page, i, folder));
  return [...typescript, ...worse, ...generated(), ...sample];
}

const halfOf = (i) => (i % 2 === 0 ? 'choose' : 'report');

/** Setting a light sheet at 300 dpi takes longer than reading it. */
const MOST_DPI = 200;

/** @returns {KnownPage[]} */
function generated() {
  if (!existsSync(DEFAULTS.face)) {
    console.log('Without generated sheets: fonts-gnutypewriter and fonts-dejavu-core are not installed.');
    return [];
  }
  const { face, signs } = DEFAULTS;
  const letters = loadTypeface({ face: signs, signs });
  const typefaces = [face, existsSync(UNSEEN_FACE) ? UNSEEN_FACE : face].map((one) =>
    loadTypeface({ face: one, signs }),
  );
  return LEVELS.flatMap((level, at) =>
    Array.from({ length: PER_LEVEL }, (_, i) => {
      const seed = FIRST_SEED + i * LEVELS.length + at;
      const stem = join(CACHE, `${level.name}-${seed}-${recipe('sheets.mjs', 'sentences.mjs')}`);
      const page = { name: `${level.name} ${seed}`, group: level.name, half: halfOf(i) };
      const [picture, truth] = [`${stem}.jpg`, `${stem}.gt.txt`];
      if (!existsSync(picture)) {
        const made = makeSheet(
          seed,
          { ...level, dpi: Math.min(level.dpi, MOST_DPI) },
          { typeface: typefaces[(i >> 1) % 2], letters },
        );
        writeFileSync(truth, made.truth);
        write(picture, made.jpeg);
      }
      return { ...page, picture, truth };
    }),
  );
}

/** Where the result of each page is kept: another picture, another recogniser or another setting is another file. */
export function keptPaths(pages, readings) {
  const engine = engineHash();
  return pages.map(({ picture }) => join(CACHE, `${hashOf([picture])}-${readings}-${engine}.json`));
}

/** What recognition makes of the pages: the path of the JSON of each. @returns {Promise<string[]>} */
export async function recognised(pages, readings) {
  const kept = keptPaths(pages, readings);
  const lacking = pages
    .map((page, i) => ({ ...page, json: kept[i] }))
    .filter(({ json }) => !existsSync(json));
  for (let from = 0; from < lacking.length; from += SLICE) {
    await recogniseSlice(lacking.slice(from, from + SLICE), readings);
    console.error(`${Math.min(lacking.length, from + SLICE)} of ${lacking.length} pages read`);
  }
  return kept;
}

/** So many pages a start: what is read is kept even where a run is broken off. */
const SLICE = 12;

async function recogniseSlice(pages, readings) {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-known-'));
  try {
    const scans = pages.map(({ picture }, i) => {
      const scan = join(folder, `page-${i + 1}.jpg`);
      writeFileSync(scan, readFileSync(picture));
      return scan;
    });
    const out = join(folder, 'out');
    const settings = ['--readings', String(readings), '--format', 'json', '--out', out];
    const [program, args] = await engineCommand(['recognise', ...scans, ...settings]);
    execFileSync(program, args, { stdio: 'ignore' });
    pages.forEach(({ json }, i) => write(json, readFileSync(join(out, `page-${i + 1}-0001.json`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file is there whole or not at all. */
function write(path, bytes) {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** What makes the result: the engine's sources and its nets. */
const ENGINE = [
  'app/core/image',
  'app/core/layout',
  'app/core/reader',
  'app/core/recognise',
  'renderer/engine',
  'resources/reader',
];

function engineHash() {
  const files = ENGINE.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath ?? one.path, one.name)),
  );
  return hashOf(files.sort());
}

const recipe = (...names) => hashOf(names.map((name) => join(import.meta.dirname, name)));
