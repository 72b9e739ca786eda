// What other programs find in the files that are written: npm run bench -- peers. Each that is missing is passed over by name.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/** What has to be installed for each: packages of Python's, or programs. */
const NEEDS = {
  'OCR-D core (PAGE)': 'ocrd',
  'eScriptorium’s names (PAGE, ALTO)': '',
  'dinglehopper (PAGE)': 'dinglehopper',
  'alto-tools (ALTO)': 'alto_tools',
  'hocr-tools (hOCR)': 'lxml',
  'poppler (PDF)': '',
  'poppler (PDF that came in)': '',
  'python-docx (DOCX)': 'docx',
  'LibreOffice (DOCX)': '',
};

const SHEETS = 200;

/** `writeForPeers` makes the files. PYTHON names an interpreter that has the peers: pip install ocrd dinglehopper alto-tools hocr-tools python-docx. */
export async function benchPeers(writeForPeers, log) {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-peers-'));
  const python = process.env.PYTHON ?? 'python3';
  try {
    await writeForPeers(folder, SHEETS);
    log('read by                              equal');
    for (const [peer, needed] of Object.entries(NEEDS)) {
      const script = join(root, 'scripts', 'bench-peers', 'read.py');
      const args = [script, folder, peer.replace('’', "'")];
      const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', maxBuffer: 1e8 });
      if (status !== 0) {
        const isMissing = /ModuleNotFoundError|No such file/.test(stderr);
        log(
          `${peer.padEnd(36)} ${isMissing ? `passed over: ${needed || 'its program'} is not installed` : stderr.slice(-600)}`,
        );
        continue;
      }
      const { files, same, differ, ...more } = JSON.parse(stdout);
      const others = differ.length === 0 ? '' : `; others: ${differ.join(', ')}`;
      log(
        `${peer.padEnd(36)} ${same} of ${files}${Object.values(more)
          .map((one) => `; ${one}`)
          .join('')}${others}`,
      );
    }
  } finally {
    if (process.env.SVERKA_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
    else log(`Kept: ${folder}`);
  }
}
