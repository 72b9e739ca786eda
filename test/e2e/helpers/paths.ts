import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Where screenshots and reports of a test run are kept. */
export const OUTPUT = join(ROOT, 'test-output');

export const SAMPLE = {
  scan: join(ROOT, 'resources/sample/telegram-112095.scan.pdf'),
  transcription: join(ROOT, 'resources/sample/reference-ru.txt'),
  translation: join(ROOT, 'resources/sample/translation-en.txt'),
  truths: [1, 2].map((sheet) => join(ROOT, `resources/sample/sheet-${sheet}.truth.txt`)),
} as const;

const NAMES: Readonly<Record<string, string>> = {
  linux: 'sverka',
  win32: 'sverka.exe',
  darwin: 'Sverka.app/Contents/MacOS/Sverka',
};

/** The packed program that `npm run dist` left; SVERKA_PACKAGE names another one. */
export function packagedExecutable(): string {
  const named = process.env['SVERKA_PACKAGE'];
  if (named !== undefined && named !== '') return named;
  const dist = join(ROOT, 'dist');
  const folder = existsSync(dist)
    ? readdirSync(dist).find((name) => /-unpacked$|^mac/.test(name))
    : undefined;
  if (folder === undefined) throw new Error('There is no packed app in dist/. Run: npm run dist');
  return join(dist, folder, NAMES[process.platform] ?? 'sverka');
}
