import { readFileSync, writeFileSync } from 'node:fs';
import jpeg from 'jpeg-js';

/** The table that is seen around an open book, and how dark the fold is against the paper. */
const TABLE_GREY = 60;
const FOLD_PX = 60;
const FOLD_LIGHT = 0.45;

/** Writes two pages side by side as one JPEG, with the shadow of the fold between them. Answers where the fold is, 0–1. */
export function writeSpread(left: string, right: string, to: string): number {
  const pages = [left, right].map((file) => jpeg.decode(readFileSync(file)));
  const [a, b] = pages as [(typeof pages)[number], (typeof pages)[number]];
  const [width, height] = [a.width + b.width, Math.max(a.height, b.height)];
  const out = Buffer.alloc(width * height * 4, TABLE_GREY);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const page = x < a.width ? a : b;
      const px = x < a.width ? x : x - a.width;
      if (y >= page.height) continue;
      const from = Math.min(1, Math.abs(x - a.width) / FOLD_PX);
      const light = FOLD_LIGHT + (1 - FOLD_LIGHT) * from;
      const value = Math.round((page.data[(y * page.width + px) * 4] ?? TABLE_GREY) * light);
      out.set([value, value, value, 255], (y * width + x) * 4);
    }
  writeFileSync(to, jpeg.encode({ width, height, data: out }, 88).data);
  return a.width / width;
}

/** Writes a page as a mirror shows it: type that nobody can read. */
export function writeMirrored(from: string, to: string): void {
  const { width, height, data } = jpeg.decode(readFileSync(from));
  const out = Buffer.alloc(data.length, 255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + width - 1 - x) * 4;
      out.set(data.subarray(at, at + 3), (y * width + x) * 4);
    }
  writeFileSync(to, jpeg.encode({ width, height, data: out }, 90).data);
}
