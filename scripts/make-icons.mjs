// Draws resources/icons/icon.svg as PNG: `node scripts/make-icons.mjs [folder]`. The same drawing gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawShapes, shapesOf } from './icons/shapes.mjs';
import { pngOf } from './icons/png.mjs';

const FOLDER = join(import.meta.dirname, '../resources/icons');
/** Names as packagers look for them, and their sizes in pixels. */
const SIZES = { 'icon.png': 512, 'icon-1024.png': 1024 };

/** @param {string} [out] the folder to write to */
export function makeIcons(out = FOLDER) {
  mkdirSync(out, { recursive: true });
  const drawing = shapesOf(readFileSync(join(FOLDER, 'icon.svg'), 'utf8'));
  for (const [name, size] of Object.entries(SIZES)) {
    writeFileSync(join(out, name), pngOf(drawShapes(drawing, size), size, size));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) makeIcons(process.argv[2]);
