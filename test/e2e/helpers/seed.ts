import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedDir } from '../../helpers/shared';

/** The document the project began with: one file, its English part before its Russian one. Null where it is absent. */
export type Seed = { readonly file: string; readonly english: string; readonly russian: string };

const FIRST_RUSSIAN_WORDS = '## Продолжение шифртелеграммы № 15603';

export function readSeed(): Seed | null {
  const shared = sharedDir();
  const file = shared === null ? '' : join(shared, 'seed', 'telegram-112095.txt');
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf(FIRST_RUSSIAN_WORDS);
  if (at < 0) throw new Error(`${file} does not hold “${FIRST_RUSSIAN_WORDS}”.`);
  return { file, english: text.slice(0, at), russian: text.slice(at) };
}

/** A file of other people's that the checkout does not hold, or null. */
export function corpusFile(...parts: readonly string[]): string | null {
  const shared = sharedDir();
  const file = shared === null ? '' : join(shared, 'corpus', ...parts);
  return existsSync(file) ? file : null;
}
