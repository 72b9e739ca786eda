import type { FactLanguage, UnitClass } from './fact';

/** The words of one language that numbers, dates and times are made of. Keys are lower case with ё as е. */
export type Lexicon = {
  readonly language: FactLanguage;
  readonly cardinals: ReadonlyMap<string, number>;
  /** Words that multiply what stands before them: тысяч, млн, hundred. */
  readonly scales: ReadonlyMap<string, number>;
  /** Scales that are a number by themselves (тысяча человек); the plural (тысячи людей) is none. */
  readonly bareScales: ReadonlySet<string>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  /** Words between the two ends of a range: до, to. */
  readonly rangeWords: ReadonlySet<string>;
  /** Words that may stand between hundreds and the rest: one hundred and five. */
  readonly joiners: ReadonlySet<string>;
  /** After a number, a half more: два с половиной. Sticky. */
  readonly half: RegExp;
  readonly unitOf: (key: string) => UnitClass | null;
  /** The id of the noun that an ordinal numbers (параллель and parallel are one id). */
  readonly numberedNoun: (key: string) => string | null;
};

/** Words this long are still known with one letter misread: none of them is one letter from another word. */
const LONG_WORD = 6;

export function exactlyIn<T>(table: ReadonlyMap<string, T>, key: string): T | undefined {
  return table.get(key);
}

/** What a word means, or what the one word of its length does that it is one letter away from. */
export function nearlyIn<T>(table: ReadonlyMap<string, T>, key: string): T | undefined {
  const exact = table.get(key);
  if (exact !== undefined || key.length < LONG_WORD) return exact;
  for (const [word, value] of table) if (word.length === key.length && isOneApart(word, key)) return value;
  return undefined;
}

function isOneApart(a: string, b: string): boolean {
  let apart = 0;
  for (let i = 0; i < a.length && apart < 2; i += 1) if (a[i] !== b[i]) apart += 1;
  return apart === 1;
}

/** Looks words up by how they begin, which sees through case endings. Longer stems win. */
export function stemTable<T>(rows: Readonly<Record<string, T>>): (key: string) => T | null {
  const stems = new Map(Object.entries(rows));
  const longest = Math.max(...[...stems.keys()].map((stem) => stem.length));
  return (key) => {
    for (let length = Math.min(longest, key.length); length > 0; length -= 1) {
      const found = stems.get(key.slice(0, length));
      if (found !== undefined) return found;
    }
    return null;
  };
}

/** `{ division: 'дивизи арми' }` turned about: each stem leads to its id. */
export function byStem<T extends string>(rows: Readonly<Record<T, string>>): Readonly<Record<string, T>> {
  const table: Record<string, T> = {};
  for (const id of Object.keys(rows) as T[]) {
    for (const stem of rows[id].split(' ')) table[stem] = id;
  }
  return table;
}
