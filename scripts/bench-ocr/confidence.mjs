// Sheets for fitting the table of confidence: of other seeds than those that recognition is measured by.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULTS } from '../make-sample.mjs';
import { ensureBuilt } from '../prepare.mjs';
import { loadTypeface } from '../sample/glyphs.mjs';
import { engineCommand } from '../sverka.mjs';
import { LEVELS, makeSheet } from './sheets.mjs';

const FIRST_SEED = 1001;
const PER_LEVEL = 4;

/** Makes the sheets, recognises them and hands `bench` their texts. */
export async function benchConfidence(bench) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'sverka-confidence-'));
  try {
    const { face, signs } = DEFAULTS;
    const faces = { typeface: loadTypeface({ face, signs }), letters: loadTypeface({ face: signs, signs }) };
    const stems = LEVELS.flatMap((level, at) =>
      Array.from({ length: PER_LEVEL }, (_, i) => {
        const stem = `${level.name}-${i}`;
        const sheet = makeSheet(FIRST_SEED + i * LEVELS.length + at, level, faces);
        writeFileSync(join(folder, `${stem}.jpg`), sheet.jpeg);
        writeFileSync(join(folder, `${stem}.gt.txt`), sheet.truth);
        return stem;
      }),
    );
    const scans = stems.map((stem) => join(folder, `${stem}.jpg`));
    const [program, args] = await engineCommand(['recognise', ...scans, '--format', 'json', '--out', folder]);
    execFileSync(program, args, { stdio: 'ignore' });
    bench(
      stems.map((stem) => ({
        json: join(folder, `${stem}-0001.json`),
        truth: join(folder, `${stem}.gt.txt`),
      })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
