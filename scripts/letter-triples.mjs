// Lists which three letters stand side by side in any form of a Russian word and writes app/core/text/letter-triples-table.ts.
// Source: the words of resources/dictionaries with all their suffixes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
/** What stands before and after a word. */
const EDGE = LETTERS.length;
const SIZE = EDGE + 1;
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LINE = 100;

const read = (name) => readFileSync(join(root, 'resources/dictionaries', name), 'utf8').split(/\r?\n/u);

/** Flag → rules `[what goes, what comes, what the word must end in]`. */
const rules = new Map();
for (const line of read('ru.aff')) {
  const [, kind, flag, strip, add, condition] = /^(SFX|PFX)\s+(\S)\s+(\S+)\s+(\S+)\s+(\S+)/u.exec(line) ?? [];
  if (kind === undefined) continue;
  if (kind === 'PFX') throw new Error('Prefixes are not expected.');
  const rule = [strip === '0' ? '' : strip, add === '0' ? '' : add, new RegExp(`${condition}$`, 'u')];
  rules.set(flag, [...(rules.get(flag) ?? []), rule]);
}

const seen = new Uint8Array(SIZE ** 3);

function mark(word) {
  const letters = [...word.toLowerCase().replaceAll('ё', 'е')].map((letter) => LETTERS.indexOf(letter));
  if (letters.includes(-1)) return;
  const all = [EDGE, ...letters, EDGE];
  for (let i = 0; i + 2 < all.length; i += 1) seen[(all[i] * SIZE + all[i + 1]) * SIZE + all[i + 2]] = 1;
}

for (const line of read('ru.dic').slice(1)) {
  const [word = '', flags = ''] = line.trim().split('/');
  mark(word);
  for (const flag of flags)
    for (const [strip, add, ends] of rules.get(flag) ?? [])
      if (word.endsWith(strip) && ends.test(word)) mark(word.slice(0, word.length - strip.length) + add);
}

let packed = '';
for (let i = 0; i < seen.length; i += 6) {
  let bits = 0;
  for (let bit = 0; bit < 6; bit += 1) bits |= (seen[i + bit] ?? 0) << bit;
  packed += SIGNS[bits];
}
const lines = packed.match(new RegExp(`.{1,${LINE}}`, 'gu')).map((line) => `  '${line}',`);

writeFileSync(
  join(root, 'app/core/text/letter-triples-table.ts'),
  `/** The letters of the table, in its order. */
export const LETTERS = '${LETTERS}';
/** Six bits a sign. */
export const SIGNS = '${SIGNS}';

/**
 * Which three letters, or two and an edge of the word, stand side by side in some form of a word of the dictionary: six
 * a sign, the lowest bit first. ё counts as е. Listed by scripts/letter-triples.mjs.
 */
export const TRIPLES = [
${lines.join('\n')}
].join('');
`,
);
console.log(`${seen.reduce((sum, one) => sum + one, 0)} of ${seen.length}`);
