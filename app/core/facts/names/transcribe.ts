import { KOREAN, KOREAN_SURNAMES } from './korean';
import { MANDARIN } from './mandarin';
import { RUSSIAN_LATIN } from './russian-latin';

/** One syllable or sound in its Russian and its Latin spellings; either may stand for either. */
export type Correspondence = { readonly russian: readonly string[]; readonly latin: readonly string[] };

/** Russian spelling → the Latin spellings that it may stand beside. */
type Table = { readonly spellings: ReadonlyMap<string, readonly string[]>; readonly longest: number };

type System = { readonly start: Table; readonly rest: Table };

const SYSTEMS: readonly System[] = [system(MANDARIN), system(KOREAN, KOREAN_SURNAMES), system(RUSSIAN_LATIN)];

function system(sounds: readonly Correspondence[], atStart: readonly Correspondence[] = []): System {
  return { start: tableOf([...atStart, ...sounds]), rest: tableOf(sounds) };
}

function tableOf(sounds: readonly Correspondence[]): Table {
  const spellings = new Map<string, Set<string>>();
  for (const { russian, latin } of sounds) {
    for (const spelling of russian) {
      const known = spellings.get(spelling) ?? new Set<string>();
      for (const one of latin) known.add(one);
      spellings.set(spelling, known);
    }
  }
  const longest = Math.max(...[...spellings.keys()].map((spelling) => spelling.length));
  return { spellings: new Map([...spellings].map(([key, latin]) => [key, [...latin]])), longest };
}

/** Longer names than this are not compared sound by sound. */
const LONGEST_NAME = 40;

/**
 * Whether the Latin letters are a transcription of the Russian ones, or both of one Chinese or Korean name: some
 * system (Palladius with pinyin and Wade-Giles, Kontsevich with McCune-Reischauer, letters of Russian) takes both
 * strings apart into the same sounds to the end. Both in lower case, letters only.
 */
export function isTranscription(russian: string, latin: string): boolean {
  const plain = latin.normalize('NFD').replace(/\p{M}/gu, '');
  if (russian.length > LONGEST_NAME || plain.length > LONGEST_NAME) return false;
  return SYSTEMS.some((one) => isSameSounds(one, russian, plain));
}

/** Walks all ways of cutting both strings; a place that led nowhere is not tried twice. */
function isSameSounds({ start, rest }: System, russian: string, latin: string): boolean {
  const width = latin.length + 1;
  const tried = new Uint8Array((russian.length + 1) * width);
  const go = (i: number, j: number): boolean => {
    if (i === russian.length) return j === latin.length;
    if (tried[i * width + j] === 1) return false;
    tried[i * width + j] = 1;
    const table = i === 0 ? start : rest;
    for (let length = Math.min(table.longest, russian.length - i); length > 0; length -= 1) {
      const others = table.spellings.get(russian.slice(i, i + length)) ?? [];
      if (others.some((other) => latin.startsWith(other, j) && go(i + length, j + other.length))) return true;
    }
    return false;
  };
  return go(0, 0);
}
