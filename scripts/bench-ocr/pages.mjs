// The pages that the benchmark of recognition reads, each with its truth.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULTS } from '../make-sample.mjs';
import { root } from '../prepare.mjs';
import { loadTypeface } from '../sample/glyphs.mjs';
import { HARDER, harder } from './harder.mjs';
import { hasFaces, KINDS, makePhotographed } from './photographed.mjs';
import { LEVELS, makeSheet } from './sheets.mjs';

/** @typedef {{ name: string, group: string, picture: string, truth: string }} BenchPage `picture` is a JPEG or PGM */

const SAMPLE = join(root, 'resources', 'sample');
const SAMPLE_DPI = 300;
const PER_LEVEL = 7;
const PER_LEVEL_ALL = 14;

/** @returns {BenchPage[]} */
export function benchPages(folder, isAll) {
  const real = typescriptPages();
  const worse = isAll ? real.flatMap((page, i) => harderPages(page, real[i ^ 1] ?? page, i, folder)) : [];
  const made = generatedPages(isAll ? PER_LEVEL_ALL : PER_LEVEL);
  return [...real, ...worse, ...samplePages(folder), ...made];
}

/**
 * The page made harder in every way. Settings are chosen on the first real page made harder, and told of on the second.
 * @returns {BenchPage[]}
 */
export function harderPages(page, other, index, folder) {
  return HARDER.map((way, at) => {
    const name = `${page.name}, ${way}`;
    const picture = join(folder, `${name.replaceAll(/[ ,]+/g, '-')}.jpg`);
    if (!existsSync(picture))
      writeFileSync(picture, harder(page.picture, way, index * HARDER.length + at + 1, other.picture));
    return { ...page, name, group: `${page.group}, harder`, picture };
  });
}

/** Real typescript that the checkout does not hold. @returns {BenchPage[]} */
export function typescriptPages() {
  const shared = process.env.SVERKA_SHARED || join(root, '..', 'shared');
  const corpus = join(shared, 'corpus', 'typescript');
  const found = ['p1', 'p3'].filter((name) => existsSync(join(corpus, `${name}.jpg`)));
  if (found.length === 0) console.log('Without real typescript: there is no shared corpus here.');
  return found.map((name) => {
    const picture = join(corpus, `${name}.jpg`);
    return {
      name: `typescript ${name}`,
      group: 'typescript',
      picture,
      truth: join(corpus, `${name}.gt.txt`),
    };
  });
}

/** The images out of the sample's PDF, so that both sides read the very same pictures. @returns {BenchPage[]} */
export function samplePages(folder) {
  const scan = join(SAMPLE, 'telegram-112095.scan.pdf');
  execFileSync('pdftoppm', ['-r', String(SAMPLE_DPI), '-jpeg', scan, join(folder, 'sample')]);
  return [1, 2].map((sheet) => ({
    ...{ name: `sample ${sheet}`, group: 'sample', picture: join(folder, `sample-${sheet}.jpg`) },
    truth: join(SAMPLE, `sheet-${sheet}.truth.txt`),
  }));
}

/** Sheets are set once and kept: it takes some seconds each. @returns {BenchPage[]} */
function generatedPages(perLevel) {
  if (!existsSync(DEFAULTS.face)) {
    console.log('Without generated sheets: fonts-gnutypewriter and fonts-dejavu-core are not installed.');
    return [];
  }
  const cache = join(
    root,
    'node_modules',
    '.cache',
    'sverka-bench',
    `sheets-${recipe(['sheets.mjs', 'sentences.mjs'])}`,
  );
  mkdirSync(cache, { recursive: true });
  const { face, signs } = DEFAULTS;
  const faces = { typeface: loadTypeface({ face, signs }), letters: loadTypeface({ face: signs, signs }) };
  return LEVELS.flatMap((level, at) =>
    Array.from({ length: perLevel }, (_, i) => {
      const seed = i * LEVELS.length + at + 1;
      const name = `${level.name} ${seed}`;
      const stem = join(cache, `${level.name}-${seed}`);
      const page = { name, group: level.name, picture: `${stem}.jpg`, truth: `${stem}.gt.txt` };
      if (!existsSync(page.picture)) {
        const sheet = makeSheet(seed, level, faces);
        writeFileSync(page.truth, sheet.truth);
        writeFileSync(page.picture, sheet.jpeg);
      }
      return page;
    }),
  );
}

/** Settings of layout were chosen on seeds 1 to 3 of every kind; these tell what they do elsewhere. */
const PHOTOGRAPHED_SEEDS = [11, 12];

/** Printed pages of every kind as a camera sees them. @returns {BenchPage[]} */
export function photographedPages() {
  if (!hasFaces()) {
    console.log(
      'Without photographed pages: install fonts-liberation, fonts-paratype and fonts-dejavu-extra.',
    );
    return [];
  }
  const names = ['photographed.mjs', 'camera.mjs', 'print.mjs', 'sentences.mjs'];
  const cache = join(root, 'node_modules', '.cache', 'sverka-bench', `photographed-${recipe(names)}`);
  mkdirSync(cache, { recursive: true });
  return PHOTOGRAPHED_SEEDS.flatMap((seed) =>
    Object.keys(KINDS).map((kind) => {
      const stem = join(cache, `${kind.replaceAll(' ', '-')}-${seed}`);
      const page = {
        name: `${kind} ${seed}`,
        group: 'photographed',
        picture: `${stem}.jpg`,
        truth: `${stem}.gt.txt`,
      };
      if (!existsSync(page.picture)) {
        const { jpeg, truth } = makePhotographed(kind, seed);
        writeFileSync(page.truth, truth);
        writeFileSync(page.picture, jpeg);
      }
      return page;
    }),
  );
}

/** Another way of making sheets makes other sheets. */
function recipe(names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 12);
}

/** Gives every picture a name of its own in `folder`: recognised texts are named after their scans. */
export function withOwnNames(pages, folder) {
  mkdirSync(folder, { recursive: true });
  return pages.map((page, index) => {
    const stem = `page-${String(index + 1).padStart(3, '0')}`;
    const scan = join(folder, `${stem}.jpg`);
    copyFileSync(page.picture, scan);
    return { ...page, stem, scan };
  });
}
