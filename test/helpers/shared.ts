import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of data that is never part of the checkout (real scans, other people's files), or null without it. */
export function sharedDir(): string | null {
  const named = process.env['SVERKA_SHARED'];
  if (named !== undefined && named !== '') return named;
  const beside = resolve(import.meta.dirname, '../../../shared');
  return existsSync(beside) ? beside : null;
}
