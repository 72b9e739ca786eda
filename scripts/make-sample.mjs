// Sets the published Russian text of the sample as a facsimile of a typescript: `npm run sample`.
// See resources/sample/README.md. The same text, faces and seed give the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeface } from './sample/glyphs.mjs';
import { setSheet, splitSheets, truthOf } from './sample/layout.mjs';
import { pdfOf } from './sample/pdf.mjs';
import { scanSheet } from './sample/scan.mjs';
import { SETTINGS } from './sample/sheets.mjs';

/** `SVERKA_FONTS`: another folder with Debian's faces, where they are unpacked and not installed. */
const FONTS = process.env.SVERKA_FONTS || '/usr/share/fonts/truetype';
export const DEFAULTS = {
  text: join(import.meta.dirname, '../resources/sample/reference-ru.txt'),
  out: join(import.meta.dirname, '../resources/sample'),
  face: join(FONTS, 'gnutypewriter/GNUTypewriter.ttf'),
  signs: join(FONTS, 'dejavu/DejaVuSansMono.ttf'),
  dpi: '300',
};

/**
 * Writes the scan, the truth of each sheet and the checksums of everything in `out`.
 * @param {Partial<typeof DEFAULTS>} options paths of the text, of the fonts and of the folder to write; dpi of the scan
 * @param {(line: string) => void} say
 */
export async function makeSample(options = {}, say = () => {}) {
  const { text, out, face, signs, dpi } = { ...DEFAULTS, ...options };
  const faces = { typeface: loadTypeface({ face, signs }), letters: loadTypeface({ face: signs, signs }) };
  mkdirSync(out, { recursive: true });
  const scans = splitSheets(readFileSync(text, 'utf8')).map((source, index) => {
    const lines = setSheet(source);
    writeFileSync(join(out, `sheet-${index + 1}.truth.txt`), truthOf(lines));
    say(`Sheet ${index + 1}: ${lines.length} lines`);
    return scanSheet(lines, { ...SETTINGS[index % SETTINGS.length], dpi: Number(dpi) }, faces);
  });
  const about = { title: 'Facsimile: telegram, document 112095', subject: ABOUT, dpi: Number(dpi) };
  writeFileSync(join(out, 'telegram-112095.scan.pdf'), await pdfOf(scans, about));
  writeChecksums(out);
  say(`Written to ${out}`);
}

const ABOUT = 'A facsimile set from the published text; not an image of the original.';

export function writeChecksums(folder) {
  const names = readdirSync(folder).filter((name) => name !== 'SHA256SUMS');
  const lines = names.sort().map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' }]));
  await makeSample(parseArgs({ options }).values, console.error);
}
