// Sheets for given texts: generated ones of other seeds than those of the other benches, and real typescript beside the checkout.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULTS } from '../make-sample.mjs';
import { ensureBuilt, root } from '../prepare.mjs';
import { loadTypeface } from '../sample/glyphs.mjs';
import { engineCommand } from '../sverka.mjs';
import { LEVELS, makeSheet } from './sheets.mjs';

const FIRST_SEED = 2001;
/** How many sheets of each degree of wear; thirty are the long document without breaks. */
const SHEETS = { light: 30, medium: 6 };

/** Makes the sheets, recognises them and hands `bench` what was read beside what is true. */
export async function benchGivenText(bench) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'sverka-given-'));
  try {
    const pages = [...generated(folder), ...typescript(folder)];
    const scans = pages.map(({ scan }) => scan);
    const [program, args] = await engineCommand(['recognise', ...scans, '--format', 'json', '--out', folder]);
    execFileSync(program, args, { stdio: 'ignore' });
    await bench(
      pages.map(({ name, group, truth }) => ({
        name,
        group,
        truth,
        json: join(folder, `${name}-0001.json`),
      })),
      console.log,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function generated(folder) {
  if (!existsSync(DEFAULTS.face)) {
    console.log('Without generated sheets: fonts-gnutypewriter and fonts-dejavu-core are not installed.');
    return [];
  }
  const { face, signs } = DEFAULTS;
  const faces = { typeface: loadTypeface({ face, signs }), letters: loadTypeface({ face: signs, signs }) };
  return LEVELS.flatMap((level) =>
    Array.from({ length: SHEETS[level.name] ?? 0 }, (_, i) => {
      const name = `${level.name}-${String(i + 1).padStart(2, '0')}`;
      const sheet = makeSheet(FIRST_SEED + i, level, faces);
      const [scan, truth] = [join(folder, `${name}.jpg`), join(folder, `${name}.gt.txt`)];
      writeFileSync(scan, sheet.jpeg);
      writeFileSync(truth, sheet.truth);
      return { name, group: level.name, scan, truth };
    }),
  );
}

function typescript(folder) {
  const shared = process.env.SVERKA_SHARED || join(root, '..', 'shared');
  const corpus = join(shared, 'corpus', 'typescript');
  return ['p1', 'p3']
    .filter((name) => existsSync(join(corpus, `${name}.jpg`)))
    .map((name) => {
      const scan = join(folder, `${name}.jpg`);
      copyFileSync(join(corpus, `${name}.jpg`), scan);
      return { name, group: 'typescript', scan, truth: join(corpus, `${name}.gt.txt`) };
    });
}
