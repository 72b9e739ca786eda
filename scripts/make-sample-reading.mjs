// Reads the sample's scan with the engine as it is now, and keeps what it read beside it: `npm run sample:reading`.
// See resources/sample/README.md. It is to be run again when the scan or the recognition changes.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeChecksums } from './make-sample.mjs';
import { runVerb } from './sverka.mjs';

const SAMPLE = join(import.meta.dirname, '../resources/sample');
/** The moment of reading would make other bytes of the same reading; passes of one run share theirs. */
const MOMENT = '2026-01-01T00:00:00.000Z';

/**
 * Takes the readings out of `project`, which the command line has made of the sample, and writes them into `folder`.
 * @param {string} project
 * @param {string} [folder]
 */
export function keepReading(project, folder = SAMPLE) {
  const about = JSON.parse(readFileSync(join(folder, 'sample.json'), 'utf8'));
  const take = (from, name) => {
    const text = readFileSync(from, 'utf8').replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, MOMENT);
    writeFileSync(join(folder, name), text);
    return name;
  };
  const sheets = readdirSync(join(project, 'readings'))
    .sort()
    .map((id, i) => {
      const inFolder = (kind) => {
        const names = readdirSync(join(project, kind, id)).filter((name) => name.endsWith('.xml'));
        return names.sort().map((name) => join(project, kind, id, name));
      };
      const readings = inFolder('readings').map((from, k) =>
        take(from, `sheet-${i + 1}.reading-${k + 1}.xml`),
      );
      return { page: take(inFolder('history')[0], `sheet-${i + 1}.read.xml`), readings };
    });
  const scanSha256 = createHash('sha256')
    .update(readFileSync(join(folder, about.files.scan)))
    .digest('hex');
  writeFileSync(join(folder, 'reading.json'), `${JSON.stringify({ scanSha256, sheets }, null, 2)}\n`);
  writeChecksums(folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = mkdtempSync(join(tmpdir(), 'sverka-reading-'));
  const project = join(out, 'sample');
  const scan = join(SAMPLE, 'telegram-112095.scan.pdf');
  const code = await runVerb(['review', scan, '--out', project, '--readings', '2']);
  if (code === 0) keepReading(project);
  rmSync(out, { recursive: true });
  process.exitCode = code;
}
