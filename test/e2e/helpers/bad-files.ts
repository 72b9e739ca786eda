import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE } from './paths';
import { greyPng } from './png';

const NO_PIXELS = new Uint8Array();

/** Files that no program can use, each bad in its own way. */
export type BadFiles = {
  readonly folder: string;
  readonly names: readonly string[];
};

/** Writes them into `folder`, which is made. */
export function makeBadFiles(folder: string): BadFiles {
  mkdirSync(folder, { recursive: true });
  const files: Readonly<Record<string, Uint8Array>> = {
    'empty.pdf': new Uint8Array(),
    'text.pdf': Buffer.from('Это не PDF, а простой текст.\n'),
    'truncated.pdf': readFileSync(SAMPLE.scan).subarray(0, 200_000),
    'zero.png': greyPng(0, 0, NO_PIXELS),
    'bomb.png': greyPng(60_000, 60_000, NO_PIXELS),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return { folder, names: Object.keys(files) };
}
