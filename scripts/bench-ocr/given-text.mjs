// Sheets for given texts: generated ones of other seeds than those of the other benches, and real typescript beside the checkout.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DEFAULTS } from '../make-sample.mjs';
import { ensureBuilt, root } from '../prepare.mjs';
import { loadTypeface } from '../sample/glyphs.mjs';
import { engineCommand } from '../sverka.mjs';
import { inOldSpelling } from './old-spelling.mjs';
import { LEVELS, makeSheet } from './sheets.mjs';

const CACHE = join(root, 'node_modules', '.cache', 'sverka-given-text');
const FIRST_SEED = 2001;
/** How many sheets of each group, on which degree of wear; the light ones are the long document without breaks. */
const GROUPS = [
  { group: 'light', level: 'light', count: 30, respell: (text) => text },
  { group: 'medium', level: 'medium', count: 6, respell: (text) => text },
  { group: 'old-spelling', level: 'light', count: 4, respell: inOldSpelling },
  { group: 'blank', level: 'light', count: 1, respell: () => '' },
];

/** Makes the sheets, recognises them and hands `bench` what was read beside what is true. Both are kept for the next time. */
export async function benchGivenText(bench) {
  await ensureBuilt();
  const pages = [...generated(), ...typescript()];
  const folder = join(CACHE, `read-${hashOf(recogniser())}`);
  mkdirSync(folder, { recursive: true });
  const jsonOf = ({ name, scan }) => join(folder, `${name}-${hashOf([scan])}.json`);
  await recognise(
    pages.filter((page) => !existsSync(jsonOf(page))),
    jsonOf,
  );
  await bench(
    pages.map((page) => ({ ...page, json: jsonOf(page) })),
    console.log,
  );
}

async function recognise(pages, jsonOf) {
  if (pages.length === 0) return;
  console.log(`Recognising ${pages.length} sheets …`);
  const out = join(CACHE, 'out');
  const scans = pages.map(({ scan }) => scan);
  const [program, args] = await engineCommand(['recognise', ...scans, '--format', 'json', '--out', out]);
  execFileSync(program, args, { stdio: 'ignore' });
  for (const page of pages) renameSync(join(out, `${page.name}-0001.json`), jsonOf(page));
}

function generated() {
  if (!existsSync(DEFAULTS.face)) {
    console.log('Without generated sheets: fonts-gnutypewriter and fonts-dejavu-core are not installed.');
    return [];
  }
  const folder = join(CACHE, `sheets-${hashOf(recipe())}`);
  mkdirSync(folder, { recursive: true });
  const { face, signs } = DEFAULTS;
  const faces = { typeface: loadTypeface({ face, signs }), letters: loadTypeface({ face: signs, signs }) };
  return GROUPS.flatMap(({ group, level, count, respell }) =>
    Array.from({ length: count }, (_, i) => {
      const name = `${group}-${String(i + 1).padStart(2, '0')}`;
      const [scan, truth] = [join(folder, `${name}.jpg`), join(folder, `${name}.gt.txt`)];
      if (!existsSync(scan)) {
        const wear = LEVELS.find((one) => one.name === level);
        const sheet = makeSheet(FIRST_SEED + i, wear, faces, respell);
        writeFileSync(truth, sheet.truth);
        writeFileSync(scan, sheet.jpeg);
      }
      return { name, group, scan, truth };
    }),
  );
}

function typescript() {
  const shared = process.env.SVERKA_SHARED || join(root, '..', 'shared');
  const corpus = join(shared, 'corpus', 'typescript');
  mkdirSync(CACHE, { recursive: true });
  return ['p1', 'p3']
    .filter((name) => existsSync(join(corpus, `${name}.jpg`)))
    .map((name) => {
      const scan = join(CACHE, `${name}.jpg`);
      copyFileSync(join(corpus, `${name}.jpg`), scan);
      return { name, group: 'typescript', scan, truth: join(corpus, `${name}.gt.txt`) };
    });
}

/** Another way of making sheets makes other sheets. */
function recipe() {
  const sample = join(import.meta.dirname, '..', 'sample');
  return [
    ...['sheets.mjs', 'sentences.mjs', 'old-spelling.mjs'].map((name) => join(import.meta.dirname, name)),
    ...readdirSync(sample).map((name) => join(sample, name)),
  ];
}

/** Another recogniser reads otherwise. */
function recogniser() {
  const core = ['recognise', 'image', 'layout', 'reader'].map((name) => join(root, 'app', 'core', name));
  return [join(root, 'renderer', 'engine'), ...core].flatMap(filesIn).filter((file) => file.endsWith('.ts'));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .sort()
    .map((name) => join(folder, String(name)));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
