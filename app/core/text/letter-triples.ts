import { LETTERS, SIGNS, TRIPLES } from './letter-triples-table';

/** The number of what stands before and after a word. */
const EDGE = LETTERS.length;
const SIZE = EDGE + 1;

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...[...LETTERS].map((letter, i) => [letter, i] as const),
  ['ё', LETTERS.indexOf('е')] as const,
]);

/** How many threes of a word in small letters stand side by side in no Russian word; its edges count. */
export function impossibleTriples(word: string): number {
  let found = 0;
  let [first, second] = [EDGE, NUMBERS.get(word[0] ?? '') ?? EDGE];
  for (let i = 1; i <= word.length; i += 1) {
    const third = NUMBERS.get(word[i] ?? '') ?? EDGE;
    if (!isPossible((first * SIZE + second) * SIZE + third)) found += 1;
    [first, second] = [second, third];
  }
  return found;
}

function isPossible(triple: number): boolean {
  const bits = SIGNS.indexOf(TRIPLES[Math.floor(triple / 6)] ?? 'A');
  return ((bits >> (triple % 6)) & 1) === 1;
}
